"""Two testimonies of one record, side by side, and the word that settles them (DESIGN 3).

Both stay in the journal for good. A settlement is a revision made from both, with a reason; it travels back to every
laptop that has the home front. More than two heads are settled pair by pair.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from uuid import UUID

from ..care.families import detainee_called
from ..care.hand import Hand
from ..care.writing import write_down
from ..domain.records import Record
from ..domain.revision import Revision
from ..domain.text import check
from ..errors import InputError, InputFault
from ..storage import Reader
from ..storage.journal import record_of
from . import registry
from .desk import Desk
from .named import names_at
from .same_person import copy_noes

MAX_REASON = 2_000


@dataclass(frozen=True, kw_only=True)
class Testimony:
    """One head: who wrote it, when it happened and was written down, and what it says (None: its text is erased)."""

    revision: UUID
    author: str
    name: str
    """The author's name, or the code of a laptop's holder or of a colleague's slot."""
    happened: str
    recorded: str
    reason: str
    record: Record | None


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """A record with two testimonies or more; the first two are settled first."""

    kind: str
    record: UUID
    home: UUID | None
    family: str
    """The detainee of the home front, as people call him; empty for the directory."""
    testimonies: tuple[Testimony, ...]
    base: Record | None
    """What both were made from, when they share it."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Who is meant by the ids that stand in it."""

    @property
    def differing(self) -> tuple[str, ...]:
        """The fields in which the first two differ, by their names in the code."""
        first, second = self.testimonies[0].record, self.testimonies[1].record
        if first is None or second is None:
            return ()
        return tuple(each.name for each in fields(first) if getattr(first, each.name) != getattr(second, each.name))


def conflicts(desk: Desk) -> tuple[Conflict, ...]:
    """Every record that waits for a person to settle it, the one that waits longest first."""
    known = registry.current(desk)
    staff = {each.id: each.name for each in desk.vault.keys.passphrases()}
    with desk.store.read() as tx:
        found = [
            _conflict(tx, names_at(tx, known, each.home) | staff, each.kind, each.record, each.home)
            for each in tx.disputed()
        ]
    return tuple(sorted(found, key=lambda each: max(one.recorded for one in each.testimonies)))


def settle(desk: Desk, record: UUID, value: Record, *, between: tuple[UUID, UUID], reason: str, hand: Hand) -> UUID:
    """Let `value` stand in the place of two testimonies, named by their revisions. Returns the new revision.

    It may be one of the two, or a third made of both. Raises InputError: TEXT_EMPTY without a reason, STALE when one
    of the two is no head any longer, NOT_FOUND; NotAllowed when the hand may not write this.
    """
    check(reason, "reason", MAX_REASON)
    if not reason.strip():
        raise InputError(InputFault.TEXT_EMPTY, field="reason")
    with desk.store.write() as tx:
        heads = {head.id: head for head in tx.heads(record)}
        if not heads:
            raise InputError(InputFault.NOT_FOUND, field=value.KIND)
        if not heads.keys() >= {*between} or len({*between}) != len(between):
            raise InputError(InputFault.STALE, field=value.KIND)
        stored = write_down(
            tx, value, hand=hand, home=heads[between[0]].home, id_=record, base=between, reason=reason.strip()
        )
        tx.audit("conflict_settled", actor=hand.author, now=hand.now, record=record)
        made = next(each for each in tx.heads(stored.id) if {*each.bases} == {*between})
        copy_noes(tx, [made], actor=hand.author, now=hand.now)
        return made.id


def _conflict(tx: Reader, names: Mapping[str, str], kind: str, record: UUID, home: UUID | None) -> Conflict:
    heads = tx.heads(record)
    shared = {*heads[0].bases}.intersection(*(head.bases for head in heads[1:]))
    base = tx.revision(min(shared)) if shared else None
    return Conflict(
        kind=kind,
        record=record,
        home=home,
        family=detainee_called(tx, home),
        testimonies=tuple(_testimony(head, names) for head in heads),
        base=record_of(base) if base else None,
        names=names,
    )


def _testimony(head: Revision, names: Mapping[str, str]) -> Testimony:
    """By name the holder of the laptop, or a colleague; a colleague of another desk by his slot."""
    return Testimony(
        revision=head.id,
        author=head.author,
        name=names.get(head.author, head.author),
        happened=head.happened,
        recorded=head.recorded,
        reason=head.reason or "",
        record=record_of(head),
    )
