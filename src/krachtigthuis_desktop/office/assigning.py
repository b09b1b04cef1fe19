"""Whose home front it is: assigned to a laptop, taken over by a successor, or sent back whole when it is needed again.

A case travels as every revision of it, with the text of heads only. Who no longer has it hears that it left him.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from ..care.hand import Hand
from ..care.writing import write_down
from ..domain.records import HomeFront, Person
from ..errors import InputError, InputFault
from ..storage import Reader, Stored, Writer
from . import registry
from .assigned import fronts_of, laptops_of
from .desk import Desk
from .registry import holder_name


@dataclass(frozen=True, kw_only=True)
class Front:
    """One home front for a list: whose it is, and on which laptops it belongs."""

    id: UUID
    number: str
    name: str
    sort_key: tuple[str, str]
    volunteers: tuple[str, ...]
    """Device ids."""
    holders: tuple[str, ...]
    """Their names, or codes."""
    closed: bool


def fronts(desk: Desk) -> tuple[Front, ...]:
    """Every home front in the centre, by name."""
    known = registry.current(desk)
    with desk.store.read() as tx:
        people = {each.id: each.record for each in tx.all(Person)}
        names = {each.id: holder_name(tx, each.holder) or each.holder for each in known.devices}
        found = [
            Front(
                id=each.id,
                number=each.record.number,
                name=person.full_name if (person := people.get(each.record.detainee)) else "",
                sort_key=person.sort_key if person else ("", ""),
                volunteers=(devices := _in_order(tx, each)),
                holders=tuple(names.get(device, device) for device in devices),
                closed=each.record.closed is not None,
            )
            for each in tx.all(HomeFront)
        ]
    return tuple(sorted(found, key=lambda each: each.sort_key))


def assign(desk: Desk, home: UUID, devices: Sequence[str], *, hand: Hand) -> None:
    """From now on this home front belongs to these laptops and to no other; who gets it new gets it whole.

    Raises InputError(NOT_FOUND) for a home front or laptop that is not there, NotAllowed for who may not assign.
    """
    wanted = tuple(dict.fromkeys(devices))
    _check_devices(desk, wanted)
    with desk.store.write() as tx:
        stored = tx.need(HomeFront, home)
        before = _in_order(tx, stored)
        if wanted != before:
            write_down(tx, replace(stored.record, volunteers=wanted), hand=hand, home=home, id_=home, base=stored.head)
        for device in wanted:
            if device not in before:
                _send(tx, home, device)
        tx.audit("home_front_assigned", actor=hand.author, now=hand.now, record=home)


def send_back(desk: Desk, home: UUID, device: str, *, hand: Hand) -> None:
    """Let this laptop have the whole home front again. Raises InputError(NOT_FOUND) when it is not assigned to it."""
    with desk.store.write() as tx:
        if device not in laptops_of(tx, tx.need(HomeFront, home)):
            raise InputError(InputFault.NOT_FOUND, field="device", which="not_its_family")
        _send(tx, home, device)
        tx.audit("home_front_sent_back", actor=hand.author, now=hand.now, record=home)


def of_device(tx: Reader, device: str) -> tuple[UUID, ...]:
    """The home fronts that are assigned to this laptop."""
    return tuple(sorted(fronts_of(tx, device)))


def _in_order(tx: Reader, front: Stored[HomeFront]) -> tuple[str, ...]:
    """The laptops that have it, in the order in which they were assigned."""
    has = laptops_of(tx, front)
    return (*(each for each in front.record.volunteers if each in has), *sorted(has - {*front.record.volunteers}))


def _send(tx: Writer, home: UUID, device: str) -> None:
    tx.announce("case", f"{home} {device}", device=device, home=home)


def _check_devices(desk: Desk, devices: Sequence[str]) -> None:
    known = registry.current(desk)
    for device in devices:
        found = known.device(device)
        if found is None or found.revoked is not None:
            raise InputError(InputFault.NOT_FOUND, field="device", which="not_trusted")
