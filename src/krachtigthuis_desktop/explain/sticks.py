"""A stick, or a folder that somebody named, that could not be written or read."""

from __future__ import annotations

from ..errors import StickFault
from ..i18n import mark
from .said import Said

STICKS: dict[StickFault, Said] = {
    StickFault.NONE: Said(
        title=mark("There is no stick."),
        meaning=(
            mark("The program sees no stick and no folder at {path}."),
            mark("The program sees no stick in this computer."),
        ),
        todo=(
            mark("Put the stick in, and wait a moment."),
            mark("Does it not appear? Try another opening, or choose a folder."),
        ),
    ),
    StickFault.FULL: Said(
        title=mark("The stick is full."),
        meaning=(
            mark("{needed} is needed, and {free} is free. Nothing was left half on the stick."),
            mark("The bundle does not fit. Nothing was left half on the stick."),
        ),
        todo=(
            (
                mark("Free {missing} on the stick, or take another one."),
                mark("Make room on the stick, or take another one."),
            ),
        ),
    ),
    StickFault.GONE: Said(
        title=mark("The stick is gone."),
        meaning=mark("It was pulled out, or it lost contact. Nothing is lost: everything is still on this computer."),
        todo=(mark("Put the stick in again, and begin again."),),
    ),
    StickFault.READ_ONLY: Said(
        title=mark("Nothing can be written on this stick."),
        meaning=mark(
            "The stick or the folder may only be read. Nothing is lost: everything is still on this computer."
        ),
        todo=(mark("Is there a small lock on the side of the stick? Push it open."), mark("Or take another stick.")),
    ),
    StickFault.HELD: Said(
        title=mark("Another program has the stick in use."),
        meaning=mark("A virus scanner or another program holds a file on it. Nothing is lost."),
        todo=(mark("Wait a moment, and try again."), mark("Close the windows that show the stick.")),
    ),
    StickFault.BROKEN: Said(
        title=mark("The stick is worn out."),
        meaning=mark(
            "A place on it cannot be written or read any more. Nothing is lost: everything is still on this computer."
        ),
        todo=(mark("Do not use this stick any more. Take another one, and begin again."),),
    ),
    StickFault.READ_BACK: Said(
        title=mark("The stick does not hold what was written."),
        meaning=mark("Reading it back gave something else. Do not use this stick: it may be worn out."),
        todo=(mark("Take another stick, and begin again. Nothing is lost."),),
    ),
    StickFault.UNREADABLE: Said(
        title=mark("The stick cannot be read."),
        meaning=(
            mark("{path} does not open. Nothing was changed."),
            mark("The stick or a file on it does not open. Nothing was changed."),
        ),
        todo=(mark("Pull it out, put it in again, and try once more."), mark("Or take another stick.")),
    ),
}
