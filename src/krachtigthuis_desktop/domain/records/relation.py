"""A directed, dated tie between two persons. Each measurement is kept: a next one is a next record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from ..words import OneLine
from .base import Record


class Tie(StrEnum):
    BIOLOGICAL = "biological"
    STEP = "step"
    FOSTER = "foster"
    ADOPTED = "adopted"
    IN_LAW = "in_law"
    CHOSEN = "chosen"
    PARTNER = "partner"
    EX_PARTNER = "ex_partner"


class Known(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Contact(StrEnum):
    VISIT = "visit"
    PHONE = "phone"
    POST = "post"
    VIDEO = "video"
    NONE = "none"


class Quality(StrEnum):
    SUPPORTING = "supporting"
    MIXED = "mixed"
    BURDENING = "burdening"
    BROKEN = "broken"
    UNKNOWN = "unknown"


class Support(StrEnum):
    PRACTICAL = "practical"
    COMPANY = "company"
    ADVICE = "advice"
    EMOTIONAL = "emotional"


@dataclass(frozen=True, kw_only=True)
class Relation(Record):
    """`from_person` is to `to_person`: a parent `from` a child `to` may hold parental authority."""

    KIND: ClassVar[str] = "relation"
    from_person: UUID
    to_person: UUID
    tie: Tie
    parent: bool = False
    """True when `from_person` is a parent of `to_person`, in whichever way `tie` says."""
    same_household: Known = Known.UNKNOWN
    authority: Known = Known.UNKNOWN
    """Parental authority (gezag) of `from_person` over `to_person`; it says nothing about contact being allowed."""
    authority_disputed: bool = False
    cares_for: bool = False
    contact: tuple[Contact, ...] = ()
    how_often: OneLine = ""
    blocked_by: UUID | None = None
    quality: Quality = Quality.UNKNOWN
    support: tuple[Support, ...] = ()
    told_by: UUID | None = None
    measured_on: date

    @property
    def is_struck(self) -> bool:
        """Measured by mistake: a tie of somebody with himself is none."""
        return self.from_person == self.to_person
