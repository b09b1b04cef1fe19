"""Which drives are sticks, and what their owners call them."""

from __future__ import annotations

import ctypes
import string
import sys
from ctypes import wintypes

REMOVABLE, FIXED = 2, 3
USB, SD, MMC = 7, 12, 13
"""Types of a drive and of the bus that it hangs on (STORAGE_BUS_TYPE)."""


def is_stick(kind: int, bus: int | None) -> bool:
    """A drive that can be pulled out: called removable, or called fixed though it hangs on USB or is a card."""
    return kind == REMOVABLE or (kind == FIXED and bus in {USB, SD, MMC})


def shown(root: str, name: str) -> str:
    """What a stick is called on the screen: as the Explorer does, the letter last."""
    letter = root.rstrip("\\")
    return f"{name} ({letter})" if name else letter


if sys.platform == "win32":
    from . import api

    _ANY_SHARE, _EXISTING = 0x7, 3
    _CHECK_MEDIUM, _ASK_PROPERTY = 0x2D0800, 0x2D1400
    _QUIET = 0x8001
    """No box of the system that asks for a disk."""
    _LONGEST_NAME = 261

    class _Query(ctypes.Structure):
        _fields_ = (("property", wintypes.DWORD), ("kind", wintypes.DWORD), ("more", wintypes.BYTE * 4))

    class _About(ctypes.Structure):
        _fields_ = (
            ("version", wintypes.DWORD),
            ("size", wintypes.DWORD),
            ("device_type", wintypes.BYTE),
            ("device_modifier", wintypes.BYTE),
            ("removable", wintypes.BYTE),
            ("queues", wintypes.BYTE),
            ("vendor", wintypes.DWORD),
            ("product", wintypes.DWORD),
            ("revision", wintypes.DWORD),
            ("serial", wintypes.DWORD),
            ("bus", wintypes.DWORD),
            ("raw_length", wintypes.DWORD),
            ("raw", wintypes.BYTE * 512),
        )

    _present = api.function("kernel32", "GetLogicalDrives", wintypes.DWORD, ())
    _kind = api.function("kernel32", "GetDriveTypeW", wintypes.UINT, (wintypes.LPCWSTR,))
    _ask = api.function(
        "kernel32",
        "DeviceIoControl",
        wintypes.BOOL,
        (
            wintypes.HANDLE,
            wintypes.DWORD,
            ctypes.c_void_p,
            wintypes.DWORD,
            ctypes.c_void_p,
            wintypes.DWORD,
            ctypes.POINTER(wintypes.DWORD),
            ctypes.c_void_p,
        ),
    )
    _volume = api.function(
        "kernel32",
        "GetVolumeInformationW",
        wintypes.BOOL,
        (
            wintypes.LPCWSTR,
            wintypes.LPWSTR,
            wintypes.DWORD,
            ctypes.c_void_p,
            ctypes.c_void_p,
            ctypes.c_void_p,
            wintypes.LPWSTR,
            wintypes.DWORD,
        ),
    )
    _mode = api.function(
        "kernel32", "SetThreadErrorMode", wintypes.BOOL, (wintypes.DWORD, ctypes.POINTER(wintypes.DWORD))
    )
    _NONE = wintypes.HANDLE(-1).value

    def sticks() -> tuple[str, ...]:
        """The roots of what can be pulled out and has a medium in it; an empty card reader has none."""
        before = wintypes.DWORD()
        _mode(_QUIET, ctypes.byref(before))
        try:
            letters = [letter for place, letter in enumerate(string.ascii_uppercase) if _present() >> place & 1]
            return tuple(f"{letter}:\\" for letter in letters if _is_stick(letter))
        finally:
            _mode(before.value, None)

    def label(root: str) -> str:
        """What a stick is called on the screen."""
        name = ctypes.create_unicode_buffer(_LONGEST_NAME)
        found = _volume(root, name, _LONGEST_NAME, None, None, None, None, 0)
        return shown(root, name.value if found else "")

    def _is_stick(letter: str) -> bool:
        kind = int(_kind(f"{letter}:\\"))
        if kind not in {REMOVABLE, FIXED}:
            return False
        # Without a right to read or write: whoever may use a stick may ask this of it.
        drive = api.create_file(f"\\\\.\\{letter}:", 0, _ANY_SHARE, None, _EXISTING, 0, None)
        if drive is None or drive == _NONE:
            return kind == REMOVABLE
        try:
            return is_stick(kind, _bus(drive)) and _has_medium(drive)
        finally:
            api.close_handle(drive)

    def _bus(drive: int) -> int | None:
        query, about, count = _Query(), _About(), wintypes.DWORD()
        asked = (ctypes.byref(query), ctypes.sizeof(query), ctypes.byref(about), ctypes.sizeof(about))
        return int(about.bus) if _ask(drive, _ASK_PROPERTY, *asked, ctypes.byref(count), None) else None

    def _has_medium(drive: int) -> bool:
        """Only a drive that says that it is empty is left out; one that knows no such question counts."""
        if _ask(drive, _CHECK_MEDIUM, None, 0, None, 0, ctypes.byref(wintypes.DWORD()), None):
            return True
        return ctypes.get_last_error() not in {21, 1112}
