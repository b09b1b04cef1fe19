"""The words of Pakketten: the state of a bundle, the report, and what cannot wait."""

from __future__ import annotations

from ....domain.dates import day_here
from ....explain.apart import explain_apart
from ....explain.bundles import KEPT, NOT_KEPT
from ....explain.kinds import kind_name
from ....explain.laptops import did_not_arrive, in_ranges
from ....i18n import mark, tr, trn
from ....office.report import FileReport, Remark, Report
from ...level import Level
from ...parts.days import short_day
from ...parts.row import TagText
from ...parts.sizes import size
from .model import InboxModel, Item, State

TAGS = {
    State.READY: TagText("circle-dot", mark("Ready to take in"), Level.INFO),
    State.KNOWN: TagText("copy-check", mark("Taken in before"), Level.QUIET),
    State.IMPORTED: TagText("check", mark("Taken in"), Level.GOOD),
    State.SUSPECT: TagText("shield-alert", mark("Not trusted"), Level.STOP),
    State.APART: TagText("shield-alert", mark("Set apart"), Level.STOP),
    State.OURS: TagText("send", mark("Our own answer"), Level.QUIET),
    State.UNREAD: TagText("shield-alert", mark("Cannot be taken in"), Level.STOP),
}
_REMARKS = {
    Remark.CAME_LATE: mark("It came later than a newer one. That is no fault."),
    Remark.MUCH_WAITS: mark("Very much of this laptop waits for something that never came. Call its user."),
    Remark.AUDIT_GAP: mark(
        "Lines of the log of this laptop are missing. They come with the next bundle, or they are lost."
    ),
    Remark.AUDIT_DIFFERS: mark("The log of this laptop differs from what it told before. Call the holder."),
    Remark.ROLLED_BACK: mark(
        "An older vault was put back on this laptop, or there is a copy of it. Call the holder: which one is in use?"
    ),
}


def tag(item: Item) -> TagText:
    said = TAGS[item.state]
    return TagText(said.icon, tr(said.words), said.level)


def title(item: Item) -> str:
    """Whose bundle, and which number."""
    if item.state is State.OURS:
        return tr("An answer of this office")
    if item.report.seq is None:
        return tr("Sender unknown")
    who = item.name or tr("Holder {code}", code=item.report.holder or "?")
    return tr("{who} · bundle {number}", who=who, number=item.report.seq)


def second(item: Item) -> str:
    """Which laptop, how much, of which day; of a file that cannot be read its name and size."""
    if item.report.seq is None or item.report.created is None:
        return tr("{file} · {size}", file=item.path.name, size=size(item.size))
    made = day_here(item.report.created)
    pieces = trn("{count} item", "{count} items", item.report.counts.revisions)
    laptop = tr("laptop {code}", code=item.report.holder or (item.report.device or "")[:8])
    return " · ".join((laptop, pieces, short_day(made)))


def remark(model: InboxModel, item: Item) -> str:
    """What a person should know of a bundle that does go in."""
    said = [tr(NOT_KEPT)] if item.state is State.SUSPECT else []
    if item.state is State.OURS:
        said.append(tr("It is for the laptop. Leave it on the stick."))
    if gap := model.gap_of(item):
        missing = in_ranges(gap.missing)
        said.append(
            tr("Bundle {missing} is not here yet. Taking in is fine.", missing=missing)
            if gap.came
            else tr("Bundle {missing} is not here, and not everything that was in it.", missing=missing)
        )
    said += [tr(_REMARKS[each]) for each in item.report.remarks]
    return " ".join(said)


def kept(item: Item) -> str:
    """Whether a bundle that is not trusted is kept; empty where nothing of it ever is."""
    return {State.SUSPECT: tr(NOT_KEPT), State.APART: tr(KEPT)}.get(item.state, "")


def summary(model: InboxModel) -> str:
    """2 klaar · 1 al bekend · 1 apart gezet · 1 niet ingelezen."""
    said = {
        State.READY: lambda count: trn("{count} ready", "{count} ready", count),
        State.IMPORTED: lambda count: trn("{count} taken in", "{count} taken in", count),
        State.KNOWN: lambda count: trn("{count} known", "{count} known", count),
        State.SUSPECT: lambda count: trn("{count} not trusted", "{count} not trusted", count),
        State.APART: lambda count: trn("{count} apart", "{count} apart", count),
        State.OURS: lambda count: trn("{count} of our own", "{count} of our own", count),
        State.UNREAD: lambda count: trn("{count} not taken in", "{count} not taken in", count),
    }
    counts = {state: sum(each.state is state for each in model.items) for state in said}
    return " · ".join(said[state](count) for state, count in counts.items() if count)


def under_title(model: InboxModel, day: str) -> str:
    """The day, how many bundles, of how many laptops."""
    if not model.items:
        return day
    parts = [
        trn("{count} bundle", "{count} bundles", len(model.items)),
        trn("{count} laptop", "{count} laptops", model.laptops),
    ]
    if model.unknown:
        parts.append(trn("{count} unknown", "{count} unknown", model.unknown))
    return " · ".join((day, ", ".join(parts)))


def counts(report: Report) -> tuple[tuple[int, str], ...]:
    """New, changed, known, disputed; changes of what was there are not counted as new too."""
    all_counts = [each.counts for each in report.files]
    changed = sum(each.changed for each in all_counts)
    return (
        (sum(each.new for each in all_counts) - changed, tr("new")),
        (changed, tr("changed")),
        (sum(each.known for each in all_counts), tr("already known")),
        (sum(each.disputed for each in all_counts), tr("to choose between")),
    )


def details(report: Report) -> tuple[str, ...]:
    """What waits, what was set apart, what did not arrive."""
    lines = []
    if waiting := sum(each.counts.waiting for each in report.files):
        lines.append(trn("{count} waits for an earlier change.", "{count} wait for an earlier change.", waiting))
    lines += [line for each in report.files for line in _of_file(each)]
    lines += [did_not_arrive(gap.laptop, gap.missing, came_with=gap.came_with, came=gap.came) for gap in report.gaps]
    return tuple(lines)


def _of_file(each: FileReport) -> list[str]:
    lines = [
        tr(
            "{kind} was set apart. {why}",
            kind=kind_name(bad.kind),
            why=explain_apart(bad.objection.value).title,
        )
        for bad in each.rejected
    ]
    return lines + [tr(_REMARKS[remark]) for remark in each.remarks]
