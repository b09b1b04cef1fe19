"""A half-filled person: first name or description, who it is, how old. Plain; becomes a `Person` when it is whole."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date

from ...care.people import read_birth
from ...domain.identity import new_number
from ...domain.records import Person
from ...domain.records.person import AddressAs, Role
from ...domain.text import clean, looks_like_bsn
from ...errors import InputError, InputFault

TEXTS = ("first_name", "prefix", "surname", "description")


@dataclass
class PersonForm:
    """`birth` is as typed: an age, a year or a day."""

    id: str = ""
    role: str = ""
    first_name: str = ""
    prefix: str = ""
    surname: str = ""
    description: str = ""
    birth: str = ""
    address_as: str = AddressAs.UNKNOWN.value

    def type_text(self, field: str, text: str) -> None:
        """What was typed, without characters that cannot be kept."""
        setattr(self, field, clean(text).text)

    @property
    def is_empty(self) -> bool:
        return not any((self.first_name, self.prefix, self.surname, self.description, self.birth, self.role))

    @property
    def called(self) -> str:
        return self.first_name or self.surname or self.description

    def faults(self, today: date) -> dict[str, InputError]:
        """What is wrong, by field; empty when a person can be made of it."""
        found: dict[str, InputError] = {}
        if not (self.first_name.strip() or self.surname.strip() or self.description.strip()):
            found["first_name"] = InputError(InputFault.TEXT_EMPTY, field="first_name")
        if not self.role:
            found["role"] = InputError(InputFault.TEXT_EMPTY, field="roles")
        for field in TEXTS:
            if looks_like_bsn(getattr(self, field)):
                found[field] = InputError(InputFault.LOOKS_LIKE_BSN, field=field)
        try:
            read_birth(self.birth, today)
        except InputError as error:
            found["birth"] = error
        return found

    def person(self, today: date) -> Person:
        """Raises InputError for what `faults` names."""
        return Person(
            number=new_number(secrets.token_bytes),
            roles=(Role(self.role),),
            first_name=self.first_name.strip(),
            prefix=self.prefix.strip(),
            surname=self.surname.strip(),
            description=self.description.strip(),
            birth=read_birth(self.birth, today),
            address_as=AddressAs(self.address_as),
        )
