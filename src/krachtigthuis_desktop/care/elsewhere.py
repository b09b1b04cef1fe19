"""The same person in another home front: a no that was said there counts here too (DOMAIN 3, `same_as`).

Nothing else crosses: a yes of there opens nothing here, and no text is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from uuid import UUID

from ..domain.records import Consent, Person, Relation
from ..storage import Reader, Stored

Said = tuple[UUID, Consent]


def noes_of_elsewhere(
    tx: Reader, persons: Iterable[Stored[Person]], relations: Iterable[Stored[Relation]]
) -> tuple[Said, ...]:
    """Refusals, withdrawals and what must not be told, of the same persons in other home fronts that are here."""
    here = {stored.id for stored in persons}
    links = _links(tx)
    others = {other: id_ for id_ in here for other in _same(id_, links) - here} if links else {}
    adults: dict[UUID, set[UUID]] = {}
    for tie in relations if others else ():
        for story in tx.stories(tie):
            adults.setdefault(story.to_person, set()).add(story.from_person)
    return tuple(
        (stored.id, said)
        for other, id_ in others.items()
        for stored in tx.all(Consent, about=other)
        for story in tx.stories(stored)
        for said in _as_here(story, others, adults.get(id_, set()))
    )


def same_persons(tx: Reader, persons: Iterable[UUID]) -> frozenset[UUID]:
    """Every record of those of these persons who stand in more than one home front."""
    links = _links(tx)
    return frozenset().union(*(_same(id_, links) for id_ in persons if id_ in links)) if links else frozenset()


def _as_here(consent: Consent, here: Mapping[UUID, UUID], adults: set[UUID]) -> Iterable[Consent]:
    """What was said there, about the person of here. By whom nobody knows here: then as by each who may decide."""
    if consent.about not in here:
        return
    giver = here.get(consent.given_by)
    for by in (giver,) if giver else adults:
        yield replace(
            consent,
            about=here[consent.about],
            given_by=by,
            purposes=() if consent.agreed else consent.purposes,
            recipients=tuple(here.get(each, each) for each in consent.recipients),
            withheld=tuple(
                replace(held, to=tuple(here.get(each, each) for each in held.to)) for held in consent.withheld
            ),
        )


def _links(tx: Reader) -> dict[UUID, set[UUID]]:
    """Who is said to be who, in any story, both ways."""
    pairs = [*tx.same_persons().items()]
    pairs += [
        (stored.id, story.same_as)
        for stored in tx.all(Person, disputed=True)
        for story in tx.stories(stored)
        if story.same_as
    ]
    found: dict[UUID, set[UUID]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found


def _same(person: UUID, links: Mapping[UUID, set[UUID]]) -> set[UUID]:
    """Every record of this person."""
    found, new = {person}, {person}
    while new:
        new = {other for one in new for other in links.get(one, set())} - found
        found |= new
    return found
