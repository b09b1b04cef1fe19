"""Files of bundles where they lie, on a stick or in a folder: which there are, how large, and deleting them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from .... import files
from ....errors import StickError, StickFault

_FAULTS: dict[files.Trouble | None, StickFault] = {
    files.Trouble.READ_ONLY: StickFault.READ_ONLY,
    files.Trouble.HELD: StickFault.HELD,
    files.Trouble.BROKEN: StickFault.BROKEN,
}


def bundles_in(path: Path) -> list[Path]:
    """The file, or the bundles that lie in the folder or one level deeper: a stick may be dropped as a whole."""
    if not path.is_dir():
        return [path]
    found = (each for pattern in ("*", "*/*") for each in path.glob(pattern))
    return sorted(each for each in found if _is_named_so(each.name) and each.is_file())


def _is_named_so(name: str) -> bool:
    """Also as a copying machine, or Windows, writes it."""
    return name.casefold().startswith("kth-") and name.casefold().endswith(".age")


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
