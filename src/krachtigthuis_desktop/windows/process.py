"""The process on Windows: how much memory it may take, and what is kept of it when it crashes."""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes

if sys.platform == "win32":
    import winreg

    from . import api

    _QUIET = 0x8003
    """No box of the system and no report of a crash: SEM_FAILCRITICALERRORS, NOGPFAULTERRORBOX, NOOPENFILEERRORBOX."""
    _NO_REPORT = 0x2
    _NO_HEAP = 0x1
    _REPORTS = r"SOFTWARE\Microsoft\Windows\Windows Error Reporting"
    _EXTENDED, _PROCESS_MEMORY = 9, 0x100

    class _Basic(ctypes.Structure):
        _fields_ = (
            ("process_time", ctypes.c_int64),
            ("job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("least", ctypes.c_size_t),
            ("most", ctypes.c_size_t),
            ("processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        )

    class _Limits(ctypes.Structure):
        _fields_ = (
            ("basic", _Basic),
            ("input_output", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process", ctypes.c_size_t),
            ("peak_job", ctypes.c_size_t),
        )

    class _Memory(ctypes.Structure):
        _fields_ = (
            ("size", wintypes.DWORD),
            ("faults", wintypes.DWORD),
            ("peak_set", ctypes.c_size_t),
            ("set", ctypes.c_size_t),
            ("peak_paged", ctypes.c_size_t),
            ("paged", ctypes.c_size_t),
            ("peak_nonpaged", ctypes.c_size_t),
            ("nonpaged", ctypes.c_size_t),
            ("committed", ctypes.c_size_t),
            ("peak_committed", ctypes.c_size_t),
        )

    _job = api.function("kernel32", "CreateJobObjectW", wintypes.HANDLE, (ctypes.c_void_p, wintypes.LPCWSTR))
    _limit = api.function(
        "kernel32",
        "SetInformationJobObject",
        wintypes.BOOL,
        (wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD),
    )
    _assign = api.function("kernel32", "AssignProcessToJobObject", wintypes.BOOL, (wintypes.HANDLE, wintypes.HANDLE))
    _this = api.function("kernel32", "GetCurrentProcess", wintypes.HANDLE, ())
    _memory = api.function(
        "kernel32", "K32GetProcessMemoryInfo", wintypes.BOOL, (wintypes.HANDLE, ctypes.c_void_p, wintypes.DWORD)
    )
    _set_mode = api.function("kernel32", "SetErrorMode", wintypes.UINT, (wintypes.UINT,))
    _mode = api.function("kernel32", "GetErrorMode", wintypes.UINT, ())
    _jobs: list[int] = []
    """The job ends with its last handle, and the limit with it."""

    def limit_memory(headroom: int) -> None:
        """Let this process, and no other, commit `headroom` bytes more than it has now. Raises OSError."""
        now = _Memory(size=ctypes.sizeof(_Memory))
        if not _memory(_this(), ctypes.byref(now), now.size):
            raise api.failed()
        limits = _Limits(process_memory=now.committed + headroom)
        limits.basic.flags = _PROCESS_MEMORY
        job = _job(None, None)
        if not job:
            raise api.failed()
        _jobs.append(job)
        if not _limit(job, _EXTENDED, ctypes.byref(limits), ctypes.sizeof(limits)) or not _assign(job, _this()):
            raise api.failed()

    def report_no_crash() -> None:
        """A crash ends this process without a report; should the system report all the same, then without its heap."""
        _set_mode(_mode() | _QUIET)
        api.function("kernel32", "WerSetFlags", ctypes.c_long, (wintypes.DWORD,))(_NO_HEAP)

    def reports_no_crash() -> bool:
        """Whether a crash is asked to leave no report, and no administrator has all crashes kept on this computer."""
        return bool(_mode() & _NO_REPORT) and not _is_kept()

    def _is_kept() -> bool:
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _REPORTS + r"\LocalDumps"):
                return True
        except OSError:
            return False
