"""T14 on backups: a byte flipped, pages swapped, zeroed or cut, a forged journal; by who lacks the key, and unseen by
hash and signature alone. Refused at the check, or at the latest before anything of it counts; nothing is left.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.errors import VaultError, VaultFault
from tests.share import full
from tests.vault.backups import back_up, copy, renumber, restored, sign_again
from tests.vault.world import Made

PAGE = 4096
FILES = ("keys.json", "SHA256SUMS", "SHA256SUMS.sig")


@pytest.fixture
def folder(made: Made, tmp_path: Path) -> Path:
    return back_up(made, tmp_path / "stick")


def refused_by(act: Callable[[], object]) -> bool:
    try:
        act()
    except VaultError as fault:
        return fault.code is VaultFault.BACKUP_DAMAGED
    return False


def refused_by_the_check(folder: Path) -> bool:
    return refused_by(lambda: vault.check_backup(folder))


def refused_with_the_key(folder: Path, made: Made) -> bool:
    """Signed anew by a stranger, so that the check from outside has nothing to say: then the drill and the restore."""
    sign_again(folder)
    vault.check_backup(folder)
    home = folder.parent / "kluis"
    tried = refused_by(lambda: vault.try_backup(folder, vault.by_paper(made.paper), home=home))
    put_back = refused_by(lambda: restored(folder, home, made.paper))
    assert not home.exists()
    assert not home.with_name("kluis.drill").exists()
    return tried and put_back


def test_an_untouched_backup_is_whole_and_a_strange_signature_is_not_ours(folder: Path, made: Made) -> None:
    """The check without a key tells who signed; with the key it must be the device itself."""
    signer = vault.check_backup(folder).signer
    vault.try_backup(folder, vault.by_paper(made.paper), home=folder.parent / "kluis")
    assert refused_with_the_key(folder, made)
    assert vault.check_backup(folder).signer != signer


@pytest.mark.timeout(full(300, 3_600))
def test_every_flipped_byte_of_the_store_is_seen(folder: Path, made: Made, tmp_path: Path) -> None:
    dice = random.Random(14)
    good = (folder / "vault.db").read_bytes()
    pages = [0, *dice.sample(range(1, len(good) // PAGE), 2)]
    places = [page * PAGE + place for page in pages for place in range(PAGE)]
    for number, place in enumerate(dice.sample(places, full(60, len(places)))):
        changed = bytearray(good)
        changed[place] ^= 1 << dice.randrange(8)
        (folder / "vault.db").write_bytes(changed)
        assert refused_by_the_check(folder), place
        if number % 6 == 0:  # the page's own authentication, once more in a tenth of a second each
            assert refused_with_the_key(copy(folder, tmp_path / "trial" / str(number)), made), place
            shutil.rmtree(tmp_path / "trial")


@pytest.mark.parametrize("name", FILES)
def test_every_flipped_byte_beside_the_store_is_seen(folder: Path, name: str) -> None:
    good = (folder / name).read_bytes()
    places = range(len(good))
    for place in random.Random(7).sample(places, full(min(100, len(good)), len(good))):
        for bit in (0, 3, 6):
            (folder / name).write_bytes(good[:place] + bytes([good[place] ^ 1 << bit]) + good[place + 1 :])
            assert refused_by_the_check(folder), (name, place, bit)
    for end in (0, 1, len(good) // 2, len(good) - 1):
        (folder / name).write_bytes(good[:end])
        assert refused_by_the_check(folder), (name, end)
    (folder / name).write_bytes(good + b"\n")
    assert refused_by_the_check(folder), name


@pytest.mark.parametrize("harm", ["swapped", "zeroed", "cut", "cut in a page", "empty", "another vault's"])
def test_pages_that_moved_went_or_are_of_another_are_refused(
    folder: Path, made: Made, other: Made, tmp_path: Path, harm: str
) -> None:
    data = (folder / "vault.db").read_bytes()
    one, two = data[5 * PAGE : 6 * PAGE], data[6 * PAGE : 7 * PAGE]
    changed = {
        "swapped": data[: 5 * PAGE] + two + one + data[7 * PAGE :],
        "zeroed": data[: 5 * PAGE] + bytes(PAGE) + data[6 * PAGE :],
        "cut": data[: -3 * PAGE],
        "cut in a page": data[:-100],
        "empty": b"",
        "another vault's": (other.home / "vault.db").read_bytes(),
    }[harm]
    (folder / "vault.db").write_bytes(changed)
    assert refused_by_the_check(folder)
    assert refused_with_the_key(folder, made)


@pytest.mark.parametrize("name", ["vault.db-journal", "vault.db-wal", "vault.db-shm"])
def test_a_forged_journal_beside_the_store_is_refused_and_never_played_back(
    folder: Path, made: Made, name: str
) -> None:
    """A journal of this very vault, so that the engine would play it back."""
    with made.open() as opened:
        before = (made.home / "vault.db").read_bytes()
        with opened.store.write() as tx:
            tx.save_draft("zorg", "half")
    journal = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\x00\x00\x00\x01" * 5 + bytes(484) + before[:PAGE]
    (folder / name).write_bytes(journal)
    assert refused_by_the_check(folder)
    home = folder.parent / "kluis"
    assert refused_by(lambda: vault.try_backup(folder, vault.by_paper(made.paper), home=home))
    assert refused_by(lambda: restored(folder, home, made.paper))
    assert not home.exists()


def test_keys_of_another_vault_or_of_who_has_no_key_open_nothing(folder: Path, made: Made, other: Made) -> None:
    theirs = back_up(other, folder.parent / "other stick")
    mixed = copy(folder, folder.parent / "mixed")
    (mixed / "keys.json").write_bytes((theirs / "keys.json").read_bytes())
    assert refused_by_the_check(mixed)
    assert refused_with_the_key(mixed, other)
    numbered = copy(folder, folder.parent / "numbered")
    renumber(numbered, 7)
    assert vault.check_backup(numbered).number == 7
    assert refused_with_the_key(numbered, made)
