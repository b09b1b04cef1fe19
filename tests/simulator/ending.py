"""The end of a history: everybody brings what he has until nothing moves, then the centre must equal the account."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

from sqlalchemy import text

from krachtigthuis_desktop.domain.records import HomeFront
from krachtigthuis_desktop.domain.revision import Revision
from krachtigthuis_desktop.office import quarantine, settling
from krachtigthuis_desktop.storage import Reader, Store

from . import desk, writing
from .opened import CANARY
from .world import Vault, World, page

ROUNDS = 6
_AT_OFFICE = frozenset({"accepted", "duplicate", "conflict", "erased"})


def finish(world: World) -> list[str]:
    """Bring everything home and look at all of it. Returns every fault that was found."""
    for vault in world.vaults:
        writing.write_in(world, vault)  # so that each has a reason to come
    for number in range(ROUNDS):
        world.tell(f"-- round {number + 1}")
        _round(world)
    faults = [*world.account.faults, *_centre(world)]
    for vault in world.vaults:
        faults += _sound(vault.branch.name, vault.store)
        if vault.device not in world.revoked:
            faults += _laptop(world, vault)
    return [*faults, *_again(world)]


def _round(world: World) -> None:
    for vault in world.vaults:
        world.take(vault, "red")
    files = world.on_sticks()
    world.random.shuffle(files)
    world.bring(files)
    for item in quarantine.waiting(world.desk):
        if any(each.id == item.id for each in quarantine.waiting(world.desk)):
            desk.decide_one(world, item)
    for conflict in settling.conflicts(world.desk):
        desk.settle_one(world, conflict)
    for player in world.cast.players:
        if player.device in world.revoked:
            continue
        files = world.answer(player.device)
        for vault in world.vaults:
            if vault.device == player.device:
                for file in files:
                    world.apply(vault, file)


def _centre(world: World) -> list[str]:
    store, account = world.desk.store, world.account
    faults = _sound("the office", store)
    stands = {each.id: each for each in world.journal(store)}
    expected = account.expected()
    for id_ in expected.keys() - stands.keys():
        faults.append(f"the office lacks {_named(world, id_)}")
    for id_ in stands.keys() - expected.keys():
        faults.append(f"the office has what it should not: {_named(world, id_)}")
    for id_, revision in stands.items():
        if id_ in expected and expected[id_] != revision.sha256:
            faults.append(f"the office has other content of {id_}")
        gone = not account.erased.isdisjoint({revision.record, revision.home})
        # What came back by another laptop than its writer's stands without its text when it is no head.
        if gone is not (revision.body is None) and not (world.put_back and not gone):
            faults.append(f"the office has {id_} {'with' if gone else 'without'} its text")
    places = Counter((each.device, each.incarnation, each.n) for each in stands.values())
    faults += [f"twice under one number: {place}" for place, count in places.items() if count > 1]
    if settling.conflicts(world.desk):
        faults.append("a conflict that nobody settles")
    return [*faults, *_silent(world, "the office", store)]


def _laptop(world: World, vault: Vault) -> list[str]:
    """A trusted laptop that went home and back: nothing waits, and it has what the office has of its families."""
    name = vault.branch.name
    faults = [*_silent(world, name, vault.store), *_lost(world, vault)]
    mine = world.journal(vault.store)
    with vault.store.read() as tx, world.desk.store.read() as centre:
        there = centre.hashes([each.id for each in mine])
        waits = [each for each in tx.unreceipted() if not _lost_its_base(world, each)]
        if waits:
            faults.append(f"{name}: without a receipt {[_named(world, each.id) for each in waits]}")
        alone = sum(each.device == vault.device for each in world.vaults) == 1
        if alone:  # of two clones that both go on, neither ever gets all that the other wrote
            faults += [f"{name}: {_named(world, each.id)} waits for its base" for each in tx.held_back()]
        for each in mine:
            if _lost_its_base(world, each):
                continue
            said = tx.receipt(each.id)
            refused = (each.id, each.sha256) in world.account.refused
            if refused is not bool(said and said[0] == "rejected"):
                faults.append(f"{name}: {_named(world, each.id)} has the word {said}, refused: {refused}")
            elif not refused and there.get(each.id) != each.sha256:
                faults.append(f"{name}: {_named(world, each.id)} with word {said} is not at the office")
        for home in world.homes:
            front = centre.get(HomeFront, home)
            if alone and front and vault.device in front.record.volunteers:
                faults += _same_heads(world, name, home, tx, centre)
    return faults


def _lost_its_base(world: World, revision: Revision) -> bool:
    """It follows on something that no laptop holds any longer, and that an office which was put back forgot."""
    return bool(world.put_back) and revision.id not in world.account.expected()


def _lost(world: World, vault: Vault) -> list[str]:
    """What was written down last stands at the office in its words, whatever number it has there.

    Of an office that was put back, all that this laptop still holds.
    """
    account = world.account
    holds = {(each.id, each.sha256) for each in world.journal(vault.store)}
    words = {word for each in world.journal(world.desk.store) for word in page(each).words}
    kept = [
        each
        for each in vault.last.values()
        if not account.is_erased(each)
        and account.refused.get(each.key) in {None, "number_taken"}
        and not (world.put_back and each.key not in holds)
    ]
    return [
        f"{vault.branch.name}: the words of {_named(world, each.id)} are lost" for each in kept if each.words - words
    ]


def _same_heads(world: World, name: str, home: UUID, tx: Reader, centre: Reader) -> list[str]:
    """Every record of this family stands as at the office; of a forgotten one the stub names its head."""
    records = {each.record for each in centre.revisions([row.revision for row in centre.receipts_of_home(home)])}
    ours, theirs = tx.heads_of(records), centre.heads_of(records)
    stubs = {each.record: frozenset({each.head}) for each in tx.stubs(home)}
    # What a laptop forgot before the office was put back may be gone from both.
    ours = (theirs if world.put_back else stubs) | ours
    return [
        f"{name}: family {world.homes.index(home)}, record {record} stands at "
        f"{[_named(world, id_) for id_ in ours.get(record, ())]}, at the office at "
        f"{[_named(world, id_) for id_ in theirs[record]]}"
        for record in sorted(theirs)
        if ours.get(record) != theirs[record]
    ]


def _sound(name: str, store: Store) -> list[str]:
    store.check()
    return [f"{name}: derived anew it differs: {each}" for each in store.rebuild()]


def _silent(world: World, name: str, store: Store) -> list[str]:
    """No erased text in any table."""
    forbidden = world.account.forbidden()
    return [f"{name}: erased text in {table}" for table, words in texts(store).items() if words & forbidden]


def texts(store: Store) -> dict[str, set[str]]:
    """Every canary in every table, by table."""
    found: dict[str, set[str]] = {}
    with store._engine.connect() as connection:
        names = connection.scalars(text("select name from sqlite_master where type = 'table'")).all()
        for name in names:
            rows = connection.execute(text(f'select * from "{name}"')).all()  # noqa: S608 a name from the store itself
            cells = (cell for row in rows for cell in row)
            plain = " ".join(cell.decode("utf-8", "ignore") if isinstance(cell, bytes) else str(cell) for cell in cells)
            found[name] = set(CANARY.findall(plain))
    return found


def _again(world: World) -> list[str]:
    """The same files once more change nothing, but that a whole file that was refused waits for people once more."""
    before = _state(world)
    world.bring(world.on_sticks())
    return [] if _state(world) == before else ["a second import of everything changed something"]


def _state(world: World) -> object:
    with world.desk.store.read() as tx:
        bundles = [(each.id, each.outcome, each.report) for each in tx.bundles_in()]
        apart = sorted((each.id, each.reason) for each in tx.quarantined() if each.id not in world.refused_files)
        homes = {home: tx.receipts_of_home(home) for home in world.homes}
        heads = tx.heads_of({each.record for rows in homes.values() for each in rows})
        return bundles, apart, sorted(heads.items()), len(tx.held_back())


def _named(world: World, id_: UUID) -> str:
    pages = [page for page in world.account.pages.values() if page.id == id_]
    if not pages:
        return f"unknown {id_}"
    page = pages[0]
    names = {each.device: each.name for each in world.cast.players}
    home = world.homes.index(page.home) if page.home in world.homes else "?"
    word = min(page.words, default="")
    return (
        f"{page.kind} of {names.get(page.device, 'office')} in {home} {page.place[1][:4]}/{page.place[2]} {word} {id_}"
    )
