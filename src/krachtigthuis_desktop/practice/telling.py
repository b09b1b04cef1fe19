"""Invented families told to a vault, through the same use cases as a volunteer's: for the tour and for practice.

Letters are made where the invented consents open one, and go where the caller says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from ..care import consents, conversations, directory, families, letters, referrals, sender
from ..care.opened import Opened
from ..domain.letter_content import Variant
from ..domain.records import Consent, Organisation, Referral
from ..domain.records.letter import Way
from .family import Family, renamed

Keep = Callable[[str, bytes], None]
"""Takes a letter: its file name, which is a reference, and the PDF."""
PROFESSIONAL = "Fatma Öztürk"
NEUTRAL_NAME, FUNCTION = "Steunpunt Thuis", "maatschappelijk werker"


@dataclass(frozen=True, kw_only=True)
class Told:
    """What stands in the vault now, by the ids and numbers that it has there."""

    families: tuple[UUID, ...]
    persons: tuple[tuple[UUID, str], ...]
    worries: tuple[tuple[UUID, str, str], ...]
    """Id, human number, and the text in his own words."""


def tell(
    opened: Opened, directory_of: Iterable[tuple[UUID, Organisation]], told: Iterable[Family], *, keep: Keep
) -> Told:
    """Write families down one by one. `keep` hears each letter that was made."""
    _neutral_sender(opened)
    known = {
        id_: directory.save_organisation(opened.store, organisation, hand=opened.hand())
        for id_, organisation in directory_of
    }
    homes: list[UUID] = []
    persons: list[tuple[UUID, str]] = []
    worries: list[tuple[UUID, str, str]] = []
    for family in told:
        home, ids = _family(opened, family, known)
        homes.append(home)
        persons += [(ids[id_], person.full_name) for id_, person in family.persons]
        worries += _talks(opened, home, family, ids)
        for consent in family.consents:
            given = _not_before(renamed(consent, ids), opened.hand().today)
            consents.give_consent(opened.store, home, given, hand=opened.hand())
        if family.referral:
            _letters(opened, home, renamed(family.referral, ids), keep)
    return Told(families=tuple(homes), persons=tuple(persons), worries=tuple(worries))


def _neutral_sender(opened: Opened) -> None:
    """Letters without our name are not from nobody: a name of this place, which the office card does not have."""
    facts = sender.read_sender(opened.store)
    if not facts.neutral_name:
        sender.save_sender(opened.store, replace(facts, neutral_name=NEUTRAL_NAME, function=FUNCTION))


def _family(opened: Opened, family: Family, known: dict[UUID, UUID]) -> tuple[UUID, dict[UUID, UUID]]:
    """The home front with everybody in it; and what each invented id is called in this vault."""
    store = opened.store
    home = families.begin_family(store, family.person, facility=family.facility, phase=family.phase, hand=opened.hand())
    ids = {**known, family.detainee: families.family(store, home).detainee.id}
    for id_, person in family.others:
        ids[id_] = families.add_person(store, home, renamed(person, ids), hand=opened.hand())
    for relation in family.relations:
        families.tie(store, home, renamed(relation, ids), hand=opened.hand())
    return home, ids


def _talks(opened: Opened, home: UUID, family: Family, ids: dict[UUID, UUID]) -> list[tuple[UUID, str, str]]:
    for id_, talk in family.conversations:
        ids[id_] = conversations.record_conversation(opened.store, home, renamed(talk, ids), hand=opened.hand())
    return [
        (
            conversations.record_worry(opened.store, home, renamed(worry, ids), hand=opened.hand()),
            worry.number,
            worry.own_words,
        )
        for worry in family.worries
    ]


def _letters(opened: Opened, home: UUID, referral: Referral, keep: Keep) -> None:
    """Her copy first, then a professional's look and her reading, then the letter itself."""
    store = opened.store
    id_ = referrals.save_referral(store, home, referral, hand=opened.hand())
    hers = letters.issue_letter(store, id_, variant=Variant.HER_COPY, way=Way.SAVED, hand=opened.hand())
    keep(hers.file_name, hers.pdf)
    hand = opened.hand()
    referrals.looked_at(store, id_, by=PROFESSIONAL, on=hand.today, how="telefoon", hand=hand)
    referrals.read_or_heard(store, id_, on=hand.today, hand=opened.hand())
    letter = letters.issue_letter(store, id_, variant=Variant.REFERRAL, way=Way.SAVED, hand=opened.hand())
    keep(letter.file_name, letter.pdf)


def _not_before(consent: Consent, today: date) -> Consent:
    """A consent of an invented day to come was given today."""
    return replace(consent, on=min(consent.on, today))


def change_one(opened: Opened, told: Told) -> None:
    """One change more, on the first worry: he was told something back."""
    conversations.tell_back(opened.store, told.worries[0][0], "Volgende week weten wij meer.", hand=opened.hand())
