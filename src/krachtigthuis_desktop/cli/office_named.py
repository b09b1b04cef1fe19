"""What a person names on the command line of an office: a home front, a laptop, a record."""

from __future__ import annotations

from uuid import UUID

from ..domain.identity import read_number
from ..errors import InputError, InputFault
from ..office import find, registry
from ..office.assigning import fronts
from ..office.desk import Desk

NUMBER = 9
"""Signs of a number as people read it: ACD-EFG-HJK."""


def home_named(desk: Desk, text: str) -> UUID:
    """A home front by its id or its number. Raises InputError(NUMBER_WRONG, NOT_FOUND)."""
    id_ = _id(text)
    number = "" if id_ else read_number(text)
    for each in fronts(desk):
        if each.id == id_ or each.number == number:
            return each.id
    if id_ is None:
        record_of(desk, text)
    raise InputError(InputFault.NOT_FOUND, field="home", which="record" if id_ else "no_family")


def device_named(desk: Desk, text: str) -> str:
    """A laptop by its id, the beginning of it, or its holder's code. Raises TrustError(UNKNOWN_LAPTOP)."""
    return registry.find(registry.current(desk), text).id


def record_of(desk: Desk, text: str) -> UUID:
    """A record or home front by its id or its number, as it stands on letters.

    Raises InputError: NUMBER_WRONG for a typing error, NOT_FOUND for what is not here.
    """
    id_ = _id(text)
    if id_ is not None:
        return id_
    like_one = sum(each.isalnum() for each in text) == NUMBER
    found = find.by_number(desk, read_number(text)) if like_one else ()
    if len(found) != 1:
        raise InputError(InputFault.NOT_FOUND, field="number", which="more_than_one" if found else "record")
    return found[0]


def record_named(text: str) -> UUID:
    """A record by its id. Raises InputError(NOT_FOUND) for what is no id."""
    id_ = _id(text)
    if id_ is None:
        raise InputError(InputFault.NOT_FOUND, field="record", which="record")
    return id_


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
