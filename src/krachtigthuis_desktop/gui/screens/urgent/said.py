"""The words of what cannot wait: whose family, why, who brought it."""

from __future__ import annotations

from ....domain.dates import day_here
from ....domain.identity import show_number
from ....explain.pressing import reasons
from ....i18n import tr
from ....office.cannot_wait import Matter
from ...level import Level
from ...parts.days import long_day, short_day
from ...parts.row import TagText


def title(matter: Matter) -> str:
    """`Familie van Mick van der Linde: huur`, or a number alone."""
    number = show_number(matter.number)
    if matter.strict:
        return tr("{number}: strict, for the coordinator only", number=number)
    detainee = matter.detainee or tr("Name not known")
    if not matter.title:
        return tr("Family of {detainee}", detainee=detainee)
    return tr("Family of {detainee}: {title}", detainee=detainee, title=matter.title)


def second(matter: Matter) -> str:
    """The number that everybody names, who brought it and when; whether it was called done with since."""
    day = short_day(day_here(matter.since))
    parts = [show_number(matter.number), tr("brought by {who} on {day}", who=matter.brought_by or "-", day=day)]
    if matter.done:
        parts.append(tr("written since: done with"))
    return " · ".join(parts)


def tags(matter: Matter) -> tuple[TagText, ...]:
    """Why it cannot wait; each reason a tag."""
    icons = ["shield-alert"] * matter.safety + ["clock-alert"] * matter.urgent_now
    icons += ["calendar-clock"] * len(matter.deadlines)
    words = reasons(matter, day=short_day)
    return tuple(TagText(icon, said, Level.STOP) for icon, said in zip(icons, words, strict=True))


def ticked(matter: Matter) -> str:
    """Who ticked it off, and when."""
    return tr("{who}, {day}", who=matter.ticked_by or "-", day=long_day(day_here(matter.ticked_at)))
