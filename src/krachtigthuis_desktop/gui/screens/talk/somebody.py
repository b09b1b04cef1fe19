"""A person as the forms show one: a chip with a name and, for a child, an age."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ....care.conversations import yes_to_notes
from ....care.families import Family, FamilyLine
from ....care.people import read_birth
from ....domain.finding import words_in
from ....domain.records.person import Role
from ....errors import InputError
from ....explain.ages import Ages
from .talk_form import TalkForm

GROWN = 18


@dataclass(frozen=True)
class Somebody:
    """`ages` (the youngest and the oldest it may be) only for who is under 18, or when only an age is known."""

    id: str
    called: str
    full_name: str
    ages: Ages | None = None
    inside: bool = False


def of_family(family: Family, today: date) -> tuple[Somebody, ...]:
    """Everybody of a family that is recorded, who is inside last: the talk is about the others."""
    found = [
        Somebody(
            id=str(stored.id),
            called=stored.record.called,
            full_name=stored.record.full_name,
            ages=_shown(stored.record.birth.ages_at(today), child=Role.CHILD in stored.record.roles),
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
            ages=_shown(_ages(each.birth, today), child=each.role == Role.CHILD.value),
        )
        for each in talk.others()
    ]
    if talk.is_new:
        name = " ".join(part for part in (talk.person.first_name, talk.person.prefix, talk.person.surname) if part)
        people.append(Somebody(talk.detainee, talk.person.called, name or talk.person.called, inside=True))
    return tuple(people)


def _ages(typed: str, today: date) -> Ages | None:
    try:
        return read_birth(typed, today).ages_at(today)
    except InputError:
        return None


def _shown(ages: Ages | None, *, child: bool) -> Ages | None:
    return ages if ages is not None and (child or ages[0] < GROWN) else None


def yes_of(family: Family | None) -> date | None:
    """Since when the yes of who is inside stands; None without one."""
    if family is None:
        return None
    yes = yes_to_notes((stored.record for stored in family.consents), family.detainee.id)
    return yes.on if yes else None


def family_like(families: Sequence[FamilyLine], form: TalkForm) -> FamilyLine | None:
    """A family that is here with the name and in the place that were typed, and may be the same."""
    person, place = form.person, words_in(form.facility)
    typed = words_in(f"{person.first_name} {person.prefix} {person.surname}")
    here = ((line, words_in(line.name)) for line in families if not place or words_in(line.facility) == place)
    # A surname that was not typed, or that is not known here, tells nobody apart.
    return next((line for line, name in here if typed and typed[: len(name)] == name[: len(typed)]), None)
