"""The words of Meenemen: what is in a bundle, how far it is, and the four steps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from ....i18n import mark, tr, trn
from ....prison.handover import OnItsWay
from ...level import Level
from ...parts.days import short_day
from ...parts.row import Row, Shape, TagText
from ...parts.sizes import size
from ...parts.steps import Stage as Mark
from ...parts.steps import Step
from .model import HandoverModel, Stage, Way

_TAGS = {
    Way.READY: TagText("package", mark("Made, not on a stick"), Level.ATTENTION),
    Way.ON_STICK: TagText("usb", mark("On the stick"), Level.ATTENTION),
    Way.UNDERWAY: TagText("clock", mark("On its way"), Level.ATTENTION),
    Way.DELIVERED: TagText("check", mark("Delivered"), Level.GOOD),
    Way.GIVEN_UP: TagText("minus", mark("Never left"), Level.QUIET),
}
_SPOKEN = {
    Mark.DONE: mark("done"),
    Mark.NOW: mark("now"),
    Mark.WAITING: mark("still to come"),
    Mark.FAILED: mark("went wrong"),
}

_KINDS: tuple[tuple[str, Callable[[int], str]], ...] = (
    ("conversation", lambda n: trn("{count} conversation", "{count} conversations", n)),
    ("worry", lambda n: trn("{count} worry", "{count} worries", n)),
    ("person", lambda n: trn("{count} person", "{count} persons", n)),
    ("referral", lambda n: trn("{count} referral", "{count} referrals", n)),
    ("letter", lambda n: trn("{count} letter", "{count} letters", n)),
    ("consent", lambda n: trn("{count} consent", "{count} consents", n)),
)


def pieces(count: int) -> str:
    return trn("{count} piece", "{count} pieces", count)


def content(counts: dict[str, int]) -> str:
    """What is in it, by kind: first what a volunteer would count, the rest in one word."""
    rest = dict(counts)
    said = []
    for kind, words in _KINDS:
        if count := rest.pop(kind, 0):
            said.append(words(count))
    if others := sum(rest.values()):
        said.append(trn("{count} other piece", "{count} other pieces", others))
    return ", ".join(said)


def clock(moment: datetime) -> str:
    return moment.astimezone().strftime("%H:%M")


def steps(model: HandoverModel) -> tuple[Step, ...]:
    """The four steps, each as far as it is."""
    now = {Stage.WRITING: 2, Stage.CHECKING: 3, Stage.DONE: 4, Stage.FAULT: model.failed_at}.get(model.stage, 0)
    if model.stage is Stage.WRITING and not model.progress[1]:
        now = 1
    chosen = tr("Folder {name}", name=model.folder.name) if model.folder else ""
    if model.drive:
        chosen = tr("USB stick, {free} free", free=size(model.drive.free))
    packed = tr("{pieces}, {size}", pieces=pieces(model.pieces), size=size(model.size)) if model.taken else ""
    put_at = clock(model.taken_at) if model.taken and model.taken_at else ""
    said = (
        (tr("Stick chosen") if now else tr("Choose a stick"), chosen),
        (tr("Packed and encrypted"), packed),
        (tr("Put on the stick"), put_at),
        (tr("Checked"), tr("Read back: all is well") if model.taken else ""),
    )
    return tuple(_step(title, second, place, now, model.stage) for place, (title, second) in enumerate(said))


def _step(title: str, second: str, place: int, now: int, stage: Stage) -> Step:
    if place < now:
        mark_ = Mark.DONE
    elif place == now:
        mark_ = Mark.FAILED if stage is Stage.FAULT else Mark.NOW
    else:
        mark_ = Mark.WAITING
    return Step(title, second, mark_, tr(_SPOKEN[mark_]))


def bundle_row(model: HandoverModel, bundle: OnItsWay) -> Row:
    """One bundle: number, when, how much, how far, and what that means."""
    way = model.way(bundle)
    tag = _TAGS[way]
    second = " · ".join(
        part for part in (_when(model, bundle), pieces(bundle.revisions), _meaning(model, bundle)) if part
    )
    return Row(
        bundle.id,
        tr("no. {number}", number=bundle.seq),
        second,
        "package",
        Shape.SERVICE,
        (TagText(tag.icon, tr(tag.words), tag.level),),
        opens=False,
    )


def _when(model: HandoverModel, bundle: OnItsWay) -> str:
    made = datetime.fromisoformat(bundle.created).astimezone()
    if made.date() == model.opened.clock().astimezone().date():
        return tr("today, {time}", time=clock(made))
    return short_day(made.date())


def _meaning(model: HandoverModel, bundle: OnItsWay) -> str:
    way, days, following = model.way(bundle), model.days(bundle), model.next_of(bundle)
    match way:
        case Way.READY:
            return tr("It goes along with the next stick")
        case Way.ON_STICK:
            return tr("Waits for the receipt of the office")
        case Way.UNDERWAY if following and days:
            return trn(
                "For {count} day. Also in no. {number}",
                "For {count} days. Also in no. {number}",
                days,
                number=following.seq,
            )
        case Way.UNDERWAY if following:
            return tr("Also in no. {number}", number=following.seq)
    return ""
