"""The half-filled form: everything as it was typed and chosen. Nothing is refused here; `written` makes records."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import Any, TypeVar

from ....care.asking import Question
from ....domain.may_go import may_be_a_child
from ....domain.records import Referral, Worry
from ....domain.records.consent import DataKind
from ....domain.records.person import Person, Reach, Role
from ....domain.records.referral import Line, Nature
from ...panels.consent_form import ConsentForm

QUESTIONS = 3
REACH = ("phone", "best_way", "safe_way", "when_not", "who_may_not_answer")
_MONEY_GROUP = "money"

Form = TypeVar("Form")


@dataclass
class LineForm:
    """One line of the situation. `told_by` counts only when it was told."""

    text: str = ""
    nature: str = Nature.FACT.value
    told_by: str = ""
    about: list[str] = field(default_factory=list)
    data: str = DataKind.SITUATION.value


@dataclass
class ReferralForm:
    """The referral as typed. `base` is the revision that was opened (empty: a new one)."""

    base: str = ""
    number: str = ""
    concerns: str = ""
    organisation: str = ""
    worries: list[str] = field(default_factory=list)
    own_question: str = ""
    questions: list[str] = field(default_factory=lambda: [""])
    outcome: str = ""
    urgency: str = ""
    deadline: str = ""
    deadline_what: str = ""
    answer_before: str = ""
    lines: list[LineForm] = field(default_factory=list)
    helps_already: str = ""
    involved: str = ""
    tried: str = ""
    children: list[str] = field(default_factory=list)
    our_name: bool = False
    name_detention: bool = False
    contact: str = ""
    contact_phone: str = ""
    contact_hours: str = ""
    phone: str = ""
    best_way: str = ""
    safe_way: str = ""
    when_not: str = ""
    who_may_not_answer: str = ""
    reason: str = ""
    consent: ConsentForm = field(default_factory=ConsentForm)

    def show_reach(self, reach: Reach) -> None:
        """The ways to reach the person who was chosen."""
        for name in REACH:
            setattr(self, name, getattr(reach, name))


def adults(question: Question) -> tuple[tuple[str, Person], ...]:
    """Whom it can be for: everybody here who is no child, the people at home first."""
    case = question.family.case()
    found = [each for each in question.family.persons if not may_be_a_child(each.id, case)]
    found.sort(key=lambda each: Role.DETAINEE in each.record.roles)
    return tuple((str(each.id), each.record) for each in found if not each.record.died)


def children(question: Question) -> tuple[tuple[str, Person], ...]:
    case = question.family.case()
    return tuple((str(each.id), each.record) for each in question.family.persons if may_be_a_child(each.id, case))


def fresh(question: Question) -> ReferralForm:
    """A new form, with what the worry already says."""
    form = ReferralForm()
    grown = dict(adults(question))
    about = [str(each) for each in question.worry.record.about] if question.worry else []
    form.concerns = next((each for each in (*about, *grown) if each in grown), "")
    if form.concerns:
        form.show_reach(grown[form.concerns].reach)
    small = {key for key, _person in children(question)}
    form.children = [each for each in about if each in small]
    if question.worry and not question.worry.record.strict:
        _take_over(form, str(question.worry.id), question.worry.record)
    sender = question.sender
    form.contact, form.contact_phone, form.contact_hours = sender.contact, sender.phone, sender.hours
    return form


def of_referral(question: Question, referral: Referral, base: str) -> ReferralForm:
    """The form of a referral that exists."""
    questions = [*referral.questions] or [""]
    form = ReferralForm(
        base=base,
        number=referral.number,
        concerns=str(referral.concerns),
        organisation=str(referral.organisation),
        worries=[str(each) for each in referral.worries],
        own_question=referral.own_question,
        questions=questions,
        outcome=referral.outcome,
        urgency=referral.urgency.value if referral.urgency else "",
        deadline=typed_day(referral.deadline),
        deadline_what=referral.deadline_what,
        answer_before=typed_day(referral.answer_before),
        lines=[_line(line) for line in referral.situation],
        helps_already=referral.helps_already,
        involved=referral.involved,
        tried=referral.tried,
        children=[str(each) for each in referral.children],
        our_name=not referral.neutral_sender,
        name_detention=referral.name_detention,
        contact=referral.contact,
        contact_phone=referral.contact_phone,
        contact_hours=referral.contact_hours,
    )
    person = question.family.person(referral.concerns)
    if person:
        form.show_reach(person.reach)
    return form


def typed_day(day: date | None) -> str:
    """A day as somebody would type it."""
    return f"{day.day}-{day.month}-{day.year}" if day else ""


def to_json(form: ReferralForm) -> str:
    return json.dumps(asdict(form), ensure_ascii=False)


def from_json(text: str) -> ReferralForm | None:
    """The form as it was kept; None when the text is none. What cannot be read of it is passed over."""
    try:
        raw = json.loads(text)
    except ValueError:
        return None
    if not isinstance(raw, dict):
        return None
    lines, consent = raw.pop("lines", []), raw.pop("consent", {})
    form = _filled(ReferralForm(), raw)
    form.lines = [_filled(LineForm(), each) for each in _listed(lines) if isinstance(each, dict)]
    form.consent = _filled(ConsentForm(), consent if isinstance(consent, dict) else {})
    form.questions = form.questions[:QUESTIONS] or [""]
    return form


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _filled(form: Form, raw: dict[str, Any]) -> Form:
    for each in fields(form):  # type: ignore[arg-type]
        value = raw.get(each.name)
        usual = getattr(form, each.name)
        fits = type(value) is type(usual)
        if isinstance(value, list):
            fits = fits and all(isinstance(item, str) for item in value)
        if fits:
            setattr(form, each.name, value)
    return form


def _take_over(form: ReferralForm, id_: str, worry: Worry) -> None:
    """What he told stays told by him; what was seen in his talk tells of him too. An impression is not taken over."""
    form.worries = [id_]
    about = [str(each) for each in worry.about] or [form.concerns]
    data = DataKind.MONEY.value if worry.group == _MONEY_GROUP else DataKind.SITUATION.value
    if worry.own_words.strip():
        teller = str(worry.raised_by)
        form.lines.append(LineForm(worry.own_words, Nature.TOLD.value, teller, about, data))
    if worry.seen_heard.strip():
        both = [*dict.fromkeys([*about, str(worry.raised_by)])]
        form.lines.append(LineForm(worry.seen_heard, Nature.FACT.value, "", both, data))
    form.helps_already = worry.helps_already
    form.urgency = worry.urgency.value if worry.urgency else ""
    form.deadline, form.deadline_what = typed_day(worry.deadline), worry.deadline_what


def _line(line: Line) -> LineForm:
    teller = str(line.told_by) if line.told_by else ""
    return LineForm(line.text, line.nature.value, teller, [str(each) for each in line.about], line.data)
