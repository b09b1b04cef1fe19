"""Whom to call about safety: a task of a professional, with a deputy, kept in the central store."""

from __future__ import annotations

from ..domain.text import check
from ..storage import Reader, Writer
from .pressing import Contact

_NAMES = ("safety_contact", "safety_deputy")
MAX_CONTACT = 200
"""Characters of a name or a phone number."""


def contacts(tx: Reader) -> tuple[Contact, ...]:
    """The one with the task first, then the deputy; none when nobody was named yet."""
    found = [(tx.meta(f"{name}_name") or "", tx.meta(f"{name}_phone") or "") for name in _NAMES]
    return tuple(Contact(name=name, phone=phone) for name, phone in found if phone)


def set_contacts(tx: Writer, wanted: tuple[Contact, ...]) -> None:
    """At most two: the one with the task, and a deputy. Raises InputError for a text that may not be stored."""
    for name, contact in zip(_NAMES, (*wanted, Contact(name="", phone=""), Contact(name="", phone="")), strict=False):
        check(contact.name, "contact_name", MAX_CONTACT)
        check(contact.phone, "contact_phone", MAX_CONTACT)
        tx.set_meta(f"{name}_name", contact.name.strip())
        tx.set_meta(f"{name}_phone", contact.phone.strip())
