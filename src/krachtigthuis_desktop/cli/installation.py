"""Is this installation whole? The parts it stands on, its own plain files, and what its system must not do."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from .. import i18n, paths
from ..i18n import mark, tr
from ..vault import leave_no_core, leaves_no_core

_DISTRIBUTION = "krachtigthuis-desktop"
_DRIVER = "psycopg"
_NAME = re.compile(r"[A-Za-z0-9._-]+")

FILES = (
    "fonts/NotoSans-Regular.ttf",
    "fonts/NotoSans-Bold.ttf",
    "fonts/NotoSansArabic-Regular.ttf",
    "icons/krachtigthuis.svg",
    "wordings/wachtwoorden.txt",
    "locale/nl/LC_MESSAGES/krachtigthuis.mo",
)
"""Plain files without which a screen, a letter or a passphrase cannot be made."""


_NO_CORE, _CORE = (
    (
        mark("A crash is asked to leave no report. What Windows itself ends hard may still be reported"),
        mark("Windows keeps what crashes (LocalDumps). Ask the administrator to switch that off"),
    )
    if sys.platform == "win32"
    else (
        mark("Core dumps are off, also for a program that collects crashes"),
        mark("Core dumps cannot be switched off"),
    )
)
"""What is said of crashes, well and not."""


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing that was looked at: its stable code, whether it is well, and a line for a person."""

    check: str
    well: bool
    says: str
    asks: bool = False
    """Only a person can answer this; it is not bad by itself."""


def installation() -> Iterator[Finding]:
    """Everything that can be looked at without a vault, in the order in which it would fail."""
    yield _python()
    yield from _parts()
    yield _files()
    yield _dutch()
    yield _core_dumps()


def _python() -> Finding:
    version = ".".join(str(part) for part in sys.version_info[:3])
    return Finding(check="python", well=sys.version_info >= (3, 11), says=tr("Python {version}", version=version))


def _parts() -> Iterator[Finding]:
    """Each package this program stands on, with its version. One name may be asked for twice, per Python version."""
    wishes = metadata.requires(_DISTRIBUTION) or ()
    names = (_NAME.match(wish) for wish in wishes if "extra ==" not in wish)
    for name in dict.fromkeys(found.group() for found in names if found):
        yield _part(name)
    try:
        yield Finding(check=f"package:{_DRIVER}", well=True, says=f"{_DRIVER} {metadata.version(_DRIVER)}")
    except metadata.PackageNotFoundError:
        says = tr("The part for a database is not installed. Only an office on PostgreSQL needs it.")
        yield Finding(check=f"package:{_DRIVER}", well=True, says=says)


_HALVES = {"pyside6": ("pyside6-essentials", "pyside6-pdf")}
"""What the package for Windows carries in the place of the whole."""


def _part(name: str) -> Finding:
    halves = _HALVES.get(name.casefold(), ())
    if halves and all(map(_is_installed, halves)):
        says = ", ".join(f"{half} {metadata.version(half)}" for half in halves)
        return Finding(check=f"package:{name}", well=True, says=says)
    try:
        version = metadata.version(name)
    except metadata.PackageNotFoundError:
        return Finding(check=f"package:{name}", well=False, says=tr("{name} is not installed", name=name))
    if name.casefold() == "pyside6" and sys.version_info < (3, 12) and version.startswith("6.12"):
        # Measured: this pair ends the process after some six thousand calls.
        return Finding(
            check=f"package:{name}",
            well=False,
            says=tr("{name} {version} does not work with this Python", name=name, version=version),
        )
    return Finding(check=f"package:{name}", well=True, says=f"{name} {version}")


def _is_installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def _files() -> Finding:
    missing = [name for name in FILES if not (paths.resources() / Path(name)).is_file()]
    if missing:
        return Finding(check="files", well=False, says=tr("Missing: {names}", names=", ".join(missing)))
    return Finding(check="files", well=True, says=tr("Letters, icons and words are there"))


def _dutch() -> Finding:
    try:
        i18n.words(i18n.Language.DUTCH)
    except OSError:
        return Finding(check="language", well=False, says=tr("The Dutch words are missing"))
    return Finding(check="language", well=True, says=tr("Dutch and English are there"))


def _core_dumps() -> Finding:
    """A crash must not write memory, and with it names and keys, to a disk."""
    leave_no_core()
    off = leaves_no_core()
    return Finding(check="core_dumps", well=off, says=tr(_NO_CORE if off else _CORE))
