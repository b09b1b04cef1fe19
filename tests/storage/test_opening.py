"""Opening a vault file: each thing that is wrong with it has its own name, and nothing is made or changed."""

from __future__ import annotations

import os
import secrets
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlcipher3 import dbapi2

from krachtigthuis_desktop.errors import KrachtigError, StoreError, StoreFault, VaultError, VaultFault
from krachtigthuis_desktop.explain import explain
from krachtigthuis_desktop.storage import Store, open_central, open_vault_file, search, sqlcipher
from tests.builders import DEVICE, NOW, a_worry


def refused(path: Path, key: bytes, *, create: bool = False) -> VaultFault:
    with pytest.raises(VaultError) as error:
        open_vault_file(path, key, create=create)
    return error.value.code


@pytest.fixture
def closed(vault: Store, vault_file: Path) -> Path:
    """A vault with a worry in it, closed."""
    with vault.write() as tx:
        tx.record(a_worry(), home=None, author=DEVICE, now=NOW)
    vault.close()
    return vault_file


def test_the_right_key_opens_it(closed: Path, key: bytes) -> None:
    store = open_vault_file(closed, key)
    with store.read() as tx:
        assert tx.meta("device") == DEVICE
    store.check()
    store.close()


def test_another_key_is_refused(closed: Path) -> None:
    before = closed.read_bytes()
    assert refused(closed, secrets.token_bytes(32)) is VaultFault.WRONG_KEY
    assert closed.read_bytes() == before


@pytest.mark.parametrize("length", [0, 16, 31, 33, 64])
def test_a_key_of_another_length_is_refused_and_never_taken_as_a_passphrase(tmp_path: Path, length: int) -> None:
    assert refused(tmp_path / "vault.db", secrets.token_bytes(length), create=True) is VaultFault.WRONG_KEY
    assert list(tmp_path.iterdir()) == []


def test_a_missing_file_is_said_and_not_made(tmp_path: Path, key: bytes) -> None:
    assert refused(tmp_path / "vault.db", key) is VaultFault.MISSING
    assert list(tmp_path.iterdir()) == []


def test_a_new_vault_never_takes_the_place_of_something(closed: Path, key: bytes) -> None:
    before = closed.read_bytes()
    assert refused(closed, key, create=True) is VaultFault.NOT_EMPTY
    assert closed.read_bytes() == before


def test_a_plain_database_is_refused_and_stays_as_it_is(tmp_path: Path, key: bytes) -> None:
    path = tmp_path / "vault.db"
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE TABLE t (a)")
    plain.close()
    before = path.read_bytes()
    assert refused(path, key) is VaultFault.NOT_ENCRYPTED
    assert path.read_bytes() == before


@pytest.mark.parametrize("size", [0, 1, 4095, 4097, 10_000])
def test_a_file_that_is_no_row_of_pages_is_damaged(tmp_path: Path, key: bytes, size: int) -> None:
    path = tmp_path / "vault.db"
    path.write_bytes(secrets.token_bytes(size))
    assert refused(path, key) is VaultFault.DAMAGED


def test_an_encrypted_database_of_something_else_is_refused(tmp_path: Path, key: bytes) -> None:
    path = tmp_path / "vault.db"
    sqlcipher.create(path, key)
    connection = sqlcipher.connect(path, key)
    connection.execute("CREATE TABLE passwords (a)")
    connection.close()
    assert refused(path, key) is VaultFault.OTHER_PROGRAM


def test_a_file_of_another_cipher_setting_is_refused(tmp_path: Path, key: bytes) -> None:
    path = tmp_path / "vault.db"
    connection = dbapi2.connect(str(path))
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.set_key(f"x'{key.hex()}'")
    connection.execute("PRAGMA cipher_hmac_algorithm = HMAC_SHA1")
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    assert refused(path, key) is VaultFault.WRONG_KEY


def test_a_vault_of_a_newer_version_is_refused_by_name(closed: Path, key: bytes) -> None:
    connection = sqlcipher.connect(closed, key)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = closed.read_bytes()
    assert refused(closed, key) is VaultFault.NEWER
    assert closed.read_bytes() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_said(closed: Path, key: bytes) -> None:
    closed.parent.chmod(0o500)
    try:
        with pytest.raises(VaultError), open_vault_file(closed, key).write() as tx:
            tx.save_draft("a", "b")
    finally:
        closed.parent.chmod(0o700)


