"""Three things in a row, as plain values: know the office, ask to be enrolled, take in the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from ....errors import KrachtigError
from ....paths import Drive, sticks
from ....prison import enrolment, office_card, receive
from ....prison.enrolment import Asked, Standing
from ....prison.receive import Received
from ....vault import OpenVault
from ...run import Run


class Step(StrEnum):
    """What comes next."""

    CARD = "card"
    ASK = "ask"
    ANSWER = "answer"
    READY = "ready"


@dataclass(frozen=True)
class Looked:
    """A card that was chosen and not believed yet: whose it says it is, and its bytes."""

    office: str
    data: bytes


@dataclass
class OfficeLinkModel:
    """`error_at` says at which of the three things something went wrong."""

    vault: Callable[[], OpenVault]
    replaced: Callable[[OpenVault], None]
    clock: Callable[[], datetime]
    run: Run
    find: Callable[[], tuple[Drive, ...]] = sticks
    here: Path | None = None
    """The card that the organisation put on this computer."""
    changed: Callable[[], None] = lambda: None
    standing: Standing | None = None
    looked: Looked | None = None
    typed: str = ""
    put_at: Path | None = None
    received: Received | None = None
    drives: tuple[Drive, ...] = ()
    busy: bool = False
    error: KrachtigError | None = None
    error_at: Step = Step.CARD

    def load(self) -> None:
        store, find = self.vault().store, self.find

        def done(found: tuple[Standing, tuple[Drive, ...]]) -> None:
            self.standing, self.drives = found
            self.changed()

        self.run(lambda: (enrolment.standing(store), find()), done, self._failed_at(self.step))

    @property
    def step(self) -> Step:
        if self.standing is None or self.standing.office is None:
            return Step.CARD
        if self.standing.enrolled:
            return Step.READY
        return Step.ANSWER if self.standing.asked and self.put_at else Step.ASK

    @property
    def words(self) -> tuple[str, ...]:
        """The six words of this laptop; empty before it asked."""
        return self.standing.asked if self.standing else ()

    def choose_card(self, path: Path) -> None:
        """Look at a card. It is believed only when the words on paper are typed."""

        def done(found: Looked) -> None:
            self._done()
            self.looked, self.typed = found, ""
            self.changed()

        def work() -> Looked:
            card, _words, data = office_card.look_at_card(path)
            return Looked(card.names[0] if card.names else card.office, data)

        self._begin()
        self.run(work, done, self._failed_at(Step.CARD))

    def choose_card_here(self) -> None:
        """Look at the one of this computer."""
        if self.here:
            self.choose_card(self.here)

    def type(self, words: str) -> None:
        """The words as they stand on paper."""
        self.typed = words

    @property
    def may_pin(self) -> bool:
        return self.looked is not None and bool(self.typed.strip()) and not self.busy

    def pin(self) -> None:
        """Believe the card when the words are the same, and let the office's recovery key open this vault."""
        if not self.may_pin or self.looked is None:
            return
        vault, data, words = self.vault(), self.looked.data, self.typed

        def done(opened: OpenVault) -> None:
            self.replaced(opened)
            self._done()
            self.looked = None
            self.load()

        self._begin()
        self.run(lambda: office_card.pin_card(vault, data, words=words), done, self._failed_at(Step.CARD))

    def ask(self, folder: Path) -> None:
        """Put the request on a stick or in a folder. The same request goes again when it is asked again."""
        store, now = self.vault().store, self.clock()

        def done(put: tuple[Asked, Path]) -> None:
            self._done()
            self.put_at = put[1]
            self.load()

        self._begin()
        self.run(lambda: enrolment.put_request(store, folder, now=now), done, self._failed_at(Step.ASK))

    def take_in(self, path: Path) -> None:
        """The answer of the office, or any later return."""
        vault, now = self.vault(), self.clock()

        def work() -> tuple[Received, OpenVault]:
            received = receive.apply(vault.store, path, now=now)
            return received, office_card.follow(vault)

        def done(came: tuple[Received, OpenVault]) -> None:
            self._done()
            self.received, opened = came
            self.replaced(opened)
            self.load()

        self._begin()
        self.run(work, done, self._failed_at(Step.ANSWER))

    def _begin(self) -> None:
        self.busy, self.error = True, None
        self.changed()

    def _done(self) -> None:
        self.busy, self.error = False, None

    def _failed_at(self, step: Step) -> Callable[[KrachtigError], None]:
        def failed(error: KrachtigError) -> None:
            self.busy, self.error, self.error_at = False, error, step
            self.changed()

        return failed
