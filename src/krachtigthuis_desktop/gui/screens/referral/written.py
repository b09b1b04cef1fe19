"""From the typed form to records: what is wrong by field, and the records when nothing is."""

from __future__ import annotations

import secrets
from datetime import date
from uuid import UUID

from ....domain.dates import read_date
from ....domain.identity import new_number
from ....domain.records import Consent, Referral
from ....domain.records.consent import Purpose
from ....domain.records.person import Reach
from ....domain.records.referral import Line, Nature
from ....domain.records.worry import Urgency
from ....errors import InputError, InputFault
from ...panels.consent_form import ConsentForm
from .form import REACH, LineForm, ReferralForm

PRESETS: dict[str, tuple[Purpose, ...]] = {
    "notes": (Purpose.KEEP_NOTES,),
    "family": (Purpose.KEEP_NOTES, Purpose.CONTACT_FAMILY),
    "refer": (Purpose.KEEP_NOTES, Purpose.CONTACT_FAMILY, Purpose.REFER),
}


def faults(form: ReferralForm, today: date, *, needs_reason: bool) -> dict[str, InputError]:
    """What keeps it from being saved, by field; the fields of the consent begin with `consent.`."""
    found: dict[str, InputError] = {}
    for name in ("organisation", "concerns"):
        if not getattr(form, name):
            found[name] = InputError(InputFault.CHOICE_MISSING, field=name)
    if not any(question.strip() for question in form.questions):
        found["questions"] = InputError(InputFault.TEXT_EMPTY, field="questions")
    if needs_reason and not form.reason.strip():
        found["reason"] = InputError(InputFault.TEXT_EMPTY, field="reason")
    for name in ("deadline", "answer_before"):
        _try_day(found, name, getattr(form, name), today, past=False)
    if form.consent.open:
        _consent_faults(found, form.consent, today)
    return found


def referral(form: ReferralForm, today: date) -> Referral:
    """Raises InputError for what `faults` names."""
    her = UUID(form.concerns)
    return Referral(
        number=form.number or new_number(secrets.token_bytes),
        concerns=her,
        worries=tuple(UUID(each) for each in form.worries),
        organisation=UUID(form.organisation),
        own_question=form.own_question.strip(),
        questions=tuple(each.strip() for each in form.questions if each.strip()),
        outcome=form.outcome.strip(),
        urgency=Urgency(form.urgency) if form.urgency else None,
        deadline=day(form.deadline, today),
        deadline_what=form.deadline_what.strip(),
        situation=tuple(_line(line, her) for line in form.lines if line.text.strip()),
        helps_already=form.helps_already.strip(),
        involved=form.involved.strip(),
        tried=form.tried.strip(),
        children=tuple(UUID(each) for each in form.children),
        name_detention=form.name_detention,
        neutral_sender=not form.our_name,
        answer_before=day(form.answer_before, today),
        contact=form.contact.strip(),
        contact_phone=form.contact_phone.strip(),
        contact_hours=form.contact_hours.strip(),
    )


def reach(form: ReferralForm) -> Reach:
    """How she is reached safely."""
    return Reach(**{name: getattr(form, name).strip() for name in REACH})


def consents(form: ReferralForm, today: date, asked_by: str) -> tuple[Consent, ...]:
    """The answer of the consent block, when it was filled in.

    It names the helper, and the person the letter concerns: what another agrees to is read by both.
    """
    given = form.consent
    if not given.open:
        return ()
    recipients = tuple(dict.fromkeys((UUID(form.organisation), UUID(form.concerns))))
    purposes = purposes_of(given)
    return (given.consent(today, asked_by, purposes, recipients if given.preset != "notes" else ()),)


def purposes_of(given: ConsentForm) -> tuple[Purpose, ...]:
    """All that is stored: a yes holds what comes before it too; a no is to what was asked last, and to nothing else."""
    asked = PRESETS.get(given.preset, ())
    if given.agreed == "no":
        asked = asked[-1:]
    return asked + ((Purpose.REPORT_BACK,) if given.report_back else ())


def day(typed: str, today: date, *, past: bool = False) -> date | None:
    """The day that was typed, None for nothing. Raises InputError."""
    return read_date(typed, today, past=past) if typed.strip() else None


def _consent_faults(found: dict[str, InputError], given: ConsentForm, today: date) -> None:
    wrong = given.faults(today)
    if not given.preset:
        wrong["preset"] = InputError(InputFault.CHOICE_MISSING, field="preset")
    found.update({f"consent.{name}": error for name, error in wrong.items()})


def _try_day(found: dict[str, InputError], name: str, typed: str, today: date, *, past: bool) -> None:
    try:
        day(typed, today, past=past)
    except InputError as error:
        found[name] = error


def _line(line: LineForm, her: UUID) -> Line:
    about = tuple(UUID(each) for each in line.about) or (her,)
    told = line.nature == Nature.TOLD.value and line.told_by
    return Line(
        text=line.text.strip(),
        nature=Nature(line.nature),
        about=about,
        told_by=UUID(line.told_by) if told else None,
        data=line.data,
    )
