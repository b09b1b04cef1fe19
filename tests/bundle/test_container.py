"""The tar: one form only. Whatever another program could read in it otherwise is refused, and nothing is extracted."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest

from krachtigthuis_desktop.bundle.container import BLOCK, NAMES, UNIT, Members, pack, unpack
from krachtigthuis_desktop.errors import BundleReason, BundleRefused
from tests.bundle import parcels
from tests.bundle.watch import writing_is_a_fault

GOOD = Members(signature=b"signed\n", manifest=b'{"v":1}', payload=b"{}")

Entry = tuple[tarfile.TarInfo, bytes]
Form = Literal[0, 1, 2]
Case = Callable[[], bytes]


def _entry(name: str, data: bytes = b"", **fields: object) -> Entry:
    info = tarfile.TarInfo(name)
    info.size, info.mode = len(data), 0o600
    for field, value in fields.items():
        setattr(info, field, value)
    return info, data


def _four() -> list[Entry]:
    """The members of a good tar, as any program would add them."""
    size = len(pack(GOOD)) - 9 * BLOCK
    return [
        _entry(name, data)
        for name, data in zip(NAMES, (GOOD.signature, GOOD.manifest, GOOD.payload, bytes(size)), strict=True)
    ]


def _tar(entries: list[Entry], form: Form = tarfile.USTAR_FORMAT, end: bytes = bytes(2 * BLOCK)) -> bytes:
    """A tar of these entries with the device numbers in GNU's spelling, as ours has them."""
    parts = []
    for info, data in entries:
        header = bytearray(info.tobuf(form, "utf-8", "surrogateescape"))
        if len(header) == BLOCK and form == tarfile.USTAR_FORMAT:
            header[329:345] = b"0000000\0" * 2
            header[148:156] = b" " * 8
            header[148:156] = b"%06o\0 " % sum(header)
        parts += [bytes(header), data, bytes(-len(data) % BLOCK)]
    return b"".join([*parts, end])


def _with(place: int, entry: Entry) -> bytes:
    entries = _four()
    entries[place] = entry
    return _tar(entries)


def _extra(entry: Entry, place: int = 4) -> bytes:
    entries = _four()
    entries.insert(place, entry)
    return _tar(entries)


def _bent(at: int, value: bytes, *, sum_fits: bool = True) -> bytes:
    """A good tar with other bytes in its first header."""
    data = bytearray(pack(GOOD))
    data[at : at + len(value)] = value
    if sum_fits:
        data[148:156] = b" " * 8
        data[148:156] = b"%06o\0 " % sum(data[:BLOCK])
    return bytes(data)


def _link(name: str, kind: bytes, to: str) -> Entry:
    return _entry(name, type=kind, linkname=to)


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % UNIT)


NAMED = {
    "parent folder": "../manifest.json",
    "parent folder deep": "../../../../tmp/x",
    "absolute": "/etc/cron.d/x",
    "drive letter": "C:\\Windows\\x",
    "share": "\\\\server\\share\\x",
    "backslash": "..\\x",
    "dot": "./payload.json",
    "upper case": "PAYLOAD.JSON",
    "other normal form": "páyload.json",
    "wide letters": "ｐayload.json",
    "turned around": "\u202egnp.nosj.daolyap",
    "device name of Windows": "NUL",
    "trailing space": "payload.json ",
    "trailing dot": "payload.json.",
    "stream of NTFS": "payload.json:x",
    "empty": "",
    "newline": "payload.json\nx",
    "shell": "$(touch x)",
}


def _member_called(name: str) -> Case:
    return lambda: _with(2, _entry(name, b"{}"))


def _one_more_called(name: str) -> Case:
    return lambda: _extra(_entry(name, b"x"))


