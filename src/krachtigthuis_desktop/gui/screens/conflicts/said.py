"""The words of two testimonies: which record, who wrote each, what a field says in it."""

from __future__ import annotations

from typing import Any

from ....domain.dates import day_here
from ....domain.records import Person, Record, Relation
from ....explain.kinds import kind_name
from ....i18n import tr, trn
from ....office.settling import Conflict, Testimony
from ...level import Level
from ...parts.days import long_day, short_day
from ...parts.row import Row, Shape, TagText, initials
from ...parts.three_texts import Voice
from ...values import in_words, label
from .model import Choice

VOICES = {"own_words": Voice.OWN_WORDS, "seen_heard": Voice.SEEN, "impression": Voice.IMPRESSION}
"""The three texts that are never mixed."""


def title(conflict: Conflict) -> str:
    """Which record, of whose family: `Zorg van Mick: durft niet mee op schoolreis`."""
    kind = kind_name(conflict.kind)
    called = next((name for each in conflict.testimonies if each.record and (name := _called(each.record))), "")
    if conflict.family and called and called != conflict.family:
        return tr("{kind} of {family}: {what}", kind=kind, family=conflict.family, what=called)
    if conflict.family:
        return tr("{kind} of {family}", kind=kind, family=conflict.family)
    return tr("{kind}: {what}", kind=kind, what=called) if called else kind


def row(conflict: Conflict) -> Row:
    """One conflict in the list: by whom, and since when it waits."""
    names = " · ".join(dict.fromkeys(writer(each) for each in conflict.testimonies))
    day = short_day(day_here(max(each.recorded for each in conflict.testimonies)))
    second = tr("{names}, since {day}", names=names, day=day)
    count = trn("{count} account", "{count} accounts", len(conflict.testimonies))
    mark = initials(conflict.family) if conflict.family else "book-open"
    shape = Shape.DETAINEE if conflict.family else Shape.SERVICE
    return Row(
        str(conflict.record), title(conflict), second, mark, shape, (TagText("git-compare", count, Level.ATTENTION),)
    )


def writer(testimony: Testimony) -> str:
    return testimony.name or tr("Unknown person")


def heading(which: Choice, testimony: Testimony) -> str:
    """`Verhaal 1 · Anna`: two may have the same writer."""
    if which is Choice.FIRST:
        return tr("Account 1 · {name}", name=writer(testimony))
    return tr("Account 2 · {name}", name=writer(testimony))


def facts(conflict: Conflict, testimony: Testimony) -> tuple[tuple[str, str], ...]:
    """Who heard it from whom, and the two days, which differ."""
    said = [(tr("Heard by"), writer(testimony))]
    raised_by: Any = getattr(testimony.record, "raised_by", None)
    if raised_by:
        said.append((tr("Heard from"), in_words("raised_by", raised_by, conflict.names)))
    happened = tr("not told") if not testimony.happened else long_day(day_here(testimony.happened))
    said += [(tr("Happened on"), happened), (tr("Written down on"), long_day(day_here(testimony.recorded)))]
    if testimony.reason:
        said.append((tr("Why it was changed"), testimony.reason))
    return tuple(said)


def is_struck(record: Record) -> bool:
    """A person or a tie that was emptied: nobody is meant. The fields below are empty by that, not by a person."""
    return isinstance(record, Person | Relation) and record.is_struck


def value(conflict: Conflict, field: str, said: object) -> str:
    return in_words(field, said, conflict.names)


def field_label(field: str) -> str:
    return label(field)


def _called(record: object) -> str:
    return getattr(record, "called", "") or getattr(record, "name", "")
