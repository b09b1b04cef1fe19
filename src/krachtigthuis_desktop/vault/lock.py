"""One instance per vault: a lock that the operating system holds, and gives back when the process ends.

A file with a process number would outlive a power cut; a lock of the system cannot be stale.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from ..errors import VaultError, VaultFault
from . import disk

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


_TAKEN = frozenset({errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK})
"""What Linux says when another holds it; anything else is a disk that knows no locks."""
_NOT_ASKED = frozenset({errno.EBADF, errno.EINVAL})
"""What Windows says when nothing could be locked; with any other number, and with none, another holds it."""


class Lock:
    """Held from the moment it is made until `release`. Raises VaultError(IN_USE, READ_ONLY, …)."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with disk.told(path):
            self._number: int | None = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        try:
            self._take(self._number)
        except OSError as fault:
            os.close(self._number)
            self._number = None
            code = VaultFault.IN_USE if is_taken(fault) else VaultFault.DISK_FAILED
            raise VaultError(code, path=path.parent) from None

    def away(self) -> None:
        """Let others in, with the file gone: for a vault that is not there any more.

        Linux removes it while it is held, or it might be the lock of the next one by then. Windows removes no open
        file, nor one that the next one holds.
        """
        if sys.platform != "win32":
            disk.remove(self._path)
        self.release()
        if sys.platform == "win32":
            disk.remove(self._path)

    def release(self) -> None:
        """Let others in. The file stays: removing it would let two in at once."""
        if self._number is not None:
            os.close(self._number)
            self._number = None

    @staticmethod
    def _take(number: int) -> None:
        if sys.platform == "win32":
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)


def is_taken(fault: OSError, system: str = sys.platform) -> bool:
    """Whether the system refused a lock because another holds it."""
    return fault.errno not in _NOT_ASKED if system == "win32" else fault.errno in _TAKEN


def is_held(path: Path) -> bool:
    """Whether an instance has the vault open right now."""
    if not path.exists():
        return False
    try:
        Lock(path).release()
    except VaultError as fault:
        return fault.code is VaultFault.IN_USE
    return False
