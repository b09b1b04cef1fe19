"""Who may read and change a folder: its owner, the system and the administrators, or others as well."""

from __future__ import annotations

import ctypes
import re
import sys
from ctypes import wintypes

_ENTRY = re.compile(r"\((?P<kind>[A-Z]+);[A-Z]*;(?P<rights>[^;]*);[^;]*;[^;]*;(?P<who>[^;)]+)")
_NAMED = frozenset({"FA", "FW", "GA", "GW", "WD", "WO", "SD", "DC", "LC", "DT"})
"""Rights by name with which files can be added, changed or removed, or the rights themselves."""
_CHANGING = 0x2 | 0x4 | 0x40 | 0x10000 | 0x40000 | 0x80000 | 0x10000000 | 0x40000000
"""The same as bits: FILE_ADD_FILE, _ADD_SUBDIRECTORY, _DELETE_CHILD, DELETE, WRITE_DAC, _OWNER, GENERIC_ALL, _WRITE."""
_TRUSTED = frozenset({"SY", "BA", "CO", "OW", "S-1-5-18", "S-1-5-32-544", "S-1-3-0", "S-1-3-4"})
"""The system, administrators, and whoever owns it: none of them can be kept out."""


def others_may_write(descriptor: str, own: str) -> bool:
    """Whether a descriptor in words (SDDL) lets anybody else change the folder. No list at all lets everybody."""
    _owner, found, entries = descriptor.partition("D:")
    if not found or "NO_ACCESS_CONTROL" in entries:
        return True
    return any(
        entry["kind"] == "A" and _changes(entry["rights"])  # also what only counts for the files in it
        for entry in _ENTRY.finditer(entries)
        if entry["who"] not in _TRUSTED | {own}
    )


def private(own: str) -> str:
    """The descriptor of a folder for one account: nothing is inherited from above, all below inherits this."""
    return "D:P" + "".join(f"(A;OICI;FA;;;{who})" for who in (own, "SY", "BA"))


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[place : place + 2] for place in range(0, len(text), 2))


def _changes(rights: str) -> bool:
    if rights.lower().startswith("0x"):
        return bool(int(rights, 16) & _CHANGING)
    return bool(_pairs(rights) & _NAMED)


if sys.platform == "win32":
    from . import api

    _LIST, _PROTECTED, _REVISION = 0x4, 0x80000000, 1
    _QUERY, _USER = 0x8, 1

    _from_words = api.function(
        "advapi32",
        "ConvertStringSecurityDescriptorToSecurityDescriptorW",
        wintypes.BOOL,
        (wintypes.LPCWSTR, wintypes.DWORD, ctypes.POINTER(ctypes.c_void_p), ctypes.c_void_p),
    )
    _to_words = api.function(
        "advapi32",
        "ConvertSecurityDescriptorToStringSecurityDescriptorW",
        wintypes.BOOL,
        (ctypes.c_void_p, wintypes.DWORD, wintypes.DWORD, ctypes.POINTER(wintypes.LPWSTR), ctypes.c_void_p),
    )
    _set = api.function(
        "advapi32", "SetFileSecurityW", wintypes.BOOL, (wintypes.LPCWSTR, wintypes.DWORD, ctypes.c_void_p)
    )
    _get = api.function(
        "advapi32",
        "GetFileSecurityW",
        wintypes.BOOL,
        (
            wintypes.LPCWSTR,
            wintypes.DWORD,
            ctypes.c_void_p,
            wintypes.DWORD,
            ctypes.POINTER(wintypes.DWORD),
        ),
    )
    _this = api.function("kernel32", "GetCurrentProcess", wintypes.HANDLE, ())
    _token = api.function(
        "advapi32",
        "OpenProcessToken",
        wintypes.BOOL,
        (wintypes.HANDLE, wintypes.DWORD, ctypes.POINTER(wintypes.HANDLE)),
    )
    _about = api.function(
        "advapi32",
        "GetTokenInformation",
        wintypes.BOOL,
        (
            wintypes.HANDLE,
            ctypes.c_int,
            ctypes.c_void_p,
            wintypes.DWORD,
            ctypes.POINTER(wintypes.DWORD),
        ),
    )
    _name = api.function(
        "advapi32", "ConvertSidToStringSidW", wintypes.BOOL, (ctypes.c_void_p, ctypes.POINTER(wintypes.LPWSTR))
    )
    _free = api.function("kernel32", "LocalFree", ctypes.c_void_p, (ctypes.c_void_p,))
    _close = api.function("kernel32", "CloseHandle", wintypes.BOOL, (wintypes.HANDLE,))

    def make_private(folder: str) -> None:
        """Only this account, the system and the administrators may use the folder and all below. Raises OSError."""
        descriptor = ctypes.c_void_p()
        if not _from_words(private(own_account()), _REVISION, ctypes.byref(descriptor), None):
            raise api.failed(folder)
        try:
            if not _set(folder, _LIST | _PROTECTED, descriptor):
                raise api.failed(folder)
        finally:
            _free(descriptor)

    def is_open_to_others(folder: str) -> bool:
        """Whether another account may change files here. Raises OSError where the disk keeps no rights."""
        return others_may_write(descriptor_of(folder), own_account())

    def descriptor_of(folder: str) -> str:
        """The rights of a folder in words. Raises OSError."""
        size = wintypes.DWORD()
        _get(folder, _LIST, None, 0, ctypes.byref(size))
        held = ctypes.create_string_buffer(max(size.value, 1))
        if not _get(folder, _LIST, held, size.value, ctypes.byref(size)):
            raise api.failed(folder)
        words = wintypes.LPWSTR()
        if not _to_words(held, _REVISION, _LIST, ctypes.byref(words), None):
            raise api.failed(folder)
        try:
            return words.value or ""
        finally:
            _free(words)

    def own_account() -> str:
        """The number of the account that runs this (its SID). Raises OSError."""
        token, size, words = wintypes.HANDLE(), wintypes.DWORD(), wintypes.LPWSTR()
        if not _token(_this(), _QUERY, ctypes.byref(token)):
            raise api.failed()
        try:
            _about(token, _USER, None, 0, ctypes.byref(size))
            held = ctypes.create_string_buffer(max(size.value, 1))
            if not _about(token, _USER, held, size.value, ctypes.byref(size)):
                raise api.failed()
        finally:
            _close(token)
        if not _name(ctypes.c_void_p.from_buffer(held).value, ctypes.byref(words)):
            raise api.failed()
        try:
            return words.value or ""
        finally:
            _free(words)
