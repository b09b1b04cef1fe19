"""Who can open this office as plain values: one passphrase each, added, taken away, and who is administrator."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ....errors import InputError, InputFault, KrachtigError
from ....office import contact, staff
from ....office.desk import Desk
from ....office.pressing import Contact
from ....office.staff import Member
from ....vault import OpenVault, calibrate, strength
from ...run import Run


class Said(StrEnum):
    """What was done last."""

    ADDED = "added"
    REMOVED = "removed"
    NAMED = "named"
    APPOINTED = "appointed"


@dataclass
class StaffModel:
    """`replaced` hears the vault with its new slots. No passphrase is ever kept here."""

    desk: Callable[[], Desk]
    clock: Callable[[], datetime]
    run: Run
    replaced: Callable[[OpenVault], None]
    changed: Callable[[], None] = lambda: None
    members: tuple[Member, ...] = ()
    contacts: tuple[Contact, ...] = ()
    """Whom to call about safety; the deputy second."""
    name: str = ""
    said: Said | None = None
    whom: str = ""
    busy: bool = False
    error: KrachtigError | None = None

    def load(self) -> None:
        """Everybody with a passphrase."""
        desk = self.desk()

        def done(found: tuple[tuple[Member, ...], tuple[Contact, ...]]) -> None:
            self.members, self.contacts = found
            self.changed()

        self.run(lambda: (staff.members(desk), contact.named(desk)), done, self._failed)

    @property
    def may_change(self) -> bool:
        """Only an administrator does."""
        return any(each.own and each.administrator for each in self.members) and not self.busy

    def type_name(self, text: str) -> None:
        self.name = text
        self.changed()

    def add(self, phrase: str, again: str) -> None:
        """A passphrase for a colleague, typed twice by that colleague."""
        if self.busy:
            return
        if phrase != again:
            self._failed(InputError(InputFault.PASSPHRASE_DIFFERS))
            return
        if strength(phrase).weak:
            # It opens every family; a colleague's is judged like one's own.
            self._failed(InputError(InputFault.PASSPHRASE_WEAK, field="phrase"))
            return
        desk, name, now = self.desk(), self.name, self.clock()

        def work() -> tuple[Desk, Member]:
            return staff.add(desk, name, phrase, now=now, cost=calibrate())

        self._do(work, Said.ADDED, self._swapped)

    def name_contacts(self, wanted: tuple[Contact, ...]) -> None:
        """Whom to call about safety from now on."""
        desk, now = self.desk(), self.clock()

        def done(found: tuple[Contact, ...]) -> None:
            self.busy, self.said, self.contacts = False, Said.NAMED, found
            self.changed()

        if not self.busy:
            self.busy, self.error, self.said = True, None, None
            self.changed()
            self.run(lambda: contact.name(desk, wanted, now=now), done, self._failed)

    def remove(self, slot: str) -> None:
        """Close this way in."""
        desk, now = self.desk(), self.clock()
        self._do(lambda: staff.remove(desk, slot, now=now), Said.REMOVED, self._swapped)

    def appoint(self, slot: str) -> None:
        """A colleague who may do what concerns the keys."""
        desk, now = self.desk(), self.clock()
        self._do(lambda: (desk, staff.make_administrator(desk, slot, now=now)), Said.APPOINTED, self._swapped)

    def _swapped(self, found: tuple[Desk, Member]) -> None:
        self.replaced(found[0].vault)
        self.whom, self.name = found[1].name, ""

    def _do(
        self,
        work: Callable[[], tuple[Desk, Member]],
        said: Said,
        then: Callable[[tuple[Desk, Member]], None],
    ) -> None:
        """One change at a time: pressed again before it is done, it does nothing."""
        if self.busy:
            return

        def done(found: tuple[Desk, Member]) -> None:
            self.busy, self.said = False, said
            then(found)
            self.load()

        self.busy, self.error, self.said = True, None, None
        self.changed()
        self.run(work, done, self._failed)

    def _failed(self, error: KrachtigError) -> None:
        self.busy, self.error = False, error
        self.changed()
