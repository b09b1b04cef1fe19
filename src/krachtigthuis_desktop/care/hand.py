"""Whose hand writes, and when: what every use case that changes something needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from ..domain.roles import Role


@dataclass(frozen=True, kw_only=True)
class Hand:
    """`author` stands in the revision (a laptop's device id, a staff slot), `name` on paper and screen.

    `role`: of a laptop what the registry says, of a staff slot professional, or administrator.
    """

    author: str
    name: str
    now: datetime
    role: Role = Role.VOLUNTEER

    @property
    def today(self) -> date:
        """The day where the hand is, not the day in UTC."""
        return self.now.astimezone().date()
