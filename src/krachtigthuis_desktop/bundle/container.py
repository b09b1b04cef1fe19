"""The tar inside: four members, in this order, with fixed header fields, a whole number of 64 KiB long.

Reading is building it again from what was found and comparing every byte: a tar that anybody else would
read otherwise is not ours. Nothing is ever extracted. Format: POSIX.1-1988 ustar, to the byte what GNU tar makes:
`tar --format=ustar --owner=0 --group=0 --numeric-owner --mode=0600 --mtime=@0 -b1 -cf - NAMES`.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import BundleReason, BundleRefused

MAX_BUNDLE = 16 * 1024 * 1024
"""Bytes of one file on a stick; more content goes into several bundles."""
SEALING = 64 * 1024
"""What age may add at most to what it seals: headers for sixteen recipients and 16 bytes per 64 KiB."""
NAMES = ("manifest.json.sig", "manifest.json", "payload.json", "pad.bin")
BLOCK = 512
UNIT = 64 * 1024
"""The size of a bundle tells no more than this."""


@dataclass(frozen=True)
class Members:
    """The three that say something; the fourth is zeros."""

    signature: bytes
    manifest: bytes
    payload: bytes


def pack(members: Members) -> bytes:
    """The tar of these members, padded."""
    parts = []
    for name, data in zip(NAMES, (members.signature, members.manifest, members.payload), strict=False):
        parts += [_header(name, len(data)), data, bytes(-len(data) % BLOCK)]
    size = sum(map(len, parts)) + BLOCK + 2 * BLOCK
    pad = -size % UNIT
    return b"".join([*parts, _header(NAMES[3], pad), bytes(pad + 2 * BLOCK)])


def unpack(data: bytes) -> Members:
    """The members of a tar that `pack` would write, to the byte. Raises BundleRefused(BAD_CONTAINER)."""
    found, at = [], 0
    for name in NAMES[:3]:
        size = _size(data[at : at + BLOCK], name)
        start, end = at + BLOCK, at + BLOCK + size
        if end > len(data):
            raise _refused("a member ends after the file")
        found.append(data[start:end])
        at = end + -size % BLOCK
    members = Members(*found)
    if pack(members) != data:
        raise _refused("not the one form of this container")
    return members


def _header(name: str, size: int) -> bytes:
    header = bytearray(BLOCK)
    for at, text in (
        (0, name.encode()),
        (100, b"0000600\0"),
        (108, b"0000000\0"),
        (116, b"0000000\0"),
        (124, b"%011o\0" % size),
        (136, b"00000000000\0"),
        (148, b" " * 8),
        (156, b"0"),
        (257, b"ustar\x0000"),
        (329, b"0000000\0"),
        (337, b"0000000\0"),
    ):
        header[at : at + len(text)] = text
    header[148:156] = b"%06o\0 " % sum(header)
    return bytes(header)


def _size(header: bytes, name: str) -> int:
    """The size in a header that is otherwise exactly the one we would write."""
    digits = header[124:135]
    if len(header) != BLOCK or any(byte not in b"01234567" for byte in digits):
        raise _refused("not a header of this container")
    size = int(digits, 8)
    if header != _header(name, size):
        raise _refused("not a header of this container")
    return size


def _refused(detail: str) -> BundleRefused:
    return BundleRefused(BundleReason.BAD_CONTAINER, detail=detail)
