"""An organisation of the directory (sociale kaart) and how one asks it for help.

It belongs to no home front. The shape follows Open Referral HSDS 3, as far as the letter needs it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from .base import Record
from .person import Address


class Status(StrEnum):
    ACTIVE = "active"
    INACTIVE = "inactive"
    CLOSED_FOR_NOW = "temporarily_closed"


@dataclass(frozen=True, kw_only=True)
class Organisation(Record):
    KIND: ClassVar[str] = "organisation"
    name: str
    service: str = ""
    """A code of the list `services` (data): neighbourhood team, school, debt help, general practitioner."""
    team: str = ""
    contact: str = ""
    """Whom to write to, without form of address: "K. Verbeek"."""
    contact_title: str = ""
    """"mrs", "mr" or empty: decides *Geachte mevrouw*, *Geachte heer* or *Geachte heer of mevrouw*."""
    address: Address = Address()
    phone: str = ""
    hours: str = ""
    email: str = ""
    municipality: str = ""
    postcodes: tuple[str, ...] = ()
    """Four digits, or a range "2300-2334"."""
    how_to_apply: str = ""
    status: Status = Status.ACTIVE
    checked_on: date | None = None
    checked_by: str = ""
    notice: str = ""

    def words(self) -> tuple[str, ...]:
        return (self.name, self.team, self.contact, self.municipality, self.address.city)
