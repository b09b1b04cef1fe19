"""What somebody chose for the letters of one referral, on this laptop: when we ring, and what the text may add."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import msgspec

from ..storage import Reader, Writer

_FACT = "letter:"
"""Beginning of the name of a fact; the referral's id follows."""


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """Nothing is chosen beforehand."""

    call_on: date | None = None
    """When we ring the reader; None: some working days after the letter."""
    come_along: bool = False
    """We offer to come along to the first talk."""
    say_away: bool = False
    """That somebody is away from home for the time being; only where the question needs it."""


def wishes_of(tx: Reader, referral: UUID) -> Wishes:
    """What was chosen for this referral."""
    text = tx.meta(f"{_FACT}{referral}")
    return msgspec.json.decode(text, type=Wishes) if text else Wishes()


def write_wishes(tx: Writer, referral: UUID, wishes: Wishes) -> None:
    """From now on the letters of this referral are made with these."""
    tx.set_meta(f"{_FACT}{referral}", msgspec.json.encode(wishes).decode())
