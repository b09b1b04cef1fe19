"""The words of the laptops: one line each, the facts of one, and what asks for attention."""

from __future__ import annotations

from ....domain.dates import day_here
from ....explain.laptops import in_ranges, role_name, why_revoked
from ....explain.put_back import NOTES, line
from ....i18n import tr, trn
from ....office.laptops import Laptop
from ...level import Level
from ...parts.days import long_day, short_day
from ...parts.row import Row, Shape, TagText, initials
from .model import LaptopsModel


def who(laptop: Laptop) -> str:
    """The holder by name; the code where nobody wrote the name down."""
    return laptop.holder_name or tr("Holder {code}", code=laptop.holder)


def last_heard(laptop: Laptop) -> str:
    """When its last bundle came, and which."""
    if laptop.last_seen is None:
        return tr("nothing came yet")
    return tr("heard of on {day}, bundle {seq}", day=_short(laptop.last_seen), seq=laptop.last_seq or 0)


def row(laptop: Laptop) -> Row:
    second = " · ".join((tr("laptop {code}", code=laptop.holder), role_name(laptop.role), last_heard(laptop)))
    return Row(laptop.device, who(laptop), second, initials(who(laptop)), Shape.PERSON, tags(laptop))


def tags(laptop: Laptop) -> tuple[TagText, ...]:
    """No longer trusted; or each thing to look at; or all is well."""
    if laptop.revoked is not None:
        return (TagText("minus", tr("no longer trusted"), Level.STOP),)
    said = []
    if laptop.set_apart:
        said.append(TagText("shield-alert", tr("{count} apart", count=laptop.set_apart), Level.STOP))
    if laptop.silent:
        said.append(TagText("clock-alert", tr("long silent"), Level.ATTENTION))
    if laptop.old_keys:
        said.append(TagText("key-round", tr("old keys"), Level.ATTENTION))
    return tuple(said) or (TagText("shield-check", tr("trusted"), Level.GOOD),)


def facts(model: LaptopsModel, laptop: Laptop) -> tuple[tuple[str, str], ...]:
    """What is known of it; what was never told is left out."""
    said = [
        (tr("Code"), laptop.holder),
        (tr("Role"), role_name(laptop.role)),
        (tr("Enrolled on"), _long(laptop.valid_from)),
        (tr("Last heard from"), _long(laptop.last_seen) if laptop.last_seen else tr("Nothing came yet")),
    ]
    if laptop.last_seq is not None:
        said.append((tr("Last bundle"), tr("number {number}", number=laptop.last_seq)))
    for gap in laptop.missing:
        numbers = in_ranges(gap.numbers)
        there = (
            tr("{numbers}. What was in it came with a later one.", numbers=numbers)
            if gap.came
            else tr("{numbers}. Not everything in it is here. Make an answer for this laptop.", numbers=numbers)
        )
        said.append((tr("Never came"), there))
    if laptop.return_applied is not None:
        said.append((tr("Took in"), tr("our answer number {number}", number=laptop.return_applied)))
    if laptop.registry_version is not None:
        said.append((tr("List of laptops"), _list(laptop.registry_version, model.version)))
    if laptop.app:
        said.append((tr("Program"), laptop.app))
    return tuple(said)


def put_back(model: LaptopsModel) -> tuple[str, str]:
    """That this office was put back from a backup, and what is left to look through; empty when there is nothing."""
    seen = model.put_back
    if seen is None or not seen.left:
        return "", ""
    told = [
        line(each.what.value, each.id, holder=each.holder, day=_long(each.on) if each.on else "", reason=each.reason)
        for each in seen.left
    ]
    lead = tr("This office was put back from a backup on {day}.", day=_long(seen.at))
    return lead, "\n".join((tr(NOTES[seen.note.value]), *told))


def silence(model: LaptopsModel, laptop: Laptop) -> tuple[str, str]:
    """How long, and what to do."""
    days = model.days_silent(laptop)
    return (
        trn("Nothing was heard for {count} day.", "Nothing was heard for {count} days.", days),
        tr("Call the holder. Is the laptop lost? Then withdraw it."),
    )


def withdrawn(laptop: Laptop) -> tuple[str, str]:
    """Since when and why it is no longer trusted."""
    day = _long(laptop.revoked_on or laptop.valid_from)
    return (
        tr("No longer trusted since {day}.", day=day),
        tr("Why: {why}. What still comes from it is set apart.", why=why_revoked(laptop.revoked or "")),
    )


def _list(version: int, newest: int) -> str:
    if version >= newest:
        return tr("version {version}, the newest", version=version)
    return tr("version {version}, we have {newest}. The next answer brings it.", version=version, newest=newest)


def _long(moment: str) -> str:
    return long_day(day_here(moment))


def _short(moment: str) -> str:
    return short_day(day_here(moment))
