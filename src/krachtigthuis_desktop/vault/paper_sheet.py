"""The paper key as a PDF to print, for window and commands; apart from the rest because it loads the letters."""

from __future__ import annotations

from datetime import date

from ..i18n import Language
from ..letters import paper_key_sheet


def paper_sheet(secret: str, *, label: str, made_on: date, language: Language = Language.DUTCH) -> bytes:
    """One A4 with the key in groups of four and as QR code. `label` is what its owner calls this vault."""
    return paper_key_sheet(secret, laptop=label, made_on=made_on, language=language)
