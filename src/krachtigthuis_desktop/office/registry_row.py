"""The row of signed registry versions in a store: each verified by the root of the one before, none ever lost.

The office vault and a database each hold the row; when they meet, what one lacks is copied, and a version that
they hold differently is a forgery of one of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..bundle import Registry, read_registry
from ..errors import TrustError, TrustFault
from ..storage import Reader, Store, Writer

_ROOTS = "registry_roots"
_LAST = "registry_last"


@dataclass(frozen=True, kw_only=True)
class Row:
    """`files` are the signed versions from 1 on, `last` the value of the newest."""

    files: tuple[bytes, ...]
    last: Registry


def pin(tx: Writer, roots: tuple[str, ...]) -> None:
    """The root keys (hex) that the first version must be signed by. They never change; later roots follow from them."""
    tx.set_meta(_ROOTS, " ".join(roots))


def row(tx: Reader, roots: tuple[str, ...]) -> Row:
    """All versions in this store, verified. Raises TrustError(BAD_REGISTRY) when one is missing or does not hold."""
    files = _files(tx)
    if not files:
        raise TrustError(TrustFault.BAD_REGISTRY)
    return Row(files=files, last=_verified(files, roots))


def pinned(tx: Reader) -> tuple[str, ...]:
    """The root keys that this vault believes. Raises TrustError(NOT_AN_OFFICE) when it knows none."""
    roots = tx.meta(_ROOTS)
    if not roots:
        raise TrustError(TrustFault.NOT_AN_OFFICE)
    return tuple(roots.split())


def add(tx: Writer, version: int, file: bytes) -> None:
    """One more signed version. The caller signed it; `row` verifies it each time that it is read."""
    tx.put_secret(_name(version), file)
    tx.set_meta(_LAST, str(version))


def meet(vault: Store, central: Store) -> None:
    """Bring both rows to the same length. Raises TrustError(BAD_REGISTRY) when they differ or one does not hold."""
    if vault is central:
        return
    with vault.read() as tx:
        roots, ours = pinned(tx), _files(tx)
    with central.read() as tx:
        theirs = _files(tx)
    longest = max(ours, theirs, key=len)
    if ours != longest[: len(ours)] or theirs != longest[: len(theirs)]:
        raise TrustError(TrustFault.BAD_REGISTRY)
    _verified(longest, roots)
    for store, has in ((vault, ours), (central, theirs)):
        if len(has) < len(longest):
            with store.write() as tx:
                for version in range(len(has) + 1, len(longest) + 1):
                    add(tx, version, longest[version - 1])
    _share_names(vault, central, _verified(longest, roots))


def _share_names(vault: Store, central: Store, registry: Registry) -> None:
    """The names behind the codes stand where people look: in whichever store is in use now."""
    names = [f"holder:{device.holder}" for device in registry.devices]
    for source, target in ((vault, central), (central, vault)):
        with source.read() as tx:
            known = {name: tx.meta(name) for name in names}
        with target.read() as tx:
            lacking = {name: value for name, value in known.items() if value and tx.meta(name) is None}
        if lacking:
            with target.write() as tx:
                for name, value in lacking.items():
                    tx.set_meta(name, value)


def _files(tx: Reader) -> tuple[bytes, ...]:
    files = [tx.secret(_name(version)) for version in range(1, int(tx.meta(_LAST) or "0") + 1)]
    if any(file is None for file in files):
        raise TrustError(TrustFault.BAD_REGISTRY)
    return tuple(file for file in files if file is not None)


def _verified(files: tuple[bytes, ...], roots: tuple[str, ...]) -> Registry:
    """The newest version; each is signed by a root of the one before and carries the next number."""
    believed, registry = roots, None
    for number, file in enumerate(files, start=1):
        registry = read_registry(file, roots=believed, after=number - 1)
        if registry.version != number:
            raise TrustError(TrustFault.BAD_REGISTRY)
        believed = registry.roots
    if registry is None:
        raise TrustError(TrustFault.BAD_REGISTRY)
    return registry


def _name(version: int) -> str:
    return f"registry:{version:06}"
