"""Why the office did not take over what somebody wrote, in words for its writer; the codes stand in receipts."""

from __future__ import annotations

from ..i18n import mark
from .said import Explanation, Said

_OWN_NAME = mark("Write it down once more on your own laptop, under your own name.")
_CALL = mark("Call the office, and read out what stands here.")

REFUSALS: dict[str, Said] = {
    "role_may_not": Said(
        title=mark("This step is for somebody else."),
        meaning=mark("What stands here asks for a step that a professional of the office takes. Your text was kept."),
        todo=(mark("Call the office, and ask a professional to take this step."),),
    ),
    "other_author": Said(
        title=mark("It stands under another name."),
        meaning=mark("From a laptop the office takes only what its own holder wrote."),
        todo=(_OWN_NAME,),
    ),
    "other_device": Said(
        title=mark("It was written on another laptop."),
        meaning=mark("From a laptop the office takes only what was written on it."),
        todo=(_OWN_NAME,),
    ),
    "other_incarnation": Said(
        title=mark("It belongs to the vault of another laptop."),
        meaning=mark("The office knows this row of pieces from somebody else."),
        todo=(_CALL,),
    ),
    "home_front_wrong": Said(
        title=mark("It does not belong to a family."),
        meaning=mark("The office cannot see to which family this belongs."),
        todo=(mark("Write it down once more, with the right family."),),
    ),
    "place": Said(
        title=mark("It stands with another family at the office."),
        meaning=mark("The office knows this piece already, with another family or as something else."),
        todo=(mark("Write it down once more, with the right family."),),
    ),
    "body_missing": Said(
        title=mark("The text was not there."),
        meaning=mark("The piece arrived at the office without its text."),
        todo=(mark("Write it down once more."),),
    ),
    "body": Said(
        title=mark("The office could not read it."),
        meaning=mark("The piece does not have the form that the office knows."),
        todo=(mark("Write it down once more."), _CALL),
    ),
    "base": Said(
        title=mark("It was made from something else."),
        meaning=mark("The change builds on a piece that it does not belong to."),
        todo=(mark("Write it down once more."),),
    ),
    "other_content": Said(
        title=mark("The office has another text for this."),
        meaning=mark("Here and at the office a different text stands for the same piece. Both were kept."),
        todo=(_CALL,),
    ),
    "number_taken": Said(
        title=mark("There are two pieces with this number."),
        meaning=mark("Perhaps a copy of this vault was used as well. Both texts were kept."),
        todo=(_CALL,),
    ),
}
_OTHER = Said(
    title=mark("The office did not take this over."),
    meaning=mark("The office gave a reason that this version of the program does not know. Your text was kept."),
    todo=(_CALL,),
)


def why_refused(code: str) -> Explanation:
    """The words for a reason; a code that this version does not know has words too."""
    return REFUSALS.get(code, _OTHER).filled({})
