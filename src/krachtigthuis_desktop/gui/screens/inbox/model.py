"""The inbox as plain values: files from the stick, what came of looking at each, which go in, and the report.

Looking and importing run as the command `office import` in a child with little memory (`office.beside`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from ....domain.text import fold
from ....errors import BundleReason, KrachtigError, TrustFault, refusal
from ....office import beside
from ....office.desk import Desk
from ....office.find import our_own
from ....office.registry import holder_name
from ....office.report import FileReport, Gap, Outcome, Report
from ...run import Run
from .on_stick import bundles_in, delete, size_of

Import = Callable[..., Report]
_FOR_ANOTHER = {BundleReason.WRONG_RECIPIENT.value, TrustFault.KEYS_ELSEWHERE.value}
_TAKEN = frozenset({Outcome.IMPORTED, Outcome.QUARANTINED})
"""What the import keeps: in the centre, or set apart."""


class State(StrEnum):
    """One state per bundle."""

    READY = "ready"
    KNOWN = "known"
    IMPORTED = "imported"
    SUSPECT = "suspect"
    """Only looked at: taking it in keeps it, set apart. Nothing of it is here yet."""
    APART = "apart"
    """In quarantine: the file is kept, two people may release it."""
    OURS = "ours"
    """An answer of this office itself, back on the stick. Nothing is to be done with it."""
    UNREAD = "unread"
    """Refused: nothing of it was kept."""


@dataclass(frozen=True)
class Item:
    """One file: what looking at it said, whose it is, and whether it goes in."""

    path: Path
    size: int
    report: FileReport
    name: str = ""
    """The holder's name, which stands in the central store only."""
    chosen: bool = False
    ours: bool = False
    """It bears the name of an answer that this office wrote, and is no bundle for it."""
    imported: bool = False
    """It went through the import, and was not only looked at."""

    @property
    def key(self) -> str:
        return str(self.path)

    @property
    def state(self) -> State:
        match self.report.outcome:
            case Outcome.IMPORTED:
                return State.IMPORTED if self.imported else State.READY
            case Outcome.DUPLICATE:
                return State.KNOWN
            case Outcome.QUARANTINED:
                return State.APART if self.imported else State.SUSPECT
        return State.OURS if self.ours else State.UNREAD

    @property
    def is_bad(self) -> bool:
        return self.state in {State.SUSPECT, State.APART, State.UNREAD}

    @property
    def may_go_in(self) -> bool:
        """Whether taking in does something: it goes in, or it is kept, set apart."""
        return self.state in {State.READY, State.SUSPECT}

    @property
    def fault(self) -> KrachtigError | None:
        """Why it did not go in."""
        return refusal(self.report.reason, path=self.path)


@dataclass(frozen=True)
class Seen:
    """What the worker found of one file."""

    path: Path
    size: int
    report: FileReport
    name: str
    ours: bool = False

    def item(self, chosen_before: dict[Path, bool]) -> Item:
        """In the list; what is ready goes in, and what is not trusted is kept, unless a person unticked it."""
        chosen = chosen_before.get(self.path, True) and self.report.outcome in _TAKEN
        return Item(self.path, self.size, self.report, self.name, chosen=chosen, ours=self.ours)


