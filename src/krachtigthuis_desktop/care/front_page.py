"""All that is known of one home front, for the page about it: read in a few steps, shown as one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ..domain.letter_content import Variant
from ..domain.records import KINDS, Conversation, Letter, Organisation, Person, Referral, Relation, Worry
from ..domain.records.person import Role
from ..domain.records.referral import Step
from ..storage import Reader, Store, Stored
from .families import Family, read_family
from .half_written import HalfWritten, half_written
from .referrals import ReferralLine, referrals
from .signals import Signals, read_signals

_NO_ANSWER_YET = frozenset({Step.SENT, Step.NO_ANSWER})


@dataclass(frozen=True, kw_only=True)
class Talk:
    """A talk in a list: when, where, and how many worries hang under it."""

    id: UUID
    on: str
    place: str
    worries: int


@dataclass(frozen=True, kw_only=True)
class LetterOut:
    """A letter that left: to whom, on which day, under which number; `copy` is the one for whom it concerns."""

    to: str
    on: date
    number: str
    copy: bool


@dataclass(frozen=True, kw_only=True)
class FrontPage:
    """`names` are those of everybody and every organisation that a consent may name.

    `letters` are those that went out, by the consents under which they did.
    """

    family: Family
    talks: tuple[Talk, ...]
    referrals: tuple[ReferralLine, ...]
    names: Mapping[UUID, str]
    letters: Mapping[UUID, tuple[LetterOut, ...]]
    undelivered: bool
    """Something of this family is not at the office yet as it stands."""
    signals: Signals = Signals()
    half_written: tuple[HalfWritten, ...] = ()
    """Talks, worries and questions for help of this family that nobody saved yet."""

    @property
    def persons(self) -> tuple[Stored[Person], ...]:
        """Everybody: who is inside first, then the grown-ups, then the children."""
        inside = self.family.detainee.id
        return tuple(sorted(self.family.persons, key=lambda each: (each.id != inside, Role.CHILD in each.record.roles)))

    @property
    def ties(self) -> tuple[Relation, ...]:
        """The latest measurement of each tie."""
        latest = {(each.record.from_person, each.record.to_person): each.record for each in self.family.relations}
        return tuple(latest.values())

    @property
    def worries(self) -> tuple[Stored[Worry], ...]:
        """The newest first; what is for the coordinator only is absent."""
        return tuple(stored for stored in reversed(self.family.worries) if not stored.record.strict)

    @property
    def unanswered(self) -> tuple[ReferralLine, ...]:
        """Letters that went to a helper and got no answer so far."""
        return tuple(line for line in self.referrals if line.step in _NO_ANSWER_YET)


def front_page(store: Store, home: UUID) -> FrontPage:
    """The page about a home front. Raises InputError(NOT_FOUND)."""
    with store.read() as tx:
        family, signals = read_family(tx, home), read_signals(tx, home)
        begun = tuple(line for line in half_written(tx) if line.home == home and line.screen != "family")
        names = {stored.id: stored.record.name for stored in tx.all(Organisation)}
        names |= {stored.id: stored.record.called for stored in family.persons}
        talks = tuple(_talk(stored, family) for stored in tx.all(Conversation, home=home, newest_first=True))
        letters = _letters(tx, home, names)
        undelivered = any(not each.receipted for kind in KINDS.values() for each in tx.all(kind, home=home))
    lines = tuple(line for line in referrals(store) if line.home == home)
    return FrontPage(
        family=family,
        talks=talks,
        referrals=lines,
        names=names,
        letters=letters,
        undelivered=undelivered,
        signals=signals,
        half_written=begun,
    )


def _talk(stored: Stored[Conversation], family: Family) -> Talk:
    worries = sum(each.record.conversation == stored.id for each in family.worries)
    return Talk(id=stored.id, on=stored.happened, place=stored.record.place, worries=worries)


def _letters(tx: Reader, home: UUID, names: Mapping[UUID, str]) -> dict[UUID, tuple[LetterOut, ...]]:
    found: dict[UUID, tuple[LetterOut, ...]] = {}
    for stored in tx.all(Letter, home=home):
        letter, referral = stored.record, tx.get(Referral, stored.record.referral)
        for issued in letter.issued[:1]:
            out = LetterOut(
                to=names.get(letter.to, ""),
                on=date.fromisoformat(issued.at[:10]),
                number=referral.record.number if referral else "",
                copy=letter.variant == Variant.HER_COPY,
            )
            for consent in letter.consents:
                found[consent] = (*found.get(consent, ()), out)
    return found
