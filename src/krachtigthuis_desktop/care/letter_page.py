"""Everything the preview of a letter shows, read in one go: the page, what stands in its way, what was done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ..domain.letter_content import Variant
from ..domain.may_go import Answer
from ..domain.records import Consent, Letter, Organisation, Person, Referral, Worry
from ..errors import LetterError, NotAllowed
from ..storage import Store, Stored
from .families import read_family
from .giveaways import GiveAway
from .letter_wishes import Wishes, wishes_of
from .letters import MadeLetter, give_aways, letters_of, make_letter_in, why_not


@dataclass(frozen=True, kw_only=True)
class LetterPage:
    """`made` is None when there can be no letter: then `why_not` (consent) or `fault` (the sheet itself) says why."""

    referral: Stored[Referral]
    organisation: Organisation
    concerned: Person
    names: Mapping[UUID, str]
    """Persons of this family and the helper, as they are called on the screen."""
    consents: Mapping[UUID, Consent]
    worries: tuple[str, ...]
    detainee: UUID | None
    """Who is away: what this person told names him to the reader."""
    wishes: Wishes
    made: MadeLetter | None
    why_not: Answer | None
    fault: LetterError | NotAllowed | None
    give_aways: tuple[GiveAway, ...]
    """What in its texts points to detention, also when there is no letter because of it."""
    issued: tuple[Stored[Letter], ...]
    """What went out before, her copies included."""

    @property
    def hers_is_out(self) -> bool:
        """Whether her copy was printed or saved before."""
        return any(each.record.issued for each in self.issued if each.record.variant == Variant.HER_COPY)

    @property
    def letter_is_out(self) -> bool:
        return any(each.record.issued for each in self.issued if each.record.variant == Variant.REFERRAL)


def letter_page(store: Store, referral: UUID, *, variant: Variant, today: date) -> LetterPage:
    """The page for this reader as it would go out today. Raises InputError(NOT_FOUND)."""
    with store.read() as tx:
        stored = tx.need(Referral, referral)
        family = read_family(tx, stored.home) if stored.home else None
        organisation = tx.need(Organisation, stored.record.organisation).record
        made: MadeLetter | None = None
        answer: Answer | None = None
        fault: LetterError | NotAllowed | None = None
        found: tuple[GiveAway, ...] = ()
        try:
            found = give_aways(tx, stored, today)
            answer = why_not(tx, stored, today)
            made = None if answer else make_letter_in(tx, referral, variant=variant, today=today)
        except (LetterError, NotAllowed) as error:
            fault = error
        persons = family.persons if family else ()
        worries = [tx.get(Worry, each) for each in stored.record.worries]
        return LetterPage(
            referral=stored,
            organisation=organisation,
            concerned=tx.need(Person, stored.record.concerns).record,
            names={each.id: each.record.called for each in persons} | {stored.record.organisation: organisation.name},
            consents={each.id: each.record for each in (family.consents if family else ())},
            detainee=family.detainee.id if family else None,
            wishes=wishes_of(tx, referral),
            worries=tuple(each.record.called for each in worries if each and not each.record.strict),
            made=made,
            why_not=answer,
            fault=fault,
            give_aways=found,
            issued=letters_of(tx, referral, stored.home),
        )
