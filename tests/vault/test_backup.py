"""A backup: four files that stock tools check, three kept of each vault, tried in a drill that leaves nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.crypto import sshsig
from krachtigthuis_desktop.errors import InputError, StickError, StickFault, VaultError, VaultFault
from krachtigthuis_desktop.vault import backup_form, backups_there
from krachtigthuis_desktop.vault.lock import Lock
from tests import builders
from tests.crypto import stock
from tests.vault.backups import ANEW, back_up, backed_up, begin, copy, names, numbers, renumber, restored
from tests.vault.world import LABEL, NOW, OTHER_PHRASE, PHRASE, Made


def write_worries(made: Made, count: int = 3) -> None:
    with made.open() as opened, opened.store.write() as tx:
        for number in range(count):
            tx.record(builders.a_worry(own_words=f"Zorg {number}"), home=None, author=builders.DEVICE, now=NOW)


def refusal(folder: Path) -> VaultFault:
    with pytest.raises(VaultError) as refused:
        vault.check_backup(folder)
    return refused.value.code


def test_a_backup_is_four_files_whose_names_say_nothing(made: Made, tmp_path: Path) -> None:
    write_worries(made)
    done = backed_up(made, tmp_path / "stick")
    folder = done.backup.folder
    assert re.fullmatch(r"KTH-backup-[0-9a-f]{16}", folder.name)
    assert names(tmp_path / "stick") == {folder.name}
    assert names(folder) == {"vault.db", "keys.json", "SHA256SUMS", "SHA256SUMS.sig"}
    seen = vault.check_backup(folder)
    assert (seen.vault_id, seen.number, done.removed) == (vault.look(made.home).vault_id, 1, 0)
    for file in folder.iterdir():
        assert not any(word in file.read_bytes() for word in (b"Zorg", LABEL.encode(), b"SQLite format 3"))


def test_stock_tools_check_a_backup(made: Made, tmp_path: Path) -> None:
    folder = back_up(made, tmp_path / "stick")
    assert stock.run("sha256sum", "--strict", "-c", "SHA256SUMS", cwd=folder).returncode == 0
    signer = bytes.fromhex(vault.check_backup(folder).signer)
    line = sshsig.allowed_signers_line("laptop", signer, [backup_form.NAMESPACE])
    listed, signature = (folder / "SHA256SUMS").read_bytes(), (folder / "SHA256SUMS.sig").read_bytes()
    for namespace, good in (("krachtigthuis-backup-v1", True), ("krachtigthuis-bundle-v1", False)):
        says = stock.ssh_says_good(
            tmp_path, line, principal="laptop", namespace=namespace, message=listed, signature=signature
        )
        assert says == good
    (folder / "vault.db").write_bytes((folder / "vault.db").read_bytes()[:-1])
    assert stock.run("sha256sum", "-c", "SHA256SUMS", cwd=folder).returncode == 1


def test_three_are_kept_and_the_order_is_that_of_making_whatever_the_dates_say(made: Made, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    for number in range(1, 6):
        done = backed_up(made, stick)
        assert (done.backup.number, done.removed) == (number, number > 3)
    assert numbers(stick) == [3, 4, 5]


def test_backups_of_others_and_what_is_not_ours_stay(made: Made, other: Made, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    theirs = back_up(other, stick)
    (stick / "vakantiefoto.jpg").write_bytes(b"foto")
    forged = copy(theirs, stick / "KTH-backup-00000000000000ff")
    kept = copy(theirs, stick / "KTH-backup-van-iemand-anders")
    for _number in range(5):
        back_up(made, stick)
    assert len(names(stick)) == 1 + 3 + 3
    assert all(path.exists() for path in (theirs, forged, kept, stick / "vakantiefoto.jpg"))


def test_a_forged_number_of_our_vault_makes_none_of_ours_go(made: Made, tmp_path: Path) -> None:
    """Who has no data key cannot make a folder that counts as ours, though every hash and a signature fit."""
    stick = tmp_path / "stick"
    ours = [back_up(made, stick) for _number in range(3)]
    for number in range(4):
        forged = copy(ours[0], stick / f"KTH-backup-{number:016x}")
        renumber(forged, 9)
        assert vault.check_backup(forged).number == 9
    assert backed_up(made, stick).backup.number == 4
    assert [each.exists() for each in ours] == [False, True, True]


def test_a_damaged_one_does_not_count_among_the_three(made: Made, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    first, second, third = (back_up(made, stick) for _number in range(3))
    for bad in (second, third):
        (bad / "vault.db").write_bytes((bad / "vault.db").read_bytes()[:-4096])
    fourth = back_up(made, stick)
    assert first.exists()
    fifth = back_up(made, stick)
    sixth = back_up(made, stick)
    assert names(stick) == {fourth.name, fifth.name, sixth.name}


def test_a_vault_that_was_put_back_numbers_on_where_its_folder_stands(made: Made, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    old = back_up(made, stick)
    newer = [back_up(made, stick) for _number in range(2)]
    again = tmp_path / "again"
    restored(old, again, made.paper).close()
    assert backed_up(Made(again, made.paper), stick).backup.number == 4
    assert [each.exists() for each in (old, *newer)] == [False, True, True]


def test_what_was_broken_off_is_swept_and_a_folder_of_another_is_not(made: Made, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    half = stick / "KTH-backup-0123456789abcdef.half"
    strange = stick / "KTH-backup-anders.half"
    for folder in (half, strange):
        folder.mkdir(parents=True)
        (folder / "vault.db").write_bytes(b"half")
    back_up(made, stick)
    assert not half.exists()
    assert (strange / "vault.db").exists()


def test_no_folder_is_no_stick_and_a_full_one_says_how_much(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with made.open() as opened:
        with pytest.raises(StickError) as refused:
            vault.back_up(opened, tmp_path / "weg", now=NOW)
        assert refused.value.code is StickFault.NONE
        monkeypatch.setattr("shutil.disk_usage", lambda _path: type("Usage", (), {"free": 10_000})())
        with pytest.raises(StickError) as refused:
            vault.back_up(opened, tmp_path, now=NOW)
        assert refused.value.code is StickFault.FULL
        assert refused.value.facts["free"] == 10_000
    assert not list(tmp_path.glob("KTH-*"))


def test_a_folder_without_a_file_is_no_backup_and_a_pipe_is_not_waited_for(made: Made, tmp_path: Path) -> None:
    folder = back_up(made, tmp_path / "stick")
    for name in backup_form.FILES:
        trial = copy(folder, tmp_path / f"without-{name}")
        (trial / name).unlink()
        assert refusal(trial) is VaultFault.NOT_A_BACKUP
        stock.run("mkfifo", trial / name)
        with pytest.raises(StickError) as unreadable:
            vault.check_backup(trial)
        assert unreadable.value.code is StickFault.UNREADABLE
    with pytest.raises(StickError):
        vault.check_backup(tmp_path / "weg")
    assert refusal(made.home) is VaultFault.NOT_A_BACKUP


@pytest.mark.parametrize("way", ["phrase", "paper"])
def test_a_drill_opens_counts_and_leaves_nothing(made: Made, tmp_path: Path, way: str) -> None:
    write_worries(made)
    with made.open() as opened, opened.store.write() as tx:
        tx.save_draft("zorg", "half")
    folder, home = back_up(made, tmp_path / "stick"), tmp_path / "nog niet" / "kluis"
    before = {path: path.read_bytes() for path in folder.iterdir()}
    unlock = vault.by_phrase(PHRASE) if way == "phrase" else vault.by_paper(made.paper)
    drill = vault.try_backup(folder, unlock, home=home)
    assert (drill.kind, drill.label, drill.counts, drill.drafts) == ("laptop", LABEL, {"worry": 3}, 1)
    assert list((tmp_path / "nog niet").iterdir()) == []
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_a_drill_with_the_wrong_key_says_so_before_anything_is_copied(made: Made, other: Made, tmp_path: Path) -> None:
    folder = back_up(made, tmp_path / "stick")
    with pytest.raises(VaultError) as refused:
        vault.try_backup(folder, vault.by_paper(other.paper), home=tmp_path / "kluis")
    assert refused.value.code is VaultFault.WRONG_PAPER_KEY
    assert not (tmp_path / "kluis.drill").exists()


def test_two_drills_beside_one_home_do_not_meet(made: Made, tmp_path: Path) -> None:
    folder, place = back_up(made, tmp_path / "stick"), tmp_path / "kluis.drill"
    place.mkdir()
    busy = Lock(place / "lock")
    (place / "vault.db").write_bytes(b"busy")
    with pytest.raises(VaultError) as refused:
        vault.try_backup(folder, vault.by_paper(made.paper), home=tmp_path / "kluis")
    assert refused.value.code is VaultFault.IN_USE
    assert (place / "vault.db").read_bytes() == b"busy"
    busy.release()
    vault.try_backup(folder, vault.by_paper(made.paper), home=tmp_path / "kluis")


def test_what_a_power_cut_left_of_a_drill_goes_with_the_next(made: Made, tmp_path: Path) -> None:
    folder, left = back_up(made, tmp_path / "stick"), tmp_path / "kluis.drill"
    left.mkdir()
    for name in ("vault.db", "vault.db-journal", "lock"):
        (left / name).write_bytes(b"half")
    vault.try_backup(folder, vault.by_paper(made.paper), home=tmp_path / "kluis")
    assert not left.exists()


def test_a_vault_comes_back_with_its_phrase_under_another_incarnation(made: Made, tmp_path: Path) -> None:
    write_worries(made)
    folder, home = back_up(made, tmp_path / "stick"), tmp_path / "nieuwe laptop"
    with vault.restore(folder, home, vault.by_phrase(PHRASE), begin=begin) as opened, opened.store.read() as tx:
        assert (tx.meta("incarnation"), opened.kind, opened.label) == (ANEW, "laptop", LABEL)
        assert tx.count(type(builders.a_worry())) == 3
    again = Made(home, made.paper)
    assert again.opens_with(PHRASE)
    with again.open() as opened:
        assert not opened.slots_changed_outside
        assert vault.check(opened).whole
    assert names(home) == {"vault.db", "keys.json", "keys.bak", "ballast", "lock"}
    assert b"backup" not in (home / "keys.json").read_bytes()


def test_the_paper_key_puts_a_backup_back_and_a_new_phrase_takes_the_old_one_s_place(
    made: Made, tmp_path: Path
) -> None:
    folder, home = back_up(made, tmp_path / "stick"), tmp_path / "nieuwe laptop"
    with pytest.raises(InputError):
        vault.restore(folder, home, vault.by_paper(made.paper), begin=begin)
    assert not home.exists()
    restored(folder, home, made.paper, OTHER_PHRASE).close()
    again = Made(home, made.paper)
    assert (again.opens_with(OTHER_PHRASE), again.opens_with(PHRASE)) == (True, False)


def test_a_backup_goes_only_into_an_empty_home(made: Made, tmp_path: Path) -> None:
    folder = back_up(made, tmp_path / "stick")
    before = {path.name: path.read_bytes() for path in made.home.iterdir() if path.name != "lock"}
    with pytest.raises(VaultError) as refused:
        restored(folder, made.home, made.paper)
    assert refused.value.code is VaultFault.NOT_EMPTY
    assert {path.name: path.read_bytes() for path in made.home.iterdir() if path.name != "lock"} == before


def test_a_vault_that_is_not_begun_anew_does_not_come_back(made: Made, tmp_path: Path) -> None:
    folder, home = back_up(made, tmp_path / "stick"), tmp_path / "nieuwe laptop"
    with pytest.raises(Exception, match="program_failed"):
        vault.restore(folder, home, vault.by_phrase(PHRASE), begin=lambda _tx: None)
    assert not home.exists()


def test_taking_a_vault_away_takes_first_what_opens_it(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cut off after the keys: nothing opens, and the folder may be used again."""
    trial = made.copy(tmp_path / "trial")
    opened = trial.open()
    vault.take_away(opened)
    assert not trial.home.exists()

    stopped = made.copy(tmp_path / "stopped")
    (stopped.home / "vault.db.before-0001").write_bytes(b"an older copy")
    opened = stopped.open()

    def cut(_folder: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("krachtigthuis_desktop.vault.taking_away.disk.flush_folder", cut)
        patch.setattr("krachtigthuis_desktop.vault.taking_away.disk.write_durably", lambda path, _data: path.touch())
        with pytest.raises(KeyboardInterrupt):
            vault.take_away(opened)
    opened.lock.release()
    assert not {"keys.json", "keys.bak", "vault.db.before-0001"} & names(stopped.home)
    assert not vault.is_vault(stopped.home)
    fresh, _paper = vault.create(stopped.home, kind=vault.LAPTOP, phrase=PHRASE, now=NOW, cost=vault.FLOOR)
    fresh.close()


def test_what_is_kept_is_three() -> None:
    assert backups_there.KEPT == 3


def test_a_backup_unpacked_into_a_folder_of_its_own_name_is_found(made: Made, tmp_path: Path) -> None:
    folder = back_up(made, tmp_path / "stick")
    outer = tmp_path / "unpacked" / folder.name
    outer.mkdir(parents=True)
    folder.rename(outer / folder.name)
    assert vault.check_backup(outer).folder == outer / folder.name
    vault.restore(outer, tmp_path / "back", vault.by_phrase(PHRASE), begin=begin).close()
