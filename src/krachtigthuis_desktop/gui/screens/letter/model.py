"""One letter as plain state: which reader, the page that was made, and each step on its way out.

What is shown is what goes out: printing makes the letter anew by the same rules and logs it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from ....care import leaving, letters, referrals
from ....care.giveaways import GiveAway
from ....care.hand import Hand
from ....care.letter_page import LetterPage, letter_page
from ....care.letter_wishes import Wishes
from ....care.letters import MadeLetter
from ....care.opened import Opened
from ....domain.dates import read_date
from ....domain.letter_content import Variant
from ....domain.records import Referral
from ....domain.records.consent import DataKind
from ....domain.records.referral import Nature, Step
from ....errors import InputError, InputFault, KrachtigError, LetterError, LetterFault, RuleReason
from ...printing import Printer
from ...run import Run
from . import told
from .told import Again, Goes, Stays


class Done(StrEnum):
    """What just went well."""

    PRINTED = "printed"
    SAVED = "saved"
    SENT = "sent"
    LOOKED = "looked"


@dataclass
class LetterModel:
    """`changed` is called after each answer. The old page stays until the new one is there."""

    opened: Opened
    run: Run
    printer: Printer
    as_pdf: bool = True
    """Whether the organisation lets letters be saved as a file."""
    changed: Callable[[], None] = lambda: None
    referral: UUID | None = None
    variant: Variant = Variant.REFERRAL
    page: LetterPage | None = None
    queues: tuple[str, ...] | None = None
    """The printers there are; None while that is not known yet."""
    queue: str = ""
    error: KrachtigError | None = None
    done: Done | None = None
    saved_as: Path | None = None
    busy: bool = False
    day: date = field(init=False)
    _first: bool = True

    def __post_init__(self) -> None:
        self.day = self.opened.hand().today

    def open(self, what: UUID) -> None:
        """Show the letter of this referral; until it was read or heard, the copy for that comes first."""
        if what != self.referral:
            self.page, self.referral, self.variant, self._first = None, what, Variant.REFERRAL, True
        self.error, self.done, self.saved_as = None, None, None
        self.load()
        self.run(self.printer.queues, self._found_queues, self._failed)

    def load(self) -> None:
        """Make the page anew."""
        what, variant, store = self.referral, self.variant, self.opened.store
        self.day = self.opened.hand().today
        if what is None:
            return
        day = self.day

        def loaded(page: LetterPage) -> None:
            if (what, variant) != (self.referral, self.variant):
                return
            first, self._first = self._first, False
            if first and page.made and page.referral.record.read_or_heard_on is None and not page.hers_is_out:
                self.choose_reader(Variant.HER_COPY)
                return
            self.page = page
            self.changed()

        self.run(lambda: letter_page(store, what, variant=variant, today=day), loaded, self._failed)

    def choose_reader(self, variant: Variant) -> None:
        self.variant = variant
        self.error = self.done = None
        self.load()

    def choose_queue(self, queue: str) -> None:
        self.queue = queue

    # What the page says

    @property
    def made(self) -> MadeLetter | None:
        """The letter for the chosen reader, when there can be one."""
        made = self.page.made if self.page else None
        return made if made and made.variant is self.variant else None

    @property
    def name(self) -> str:
        """Whom it concerns, as he or she is called."""
        return self.page.concerned.called if self.page else ""

    @property
    def detainee(self) -> str:
        """Who is away, as called on the screen."""
        page = self.page
        return page.names.get(page.detainee, "") if page and page.detainee else ""

    @property
    def goes(self) -> tuple[Goes, ...]:
        return told.goes(self.page, self.made) if self.page and self.made else ()

    @property
    def stays(self) -> tuple[Stays, ...]:
        return told.stays(self.page, self.made) if self.page and self.made else ()

    @property
    def look_again(self) -> tuple[Again, ...]:
        return told.look_again(self.page, self.made) if self.page and self.made else ()

    @property
    def give_aways(self) -> tuple[GiveAway, ...]:
        """Every text with a word that points to detention, also when there is no letter because of it."""
        return self.page.give_aways if self.page else ()

    @property
    def not_yet(self) -> RuleReason | None:
        """Why the letter that is shown cannot be printed yet."""
        return self.made.not_yet if self.made else None

    @property
    def can_leave(self) -> bool:
        """Whether what is shown may be printed or saved now."""
        return self.made is not None and self.made.not_yet is None and not self.busy

    @property
    def is_out(self) -> bool:
        """After *sent* a change needs a reason, in the form."""
        return self.record is not None and self.record.step not in {Step.CONCEPT, Step.READY}

    @property
    def can_be_sent(self) -> bool:
        page = self.page
        return page is not None and page.referral.record.step is Step.READY and page.letter_is_out

    @property
    def record(self) -> Referral | None:
        return self.page.referral.record if self.page else None

    def read_day(self, typed: str) -> date:
        """A day that was, as typed. Raises InputError."""
        return read_date(typed, self.day, past=True)

    # Steps on the way

    def looked(self, by: str, typed: str, how: str) -> None:
        """A professional looked at it."""
        self._step(
            lambda what, on: referrals.looked_at(self.opened.store, what, by=by, on=on, how=how, hand=self._hand()),
            typed,
            Done.LOOKED,
        )

    def read_or_heard(self, typed: str | None) -> None:
        """The person concerned read or heard it on that day; None takes it back."""
        if typed is None:
            self._do(lambda what: referrals.read_or_heard(self.opened.store, what, on=None, hand=self._hand()), None)
            return
        self._step(lambda what, on: referrals.read_or_heard(self.opened.store, what, on=on, hand=self._hand()), typed)

    def sent(self, typed: str) -> None:
        self._step(lambda what, on: letters.sent(self.opened.store, what, on=on, hand=self._hand()), typed, Done.SENT)

    def wish(self, wishes: Wishes) -> None:
        """What the letter adds: when we ring, that we come along, that somebody is away."""
        self._do(lambda what: referrals.choose_wishes(self.opened.store, what, wishes, hand=self._hand()), None)

    def ring_on(self, typed: str) -> None:
        """The day on which we ring, as typed; empty: the usual one."""
        page = self.page
        if page is None:
            return
        try:
            day = read_date(typed, self.day) if typed.strip() else None
        except InputError as error:
            self._failed(error)
            return
        if day and day < self.day:
            self._failed(InputError(InputFault.DATE_IMPOSSIBLE, field="date"))
            return
        self.wish(replace(page.wishes, call_on=day))

    def print(self) -> None:
        """Print what is shown, on the chosen printer."""
        queue, printer, variant, store = self.queue, self.printer, self.variant, self.opened.store
        if not queue:
            self._failed(LetterError(LetterFault.NO_PRINTER))
            return

        def work(what: UUID) -> None:
            def send(pdf: bytes, job: str) -> None:
                printer.send(pdf, job, queue=queue)

            leaving.print_letter(store, what, variant=variant, send=send, hand=self._hand())

        self._do(work, Done.PRINTED)

    def save(self, folder: Path) -> None:
        """Save what is shown as a file in that folder."""
        if not self.as_pdf:
            self._failed(LetterError(LetterFault.NOT_AS_FILE))
            return
        variant, store = self.variant, self.opened.store

        def work(what: UUID) -> None:
            self.saved_as = leaving.save_letter(store, what, variant=variant, folder=folder, hand=self._hand())

        self._do(work, Done.SAVED)

    def mend(self, what: Again) -> None:
        """Take out what needed a second look. The text is another then: it is read and looked at again."""
        page = self.page
        if page is None or page.referral.home is None:
            return
        stored, home, record = page.referral, page.referral.home, _without(page.referral.record, what, page.detainee)
        self._do(
            lambda id_: referrals.save_referral(
                self.opened.store, home, record, hand=self._hand(), id_=id_, base=stored.head
            ),
            None,
        )

    def _step(self, work: Callable[[UUID, date], object], typed: str, done: Done | None = None) -> None:
        try:
            on = self.read_day(typed)
        except InputError as error:
            self._failed(error)
            return
        self._do(lambda what: work(what, on), done)

    def _do(self, work: Callable[[UUID], object], done: Done | None) -> None:
        what = self.referral
        if what is None or self.busy:
            return
        self.busy, self.error, self.done = True, None, None
        self.changed()

        def finished(_result: object) -> None:
            self.busy, self.done = False, done
            self.load()

        self.run(lambda: work(what), finished, self._failed)

    def _hand(self) -> Hand:
        return self.opened.hand()

    def _found_queues(self, queues: tuple[str, ...]) -> None:
        self.queues = queues
        if self.queue not in queues:
            self.queue = queues[0] if queues else ""
        self.changed()

    def _failed(self, error: KrachtigError) -> None:
        self.busy, self.error = False, error
        if error.code is InputFault.STALE:
            self.load()
        self.changed()


def _without(referral: Referral, what: Again, detainee: UUID | None) -> Referral:
    lines = referral.situation
    match what:
        case Again.OUR_NAME:
            return replace(referral, neutral_sender=True)
        case Again.IMPRESSION:
            return replace(referral, situation=tuple(line for line in lines if line.nature is not Nature.IMPRESSION))
        case Again.TOLD_BY_HIM:
            return replace(referral, situation=tuple(line for line in lines if line.told_by != detainee))
        case Again.DETENTION:
            kept = tuple(line for line in lines if line.data != DataKind.DETENTION)
            return replace(referral, name_detention=False, situation=kept)
        case _:
            return referral
