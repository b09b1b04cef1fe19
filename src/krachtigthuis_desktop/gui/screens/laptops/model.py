"""The laptops as plain values: how each stands, trusting one more, giving one new keys, trusting one no longer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from .... import paths
from ....domain.names import by_full_name
from ....errors import InputError, InputFault, KrachtigError
from ....office import enrolment, registry, revoking, since_backup
from ....office.desk import Desk
from ....office.enrolment import ROLES, Asked, Enrolled, Holder
from ....office.laptops import Laptop, name_holder, overview
from ....office.revoking import Reason
from ....office.since_backup import Seen
from ...run import Run

MAX_REQUEST = 64 * 1024


@dataclass
class LaptopsModel:
    """`changed` is called after each answer, `acted` after something was done. No passphrase is ever kept here."""

    desk: Desk
    clock: Callable[[], datetime]
    run: Run
    acted: Callable[[], None] = lambda: None
    changed: Callable[[], None] = lambda: None
    laptops: tuple[Laptop, ...] = ()
    version: int = 0
    selected: str = ""
    asked: Asked | None = None
    file: Path | None = None
    same: bool = False
    name: str = ""
    role: str = ROLES[0]
    done: Enrolled | None = None
    renewed: bool = False
    leaving: bool = False
    """The card asks why this laptop is no longer trusted."""
    reason: str = ""
    revoked: Laptop | None = None
    naming: str | None = None
    """The name that is being corrected; None when none is."""
    put_back: Seen | None = None
    """What people look through since this office was put back from a backup."""
    busy: bool = False
    error: KrachtigError | None = None

    def come_back(self, device: str) -> None:
        """The page is opened anew, perhaps for one laptop: what was done before was read."""
        self.done, self.revoked = None, None
        if device:
            self.select(device)
        self.load()

    def load(self) -> None:
        """Every laptop with the name behind its code; what asks for attention first, what is gone last."""
        desk, now = self.desk, self.clock()

        def done(found: tuple[tuple[Laptop, ...], int, Seen | None]) -> None:
            self.laptops, self.version, self.put_back = tuple(sorted(found[0], key=_order)), found[1], found[2]
            if self.selected not in {each.device for each in self.laptops}:
                self.selected = self.laptops[0].device if self.laptops else ""
            self.changed()

        def look() -> tuple[tuple[Laptop, ...], int, Seen | None]:
            return overview(desk, now=now), registry.current(desk).version, since_backup.look(desk)

        self.run(look, done, self._failed)

    def looked_after(self) -> None:
        """All that came up since the backup was looked after, says a person."""
        desk, now = self.desk, self.clock()
        self.run(lambda: since_backup.tick_off(desk, "all", now=now), lambda _done: self._acted(), self._failed)

    @property
    def shown(self) -> Laptop | None:
        """The laptop that the side card tells about."""
        return next((each for each in self.laptops if each.device == self.selected), None)

    @property
    def silent(self) -> int:
        return sum(each.silent for each in self.laptops)

    @property
    def renews(self) -> Laptop | None:
        """Whose laptop asks for new keys; None for a laptop that is new."""
        if self.asked is None or self.asked.request.renews is None:
            return None
        return next((each for each in self.laptops if each.device == self.asked.request.device), None)

    def days_silent(self, laptop: Laptop) -> int:
        """Whole days since it was last heard of, or enrolled."""
        return (self.clock() - datetime.fromisoformat(laptop.last_seen or laptop.valid_from)).days

    def select(self, device: str) -> None:
        if device != self.selected:
            self.selected, self.leaving, self.reason, self.naming = device, False, "", None
            self.done, self.revoked = None, None
            self.changed()

    def begin_naming(self) -> None:
        """The name behind the code of this laptop is not right, or somebody else holds it."""
        self.naming = self.shown.holder_name if self.shown else None
        self.changed()

    def type_holder(self, text: str) -> None:
        self.naming = text
        self.changed()

    def stop_naming(self) -> None:
        self.naming = None
        self.changed()

    def save_name(self) -> None:
        """From now on it stands everywhere in this office; the laptop itself knows the code alone."""
        shown, name = self.shown, self.naming
        if shown is None or name is None or self.busy:
            return
        desk, now = self.desk, self.clock()

        def done(_name: str) -> None:
            self.busy, self.naming = False, None
            self._acted()

        self._begin()
        self.run(lambda: name_holder(desk, shown.holder, name, now=now), done, self._failed)

    def choose(self, path: Path) -> None:
        """The request on the stick of a volunteer. Its six words are compared by people, not by us."""

        def done(asked: Asked) -> None:
            self.busy, self.asked, self.file, self.same = False, asked, path, False
            self.name, self.role = "", ROLES[0]
            self.changed()

        self._begin()
        self.run(lambda: enrolment.read(_bytes(path)), done, self._failed)

    def compared(self, *, same: bool) -> None:
        """The words on both screens are the same, says a person."""
        self.same = same
        self.changed()

    def type_name(self, text: str) -> None:
        self.name = text
        self.changed()

    def choose_role(self, role: str) -> None:
        self.role = role
        self.changed()

    @property
    def may_enrol(self) -> bool:
        """A new laptop needs a holder; one that is known has its holder already."""
        if self.asked is None or not self.same or self.busy:
            return False
        return self.asked.request.renews is not None or bool(self.name.strip())

    def enrol(self, root_phrase: str) -> None:
        """Trust it, or its new keys, and put the answer beside the request, on the same stick."""
        asked, file = self.asked, self.file
        if not self.may_enrol or asked is None or file is None:
            return
        desk, now, holder = self.desk, self.clock(), Holder(name=self.name.strip(), role=self.role)

        def work() -> Enrolled:
            words = " ".join(asked.words)
            return enrolment.enrol(
                desk, asked, holder, words=words, root_phrase=root_phrase, folder=file.parent, now=now
            )

        def done(enrolled: Enrolled) -> None:
            self.busy, self.done, self.asked, self.file = False, enrolled, None, None
            self.renewed, self.selected = asked.request.renews is not None, enrolled.device
            self._acted()

        self._begin()
        self.run(work, done, self._failed)

    def leave(self) -> None:
        """Not this laptop: the words differ, or it was the wrong file."""
        self.asked, self.file, self.same, self.error = None, None, False, None
        self.changed()

    def begin_revoking(self) -> None:
        """Ask for the reason and the passphrase; nothing has happened yet."""
        self.leaving, self.reason, self.error, self.done, self.revoked = True, "", None, None, None
        self.changed()

    def choose_reason(self, reason: str) -> None:
        self.reason = reason
        self.changed()

    def stay(self) -> None:
        """It stays trusted after all."""
        self.leaving, self.reason, self.error = False, "", None
        self.changed()

    @property
    def may_revoke(self) -> bool:
        return self.leaving and bool(self.reason) and not self.busy and self.shown is not None

    def revoke(self, root_phrase: str) -> None:
        """Trust it no longer. It cannot be undone."""
        laptop = self.shown
        if not self.may_revoke or laptop is None:
            return
        desk, now, reason = self.desk, self.clock(), Reason(self.reason)

        def done(_gone: revoking.Done) -> None:
            self.busy, self.leaving, self.reason, self.revoked = False, False, "", laptop
            self._acted()

        self._begin()
        self.run(
            lambda: revoking.revoke(desk, laptop.device, reason=reason, root_phrase=root_phrase, now=now),
            done,
            self._failed,
        )

    def _begin(self) -> None:
        self.busy, self.error, self.done, self.revoked = True, None, None, None
        self.changed()

    def _acted(self) -> None:
        self.load()
        self.acted()

    def _failed(self, error: KrachtigError) -> None:
        self.busy, self.error = False, error
        self.changed()


def asks(laptop: Laptop) -> bool:
    """Whether somebody should look at it."""
    return laptop.revoked is None and (laptop.silent or bool(laptop.set_apart) or laptop.old_keys)


def _order(laptop: Laptop) -> tuple[bool, bool, str]:
    return laptop.revoked is not None, not asks(laptop), by_full_name(laptop.holder_name or laptop.holder)


def _bytes(path: Path) -> bytes:
    try:
        return paths.read_plain(path, MAX_REQUEST + 1)
    except FileNotFoundError:
        raise InputError(InputFault.FILE_MISSING, path=path) from None
    except OSError:
        raise InputError(InputFault.FILE_UNREADABLE, path=path) from None
