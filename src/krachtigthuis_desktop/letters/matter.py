"""What a letter is made from: records and the sender, gathered by whoever may read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ..domain.may_go import Case, Sentence, Tone
from ..domain.records import Organisation, Person, Referral
from ..domain.records.consent import DataKind
from ..domain.text import fold
from ..errors import InputError, InputFault

_TELLING = ("exodus", "krachtig thuis", "detentie", "gevang", "justiti", "reclassering", "bajes", "gedetineerd")
"""What nothing of a neutral sender may say (folded)."""


def tells_who_we_are(text: str, names: tuple[str, ...]) -> bool:
    """Whether a line of ours carries one of our names, or a word that lets one guess at detention."""
    return any(fold(word) in fold(text) for word in (*_TELLING, *names) if word.strip())


@dataclass(frozen=True, kw_only=True)
class Sender:
    """Who we are on paper (data of the office). The neutral sender has `neutral_name` in the place of `names`."""

    names: tuple[str, ...] = ()
    """Letterhead: the organisation, the project."""
    neutral_name: str = ""
    """A name that lets nobody guess at detention: "Steunpunt Thuis"."""
    reply_to: tuple[str, ...] = ()
    """Our address, without a name: "Postbus 123", "2300 AA  LEIDEN"."""
    contact: str = ""
    """The professional whom to ask, when the referral names nobody else."""
    function: str = ""
    """What that professional is: "maatschappelijk werker"."""
    phone: str = ""
    hours: str = ""


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Whom the reader of a letter can call."""

    name: str
    function: str = ""
    phone: str
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
    call_on: date | None = None
    """When we ring the reader of the letter; None: some working days after it was made."""
    come_along: bool = False
    """We offer to come along to the first talk."""
    say_away: bool = False
    """The question needs it that somebody is away from home for the time being."""
    copy_number: int = 1

    @property
    def concerned(self) -> Person:
        """Whom it is for. Raises InputError(NOT_FOUND) when the case does not hold that person."""
        person = self.case.person(self.referral.concerns)
        if person is None:
            raise InputError(InputFault.NOT_FOUND, field="concerns")
        return person

    @property
    def contact(self) -> Contact:
        """The professional in the letter, with our usual number when none was written beside the name."""
        referral, sender = self.referral, self.sender
        own = referral.contact.strip()
        if own and own != sender.contact.strip():
            phone, hours = referral.contact_phone.strip(), referral.contact_hours.strip()
            return Contact(name=own, phone=phone or sender.phone, hours=hours if phone else hours or sender.hours)
        return Contact(
            name=sender.contact.strip(),
            function=sender.function,
            phone=referral.contact_phone.strip() or sender.phone,
            hours=referral.contact_hours.strip() or sender.hours,
        )


def about_her(
    matter: Matter, text: str, data: frozenset[DataKind] = frozenset({DataKind.SITUATION}), tone: Tone = Tone.FACT
) -> Sentence:
    """A sentence about the person the letter concerns."""
    return Sentence(text=text, about=frozenset({matter.referral.concerns}), tone=tone, data=data)
