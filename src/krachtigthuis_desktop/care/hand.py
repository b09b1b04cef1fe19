"""Whose hand writes, and when: what every use case that changes something needs to know."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from ..domain.roles import Role
from .texts import OtherNumbers


@dataclass(frozen=True, kw_only=True)
class Hand:
    """`author` stands in the revision (a laptop's device id, a staff slot), `name` on paper and screen.

    `role`: of a laptop what the registry says, of a staff slot professional, or administrator.
    """

    author: str
    name: str
    now: datetime
    role: Role = Role.VOLUNTEER
    numbers: OtherNumbers = field(default_factory=OtherNumbers, compare=False)
    """What this person said of numbers that may be a citizen service number."""

    @property
    def today(self) -> date:
        """The day where the hand is, not the day in UTC."""
        return self.now.astimezone().date()
