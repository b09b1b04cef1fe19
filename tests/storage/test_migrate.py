"""The frozen steps make the very tables that the program derives; a step is all or nothing, after a copy."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from krachtigthuis_desktop.domain.records import Worry
from krachtigthuis_desktop.errors import KrachtigError
from krachtigthuis_desktop.storage import (
    Store,
    journal,
    migrate,
    open_central,
    open_vault_file,
    postgres,
    search,
    sqlcipher,
    tables,
)
from tests.builders import DEVICE, NOW, a_revision, a_worry, a_worry_of, an_id
from tests.postgres import new_database

from .conftest import name_it


def structure(connection: Connection) -> list[tuple[object, ...]]:
    """Every table, column, key and index, as the engine itself tells it."""
    if connection.dialect.name == "sqlite":
        rows = connection.execute(text("SELECT type, name, sql FROM sqlite_master WHERE tbl_name NOT LIKE 'alembic%'"))
        return sorted((row[0], row[1], re.sub(r"\s+", " ", row[2] or "").replace(" ,", ",")) for row in rows)
    columns = """SELECT table_name, column_name, data_type, is_nullable, column_default
                 FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE 'alembic%'"""
    indexes = "SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE 'alembic%'"
    keys = """SELECT conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint
              WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text NOT LIKE 'alembic%'"""
    return sorted(tuple(map(str, row)) for query in (columns, indexes, keys) for row in connection.execute(text(query)))


def derived(engine: Engine) -> list[tuple[object, ...]]:
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        tables.metadata.create_all(connection)
        search.create(connection)
        return structure(connection)


def stepped(store: Store) -> list[tuple[object, ...]]:
    with store._transaction(writes=False) as connection:
        return structure(connection)


def test_steps_and_derived_tables_agree_on_sqlcipher(tmp_path: Path, key: bytes) -> None:
    store = open_vault_file(tmp_path / "stepped.db", key, create=True)
    sqlcipher.create(tmp_path / "derived.db", key)
    engine = sqlcipher.engine(tmp_path / "derived.db", key)
    assert stepped(store) == derived(engine)
    engine.dispose()
    store.close()


def test_steps_and_derived_tables_agree_on_postgresql(postgres_socket: Path) -> None:
    store = open_central(new_database(postgres_socket))
    engine = postgres.engine(new_database(postgres_socket))
    assert stepped(store) == derived(engine)
    engine.dispose()
    store.close()


def test_the_program_ends_at_the_newest_step() -> None:
    assert ScriptDirectory.from_config(migrate._config(migrate._SCRIPTS)).get_heads() == [migrate.NEWEST]


def next_step(folder: Path, body: str) -> Path:
    """The steps of this version and one more that does `body`."""
    scripts = folder / "steps"
    shutil.copytree(migrate._SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "9000_next.py").write_text(
        f"from alembic import op\nimport sqlalchemy as sa\nrevision = '9000'\ndown_revision = '{migrate.NEWEST}'\n"
        f"def upgrade() -> None:\n    {body}\n"
    )
    return scripts


@pytest.fixture
def filled(vault: Store) -> Store:
    with vault.write() as tx:
        tx.record(a_worry(title="huur"), home=None, author=DEVICE, now=NOW)
    return vault


def test_a_step_keeps_what_is_there_and_its_copy_goes(
    filled: Store, tmp_path: Path, vault_file: Path, key: bytes
) -> None:
    scripts = next_step(tmp_path, "op.add_column('drafts', sa.Column('saved', sa.Text))")
    migrate.bring_up_to_date(filled._engine, path=vault_file, key=key, scripts=scripts)
    with filled.read() as tx:
        assert [each.record.title for each in tx.all(Worry)] == ["huur"]
        assert len(tx.search("huur")) == 1
    with filled._transaction(writes=False) as connection:
        assert migrate.version_of(connection) == "9000"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["vault.db"]


def test_a_parent_table_can_be_made_again_without_losing_its_children(
    filled: Store, tmp_path: Path, vault_file: Path, key: bytes
) -> None:
    body = (
        "with op.batch_alter_table('revisions', recreate='always') as batch: batch.add_column(sa.Column('x', sa.Text))"
    )
    migrate.bring_up_to_date(filled._engine, path=vault_file, key=key, scripts=next_step(tmp_path, body))
    with filled.read() as tx:
        assert len(tx.heads(tx.all(Worry)[0].id)) == 1


@pytest.mark.parametrize(
    "body",
    [
        "op.execute('DELETE FROM heads'); raise RuntimeError",
        "op.execute('DELETE FROM heads'); op.execute('NONSENSE')",
        "op.execute('DELETE FROM row_worry'); op.execute('DELETE FROM revisions')",
    ],
    ids=["fails", "bad statement", "leaves heads without their revision"],
)
def test_a_step_that_fails_leaves_everything_and_the_copy(
    filled: Store, tmp_path: Path, vault_file: Path, key: bytes, body: str
) -> None:
    before = stepped(filled)
    with pytest.raises((KrachtigError, RuntimeError)):
        migrate.bring_up_to_date(filled._engine, path=vault_file, key=key, scripts=next_step(tmp_path, body))
    assert stepped(filled) == before
    with filled.read() as tx:
        (worry,) = tx.all(Worry)
        assert len(tx.heads(worry.id)) == 1
    copy = open_vault_file(tmp_path / f"vault.db.before-{migrate.NEWEST}", key)
    with copy.read() as tx:
        assert tx.count(Worry) == 1
    copy.close()


def test_a_step_on_postgresql_is_all_or_nothing(postgres_socket: Path, tmp_path: Path) -> None:
    url = new_database(postgres_socket)
    store = name_it(open_central(url))
    with store.write() as tx:
        tx.record(a_worry(title="huur"), home=None, author=DEVICE, now=NOW)
    before = stepped(store)
    bad = next_step(tmp_path, "op.execute('DELETE FROM heads'); op.execute('NONSENSE')")
    with pytest.raises(KrachtigError):
        migrate.bring_up_to_date(store._engine, scripts=bad)
    assert stepped(store) == before
    shutil.rmtree(bad)
    migrate.bring_up_to_date(
        store._engine, scripts=next_step(tmp_path, "op.add_column('drafts', sa.Column('saved', sa.Text))")
    )
    with store.read() as tx:
        assert len(tx.search("huur")) == 1
    store.close()


def test_what_waited_before_the_office_knew_for_what_goes_in_with_its_base(tmp_path: Path, key: bytes) -> None:
    """A store of step 0002 with a change whose base never came: taken on to today, then the base comes."""
    id_ = an_id()
    root = a_revision(a_worry_of(id_, own_words="een"), home=None, n=1, record=id_)
    change = a_revision(a_worry_of(id_, own_words="twee"), home=None, n=2, record=id_, bases=(root.id,))
    path = tmp_path / "old.db"
    sqlcipher.create(path, key)
    engine = sqlcipher.engine(path, key)
    for step in ("0001", "0002"):
        migrate._take(engine, step, migrate._SCRIPTS)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        values = {"id": change.id.bytes, "revision": journal.to_text(change)}
        connection.execute(text("INSERT INTO waiting VALUES (:id, :revision)"), values)
    engine.dispose()
    store = open_vault_file(path, key)
    with store.write() as tx:
        assert tx.held_back() == [change]
        tx.insert([root])
        assert tx.held_back() == []
        assert tx.need(Worry, root.record).record.own_words == "twee"
    store.close()
