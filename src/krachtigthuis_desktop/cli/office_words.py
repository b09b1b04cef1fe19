"""How office values look on a line: words in a row, a report that begins with what cannot wait."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ..domain.canonical import Json
from ..domain.identity import show_number
from ..errors import refusal
from ..explain import explain, pressing
from ..explain.apart import explain_apart
from ..explain.bundles import KEPT, NOT_KEPT
from ..explain.kinds import kind_name
from ..explain.laptops import did_not_arrive
from ..i18n import tr, trn
from ..office.pressing import Pressing
from ..office.report import FileReport, Outcome, Remark, Report
from ..office.unproven import NOTHING, Unproven
from ..vault import paper_key_groups


def shown(words: Sequence[str]) -> str:
    """Six words as people read them aloud."""
    return " ".join(words)


def on_paper(secret: str) -> str:
    """A paper key in groups of four."""
    return " ".join(paper_key_groups(secret))


def report_lines(report: Report) -> list[str]:
    """The report for a person, line by line."""
    lines = [tr("Only tried: nothing was imported."), ""] if report.dry_run else []
    lines += pressing_lines(report.pressing, report.unproven)
    for each in report.files:
        lines += _file(each, tried=report.dry_run)
    lines += [did_not_arrive(gap.laptop, gap.missing, came_with=gap.came_with, came=gap.came) for gap in report.gaps]
    return lines


def report_json(report: Report) -> Json:
    """The report as DESIGN 8 fixes it."""
    return {
        "pressing": pressing_json(report.pressing),
        "bundles": [
            {
                "file": each.file,
                "id": each.id,
                "outcome": each.outcome.value,
                "reason": each.reason,
                "revisions": each.counts.revisions,
                "new": each.counts.new,
            }
            | ({"unproven": unproven_json(each.unproven)} if each.unproven.worries else {})
            for each in report.files
        ],
        "gaps": [
            {
                "device": gap.device,
                "incarnation": gap.incarnation,
                "missing": list(gap.missing),
                "came_with": gap.came_with if gap.came else None,
            }
            for gap in report.gaps
        ],
    }


def pressing_lines(found: Pressing, unproven: Unproven = NOTHING) -> list[str]:
    """What cannot wait, line by line; last what was set apart, for which nobody vouches. Nothing when all can wait."""
    said = pressing.pressing_lines(found, number=show_number, day=day_words)
    said += [line for line in (pressing.unproven_line(unproven, found.call),) if line]
    return [tr("This cannot wait:"), *(f"  {line}" for line in said), ""] if said else []


def pressing_json(found: Pressing) -> Json:
    """The same for a script: numbers and days, no text."""
    return {
        "safety_signals": found.safety_signals,
        "signals": [{"record": str(each.record), "number": each.number} for each in found.signals],
        "worries": [
            {
                "record": str(each.record),
                "number": each.number,
                "urgent_now": each.urgent_now,
                "deadline": each.deadline.isoformat() if each.deadline else None,
            }
            for each in found.worries
        ],
    }


def unproven_json(found: Unproven) -> Json:
    """What cannot wait in something that was set apart, in counts."""
    return {"safety_signals": found.signals, "worries": found.worries}


def day_words(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"


def _file(each: FileReport, *, tried: bool) -> list[str]:
    counts = each.counts
    match each.outcome:
        case Outcome.IMPORTED:
            lines = [
                tr(
                    "{file}: imported. {new} new, of which {changed} changes; {known} known, {disputed} disputed.",
                    file=Path(each.file),
                    new=counts.new,
                    changed=counts.changed,
                    known=counts.known,
                    disputed=counts.disputed,
                )
            ]
        case Outcome.DUPLICATE:
            lines = [tr("{file}: imported before. Nothing changed.", file=Path(each.file))]
        case Outcome.QUARANTINED:
            said = {"file": Path(each.file), "reason": each.reason}
            where = (
                tr("{file}: not trusted ({reason}).", **said) if tried else tr("{file}: set apart ({reason}).", **said)
            )
            lines = [where, *_why(each), "  " + tr(NOT_KEPT if tried else KEPT)]
        case Outcome.REFUSED:
            lines = [tr("{file}: refused ({reason}).", file=Path(each.file), reason=each.reason), *_why(each)]
    if counts.waiting:
        lines.append(
            "  " + trn("{count} waits for an earlier change.", "{count} wait for an earlier change.", counts.waiting)
        )
    lines += [
        "  " + tr("{kind} was set apart. {why}", kind=kind_name(bad.kind), why=explain_apart(bad.objection.value).title)
        for bad in each.rejected
    ]
    return lines + [f"  {_remark(remark)}" for remark in each.remarks]


def _why(each: FileReport) -> list[str]:
    error = refusal(each.reason)
    if error is None:
        return []
    words = explain(error)
    return [f"  {words.title} {words.meaning}".rstrip(), *(f"  - {step}" for step in words.todo)]


def _remark(remark: Remark) -> str:
    match remark:
        case Remark.CAME_LATE:
            return tr("It came later than a newer one. That is no fault.")
        case Remark.MUCH_WAITS:
            return tr("Very much of this laptop waits for something that never came. Call its user.")
        case Remark.AUDIT_GAP:
            return tr("Lines of the log of this laptop are missing. They come with the next bundle, or they are lost.")
        case Remark.AUDIT_DIFFERS:
            return tr("The log of this laptop differs from what it told before. Call the holder.")
        case Remark.ROLLED_BACK:
            return tr(
                "An older vault was put back on this laptop, or there is a copy of it. "
                "Call the holder: which one is in use?"
            )
