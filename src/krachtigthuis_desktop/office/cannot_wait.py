"""What cannot wait at this office, of all weeks, until somebody ticks it off.

With whose family it is, who brought it and whom to call.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

import msgspec

from ..bundle import Registry
from ..domain.records import Worry
from ..domain.text import one_line
from ..errors import InputError, InputFault
from ..storage import Reader, iso
from ..storage.journal import record_of
from . import registry, unproven, urgent
from .contact import contacts
from .desk import Desk
from .pressing import Contact, detainee_named
from .registry import holder_name
from .unproven import NOTHING, Unproven
from .urgent import DEADLINE, DONE, LATER, NOW, SAFETY, Noted


@dataclass(frozen=True, kw_only=True)
class Matter:
    """One worry that cannot wait. Of a strict one, and of a safety signal alone, no title is shown."""

    record: UUID
    number: str
    title: str
    detainee: str
    """Empty for a strict one, and where nobody is known by name (yet)."""
    strict: bool
    safety: bool
    urgent_now: bool
    deadlines: tuple[date, ...]
    brought_by: str
    """The holder of the laptop that it came with."""
    since: str
    done: bool
    """Somebody wrote since that the worry is done with; the office did not tick it off."""
    home: UUID | None = None
    """Its family; nobody's for a strict one."""
    ticked_by: str = ""
    ticked_at: str = ""


@dataclass(frozen=True, kw_only=True)
class CannotWait:
    """Signals first, then the nearest deadline. `call`: whom to call about safety; nobody when none was named yet."""

    matters: tuple[Matter, ...] = ()
    ticked: tuple[Matter, ...] = ()
    """The last that were ticked off, the latest first."""
    apart: Unproven = NOTHING
    """What stands in items that were set apart and nobody decided about."""
    call: tuple[Contact, ...] = ()


MAX_TICKED = 20


def cannot_wait(desk: Desk, day: date) -> CannotWait:
    """Everything that waits for somebody at this office, and what was ticked off last."""
    known = registry.current(desk)
    names = {each.id: each.name for each in desk.vault.keys.passphrases()}
    with desk.store.read() as tx:
        waiting, ticked = list[Matter](), list[tuple[str, UUID, Noted]]()
        for record, noted in urgent.all_noted(tx).items():
            found, left = _left(tx, record, noted, day)
            if found and left:
                waiting.append(_matter(tx, record, noted, known=known, left=left, told=found))
            elif found and noted.ticked_at:
                ticked.append((noted.ticked_at, record, noted))
        last = sorted(ticked, key=lambda each: each[:2], reverse=True)[:MAX_TICKED]
        done = [
            replace(_ticked(tx, record, noted, known), ticked_by=names.get(noted.ticked_by, noted.ticked_by))
            for _at, record, noted in last
        ]
        call, apart = contacts(tx), unproven.waiting(tx, day)
    waiting.sort(key=lambda each: (not each.safety, min(each.deadlines, default=day), each.since, each.number))
    return CannotWait(matters=tuple(waiting), ticked=tuple(done), call=call, apart=sum(apart.values(), NOTHING))


def count(tx: Reader, day: date) -> int:
    """How many wait, those in what was set apart among them."""
    here = sum(all(_left(tx, record, noted, day)) for record, noted in urgent.all_noted(tx).items())
    return here + sum(each.worries for each in unproven.waiting(tx, day).values())


def tick_off(desk: Desk, record: UUID, *, now: datetime) -> None:
    """Somebody saw to it. It comes back only with a new reason. Raises InputError(NOT_FOUND)."""
    with desk.store.write() as tx:
        noted = urgent.noted(tx, record)
        if not noted.reasons:
            raise InputError(InputFault.NOT_FOUND, field="record", which="urgent")
        day = now.astimezone().date()
        _found, left = _left(tx, record, noted, day)
        kept = msgspec.structs.replace(
            noted, ticked=tuple(sorted({*noted.ticked} | left)), ticked_by=desk.actor, ticked_at=iso(now)
        )
        urgent.keep(tx, record, kept)
        tx.audit("urgent_ticked_off", actor=desk.actor, now=now, record=record)


def put_back(desk: Desk, record: UUID, *, now: datetime) -> None:
    """It was ticked off by mistake."""
    with desk.store.write() as tx:
        noted = urgent.noted(tx, record)
        urgent.keep(tx, record, msgspec.structs.replace(noted, ticked=(), ticked_by="", ticked_at=""))
        tx.audit("urgent_put_back", actor=desk.actor, now=now, record=record)


def _left(tx: Reader, record: UUID, noted: Noted, day: date) -> tuple[list[Worry], set[str]]:
    """What is told of the worry now, and the reasons that nobody ticked off yet."""
    left = {*noted.reasons} - {*noted.ticked}
    coming = {each for each in left if each.startswith(LATER)}
    near = {each for each in coming if urgent.is_near(date.fromisoformat(each.removeprefix(LATER)), day)}
    if left == coming and not near and not noted.ticked_at:
        return [], set()
    told = [said for head in tx.heads(record) if isinstance(said := record_of(head), Worry)]
    still = {f"{LATER}{each.deadline.isoformat()}" for each in told if each.deadline and each.state not in DONE}
    return told, (left - coming) | (near & still)


def _matter(tx: Reader, record: UUID, noted: Noted, *, known: Registry, left: set[str], told: list[Worry]) -> Matter:
    worry, stored = told[0], tx.need(Worry, record)
    strict = any(each.strict for each in told)
    days = sorted(date.fromisoformat(each.partition(":")[2]) for each in left if each.startswith((DEADLINE, LATER)))
    device = known.device(noted.device)
    return Matter(
        record=record,
        number=one_line(worry.number),
        title="" if strict or left == {SAFETY} else one_line(worry.called),
        detainee="" if strict else detainee_named(tx, stored.home),
        home=None if strict else stored.home,
        strict=strict,
        safety=SAFETY in left,
        urgent_now=NOW in left,
        deadlines=tuple(days),
        brought_by=(holder_name(tx, device.holder) or device.holder) if device else noted.device[:8],
        since=noted.since,
        done=all(each.state in DONE for each in told),
    )


def _ticked(tx: Reader, record: UUID, noted: Noted, known: Registry) -> Matter:
    told = [said for head in tx.heads(record) if isinstance(said := record_of(head), Worry)]
    seen = _matter(tx, record, noted, known=known, left={*noted.ticked}, told=told)
    return replace(seen, ticked_at=noted.ticked_at)
