"""Names behind the ids in a record, for whoever reads two versions of it: people of its family, helpers, laptops."""

from __future__ import annotations

from uuid import UUID

from ..bundle import Registry
from ..domain.records import Organisation, Person, Worry
from ..storage import Reader
from .registry import holder_name


def names_at(tx: Reader, known: Registry, home: UUID | None) -> dict[str, str]:
    """By id as text. Only people of this one family: nothing crosses from another (DOMAIN 3)."""
    names = {each.id: holder_name(tx, each.holder) or each.holder for each in known.devices}
    names |= {str(each.id): each.record.name for each in tx.all(Organisation)}
    if home is not None:
        names |= {
            str(each.id): each.record.full_name for each in tx.all(Person, home=home) if not each.record.is_struck
        }
        names |= {str(each.id): each.record.called for each in tx.all(Worry, home=home)}
    return names
