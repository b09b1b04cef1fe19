"""The words of Meenemen: what is in a bundle, how far it is, and the four steps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from ....care.today import WaitingOf
from ....i18n import mark, tr, trn
from ....prison.handover import OnItsWay
from ...level import Level
from ...parts.days import short_day
from ...parts.row import Row, Shape, TagText, initials
from ...parts.sizes import size
from ...parts.steps import Stage as Mark
from ...parts.steps import Step
from .model import HandoverModel, Stage, Way, day_of

_TAGS = {
    Way.READY: TagText("package", mark("Ready"), Level.ATTENTION),
    Way.ON_STICK: TagText("usb", mark("On the stick"), Level.ATTENTION),
    Way.UNDERWAY: TagText("clock", mark("On its way"), Level.ATTENTION),
    Way.DELIVERED: TagText("check", mark("Delivered"), Level.GOOD),
    Way.APART: TagText("package-open", mark("Set apart"), Level.ATTENTION),
    Way.GIVEN_UP: TagText("minus", mark("Dropped"), Level.QUIET),
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
    return trn("{count} item", "{count} items", count)


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


_MEANINGS = {
    Way.APART: mark("Two people at the office look at it. Everything in it goes along again"),
    Way.GIVEN_UP: mark("It never left. That is no fault: the rest of it goes along with another"),
    Way.READY: mark("It goes along with the next stick"),
    Way.ON_STICK: mark("Waits for the receipt of the office"),
}


def _meaning(model: HandoverModel, bundle: OnItsWay) -> str:
    way, days, following = model.way(bundle), model.days(bundle), model.next_of(bundle)
    if way is not Way.UNDERWAY:
        return tr(_MEANINGS[way]) if way in _MEANINGS else ""
    if bundle.earlier:
        return tr("From an earlier row. What has not arrived goes along again")
    if following and days:
        return trn(
            "For {count} day. Also in no. {number}",
            "For {count} days. Also in no. {number}",
            days,
            number=following.seq,
        )
    return tr("Also in no. {number}", number=following.seq) if following else ""


def waiting_row(line: WaitingOf) -> Row:
    """One family, or the directory: how much of it waits, and since when."""
    name, mark_, shape = line.name, initials(line.name), Shape.DETAINEE
    if line.home is None:
        name, mark_, shape = tr("Directory of helpers"), "book-open", Shape.SERVICE
    elif not line.name:
        name, mark_, shape = tr("A family that is no longer on this laptop"), "users", Shape.SERVICE
    second = trn(
        "{count} piece, from {day}",
        "{count} pieces, the oldest from {day}",
        line.count,
        day=short_day(day_of(line.oldest)),
    )
    return Row(str(line.home), name, second, mark_, shape, opens=line.home is not None and bool(line.name))
