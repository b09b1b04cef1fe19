"""What stands around the program: the rules of the organisation, and where the system itself writes memory and files.

Where only a person can answer it asks, and it says what it cannot see: neither is called well or bad by a guess.
"""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from .. import organisation, paths
from ..errors import ProgramError
from ..explain import explain
from ..explain.fixed import fixed
from ..i18n import tr
from .installation import Finding


def machine(home: Path | None) -> Iterator[Finding]:
    """The rules, then the disk with `home` (else with the usual place), swap and hibernation."""
    yield from rules(paths.policy_file())
    if sys.platform == "win32":
        yield _asked("disk", tr("The program cannot see BitLocker. The administrator can: manage-bde -status"))
        yield _asked("swap", tr("The program cannot see whether the page file lies on an encrypted disk"))
        yield _asked("hibernation", tr("The program cannot see whether this computer hibernates: powercfg /a"))
    else:
        yield disk(home or _usual_home())
        yield swap()
        yield hibernation()


def rules(file: Path) -> Iterator[Finding]:
    """What the organisation fixed, and whether a user could change it."""
    try:
        found = organisation.read(file)
    except ProgramError as broken:
        words = explain(broken)
        yield Finding(check="policy", well=False, says=f"{words.title} {words.meaning} ({broken.code.value})")
        return
    lines = fixed(found)
    for line in lines:
        yield Finding(check="policy", well=True, says=tr("Fixed by your organisation: {what}", what=line))
    if not lines:
        says = tr("Your organisation fixed nothing on this computer ({file})", file=file)
        yield Finding(check="policy", well=True, says=says)
    if sys.platform != "win32" and file.exists():
        loose = [each for each in (file, file.parent) if _others_may_write(each)]
        if loose:
            says = tr("Not only the administrator may change this: {names}", names=", ".join(map(str, loose)))
            yield Finding(check="policy_file", well=False, says=says)


def _usual_home() -> Path:
    """Where a new vault comes; the usual place while the rules cannot be read."""
    try:
        return organisation.read().home or paths.default_home()
    except ProgramError:
        return paths.default_home()


def disk(
    folder: Path,
    devices: Path = Path("/sys/dev/block"),
    blocks: Path = Path("/sys/class/block"),
    mounts: Path = Path("/proc/self/mountinfo"),
) -> Finding:
    """Whether the disk below this folder is decrypted while the system runs (LUKS)."""
    device = _device(folder.absolute().resolve(), devices, blocks, mounts)
    if device is None:
        return _asked("disk", tr("The program cannot see which disk {folder} is on. Is it encrypted?", folder=folder))
    if _is_wiped(device):
        return Finding(check="disk", well=True, says=tr("The disk with {folder} is encrypted (LUKS)", folder=folder))
    says = tr("The program sees no LUKS under {folder}. Is that disk encrypted in another way?", folder=folder)
    return _asked("disk", says)


def swap(swaps: Path = Path("/proc/swaps"), blocks: Path = Path("/sys/class/block")) -> Finding:
    """Memory that the system moves to a disk, where nobody wipes it."""
    used = _swaps(swaps)
    if used is None:
        return _asked("swap", tr("The program cannot see where the system puts memory. Is that encrypted?"))
    if plain := _plain(used, blocks):
        return _asked("swap", tr("Is the swap space encrypted? Ask the administrator: {names}", names=", ".join(plain)))
    return Finding(check="swap", well=True, says=tr("Memory goes to no disk in the clear"))


def hibernation(
    power: Path = Path("/sys/power"), swaps: Path = Path("/proc/swaps"), blocks: Path = Path("/sys/class/block")
) -> Finding:
    """A machine that hibernates writes all of its memory into the swap space, an open vault with it."""
    used = _swaps(swaps)
    try:
        can = "disk" in (power / "state").read_text().split() and "[disabled]" not in (power / "disk").read_text()
    except OSError:
        can = None
    if can is None or used is None:
        return _asked("hibernation", tr("The program cannot see whether this computer hibernates"))
    if not can or all(each.name.startswith("zram") for each in used):
        return Finding(check="hibernation", well=True, says=tr("This computer does not hibernate"))
    if _plain(used, blocks):
        return _asked("hibernation", tr("Hibernating puts all memory on a disk. Is that disk encrypted?"))
    return Finding(check="hibernation", well=True, says=tr("Hibernating writes to encrypted swap space"))


def _asked(check: str, says: str) -> Finding:
    return Finding(check=check, well=True, says=says, asks=True)


def _swaps(swaps: Path) -> tuple[Path, ...] | None:
    try:
        lines = swaps.read_text(encoding="utf-8").splitlines()[1:]
    except OSError:
        return None
    return tuple(Path(line.split()[0]) for line in lines if line.strip())


def _plain(used: tuple[Path, ...], blocks: Path) -> list[str]:
    return [str(each) for each in used if not _is_wiped(blocks / each.resolve().name)]


def _device(there: Path, devices: Path, blocks: Path, mounts: Path) -> Path | None:
    """The block device below a folder; some file systems have a number of their own, then the mount names it."""
    try:
        lines = [line.split() for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines()]
    except OSError:
        return None
    above = [line for line in lines if there.is_relative_to(paths.mount_point(line[4]))]
    if not above:
        return None
    mount = max(reversed(above), key=lambda line: len(line[4]))  # of two in one place the later lies on top
    source = Path(mount[mount.index("-") + 2])
    for named in (devices / mount[2], blocks / source.resolve().name):
        if named.exists() and source.is_absolute():
            return named.resolve()
    return None


def _is_wiped(device: Path) -> bool:
    """Compressed memory, or a disk that is decrypted while the system runs, itself or what it stands on."""
    if device.name.startswith("zram"):
        return True
    try:
        if (device / "dm" / "uuid").read_text(encoding="utf-8").startswith("CRYPT-"):
            return True
    except OSError:
        pass
    below = list((device / "slaves").glob("*"))
    return bool(below) and all(_is_wiped(each.resolve()) for each in below)


def _others_may_write(place: Path) -> bool:
    found = place.stat()
    return found.st_uid != 0 or bool(stat.S_IMODE(found.st_mode) & 0o022)
