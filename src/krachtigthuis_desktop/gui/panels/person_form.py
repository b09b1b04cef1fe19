"""A half-filled person, new or to be corrected: from a first name to everything that is known. Plain.

It becomes a `Person` when it is whole. Nothing is asked beyond a name or description, and who it is.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from uuid import UUID

from ...care.people import read_birth
from ...domain.dates import read_date
from ...domain.identity import new_number
from ...domain.postcode import read_postcode
from ...domain.records import Detention, Person
from ...domain.records.person import Address, AddressAs, Birth, NotInformed, Reach, Role
from ...domain.text import clean
from ...errors import InputError, InputFault

TEXTS = ("first_name", "prefix", "surname", "description")
REACH = ("phone", "best_way", "safe_way", "when_not", "who_may_not_answer")
MORE = ("prefix", "surname", *REACH, "municipality", "postcode4", "street", "postcode", "city", "school", "helpers")
"""What stands behind *Fill in more*, as far as it is text."""
_DAYS = ("died", "informed_on", "since")
_POSTCODE4 = 4


@dataclass
class PersonForm:
    """`birth` and the days are as typed: an age, a year or a day. `base` is the revision that is corrected."""

    id: str = ""
    base: str = ""
    role: str = ""
    first_name: str = ""
    prefix: str = ""
    surname: str = ""
    description: str = ""
    birth: str = ""
    address_as: str = AddressAs.UNKNOWN.value
    language: str = "nl"
    interpreter: bool = False
    phone: str = ""
    best_way: str = ""
    safe_way: str = ""
    when_not: str = ""
    who_may_not_answer: str = ""
    municipality: str = ""
    postcode4: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    school: str = ""
    lives_with: list[str] = field(default_factory=list)
    helpers: str = ""
    died: str = ""
    informed_on: str = ""
    not_informed: str = NotInformed.NOT_YET.value
    phase: str = ""
    """Of a detainee: where, in which phase, since when."""
    facility: str = ""
    since: str = ""

    def type_text(self, field: str, text: str) -> None:
        """What was typed, without characters that cannot be kept."""
        setattr(self, field, clean(text).text)

    @property
    def is_empty(self) -> bool:
        return not any((self.first_name, self.prefix, self.surname, self.description, self.birth, self.role))

    @property
    def called(self) -> str:
        return self.first_name or self.surname or self.description

    @property
    def is_detainee(self) -> bool:
        return self.role == Role.DETAINEE.value

    @property
    def has_more(self) -> bool:
        """Something is filled in that is not asked at first."""
        usual = PersonForm()
        names = (*MORE, "lives_with", "died", "informed_on", "interpreter", "language", "address_as", "not_informed")
        return any(getattr(self, name) != getattr(usual, name) for name in names)

    def faults(self, today: date) -> dict[str, InputError]:
        """What is wrong, by field; empty when a person can be made of it."""
        found: dict[str, InputError] = {}
        if not (self.first_name.strip() or self.surname.strip() or self.description.strip()):
            found["first_name"] = InputError(InputFault.TEXT_EMPTY, field="first_name")
        if not self.role:
            found["role"] = InputError(InputFault.CHOICE_MISSING, field="roles")
        readers: dict[str, Callable[[], object]] = {
            "birth": partial(read_birth, self.birth, today),
            "postcode": partial(read_postcode, self.postcode),
            "postcode4": self._postcode4,
            **{name: partial(self._day, name, today) for name in _DAYS},
        }
        for name, read in readers.items():
            try:
                read()
            except InputError as error:
                found[name] = InputError(error.code, field=name)
        return found

    def person(self, today: date, before: Person | None = None) -> Person:
        """A new person, or `before` as corrected. Raises InputError for what `faults` names."""
        if before is None:
            before = Person(number=new_number(secrets.token_bytes), roles=(Role(self.role),))
        others = tuple(role for role in before.roles[1:] if role != self.role)
        # An age was said on a day: it is said anew only when it is typed anew.
        birth = before.birth if self.birth == birth_typed(before.birth) else read_birth(self.birth, today)
        informed = self._day("informed_on", today)
        not_informed = NotInformed(self.not_informed) if self.not_informed and not informed else None
        return replace(
            before,
            roles=(Role(self.role), *others),
            birth=birth,
            address_as=AddressAs(self.address_as),
            language=self.language,
            interpreter=self.interpreter,
            reach=Reach(**{name: getattr(self, name).strip() for name in REACH}),
            address=Address(street=self.street.strip(), postcode=read_postcode(self.postcode), city=self.city.strip()),
            postcode4=self._postcode4(),
            lives_with=tuple(UUID(each) for each in self.lives_with),
            died=self._day("died", today),
            informed_on=informed,
            not_informed=not_informed,
            **{name: getattr(self, name).strip() for name in (*TEXTS, "municipality", "school", "helpers")},
        )

    def place(self, today: date, before: Detention | None) -> Detention | None:
        """Where a detainee is, when that was said otherwise than before. Raises InputError."""
        if before is None or not self.is_detainee:
            return None
        since = self._day("since", today)
        changed = replace(before, phase=self.phase, facility=self.facility.strip(), since=since)
        return changed if changed != before else None

    def _day(self, name: str, today: date) -> date | None:
        typed = getattr(self, name)
        return read_date(typed, today, past=True) if typed.strip() else None

    def _postcode4(self) -> str:
        text = self.postcode4.strip()
        if text and not (len(text) == _POSTCODE4 and text.isascii() and text.isdigit()):
            raise InputError(InputFault.POSTCODE_WRONG, field="postcode4")
        return text


def form_of(id_: UUID, person: Person, base: UUID, place: Detention | None = None) -> PersonForm:
    """The form of somebody who is known, to be corrected or completed. `base`: the revision as it stands."""
    found = PersonForm(
        id=str(id_),
        base=str(base),
        role=person.roles[0].value if person.roles else "",
        birth=birth_typed(person.birth),
        address_as=person.address_as.value,
        language=person.language,
        interpreter=person.interpreter,
        street=person.address.street,
        postcode=person.address.postcode,
        city=person.address.city,
        lives_with=[str(each) for each in person.lives_with],
        died=day_typed(person.died),
        informed_on=day_typed(person.informed_on),
        not_informed=person.not_informed.value if person.not_informed else "",
    )
    for name in (*TEXTS, "municipality", "postcode4", "school", "helpers"):
        setattr(found, name, getattr(person, name))
    for name in REACH:
        setattr(found, name, getattr(person.reach, name))
    if place is not None:
        found.phase, found.facility, found.since = place.phase, place.facility, day_typed(place.since)
    return found


def day_typed(day: date | None) -> str:
    """A day as somebody would type it."""
    return f"{day.day}-{day.month}-{day.year}" if day else ""


def birth_typed(birth: Birth) -> str:
    """How old somebody is, as it would be typed."""
    if birth.on:
        return day_typed(birth.on)
    return str(birth.age if birth.year is None else birth.year) if birth != Birth() else ""
