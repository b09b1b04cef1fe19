"""Home fronts and the people in them: begin one, add somebody, say how they are tied."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar
from uuid import UUID

from ..domain.case import Case, case_of
from ..domain.identity import new_number, read_number, show_number
from ..domain.records import Consent, Detention, HomeFront, Person, Record, Relation, Worry
from ..domain.records.person import Role
from ..errors import InputError, InputFault
from ..storage import Reader, Store, Stored, Writer
from .elsewhere import noes_of_elsewhere
from .hand import Hand
from .writing import write_down

R = TypeVar("R", bound=Record)
P = TypeVar("P", Person, Relation)


@dataclass(frozen=True, kw_only=True)
class Family:
    """A home front as it stands now: everything that a screen about it needs, read in one go."""

    home: Stored[HomeFront]
    detainee: Stored[Person]
    persons: tuple[Stored[Person], ...]
    relations: tuple[Stored[Relation], ...]
    consents: tuple[Stored[Consent], ...]
    worries: tuple[Stored[Worry], ...]
    detention: Stored[Detention] | None
    disputed: Mapping[UUID, tuple[Record, ...]] = field(default_factory=dict)
    """Every story of the records about which nobody settled which one holds."""

    elsewhere: tuple[tuple[UUID, Consent], ...] = ()
    """What the same persons refused or withdrew in other home fronts."""

    def person(self, wanted: UUID) -> Person | None:
        return next((stored.record for stored in self.persons if stored.id == wanted), None)

    def case(self) -> Case:
        """What the one question needs to know: all stories of each record, not only the one that is shown."""
        return case_of(
            persons=((stored.id, self.stories(stored)) for stored in self.persons),
            relations=(self.stories(stored) for stored in self.relations),
            consents=[
                *((stored.id, self.stories(stored)) for stored in self.consents),
                *((id_, (said,)) for id_, said in self.elsewhere),
            ],
            inside=(front.detainee for front in self.stories(self.home)),
        )

    def stories(self, stored: Stored[R]) -> tuple[R, ...]:
        """All that is said of one record of this family."""
        told = self.disputed.get(stored.id, ())
        return tuple(each for each in told if isinstance(each, type(stored.record))) or (stored.record,)


@dataclass(frozen=True, kw_only=True)
class FamilyLine:
    """One family in a list: the detainee, where he is, how many worries are open, when last seen."""

    home: UUID
    number: str
    detainee: UUID
    name: str
    sort_key: tuple[str, str]
    facility: str
    worries: int
    closed: date | None = None
    everybody: str = ""
    """The names of all who belong to it."""

    @property
    def findable(self) -> str:
        """Everything by whose words it is found: the names of everybody, place and number."""
        return f"{self.name} {self.everybody} {self.facility} {show_number(self.number)} {self.number}"


def begin_family(store: Store, person: Person, *, facility: str, phase: str, hand: Hand) -> UUID:
    """A new home front around a detainee, his first place included. Returns its id."""
    with store.write() as tx:
        home = tx.new_id(hand.now)
        write_family(tx, home, tx.new_id(hand.now), person, facility=facility, phase=phase, hand=hand)
    return home


def write_family(
    tx: Writer, home: UUID, detainee: UUID, person: Person, *, facility: str, phase: str, hand: Hand
) -> None:
    """`begin_family` within a transaction, under ids that were made before."""
    if Role.DETAINEE not in person.roles:
        raise InputError(InputFault.OUT_OF_RANGE, field="roles")
    front = HomeFront(
        number=new_number(secrets.token_bytes), detainee=detainee, volunteers=(hand.author,), opened=hand.today
    )
    write_down(tx, front, id_=home, home=home, hand=hand)
    write_down(tx, person, id_=detainee, home=home, hand=hand)
    place = Detention(
        number=new_number(secrets.token_bytes), person=detainee, phase=phase, facility=facility, since=None
    )
    write_down(tx, place, home=home, hand=hand)


def close_family(store: Store, home: UUID, *, why: str, hand: Hand) -> None:
    """The work with this family is done; it leaves the laptop once the office has all of it.

    Raises InputError: TEXT_EMPTY without a reason, NOT_FOUND, STALE when it is closed already; NotAllowed for a
    home front of somebody else's.
    """
    if not why.strip():
        raise InputError(InputFault.TEXT_EMPTY, field="closed_why")
    with store.write() as tx:
        front = tx.need(HomeFront, home)
        if front.record.closed is not None:
            raise InputError(InputFault.STALE, field=HomeFront.KIND)
        closed = replace(front.record, closed=hand.today, closed_why=why.strip())
        write_down(tx, closed, id_=home, home=home, hand=hand, base=front.head)


def reopen_family(store: Store, home: UUID, *, hand: Hand) -> None:
    """Closed by mistake, or needed again. Raises InputError(NOT_FOUND, STALE), NotAllowed as `close_family`."""
    with store.write() as tx:
        front = tx.need(HomeFront, home)
        if front.record.closed is None:
            raise InputError(InputFault.STALE, field=HomeFront.KIND)
        opened = replace(front.record, closed=None, closed_why="")
        write_down(tx, opened, id_=home, home=home, hand=hand, base=front.head)


def add_person(store: Store, home: UUID, person: Person, *, hand: Hand, id_: UUID | None = None) -> UUID:
    """Somebody more in a home front, under an id that a form made before. Returns the record id."""
    with store.write() as tx:
        return write_down(tx, person, id_=id_, home=home, hand=hand).id


def tie(store: Store, home: UUID, relation: Relation, *, hand: Hand) -> UUID:
    """One measurement of how two people stand to each other."""
    with store.write() as tx:
        return write_down(tx, relation, home=home, hand=hand, happened=relation.measured_on).id


def read_family(tx: Reader, home: UUID) -> Family:
    """A whole home front within a transaction. Raises InputError(NOT_FOUND)."""
    front = tx.need(HomeFront, home)
    places = tx.all(Detention, home=home)
    persons, relations = tx.all(Person, home=home), tx.all(Relation, home=home)
    consents = tx.all(Consent, home=home)
    disputed = _in_dispute(tx, (front, *persons, *relations, *consents))
    return Family(
        home=front,
        detainee=tx.need(Person, front.record.detainee),
        persons=tuple(_meant(persons)),
        relations=tuple(_meant(relations)),
        consents=tuple(consents),
        worries=tuple(tx.all(Worry, home=home)),
        detention=max(places, key=lambda place: place.recorded, default=None),
        disputed=disputed,
        elsewhere=noes_of_elsewhere(tx, persons, relations),
    )


def _in_dispute(tx: Reader, found: Iterable[Stored[Record]]) -> dict[UUID, tuple[Record, ...]]:
    return {stored.id: tx.stories(stored) for stored in found if stored.disputed}


def _meant(found: Iterable[Stored[P]]) -> Iterator[Stored[P]]:
    """Without those that were struck off; of two stories that differ on that, both count until somebody settles."""
    return (each for each in found if each.disputed or not each.record.is_struck)


def detainee_called(tx: Reader, home: UUID | None) -> str:
    """Whose home front it is, by the short name; empty for the directory and for one that was erased."""
    front = tx.get(HomeFront, home) if home else None
    person = tx.get(Person, front.record.detainee) if front else None
    return person.record.called if person else ""


def family(store: Store, home: UUID) -> Family:
    """A whole home front. Raises InputError(NOT_FOUND)."""
    with store.read() as tx:
        return read_family(tx, home)


def by_number(store: Store, typed: str) -> UUID:
    """The home front with this number. Raises InputError: NUMBER_WRONG, NOT_FOUND."""
    number = read_number(typed)
    with store.read() as tx:
        found = next((stored.id for stored in tx.all(HomeFront, number=number)), None)
    if found is None:
        raise InputError(InputFault.NOT_FOUND, field="number")
    return found


def families(store: Store, *, closed: bool = False) -> tuple[FamilyLine, ...]:
    """All open home fronts, or those that were closed and still are here, by surname without its prefix."""
    with store.read() as tx:
        return read_families(tx, closed=closed)


def read_families(tx: Reader, *, closed: bool = False) -> tuple[FamilyLine, ...]:
    found = tx.all(Person)
    persons = {stored.id: stored.record for stored in found}
    names: dict[UUID | None, list[str]] = {}
    for person in _meant(found):
        names.setdefault(person.home, []).append(f"{person.record.full_name} {person.record.called}")
    places = {stored.record.person: stored.record.facility for stored in tx.all(Detention)}
    worries: dict[UUID | None, int] = {}
    for stored in tx.all(Worry):
        worries[stored.home] = worries.get(stored.home, 0) + 1
    lines = [
        FamilyLine(
            home=front.id,
            number=front.record.number,
            detainee=front.record.detainee,
            name=persons[front.record.detainee].full_name,
            sort_key=persons[front.record.detainee].sort_key,
            facility=places.get(front.record.detainee, ""),
            worries=worries.get(front.id, 0),
            closed=front.record.closed,
            everybody=" ".join(names.get(front.id, ())),
        )
        for front in tx.all(HomeFront)
        if (front.record.closed is not None) is closed and front.record.detainee in persons
    ]
    return tuple(sorted(lines, key=lambda line: line.sort_key))
