"""What is shown once and kept nowhere: it was shown, or the vault that it opens is not there.

A disk that is full, a pipe that closed, a sheet that could not be written: whoever made the vault would never get in.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .. import files
from ..errors import InputError, InputFault, VaultError, VaultFault
from ..vault import take_back


@contextmanager
def or_taken_back(home: Path, sheet: Path | None = None) -> Iterator[None]:
    """In the block all that is shown once is said, and written on `sheet`.

    Raises VaultError(NOT_SHOWN): neither home nor sheet is there.
    """
    try:
        yield
    except BaseException as fault:
        take_back(home)
        if sheet and not isinstance(fault, FileExistsError):
            files.remove(sheet)
        if isinstance(fault, OSError):
            raise VaultError(VaultFault.NOT_SHOWN, path=home) from None
        raise


def check_new_file(path: Path) -> None:
    """Before anything is made: can a new file come here?

    Raises InputError: FILE_THERE, FILE_IS_FOLDER, FILE_MISSING for its folder.
    """
    if path.is_dir():
        raise InputError(InputFault.FILE_IS_FOLDER, path=path)
    if path.is_symlink() or path.exists():
        raise InputError(InputFault.FILE_THERE, path=path)
    if not path.absolute().parent.is_dir():
        raise InputError(InputFault.FILE_MISSING, path=path.absolute().parent)
