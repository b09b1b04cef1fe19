"""The words of what cannot wait, for window and commands alike: in what just came in, and on the list that stays.

Values come in by their names; `number` and `day` are handed in, for a window writes a day otherwise than a command.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from ..i18n import tr, trn

Number = Callable[[str], str]
Day = Callable[[date], str]


class _Contact(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def phone(self) -> str: ...


class _Worry(Protocol):
    @property
    def number(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def detainee(self) -> str: ...
    @property
    def urgent_now(self) -> bool: ...
    @property
    def deadline(self) -> date | None: ...
    @property
    def deadline_what(self) -> str: ...
    @property
    def brought_by(self) -> str: ...


class _Found(Protocol):
    @property
    def worries(self) -> Sequence[_Worry]: ...
    @property
    def safety_signals(self) -> int: ...
    @property
    def signals(self) -> Sequence[_Worry]: ...
    @property
    def call(self) -> Sequence[_Contact]: ...


class _Unproven(Protocol):
    @property
    def worries(self) -> int: ...
    @property
    def signals(self) -> int: ...


class _Matter(Protocol):
    @property
    def safety(self) -> bool: ...
    @property
    def urgent_now(self) -> bool: ...
    @property
    def deadlines(self) -> Sequence[date]: ...


def pressing_lines(found: _Found, *, number: Number, day: Day) -> list[str]:
    """First the safety signals with whom to call and whose they are, then each worry; nothing when all can wait."""
    lines = []
    if found.safety_signals:
        signals = trn("{count} safety signal.", "{count} safety signals.", found.safety_signals)
        lines.append(f"{signals} {call_words(found.call)}")
    lines += [_line(each, _signal(each, number(each.number))) for each in found.signals]
    lines += [_line(each, _worry(each, number(each.number), day)) for each in found.worries]
    return lines


def unproven_line(found: _Unproven, call: Sequence[_Contact]) -> str:
    """What cannot wait in what was set apart, and whom to call about a signal in it; nobody vouches for it yet.

    Empty when all of it can wait.
    """
    if not found.worries:
        return ""
    inside = trn(
        "What was set apart holds {count} worry that cannot wait.",
        "What was set apart holds {count} worries that cannot wait.",
        found.worries,
    )
    signals = trn("{count} safety signal.", "{count} safety signals.", found.signals) if found.signals else ""
    doubt = tr("Nobody knows yet whether it is true. Look at it today.")
    return " ".join(part for part in (inside, signals, doubt, call_words(call) if signals else "") if part)


def call_words(call: Sequence[_Contact]) -> str:
    """Whom to call about safety."""
    if not call:
        return tr("Call the person who is responsible for safety today.")
    return " ".join(tr("Call {name}: {phone}.", name=each.name or "-", phone=each.phone) for each in call)


def reasons(matter: _Matter, *, day: Day) -> list[str]:
    """Why it cannot wait, each reason in a few words: a safety signal first, then *now*, then the deadlines."""
    found = [tr("safety signal")] if matter.safety else []
    found += [tr("now")] if matter.urgent_now else []
    return found + [tr("before {day}", day=day(each)) for each in matter.deadlines]


def _line(worry: _Worry, said: str) -> str:
    return f"{said} {tr('(brought by {who})', who=worry.brought_by)}" if worry.brought_by else said


def _signal(signal: _Worry, number: str) -> str:
    if not signal.detainee:
        return tr("{number}: strict, for the coordinator only.", number=number)
    return tr("{number}: family of {detainee}.", number=number, detainee=signal.detainee)


def _worry(worry: _Worry, number: str, day: Day) -> str:
    if not worry.title:
        return tr("{number}: strict, for the coordinator only.", number=number)
    said = {"number": number, "detainee": worry.detainee, "title": worry.title}
    if worry.deadline is None:
        return tr("{number}: now. {detainee}: {title}", **said)
    said |= {"day": day(worry.deadline), "what": worry.deadline_what or "-"}
    if worry.urgent_now:
        return tr("{number}: now, and before {day} ({what}). {detainee}: {title}", **said)
    return tr("{number}: before {day} ({what}). {detainee}: {title}", **said)
