"""Which disks are sticks: what the kernel calls removable or hangs on USB, and only when they stand open."""

from __future__ import annotations

from pathlib import Path

from krachtigthuis_desktop.paths import sticks


def a_disk(blocks: Path, name: str, *, removable: bool, parts: tuple[str, ...] = ()) -> None:
    disk = blocks / name
    disk.mkdir(parents=True)
    (disk / "removable").write_text("1\n" if removable else "0\n", encoding="ascii")
    for part in parts:
        (disk / part).mkdir()


def test_only_the_partition_of_a_removable_disk_is_a_stick(tmp_path: Path) -> None:
    blocks, stick, disk = tmp_path / "block", tmp_path / "stick", tmp_path / "disk"
    stick.mkdir()
    disk.mkdir()
    a_disk(blocks, "sda", removable=False, parts=("sda1",))
    a_disk(blocks, "sdb", removable=True, parts=("sdb1",))
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 {disk} ext4 rw 0 0\n/dev/sdb1 {stick} vfat rw 0 0\n", encoding="utf-8")
    (found,) = sticks(blocks, mounts)
    assert found.path == stick
    assert found.label == "stick"
    assert 0 < found.free <= found.size


def test_a_disk_on_usb_is_a_stick_though_the_kernel_calls_it_fixed(tmp_path: Path) -> None:
    blocks, mounts = tmp_path / "block", tmp_path / "mounts"
    a_disk(tmp_path / "devices" / "usb3", "sdc", removable=False, parts=("sdc1",))
    blocks.mkdir()
    (blocks / "sdc").symlink_to(tmp_path / "devices" / "usb3" / "sdc")
    mounts.write_text(f"/dev/sdc1 {tmp_path} exfat rw 0 0\n", encoding="utf-8")
    assert [each.path for each in sticks(blocks, mounts)] == [tmp_path]


def test_a_name_with_a_space_is_read_as_the_kernel_writes_it(tmp_path: Path) -> None:
    blocks, mounts, stick = tmp_path / "block", tmp_path / "mounts", tmp_path / "MIJN STICK"
    stick.mkdir()
    a_disk(blocks, "sdb", removable=True)
    mounts.write_text(f"/dev/sdb {tmp_path}/MIJN\\040STICK vfat rw 0 0\n", encoding="utf-8")
    assert [each.label for each in sticks(blocks, mounts)] == ["MIJN STICK"]


def test_a_stick_that_was_just_pulled_out_is_left_out(tmp_path: Path) -> None:
    blocks, mounts = tmp_path / "block", tmp_path / "mounts"
    a_disk(blocks, "sdb", removable=True)
    mounts.write_text(f"/dev/sdb {tmp_path}/gone vfat rw 0 0\n", encoding="utf-8")
    assert sticks(blocks, mounts) == ()


def test_a_system_that_tells_nothing_has_no_sticks(tmp_path: Path) -> None:
    assert sticks(tmp_path / "nothing", tmp_path / "none") == ()
