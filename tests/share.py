"""How much of a fault loop this run does: a fair share always, all of it in `make test-all`."""

from __future__ import annotations

import os


def full(fair: int, everything: int) -> int:
    """`everything` when KT_FULL=1 (make test-all), else `fair`."""
    return everything if os.environ.get("KT_FULL") == "1" else fair
