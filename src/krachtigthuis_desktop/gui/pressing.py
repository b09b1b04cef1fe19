"""The words of what cannot wait in what just came in, for the screens that tell it."""

from __future__ import annotations

from ..domain.identity import show_number
from ..i18n import tr, trn
from ..office.pressing import Pressing, PressingWorry
from .parts.days import short_day


def pressing_lines(found: Pressing) -> tuple[str, ...]:
    """First the safety signals with whom to call and whose they are, then each worry that cannot wait."""
    lines = []
    if found.safety_signals:
        signals = trn("{count} safety signal.", "{count} safety signals.", found.safety_signals)
        lines.append(f"{signals} {_call(found)}")
    lines += [_signal(signal) for signal in found.signals]
    return (*lines, *(_worry(worry) for worry in found.worries))


def _call(found: Pressing) -> str:
    if not found.call:
        return tr("Call the person who is responsible for safety today.")
    return " ".join(tr("Call {name}: {phone}.", name=each.name or "-", phone=each.phone) for each in found.call)


def _signal(signal: PressingWorry) -> str:
    number = show_number(signal.number)
    if not signal.detainee:
        return _with_bringer(tr("{number}: strict, for the coordinator only.", number=number), signal)
    return _with_bringer(tr("{number}: family of {detainee}.", number=number, detainee=signal.detainee), signal)


def _worry(worry: PressingWorry) -> str:
    number = show_number(worry.number)
    if not worry.title:
        return _with_bringer(tr("{number}: strict, for the coordinator only.", number=number), worry)
    said = {"number": number, "detainee": worry.detainee, "title": worry.title}
    if worry.deadline is None:
        return _with_bringer(tr("{number}: now. {detainee}: {title}", **said), worry)
    said |= {"day": short_day(worry.deadline), "what": worry.deadline_what or "-"}
    if worry.urgent_now:
        return _with_bringer(tr("{number}: now, and before {day} ({what}). {detainee}: {title}", **said), worry)
    return _with_bringer(tr("{number}: before {day} ({what}). {detainee}: {title}", **said), worry)


def _with_bringer(line: str, worry: PressingWorry) -> str:
    brought = tr("(brought by {who})", who=worry.brought_by) if worry.brought_by else ""
    return f"{line} {brought}".rstrip()
