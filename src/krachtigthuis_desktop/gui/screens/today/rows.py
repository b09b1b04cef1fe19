"""The rows of Today: a worry with what makes it press, a family, a result of the search."""

from __future__ import annotations

from datetime import date

from ....care.families import FamilyLine
from ....care.finding import Found
from ....care.today import WorryLine
from ....domain.records.worry import Urgency
from ....i18n import mark, tr, trn
from ...level import Level
from ...parts.days import short_day
from ...parts.initials import Shape, initials
from ...parts.row import Row
from ...parts.tag import TagText
from ...terms import STATES

_KINDS = {
    "worry": ("cloud-rain", mark("Worry")),
    "person": ("users", mark("Person")),
    "organisation": ("building-2", mark("Organisation")),
    "conversation": ("messages-square", mark("Conversation")),
    "home_front": ("users", mark("Family")),
    "referral": ("mail", mark("Referral")),
}


def worry_row(line: WorryLine, day: date) -> Row:
    about = tr("about {names}", names=", ".join(line.about)) if line.about else ""
    where = tr("delivered") if line.at_office else tr("not at the office yet")
    second = " · ".join(part for part in (line.detainee, about, line.facility, where) if part)
    icon, words, level = STATES[line.state]
    state = TagText(icon, tr(words), level)
    return Row(str(line.id), line.title, second, initials(line.detainee), Shape.DETAINEE, (*_haste(line, day), state))


def _haste(line: WorryLine, day: date) -> tuple[TagText, ...]:
    """Deadline before urgency: the first names the day."""
    tags = []
    if line.deadline:
        days = (line.deadline - day).days
        near = Level.STOP if days <= 7 and line.pressing(day) else Level.QUIET  # noqa: PLR2004 a week, as the list has it
        tags.append(TagText("calendar-clock", _until(days, line.deadline), near))
    if line.urgency is Urgency.NOW and line.pressing(day):
        tags.append(TagText("triangle-alert", tr("Now"), Level.STOP))
    return tuple(tags)


def _until(days: int, day: date) -> str:
    if days < 0:
        return tr("Was on {day}", day=short_day(day))
    if days == 0:
        return tr("Today")
    return trn("In {count} day", "In {count} days", days)


def family_row(line: FamilyLine) -> Row:
    second = trn("{count} worry", "{count} worries", line.worries)
    return Row(str(line.home), line.name, second, initials(line.name), Shape.DETAINEE)


def found_row(found: Found) -> Row:
    icon, words = _KINDS.get(found.kind, ("file-text", mark("Record")))
    kind = tr(words)
    second = tr("{kind} · family of {name}", kind=kind, name=found.whose) if found.whose else kind
    return Row(str(found.id), found.called, second, icon, Shape.SERVICE, opens=found.home is not None)
