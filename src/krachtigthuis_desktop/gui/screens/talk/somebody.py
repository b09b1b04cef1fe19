"""A person as the forms show one: a chip with a name and, for a child, an age."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ....care.families import Family
from ....care.people import read_birth
from ....domain.records.person import Role
from ....errors import InputError
from .talk_form import TalkForm

GROWN = 18


@dataclass(frozen=True)
class Somebody:
    """`age` only for who is under 18, or when only an age is known."""

    id: str
    called: str
    full_name: str
    age: int | None = None
    inside: bool = False


def of_family(family: Family, today: date) -> tuple[Somebody, ...]:
    """Everybody of a family that is recorded, who is inside last: the talk is about the others."""
    found = [
        Somebody(
            id=str(stored.id),
            called=stored.record.called,
            full_name=stored.record.full_name,
            age=_shown(stored.record.birth.age_at(today), child=Role.CHILD in stored.record.roles),
            inside=stored.id == family.detainee.id,
        )
        for stored in family.persons
        if stored.record.died is None
    ]
    return tuple(sorted(found, key=lambda each: each.inside))


def of_draft(talk: TalkForm, today: date) -> tuple[Somebody, ...]:
    """Everybody in a talk that is a draft still."""
    people = [
        Somebody(
            id=each.id,
            called=each.called,
            full_name=each.called,
            age=_shown(_age(each.birth, today), child=each.role == Role.CHILD.value),
        )
        for each in talk.others()
    ]
    if talk.is_new:
        name = " ".join(part for part in (talk.person.first_name, talk.person.prefix, talk.person.surname) if part)
        people.append(Somebody(talk.detainee, talk.person.called, name or talk.person.called, inside=True))
    return tuple(people)


def _age(typed: str, today: date) -> int | None:
    try:
        return read_birth(typed, today).age_at(today)
    except InputError:
        return None


def _shown(age: int | None, *, child: bool) -> int | None:
    return age if age is not None and (child or age < GROWN) else None
