"""Files on Windows: a rename that is on the disk when it returns, and a file as the disk has it."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Iterator
from ctypes import wintypes
from pathlib import Path

_DEVICES = frozenset({"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"})
_PORTS = ("COM", "LPT")


def is_device(name: str) -> bool:
    """Whether Windows takes a file of this name for a device, whatever ending stands behind it."""
    stem = name.split(".", 1)[0].split(":", 1)[0].rstrip(" ").upper()
    return stem in _DEVICES or (stem[:3] in _PORTS and len(stem) == len("COM1") and stem[3] in "123456789¹²³")


if sys.platform == "win32":
    import msvcrt

    from . import api

    _REPLACE, _THROUGH = 0x1, 0x8
    _READ, _ANY_SHARE, _EXISTING = 0x80000000, 0x7, 3
    _PAST_CACHE, _IN_ORDER, _NOT_THROUGH_LINKS = 0x20000000, 0x08000000, 0x00200000
    _ATTRIBUTE_TAG, _LINKS, _ON_A_DISK = 9, frozenset({0xA000000C, 0xA0000003}), 1
    _BLOCK = 1024 * 1024
    """Bytes at once: a multiple of every sector."""
    _RESERVE, _READ_WRITE, _RELEASE = 0x3000, 0x4, 0x8000
    _NOT_HERE = frozenset({87, 50})
    """What a disk says that knows no way past its cache."""

    _move = api.function("kernel32", "MoveFileExW", wintypes.BOOL, (wintypes.LPCWSTR, wintypes.LPCWSTR, wintypes.DWORD))
    _read = api.function(
        "kernel32",
        "ReadFile",
        wintypes.BOOL,
        (
            wintypes.HANDLE,
            ctypes.c_void_p,
            wintypes.DWORD,
            ctypes.POINTER(wintypes.DWORD),
            ctypes.c_void_p,
        ),
    )
    _kind = api.function("kernel32", "GetFileType", wintypes.DWORD, (wintypes.HANDLE,))
    _about = api.function(
        "kernel32",
        "GetFileInformationByHandleEx",
        wintypes.BOOL,
        (wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD),
    )
    _reserve = api.function(
        "kernel32",
        "VirtualAlloc",
        ctypes.c_void_p,
        (ctypes.c_void_p, ctypes.c_size_t, wintypes.DWORD, wintypes.DWORD),
    )
    _free = api.function("kernel32", "VirtualFree", wintypes.BOOL, (ctypes.c_void_p, ctypes.c_size_t, wintypes.DWORD))
    _NONE = wintypes.HANDLE(-1).value

    def move(source: Path, target: Path, *, over: bool) -> None:
        """Give it another name; when this returns the name is on the disk. `over`: in place of what stands there."""
        if not _move(str(source), str(target), _THROUGH | (_REPLACE if over else 0)):
            raise api.failed(source)
        if target.is_file():
            with target.open("r+b") as file:
                os.fsync(file.fileno())

    def open_file(path: Path, *, links: bool) -> int:
        """A descriptor to read a plain file by. Raises OSError for a link (unless `links`), a device or a folder."""
        handle = _opened(path, 0 if links else _NOT_THROUGH_LINKS, links=links)
        return msvcrt.open_osfhandle(handle, os.O_RDONLY | os.O_BINARY)

    def read_past_cache(path: Path) -> Iterator[bytes]:
        """The blocks of a plain file as the disk gives them, not as memory remembers them."""
        try:
            handle = _opened(path, _PAST_CACHE | _IN_ORDER | _NOT_THROUGH_LINKS, links=False)
        except OSError as fault:
            if fault.winerror not in _NOT_HERE:
                raise
            handle = _opened(path, _IN_ORDER | _NOT_THROUGH_LINKS, links=False)
        block = _reserve(None, _BLOCK, _RESERVE, _READ_WRITE)  # pages: their start suits every sector
        try:
            if not block:
                raise api.failed(path)
            while count := _read_block(handle, block, path):
                yield ctypes.string_at(block, count)
        finally:
            if block:
                _free(block, 0, _RELEASE)
            api.close_handle(handle)

    def _read_block(handle: int, block: int, path: Path) -> int:
        count = wintypes.DWORD()
        if not _read(handle, block, _BLOCK, ctypes.byref(count), None):
            raise api.failed(path)
        return count.value

    def _opened(path: Path, how: int, *, links: bool) -> int:
        if is_device(path.name):
            raise OSError(errno.EINVAL, "a device", str(path))
        handle = api.create_file(str(path), _READ, _ANY_SHARE, None, _EXISTING, how, None)
        if handle == _NONE or handle is None:
            raise api.failed(path)
        if _kind(handle) != _ON_A_DISK:
            api.close_handle(handle)
            raise OSError(errno.EINVAL, "not a plain file", str(path))
        # Asked of what is in our hand: nobody can put a link in its place between the look and the opening.
        about = (wintypes.DWORD * 2)()
        if not links and _about(handle, _ATTRIBUTE_TAG, about, ctypes.sizeof(about)) and about[1] in _LINKS:
            api.close_handle(handle)
            raise OSError(errno.ELOOP, "a link", str(path))
        return int(handle)
