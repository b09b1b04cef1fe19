"""Sending back as plain values: what waits for each laptop, which go on the stick, how far, and what went wrong.

The one sentence *U kunt de stick nu veilig verwijderen* stands only at `Stage.DONE`: after reading back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from ....domain.names import by_full_name
from ....errors import InputError, InputFault, KrachtigError
from ....office import due as waiting
from ....office import returning
from ....office.desk import Desk
from ....office.due import Due
from ....office.registry import holder_name
from ....office.returning import Returned
from ....paths import Drive, sticks
from ...run import Run
from ...sticks import keep_stick


class Stage(StrEnum):
    """Where the person stands."""

    NOTHING = "nothing"
    CHOOSE = "choose"
    WRITING = "writing"
    DONE = "done"
    FAULT = "fault"


@dataclass(frozen=True)
class Line:
    """What waits for one laptop, with the name behind its code."""

    due: Due
    name: str

    @property
    def device(self) -> str:
        return self.due.device

    @property
    def is_new(self) -> bool:
        """Something waits that is on no stick yet."""
        return not self.due.is_empty and not self.due.on_its_way


@dataclass
class ReturnsModel:
    """`changed` is called after each answer, `acted` after a stick was written. No passphrase is ever kept here."""

    desk: Callable[[], Desk]
    clock: Callable[[], datetime]
    run: Run
    acted: Callable[[], None] = lambda: None
    find: Callable[[], tuple[Drive, ...]] = sticks
    changed: Callable[[], None] = lambda: None
    lines: tuple[Line, ...] = ()
    loaded: bool = False
    ticked: frozenset[str] = frozenset()
    seen: frozenset[str] = frozenset()
    """Laptops of which the tick is a person's already."""
    drives: tuple[Drive, ...] = ()
    folder: Path | None = None
    busy: bool = False
    progress: tuple[int, int] = (0, 0)
    """Laptops done, laptops in all."""
    written: tuple[Returned, ...] = ()
    finished: bool = False
    error: KrachtigError | None = None

    def load(self) -> None:
        """What waits for each laptop, and which sticks there are. What is new is ticked until a person says else."""
        desk, find = self.desk(), self.find

        def work() -> tuple[tuple[Line, ...], tuple[Drive, ...]]:
            due = waiting.due(desk)
            with desk.store.read() as tx:
                lines = tuple(Line(each, holder_name(tx, each.holder)) for each in due)
            return tuple(sorted(lines, key=_order)), find()

        self.run(work, self._loaded, self._failed)

    @property
    def stage(self) -> Stage:
        if self.busy:
            return Stage.WRITING
        if self.error is not None:
            return Stage.FAULT
        if self.finished:
            return Stage.DONE
        return Stage.CHOOSE if self.waiting or not self.loaded else Stage.NOTHING

    @property
    def waiting(self) -> tuple[Line, ...]:
        """Laptops with something to send, also what is on its way already."""
        return tuple(each for each in self.lines if not each.due.is_empty)

    @property
    def new(self) -> int:
        return sum(each.is_new for each in self.lines)

    @property
    def chosen(self) -> tuple[Line, ...]:
        return tuple(each for each in self.waiting if each.device in self.ticked)

    @property
    def needs_root(self) -> bool:
        """Whether one of those that are chosen does not believe our everyday key yet."""
        return any(each.due.needs_root for each in self.chosen)

    @property
    def may_start(self) -> bool:
        return bool(self.chosen) and self.folder is not None and not self.busy

    @property
    def laptops(self) -> int:
        """How many laptops have something on the stick now."""
        return len({each.device for each in self.written})

    @property
    def size(self) -> int:
        return sum(each.size for each in self.written)

    def name_of(self, device: str) -> str:
        line = next((each for each in self.lines if each.device == device), None)
        return (line.name or line.due.holder) if line else device[:8]

    def tick(self, device: str, *, on: bool) -> None:
        self.ticked = self.ticked | {device} if on else self.ticked - {device}
        self.changed()

    def only(self, device: str) -> None:
        """Another screen asks for this laptop."""
        self.ticked, self.seen = frozenset({device}), self.seen | {each.device for each in self.lines} | {device}

    def choose(self, folder: Path) -> None:
        self.folder, self.error = folder, None
        self.changed()

    def start(self, root_phrase: str = "") -> None:
        """Pack, sign, encrypt, write and read back, one laptop after the other."""
        if not self.may_start or self.folder is None:
            return
        desk, folder, now, chosen = self.desk(), self.folder, self.clock(), self.chosen
        self.busy, self.error, self.written, self.finished = True, None, (), False
        self.progress = (0, len(chosen))
        self.changed()

        def work() -> None:
            for place, line in enumerate(chosen, start=1):
                phrase = root_phrase if line.due.needs_root else None
                if phrase is not None and not phrase.strip():
                    raise InputError(InputFault.SECRET_MISSING, which="root")
                made = returning.write_return(desk, line.device, folder, root_phrase=phrase, now=now)
                # On the worker: single assignments, which the window reads when it looks.
                self.written = (*self.written, *made)
                self.progress = (place, len(chosen))

        def done(_nothing: None) -> None:
            self.busy, self.finished = False, True
            self.ticked = frozenset()
            self.seen = frozenset()
            self.load()
            self.acted()

        self.run(work, done, self._failed)

    def again(self) -> None:
        """Back to the choice; what stands on a stick stays there."""
        self.written, self.finished, self.error, self.progress = (), False, None, (0, 0)
        self.seen = frozenset()
        self.changed()
        self.load()

    def choose_other(self) -> None:
        """After a fault: forget the stick too."""
        self.folder = None
        self.again()

    def _loaded(self, found: tuple[tuple[Line, ...], tuple[Drive, ...]]) -> None:
        before = self.drives
        (self.lines, self.drives), self.loaded = found, True
        fresh = {each.device for each in self.lines if each.is_new and each.device not in self.seen}
        self.ticked = (self.ticked | fresh) & {each.device for each in self.waiting}
        self.seen = self.seen | {each.device for each in self.lines}
        if not self.finished:
            self.folder = keep_stick(self.folder, before, self.drives)
        self.changed()

    def _failed(self, error: KrachtigError) -> None:
        self.busy = False
        # With nothing left to send there is no fault: the page says so by itself.
        self.error = None if error.code is InputFault.NOTHING_TO_DO else error
        self.changed()
        self.acted()


def _order(line: Line) -> tuple[bool, bool, str]:
    return line.due.is_empty, bool(line.due.on_its_way), by_full_name(line.name or line.due.holder)
