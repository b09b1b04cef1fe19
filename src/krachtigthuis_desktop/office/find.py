"""What this office knows again: a record by the number that people read aloud, a file that it wrote itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from ..domain.records import KINDS
from .desk import Desk


def by_number(desk: Desk, number: str) -> tuple[UUID, ...]:
    """The record or home front with this number; of a lying laptop there may be more than one."""
    with desk.store.read() as tx:
        return tuple(id_ for kind in KINDS.values() for id_ in tx.having(kind, number=number))


def our_own(desk: Desk, files: Sequence[Path]) -> frozenset[Path]:
    """Those of the files that bear the name of an answer of ours: it came back on the stick with which it left."""
    with desk.store.read() as tx:
        ours = {out.id[:16].casefold() for out in tx.bundles()}
    return frozenset(file for file in files if file.stem.casefold().removeprefix("kth-")[:16] in ours)


def bundles_in(path: Path) -> list[Path]:
    """The file, or the bundles that lie in the folder or one level deeper: a stick may be dropped as a whole."""
    if not path.is_dir():
        return [path]
    found = (each for pattern in ("*", "*/*") for each in path.glob(pattern))
    return sorted(each for each in found if _is_named_so(each.name) and each.is_file())


def _is_named_so(name: str) -> bool:
    """Also as a copying machine, or Windows, writes it."""
    return name.casefold().startswith("kth-") and name.casefold().endswith(".age")
