"""Finding by words or by the number on a paper: what it is, and whose family it belongs to. Never what is strict."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from ..domain.identity import read_number
from ..domain.records import HomeFront, Organisation, Person, Record, Referral, Worry
from ..errors import InputError
from ..storage import Reader, Store, Stored
from .families import detainee_called

_NUMBERED: tuple[type[Record], ...] = (HomeFront, Referral, Worry, Person, Organisation)


@dataclass(frozen=True, kw_only=True)
class Found:
    """One record. `whose` is who is inside, by the short name; empty for the directory."""

    kind: str
    id: UUID
    home: UUID | None
    called: str
    whose: str


def find(store: Store, typed: str, *, limit: int = 20) -> tuple[Found, ...]:
    """As-you-type search over what is not strict; a whole number finds its record. An empty text finds nothing."""
    if not typed.strip():
        return ()
    with store.read() as tx:
        hits = [(hit.kind, hit.id, hit.home, hit.called) for hit in tx.search(typed, limit=limit)]
        found = [*_by_number(tx, typed), *hits][:limit]
        whose = {home: detainee_called(tx, home) for home in {home for _kind, _id, home, _called in found}}
    return tuple(
        Found(kind=kind, id=id_, home=home, called=called, whose=whose[home]) for kind, id_, home, called in found
    )


def _by_number(tx: Reader, typed: str) -> list[tuple[str, UUID, UUID | None, str]]:
    """What bears this number, as it stands on a page or a letter; nothing when it is none."""
    try:
        number = read_number(typed)
    except InputError:
        return []
    found = (stored for kind in _NUMBERED for stored in tx.all(kind, number=number) if not stored.record.strict)
    return [(stored.record.KIND, stored.id, stored.home, _called(tx, stored)) for stored in found]


def _called(tx: Reader, stored: Stored[Record]) -> str:
    record = stored.record
    if isinstance(record, Person | Worry):
        return record.called
    if isinstance(record, Organisation):
        return record.name
    helper = tx.get(Organisation, record.organisation) if isinstance(record, Referral) else None
    return helper.record.name if helper else detainee_called(tx, stored.home)
