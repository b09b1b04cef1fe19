"""Which key signs a return for a laptop: the everyday key, or a root (DESIGN 6). A pure decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..bundle import Registry


@dataclass(frozen=True, kw_only=True)
class Everyday:
    """The everyday key: the laptop knows it, and nothing that is carried retires it."""

    key: str


@dataclass(frozen=True, kw_only=True)
class RootNeeded:
    """One of these root keys (hex), which the laptop believes: the root passphrase is asked for.

    After a change of root that may be one of before: `root.RootKeys.believed_by` finds it.
    """

    roots: tuple[str, ...]


Signer = Everyday | RootNeeded


def key_for(rows: Sequence[Registry], reported: int, carried: Sequence[Registry], *, everyday: str) -> Signer:
    """The signer of a return for a laptop that last reported version `reported` (0: none, the first answer).

    `rows` are all versions from 1 on, `carried` those that go along, `everyday` the office's signing key of now (hex).
    """
    held = rows[reported - 1] if 0 < reported <= len(rows) else None
    if held is None:
        return RootNeeded(roots=rows[-1].roots)
    if all(everyday in version.everyday for version in (held, *carried)):
        return Everyday(key=everyday)
    return RootNeeded(roots=held.roots)
