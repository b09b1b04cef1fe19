"""The six words of the card as a PDF to print and hand out; apart from the rest because it loads the letters."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from .. import files, i18n, paths
from ..errors import StickError, StickFault
from ..letters import card_words_sheet
from .card_shown import show
from .desk import Desk

FILE_NAME = "KTH-zes-woorden.pdf"


def save_words(desk: Desk, folder: Path, *, now: datetime) -> Path:
    """Write the sheet into this folder; one of before goes. Gives the file.

    Raises StickError when it cannot be written, LetterError for a name that cannot be printed.
    """
    shown, file = show(desk), folder / FILE_NAME
    day, office = now.astimezone().date(), ", ".join(shown.facts.names)
    pdf = card_words_sheet(shown.words, office=office, made_on=day, language=i18n.language())
    try:
        files.remove(file)
        paths.write_private(file, pdf)
    except OSError as fault:
        read_only = files.trouble(fault) is files.Trouble.READ_ONLY
        raise StickError(StickFault.READ_ONLY if read_only else StickFault.GONE, path=folder) from None
    with desk.store.write() as tx:
        tx.audit("card_words_saved", actor=desk.actor, now=now)
    return file
