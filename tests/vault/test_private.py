"""Files of keys are their owner's alone, whatever the umask is and whatever stood there; odd things in the folder."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.errors import VaultError, VaultFault
from krachtigthuis_desktop.storage import open_vault_file
from tests.vault.world import NOW, PHRASE, Made, fault_of, make

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights are other there")


@pytest.fixture(params=[0o000, 0o022, 0o077])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def readable_by_others(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.name != "ballast" and rights(path) & 0o077]


@pytest.mark.usefixtures("umask")
def test_a_vault_and_a_backup_are_their_owners_alone(tmp_path: Path) -> None:
    home, stick = tmp_path / "vault", tmp_path / "stick"
    home.mkdir()
    home.chmod(0o777)
    stick.mkdir()
    made = make(home)
    with made.open() as opened:
        vault.back_up(opened, stick, now=NOW)
        vault.change_phrase(opened, "een heel andere lange zin van mij", cost=vault.FLOOR)
    assert rights(home) == 0o700
    assert readable_by_others(home) == readable_by_others(stick) == []


def test_a_vault_of_before_is_put_right_when_it_opens(made: Made) -> None:
    made.home.chmod(0o755)
    for path in made.home.iterdir():
        path.chmod(0o644)
    made.open().close()
    assert (rights(made.home), readable_by_others(made.home)) == (0o700, ["lock"])


def test_a_folder_in_which_others_may_write_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk on which rights cannot be changed."""
    home = tmp_path / "vault"
    home.mkdir()
    home.chmod(0o777)
    monkeypatch.setattr(Path, "chmod", lambda *_mode: None)
    with pytest.raises(VaultError) as refused:
        make(home)
    assert refused.value.code is VaultFault.OPEN_TO_OTHERS
    assert list(home.iterdir()) == []


def test_no_core_of_this_process_goes_to_a_file_or_to_a_program(made: Made) -> None:
    made.open().close()
    assert vault.leaves_no_core()


@pytest.mark.parametrize("odd", ["pipe", "folder"])
@pytest.mark.timeout(20)
def test_a_pipe_or_a_folder_as_store_is_not_waited_for(made: Made, odd: str) -> None:
    store = made.home / "vault.db"
    store.unlink()
    os.mkfifo(store) if odd == "pipe" else store.mkdir()
    assert fault_of(made.home) is VaultFault.OTHER_PROGRAM
    with pytest.raises(VaultError):
        open_vault_file(store, bytes(32))


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("file/vault", VaultFault.NO_PLACE),
        ("file", VaultFault.NO_PLACE),
        ("x" * 256, VaultFault.NO_PLACE),
        ("/".join(["long" * 40] * 4), VaultFault.NO_PLACE),
    ],
)
def test_a_place_where_no_folder_can_come_is_said(tmp_path: Path, place: str, code: VaultFault) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(VaultError) as refused:
        vault.create(tmp_path / place, kind=vault.LAPTOP, phrase=PHRASE, now=NOW, cost=vault.FLOOR)
    assert refused.value.code is code
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_a_backup_never_lies_in_the_vault_itself(made: Made, tmp_path: Path) -> None:
    inside, link = made.home / "reserve", tmp_path / "link"
    inside.mkdir()
    link.symlink_to(inside)
    with made.open() as opened:
        for place in (made.home, inside, link):
            with pytest.raises(VaultError) as refused:
                vault.back_up(opened, place, now=NOW)
            assert refused.value.code is VaultFault.IN_ITSELF
    assert list(inside.iterdir()) == []


def test_a_backup_that_an_earlier_version_made_inside_goes_with_the_vault(made: Made, tmp_path: Path) -> None:
    with made.open() as opened:
        backup = vault.back_up(opened, tmp_path, now=NOW).backup.folder
    inside = made.home / backup.name
    backup.rename(inside)
    vault.take_away(made.open())
    assert not inside.exists()
    assert not made.home.exists()
