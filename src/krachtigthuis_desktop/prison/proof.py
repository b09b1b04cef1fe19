"""Who is trusted, as this laptop can prove it: the newest version signed by the root, and those that changed the root.

They go along in each bundle. An office that was put back from a backup learns from them what it forgot. A version that
stands in a bundle without a receipt is kept, so that the same bundle can be made again.
"""

from __future__ import annotations

import msgspec

from ..bundle import Registry
from ..storage import BundleState, Reader, Writer

_KEPT = "registries_kept"
_OF_BUNDLE = "bundle_registry:"
OWED = "registry_owed"
"""The version that the office does not have: it goes along even when nothing else does. Empty for none."""
_OPEN = frozenset({BundleState.PREPARED, BundleState.WRITTEN})


def keep(tx: Writer, registry: Registry, data: bytes, before: Registry | None) -> None:
    """A newer version was taken in."""
    changes_root = before is not None and before.roots != registry.roots
    kept = _kept(tx)
    named = {named_by(tx, out.id) for out in tx.bundles() if out.state in _OPEN}
    stay = {number: root for number, root in kept.items() if root or number in named}
    for number in kept.keys() - stay.keys():
        tx.delete_secret(_name(number))
    tx.put_secret(_name(registry.version), data)
    tx.set_meta(_KEPT, msgspec.json.encode({**stay, registry.version: changes_root}).decode())


def files(tx: Reader, version: int) -> tuple[bytes, ...]:
    """What proves this version: those up to it that changed the root, and it. Nothing when it is not kept."""
    kept = _kept(tx)
    numbers = [number for number, root in sorted(kept.items()) if number == version or (root and number < version)]
    found = [tx.secret(_name(number)) for number in numbers] if version in kept else []
    return tuple(each for each in found if each is not None)


def stands_in(tx: Writer, bundle: str, version: int) -> None:
    """Note that this bundle carries the proof of that version."""
    tx.set_meta(_OF_BUNDLE + bundle, str(version))


def named_by(tx: Reader, bundle: str) -> int:
    """The version of which this bundle carries the proof; 0 for none."""
    return int(tx.meta(_OF_BUNDLE + bundle) or "0")


def owe(tx: Writer, told: int, held: int) -> None:
    """The office says that its newest version is `told`; ours is `held`."""
    tx.set_meta(OWED, str(held) if told < held else "")


def owed(tx: Reader) -> int:
    """The version that the office does not have; 0 for none."""
    return int(tx.meta(OWED) or "0")


def _kept(tx: Reader) -> dict[int, bool]:
    return msgspec.json.decode(tx.meta(_KEPT) or "{}", type=dict[int, bool])


def _name(number: int) -> str:
    return f"registry:{number:06}"
