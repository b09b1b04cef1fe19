"""What cannot wait in what just came in, as the window writes numbers and days."""

from __future__ import annotations

from ..domain.identity import show_number
from ..explain import pressing as words
from ..office.pressing import Pressing
from ..office.unproven import NOTHING, Unproven
from .parts.days import short_day


def pressing_lines(found: Pressing, unproven: Unproven = NOTHING) -> list[str]:
    """First the safety signals with whom to call and whose they are, then each worry that cannot wait.

    Last what was set apart, for which nobody vouches.
    """
    lines = words.pressing_lines(found, number=show_number, day=short_day)
    apart = words.unproven_line(unproven, found.call)
    return [*lines, apart] if apart else lines
