"""Whose yes is needed for data about a person: by age, and for a child by parental authority (DOMAIN 5, ages).

Under 12 the legal representatives, from 12 to 15 the child and the representatives, from 16 the person. Each
measurement of a tie is kept, and what nobody ended still stands: a later one that says nothing about
authority takes none away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ..errors import RuleReason
from .case import Answer, Case
from .records.person import Birth, Person, Role
from .records.relation import Known, Relation

CHILD_SPEAKS_ALONG = 12
YOUNG_PERSON_DECIDES = 16


def who_decides(person: UUID, case: Case, on: date) -> Answer:
    """Whose yes is needed for data about this person, in `ask`; a no when that is not known.

    Of two stories about this person both count: whoever decides in one of them is asked.
    """
    stories = case.stories_of(person)
    if not stories:
        return Answer(allowed=False, reason=RuleReason.NO_CONSENT, because_of=person, ask=(person,))
    asked: list[UUID] = []
    for story in stories:
        answer = _decides(person, story, case, on)
        if not answer.allowed:
            return answer
        asked.extend(answer.ask)
    return Answer(allowed=True, ask=tuple(dict.fromkeys(asked)))


def serves(person: UUID, case: Case, *, given: date, on: date) -> bool:
    """Whether a yes about himself that was given on that day still counts: not across a border of age."""
    return all(_serves(story.birth, given, on) for story in case.stories_of(person))


def may_be_a_child(person: UUID, case: Case) -> bool:
    """True when somebody of unknown age may be under 16, so that we ask the representatives too.

    Who is a detainee, partner, parent or grandparent here is grown up, though each is somebody's child.
    """
    has_parent = any(tie.parent and tie.to_person == person for tie in case.relations)
    return any(
        Role.CHILD in story.roles or (has_parent and not _GROWN_UP & {*story.roles})
        for story in case.stories_of(person)
    )


_GROWN_UP = frozenset({Role.DETAINEE, Role.PARTNER, Role.EX_PARTNER, Role.PARENT, Role.GRANDPARENT, Role.PROFESSIONAL})


def _decides(person: UUID, story: Person, case: Case, on: date) -> Answer:
    age = story.birth.age_at(on)
    if age is None and not may_be_a_child(person, case):
        return Answer(allowed=True, ask=(person,))
    if age is not None and age >= YOUNG_PERSON_DECIDES:
        return Answer(allowed=True, ask=(person,))
    adults = _authority_over(person, case, on)
    holders = tuple(each.adult for each in adults if each.holds)
    if not holders or not all(each.holds or each.has_none for each in adults):
        asks = tuple(each.adult for each in adults)
        return Answer(allowed=False, reason=RuleReason.AUTHORITY_UNKNOWN, because_of=person, ask=asks)
    speaks_along = age is None or _at_most(story.birth, age) >= CHILD_SPEAKS_ALONG
    return Answer(allowed=True, ask=(*holders, person) if speaks_along else holders)


def _serves(birth: Birth, given: date, on: date) -> bool:
    then, now = birth.age_at(given), birth.age_at(on)
    if then is None or now is None:
        return True
    if now >= YOUNG_PERSON_DECIDES:
        return then >= YOUNG_PERSON_DECIDES
    return _at_most(birth, then) >= CHILD_SPEAKS_ALONG or _at_most(birth, now) < CHILD_SPEAKS_ALONG


def _at_most(birth: Birth, age: int) -> int:
    """An age that is not exact may be a year more by now: then the child is asked as well."""
    return age if birth.on else age + 1


@dataclass(frozen=True)
class _Authority:
    """Where one adult stands to a child; neither of both: not known, or in dispute."""

    adult: UUID
    holds: bool
    has_none: bool


def _authority_over(child: UUID, case: Case, on: date) -> list[_Authority]:
    """Each living parent, and each other adult of whom authority was ever said, in the order they were tied."""
    ties: dict[UUID, list[Relation]] = {}
    for tie in case.relations:
        # A measurement of a day to come says nothing yet; one that asked about neither parent nor authority never.
        if tie.to_person == child and tie.measured_on <= on and _says_something(tie):
            ties.setdefault(tie.from_person, []).append(tie)
    return [_standing(adult, said, case, on) for adult, said in ties.items() if not _died(adult, case, on, all)]


def _says_something(tie: Relation) -> bool:
    return tie.parent or tie.authority_disputed or tie.authority is not Known.UNKNOWN


def _standing(adult: UUID, said: list[Relation], case: Case, on: date) -> _Authority:
    """By the last day on which something was said; what differs on one day is not known."""
    last = max(tie.measured_on for tie in said)
    latest = [tie for tie in said if tie.measured_on == last]
    authority = {tie.authority for tie in latest}
    sure = not any(tie.authority_disputed for tie in latest) and not _died(adult, case, on, any)
    return _Authority(adult, sure and authority == {Known.YES}, sure and authority == {Known.NO})


def _died(person: UUID, case: Case, on: date, by: Callable[[Iterable[bool]], bool]) -> bool:
    """Whether all, or any, of the stories about this person say that he died."""
    died = [story.died is not None and story.died <= on for story in case.stories_of(person)]
    return bool(died) and by(died)
