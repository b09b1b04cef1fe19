"""A letter that was made: what it said to whom, its fingerprint, and each time it left this laptop."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from ..words import Made
from .base import Record


class Way(StrEnum):
    PRINTED = "printed"
    SAVED = "saved"


@dataclass(frozen=True, kw_only=True)
class Issued:
    """One print or saved file; from the second on it says *kopie*. `at` is ISO 8601."""

    at: Made
    way: Way
    copy_number: int
    by: Made


@dataclass(frozen=True, kw_only=True)
class Letter(Record):
    KIND: ClassVar[str] = "letter"
    referral: UUID
    variant: Made
    """"referral" to the helper, "her_copy" for the person it concerns."""
    to: UUID
    made_on: date
    language: Made = "nl"
    sha256: Made
    """Of the PDF bytes of the first issue."""
    reveals: tuple[Made, ...] = ()
    """What it reveals, as codes of blocks, so that a withdrawal can list it."""
    persons: tuple[UUID, ...] = ()
    consents: tuple[UUID, ...] = ()
    issued: tuple[Issued, ...] = ()
