"""A half-filled answer to *may we?*: whose, who gave it, what for, which information, to whom, how, until when.

Plain; it becomes a `Consent` when it is whole. A no counts as much as a yes.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from ...domain.dates import read_date
from ...domain.identity import new_number
from ...domain.records import Consent
from ...domain.records.consent import Capacity, DataKind, Form, Purpose, Withheld, WithholdWhy
from ...domain.text import clean
from ...errors import InputError, InputFault

CONSENT_TEXT = "verwijzen-1"
"""The version of the words that were read aloud or signed."""
NAMED = frozenset({Purpose.CONTACT_FAMILY, Purpose.REFER, Purpose.TELL_BACK})
"""What is told to somebody says to whom."""


@dataclass
class ConsentForm:
    """`open` is False while nobody was asked: then none is saved. In a letter's form `preset` stands for purposes."""

    open: bool = False
    about: str = ""
    given_by: str = ""
    agreed: str = ""
    on: str = ""
    place: str = ""
    form: str = ""
    witness: str = ""
    preset: str = ""
    report_back: bool = False
    purposes: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    withheld: str = ""
    withheld_to: str = ""
    withheld_why: str = ""
    valid_until: str = ""
    told: bool = False

    def type_text(self, name: str, text: str) -> None:
        """What was typed, without characters that cannot be kept."""
        setattr(self, name, clean(text).text)

    def faults(self, today: date) -> dict[str, InputError]:
        """What is wrong whatever it is for, by field."""
        missing = [name for name in ("about", "agreed", "form") if not getattr(self, name)]
        found = {name: InputError(InputFault.CHOICE_MISSING, field=name) for name in missing}
        if not self.told:
            found["told"] = InputError(InputFault.TEXT_EMPTY, field="told")
        if self.form == Form.WITNESS.value and not self.witness.strip():
            found["witness"] = InputError(InputFault.TEXT_EMPTY, field="witness")
        if not self.on.strip():
            found["on"] = InputError(InputFault.TEXT_EMPTY, field="on")
        for name, past in (("on", True), ("valid_until", False)):
            try:
                _day(getattr(self, name), today, past=past)
            except InputError as error:
                found[name] = InputError(error.code, field=name)
        return found

    def purpose_faults(self) -> dict[str, InputError]:
        """What is wrong with what it is for, where that is chosen one by one."""
        found = {}
        if not self.purposes:
            found["purposes"] = InputError(InputFault.CHOICE_MISSING, field="purposes")
        if self.agreed == "yes" and NAMED & {*map(Purpose, self.purposes)} and not self.recipients:
            found["recipients"] = InputError(InputFault.CHOICE_MISSING, field="recipients")
        return found

    def consent(self, today: date, asked_by: str, purposes: Sequence[Purpose], recipients: Sequence[UUID]) -> Consent:
        """Raises InputError for what `faults` names."""
        about, giver = UUID(self.about), UUID(self.given_by or self.about)
        return Consent(
            number=new_number(secrets.token_bytes),
            about=about,
            given_by=giver,
            capacity=Capacity.SELF if about == giver else Capacity.REPRESENTATIVE,
            agreed=self.agreed == "yes",
            purposes=tuple(purposes),
            data=tuple(DataKind(each) for each in self.data),
            recipients=tuple(recipients),
            withheld=self._withheld(),
            form=Form(self.form),
            witness=self.witness.strip(),
            told_refusing_changes_nothing=self.told,
            on=_day(self.on, today, past=True) or today,
            place=self.place.strip(),
            asked_by=asked_by,
            valid_until=_day(self.valid_until, today, past=False),
            text_version=CONSENT_TEXT,
        )

    def _withheld(self) -> tuple[Withheld, ...]:
        if not self.withheld:
            return ()
        to = (UUID(self.withheld_to),) if self.withheld_to else ()
        why = WithholdWhy(self.withheld_why) if self.withheld_why else WithholdWhy.OTHER
        return (Withheld(data=DataKind(self.withheld), to=to, why=why),)


def _day(typed: str, today: date, *, past: bool) -> date | None:
    return read_date(typed, today, past=past) if typed.strip() else None
