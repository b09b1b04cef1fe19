"""`doctor` about what stands around the program: rules, disk, swap, hibernation; what it cannot see it asks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from krachtigthuis_desktop import paths
from krachtigthuis_desktop.cli import machine
from krachtigthuis_desktop.cli import main as commands

HEAD = "Filename Type Size Used Priority\n"


@pytest.fixture
def sys_(tmp_path: Path) -> Path:
    """A machine: /home on LUKS on sda2, /srv on the plain sdb1, swap of each kind."""
    blocks = tmp_path / "block"
    for name in ("sda2", "sdb1", "dm-0", "dm-1", "dm-2", "zram0"):
        (blocks / name).mkdir(parents=True)
    for name, uuid, below in (("dm-0", "CRYPT-LUKS2-x", "sda2"), ("dm-1", "LVM-x", "dm-0"), ("dm-2", "LVM-y", "sdb1")):
        (blocks / name / "dm").mkdir()
        (blocks / name / "dm" / "uuid").write_text(uuid, encoding="utf-8")
        (blocks / name / "slaves").mkdir()
        (blocks / name / "slaves" / below).symlink_to(blocks / below)
    devices = tmp_path / "dev"
    devices.mkdir()
    for number, name in (("254:1", "dm-1"), ("8:17", "sdb1"), ("254:2", "dm-2")):
        (devices / number).symlink_to(blocks / name)
    (tmp_path / "mounts").write_text(
        "22 1 8:17 / / rw - ext4 /dev/sdb1 rw\n"
        "23 22 254:1 / /home rw - ext4 /dev/mapper/home rw\n"
        "24 22 0:31 / /data\\040een rw - btrfs /dev/dm-1 rw\n"
        "25 22 0:32 / /net rw - nfs server:/x rw\n"
        "26 22 254:2 / /lvm rw - ext4 /dev/mapper/lvm rw\n",
        encoding="utf-8",
    )
    power = tmp_path / "power"
    power.mkdir()
    (power / "state").write_text("freeze mem disk\n", encoding="utf-8")
    (power / "disk").write_text("[platform] shutdown\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("folder", "asks"),
    [
        ("/home/annemarie/kluis", False),  # LVM on LUKS
        ("/data een/kluis", False),  # btrfs has a number of its own
        ("/srv/kluis", True),
        ("/lvm/kluis", True),
        ("/net/kluis", True),
    ],
)
def test_a_disk_that_is_not_seen_to_be_encrypted_is_asked_about(sys_: Path, folder: str, *, asks: bool) -> None:
    found = machine.disk(Path(folder), sys_ / "dev", sys_ / "block", sys_ / "mounts")
    assert (found.asks, folder in found.says) == (asks, True)
    assert found.says.endswith("?") is asks


@pytest.mark.parametrize(
    ("used", "swap_asks", "hibernation_asks"),
    [
        ("", False, False),
        ("/dev/zram0 partition 1 0 5\n", False, False),
        ("/dev/dm-1 partition 1 0 -2\n/dev/zram0 partition 1 0 5\n", False, False),
        ("/dev/dm-2 partition 1 0 -2\n", True, True),
        ("/swapfile file 1 0 -2\n", True, True),
    ],
)
def test_memory_on_a_plain_disk_is_asked_about(
    sys_: Path, used: str, *, swap_asks: bool, hibernation_asks: bool
) -> None:
    swaps = sys_ / "swaps"
    swaps.write_text(HEAD + used, encoding="utf-8")
    assert machine.swap(swaps, sys_ / "block").asks is swap_asks
    assert machine.hibernation(sys_ / "power", swaps, sys_ / "block").asks is hibernation_asks
    (sys_ / "power" / "disk").write_text("[disabled]\n", encoding="utf-8")
    assert not machine.hibernation(sys_ / "power", swaps, sys_ / "block").asks


def test_what_cannot_be_seen_is_said_and_not_called_well_by_a_guess(tmp_path: Path) -> None:
    nothing = tmp_path / "nothing"
    assert machine.disk(Path("/home"), nothing, nothing, nothing).asks
    assert machine.swap(nothing, nothing).asks
    assert machine.hibernation(nothing, nothing, nothing).asks


def test_rules_that_others_may_change_are_not_well(tmp_path: Path) -> None:
    file = tmp_path / "rules" / "policy.json"
    file.parent.mkdir(mode=0o755)
    file.write_text('{"lock_minutes": 10}', encoding="utf-8")
    file.chmod(0o666)
    assert [each.well for each in machine.rules(file)] == [True, False]


def test_doctor_shows_the_rules_and_every_other_command_stops_at_broken_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "policy.json"
    monkeypatch.setattr(paths, "policy_file", lambda: file)
    monkeypatch.setattr(paths, "settings_file", lambda: tmp_path / "settings.json")
    file.write_text('{"letters_as_pdf": false, "lock_minutes": 10, "language": "en"}', encoding="utf-8")
    commands.main(["doctor", "--language", "nl"])
    said = capsys.readouterr().out
    assert "Letters are printed, never saved as a file." in said
    assert "The vault locks after 10 minutes at most." in said
    file.write_text('{"lock_minuts": 10}', encoding="utf-8")
    assert commands.main(["--language", "en", "handover", "outbox", "--home", str(tmp_path)]) == 1
    assert "lock_minuts" in capsys.readouterr().err
    assert commands.main(["--language", "en", "doctor", "--json"]) == 1
    checks = json.loads(capsys.readouterr().out)["checks"]
    assert [check["well"] for check in checks if check["check"] == "policy"] == [False]
