"""The row of signed registry versions in a store: each verified by the root of the one before, none ever lost.

The office vault and a database each hold the row; when they meet, what one lacks is copied, and a version that
they hold differently is a forgery of one of them. An office that was put back from a backup may learn a newer version
from a laptop, and not those in between: their places in the row stay empty.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

import msgspec

from ..bundle import Registry, Revoked, read_registry
from ..bundle.registry import number_of
from ..errors import StoreError, StoreFault, TrustError, TrustFault
from ..storage import Reader, Store, Writer

_ROOTS = "registry_roots"
_LAST = "registry_last"
_GAPS = "registry_gaps"
_UNSEEN = "registry_unseen"
MOST_SKIPPED = 10_000
"""Versions that may be missing in between: more would only make an endless row."""
MOST_CARRIED = 3_000_000
"""Bytes of versions that one return bundle carries; base64 makes a third more of them, and other things go too."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """`files` are the signed versions from 1 on, `values` what they say. An empty file: a version that is not here.

    In its place the value of the one before it stands, which says no more than it did.
    """

    files: tuple[bytes, ...]
    values: tuple[Registry, ...]

    @property
    def last(self) -> Registry:
        return self.values[-1]

    @property
    def roots(self) -> tuple[str, ...]:
        """Every root key (hex) that ever signed, the oldest first."""
        return tuple(dict.fromkeys(root for value in self.values for root in value.roots))

    def after(self, reported: int, *, most: int = MOST_CARRIED) -> tuple[int, ...]:
        """The numbers of the versions that go to a laptop which last reported this one, in their order.

        All of them; when they are too much for one bundle, those that change the root, and the newest. It then
        follows the root all the same, and the newest says everything that those in between said.
        """
        numbers = [each for each in range(reported + 1, len(self.files) + 1) if self.files[each - 1]]
        if sum(len(self.files[number - 1]) for number in numbers) <= most:
            return tuple(numbers)
        return tuple(number for number in numbers if number == numbers[-1] or self._changes_root(number))

    def carried(self, reported: int, *, most: int = MOST_CARRIED) -> tuple[bytes, ...]:
        """Their signed files."""
        return tuple(self.files[number - 1] for number in self.after(reported, most=most))

    def _changes_root(self, number: int) -> bool:
        return number > 1 and self.values[number - 1].roots != self.values[number - 2].roots


def pin(tx: Writer, roots: tuple[str, ...]) -> None:
    """The root keys (hex) that the first version must be signed by. They never change; later roots follow from them."""
    tx.set_meta(_ROOTS, " ".join(roots))


def row(tx: Reader, roots: tuple[str, ...]) -> Row:
    """All versions in this store, verified. Raises TrustError(BAD_REGISTRY) when one is missing or does not hold."""
    return _verified(files(tx), roots)


def pinned(tx: Reader) -> tuple[str, ...]:
    """The root keys that this vault believes. Raises TrustError(NOT_AN_OFFICE) when it knows none."""
    roots = tx.meta(_ROOTS)
    if not roots:
        raise TrustError(TrustFault.NOT_AN_OFFICE)
    return tuple(roots.split())


def skip(tx: Writer, count: int) -> None:
    """Never give out the next numbers: another list may have them already that this office forgot."""
    first = length(tx) + 1
    tx.set_meta(_UNSEEN, f"{first} {first + count - 1}")
    put(tx, (*files(tx), *(count * (b"",))))


def unseen(tx: Reader) -> frozenset[int]:
    """Numbers below the newest of which a list may exist that nobody showed us."""
    first, end = map(int, (tx.meta(_UNSEEN) or "1 0").split())
    return frozenset(_gaps(tx).intersection(range(first, end + 1)))


def learned(known: Row, roots: tuple[str, ...], come: Sequence[bytes]) -> Row:
    """The row with versions that somebody else holds, as far as it proves them; what it has itself stays as it is."""
    for file in come:
        number = number_of(file)
        if number is None or number > len(known.files) + MOST_SKIPPED or any(known.files[number - 1 : number]):
            continue
        longer = list(known.files) + [b""] * (number - len(known.files))
        longer[number - 1] = file
        with suppress(TrustError):
            row = _verified(tuple(longer), roots)
            known = row if row.last.office == known.last.office else known
    return known


def keep(tx: Writer, row: Row) -> None:
    """The row with what was learned. What is older than the newest that was learned no longer counts as unseen."""
    before, after = files(tx), row.files
    new = [n for n, file in enumerate(after, start=1) if file and not any(before[n - 1 : n])]
    put(tx, after)
    first, end = map(int, (tx.meta(_UNSEEN) or "1 0").split())
    seen = [number for number in new if first <= number <= end]
    if seen:
        tx.set_meta(_UNSEEN, f"{max(seen) + 1} {end}")


def add(tx: Writer, version: int, file: bytes) -> None:
    """One more signed version. The caller signed it; `row` verifies it each time that it is read.

    Raises StoreError(BUSY) when another desk was first with this number.
    """
    if version != length(tx) + 1:
        raise StoreError(StoreFault.BUSY)
    tx.put_secret(_name(version), file)
    tx.set_meta(_LAST, str(version))


def length(tx: Reader) -> int:
    """How many versions stand in this store."""
    return int(tx.meta(_LAST) or "0")


def verified(files: tuple[bytes, ...], roots: tuple[str, ...]) -> Row:
    """A row from elsewhere, up from these root keys. Raises TrustError(BAD_REGISTRY)."""
    return _verified(files, roots)


def holds(tx: Reader, sha256: str) -> bool:
    """Whether a version with this hash stands in the row; the newest are looked at first."""
    return any(hashlib.sha256(file).hexdigest() == sha256 for file in reversed(files(tx)))


def catch_up(vault: Store, central: Store) -> None:
    """Meet when one of the two is longer: another desk may have added versions. Raises as `meet`."""
    if vault is central:
        return
    with vault.read() as tx:
        ours = tx.meta(_LAST)
    with central.read() as tx:
        theirs = tx.meta(_LAST)
    if ours != theirs:
        meet(vault, central)


def meet(vault: Store, central: Store) -> None:
    """Bring both rows to the same length. Raises TrustError(BAD_REGISTRY) when they differ or one does not hold."""
    if vault is central:
        return
    with vault.read() as tx:
        roots, ours = pinned(tx), files(tx)
    with central.read() as tx:
        theirs = files(tx)
    longest = together(ours, theirs)
    _verified(longest, roots)
    for store, has in ((vault, ours), (central, theirs)):
        if has != longest:
            with store.write() as tx:
                put(tx, longest)
    _share_names(vault, central, _verified(longest, roots).last)


def together(ours: tuple[bytes, ...], theirs: tuple[bytes, ...]) -> tuple[bytes, ...]:
    """What either has. Raises TrustError(BAD_REGISTRY) for a version that they hold differently."""
    pairs = list(zip_longest(ours, theirs, fillvalue=b""))
    if any(one and other and one != other for one, other in pairs):
        raise TrustError(TrustFault.BAD_REGISTRY)
    return tuple(one or other for one, other in pairs)


def put(tx: Writer, row_files: Sequence[bytes]) -> None:
    """The whole row, which was verified."""
    for number, file in enumerate(row_files, start=1):
        if file:
            tx.put_secret(_name(number), file)
    tx.set_meta(_GAPS, " ".join(str(number) for number, file in enumerate(row_files, start=1) if not file))
    tx.set_meta(_LAST, str(len(row_files)))


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


def files(tx: Reader) -> tuple[bytes, ...]:
    """The signed versions as they stand, not verified; empty for one that never came here.

    Raises TrustError(BAD_REGISTRY) when one is missing.
    """
    gaps = _gaps(tx)
    found = [b"" if version in gaps else tx.secret(_name(version)) for version in range(1, length(tx) + 1)]
    if any(file is None for file in found):
        raise TrustError(TrustFault.BAD_REGISTRY)
    return tuple(file for file in found if file is not None)


@lru_cache(maxsize=2)
def _verified(files: tuple[bytes, ...], roots: tuple[str, ...]) -> Row:
    """The row; each version is signed by a root of the one before and carries the next number.

    The same bytes are not verified twice in one process.
    """
    believed, values = roots, list[Registry]()
    for number, file in enumerate(files, start=1):
        if not file and values:
            values.append(values[-1])
            continue
        registry = read_registry(file, roots=believed, after=number - 1)
        if registry.version != number:
            raise TrustError(TrustFault.BAD_REGISTRY)
        believed = registry.roots
        values.append(registry)
    if not values:
        raise TrustError(TrustFault.BAD_REGISTRY)
    return Row(files=files, values=(*values[:-1], _revoked_in_any(values)))


def _revoked_in_any(values: Sequence[Registry]) -> Registry:
    """The newest, with what an earlier one revoked: it cannot be undone, and the newest may not know of it.

    An office that was put back may have signed the newest before it learned what it forgot.
    """
    last, revoked = values[-1], dict[str, Revoked]()
    for value in values[:-1]:
        revoked |= {each.id: each.revoked for each in value.devices if each.revoked and each.id not in revoked}
    devices = tuple(
        msgspec.structs.replace(each, revoked=revoked[each.id]) if each.revoked is None and each.id in revoked else each
        for each in last.devices
    )
    return last if devices == last.devices else msgspec.structs.replace(last, devices=devices)


def _gaps(tx: Reader) -> set[int]:
    return {int(number) for number in (tx.meta(_GAPS) or "").split()}


def _name(version: int) -> str:
    return f"registry:{version:06}"
