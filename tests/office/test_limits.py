"""The ceiling on the memory of a process that is about to read a stranger's stick."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit on Windows")

_TRY = """
from krachtigthuis_desktop.office.limits import limit_memory
limit_memory({headroom})
try:
    kept = bytearray({wanted})
except MemoryError:
    print("refused")
else:
    print("given")
"""

MB = 1024 * 1024


def _asked(headroom: int, wanted: int) -> str:
    script = _TRY.format(headroom=headroom, wanted=wanted)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_a_process_with_a_ceiling_is_refused_more() -> None:
    assert _asked(headroom=100 * MB, wanted=200 * MB) == "refused"


def test_below_the_ceiling_memory_is_given() -> None:
    assert _asked(headroom=400 * MB, wanted=100 * MB) == "given"


def test_a_lower_ceiling_is_never_raised() -> None:
    script = "from krachtigthuis_desktop.office.limits import limit_memory\nlimit_memory(100 * 2**20)\n" + _TRY.format(
        headroom=900 * MB, wanted=300 * MB
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "refused"
