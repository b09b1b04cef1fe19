"""Taking in what the office sent, as plain values: from which stick, what came of it, and what was not taken over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from uuid import UUID

from ....care import answered
from ....care.answered import Refused
from ....care.opened import Opened
from ....errors import KrachtigError
from ....paths import Drive, sticks
from ....prison import answering, enrolment
from ....prison.answering import Answer
from ....prison.enrolment import Standing
from ....prison.taking_in import Came
from ....vault import OpenVault
from ...run import Run


@dataclass(frozen=True)
class Seen:
    """What the worker read."""

    standing: Standing
    refused: tuple[Refused, ...]
    drives: tuple[Drive, ...]


@dataclass
class AnswerModel:
    """`changed` is called after each answer. `undone` is what *Gezien* was pressed for last, while it can come back."""

    opened: Opened
    vault: Callable[[], OpenVault]
    replaced: Callable[[OpenVault], None]
    run: Run
    find: Callable[[], tuple[Drive, ...]] = sticks
    changed: Callable[[], None] = lambda: None
    recount: Callable[[], None] = lambda: None
    """Receipts came: less waits now."""
    seen: Seen | None = None
    folder: Path | None = None
    busy: bool = False
    answer: Answer | None = None
    just_seen: Refused | None = None
    error: KrachtigError | None = None

    def load(self) -> None:
        """Look at what was refused and which sticks there are. What was just taken in stays in sight."""
        store, find = self.opened.store, self.find
        self.run(lambda: Seen(enrolment.standing(store), answered.refused(store), find()), self._loaded, self._failed)

    def leave(self) -> None:
        """The page is left: the next time it begins with a stick again."""
        self.answer, self.error, self.just_seen = None, None, None

    @property
    def knows_office(self) -> bool:
        """Without the card nothing of the office can be believed."""
        return self.seen is None or self.seen.standing.office is not None

    @property
    def refused(self) -> tuple[Refused, ...]:
        return self.seen.refused if self.seen else ()

    @property
    def drives(self) -> tuple[Drive, ...]:
        return self.seen.drives if self.seen else ()

    @property
    def drive(self) -> Drive | None:
        """The stick that was chosen; None for a plain folder."""
        return next((each for each in self.drives if each.path == self.folder), None)

    @property
    def may_take(self) -> bool:
        return self.folder is not None and self.knows_office and not self.busy

    @property
    def came(self) -> Came:
        """What all returns together brought; what was taken in before counts for nothing."""
        new = self.answer.new if self.answer else ()
        sums = {each.name: sum(int(getattr(received.came, each.name)) for received in new) for each in fields(Came)}
        flags = {"begun_anew", "update"}
        return Came(**{name: bool(count) if name in flags else count for name, count in sums.items()})  # type: ignore[arg-type]

    def choose(self, folder: Path) -> None:
        self.folder, self.error = folder, None
        self.changed()

    def take_from_stick(self) -> None:
        """Everything on the chosen stick that is for this laptop."""
        if self.folder is None or not self.may_take:
            return
        vault, folder, now = self.vault(), self.folder, self.opened.clock()
        self._begin()
        self.run(lambda: answering.take_from(vault, folder, now=now), self._taken, self._failed)

    def take_file(self, file: Path) -> None:
        """One file, wherever it lies."""
        if self.busy or not self.knows_office:
            return
        vault, now = self.vault(), self.opened.clock()
        self._begin()
        self.run(lambda: answering.take_in(vault, file, now=now), self._taken, self._failed)

    def see(self, id_: UUID) -> None:
        """*Gezien*, with a way back."""
        item = next((each for each in self.refused if each.id == id_), None)
        if item is None:
            return
        store, hand = self.opened.store, self.opened.hand()

        def done(_none: None) -> None:
            self.just_seen = item
            self.load()

        self.run(lambda: answered.see_refusal(store, item.id, hand=hand), done, self._failed)

    def unsee(self) -> None:
        if self.just_seen is None:
            return
        store, hand, id_ = self.opened.store, self.opened.hand(), self.just_seen.id
        self.just_seen = None
        self.run(lambda: answered.unsee_refusal(store, id_, hand=hand), lambda _none: self.load(), self._failed)

    def _begin(self) -> None:
        self.busy, self.error, self.answer, self.just_seen = True, None, None, None
        self.changed()

    def _loaded(self, seen: Seen) -> None:
        before, self.seen = self.seen, seen
        gone = {each.path for each in before.drives} - {each.path for each in seen.drives} if before else set()
        if self.folder in gone:
            self.folder = None
        if self.folder is None and len(seen.drives) == 1:
            self.folder = seen.drives[0].path
        self.changed()

    def _taken(self, answer: Answer) -> None:
        self.busy, self.answer = False, answer
        self.replaced(answer.vault)
        self.recount()
        self.load()

    def _failed(self, error: KrachtigError) -> None:
        self.busy, self.error = False, error
        self.changed()
