"""SECURITY T14: pages that were changed, swapped, zeroed or cut, and a forged journal, are refused by name."""

from __future__ import annotations

import random
import secrets
import struct
from pathlib import Path

import pytest

from krachtigthuis_desktop.domain.records import KINDS, Worry
from krachtigthuis_desktop.errors import VaultError, VaultFault
from krachtigthuis_desktop.storage import open_vault_file, sqlcipher
from tests.builders import revisions
from tests.share import full

from .conftest import name_it

PAGE = 4096
REFUSALS = {VaultFault.WRONG_KEY, VaultFault.DAMAGED}


@pytest.fixture(scope="module")
def key() -> bytes:
    return secrets.token_bytes(32)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory, key: bytes) -> bytes:
    """The bytes of a vault with forty records."""
    path = tmp_path_factory.mktemp("good") / "vault.db"
    store = name_it(open_vault_file(path, key, create=True))
    with store.write() as tx:
        tx.insert(list(revisions(40, device="e1" * 16)))
    store.check()
    store.close()
    return path.read_bytes()


def refused(path: Path, key: bytes, data: bytes) -> bool:
    """True when the file is refused at opening or by the check, with one of the two names and no other fault."""
    path.write_bytes(data)
    try:
        store = open_vault_file(path, key)
    except VaultError as fault:
        return fault.code in REFUSALS
    try:
        store.check()
    except VaultError as fault:
        return fault.code in REFUSALS
    finally:
        store.close()
    return False


def test_the_untouched_file_is_accepted(vault_file: Path, key: bytes, good: bytes) -> None:
    assert not refused(vault_file, key, good)


@pytest.mark.timeout(full(300, 3600))
def test_every_flipped_byte_is_refused(vault_file: Path, key: bytes, good: bytes) -> None:
    dice = random.Random(14)
    pages = [0, *dice.sample(range(1, len(good) // PAGE), 2)]
    places = [page * PAGE + place for page in pages for place in range(PAGE)]
    for place in dice.sample(places, full(150, len(places))):
        changed = bytearray(good)
        changed[place] ^= 1 << dice.randrange(8)
        assert refused(vault_file, key, bytes(changed)), place


def test_every_zeroed_page_is_refused(vault_file: Path, key: bytes, good: bytes) -> None:
    last = len(good) // PAGE
    for page in random.Random(1).sample(range(last), full(30, last)):
        changed = bytearray(good)
        changed[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
        assert refused(vault_file, key, bytes(changed)), page


@pytest.mark.timeout(full(300, 3600))
def test_two_swapped_pages_are_refused(vault_file: Path, key: bytes, good: bytes) -> None:
    dice = random.Random(2)
    for _ in range(full(20, 300)):
        one, two = (page * PAGE for page in dice.sample(range(1, len(good) // PAGE), 2))
        changed = bytearray(good)
        changed[one : one + PAGE], changed[two : two + PAGE] = good[two : two + PAGE], good[one : one + PAGE]
        assert refused(vault_file, key, bytes(changed))


def test_a_file_that_was_cut_is_refused(vault_file: Path, key: bytes, good: bytes) -> None:
    last = len(good) // PAGE
    for page in random.Random(3).sample(range(last), full(20, last)):
        assert refused(vault_file, key, good[: page * PAGE]), page
    for odd in (1, 15, 16, PAGE - 1, PAGE + 1, len(good) - 1):
        assert refused(vault_file, key, good[:odd]), odd


def test_a_damaged_page_met_while_reading_is_a_calm_refusal(vault_file: Path, key: bytes, good: bytes) -> None:
    met = 0
    for page in range(1, len(good) // PAGE):
        changed = bytearray(good)
        changed[page * PAGE + 100] ^= 1
        vault_file.write_bytes(bytes(changed))
        met += not readable(vault_file, key)
    assert met > 10


def readable(path: Path, key: bytes) -> bool:
    """True when everything can be read; a refusal is by one of the two names or the test fails."""
    try:
        store = open_vault_file(path, key)
        with store.read() as tx:
            for kind in KINDS.values():
                tx.all(kind)
            tx.search("huur")
        store.close()
    except VaultError as fault:
        if fault.code in REFUSALS:
            return False
        raise
    return True


def forged_journal(good: bytes, page: int, content: bytes, *, sectors: bytes = b"") -> bytes:
    """A rollback journal in SQLite's own form, with the right sums, that puts `content` back as a page."""
    nonce = secrets.randbelow(2**32)
    header = bytes.fromhex("d9d505f920a163d7") + struct.pack(">IIIII", 1, nonce, len(good) // PAGE, 512, PAGE)
    total = (nonce + sum(content[place] for place in range(PAGE - 200, 0, -200))) % 2**32
    return header.ljust(512, b"\x00") + struct.pack(">I", page + 1) + content + struct.pack(">I", total) + sectors


def test_a_forged_journal_that_brings_strange_pages_is_refused(vault_file: Path, key: bytes, good: bytes) -> None:
    journal = vault_file.with_name("vault.db-journal")
    last = len(good) // PAGE
    for page in [0, 1, 2, *random.Random(4).sample(range(3, last), full(10, last - 3))]:
        journal.write_bytes(forged_journal(good, page, secrets.token_bytes(PAGE)))
        assert refused(vault_file, key, good), page
        journal.unlink(missing_ok=True)


def test_a_forged_journal_that_moves_a_page_is_refused(vault_file: Path, key: bytes, good: bytes) -> None:
    journal = vault_file.with_name("vault.db-journal")
    journal.write_bytes(forged_journal(good, 5, good[7 * PAGE : 8 * PAGE]))
    assert refused(vault_file, key, good)


@pytest.mark.parametrize("junk", [b"", b"x", bytes(512), bytes(PAGE * 3), b"SQLite format 3\x00" * 300])
def test_a_journal_of_nonsense_changes_nothing(vault_file: Path, key: bytes, good: bytes, junk: bytes) -> None:
    vault_file.with_name("vault.db-journal").write_bytes(junk)
    assert not refused(vault_file, key, good)
    store = open_vault_file(vault_file, key)
    with store.read() as tx:
        assert tx.count(Worry) == 37
    store.close()


def test_an_empty_journal_hides_no_file_that_was_cut(vault_file: Path, key: bytes, good: bytes) -> None:
    """On Windows one always lies beside the vault."""
    vault_file.write_bytes(good[: -PAGE // 2])
    vault_file.with_name("vault.db-journal").write_bytes(b"")
    with pytest.raises(VaultError) as cut:
        sqlcipher._check_file(vault_file, create=False)
    assert cut.value.code is VaultFault.DAMAGED


def test_with_the_journal_of_windows_a_vault_is_the_same(
    vault_file: Path, key: bytes, good: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault_file.write_bytes(good)
    other = tuple((name, "TRUNCATE" if name == "journal_mode" else value) for name, value in sqlcipher._PRAGMAS)
    monkeypatch.setattr(sqlcipher, "_PRAGMAS", other)
    for before, now in ((None, "one"), ("one", "two")):
        store = open_vault_file(vault_file, key)
        with store.write() as tx:
            assert (tx.meta("kept"), tx.count(Worry)) == (before, 37)
            tx.set_meta("kept", now)
        store.check()
        store.close()
    assert vault_file.with_name("vault.db-journal").read_bytes() == b""
