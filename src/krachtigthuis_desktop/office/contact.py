"""Whom to call about safety: a task of a professional, with a deputy, kept in the central store.

A name without a number, or a number without a name, helps nobody on the day: neither is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ..domain.text import check
from ..errors import InputError, InputFault
from ..storage import Reader, Writer
from .desk import Desk
from .pressing import Contact

_NAMES = ("safety_contact", "safety_deputy")
_FIELDS = (("safety_name", "safety_phone"), ("deputy_name", "deputy_phone"))
MAX_CONTACT = 200
"""Characters of a name or a phone number."""
LEAST_DIGITS = 3
"""112 is a number to call."""


def contacts(tx: Reader) -> tuple[Contact, ...]:
    """The one with the task first, then the deputy; none when nobody was named yet."""
    found = [(tx.meta(f"{name}_name") or "", tx.meta(f"{name}_phone") or "") for name in _NAMES]
    return tuple(Contact(name=name, phone=phone) for name, phone in found if phone)


def named(desk: Desk) -> tuple[Contact, ...]:
    """The same for this office."""
    with desk.store.read() as tx:
        return contacts(tx)


def name(desk: Desk, wanted: Sequence[Contact], *, now: datetime) -> tuple[Contact, ...]:
    """From now on these are called: the one with the task, then the deputy. Raises InputError as `asked` does."""
    with desk.store.write() as tx:
        set_contacts(tx, asked(wanted))
        tx.audit("safety_contact_named", actor=desk.actor, now=now)
        return contacts(tx)


def set_contacts(tx: Writer, wanted: Sequence[Contact]) -> None:
    """At most two. Raises InputError as `asked` does."""
    empty = Contact(name="", phone="")
    for fact, contact in zip(_NAMES, (*asked(wanted), empty, empty), strict=False):
        tx.set_meta(f"{fact}_name", contact.name)
        tx.set_meta(f"{fact}_phone", contact.phone)


def asked(wanted: Sequence[Contact]) -> tuple[Contact, ...]:
    """Those of the contacts that were filled in, ready to be kept.

    Raises InputError: TEXT_EMPTY for a name without a number or the other way round and for a deputy of nobody,
    OUT_OF_RANGE for a number in which no number stands, and for a text that may not be stored.
    """
    found = list[Contact]()
    for (name_field, phone_field), contact in zip(_FIELDS, wanted, strict=False):
        said, phone = contact.name.strip(), contact.phone.strip()
        check(said, name_field, MAX_CONTACT)
        check(phone, phone_field, MAX_CONTACT)
        if not said and not phone:
            continue
        if not said or (name_field, phone_field) != _FIELDS[len(found)]:
            raise InputError(InputFault.TEXT_EMPTY, field=_FIELDS[len(found)][0], which="phone_name")
        if not phone:
            raise InputError(InputFault.TEXT_EMPTY, field=phone_field, which="phone")
        if sum(each.isdigit() for each in phone) < LEAST_DIGITS:
            raise InputError(InputFault.OUT_OF_RANGE, field=phone_field, which="phone")
        found.append(Contact(name=said, phone=phone))
    return tuple(found)


def asked_one(name: str, phone: str) -> tuple[Contact, ...]:
    """The one with the task alone; nobody when both are empty. Raises InputError as `asked` does."""
    return asked((Contact(name=name, phone=phone),))
