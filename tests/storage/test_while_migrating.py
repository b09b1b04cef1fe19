"""An import while another desk brings the same store to a newer schema: it waits or is told busy, and is never half."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from krachtigthuis_desktop.domain.records import Worry
from krachtigthuis_desktop.errors import StoreError, StoreFault
from krachtigthuis_desktop.storage import Store, migrate, open_central, open_vault_file
from tests.builders import revisions
from tests.postgres import new_database

from .conftest import name_it
from .test_migrate import next_step

INSIDE, GO = threading.Event(), threading.Event()
"""The step of the migration says that it is under way, and waits for a sign."""
WAIT = f"from {__name__} import INSIDE, GO; op.execute('DELETE FROM drafts'); INSIDE.set(); assert GO.wait(60)"  # noqa: S608 no statement
COUNT = 40

Open = Callable[[], Store]


@pytest.fixture(params=["sqlcipher", "postgresql"])
def again(request: pytest.FixtureRequest, vault_file: Path, key: bytes) -> Iterator[Open]:
    """The same store opened by one desk, and by another."""
    opened: list[Store] = []
    if request.param == "sqlcipher":
        name_it(open_vault_file(vault_file, key, create=True)).close()
    url = new_database(request.getfixturevalue("postgres_socket")) if request.param == "postgresql" else ""
    if url:
        name_it(open_central(url)).close()

    def open_() -> Store:
        opened.append(open_central(url) if url else open_vault_file(vault_file, key))
        return opened[-1]

    yield open_
    for each in opened:
        each.close()


def test_an_import_during_a_migration_is_whole_or_not_there(again: Open, tmp_path: Path) -> None:
    INSIDE.clear()
    GO.clear()
    first, second = again(), again()
    scripts, faults = next_step(tmp_path, WAIT), list[BaseException]()
    case = list(revisions(COUNT))

    def moves() -> None:
        migrate.bring_up_to_date(first._engine, scripts=scripts)

    def imports() -> None:
        try:
            with second.write() as tx:
                tx.insert(case)
        except StoreError as busy:
            faults.append(busy)

    mover, importer = threading.Thread(target=moves), threading.Thread(target=imports)
    mover.start()
    assert INSIDE.wait(30)
    importer.start()
    importer.join(8)
    GO.set()
    mover.join(30)
    importer.join(30)
    assert not mover.is_alive()
    assert not importer.is_alive()
    assert {fault.code for fault in faults if isinstance(fault, StoreError)} <= {StoreFault.BUSY}
    with second.read() as tx:
        assert tx.count(Worry) == (0 if faults else COUNT - 3)
    with second.write() as tx:
        assert {each.outcome.value for each in tx.insert(case)} == {"inserted" if faults else "duplicate"}
        assert tx.count(Worry) == COUNT - 3
    assert second.rebuild() == []
    second.check()