def test_the_pragmas_of_the_design_are_in_force(vault: Store) -> None:
    expected = {
        "journal_mode": "delete",
        "synchronous": 3,
        "secure_delete": 1,
        "foreign_keys": 1,
        "temp_store": 2,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "cipher_memory_security": "0",
        "cipher_log_level": "NONE",
        "application_id": sqlcipher.APPLICATION,
    }
    with vault._transaction(writes=False) as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in expected}
        indexes = ("search_open_fts", "search_strict_fts")
        secure = [
            connection.exec_driver_sql(f"SELECT v FROM {name}_config WHERE k = 'secure-delete'").scalar()  # noqa: S608 our own
            for name in indexes
        ]
    assert found == expected
    assert secure == [1, 1]


def test_nothing_is_written_to_standard_error_by_the_driver(closed: Path) -> None:
    program = "from pathlib import Path; import sys; from krachtigthuis_desktop.storage import open_vault_file; open_vault_file(Path(sys.argv[1]), bytes(32))"
    done = subprocess.run([sys.executable, "-c", program, str(closed)], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "sqlcipher" not in done.stderr.lower().replace("storage/sqlcipher.py", "")
    assert done.stderr.rstrip().endswith("vault_wrong_key")


def test_another_process_that_writes_is_waited_for_and_then_named(
    vault: Store, vault_file: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlcipher, "BUSY_SECONDS", 0.1)
    other = open_vault_file(vault_file, key)
    with vault.write() as tx:
        tx.save_draft("a", "b")
        with pytest.raises(StoreError) as busy, other.write():
            pass
    assert busy.value.code is StoreFault.BUSY
    with other.write() as tx:
        assert tx.draft("a") == "b"
    other.close()


def test_a_transaction_within_a_transaction_is_refused_at_once(vault: Store) -> None:
    with vault.write(), pytest.raises(KrachtigError), vault.read():
        pass
    with vault.read() as tx:
        assert tx.drafts() == ()


def test_a_copy_opens_with_the_same_key_and_holds_the_same(vault: Store, tmp_path: Path, key: bytes) -> None:
    with vault.write() as tx:
        written = tx.record(a_worry(), home=None, author=DEVICE, now=NOW)
    vault.vacuum_into(tmp_path / "copy.db")
    copy = open_vault_file(tmp_path / "copy.db", key)
    with copy.read() as tx:
        assert tx.history(written.id)[0].record == written.id
    copy.check()
    copy.close()
    with pytest.raises(VaultError) as there:
        vault.vacuum_into(tmp_path / "copy.db")
    assert there.value.code is VaultFault.NOT_EMPTY


def test_a_central_store_that_does_not_answer_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as silent:
        open_central(f"postgresql+psycopg://postgres@/central?host={tmp_path}")
    assert silent.value.code is StoreFault.UNREACHABLE


def test_nothing_loads_the_driver_of_a_database_before_its_address_comes() -> None:
    ask = "import sys; from krachtigthuis_desktop.office import desk; print('psycopg' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", ask], check=True, capture_output=True, text=True)
    assert said.stdout == "False\n"


def test_without_the_driver_an_office_on_a_database_is_told_what_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "psycopg"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError) as lacking:
        open_central("postgresql+psycopg://postgres@/central?host=/nowhere")
    assert lacking.value.code is StoreFault.NO_DRIVER
    assert "krachtigthuis-postgres" in explain(lacking.value).todo[0]


@pytest.mark.parametrize("query", ["", "?sslmode=prefer", "?sslmode=disable"])
def test_a_central_store_on_another_machine_needs_tls(query: str) -> None:
    with pytest.raises(StoreError) as insecure:
        open_central(f"postgresql://office@db.example.org/central{query}")
    assert insecure.value.code is StoreFault.INSECURE


@pytest.mark.parametrize("url", ["nonsense", "sqlite:///x.db", "mysql://a@b/c", "postgresql://[broken"])
def test_another_kind_of_address_is_refused(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError):
        open_central(url)
    assert list(tmp_path.iterdir()) == []


def test_a_database_of_others_is_left_alone(central_url: str) -> None:
    engine = create_engine(central_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE members (id int)")
    engine.dispose()
    with pytest.raises(VaultError) as other:
        open_central(central_url)
    assert other.value.code is VaultFault.OTHER_PROGRAM


def test_a_closed_store_does_not_open_itself_again(vault: Store) -> None:
    vault.close()
    with pytest.raises(KrachtigError), vault.read():
        pass


def test_a_vault_that_could_not_be_made_leaves_nothing(
    tmp_path: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_space(_connection: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(search, "create", no_space)
    with pytest.raises(OSError, match="No space"):
        open_vault_file(tmp_path / "vault.db", key, create=True)
    assert list(tmp_path.iterdir()) == []
