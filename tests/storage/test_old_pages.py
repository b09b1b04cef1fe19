"""SECURITY T35: pages of an older file of the same vault put back, singly and in pairs, by somebody without the key.

SQLCipher takes them for its own. Nothing may end as whole unless it is the file as it was last saved.
"""

from __future__ import annotations

import contextlib
import itertools
import random
import secrets
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import text

from krachtigthuis_desktop.care import consents
from krachtigthuis_desktop.domain.records import Consent
from krachtigthuis_desktop.domain.records.consent import Withdrawal
from krachtigthuis_desktop.errors import KrachtigError, StoreError, StoreFault
from krachtigthuis_desktop.storage import Store, open_vault_file
from tests.share import full
from tests.storage.conftest import name_it
from tests.world import Laptop

PAGE = 4096


@dataclass(frozen=True)
class Twice:
    """A vault file before and after a withdrawal and three worries more."""

    key: bytes
    before: bytes
    after: bytes

    def pages(self) -> list[int]:
        """The numbers of the pages that differ."""
        both = range(min(len(self.before), len(self.after)) // PAGE)
        return [each for each in both if _page(self.before, each) != _page(self.after, each)]

    def mixed(self, pages: tuple[int, ...]) -> bytes:
        """The file of now with these pages of then."""
        data = bytearray(self.after)
        for each in pages:
            data[each * PAGE : (each + 1) * PAGE] = _page(self.before, each)
        return bytes(data)


def _page(data: bytes, number: int) -> bytes:
    return data[number * PAGE : (number + 1) * PAGE]


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Twice:
    path, key = tmp_path_factory.mktemp("old") / "vault.db", secrets.token_bytes(32)
    laptop = Laptop(path.parent, store=name_it(open_vault_file(path, key, create=True)))
    home = laptop.begin()
    laptop.talk(home)
    zoe, team = laptop.add(home), laptop.helper()
    for _number in range(12):
        laptop.worry(home)
    laptop.consent(home, zoe, team)
    before = path.read_bytes()
    with laptop.store.read() as tx:
        hers = next(each for each in tx.all(Consent, home=home) if each.record.about == zoe)
    consents.withdraw_consent(laptop.store, hers.id, Withdrawal(on=laptop.today, how="gebeld"), hand=laptop.hand())
    for _number in range(3):
        laptop.worry(home)
    laptop.store.close()
    return Twice(key, before, path.read_bytes())


def seen(file: Path, twice: Twice, pages: tuple[int, ...]) -> str:
    """What is said of such a file at its opening, or by the look after it; "whole" when nothing is."""
    file.with_name(f"{file.name}-journal").unlink(missing_ok=True)
    file.write_bytes(twice.mixed(pages))
    try:
        store = open_vault_file(file, twice.key)
    except KrachtigError as refused:
        return str(refused.code)
    try:
        store.check_saved()
    except KrachtigError as refused:
        return str(refused.code)
    finally:
        store.close()
    return "whole"


def test_single_pages_and_pairs_put_back_are_seen_before_anything_is_printed(tmp_path: Path, twice: Twice) -> None:
    pages, file = twice.pages(), tmp_path / "vault.db"
    assert len(pages) > 20
    pairs = list(itertools.combinations(pages, 2))
    chosen = [(each,) for each in pages] + random.Random(7).sample(pairs, full(60, len(pairs)))
    said = {some: seen(file, twice, some) for some in chosen}
    assert {"store_old_pages", "vault_damaged"} <= {*said.values()}
    for some in (some for some, word in said.items() if word == "whole"):
        # Pages that hold no row, such as the first: all that was saved is there.
        file.write_bytes(twice.mixed(some))
        store = open_vault_file(file, twice.key)
        store.check()
        store.compare()
        assert withdrawn(store), some
        store.close()
    assert seen(file, twice, ()) == "whole"


def withdrawn(store: Store) -> bool:
    with store.read() as tx:
        return any(each.record.withdrawal for each in tx.all(Consent))


def test_the_whole_old_file_is_what_only_the_next_exchange_can_see(tmp_path: Path, twice: Twice) -> None:
    assert seen(tmp_path / "vault.db", twice, tuple(twice.pages())) == "whole"


def test_the_full_check_says_it_too_and_making_the_lists_again_does_not_hide_it(tmp_path: Path, twice: Twice) -> None:
    file, refused = tmp_path / "vault.db", 0
    for page in twice.pages():
        if seen(file, twice, (page,)) != "store_old_pages":
            continue
        store = open_vault_file(file, twice.key)
        with pytest.raises(KrachtigError):
            store.check()
        try:
            store.rebuild()
            store.check_saved()
        except KrachtigError:
            refused += 1
        store.close()
    assert refused


def test_a_row_that_the_journal_does_not_have_so_is_found_and_put_right(vault: Store) -> None:
    laptop = Laptop(Path(), store=vault)
    home = laptop.begin()
    laptop.talk(home)
    laptop.worry(home)
    vault.compare()
    with vault.write() as tx:
        tx._connection.execute(text("UPDATE row_worry SET author = 'iemand anders'"))
    vault.check_saved()
    with pytest.raises(StoreError) as differs:
        vault.compare()
    assert (differs.value.code, differs.value.facts) == (StoreFault.DIFFERS, {"count": 1})
    assert len(vault.rebuild()) == 1
    vault.compare()
    vault.check()


def test_what_is_rolled_back_never_counted(vault: Store) -> None:
    with contextlib.suppress(ZeroDivisionError), vault.write() as tx:
        tx.save_draft("form", "half")
        raise ZeroDivisionError
    with vault.write() as tx:
        tx.save_draft("other", "half")
    vault.check_saved()


def test_a_vault_of_before_there_were_digests_begins_with_what_it_holds(vault_file: Path, key: bytes) -> None:
    store = name_it(open_vault_file(vault_file, key, create=True))
    with store.write() as tx:
        tx._connection.execute(text("DELETE FROM meta WHERE name = 'digest'"))
    store.close()
    store = open_vault_file(vault_file, key)
    with store.write() as tx:
        tx.save_draft("form", "half")
    store.check_saved()
    store.close()
