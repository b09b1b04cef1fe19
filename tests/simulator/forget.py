"""A laptop forgets a family, by the rule; and the account looks whether the office really had all of it (P8)."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from krachtigthuis_desktop.domain.records import HomeFront
from krachtigthuis_desktop.storage import Reader, iso

from .world import Vault, World

_COUNT = frozenset({"accepted", "duplicate", "erased", "from_office"})


def forget(world: World) -> None:
    vault, home = world.a_vault(), world.random.choice(world.homes)
    now = world.at(vault)
    with vault.store.read() as tx:
        may = _may(tx, home, vault, now)
    if not may:
        return
    world.tell(f"{vault.branch.name} forgets {world.homes.index(home)}")
    with vault.store.read() as tx:
        gone = {each.id: each.sha256 for each in tx.revisions([row.revision for row in tx.receipts_of_home(home)])}
    with world.desk.store.read() as tx:
        there = tx.hashes(list(gone))
    missing = [id_ for id_, sha256 in gone.items() if there.get(id_) != sha256]
    if missing:
        world.account.faults.append(f"{vault.branch.name} forgot what the office does not have: {missing}")
    with vault.store.write() as tx:
        tx.purge(home, now=now)


def _may(tx: Reader, home: UUID, vault: Vault, now: datetime) -> bool:
    front = tx.get(HomeFront, home)
    rows = tx.receipts_of_home(home)
    if front is None or not rows or any(each.home == home for each in tx.disputed()):
        return False
    done = front.record.closed is not None or vault.device not in front.record.volunteers
    since = iso(now - timedelta(days=7))
    settled = all((row.status in _COUNT or row.status == "conflict") and row.since <= since for row in rows)
    return done and settled
