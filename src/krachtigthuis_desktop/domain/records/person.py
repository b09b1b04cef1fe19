"""A person: no more than the worry needs, surname and birth date only when a letter uses them.

There is no citizen service number and no offence, on purpose.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from ..names import by_surname
from ..words import Made, OneLine, Phone, Words
from .base import Record


class Role(StrEnum):
    DETAINEE = "detainee"
    PARTNER = "partner"
    EX_PARTNER = "ex_partner"
    CHILD = "child"
    PARENT = "parent"
    SIBLING = "sibling"
    GRANDPARENT = "grandparent"
    FRIEND = "friend"
    PROFESSIONAL = "professional"
    OTHER = "other"


class AddressAs(StrEnum):
    """How this person wants to be addressed; unknown means: no *hij*, *zij* or *haar* anywhere."""

    UNKNOWN = "unknown"
    MRS = "mrs"
    MR = "mr"
    NEUTRAL = "neutral"
    FIRST_NAME = "first_name"


class NotInformed(StrEnum):
    """Why somebody whose data came from another has not heard so yet (AVG art. 14)."""

    NOT_YET = "not_yet"
    HARM = "harm"
    UNREACHABLE = "unreachable"
    COORDINATOR = "coordinator_decided"


@dataclass(frozen=True, kw_only=True)
class Birth:
    """Birth date, or a year, or an age as of a date; all empty when not known."""

    on: date | None = None
    year: int | None = None
    age: int | None = None
    age_on: date | None = None

    def age_at(self, day: date) -> int | None:
        """Whole years on that day, at least: from a year only, the birthday still to come. Never under 0."""
        ages = self.ages_at(day)
        return ages[0] if ages else None

    def ages_at(self, day: date) -> tuple[int, int] | None:
        """The youngest and the oldest that somebody may be on that day; one and the same when more is known."""
        if self.on:
            age = max(0, _years(self.on, day))
            return age, age
        if self.year is not None:
            passed = day.year - self.year
            return max(0, passed - 1), max(0, passed)
        if self.age is not None and self.age_on:
            age = max(0, self.age + _years(self.age_on, day))
            return age, age
        return None


def _years(since: date, day: date) -> int:
    return day.year - since.year - ((day.month, day.day) < (since.month, since.day))


@dataclass(frozen=True, kw_only=True)
class Address:
    street: OneLine = ""
    postcode: OneLine = ""
    city: OneLine = ""


@dataclass(frozen=True, kw_only=True)
class Reach:
    """How to reach this person without doing harm."""

    phone: Phone = ""
    best_way: OneLine = ""
    safe_way: OneLine = ""
    when_not: OneLine = ""
    who_may_not_answer: OneLine = ""


@dataclass(frozen=True, kw_only=True)
class Person(Record):
    KIND: ClassVar[str] = "person"
    roles: tuple[Role, ...]
    first_name: OneLine = ""
    prefix: OneLine = ""
    surname: OneLine = ""
    description: OneLine = ""
    """When the name is not known: "dochter, ongeveer 8"."""
    birth: Birth = Birth()
    address_as: AddressAs = AddressAs.UNKNOWN
    language: Made = "nl"
    interpreter: bool = False
    reach: Reach = Reach()
    municipality: OneLine = ""
    postcode4: OneLine = ""
    address: Address = Address()
    school: OneLine = ""
    lives_with: tuple[UUID, ...] = ()
    helpers: Words = ""
    died: date | None = None
    informed_on: date | None = None
    not_informed: NotInformed | None = NotInformed.NOT_YET
    same_as: UUID | None = None
    """The first record of this person, in another home front."""

    @property
    def full_name(self) -> str:
        """First name, prefix and surname as they are known; the description for an unknown name."""
        return (
            " ".join(part for part in (self.first_name, joined(self.prefix, self.surname)) if part) or self.description
        )

    @property
    def is_struck(self) -> bool:
        """Written down by mistake and emptied again: nobody is meant."""
        return not self.full_name

    @property
    def called(self) -> str:
        """The short name on the screen: first name, else what is known."""
        return self.first_name or self.full_name

    @property
    def sort_key(self) -> tuple[str, str]:
        """Surname without its prefix first: Van der Aa sorts under A."""
        return by_surname(self.surname or self.first_name or self.description, self.first_name)

    def words(self) -> tuple[str, ...]:
        return (self.full_name, self.description, self.municipality, self.school)


def joined(prefix: str, surname: str) -> str:
    """Prefix and surname: van der Aa, d'Ancona."""
    if prefix and surname and prefix[-1] in "'’" and prefix[:1] not in "'’":
        return prefix + surname
    return " ".join(part for part in (prefix, surname) if part)
