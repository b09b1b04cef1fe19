"""An organisation, new or corrected, as far as a letter needs it. Plain; becomes an `Organisation` when it is whole."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from uuid import UUID

from ....domain.identity import new_number
from ....domain.postcode import read_postcode
from ....domain.records import Organisation
from ....domain.records.person import Address
from ....domain.text import clean
from ....errors import InputError, InputFault


@dataclass
class HelperForm:
    """`id` and `base` name the organisation that is corrected; a new one has neither."""

    id: str = ""
    base: str = ""
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
        """A letter needs a name and an address, with a postcode that is one."""
        needed = ("name", "street", "city")
        empty = [each for each in needed if not getattr(self, each).strip()]
        found = {each: InputError(InputFault.TEXT_EMPTY, field=each) for each in empty}
        try:
            read_postcode(self.postcode)
        except InputError as error:
            found["postcode"] = error
        return found

    def organisation(self, before: Organisation | None = None) -> Organisation:
        """A new one, or `before` as corrected: what is not asked here stays. Raises InputError for a postcode."""
        usual = before or Organisation(number=new_number(secrets.token_bytes), name=self.name.strip())
        return replace(
            usual,
            name=self.name.strip(),
            service=self.service,
            team=self.team.strip(),
            contact=self.contact.strip(),
            contact_title=self.contact_title,
            address=Address(street=self.street.strip(), postcode=read_postcode(self.postcode), city=self.city.strip()),
            phone=self.phone.strip(),
            municipality=self.city.strip(),
        )


def helper_form_of(id_: UUID, base: UUID, known: Organisation) -> HelperForm:
    """The form of an organisation that is known, to be corrected."""
    return HelperForm(
        id=str(id_),
        base=str(base),
        name=known.name,
        service=known.service,
        team=known.team,
        contact=known.contact,
        contact_title=known.contact_title,
        street=known.address.street,
        postcode=known.address.postcode,
        city=known.address.city,
        phone=known.phone,
    )
