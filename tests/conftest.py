"""What every test may ask for by name, and one clock for all: pictures show times of the day."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time

import pytest
from hypothesis import HealthCheck, settings

from .postgres import central_url, postgres_socket

__all__ = ["central_url", "postgres_socket"]

os.environ["TZ"] = "UTC"
if hasattr(time, "tzset"):
    time.tzset()

# No test measures time: a busy machine is no fault.
settings.register_profile("krachtigthuis", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("krachtigthuis")


@pytest.fixture(autouse=sys.platform != "win32")
def _flushing_as_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """In every test: what was opened for reading alone cannot be flushed. Linux would, Windows does not."""
    import fcntl  # noqa: PLC0415 not there on Windows

    flush = os.fsync

    def fsync(number: int) -> None:
        reading = fcntl.fcntl(number, fcntl.F_GETFL) & os.O_ACCMODE == os.O_RDONLY
        if reading and stat.S_ISREG(os.fstat(number).st_mode):
            raise OSError(errno.EBADF, "opened for reading alone")
        flush(number)

    monkeypatch.setattr(os, "fsync", fsync)
