"""A ceiling on the memory of this process, set before anything from a stick is read.

The reader refuses what is too large before it reads it; this is the second wall behind the first.
"""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

HEADROOM = 512 * 1024 * 1024
"""Bytes above what the process has when the home is open: of address space, on Windows of memory promised to it.
Reading a bundle of the full 16 MiB takes some 110 MB (measured); the rest is room for arenas, threads and libraries."""

if sys.platform == "win32":
    from ..windows import process as windows_process

    def limit_memory(headroom: int = HEADROOM) -> None:
        """Let this process grow by `headroom` bytes at most; beyond that Python raises MemoryError.

        Where the system puts it in no job (an older one, in a job already) nothing happens.
        """
        with contextlib.suppress(OSError):
            windows_process.limit_memory(headroom)

else:
    import resource

    def limit_memory(headroom: int = HEADROOM) -> None:
        """Let this process grow by `headroom` bytes at most; beyond that Python raises MemoryError.

        Never raises a limit that is lower already. On a system without such limits nothing happens.
        """
        used = _address_space()
        if used is None:
            return
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        wanted = used + headroom
        ceilings = [limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY]
        resource.setrlimit(resource.RLIMIT_AS, (min([wanted, *ceilings]), hard))

    def _address_space() -> int | None:
        """Bytes of address space in use, or None where the system does not say."""
        try:
            pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        except (OSError, ValueError, IndexError):
            return None
        return pages * resource.getpagesize()
