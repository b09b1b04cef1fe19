"""What waits at the office for each laptop, in counts, before anybody makes a return of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from msgspec import structs

from ..bundle.manifest import read_manifest
from ..storage import BundleState, Reader
from . import registry
from .addressed import Addressed, addressed, card_of
from .desk import Desk
from .kept import KEPT
from .keys import keys_of
from .registry import must_join_again
from .registry_row import Row
from .signing import RootNeeded


@dataclass(frozen=True, kw_only=True)
class Due:
    """What waits for one laptop: counts, since when it was last heard, and whether the root must sign."""

    device: str
    holder: str
    receipts: int
    revisions: int
    directory: int
    erasures: int
    news: int
    set_apart: int
    registry: int
    lists: int
    needs_root: bool
    unwritten: bool
    """A return was made and never reached a stick: it goes first."""
    put_back: bool = False
    """This office was put back from a backup, and the laptop must hear that."""
    on_its_way: str = ""
    """When the return was made that carries all of this already; the laptop did not tell yet that it has it."""

    @property
    def is_empty(self) -> bool:
        return not (self.unwritten or self.put_back) and not any(
            (
                self.receipts,
                self.revisions,
                self.directory,
                self.erasures,
                self.news,
                self.set_apart,
                self.registry,
                self.lists,
            )
        )


def due(desk: Desk) -> tuple[Due, ...]:
    """What waits for each laptop that is trusted, by the code of its holder."""
    with _laptops(desk) as (tx, row, laptops):
        found = [_due(tx, each, row) for each in laptops]
    if must_join_again(desk, row.last):  # no passphrase helps: what writes the return says what does
        found = [replace(each, needs_root=False) for each in found]
    return tuple(sorted(found, key=lambda each: each.holder))


def count(desk: Desk) -> int:
    """For how many laptops something waits that is not on its way already.

    What came up since the last return is little; only of a laptop that never got one everything is looked at.
    """
    with _laptops(desk) as (tx, row, laptops):
        return sum(_waits(tx, each, row) for each in laptops)


@contextmanager
def _laptops(desk: Desk) -> Iterator[tuple[Reader, Row, list[Addressed]]]:
    """A view, the signed list, and the laptops that are trusted by it."""
    row, card, everyday = registry.versions(desk), card_of(desk), keys_of(desk.vault.store)
    trusted = (device for device in row.last.devices if device.revoked is None)
    with desk.store.read() as tx:
        yield tx, row, [addressed(tx, row, device, card=card, everyday=everyday) for device in trusted]


def _waits(tx: Reader, laptop: Addressed, row: Row) -> bool:
    made = [out for out in tx.bundles(laptop.device.id) if out.state is BundleState.PREPARED]
    if any(tx.secret(KEPT + out.id) is not None for out in made):
        return True
    return not _on_its_way(tx, laptop, row) and not laptop.lacks(tx).is_empty


def _due(tx: Reader, laptop: Addressed, row: Row) -> Due:
    lacks = laptop.lacks(tx)
    rest = lacks.rest
    made = [out for out in tx.bundles(laptop.device.id) if out.state is BundleState.PREPARED]
    return Due(
        device=laptop.device.id,
        holder=laptop.device.holder,
        receipts=sum(len(each.revisions) for each in rest.receipts),
        revisions=len(lacks.revisions),
        directory=len(lacks.directory),
        erasures=len(rest.erasures),
        news=len(rest.news),
        set_apart=len(rest.set_apart),
        registry=len(rest.registry),
        lists=len(rest.lists) + (rest.card is not None),
        needs_root=isinstance(laptop.signer, RootNeeded),
        unwritten=any(tx.secret(KEPT + out.id) is not None for out in made),
        put_back=lacks.word is not None,
        on_its_way=_on_its_way(tx, laptop, row),
    )


def _on_its_way(tx: Reader, laptop: Addressed, row: Row) -> str:
    """When the last return was written, when nothing came up since."""
    gone = [out for out in tx.bundles(laptop.device.id) if out.state in {BundleState.WRITTEN, BundleState.RECEIPTED}]
    life = tx.meta("incarnation")
    last = max(gone, key=lambda out: (out.audit_to, out.incarnation == life), default=None)
    told, hears = laptop.heard.base is not None, last is not None and last.incarnation == life
    if last is None or (told and last.audit_to <= laptop.heard.since and not (hears and laptop.heard.of_before)):
        return ""
    carried = row.after(read_manifest(last.manifest).registry_version)
    later = replace(
        laptop,
        heard=replace(laptop.heard, since=last.audit_to, of_before=laptop.heard.of_before and not hears),
        registry=tuple(row.files[number - 1] for number in carried),
    )
    lacks = later.lacks(tx)
    if not told and last.audit_to == 0:
        # The answer to its request: it brings the card and the list of laptops, and nothing came up since.
        lacks = replace(lacks, rest=structs.replace(lacks.rest, card=None))
    return last.created if lacks.is_empty else ""
