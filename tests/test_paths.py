"""Which disks are sticks: what the kernel calls removable or hangs on USB, and only when they stand open."""

from __future__ import annotations

from pathlib import Path

from krachtigthuis_desktop.paths import stick_folders, sticks


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


def a_mapped(blocks: Path, number: int, name: str, *below: str) -> None:
    """What was unlocked from other disks."""
    disk = blocks / f"dm-{number}"
    (disk / "dm").mkdir(parents=True)
    (disk / "dm" / "name").write_text(f"{name}\n", encoding="utf-8")
    (disk / "removable").write_text("0\n", encoding="ascii")
    for each in below:
        (disk / "slaves" / each).mkdir(parents=True)


def test_what_was_unlocked_from_a_stick_is_a_stick_and_from_the_disk_it_is_not(tmp_path: Path) -> None:
    blocks, mounts = tmp_path / "block", tmp_path / "mounts"
    a_disk(blocks, "sda", removable=False, parts=("sda1", "sda2"))
    a_disk(blocks, "sdb", removable=True, parts=("sdb1",))
    a_mapped(blocks, 0, "luks-1234", "sdb1")
    a_mapped(blocks, 1, "luks-home", "sda2")
    a_mapped(blocks, 2, "lvm-on-luks", "dm-0")
    a_mapped(blocks, 3, "veracrypt1")
    for line in (
        "luks-1234 /media/a/STICK",
        "luks-home /media/a/DISK",
        "lvm-on-luks /mnt/deep",
        "veracrypt1 /media/veracrypt1",
        "unknown /srv/data",
    ):
        with mounts.open("a", encoding="utf-8") as file:
            file.write(f"/dev/mapper/{line} ext4 rw 0 0\n")
    assert [str(each) for each in stick_folders(blocks, mounts)] == [
        "/media/a/STICK", "/media/veracrypt1", "/mnt/deep",
    ]  # fmt: skip


def test_a_card_is_a_stick_and_a_disc_and_the_system_itself_are_none(tmp_path: Path) -> None:
    blocks, mounts = tmp_path / "block", tmp_path / "mounts"
    a_disk(blocks, "sr0", removable=True)
    a_disk(blocks, "sdb", removable=True, parts=("sdb1", "sdb2"))
    for name, kind in (("mmcblk0", "MMC"), ("mmcblk1", "SD")):
        a_disk(blocks, name, removable=False, parts=(f"{name}p1",))
        (blocks / name / "device").mkdir()
        (blocks / name / "device" / "type").write_text(f"{kind}\n", encoding="ascii")
    mounts.write_text(
        "/dev/sr0 /media/a/CD iso9660 ro 0 0\n/dev/sdb1 / ext4 rw 0 0\n/dev/sdb2 /boot/efi vfat rw 0 0\n"
        "/dev/mmcblk0p1 /media/a/OWN ext4 rw 0 0\n/dev/mmcblk1p1 /media/a/CARD vfat rw 0 0\n",
        encoding="utf-8",
    )
    assert [str(each) for each in stick_folders(blocks, mounts)] == ["/media/a/CARD"]