CASES: dict[str, Case] = {
    **{f"a member called {what}": _member_called(name) for what, name in NAMED.items()},
    **{f"one more, called {what}": _one_more_called(name) for what, name in NAMED.items()},
    "symbolic link": lambda: _with(2, _link("payload.json", tarfile.SYMTYPE, "/etc/passwd")),
    "hard link": lambda: _with(2, _link("payload.json", tarfile.LNKTYPE, "manifest.json")),
    "link first, then through it": lambda: _extra(_link("payload.json", tarfile.SYMTYPE, "/tmp"), 2),
    "character device": lambda: _with(2, _entry("payload.json", type=tarfile.CHRTYPE, devmajor=1, devminor=5)),
    "block device": lambda: _with(2, _entry("payload.json", type=tarfile.BLKTYPE, devmajor=8)),
    "pipe": lambda: _with(2, _entry("payload.json", type=tarfile.FIFOTYPE)),
    "folder": lambda: _with(2, _entry("payload.json", type=tarfile.DIRTYPE)),
    "contiguous file": lambda: _with(2, _entry("payload.json", b"{}", type=tarfile.CONTTYPE)),
    "old regular file": lambda: _with(2, _entry("payload.json", b"{}", type=tarfile.AREGTYPE)),
    "sparse file": lambda: _with(2, _entry("payload.json", b"{}", type=tarfile.GNUTYPE_SPARSE)),
    "pax path": lambda: _tar(
        [_entry("payload.json", b"", pax_headers={"path": "../../x"}), *_four()], tarfile.PAX_FORMAT
    ),
    "pax global header": lambda: _tar([_entry("g", b"18 path=../../abc\n", type=tarfile.XGLTYPE), *_four()]),
    "GNU long name": lambda: _tar([_entry("../" * 60 + "x", b"x"), *_four()], tarfile.GNU_FORMAT),
    "GNU long link": lambda: _tar(
        [_entry("x", type=tarfile.SYMTYPE, linkname="../" * 60), *_four()], tarfile.GNU_FORMAT
    ),
    "volume header": lambda: _tar([_entry("VOLUME", type=b"V"), *_four()]),
    "8 GiB size": lambda: _bent(124, b"77777777777\0"),
    "size in base 256": lambda: _bent(124, b"\x80" + bytes(10) + b"\x07"),
    "negative size": lambda: _bent(124, b"\xff" * 12),
    "size with spaces": lambda: _bent(124, b"          7\0"),
    "size without its end": lambda: _bent(124, b"000000000007"),
    "size with an eight": lambda: _bent(124, b"00000000008\0"),
    "size one less": lambda: _bent(124, b"00000000006\0"),
    "size one block more": lambda: _bent(124, b"00000001007\0"),
    "other mode": lambda: _bent(100, b"0000644\0"),
    "setuid": lambda: _bent(100, b"0004755\0"),
    "other owner": lambda: _bent(108, b"0001750\0"),
    "other time": lambda: _bent(136, b"15000000000\0"),
    "owner by name": lambda: _bent(265, b"root"),
    "prefix": lambda: _bent(345, b"../.."),
    "GNU magic": lambda: _bent(257, b"ustar  \0"),
    "no magic": lambda: _bent(257, bytes(8)),
    "wrong sum": lambda: _bent(148, b"000000\0 ", sum_fits=False),
    "sum in another spelling": lambda: _bent(148, b"%07o\0" % sum(_blank_sum()), sum_fits=False),
    "bytes after the name's end": lambda: _bent(50, b"x"),
    "bytes at the end of the header": lambda: _bent(508, b"x"),
    "two payloads": lambda: _extra(_entry("payload.json", b"{}"), 3),
    "two manifests": lambda: _extra(_entry("manifest.json", GOOD.manifest), 2),
    "case twin": lambda: _extra(_entry("Payload.json", b"{}"), 3),
    "another order": lambda: _tar([_four()[place] for place in (1, 0, 2, 3)]),
    "no signature": lambda: _padded(_tar(_four()[1:])),
    "no padding": lambda: _padded(_tar(_four()[:3])),
    "padding that is not zero": lambda: _with(3, _entry("pad.bin", b"x" * (len(pack(GOOD)) - 9 * BLOCK))),
    "padding one block short": lambda: _with(3, _entry("pad.bin", bytes(len(pack(GOOD)) - 10 * BLOCK))),
    "padding one unit long": lambda: _with(3, _entry("pad.bin", bytes(len(pack(GOOD)) - 9 * BLOCK + UNIT))),
    "something after a member": lambda: _bent(BLOCK + len(GOOD.signature), b"x", sum_fits=False),
    "one end block": lambda: _tar(_four(), end=bytes(BLOCK)),
    "three end blocks": lambda: _tar(_four(), end=bytes(3 * BLOCK)),
    "blocked by twenty": lambda: _tar(_four(), end=bytes(-(len(pack(GOOD)) - 2 * BLOCK) % 10_240 + 10_240)),
    "a second tar after it": lambda: pack(GOOD) * 2,
    "a byte after it": lambda: pack(GOOD) + b"x",
    "half of it": lambda: pack(GOOD)[: UNIT // 2],
    "empty": lambda: b"",
    "zeros": lambda: bytes(UNIT),
    "16 MiB of zeros": lambda: bytes(16 * 1024 * 1024),
    "a zip": lambda: _padded(b"PK\x03\x04" + bytes(30)),
    "a gzip bomb renamed": lambda: _padded(b"\x1f\x8b\x08" + bytes(100)),
    "an xz renamed": lambda: _padded(b"\xfd7zXZ\x00" + bytes(100)),
    "a bundle in a bundle": lambda: parcels.a_bundle().outer,
    "text": lambda: b"Ik maak mij zorgen.",
}


def _blank_sum() -> bytes:
    header = bytearray(pack(GOOD)[:BLOCK])
    header[148:156] = b" " * 8
    return bytes(header)


def _pax_and_long_names() -> Iterator[bytes]:
    for form in (tarfile.PAX_FORMAT, tarfile.GNU_FORMAT):
        data = io.BytesIO()
        with tarfile.open(fileobj=data, mode="w", format=form) as tar:
            for info, content in _four():
                tar.addfile(info, io.BytesIO(content))
        yield data.getvalue()


def test_the_four_members_in_another_programs_form_are_ours_only_when_every_byte_is() -> None:
    assert _tar(_four()) == pack(GOOD)
    for data in _pax_and_long_names():
        with pytest.raises(BundleRefused):
            unpack(data)


def test_there_are_more_than_forty_hostile_tars() -> None:
    assert len(CASES) > 40


@pytest.mark.parametrize("case", sorted(CASES))
def test_a_hostile_tar_is_refused_and_no_file_is_made(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    tar = CASES[case]()
    data = parcels.sealed(tar) if len(tar) < 16 * 1024 * 1024 - UNIT else b""
    with writing_is_a_fault():
        assert parcels.refusal(tar) is BundleReason.BAD_CONTAINER
        if data:
            assert parcels.refusal_of_file(data) is BundleReason.BAD_CONTAINER
    assert not parcels.files_below(tmp_path)


@pytest.mark.parametrize("length", [0, 1, 511, 512, 513, 60_000, 60_928, 60_929, 61_440, 61_441, 200_000])
def test_every_length_comes_back_and_the_whole_is_a_number_of_units(length: int) -> None:
    members = Members(signature=b"s" * 300, manifest=b"m" * 1200, payload=b"p" * length)
    data = pack(members)
    assert len(data) % UNIT == 0
    assert unpack(data) == members


def test_the_padding_is_the_smallest_that_fills_the_unit() -> None:
    """With one byte more than fits, a whole unit is added."""
    fits = UNIT - (4 + 2 + 1 + 1) * BLOCK  # headers, end, signature and manifest
    assert len(pack(Members(signature=b"s", manifest=b"m", payload=b"p" * fits))) == UNIT
    assert len(pack(Members(signature=b"s", manifest=b"m", payload=b"p" * (fits + 1)))) == 2 * UNIT


def test_stock_tar_programs_list_our_four_members_in_order() -> None:
    with tarfile.open(fileobj=io.BytesIO(pack(GOOD))) as tar:
        assert [(each.name, each.mode, each.uid, each.mtime) for each in tar] == [(name, 0o600, 0, 0) for name in NAMES]
