"""Whose hand writes, and when: what every use case that changes something needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, kw_only=True)
class Hand:
    """`author` stands in the revision (a laptop's device id, a staff slot), `name` on paper and screen."""

    author: str
    name: str
    now: datetime

    @property
    def today(self) -> date:
        """The day where the hand is, not the day in UTC."""
        return self.now.astimezone().date()

    @property
    def of_office(self) -> bool:
        """True for a staff slot, which is a professional's; a laptop's device id is a volunteer's."""
        return self.author.startswith("staff-")
