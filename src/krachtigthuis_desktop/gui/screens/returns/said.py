"""The words of Terugsturen: what waits for a laptop, the four steps, and what stands on the stick."""

from __future__ import annotations

from collections.abc import Callable

from ....domain.dates import day_here
from ....i18n import mark, tr, trn
from ....office.due import Due
from ...level import Level
from ...parts.days import short_day
from ...parts.row import TagText
from ...parts.sizes import size
from ...parts.steps import Stage as Mark
from ...parts.steps import Step
from .model import Line, ReturnsModel, Stage

_SPOKEN = {
    Mark.DONE: mark("done"),
    Mark.NOW: mark("now"),
    Mark.WAITING: mark("still to come"),
    Mark.FAILED: mark("went wrong"),
}
_PARTS: tuple[tuple[Callable[[Due], int], Callable[[int], str]], ...] = (
    (lambda due: due.receipts, lambda n: trn("{count} receipt", "{count} receipts", n)),
    (lambda due: due.revisions, lambda n: trn("{count} piece of others", "{count} pieces of others", n)),
    (lambda due: due.news, lambda n: trn("{count} message to tell", "{count} messages to tell", n)),
    (lambda due: due.erasures, lambda n: trn("{count} erasure", "{count} erasures", n)),
    (lambda due: due.set_apart, lambda n: trn("{count} bundle set apart", "{count} bundles set apart", n)),
    (lambda due: due.directory, lambda n: trn("{count} helper", "{count} helpers", n)),
    (lambda due: due.registry, lambda n: trn("{count} list of laptops", "{count} lists of laptops", n)),
    (lambda due: due.lists, lambda n: trn("{count} list or card", "{count} lists or cards", n)),
)


def who(line: Line) -> str:
    return line.name or tr("Holder {code}", code=line.due.holder)


def content(due: Due) -> str:
    """What goes along, in the words of the work: receipts first."""
    said = [words(count) for counted, words in _PARTS if (count := counted(due))]
    if not said and due.unwritten:
        return tr("An answer that never reached a stick")
    if not said and due.put_back:
        return tr("That this office was put back from a backup")
    return ", ".join(said) or tr("Nothing to send")


def tags(line: Line) -> tuple[TagText, ...]:
    """How far it is."""
    due = line.due
    if due.is_empty:
        return (TagText("check", tr("Has everything"), Level.GOOD),)
    said = []
    if due.on_its_way:
        day = short_day(day_here(due.on_its_way))
        said.append(TagText("clock", tr("On its way since {day}", day=day), Level.ATTENTION))
    else:
        said.append(TagText("circle-dot", tr("Waits"), Level.INFO))
    if due.needs_root:
        said.append(TagText("key-round", tr("needs the root key"), Level.QUIET))
    return tuple(said)


def steps(model: ReturnsModel) -> tuple[Step, ...]:
    """The four steps, each as far as it is."""
    now = {Stage.WRITING: 2, Stage.DONE: 4, Stage.FAULT: 2}.get(model.stage, 0)
    if model.stage is Stage.CHOOSE and model.chosen:
        now = 2 if model.folder else 1
    done, whole = model.progress
    drive = next((each for each in model.drives if each.path == model.folder), None)
    place = tr("USB stick, {free} free", free=size(drive.free)) if drive else ""
    if model.folder and not drive:
        place = tr("Folder {name}", name=model.folder.name)
    chosen = whole or len(model.chosen)
    counted = trn("{count} laptop", "{count} laptops", chosen) if chosen else ""
    said = (
        (tr("Laptops chosen") if now else tr("Choose laptops"), counted),
        (tr("Stick chosen") if now > 1 else tr("Choose a stick"), place if now else ""),
        (
            tr("Put on the stick"),
            trn(
                "{done} of {count} laptop, {size}",
                "{done} of {count} laptops, {size}",
                whole,
                done=done,
                size=size(model.size),
            )
            if whole
            else "",
        ),
        (tr("Checked"), tr("Read back: all is well") if model.stage is Stage.DONE else ""),
    )
    return tuple(_step(title, second, at, now, model.stage) for at, (title, second) in enumerate(said))


def files(model: ReturnsModel) -> tuple[tuple[str, str], ...]:
    """Per laptop what stands on the stick now."""
    return tuple(
        (
            model.name_of(each.device),
            tr("answer {number}, {file}, {size}", number=each.seq, file=each.path.name, size=size(each.size)),
        )
        for each in model.written
    )


def _step(title: str, second: str, place: int, now: int, stage: Stage) -> Step:
    if place < now:
        mark_ = Mark.DONE
    elif place == now:
        mark_ = Mark.FAILED if stage is Stage.FAULT else Mark.NOW
    else:
        mark_ = Mark.WAITING
    return Step(title, second, mark_, tr(_SPOKEN[mark_]))
