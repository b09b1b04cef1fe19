"""An organisation of the directory (sociale kaart) and how one asks it for help.

It belongs to no home front. The shape follows Open Referral HSDS 3, as far as the letter needs it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from ..words import Made, OneLine, Phone, Words
from .base import Record
from .person import Address


class Status(StrEnum):
    ACTIVE = "active"
    INACTIVE = "inactive"
    CLOSED_FOR_NOW = "temporarily_closed"


@dataclass(frozen=True, kw_only=True)
class Organisation(Record):
    KIND: ClassVar[str] = "organisation"
    name: OneLine
    service: Made = ""
    """A code of the list `services` (data): neighbourhood team, school, debt help, general practitioner."""
    team: OneLine = ""
    contact: OneLine = ""
    """Whom to write to, without form of address: "K. Verbeek"."""
    contact_title: Made = ""
    """"mrs", "mr" or empty: decides *Geachte mevrouw*, *Geachte heer* or *Geachte heer of mevrouw*."""
    address: Address = Address()
    phone: Phone = ""
    hours: OneLine = ""
    email: OneLine = ""
    municipality: OneLine = ""
    postcodes: tuple[OneLine, ...] = ()
    """Four digits, or a range "2300-2334"."""
    how_to_apply: Words = ""
    status: Status = Status.ACTIVE
    checked_on: date | None = None
    checked_by: OneLine = ""
    notice: Words = ""

    def words(self) -> tuple[str, ...]:
        return (self.name, self.team, self.contact, self.municipality, self.address.city)
