"""Enrolling a laptop as plain values: the request, the six words compared, who holds it, and the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from .... import paths
from ....errors import InputError, InputFault, KrachtigError
from ....office import enrolment, registry
from ....office.desk import Desk
from ....office.enrolment import ROLES, Asked, Enrolled, Holder
from ...run import Run

MAX_REQUEST = 64 * 1024


@dataclass(frozen=True)
class Line:
    """One laptop of the registry."""

    device: str
    holder: str
    name: str
    role: str
    since: datetime
    revoked: bool


@dataclass
class LaptopsModel:
    """`changed` is called after each answer. The root passphrase is never kept here."""

    desk: Desk
    clock: Callable[[], datetime]
    run: Run
    changed: Callable[[], None] = lambda: None
    lines: tuple[Line, ...] = ()
    asked: Asked | None = None
    file: Path | None = None
    same: bool = False
    name: str = ""
    role: str = ROLES[0]
    done: Enrolled | None = None
    busy: bool = False
    error: KrachtigError | None = None

    def load(self) -> None:
        """The laptops that are trusted, with the names behind their codes."""
        desk = self.desk

        def work() -> tuple[Line, ...]:
            known = registry.current(desk)
            with desk.store.read() as tx:
                return tuple(
                    Line(
                        device=each.id,
                        holder=each.holder,
                        name=registry.holder_name(tx, each.holder),
                        role=each.role,
                        since=datetime.fromisoformat(each.valid_from),
                        revoked=each.revoked is not None,
                    )
                    for each in known.devices
                )

        def done(lines: tuple[Line, ...]) -> None:
            self.lines = lines
            self.changed()

        self.run(work, done, self._failed)

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
        return self.asked is not None and self.same and bool(self.name.strip()) and not self.busy

    def enrol(self, root_phrase: str) -> None:
        """Trust it and put the answer beside the request, on the same stick."""
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
            self.load()

        self._begin()
        self.run(work, done, self._failed)

    def leave(self) -> None:
        """Not this laptop: the words differ, or it was the wrong file."""
        self.asked, self.file, self.same, self.error = None, None, False, None
        self.changed()

    def _begin(self) -> None:
        self.busy, self.error, self.done = True, None, None
        self.changed()

    def _failed(self, error: KrachtigError) -> None:
        self.busy, self.error = False, error
        self.changed()


def _bytes(path: Path) -> bytes:
    try:
        return paths.read_plain(path, MAX_REQUEST + 1)
    except FileNotFoundError:
        raise InputError(InputFault.FILE_MISSING, path=path) from None
    except OSError:
        raise InputError(InputFault.FILE_UNREADABLE, path=path) from None
