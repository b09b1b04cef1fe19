"""The words for letters and sheets that cannot be made, saved or printed."""

from __future__ import annotations

from ..errors import LetterFault
from ..i18n import mark
from .said import Said

LETTERS: dict[LetterFault, Said] = {
    LetterFault.MISSING_CHARACTER: Said(
        title=mark("One character cannot be printed."),
        meaning=(
            mark("“{character}” ({name}) does not exist in our typeface. Rather no letter than a hole in a name."),
            mark(
                "One character is missing from our typeface, so no letter was made: a name must never be "
                "printed with a gap."
            ),
        ),
        todo=(mark("Write that word in another way, as people write it themselves in the Netherlands."),),
    ),
    LetterFault.NOT_AS_FILE: Said(
        title=mark("Letters are not saved as a file here."),
        meaning=mark("Your organisation decided that for this computer. No file was made."),
        todo=(mark("Print the letter."),),
    ),
    LetterFault.TOO_LONG: Said(
        title=mark("This does not fit on the paper."),
        meaning=(
            mark("The letter has {pages} pages, and at most {most} go along."),
            mark("“{field}” takes more room than there is in a letter."),
            mark("The text takes more room than there is."),
        ),
        todo=(mark("Make it shorter. Five to eight plain lines are enough."),),
    ),
    LetterFault.NO_ADDRESS: Said(
        title=mark("There is no address yet."),
        meaning=mark("The letter does not know where it goes."),
        todo=(mark("Fill in street, postcode and town of the helper."),),
    ),
    LetterFault.NO_PHONE: Said(
        title=mark("There is no phone number of ours yet."),
        meaning=mark("Who gets the letter must be able to call us. Without a number there is no letter."),
        todo=(mark("Fill in whom the helper can call and the number. Or do so once for all letters, under Settings."),),
    ),
    LetterFault.SENDER_TELLS: Said(
        title=mark("This says who we are."),
        meaning=(
            mark(
                "In “{field}” stands a name of ours, or a word that points to detention. The neutral sender has none."
            ),
            mark("In a line of the neutral sender stands a name of ours, or a word that points to detention."),
        ),
        todo=(mark("Write it without that word. The text is still there."),),
    ),
    LetterFault.PRINTER: Said(
        title=mark("Printing did not work."),
        meaning=mark("The printer did not accept the letter. There is nothing wrong with the letter."),
        todo=(
            mark("Look whether the printer is on and has paper, and print again."),
            mark("Or save the letter on the stick."),
        ),
    ),
    LetterFault.NO_PRINTER: Said(
        title=mark("There is no printer."),
        meaning=mark("The program sees no printer on this computer."),
        todo=(mark("Connect a printer, and print again."), mark("Or save the letter on the stick.")),
    ),
}
