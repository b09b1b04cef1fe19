"""Looks for texts where none may be: in files and their names, in the forms in which text hides (SECURITY T17)."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

LEAST = 8
"""Shorter texts turn up by chance in encrypted pages."""
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


def forms(text: str) -> frozenset[bytes]:
    """A text as bytes: plain, wide, as hex, and in the middle of base64 in each of its three places."""
    plain = text.encode()
    found = {
        plain,
        text.encode("utf-16-le"),
        text.encode("utf-16-be"),
        plain.hex().encode(),
        plain.hex().upper().encode(),
    }
    for shift in range(3):
        # The characters at the edges depend on their neighbours: they are left away.
        coded = base64.b64encode(b"x" * shift + plain)
        found.add(coded[4 if shift else 0 : len(coded) // 4 * 4 - 4])
    return frozenset(each for each in found if len(each) >= LEAST)


def leaks(files: Iterable[Path], texts: Iterable[str], *, root: Path) -> list[str]:
    """Where a text stands, as "file: form"; also inside deflated and ASCII85 streams, and in names of files."""
    wanted = [(form, text) for text in texts if len(text) >= LEAST for form in forms(text)]
    found = []
    for file in files:
        name = str(file.relative_to(root)).encode()
        # What is all zeros (ballast, padding) hides nothing and takes long.
        for content in (name, *_layers(file.read_bytes().strip(b"\0"))):
            hit = next((text for form, text in wanted if form in content), None)
            if hit is not None:
                found.append(f"{file.relative_to(root)}: {hit[:3]}…")
                break
    return found


def _layers(data: bytes) -> Iterator[bytes]:
    yield data
    for stream in _STREAM.finditer(data):
        body = stream.group(1).strip()
        yield from _unpacked(body)
    for at in _deflated(data):
        try:
            yield zlib.decompressobj().decompress(data[at : at + 1_000_000], 4_000_000)
        except zlib.error:
            continue


def _unpacked(body: bytes) -> Iterator[bytes]:
    for source in (body, _ascii85(body)):
        try:
            yield zlib.decompress(source)
        except zlib.error:
            continue


def _ascii85(body: bytes) -> bytes:
    try:
        return base64.a85decode(body.removesuffix(b"~>"))
    except ValueError:
        return b""


def _deflated(data: bytes) -> Iterator[int]:
    """Where a zlib stream may begin."""
    for head in (b"\x78\x9c", b"\x78\xda", b"\x78\x01", b"\x78\x5e"):
        at = data.find(head)
        while at >= 0:
            yield at
            at = data.find(head, at + 1)
