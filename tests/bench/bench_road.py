"""The road back: receipts applied, families forgotten, the same files again, and a centre that grows.

A laptop with 5,000 revisions gets its receipts; the floor is the bare insert of the same rows. Forgetting is beside
the bare deletes. The second import is beside the first; a small bundle in a large centre beside one in a small centre.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from uuid import UUID

from sqlalchemy import delete, insert, select

from krachtigthuis_desktop.office.desk import Desk, open_desk
from krachtigthuis_desktop.office.importing import import_bundles
from krachtigthuis_desktop.prison import handover, receive
from krachtigthuis_desktop.storage import Store, search, tables
from tests import builders
from tests.bench import Row
from tests.office.bureau import NOW, PHRASE, Bureau, Hand, Template, a_template
from tests.office.visit import Visit, a_visit

REVISIONS = 5_000
FAMILIES = 1_000
SIZES = (1_000, 10_000, 100_000)
SMALL = 50
TIMES = 5


def rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        template = a_template(folder)
        yield from _receipts(template, folder / "receipts")
        yield from _again(template, folder / "again")
        yield from _curve(template, folder / "curve")
        yield _forgetting(template, folder / "forgetting")


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def _desk(template: Template, home: Path) -> Desk:
    shutil.copytree(template.home, home)
    return open_desk(home, PHRASE)


def _visit(template: Template, folder: Path, revisions: int) -> Visit:
    """A laptop of this office that wrote so many revisions."""
    folder.mkdir(parents=True)
    (folder / "stick").mkdir()
    bureau = Bureau(_desk(template, folder / "office"), folder / "stick", template.anna, template.bram)
    visit = a_visit(bureau, folder / "laptop")
    own = {"device": visit.device, "author": visit.device}
    with visit.laptop.store.write() as tx:
        own["incarnation"] = tx.meta("incarnation") or ""
        tx.insert(list(builders.revisions(revisions, **own)))
    return visit


def _receipts(template: Template, folder: Path) -> Iterator[Row]:
    visit = _visit(template, folder, REVISIONS)
    visit.bring()
    (file,) = visit.answer()
    ours = _timed(lambda: receive.apply(visit.laptop.store, file, now=NOW))
    floor = _timed(lambda: _bare_receipts(visit.laptop.store))
    yield Row(f"apply a return with {REVISIONS:,} receipts", ours, floor, goal=3.0)
    visit.laptop.close()
    visit.bureau.desk.close()


def _bare_receipts(store: Store) -> None:
    """The same rows out and in again: one delete, one multi-row insert, one commit."""
    with store._engine.connect().execution_options(writes=True) as connection, connection.begin():
        made = [dict(row._mapping) for row in connection.execute(select(tables.receipts))]
        connection.execute(delete(tables.receipts))
        connection.execute(insert(tables.receipts), made)


def _again(template: Template, folder: Path) -> Iterator[Row]:
    """Everything once more: nothing changes, and it should cost a fifth at most."""
    visit = _visit(template, folder, REVISIONS)
    taken = handover.take_along(visit.laptop.store, visit.bureau.stick, now=NOW)
    files = [each.path for each in taken]
    first = _timed(lambda: import_bundles(visit.bureau.desk, files, now=NOW))
    second = median(_timed(lambda: import_bundles(visit.bureau.desk, files, now=NOW)) for _ in range(TIMES))
    yield Row(f"import {REVISIONS:,} revisions again, beside the first time", second, first, goal=0.2)
    visit.laptop.close()
    visit.bureau.desk.close()


def _curve(template: Template, folder: Path) -> Iterator[Row]:
    """One small bundle more, in a centre of each size."""
    folder.mkdir()
    with _desk(template, folder / "office") as desk:
        sender, filled, floor = _fresh(template.anna), 0, 0.0
        for size in SIZES:
            _fill(desk, template.bram, size - filled)
            filled = size
            took = []
            for turn in range(TIMES):
                file = folder / f"{size}-{turn}.age"
                file.write_bytes(sender.bundle(sender.case(SMALL)).outer)
                took.append(_timed(lambda file=file: import_bundles(desk, [file], now=NOW)))  # type: ignore[misc]
            floor = floor or median(took)
            yield Row(f"a bundle of {SMALL} revisions into a centre of {size:,}", median(took), floor, goal=1.5)


def _fresh(hand: Hand) -> Hand:
    return replace(hand, sent=[], log=[], written=0)


def _fill(desk: Desk, hand: Hand, how_many: int) -> None:
    """So many revisions more in the centre, of another laptop."""
    while how_many > 0:
        some = min(how_many, REVISIONS)
        with desk.store.write() as tx:
            tx.insert(hand.case(some))
        how_many -= some


def _forgetting(template: Template, folder: Path) -> Row:
    """Families of six records each, forgotten one by one; the floor deletes the same rows and words, without stubs."""
    visit = _visit(template, folder, 1)
    store = visit.laptop.store
    homes = [_family(visit) for _ in range(FAMILIES)]
    half = FAMILIES // 2
    ours = _timed(lambda: _each(_forget, store, homes[:half]))
    floor = _timed(lambda: _each(_bare_delete, store, homes[half:]))
    visit.laptop.close()
    visit.bureau.desk.close()
    return Row(f"forget {half:,} families", ours, floor, goal=3.0)


def _each(work: Callable[[Store, UUID], None], store: Store, homes: Sequence[UUID]) -> None:
    for home in homes:
        work(store, home)


def _family(visit: Visit) -> UUID:
    visit.begin()
    visit.worry("Een zorg")
    return visit.home


def _forget(store: Store, home: UUID) -> None:
    with store.write() as tx:
        tx.purge(home, now=NOW)


def _bare_delete(store: Store, home: UUID) -> None:
    with store._engine.connect().execution_options(writes=True) as connection, connection.begin():
        ids = select(tables.revisions.c.id).where(tables.revisions.c.home == home)
        # Taking words out of the index, so that no page keeps them, is most of it and spared to nobody.
        search.take(
            connection, connection.scalars(select(tables.revisions.c.record).where(tables.revisions.c.home == home))
        )
        for table in tables.rows.values():
            connection.execute(delete(table).where(table.c.home == home))
        connection.execute(delete(tables.heads).where(tables.heads.c.revision.in_(ids)))
        connection.execute(delete(tables.revisions).where(tables.revisions.c.home == home))
