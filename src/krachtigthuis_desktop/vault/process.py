"""What a process that will hold a key does first."""

from __future__ import annotations

import sys

if sys.platform != "win32":
    import resource


def leave_no_core() -> None:
    """No core file of this process, whatever happens to it: a core would hold the key and every text."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
