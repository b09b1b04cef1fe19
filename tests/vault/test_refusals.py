"""A vault that does not open says why, each reason its own; and nothing in the folder changes by trying."""

from __future__ import annotations

import os
import shutil
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.errors import KrachtigError, VaultError, VaultFault
from tests.vault.world import LABEL, OTHER_PHRASE, PHRASE, Made, fault_of


def contents(home: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in home.iterdir()}


def test_no_folder_and_an_empty_folder_are_missing(tmp_path: Path) -> None:
    assert fault_of(tmp_path / "nowhere") is VaultFault.MISSING
    assert fault_of(tmp_path) is VaultFault.MISSING
    assert not list(tmp_path.iterdir())


def test_a_file_where_the_folder_should_be_is_missing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert fault_of(tmp_path / "file") is VaultFault.MISSING


def test_a_folder_of_another_program_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "Database.kdbx").write_bytes(b"\x03\xd9\xa2\x9a")
    assert fault_of(tmp_path) is VaultFault.OTHER_PROGRAM
    assert list(contents(tmp_path)) == ["Database.kdbx"]


def test_a_vault_file_that_is_gone_is_missing(made: Made) -> None:
    (made.home / "vault.db").unlink()
    assert fault_of(made.home) is VaultFault.MISSING


def test_a_wrong_phrase_is_refused_without_a_hint_and_changes_nothing(made: Made) -> None:
    before = contents(made.home)
    with pytest.raises(VaultError) as refused:
        vault.open_with_phrase(made.home, PHRASE.upper())
    assert (refused.value.code, refused.value.facts) == (VaultFault.WRONG_PASSPHRASE, {})
    assert contents(made.home) == before


def test_the_paper_key_of_another_vault_does_not_fit(made: Made, other: Made) -> None:
    with pytest.raises(VaultError) as refused:
        vault.open_with_paper(made.home, other.paper)
    assert refused.value.code is VaultFault.WRONG_PAPER_KEY


def test_a_slot_that_is_not_there_is_named(made: Made) -> None:
    with pytest.raises(VaultError) as refused:
        vault.open_with_phrase(made.home, PHRASE, slot="Joke")
    assert (refused.value.code, refused.value.facts) == (VaultFault.NO_SUCH_SLOT, {"name": "Joke"})
    with pytest.raises(VaultError) as refused:
        vault.open_with_office(made.home, [made.paper])
    assert refused.value.code is VaultFault.NO_SUCH_SLOT


def test_the_store_of_another_vault_does_not_open(made: Made, other: Made) -> None:
    shutil.copy(other.home / "vault.db", made.home / "vault.db")
    assert fault_of(made.home) is VaultFault.WRONG_KEY


def test_a_plain_database_is_not_a_vault(made: Made) -> None:
    (made.home / "vault.db").write_bytes(b"SQLite format 3\x00" + bytes(8_176))
    assert fault_of(made.home) is VaultFault.NOT_ENCRYPTED


def test_a_store_that_says_another_vault_id_is_refused(made: Made) -> None:
    with made.open() as opened, opened.store.write() as tx:
        tx.set_meta("vault_id", "00" * 16)
    assert fault_of(made.home) is VaultFault.WRONG_KEY


def as_nobody(act: Callable[[], object]) -> str:
    """What `act` says when a user without rights does it; root may write anywhere."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        said = b"nothing"
        try:
            if os.geteuid() == 0:
                os.setgid(65_534)
                os.setuid(65_534)
            act()
        except KrachtigError as fault:
            said = str(fault.code).encode()
        except BaseException:  # noqa: BLE001 a child must end here, whatever happens
            said = traceback.format_exc().encode()
        os.write(write, said)
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return said.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="rights are other there")
def test_a_folder_that_may_only_be_read_is_read_only(made: Made) -> None:
    for folder in (made.home, *made.home.parents):
        if folder.stat().st_uid == os.getuid() and folder != Path("/tmp"):
            folder.chmod(0o755)
    for path in made.home.iterdir():
        path.chmod(0o644)
    made.home.chmod(0o555)
    before = contents(made.home)
    assert as_nobody(lambda: vault.open_with_paper(made.home, made.paper)) == "vault_read_only"
    (made.home / "lock").chmod(0o666)
    assert as_nobody(lambda: vault.open_with_paper(made.home, made.paper)) == "vault_read_only"
    assert contents(made.home) == before
    made.home.chmod(0o755)


def test_no_refusal_holds_a_phrase_or_a_key(made: Made) -> None:
    for phrase in (OTHER_PHRASE, made.paper):
        with pytest.raises(VaultError) as refused:
            vault.open_with_phrase(made.home, phrase)
        said = "".join(traceback.format_exception(refused.value))
        assert phrase not in said


def test_an_open_vault_does_not_print_its_key(made: Made) -> None:
    with made.open() as opened:
        assert opened.data_key.hex() not in repr(opened)
        assert repr(opened.data_key) not in repr(opened)
        assert LABEL in repr(opened)
