"""A letter leaves the laptop: to a printer, or as a file in a folder that somebody chose.

It is logged before it goes, so that no print is ever missing from the log; when the printer or the stick
refuses, it is taken back, and the log keeps that it was tried.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path
from uuid import UUID

from .. import files
from ..domain.letter_content import Variant
from ..domain.records.letter import Way
from ..errors import KrachtigError, StickError, StickFault
from ..files import Trouble
from ..storage import Store
from .hand import Hand
from .letters import MadeLetter, issue_letter, take_back_issue

_FAULTS = {
    Trouble.FULL: StickFault.FULL,
    Trouble.READ_ONLY: StickFault.READ_ONLY,
    Trouble.HELD: StickFault.HELD,
    Trouble.BROKEN: StickFault.BROKEN,
    Trouble.GONE: StickFault.GONE,
    Trouble.MISSING: StickFault.GONE,
}


def print_letter(
    store: Store, referral: UUID, *, variant: Variant, send: Callable[[bytes, str], None], hand: Hand
) -> MadeLetter:
    """The letter, handed to `send` (the bytes, and its reference as the name of the job).

    Raises NotAllowed as `issue_letter` does, and whatever of ours `send` raises: then nothing was printed.
    """
    made = issue_letter(store, referral, variant=variant, way=Way.PRINTED, hand=hand)
    _or_take_back(store, referral, made, Way.PRINTED, hand, lambda: send(made.pdf, Path(made.file_name).stem))
    return made


def save_letter(store: Store, referral: UUID, *, variant: Variant, folder: Path, hand: Hand, name: str = "") -> Path:
    """The letter as a file in `folder`, named by its reference unless a `name` is given. Returns where it stands.

    A file that is there already is never written over. Raises NotAllowed, or StickError when the folder
    cannot be written; then no half file is left.
    """
    made = issue_letter(store, referral, variant=variant, way=Way.SAVED, hand=hand)
    places: list[Path] = []
    _or_take_back(
        store,
        referral,
        made,
        Way.SAVED,
        hand,
        lambda: places.append(write_new(folder, name or made.file_name, made.pdf)),
    )
    return places[0]


def write_new(folder: Path, name: str, data: bytes) -> Path:
    """A new file in `folder`; when the name is taken, with -2, -3 and so on behind it. Raises StickError."""
    wanted = Path(name)
    names = (wanted.name if each == 1 else f"{wanted.stem}-{each}{wanted.suffix}" for each in count(1))
    for each in names:
        place = folder / each
        try:
            file = place.open("xb")
        except FileExistsError:
            continue
        except OSError as fault:
            raise _stick(fault, folder) from None
        try:
            with file:
                file.write(data)
        except OSError as fault:
            files.remove(place)
            raise _stick(fault, folder) from None
        return place
    raise AssertionError  # count never ends


def _or_take_back(  # noqa: PLR0917 one private step of the two above
    store: Store, referral: UUID, made: MadeLetter, way: Way, hand: Hand, leave: Callable[[], None]
) -> None:
    try:
        leave()
    except KrachtigError:
        take_back_issue(store, referral, made, way=way, hand=hand)
        raise


def _stick(fault: OSError, folder: Path) -> StickError:
    found = files.trouble(fault)
    return StickError(_FAULTS.get(found, StickFault.UNREADABLE) if found else StickFault.UNREADABLE, path=folder)
