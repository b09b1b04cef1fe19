"""A single revision, or a file with it, that was set apart: what is it, what does it mean, what can you do.

The codes are those of `domain.admission.Objection`; they stand in receipts and are stable.
"""

from __future__ import annotations

from ..i18n import mark
from .bundles import BUNDLES
from .said import Explanation, Said

_LOOK = mark("Look at what it says, and at what stands now.")
_CALL_HOLDER = mark("Call the holder of the laptop on a number that you know already.")
_TWO_PEOPLE = mark("Decide with a second person whether it goes in.")
_REFUSE = mark("Refuse it, and say why. Whoever wrote it hears that.")
_ADMINISTRATOR = mark("Call the administrator before you decide.")

APART: dict[str, Said] = {
    "role_may_not": Said(
        title=mark("This step is not for a volunteer."),
        meaning=mark(
            "Whoever wrote this may not decide it. Only this one was set apart. The rest of the bundle went in."
        ),
        todo=(_LOOK, mark("Do you agree? Let it go in, and say why."), _REFUSE),
    ),
    "other_device": Said(
        title=mark("It was written on another laptop."),
        meaning=mark(
            "A laptop brings only what was written on it. Our program does not make this. "
            "Only this one was set apart. The rest of the bundle went in."
        ),
        todo=(_CALL_HOLDER, _ADMINISTRATOR, _TWO_PEOPLE),
    ),
    "other_author": Said(
        title=mark("It stands in the name of somebody else."),
        meaning=mark(
            "Everybody writes in their own name. Our program does not make this. "
            "Only this one was set apart. The rest of the bundle went in."
        ),
        todo=(_CALL_HOLDER, _ADMINISTRATOR, _TWO_PEOPLE),
    ),
    "other_incarnation": Said(
        title=mark("It comes from the vault of another laptop."),
        meaning=mark(
            "Perhaps a vault was copied to another laptop. Only this one was set apart. The rest of the bundle went in."
        ),
        todo=(mark("Ask whether a vault was copied."), _ADMINISTRATOR, _TWO_PEOPLE),
    ),
    "home_front_wrong": Said(
        title=mark("It does not hang under the right family."),
        meaning=mark("The program cannot give this a place, and so it cannot go in."),
        todo=(mark("Ask whoever wrote it to write it down once more."), _REFUSE),
    ),
    "body_missing": Said(
        title=mark("Its text is missing."),
        meaning=mark("The bundle names it, but what it says did not come along. It cannot go in."),
        todo=(mark("Ask whoever wrote it to write it down once more."), _REFUSE),
    ),
    "other_content": Said(
        title=mark("The same piece came with another text."),
        meaning=mark(
            "What stands in the centre stays. Our program never writes two texts under one number: "
            "perhaps somebody changed something."
        ),
        todo=(_CALL_HOLDER, _ADMINISTRATOR, _REFUSE),
    ),
    "number_taken": Said(
        title=mark("Its number belongs to another piece."),
        meaning=mark(
            "What stands in the centre stays. Our program never gives a number twice: perhaps a vault was copied."
        ),
        todo=(mark("Ask whether a vault was copied."), _ADMINISTRATOR, _REFUSE),
    ),
    "place": Said(
        title=mark("It is stored somewhere else already."),
        meaning=mark("In the centre it belongs to another family, or it is something else. It cannot go in."),
        todo=(mark("Ask whoever wrote it to write it down once more."), _REFUSE),
    ),
    "base": Said(
        title=mark("It builds on something that did not go in."),
        meaning=mark("It changes a piece that was refused, or another piece. It cannot go in."),
        todo=(mark("Ask whoever wrote it to write it down once more."), _REFUSE),
    ),
    "body": Said(
        title=mark("Its content is not right."),
        meaning=mark("What is written in it is not as our program writes it. It cannot go in."),
        todo=(mark("Look whether the program on that laptop is up to date."), _REFUSE),
    ),
}
"""A revision that the office did not take in by itself, by its objection."""

KINDS = {"bundle": mark("Bundle"), "revision": mark("Piece"), "attachment": mark("Attachment")}
"""What was set apart, by `office.set_apart.Kind`."""

UNKNOWN = Said(
    title=mark("The program does not know this piece."),
    meaning=mark("Perhaps a newer version set it apart. It stays where it is."),
    todo=(_ADMINISTRATOR,),
)


def explain_apart(code: str) -> Explanation:
    """The words for one that was set apart: a whole bundle by its reason, a revision by its objection."""
    whole = next((said for reason, said in BUNDLES.items() if reason.value == code), None)
    return (whole or APART.get(code, UNKNOWN)).filled({})
