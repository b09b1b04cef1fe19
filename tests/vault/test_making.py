"""Making a vault: all of it stands, or nothing does; and nothing in the folder says whose it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.errors import InputError, VaultError, VaultFault
from krachtigthuis_desktop.vault import ballast, copies
from krachtigthuis_desktop.vault.lock import Lock
from tests.vault.world import LABEL, NOW, OTHER_PHRASE, PHRASE, Made, fault_of, make


def test_a_new_vault_is_open_and_opens_again_in_three_ways(made: Made) -> None:
    with vault.open_with_phrase(made.home, PHRASE) as by_phrase:
        assert (by_phrase.kind, by_phrase.label, by_phrase.slots_changed_outside) == (vault.LAPTOP, LABEL, False)
        known = by_phrase.vault_id
    with vault.open_with_paper(made.home, made.paper) as by_paper:
        assert by_paper.vault_id == known
        assert by_paper.slot.startswith("paper-")


def test_the_folder_holds_the_files_of_the_plan_and_no_word_of_its_owner(made: Made) -> None:
    assert {path.name for path in made.home.iterdir()} == {"vault.db", "keys.json", "keys.bak", "ballast", "lock"}
    everything = b"".join(path.read_bytes() for path in made.home.iterdir())
    for word in (LABEL, "Annemarie", PHRASE, made.paper, "age1"):
        assert word.encode() not in everything


def test_only_the_owner_of_the_account_may_look_into_a_new_folder(made: Made, tmp_path: Path) -> None:
    assert make(tmp_path / "new").home.stat().st_mode & 0o077 == 0


def test_a_device_gets_an_identity_of_its_own(made: Made, other: Made) -> None:
    seen = []
    for each in (made, other):
        with each.open() as opened, opened.store.read() as tx:
            seed, identity = tx.secret(vault.SIGNING_SEED), tx.secret(vault.AGE_IDENTITY)
            assert seed is not None
            assert identity is not None
            assert len(seed) == 32
            assert identity.startswith(b"AGE-SECRET-KEY-1")
            seen += [seed, identity, tx.meta("device"), tx.meta("incarnation"), tx.meta("vault_id")]
    assert len(set(seen)) == len(seen)


def test_an_empty_folder_may_be_used_and_a_full_one_stays_as_it_was(tmp_path: Path) -> None:
    home = tmp_path / "here"
    home.mkdir()
    make(home)
    before = {path.name: path.read_bytes() for path in home.iterdir()}
    with pytest.raises(VaultError) as refused:
        make(home)
    assert refused.value.code is VaultFault.NOT_EMPTY
    assert {path.name: path.read_bytes() for path in home.iterdir()} == before


def test_a_folder_with_a_letter_in_it_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "brief.odt").write_text("Beste")
    with pytest.raises(VaultError) as refused:
        make(tmp_path)
    assert refused.value.code is VaultFault.NOT_EMPTY
    assert [path.name for path in tmp_path.iterdir()] == ["brief.odt"]


def test_an_impossible_phrase_makes_no_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        vault.create(tmp_path / "vault", kind=vault.LAPTOP, phrase="  ", now=NOW, cost=vault.FLOOR)
    assert not (tmp_path / "vault").exists()


def test_a_failure_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_facts: object) -> None:
        raise VaultError(VaultFault.DISK_FULL)

    monkeypatch.setattr(copies, "write", fail)
    with pytest.raises(VaultError):
        make(tmp_path / "vault")
    assert not (tmp_path / "vault").exists()


def test_the_remains_of_a_broken_off_try_are_no_vault_and_are_cleared(made: Made) -> None:
    (made.home / "making").touch()
    (made.home / "keys.json").unlink()
    (made.home / "keys.bak").unlink()
    assert not vault.is_vault(made.home)
    assert fault_of(made.home) is VaultFault.MISSING
    assert Made(made.home, make(made.home).paper).opens_with(PHRASE)


def test_a_vault_whose_slots_stand_is_never_cleared(made: Made) -> None:
    """Cut off after the slots and before the mark went: it opens, and the mark goes."""
    (made.home / "making").touch()
    with pytest.raises(VaultError) as refused:
        make(made.home)
    assert refused.value.code is VaultFault.NOT_EMPTY
    made.open().close()
    assert not (made.home / "making").exists()


def test_an_office_has_a_named_slot_and_a_vault_within_for_its_root_key(tmp_path: Path) -> None:
    office = make(tmp_path / "office", kind=vault.OFFICE, name="Inge")
    root, _paper = vault.create(office.home / "root", kind="root", phrase=OTHER_PHRASE, now=NOW, cost=vault.FLOOR)
    root.close()
    with vault.open_with_phrase(office.home, PHRASE, slot="Inge") as desk:
        assert (desk.kind, desk.name) == (vault.OFFICE, "Inge")
        assert desk.slot.startswith("staff-")
        with vault.open_with_phrase(office.home / "root", OTHER_PHRASE) as within:
            assert within.vault_id != desk.vault_id
    assert fault_of(office.home / "root", PHRASE) is VaultFault.WRONG_PASSPHRASE


def test_the_ballast_takes_its_room_and_comes_back_after_a_bad_day(made: Made) -> None:
    lying = made.home / "ballast"
    assert lying.stat().st_blocks * 512 >= ballast.SIZE
    assert vault.free_ballast(vault.Folder(made.home))
    assert not lying.exists()
    made.open().close()
    assert lying.stat().st_size == ballast.SIZE


def test_a_full_disk_spends_the_ballast_once_and_then_says_so(made: Made) -> None:
    tries: list[bool] = []

    def save() -> str:
        tries.append((made.home / "ballast").exists())
        if tries[-1]:
            raise VaultError(VaultFault.DISK_FULL)
        return "saved"

    folder = vault.Folder(made.home)
    assert vault.spend_ballast(folder, save) == "saved"
    assert tries == [True, False]

    def full() -> None:
        raise VaultError(VaultFault.DISK_FULL)

    with pytest.raises(VaultError):
        vault.spend_ballast(folder, full)


def test_who_makes_a_vault_is_not_swept_away_by_another_who_wants_to(tmp_path: Path) -> None:
    """The first has put down its mark and its store, and is still busy."""
    folder = vault.Folder(tmp_path / "vault")
    folder.home.mkdir()
    busy = Lock(folder.lock)
    for path in (folder.making, folder.store):
        path.write_bytes(b"busy")
    with pytest.raises(VaultError) as refused:
        make(folder.home)
    assert refused.value.code is VaultFault.IN_USE
    assert folder.store.read_bytes() == b"busy"
    busy.release()
    make(folder.home)
