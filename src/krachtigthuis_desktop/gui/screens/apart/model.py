"""What was set apart as plain values: one item looked at, a reason, and where it must be, a second person's phrase."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from ....errors import KrachtigError
from ....office import contact, quarantine, set_apart, staff, waiting
from ....office.desk import Desk
from ....office.pressing import Contact
from ....office.quarantine import Decided
from ....office.set_apart import Apart
from ....office.unproven import NOTHING, Unproven
from ....office.waiting import Waits
from ...run import Run

_Found = tuple[
    tuple[Apart, ...], tuple[Apart, ...], dict[str, str], tuple[Waits, ...], dict[str, Unproven], tuple[Contact, ...]
]


@dataclass(frozen=True)
class Difference:
    """One field of a single revision: what it says, and what stands now (None: nothing stands)."""

    field: str
    says: Any
    stands: Any


@dataclass
class ApartModel:
    """`changed` is called after each answer, `acted` after a decision. No passphrase is ever kept here."""

    desk: Callable[[], Desk]
    clock: Callable[[], datetime]
    run: Run
    acted: Callable[[], None] = lambda: None
    changed: Callable[[], None] = lambda: None
    waiting: tuple[Apart, ...] = ()
    decided: tuple[Apart, ...] = ()
    people: dict[str, str] = field(default_factory=dict)
    """The names of those who decided, by their passphrase slots."""
    held: tuple[Waits, ...] = ()
    """What waits for a piece that has not come, by laptop."""
    urgent: dict[str, Unproven] = field(default_factory=dict)
    """What cannot wait, by the item in which it is; nobody vouches for it."""
    call: tuple[Contact, ...] = ()
    loaded: bool = False
    selected: str = ""
    reason: str = ""
    done: Decided | None = None
    busy: bool = False
    error: KrachtigError | None = None

    def load(self) -> None:
        """What waits, the oldest first, and what was decided before."""
        desk, day = self.desk(), self.clock().astimezone().date()

        def work() -> _Found:
            people = {each.slot: each.name for each in staff.members(desk)}
            urgent, call = set_apart.urgent(desk, day), contact.named(desk)
            return set_apart.waiting(desk), set_apart.decided(desk), people, waiting.waits(desk), urgent, call

        def done(found: _Found) -> None:
            self.waiting, self.decided, self.people, self.held, self.urgent, self.call = found
            self.loaded = True
            if self.selected not in {each.id for each in self.waiting}:
                self.selected, self.reason = self.waiting[0].id if self.waiting else "", ""
            self.changed()

        self.run(work, done, self._failed)

    @property
    def shown(self) -> Apart | None:
        return next((each for each in self.waiting if each.id == self.selected), None)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What a single revision says that does not stand already."""
        shown = self.shown
        if shown is None or shown.record is None:
            return ()
        record, stands = shown.record, shown.stands
        same_kind = stands is not None and type(stands) is type(record)
        found = []
        for each in fields(record):
            says = getattr(record, each.name)
            there = getattr(stands, each.name) if same_kind else None
            empty = stands is None and says in ("", None, ())
            if each.name != "number" and says != there and not empty:
                found.append(Difference(each.name, says, there))
        return tuple(found)

    def inside(self, item: Apart) -> Unproven:
        """What of this item cannot wait, if it is true."""
        return self.urgent.get(item.id, NOTHING)

    def select(self, id_: str) -> None:
        if id_ != self.selected:
            self.selected, self.reason, self.error, self.done = id_, "", None, None
            self.changed()

    def type_reason(self, text: str) -> None:
        self.reason = text
        self.changed()

    @property
    def may_refuse(self) -> bool:
        return self.shown is not None and bool(self.reason.strip()) and not self.busy

    @property
    def may_release(self) -> bool:
        return self.may_refuse and self.shown is not None and self.shown.releasable

    def release(self, second_phrase: str) -> None:
        """Let it in. `second_phrase` is the colleague's, where two must say so."""
        shown = self.shown
        if not self.may_release or shown is None:
            return
        desk, now, why = self.desk(), self.clock(), self.reason
        second = second_phrase if shown.needs_two else None
        self._decide(lambda: quarantine.release(desk, shown.id, why=why, second_phrase=second, now=now))

    def refuse(self) -> None:
        """It does not go in; its author hears why. Its content is not kept."""
        shown = self.shown
        if not self.may_refuse or shown is None:
            return
        desk, now, why = self.desk(), self.clock(), self.reason
        self._decide(lambda: quarantine.refuse(desk, shown.id, why=why, now=now))

    def let_go(self, device: str) -> None:
        """Nothing of this laptop waits any longer; what is real, it sends again."""
        if self.busy:
            return
        desk, now = self.desk(), self.clock()

        def done(_count: int) -> None:
            self.busy = False
            self.load()

        self.busy, self.error, self.done = True, None, None
        self.changed()
        self.run(lambda: waiting.drop(desk, [device], now=now), done, self._failed)

    def _decide(self, work: Callable[[], Decided]) -> None:
        def done(decided: Decided) -> None:
            self.busy, self.done, self.reason = False, decided, ""
            self.load()
            self.acted()

        self.busy, self.error, self.done = True, None, None
        self.changed()
        self.run(work, done, self._failed)

    def _failed(self, error: KrachtigError) -> None:
        self.busy, self.error = False, error
        self.changed()
