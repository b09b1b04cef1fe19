"""One meeting with a volunteer. Worries and strengths hang under it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from ..words import OneLine, Words
from .base import Record


class Form(StrEnum):
    IN_PERSON = "in_person"
    GROUP = "group"
    LETTER = "letter"
    PHONE = "phone"


class MayWrite(StrEnum):
    """The answer to *Mag ik dit opschrijven?* Without a yes the talk stays a draft (DOMAIN 5, step 0)."""

    YES = "yes"
    NO = "no"
    LATER = "later"


@dataclass(frozen=True, kw_only=True)
class Conversation(Record):
    KIND: ClassVar[str] = "conversation"
    on: date
    place: OneLine = ""
    form: Form = Form.IN_PERSON
    with_whom: tuple[UUID, ...]
    notes: Words = ""
    may_write: MayWrite

    def words(self) -> tuple[str, ...]:
        return (self.notes, self.place)
