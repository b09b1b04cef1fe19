"""How loud a message or a tag is. Plain, so that models can say it; `theme` has the colours."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """How much attention a message or tag asks for. QUIET asks none."""

    STOP = "stop"
    ATTENTION = "attention"
    GOOD = "good"
    INFO = "info"
    QUIET = "quiet"
