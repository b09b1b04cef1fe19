"""Files of bundles where they lie, on a stick or in a folder: how large they are, and deleting them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from .... import files
from ....errors import StickError, StickFault
from ....office.find import bundles_in

__all__ = ["bundles_in", "delete", "size_of"]

_FAULTS: dict[files.Trouble | None, StickFault] = {
    files.Trouble.READ_ONLY: StickFault.READ_ONLY,
    files.Trouble.HELD: StickFault.HELD,
    files.Trouble.BROKEN: StickFault.BROKEN,
}


def size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def delete(paths: Sequence[Path]) -> tuple[Path, ...]:
    for path in paths:
        try:
            files.remove(path)
        except OSError as fault:
            code = _FAULTS.get(files.trouble(fault), StickFault.GONE)
            raise StickError(code, path=path.parent) from None
    return tuple(paths)
