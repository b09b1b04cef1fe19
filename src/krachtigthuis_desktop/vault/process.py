"""What a process that will hold a key does first."""

from __future__ import annotations

import ctypes
import sys

if sys.platform == "win32":
    from ..windows import process as windows_process

    def leave_no_core() -> None:
        """No report of a crash of this process: it would hold the key and every text."""
        windows_process.report_no_crash()

    def leaves_no_core() -> bool:
        """Whether that is asked for now, and the system is not set to keep crashes all the same."""
        return windows_process.reports_no_crash()

else:
    import resource

    _PR_GET_DUMPABLE, _PR_SET_DUMPABLE = 3, 4

    def leave_no_core() -> None:
        """No core file of this process, whatever happens to it: a core would hold the key and every text."""
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if sys.platform.startswith("linux"):
            # The limit counts for files only: a kernel that hands crashes to a program asks whether this may be dumped.
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)

    def leaves_no_core() -> bool:
        """Whether that is so now, for files and for programs that collect crashes."""
        limited = resource.getrlimit(resource.RLIMIT_CORE)[0] == 0
        if not sys.platform.startswith("linux"):
            return limited
        return limited and ctypes.CDLL(None).prctl(_PR_GET_DUMPABLE, 0, 0, 0, 0) == 0
