"""What of a consent stands on a day: what it opens, and what a refusal or a withdrawal closes.

A no is never deleted. It holds against every yes of the same giver that is not younger than it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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
    recipients: frozenset[UUID]
    data: frozenset[DataKind] = frozenset()

    def closes(self, purpose: Purpose) -> bool:
        """No to keeping notes is no to everything: there is nothing left that could go (DOMAIN 5)."""
        return not self.purposes or purpose in self.purposes or Purpose.KEEP_NOTES in self.purposes

    def answers(self, purpose: Purpose, reader: UUID, data: frozenset[DataKind], on: date) -> bool:
        """True when it holds on that day against telling this reader these kinds of data for this purpose."""
        if self.on > on or not self.closes(purpose):
            return False
        if not self.purposes or Purpose.KEEP_NOTES in self.purposes:
            return True
        return (not self.recipients or reader in self.recipients) and (not self.data or bool(self.data & data))


def noes(consent: Consent) -> Iterator[No]:
    """The no that a refusal is, and the one that a withdrawal brought."""
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
            purposes=frozenset(consent.withdrawal.purposes or consent.purposes),
            recipients=frozenset(consent.recipients),
        )
