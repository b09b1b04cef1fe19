"""Where the sheet of a paper key goes: to a printer without a file in between, or into a file of this account alone."""

from __future__ import annotations

from pathlib import Path

from .... import files, paths
from ....errors import LetterError, LetterFault, VaultError, VaultFault
from ....i18n import tr
from ...printing import Printer


def to_printer(pdf: bytes, printer: Printer | None) -> str:
    """On the usual printer; what to tell. Raises LetterError: NO_PRINTER, PRINTER."""
    queues = printer.queues() if printer else ()
    if printer is None or not queues:
        raise LetterError(LetterFault.NO_PRINTER)
    printer.send(pdf, tr("Paper key"), queue=queues[0])
    return tr("The sheet went to the printer {name}.", name=queues[0])


def to_file(pdf: bytes, file: Path) -> str:
    """Where the person said, and agreed that another goes; what to tell. Raises VaultError(DISK_FAILED)."""
    try:
        files.remove(file)  # a link by that name goes, what it points at stays
        paths.write_private(file, pdf)
    except OSError:
        raise VaultError(VaultFault.DISK_FAILED, path=file) from None
    return tr("The sheet is saved: {path}. Print it, and then delete the file: it opens the vault.", path=file)
