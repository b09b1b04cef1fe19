"""A new organisation, as far as a letter needs it. Plain; becomes an `Organisation` when it is whole."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from ....domain.identity import new_number
from ....domain.records import Organisation
from ....domain.records.person import Address
from ....domain.text import clean
from ....errors import InputError, InputFault


@dataclass
class HelperForm:
    name: str = ""
    service: str = ""
    team: str = ""
    contact: str = ""
    contact_title: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    phone: str = ""

    def type_text(self, field: str, text: str) -> None:
        setattr(self, field, clean(text).text)

    def faults(self) -> dict[str, InputError]:
        """A letter needs a name and an address."""
        needed = ("name", "street", "city")
        empty = [each for each in needed if not getattr(self, each).strip()]
        return {each: InputError(InputFault.TEXT_EMPTY, field=each) for each in empty}

    def organisation(self) -> Organisation:
        return Organisation(
            number=new_number(secrets.token_bytes),
            name=self.name.strip(),
            service=self.service,
            team=self.team.strip(),
            contact=self.contact.strip(),
            contact_title=self.contact_title,
            address=Address(street=self.street.strip(), postcode=self.postcode.strip(), city=self.city.strip()),
            phone=self.phone.strip(),
            municipality=self.city.strip(),
        )
