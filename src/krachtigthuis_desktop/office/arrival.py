"""Files from a stick, opened before anything is imported: who sent each, which one in the row, or why not.

A small batch stays in memory; of a large one only the heads do, and each file is read again in its turn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from .. import paths
from ..bundle import MAX_BUNDLE, BundleType, Registry, Trusted, VerifiedBundle, read
from ..bundle.reader import registry_in
from ..crypto import agefile
from ..errors import BundleReason, BundleRefused, InputError, InputFault, KrachtigError, TrustError, TrustFault
from . import registry_row
from .desk import Desk
from .keys import identities
from .registry import must_join_again
from .report import FileReport, Outcome

MAX_KEPT = MAX_BUNDLE
"""Bytes of files whose content stays in memory between opening and import: those of one full bundle."""


@dataclass(frozen=True, kw_only=True)
class Head:
    """What decides when a bundle's turn comes."""

    id: str
    device: str
    incarnation: str
    after: str | None
    seq: int


@dataclass(frozen=True, kw_only=True)
class Arrived:
    """One file in the batch. Either `refused` says why not, or `head` whose turn it is; `bundle` may be let go."""

    place: int
    file: Path
    head: Head | None = None
    refused: KrachtigError | None = None
    bundle: VerifiedBundle | None = None
    data: bytes = b""
    registry: tuple[bytes, ...] = ()
    """Versions of who is trusted that it carries, when it tells of one that we do not have."""

    @property
    def refusal(self) -> FileReport:
        """The report of a file that was refused."""
        reason = self.refused.code.value if self.refused else BundleReason.CORRUPT.value
        return FileReport(
            file=str(self.file), outcome=Outcome.REFUSED, id=self.head.id if self.head else None, reason=reason
        )


@dataclass(frozen=True, kw_only=True)
class Door:
    """Our identities and whom we believe: what the reader needs to know."""

    identities: tuple[str, ...]
    trusted: Trusted
    registry: Registry
    is_unseen: Callable[[int], bool]
    """Whether a list of this number may exist that this office does not know."""
    must_join_again: bool
    """What is locked for us may be locked for keys that only another desk has."""


def door(desk: Desk, registry: Registry) -> Door:
    """The door for bundles of laptops at this desk: also of those sealed for, or signed with, keys of before."""
    with desk.vault.store.read() as tx:
        unseen = registry_row.unseen(tx)
    ours = identities(desk.vault.store)
    peers = {bytes.fromhex(key): device.id for device in registry.devices for key in device.signing_keys}
    recipients = frozenset(map(agefile.recipient_of, ours))
    trusted = Trusted(me=desk.office, recipients=recipients, peers=peers, type=BundleType.LAPTOP)
    return Door(
        identities=ours,
        trusted=trusted,
        registry=registry,
        is_unseen=lambda version: version > registry.version or version in unseen,
        must_join_again=must_join_again(desk, registry),
    )


def open_files(files: Sequence[Path], at: Door) -> list[Arrived]:
    """All files of a batch, opened. Nothing is written, and no fault of one keeps another from its turn."""
    keep = len(files) == 1 or sum(map(_size, files)) <= MAX_KEPT
    arrived = []
    for place, file in enumerate(files):
        opened = _opened(Arrived(place=place, file=file), at)
        arrived.append(opened if keep else replace(opened, bundle=None, data=b""))
    return arrived


def again(arrived: Arrived, at: Door) -> Arrived:
    """The file with its bundle, read again when it was let go; refused when it is another one by now."""
    if arrived.bundle is not None or arrived.head is None:
        return arrived
    opened = _opened(Arrived(place=arrived.place, file=arrived.file), at)
    if opened.refused is None and opened.head != arrived.head:
        return replace(arrived, refused=BundleRefused(BundleReason.CORRUPT, detail="changed while it was read"))
    return opened


def in_turn(arrived: Sequence[Arrived]) -> list[Arrived]:
    """Those that were not refused: per laptop, per incarnation in the order in which they followed, by number."""
    afters = {(each.head.device, each.head.incarnation): each.head.after for each in arrived if each.head}

    def turn(each: Arrived) -> tuple[str, int, str, int]:
        assert each.head is not None  # noqa: S101 only those with a head are asked
        head = each.head
        return head.device, _depth(afters, head.device, head.incarnation), head.incarnation, head.seq

    return sorted((each for each in arrived if each.head and each.refused is None), key=turn)


def _depth(afters: dict[tuple[str, str], str | None], device: str, incarnation: str) -> int:
    """How many incarnations of this batch came before this one; a ring, which only malice makes, ends."""
    seen: set[str] = set()
    before = afters.get((device, incarnation))
    while before is not None and before not in seen:
        seen.add(before)
        before = afters.get((device, before))
    return len(seen)


def _opened(arrived: Arrived, at: Door) -> Arrived:
    try:
        data = _bytes(arrived.file)
    except InputError as refused:
        return replace(arrived, refused=refused)
    try:
        bundle = read(data, identities=at.identities, trusted=at.trusted)
    except BundleRefused as refused:
        if refused.code is BundleReason.WRONG_RECIPIENT and at.must_join_again:
            return replace(arrived, refused=TrustError(TrustFault.KEYS_ELSEWHERE))
        unknown = refused.code is BundleReason.UNKNOWN_DEVICE
        return replace(arrived, refused=refused, registry=_carried(data, at) if unknown else ())
    manifest = bundle.manifest
    if at.is_unseen(manifest.registry_version):
        newer = TrustError(TrustFault.NEWER_REGISTRY, version=manifest.registry_version, known=at.registry.version)
        return replace(arrived, refused=newer, registry=_carried(data, at))
    head = Head(
        id=bundle.id,
        device=manifest.device,
        incarnation=manifest.incarnation,
        after=manifest.after.incarnation if manifest.after else None,
        seq=manifest.seq,
    )
    return replace(arrived, head=head, bundle=bundle, data=data)


def _carried(data: bytes, at: Door) -> tuple[bytes, ...]:
    try:
        return registry_in(data, at.identities)
    except BundleRefused:
        return ()


def _bytes(file: Path) -> bytes:
    """The file, or as much of it as shows that it is too large."""
    try:
        return paths.read_plain(file, MAX_BUNDLE + 1)
    except FileNotFoundError:
        raise InputError(InputFault.FILE_MISSING, path=file) from None
    except OSError:
        raise InputError(InputFault.FILE_UNREADABLE, path=file) from None


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
