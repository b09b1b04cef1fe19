"""A piece of the dated history of a detainee: where he is, in which phase, until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from ..words import Made, OneLine, Words
from .base import Record


@dataclass(frozen=True, kw_only=True)
class Detention(Record):
    KIND: ClassVar[str] = "detention"
    person: UUID
    phase: Made
    """A code of the list `phases` (data, replaced by the office)."""
    facility: OneLine = ""
    since: date | None = None
    expected_end: date | None = None
    end_unknown_why: Words = ""
    case_manager: OneLine = ""
