"""A small file beside each backup, which is written anew when something must not be forgotten by who puts it back.

What stands in it is its writer's; here it is only laid down and read. The backup itself is never touched.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from .. import files, paths
from ..errors import StickError
from ..storage import Reader, Writer
from . import backups_there, elsewhere
from .backup_form import NOTE, NOTE_SIGNATURE
from .opened import OpenVault

FOLDERS = "backup_folders"
_MOST = 8
_MAX = 64 * 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Note:
    """The bytes of a note, and a signature over them."""

    data: bytes
    signature: bytes


def remember(tx: Writer, to: Path) -> None:
    """A backup of an office is made in that folder: its note is kept up to date there from now on."""
    here = str(to.absolute())
    tx.set_meta(FOLDERS, msgspec.json.encode([here, *(each for each in known(tx) if each != here)][:_MOST]).decode())


def known(tx: Reader) -> list[str]:
    """Every folder in which a backup of this vault was made, the last one first."""
    return msgspec.json.decode(tx.meta(FOLDERS) or "[]", type=list[str])


def lay(vault: OpenVault, to: Path, note: Note) -> int:
    """Put this note beside each backup of this vault in a folder, in place of the one there. Returns how many.

    Raises StickError when the folder is not there or cannot be written.
    """
    there = folders(vault, to)
    with elsewhere.writing(to, len(note.data)):
        for folder in there:
            for name, data in ((NOTE, note.data), (NOTE_SIGNATURE, note.signature)):
                new = folder / f"{name}.new"
                files.remove(new)
                elsewhere.write(new, data)
                files.replace(new, folder / name)
            elsewhere.flush_folder(folder)
    return len(there)


def folders(vault: OpenVault, to: Path) -> tuple[Path, ...]:
    """Every backup of this vault in that folder. Raises StickError."""
    elsewhere.check_folder(to)
    return backups_there.folders(vault, to)


def read(folder: Path) -> Note | None:
    """The note in this backup; None when there is none that can be read."""
    try:
        data = paths.read_plain(folder / NOTE, _MAX)
        return Note(data=data, signature=paths.read_plain(folder / NOTE_SIGNATURE, 10_000))
    except (OSError, StickError):
        return None
