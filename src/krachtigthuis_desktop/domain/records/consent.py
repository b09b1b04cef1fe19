"""Who agreed to what, for whom to read, and what must not be told. A withdrawal is never deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from ..words import Made, OneLine, Words
from .base import Record


class Purpose(StrEnum):
    """What for; the numbers are those of DOMAIN 5."""

    KEEP_NOTES = "1_keep_notes"
    CONTACT_FAMILY = "2_contact_family"
    REFER = "3_refer"
    TELL_BACK = "4_tell_back"
    LEARN = "5_learn"
    REPORT_BACK = "6_report_back"


class DataKind(StrEnum):
    """Kinds of data that a consent opens one by one."""

    NAME = "name"
    REACH = "reach"
    ADDRESS = "address"
    BIRTH = "birth"
    CHILDREN = "children"
    SITUATION = "situation"
    MONEY = "money"
    HEALTH = "health"
    SCHOOL = "school"
    HELPERS = "helpers"
    DETENTION = "detention"


class Capacity(StrEnum):
    """In what quality it was given."""

    SELF = "self"
    REPRESENTATIVE = "representative"


class Form(StrEnum):
    PAPER = "paper"
    WITNESS = "spoken_with_witness"
    SCREEN = "signature_on_screen"


class WithholdWhy(StrEnum):
    HARM = "fear_of_harm"
    SELF = "wants_to_tell_it"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Withheld:
    """What must not be told, to whom (empty: to nobody), and why."""

    data: DataKind
    to: tuple[UUID, ...] = ()
    why: WithholdWhy = WithholdWhy.OTHER
    words: Words = ""


@dataclass(frozen=True, kw_only=True)
class Withdrawal:
    """From `on` the named purposes are closed (none named: all)."""

    on: date
    how: Words
    purposes: tuple[Purpose, ...] = ()
    done_about_it: Words = ""


@dataclass(frozen=True, kw_only=True)
class Consent(Record):
    KIND: ClassVar[str] = "consent"
    about: UUID
    """Whose data."""
    given_by: UUID
    capacity: Capacity = Capacity.SELF
    agreed: bool = True
    """False: asked and refused. A refusal is kept, so that nobody asks twice."""
    purposes: tuple[Purpose, ...]
    data: tuple[DataKind, ...] = ()
    recipients: tuple[UUID, ...] = ()
    """Named recipients for purposes 2, 3 and 4: organisations or persons."""
    withheld: tuple[Withheld, ...] = ()
    form: Form
    witness: OneLine = ""
    language: Made = "nl"
    interpreter: bool = False
    told_refusing_changes_nothing: bool = False
    on: date
    place: OneLine = ""
    asked_by: Made = ""
    valid_until: date | None = None
    withdrawal: Withdrawal | None = None
    text_version: Made = ""
    scan: UUID | None = None
