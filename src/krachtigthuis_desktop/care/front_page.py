"""All that is known of one home front, for the page about it: read in a few steps, shown as one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from ..domain.records import Conversation, Organisation
from ..storage import Store, Stored
from .families import Family, read_family
from .referrals import ReferralLine, referrals
from .signals import Signals, read_signals


@dataclass(frozen=True, kw_only=True)
class Talk:
    """A talk in a list: when, where, and how many worries hang under it."""

    id: UUID
    on: str
    place: str
    worries: int


@dataclass(frozen=True, kw_only=True)
class FrontPage:
    """`names` are those of everybody and every organisation that a consent may name."""

    family: Family
    talks: tuple[Talk, ...]
    referrals: tuple[ReferralLine, ...]
    names: Mapping[UUID, str]
    signals: Signals = Signals()


def front_page(store: Store, home: UUID) -> FrontPage:
    """The page about a home front. Raises InputError(NOT_FOUND)."""
    with store.read() as tx:
        family, signals = read_family(tx, home), read_signals(tx, home)
        names = {stored.id: stored.record.name for stored in tx.all(Organisation)}
        names |= {stored.id: stored.record.called for stored in family.persons}
        talks = tuple(_talk(stored, family) for stored in tx.all(Conversation, home=home, newest_first=True))
    lines = tuple(line for line in referrals(store) if line.home == home)
    return FrontPage(family=family, talks=talks, referrals=lines, names=names, signals=signals)


def _talk(stored: Stored[Conversation], family: Family) -> Talk:
    worries = sum(each.record.conversation == stored.id for each in family.worries)
    return Talk(id=stored.id, on=stored.happened, place=stored.record.place, worries=worries)
