"""Beginning an office: all of it stands, or the folder is as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.bundle import card_words, read_card
from krachtigthuis_desktop.errors import (
    InputError,
    StoreError,
    StoreFault,
    TrustError,
    TrustFault,
    VaultError,
    VaultFault,
)
from krachtigthuis_desktop.office import registry, setting_up
from krachtigthuis_desktop.office.contact import contacts
from krachtigthuis_desktop.office.desk import open_desk, sit_down
from krachtigthuis_desktop.office.keys import keys_of
from krachtigthuis_desktop.office.root import open_root, root_home
from tests.office.bureau import CONTACT, NOW, PHRASE, ROOT_PHRASE, Bureau, a_wish

NOWHERE = "postgresql+psycopg://postgres@/nothing?host=/nowhere"


def test_a_new_office_has_two_vaults_a_card_and_a_first_registry(bureau: Bureau) -> None:
    desk = bureau.desk
    assert vault.is_vault(desk.home)
    assert vault.is_vault(root_home(desk.home))
    made = read_card((desk.home / "office-card.json").read_bytes())
    assert made.office == desk.office
    assert made.recipients == registry.current(desk).recipients
    assert len(card_words(made)) == 6
    with desk.store.read() as tx:
        assert contacts(tx) == (CONTACT,)


def test_the_root_key_is_not_in_the_office_vault(bureau: Bureau) -> None:
    everyday = keys_of(bureau.desk.vault.store)
    with open_root(bureau.desk.home, ROOT_PHRASE) as root:
        keys = keys_of(root.store)
    assert keys.seed != everyday.seed
    assert registry.current(bureau.desk).roots == (keys.public_key.hex(),)
    with pytest.raises(VaultError):
        open_root(bureau.desk.home, PHRASE)


def test_no_key_shows_in_what_an_office_prints_of_itself(bureau: Bureau) -> None:
    keys = keys_of(bureau.desk.vault.store)
    shown = repr(bureau.desk) + repr(keys)
    assert keys.identity not in shown
    assert repr(keys.seed) not in shown


def test_a_folder_with_something_in_it_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mijn.txt").write_text("van mij", encoding="utf-8")
    with pytest.raises(VaultError) as told:
        setting_up.init(tmp_path, a_wish(), phrase=PHRASE, root_phrase=ROOT_PHRASE, now=NOW)
    assert told.value.code is VaultFault.NOT_EMPTY
    assert [each.name for each in tmp_path.iterdir()] == ["mijn.txt"]


@pytest.mark.parametrize("there", [True, False])
def test_a_database_that_is_not_there_leaves_nothing_behind(tmp_path: Path, there: bool) -> None:  # noqa: FBT001 a table
    home = tmp_path / "office"
    if there:
        home.mkdir()
    with pytest.raises(StoreError) as told:
        setting_up.init(home, a_wish(database=NOWHERE), phrase=PHRASE, root_phrase=ROOT_PHRASE, now=NOW)
    assert told.value.code is StoreFault.UNREACHABLE
    assert home.exists() is there
    assert not there or list(home.iterdir()) == []


def test_an_empty_root_passphrase_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        setting_up.init(tmp_path / "office", a_wish(), phrase=PHRASE, root_phrase=" ", now=NOW)
    assert not (tmp_path / "office").exists()


def test_a_laptop_s_vault_is_no_office(tmp_path: Path) -> None:
    made, _paper = vault.create(tmp_path / "laptop", kind=vault.LAPTOP, phrase=PHRASE, now=NOW, cost=vault.FLOOR)
    with made, pytest.raises(TrustError) as told:
        sit_down(made)
    assert told.value.code is TrustFault.NOT_AN_OFFICE


def test_after_a_refusal_the_vault_is_free_for_others(tmp_path: Path) -> None:
    made, _paper = vault.create(tmp_path / "laptop", kind=vault.LAPTOP, phrase=PHRASE, now=NOW, cost=vault.FLOOR)
    made.close()
    for _twice in range(2):
        with pytest.raises(TrustError):
            open_desk(tmp_path / "laptop", PHRASE)
