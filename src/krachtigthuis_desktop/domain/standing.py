"""What of a consent stands on a day: what it opens, and what a refusal or a withdrawal closes.

A no is never deleted. It holds against every yes of the same giver that is not younger than it. Where two
stories stand about one consent it opens only what both open, and a no in either of them is a no.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from ..errors import RuleReason
from .records.consent import Consent, DataKind, Purpose


def in_force(consent: Consent, purpose: Purpose, on: date) -> RuleReason | None:
    """None when this consent opens the purpose on that day, else why not."""
    if not consent.agreed:
        return RuleReason.REFUSED
    if consent.on > on:
        return RuleReason.NO_CONSENT
    if purpose not in consent.purposes:
        return RuleReason.OTHER_PURPOSE
    if any(no.on <= on and no.closes(purpose) for no in noes(consent)):
        return RuleReason.CONSENT_WITHDRAWN
    if consent.valid_until and consent.valid_until < on:
        return RuleReason.CONSENT_EXPIRED
    return None


@dataclass(frozen=True, kw_only=True)
class No:
    """A refusal or a withdrawal: from `on` it closes what it names; what it does not name, it closes whole."""

    on: date
    reason: RuleReason
    purposes: frozenset[Purpose]
    recipients: frozenset[UUID] = frozenset()
    data: frozenset[DataKind] = frozenset()

    def closes(self, purpose: Purpose) -> bool:
        """No to keeping notes is no to everything: there is nothing left that could go (DOMAIN 5)."""
        return self._whole or purpose in self.purposes

    def answers(self, purpose: Purpose, reader: UUID, data: frozenset[DataKind], on: date) -> bool:
        """True when it holds on that day against telling this reader these kinds of data for this purpose."""
        if self.on > on or not self.closes(purpose):
            return False
        if self._whole:
            return True
        return (not self.recipients or reader in self.recipients) and (not self.data or bool(self.data & data))

    @property
    def _whole(self) -> bool:
        return not self.purposes or Purpose.KEEP_NOTES in self.purposes


def noes(consent: Consent) -> Iterator[No]:
    """The no that a refusal is, and the one that a withdrawal brought.

    A withdrawal names the purpose and no reader: it closes that purpose for all of them, whoever the consent named.
    """
    if not consent.agreed:
        yield No(
            on=consent.on,
            reason=RuleReason.REFUSED,
            purposes=frozenset(consent.purposes),
            recipients=frozenset(consent.recipients),
            data=frozenset(consent.data),
        )
    if consent.withdrawal:
        yield No(
            on=consent.withdrawal.on,
            reason=RuleReason.CONSENT_WITHDRAWN,
            purposes=frozenset(consent.withdrawal.purposes),
        )


def by_record(consents: Iterable[tuple[UUID, Consent]]) -> dict[UUID, tuple[Consent, ...]]:
    """All that is said of each consent: one story, or, while nobody settled it, several."""
    found: dict[UUID, tuple[Consent, ...]] = {}
    for id_, consent in consents:
        found[id_] = (*found.get(id_, ()), consent)
    return found


def at_most(stories: tuple[Consent, ...]) -> Consent:
    """The consent as all its stories have it: no purpose, kind of data or reader that one of them lacks.

    It is for showing what a consent opens that is in force in each of them; a no counts by itself (`noes`).
    """
    first, *others = stories
    return replace(
        first,
        purposes=tuple(each for each in first.purposes if all(each in other.purposes for other in others)),
        data=tuple(each for each in first.data if all(each in other.data for other in others)),
        recipients=tuple(each for each in first.recipients if all(each in other.recipients for other in others)),
        withheld=tuple(dict.fromkeys(held for each in stories for held in each.withheld)),
        on=max(each.on for each in stories),
        valid_until=min((each.valid_until for each in stories if each.valid_until), default=None),
    )


def yes_to_notes(consents: Iterable[tuple[UUID, Consent]], person: UUID, on: date) -> UUID | None:
    """The consent by which this person lets us keep notes on that day; None when there is none (DOMAIN 5, step 0)."""
    stories = by_record(consents)
    his = [each for heads in stories.values() for each in heads if each.about == each.given_by == person]
    against = [no.on for each in his for no in noes(each) if no.on <= on and no.closes(Purpose.KEEP_NOTES)]
    for id_, heads in stories.items():
        if all(
            each.about == each.given_by == person
            and in_force(each, Purpose.KEEP_NOTES, on) is None
            and all(no < each.on for no in against)
            for each in heads
        ):
            return id_
    return None
