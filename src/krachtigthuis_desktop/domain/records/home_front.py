"""The home front of one detainee: the unit of work, under which all other records hang."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from ..words import Made, Words
from .base import Record


@dataclass(frozen=True, kw_only=True)
class HomeFront(Record):
    KIND: ClassVar[str] = "home_front"
    detainee: UUID
    volunteers: tuple[Made, ...] = ()
    """Authors to whom it is assigned (a laptop's device id)."""
    opened: date
    closed: date | None = None
    closed_why: Words = ""
    paused_why: Words = ""
    """Not empty: the program is silent about this family, and says why in one line (DOMAIN 12)."""
