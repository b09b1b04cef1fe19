"""What a letter is made from: records and the sender, gathered by whoever may read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ..domain.may_go import Case, Sentence, Tone
from ..domain.records import Organisation, Person, Referral
from ..domain.records.consent import DataKind
from ..errors import InputError, InputFault


@dataclass(frozen=True, kw_only=True)
class Sender:
    """Who we are on paper (data of the office). `names` are left out by the neutral sender."""

    names: tuple[str, ...] = ()
    """Letterhead: the organisation, the project."""
    reply_to: tuple[str, ...] = ()
    """Address for the slip, without a name: "Postbus 123", "2300 AA  LEIDEN"."""
    contact: str = ""
    """The professional whom to ask, when the referral names nobody else."""
    phone: str = ""
    hours: str = ""


@dataclass(frozen=True, kw_only=True)
class Matter:
    """Everything a referral letter is composed from."""

    referral: Referral
    case: Case
    """The people of this home front with their ties and consents."""
    organisation: Organisation
    detainee: UUID
    sender: Sender
    place: str
    made_on: date
    language: str = "nl"
    """Of the letter: "nl" or "en"."""
    speaks: str = ""
    """The name of her language, in the letter's language; empty when it is not worth a line."""
    copy_number: int = 1

    @property
    def concerned(self) -> Person:
        """Whom it is for. Raises InputError(NOT_FOUND) when the case does not hold that person."""
        person = self.case.person(self.referral.concerns)
        if person is None:
            raise InputError(InputFault.NOT_FOUND, field="concerns")
        return person

    @property
    def contact(self) -> tuple[str, str, str]:
        """Name, phone and hours of the professional in the letter."""
        referral, sender = self.referral, self.sender
        if referral.contact:
            return referral.contact, referral.contact_phone, referral.contact_hours
        return sender.contact, sender.phone, sender.hours


def about_her(
    matter: Matter, text: str, data: frozenset[DataKind] = frozenset({DataKind.SITUATION}), tone: Tone = Tone.FACT
) -> Sentence:
    """A sentence about the person the letter concerns."""
    return Sentence(text=text, about=frozenset({matter.referral.concerns}), tone=tone, data=data)
