"""The libraries of Windows, and how an error of theirs becomes an OSError."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Sequence
from ctypes import wintypes
from typing import Any

if sys.platform == "win32":
    _NOT_THERE = 127
    """ERROR_PROC_NOT_FOUND."""

    def function(library: str, name: str, result: Any, arguments: Sequence[Any]) -> Any:
        """One function with its declared result and arguments; it keeps the error for `failed`.

        One that this Windows does not have costs what it would have done, never the program: it fails like any other.
        """
        try:
            found = getattr(ctypes.WinDLL(library, use_last_error=True), name)
        except (OSError, AttributeError):
            return _missing
        found.restype, found.argtypes = result, list(arguments)
        return found

    def _missing(*_arguments: object) -> int:
        ctypes.set_last_error(_NOT_THERE)
        return 0

    def failed(path: object = None) -> OSError:
        """The error of the call that was just made, about this file."""
        number = ctypes.get_last_error()
        return OSError(0, ctypes.FormatError(number), None if path is None else str(path), number)

    def number_of_last_call() -> int:
        """The number that the C library met last in this thread, told once: its own writes give Python no number."""
        read = getattr(ctypes.CDLL("ucrtbase"), "__doserrno")
        read.restype, read.argtypes = ctypes.POINTER(ctypes.c_ulong), []
        place = read()
        number, place[0] = int(place[0]), 0
        return number

    create_file = function(
        "kernel32",
        "CreateFileW",
        wintypes.HANDLE,
        (
            wintypes.LPCWSTR,
            wintypes.DWORD,
            wintypes.DWORD,
            ctypes.c_void_p,
            wintypes.DWORD,
            wintypes.DWORD,
            wintypes.HANDLE,
        ),
    )
    close_handle = function("kernel32", "CloseHandle", wintypes.BOOL, (wintypes.HANDLE,))
