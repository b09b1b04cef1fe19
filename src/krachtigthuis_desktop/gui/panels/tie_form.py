"""A half-filled tie between two people: who to whom, in which way, and who has parental authority."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from ...domain.identity import new_number
from ...domain.records import Relation
from ...domain.records.relation import Known, Tie
from ...errors import InputError, InputFault


@dataclass
class TieForm:
    """Nothing is chosen beforehand but *not known*, which is an answer of its own."""

    from_person: str = ""
    to_person: str = ""
    tie: str = ""
    parent: bool = False
    authority: str = Known.UNKNOWN.value
    disputed: bool = False
    same_household: str = Known.UNKNOWN.value

    @property
    def is_empty(self) -> bool:
        return not (self.from_person or self.to_person or self.tie)

    def faults(self) -> dict[str, InputError]:
        """What is wrong, by field."""
        found = {
            name: InputError(InputFault.CHOICE_MISSING, field=name)
            for name in ("from_person", "to_person", "tie")
            if not getattr(self, name)
        }
        if self.from_person and self.from_person == self.to_person:
            found["to_person"] = InputError(InputFault.OUT_OF_RANGE, field="to_person")
        return found

    def show_known(self, before: Relation) -> None:
        """What stands of these two, so that a next measurement changes only what is said anew."""
        self.tie, self.parent, self.authority = before.tie.value, before.parent, before.authority.value
        self.disputed, self.same_household = before.authority_disputed, before.same_household.value

    def relation(self, today: date, before: Relation | None = None) -> Relation:
        """The tie as it is measured today. What is not asked here stays as `before` had it."""
        usual = before or Relation(
            number="",
            from_person=UUID(self.from_person),
            to_person=UUID(self.to_person),
            tie=Tie(self.tie),
            measured_on=today,
        )
        return replace(
            usual,
            number=new_number(secrets.token_bytes),
            tie=Tie(self.tie),
            parent=self.parent,
            authority=Known(self.authority) if self.parent else Known.UNKNOWN,
            authority_disputed=self.parent and self.disputed,
            same_household=Known(self.same_household),
            measured_on=today,
        )
