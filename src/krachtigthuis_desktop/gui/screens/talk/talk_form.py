"""The half-filled beginning of a talk: with whom, when, where, and the answer to *Mag ik dit opschrijven?*"""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass, field
from datetime import date
from uuid import UUID

from ....care.talks import NewFamily
from ....domain.dates import read_date
from ....domain.identity import new_number
from ....domain.records import Conversation, Person
from ....domain.records.conversation import Form, MayWrite
from ....domain.records.person import Role
from ....errors import InputError, InputFault
from ...panels.person_form import PersonForm
from ...panels.restored import from_plain


@dataclass
class TalkForm:
    """All ids are made before the first key. `is_new`: the family is not recorded yet, `person` is who is inside."""

    id: str = ""
    home: str = ""
    detainee: str = ""
    begun: str = ""
    kept: str = ""
    is_new: bool = False
    person: PersonForm = field(default_factory=PersonForm)
    facility: str = ""
    elsewhere: bool = False
    """The place is typed, since it is not in the list."""
    phase: str = ""
    on: str = ""
    place: str = ""
    form: str = Form.IN_PERSON.value
    with_whom: list[str] = field(default_factory=list)
    may_write: str = ""
    people: list[dict[str, object]] = field(default_factory=list)
    """Persons who were named in a talk without a yes, as plain forms."""

    @property
    def has_yes(self) -> bool:
        return self.may_write == MayWrite.YES.value

    @property
    def is_empty(self) -> bool:
        """Nobody was chosen or named, and nothing was typed: only opened."""
        person = self.person
        named = (person.first_name, person.prefix, person.surname, person.description, person.birth)
        said = (*named, self.facility, self.place, self.phase, self.may_write, self.people)
        return not any(said) and (self.is_new or not self.home)

    def others(self) -> list[PersonForm]:
        return [from_plain(PersonForm, each) for each in self.people]

    def add_person(self, person: PersonForm) -> None:
        self.people.append(asdict(person))

    def day(self, today: date) -> date:
        """The day of the talk. Raises InputError."""
        return read_date(self.on, today, past=True) if self.on.strip() else today

    def faults(self, today: date, *, ask_day: bool = False) -> dict[str, InputError]:
        """What is wrong, by field. `ask_day`: no day is not the day of today."""
        found: dict[str, InputError] = {}
        if not self.home:
            found["home"] = InputError(InputFault.TEXT_EMPTY, field="home")
        if self.is_new:
            found |= self._inside().faults(today)
            if not self.facility.strip():
                missing = InputFault.TEXT_EMPTY if self.elsewhere else InputFault.CHOICE_MISSING
                found["facility"] = InputError(missing, field="facility")
        try:
            self.day(today)
        except InputError as error:
            found["on"] = error
        if ask_day and not self.on.strip():
            found["on"] = InputError(InputFault.TEXT_EMPTY, field="on")
        if not self.may_write:
            found["may_write"] = InputError(InputFault.TEXT_EMPTY, field="may_write")
        return found

    def new_family(self, today: date) -> NewFamily | None:
        """Raises InputError for what `faults` names."""
        if not self.is_new:
            return None
        return NewFamily(
            detainee=UUID(self.detainee),
            person=self._inside().person(today),
            facility=self.facility.strip(),
            phase=self.phase,
        )

    def new_people(self, today: date) -> tuple[tuple[UUID, Person], ...]:
        return tuple((UUID(each.id), each.person(today)) for each in self.others())

    def conversation(self, today: date) -> Conversation:
        """Raises InputError for what `faults` names."""
        return Conversation(
            number=new_number(secrets.token_bytes),
            on=self.day(today),
            place=self.place.strip() or self.facility.strip(),
            form=Form(self.form),
            with_whom=tuple(UUID(each) for each in self.with_whom or [self.detainee]),
            may_write=MayWrite(self.may_write),
        )

    def _inside(self) -> PersonForm:
        self.person.role = Role.DETAINEE.value
        return self.person
