"""The directory of helpers as the office keeps it: what a volunteer says of one is a proposal (DOMAIN 9).

A new helper, written down beside a referral, goes along only where a family that comes names it. A change of one
that is known is set apart like every step that is not its author's. Either reaches all laptops once the office says
that it is right.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from uuid import UUID

from ..bundle import Registry
from ..care import directory
from ..care.hand import Hand
from ..domain.records import Consent, Organisation, Referral
from ..domain.revision import Revision
from ..domain.roles import OFFICE
from ..storage import Reader, Stored
from ..storage.columns import references
from ..storage.journal import record_of
from .desk import Desk
from .registry import current
from .row import role_of

_NAMES_HELPERS = frozenset({Referral.KIND, Consent.KIND})


def volunteers(registry: Registry) -> frozenset[str]:
    """The laptops whose word about a helper is a proposal."""
    return frozenset(each.id for each in registry.devices if role_of(each) not in OFFICE)


def directory_for(
    tx: Reader, device: str, since: int, revisions: Sequence[Revision], proposing: AbstractSet[str]
) -> list[Revision]:
    """Helpers that the office wrote down or changed after that position, each with all that was said of it before.

    `revisions` are what goes along: a helper that they name goes with them. `proposing` are the `volunteers`.
    """
    named = _helpers(tx, revisions)
    records = named | {each.record for each in tx.arrived_without_home(since, not_by=device)}
    histories = [(record, tx.history(record)) for record in sorted(records)]
    going = [history for record, history in histories if record in named or _is_right(history, proposing)]
    return [each for history in going for each in history if each.device != device]


def proposals(desk: Desk) -> tuple[Stored[Organisation], ...]:
    """Helpers that only volunteers wrote down, by name."""
    proposing = volunteers(current(desk))
    with desk.store.read() as tx:
        found = [each for each in tx.all(Organisation) if not _is_right(tx.history(each.id), proposing)]
    return tuple(sorted(found, key=lambda each: each.record.name.casefold()))


def confirm(desk: Desk, helper: UUID, *, hand: Hand) -> None:
    """The office says that this helper is as it stands: it goes to every laptop. Raises InputError(NOT_FOUND)."""
    with desk.store.read() as tx:
        stored = tx.need(Organisation, helper)
    checked = replace(stored.record, checked_on=hand.now.date(), checked_by=hand.name)
    directory.save_organisation(desk.store, checked, hand=hand, id_=helper, base=stored.head)


def _is_right(history: Sequence[Revision], proposing: AbstractSet[str]) -> bool:
    """Whether anybody of the office wrote in it."""
    return any(each.device not in proposing for each in history)


def _helpers(tx: Reader, revisions: Sequence[Revision]) -> set[UUID]:
    """The records of the directory that these name."""
    records = (record_of(each) for each in revisions if each.kind in _NAMES_HELPERS and each.body is not None)
    return tx.without_home({id_ for record in records if record for id_ in references(record.KIND)(record)})
