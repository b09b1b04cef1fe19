"""Who was written down wrongly: corrected, completed, or struck off; and each of these taken back.

Nothing leaves the journal by it. A person is struck off by emptying the record, a tie by tying somebody to himself:
such rows are passed over wherever a family is read. Struck off is only who nobody speaks of.
"""

from __future__ import annotations

import secrets
from dataclasses import replace
from uuid import UUID

from ..domain.identity import new_number
from ..domain.records import KINDS, Detention, Organisation, Person, Relation
from ..domain.records.person import NotInformed
from ..domain.records.relation import Known
from ..errors import NotAllowed, RuleReason
from ..storage import Reader, Store, Stored, Writer
from .hand import Hand
from .writing import write_down


def correct_person(
    store: Store, id_: UUID, person: Person, *, base: UUID, hand: Hand, place: Detention | None = None
) -> None:
    """Another reading of a person; `place` says anew where a detainee is (None: as it stands).

    A place with another *since* is a next one in the history, any other change corrects the last one.
    Raises InputError(STALE) when somebody changed the person meanwhile, InputError(LOOKS_LIKE_BSN).
    """
    with store.write() as tx:
        before = tx.need(Person, id_)
        write_down(tx, person, id_=id_, home=before.home, hand=hand, base=base)
        if place and before.home:
            _move(tx, place, before.home, hand)


def put_back(store: Store, id_: UUID, person: Person, *, hand: Hand, place: Detention | None = None) -> None:
    """A correction or a striking off taken back: person and place as they were. The journal keeps both."""
    with store.write() as tx:
        now = tx.need(Person, id_)
        write_down(tx, person, id_=id_, home=now.home, hand=hand, base=now.head)
        last = _place(tx, now.home) if place else None
        if place and last:
            was = replace(place, number=last.record.number)
            write_down(tx, was, id_=last.id, home=last.home, hand=hand, base=last.head)


def strike_person(store: Store, id_: UUID, *, hand: Hand) -> Person:
    """Written down by mistake. Gives the person as it was, for `put_back`.

    Raises NotAllowed(STILL_NAMED) when something here speaks of this person: then only correcting is possible.
    """
    with store.write() as tx:
        before = tx.need(Person, id_)
        if is_named(tx, before.home, id_):
            raise NotAllowed(RuleReason.STILL_NAMED, person=str(id_))
        empty = Person(number=before.record.number, roles=before.record.roles, not_informed=NotInformed.NOT_YET)
        write_down(tx, empty, id_=id_, home=before.home, hand=hand, base=before.head)
        return before.record


def strike_tie(store: Store, id_: UUID, *, hand: Hand) -> None:
    """A measurement that was written down by mistake: it counts no longer, and an earlier one does again."""
    with store.write() as tx:
        before = tx.need(Relation, id_)
        nobody = replace(before.record, to_person=before.record.from_person, parent=False, authority=Known.UNKNOWN)
        write_down(tx, nobody, id_=id_, home=before.home, hand=hand, base=before.head)


def is_named(tx: Reader, home: UUID | None, id_: UUID) -> bool:
    """Whether any other record of this home front speaks of a person."""
    kinds = (kind for kind in KINDS.values() if kind is not Organisation)
    return any(
        _mentions(stored.record, id_) for kind in kinds for stored in tx.all(kind, home=home) if stored.id != id_
    )


def _mentions(value: object, id_: UUID) -> bool:
    if isinstance(value, tuple):
        return any(_mentions(each, id_) for each in value)
    fields = getattr(value, "__dataclass_fields__", ())
    return value == id_ or any(_mentions(getattr(value, name), id_) for name in fields)


def _move(tx: Writer, place: Detention, home: UUID, hand: Hand) -> None:
    last = _place(tx, home)
    moved = last is None or (
        place.since != last.record.since and (place.phase, place.facility) != (last.record.phase, last.record.facility)
    )
    if last is None or moved:
        fresh = replace(place, number=new_number(secrets.token_bytes))
        write_down(tx, fresh, home=home, hand=hand, happened=place.since)
    else:
        write_down(tx, place, id_=last.id, home=home, hand=hand, base=last.head)


def _place(tx: Reader, home: UUID | None) -> Stored[Detention] | None:
    return max(tx.all(Detention, home=home), key=lambda each: each.recorded, default=None)
