"""What the one question looks at: the people of one home front with their ties and consents, every story of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from ..errors import RuleReason
from .records.consent import Consent
from .records.person import Person, Role
from .records.relation import Relation


@dataclass(frozen=True, kw_only=True)
class Case:
    """What is known about the people of one home front, as far as the question needs it.

    An id that occurs twice stands for a record about which two stories stand.
    """

    persons: tuple[Person, ...]
    ids: tuple[UUID, ...]
    """The record ids of `persons`, in the same order."""
    relations: tuple[Relation, ...] = ()
    consents: tuple[tuple[UUID, Consent], ...] = ()
    """Each consent with its record id."""
    inside: frozenset[UUID] = frozenset()
    """Whom the home front names as its detainee, whatever his own record says."""

    def person(self, wanted: UUID) -> Person | None:
        return next(iter(self.stories_of(wanted)), None)

    def stories_of(self, wanted: UUID) -> tuple[Person, ...]:
        """All that is said of this person's record; empty for somebody who is not known here."""
        return tuple(person for id_, person in zip(self.ids, self.persons, strict=True) if id_ == wanted)

    @property
    def detainees(self) -> frozenset[UUID]:
        """Whom the word detention tells about, whether or not the sentence names them."""
        pairs = zip(self.ids, self.persons, strict=True)
        return self.inside | frozenset(id_ for id_, person in pairs if Role.DETAINEE in person.roles)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Yes with the consents it rests on, or no with the reason and whom to ask."""

    allowed: bool
    reason: RuleReason | None = None
    because_of: UUID | None = None
    """The person whose say it is that stands in the way."""
    consents: tuple[UUID, ...] = ()
    ask: tuple[UUID, ...] = ()
    """Persons whose yes would open it."""


def case_of(
    *,
    persons: Iterable[tuple[UUID, tuple[Person, ...]]],
    relations: Iterable[tuple[Relation, ...]] = (),
    consents: Iterable[tuple[UUID, tuple[Consent, ...]]] = (),
    inside: Iterable[UUID] = (),
) -> Case:
    """The case, from every story of each record: one, or several while nobody settled which holds."""
    people = [(id_, story) for id_, stories in persons for story in stories]
    return Case(
        ids=tuple(id_ for id_, _story in people),
        persons=tuple(story for _id, story in people),
        relations=tuple(tie for stories in relations for tie in _in_dispute(stories)),
        consents=tuple((id_, story) for id_, stories in consents for story in stories),
        inside=frozenset(inside),
    )


def _in_dispute(stories: tuple[Relation, ...]) -> tuple[Relation, ...]:
    """Two stories that say different things about authority are authority in dispute, each on its own day."""
    if len({(s.from_person, s.to_person, s.parent, s.authority, s.measured_on) for s in stories}) <= 1:
        return stories
    return tuple(replace(story, authority_disputed=True) for story in stories)
