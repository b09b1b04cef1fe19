"""*Afgeleverd*, or not yet: the same tag wherever a record is shown."""

from __future__ import annotations

from ...i18n import tr
from ..level import Level
from .row import TagText


def delivered(*, yes: bool) -> TagText:
    """Whether the office has it as it stands here."""
    if yes:
        return TagText("package-check", tr("Delivered"), Level.GOOD)
    return TagText("package", tr("Not at the office yet"), Level.QUIET)
