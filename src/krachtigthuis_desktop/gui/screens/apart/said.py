"""The words of what was set apart: what it is, of whom, and what people decided about it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ....domain.dates import day_here
from ....explain.apart import explain_apart
from ....explain.kinds import kind_name
from ....i18n import tr, trn
from ....office.quarantine import Decided
from ....office.set_apart import RELEASED, Apart, Kind
from ....office.unproven import NOTHING, Unproven
from ....office.waiting import Waits
from ...level import Level
from ...parts.days import long_day, short_day
from ...parts.row import Row, Shape, TagText


def title(item: Apart) -> str:
    """`Pakket 12 van Anna`, `Zorg van Mick`."""
    who = item.holder_name or tr("Unknown person")
    match item.kind:
        case Kind.BUNDLE if item.seq is not None:
            return tr("Bundle {number} of {who}", number=item.seq, who=who)
        case Kind.BUNDLE:
            return tr("Bundle of {who}", who=who)
        case Kind.ATTACHMENT:
            return tr("Attachment of {who}", who=who)
    kind = kind_name(item.record.KIND) if item.record else tr("Record")
    return tr("{kind} of {family}", kind=kind, family=item.family) if item.family else kind


def second(item: Apart) -> str:
    """From whom, since when."""
    day = tr("set apart on {day}", day=short_day(_day(item.arrived)))
    if item.kind is Kind.REVISION and item.holder_name:
        return " · ".join((tr("by {who}", who=item.holder_name), day))
    return day


def whose(waits: Waits) -> str:
    """The user of the laptop, as people know it."""
    return waits.holder_name or tr("Unknown person")


def waits_since(waits: Waits) -> str:
    """Since when, and that letting go loses nothing that is real."""
    day = short_day(_day(waits.since))
    return tr("Written down on {day} or later. What is let go and is real, the laptop sends again.", day=day)


def row(item: Apart, inside: Unproven = NOTHING) -> Row:
    """One that waits, with what is the matter, and whether something `inside` cannot wait."""
    words = explain_apart(item.reason).title.rstrip(".")
    icon = "package" if item.kind is Kind.BUNDLE else "file-text"
    tags = [TagText("clock-alert", tr("perhaps it cannot wait"), Level.STOP)] if inside.worries else []
    tags.append(TagText("shield-alert", words, Level.STOP))
    if item.needs_two and item.releasable:
        tags.append(TagText("users", tr("two people decide"), Level.INFO))
    return Row(item.id, title(item), second(item), icon, Shape.SERVICE, tuple(tags))


def facts(item: Apart) -> tuple[tuple[str, str], ...]:
    """Whose it is, when it was made and came, how much is in it."""
    said = [(tr("From"), item.holder_name or tr("Unknown person"))]
    if item.family:
        said.append((tr("Family"), item.family))
    if item.seq is not None:
        said.append((tr("Number"), str(item.seq)))
    if item.created:
        said.append((tr("Made on"), long_day(_day(item.created))))
    if item.recorded:
        said.append((tr("Written down on"), long_day(_day(item.recorded))))
    said.append((tr("Came in on"), long_day(_day(item.arrived))))
    if item.kind is Kind.BUNDLE and item.revisions:
        said.append((tr("Inside"), trn("{count} item", "{count} items", item.revisions)))
    return tuple(said)


def decided_row(item: Apart, people: Mapping[str, str]) -> Row:
    """One that was decided: by whom, when, and why."""
    names = [people.get(each, each) for each in dict.fromkeys((item.first_by, item.decided_by)) if each]
    who = tr("{first} and {second}", first=names[0], second=names[1]) if len(names) > 1 else "".join(names)
    day = long_day(_day(item.decided_at))
    lines = tr("{who}, {day}: {why}", who=who, day=day, why=item.why)
    tag = (
        TagText("check", tr("Let in"), Level.GOOD)
        if item.state == RELEASED
        else TagText("minus", tr("Refused"), Level.QUIET)
    )
    icon = "package" if item.kind is Kind.BUNDLE else "file-text"
    return Row(item.id, _what(item), lines, icon, Shape.SERVICE, (tag,), opens=False)


def outcome(done: Decided) -> tuple[str, str]:
    """What came of it."""
    if done.state != RELEASED:
        return tr("Refused."), tr("Whoever wrote it hears that with the next answer.")
    pieces = [trn("{count} piece stands now.", "{count} pieces stand now.", done.new)]
    if done.waiting:
        pieces.append(trn("{count} waits for an earlier change.", "{count} wait for an earlier change.", done.waiting))
    if done.rejected:
        pieces.append(trn("{count} piece is set apart.", "{count} pieces are set apart.", done.rejected))
    return tr("Let in."), " ".join(pieces)


def _what(item: Apart) -> str:
    """Of what was decided no content is left: only of whom it was, and what was the matter."""
    words = explain_apart(item.reason).title.rstrip(".")
    who = item.holder_name or tr("Unknown person")
    return tr("{who}: {what}", who=who, what=words)


def _day(moment: str) -> date:
    return day_here(moment)
