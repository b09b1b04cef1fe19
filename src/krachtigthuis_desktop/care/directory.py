"""The directory of organisations that help (sociale kaart), as far as this vault knows it."""

from __future__ import annotations

from uuid import UUID

from ..domain.names import by_words
from ..domain.records import Organisation
from ..domain.records.organisation import Status
from ..storage import Store, Stored
from .hand import Hand
from .writing import write_down


def save_organisation(
    store: Store, organisation: Organisation, *, hand: Hand, id_: UUID | None = None, base: UUID | None = None
) -> UUID:
    """A new organisation, or a change of one (`id_` and `base` together). It belongs to no home front."""
    with store.write() as tx:
        return write_down(tx, organisation, id_=id_, home=None, hand=hand, base=base).id


def organisations(store: Store) -> tuple[Stored[Organisation], ...]:
    """All that are not closed for good, by name."""
    with store.read() as tx:
        found = [stored for stored in tx.all(Organisation) if stored.record.status is not Status.INACTIVE]
    return tuple(sorted(found, key=lambda stored: by_words(stored.record.name)))