@dataclass
class InboxModel:
    """`changed` is called after each answer. `selected` is the file that the side card tells about."""

    desk: Desk
    clock: Callable[[], datetime]
    run: Run
    take_in: Import = beside.import_beside
    acted: Callable[[], None] = lambda: None
    """Something came in: what waits is counted anew."""
    urgent: Callable[[], int] = lambda: 0
    """How much cannot wait, of all weeks, and nobody ticked off."""
    changed: Callable[[], None] = lambda: None
    items: tuple[Item, ...] = ()
    gaps: tuple[Gap, ...] = ()
    selected: str = ""
    report: Report | None = None
    report_at: datetime | None = None
    busy: bool = False
    deleted: int = 0
    error: KrachtigError | None = None

    @property
    def ready(self) -> tuple[Item, ...]:
        """Those that taking in does something with."""
        return tuple(each for each in self.items if each.may_go_in)

    @property
    def chosen(self) -> tuple[Item, ...]:
        return tuple(each for each in self.ready if each.chosen)

    @property
    def done(self) -> tuple[Item, ...]:
        """Files whose content is in the central store: they may go from the stick."""
        return tuple(each for each in self.items if each.state in {State.IMPORTED, State.KNOWN})

    @property
    def told(self) -> Item | None:
        """The bad file that the side card tells about."""
        found = next((each for each in self.items if each.key == self.selected and each.is_bad), None)
        return found or next((each for each in self.items if each.is_bad), None)

    @property
    def laptops(self) -> int:
        return len({each.report.device for each in self.items if each.report.device})

    @property
    def unknown(self) -> int:
        return sum(each.report.device is None for each in self.items)

    def gap_of(self, item: Item) -> Gap | None:
        """What did not arrive before this one; a remark, no alarm."""
        return next(
            (gap for gap in self.gaps if (gap.device, gap.came_with) == (item.report.device, item.report.seq)), None
        )

    def add(self, paths: Sequence[Path]) -> None:
        """Files or folders from the stick. Each is looked at; nothing changes by that."""
        self._look(tuple(each.path for each in self.items if not each.imported), tuple(paths))

    def tick(self, key: str, *, on: bool) -> None:
        """Whether this one goes in."""
        self.items = tuple(replace(each, chosen=on) if each.key == key else each for each in self.items)
        self.changed()

    def select(self, key: str) -> None:
        self.selected = key
        self.changed()

    def remove(self, key: str) -> None:
        """Out of the list; the file stays where it is."""
        self.items = tuple(each for each in self.items if each.key != key)
        self.changed()

    def attempt(self) -> None:
        """*Eerst proberen*: the report of what would happen, and nothing changes."""
        self._work(dry_run=True)

    def start(self) -> None:
        """Take in what is chosen."""
        self._work(dry_run=False)

    def keep(self, key: str) -> None:
        """*Bewaren en apart zetten*: this one alone goes through the import."""
        self._take([each.path for each in self.ready if each.key == key], dry_run=False)

    def delete(self) -> None:
        """Delete from the stick what is in the central store already. Asked for by a person, after the import."""
        paths = [each.path for each in self.done]

        def done(gone: tuple[Path, ...]) -> None:
            self.busy, self.deleted = False, len(gone)
            self.items = tuple(each for each in self.items if each.path not in gone)
            self.changed()

        self._begin()
        self.run(lambda: delete(paths), done, self._failed)

    def _look(self, here: tuple[Path, ...], more: tuple[Path, ...]) -> None:
        """Those in the list once more, with the new ones: which one comes after which is judged together."""
        desk, take_in = self.desk, self.take_in
        done_already = {each.path for each in self.items if each.imported}

        def done(found: tuple[tuple[Seen, ...], tuple[Gap, ...]] | None) -> None:
            self.busy = False
            if found is not None:
                before = {each.path: each.chosen for each in self.items}
                kept = tuple(each for each in self.items if each.imported)
                looked = sorted((each.item(before) for each in found[0]), key=_in_list)
                self.items, self.gaps = (*kept, *looked), found[1]
            self.changed()

        def work() -> tuple[tuple[Seen, ...], tuple[Gap, ...]] | None:
            paths = [*here, *(path for each in more for path in bundles_in(each))]
            paths = [path for path in dict.fromkeys(paths) if path not in done_already]
            if not paths:
                return None
            report = take_in(desk, paths, dry_run=True)
            names = _names(desk, report)
            locked = [path for path, told in zip(paths, report.files, strict=True) if told.reason in _FOR_ANOTHER]
            ours = our_own(desk, locked) if locked else frozenset()
            seen = tuple(
                Seen(path, size_of(path), told, names.get(told.holder or "", ""), path in ours)
                for path, told in zip(paths, report.files, strict=True)
            )
            return seen, report.gaps

        self._begin()
        self.run(work, done, self._failed)

    def _work(self, *, dry_run: bool) -> None:
        self._take([each.path for each in self.chosen], dry_run=dry_run)

    def _take(self, paths: list[Path], *, dry_run: bool) -> None:
        if not paths or self.busy:
            return
        desk, take_in = self.desk, self.take_in

        def done(report: Report) -> None:
            self.busy, self.report, self.report_at, self.deleted = False, report, self.clock(), 0
            if not dry_run:
                told = dict(zip(paths, report.files, strict=True))
                self.items = tuple(
                    replace(each, report=told[each.path], imported=told[each.path].outcome in _TAKEN)
                    if each.path in told
                    else each
                    for each in self.items
                )
                self.gaps = report.gaps
                self.acted()
            self.changed()

        self._begin()
        self.run(lambda: take_in(desk, paths, dry_run=dry_run), done, self._failed)

    def _begin(self) -> None:
        self.busy, self.error = True, None
        self.changed()

    def _failed(self, error: KrachtigError) -> None:
        self.busy, self.error = False, error
        self.changed()


def _in_list(item: Item) -> tuple[bool, str, str, int, str]:
    """By sender and number; what cannot be taken in stands together at the end."""
    unread, report = item.state in {State.UNREAD, State.OURS}, item.report
    return unread, fold(item.name), report.holder or "", report.seq or 0, item.path.name


def _names(desk: Desk, report: Report) -> dict[str, str]:
    with desk.store.read() as tx:
        return {each.holder: holder_name(tx, each.holder) for each in report.files if each.holder}
