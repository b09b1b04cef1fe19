"""What was typed or handed in and cannot be taken. Nothing that somebody typed is ever thrown away."""

from __future__ import annotations

from enum import StrEnum

from ..errors import InputFault
from ..i18n import mark
from .said import Said

INPUTS: dict[InputFault, Said] = {
    InputFault.TEXT_TOO_LONG: Said(
        title=mark("This text is too long."),
        meaning=(
            mark("“{field}” has {length} characters. At most {limit} fit."),
            mark("“{field}” has too many characters."),
            mark("There are too many characters in it."),
        ),
        todo=(mark("Make it shorter, or put a part of it elsewhere. Your text is still there."),),
    ),
    InputFault.TEXT_REFUSED_CHARACTER: Said(
        title=mark("There is a character in this text that cannot be kept."),
        meaning=(
            mark("In “{field}” stands an invisible character that could change how the text reads."),
            mark("In the text stands an invisible character that could change how it reads."),
        ),
        todo=(mark("Type that piece again instead of pasting it."),),
    ),
    InputFault.TEXT_EMPTY: Said(
        title=mark("Something is still empty."),
        meaning=(mark("“{field}” still has to be filled in."), mark("A field still has to be filled in.")),
        todo=(mark("Fill it in. One word is enough to begin with."),),
    ),
    InputFault.CHOICE_MISSING: Said(
        title=mark("Something is not chosen yet."),
        meaning=(mark("For “{field}” nothing is chosen yet."), mark("Nothing is chosen yet.")),
        todo=(mark("Choose what fits best."),),
    ),
    InputFault.LOOKS_LIKE_BSN: Said(
        title=mark("This looks like a citizen service number (BSN)."),
        meaning=(
            mark("In “{field}” stands a number that may be a BSN. We may not keep that number."),
            mark("In the text stands a number that may be a BSN. We may not keep that number."),
        ),
        todo=(
            mark("Take the number out of the text."),
            mark("Is it something else, such as a customer number? Then choose “It is another number”."),
        ),
    ),
    InputFault.DATE_UNKNOWN: Said(
        title=mark("The program does not understand this date."),
        meaning=(
            mark("What stands in “{field}” could not be read as a date."),
            mark("What stands there could not be read as a date."),
        ),
        todo=(mark("Type the date as 1-3-1985, 1/3/85 or 1 March 1985."),),
    ),
    InputFault.DATE_IMPOSSIBLE: Said(
        title=mark("This date is not possible."),
        meaning=(
            mark("The day in “{field}” does not exist, or it is too far away in time."),
            mark("That day does not exist, or it is too far away in time."),
        ),
        todo=(mark("Look at day, month and year once more."),),
    ),
    InputFault.NUMBER_WRONG: Said(
        title=mark("This number is not right."),
        meaning=mark("A number has nine characters, in three groups of three. One of them seems to be mistyped."),
        todo=(mark("Compare it character by character with the paper."),),
    ),
    InputFault.POSTCODE_WRONG: Said(
        title=mark("This is no postcode."),
        meaning=mark("A postcode has four digits and two letters, such as 3311 AB."),
        todo=(mark("Look at it once more, or leave it empty."),),
    ),
    InputFault.PAPER_KEY_TYPO: Said(
        title=mark("There is a typing mistake in the paper key."),
        meaning=(
            mark("In group {group} after the beginning something is mistyped or missing."),
            mark("Something in it is mistyped or missing."),
        ),
        todo=(mark("Compare the groups one by one with the paper."),),
    ),
    InputFault.OUT_OF_RANGE: Said(
        title=mark("This does not fit."),
        meaning=(
            mark("For “{field}” the least is {least} and the most is {most}."),
            mark("What was chosen for “{field}” is not possible."),
            mark("What was chosen is not possible."),
        ),
        todo=(mark("Choose something else."),),
    ),
    InputFault.NOT_FOUND: Said(
        title=mark("This is not here."),
        meaning=(
            mark("“{name}” does not stand in this vault."),
            mark("Under this number or name nothing stands here."),
        ),
        todo=(
            mark("Look in the list whether it is the right one."),
            mark("On a laptop a family that was delivered may be tidied away. The office can send it back."),
        ),
    ),
    InputFault.PASSPHRASE_WEAK: Said(
        title=mark("This passphrase is too easy to guess."),
        meaning=mark("The passphrase protects everything that people told you."),
        todo=(mark("Take the six words that the program proposes, or make a longer passphrase."),),
    ),
    InputFault.PASSPHRASE_DIFFERS: Said(
        title=mark("The two passphrases are not the same."),
        meaning=mark("The second time something else was typed. Nothing was changed."),
        todo=(mark("Type both once more."),),
    ),
    InputFault.PASSPHRASE_SAME: Said(
        title=mark("These two passphrases are the same."),
        meaning=mark("The root key says which laptops are trusted, and has words of its own. Nothing was made."),
        todo=(mark("Choose another passphrase for the root key, and keep the two apart."),),
    ),
    InputFault.SECRET_MISSING: Said(
        title=mark("No passphrase was given."),
        meaning=mark("It was empty, or nobody can type here."),
        todo=(
            mark("Start the command where you can type, and type it when it is asked."),
            mark("Or name the file whose first line it is; --help says how."),
        ),
    ),
    InputFault.FILE_MISSING: Said(
        title=mark("This file is not there."),
        meaning=(mark("{path} was not found."), mark("The file was not found.")),
        todo=(mark("Look whether the stick is in, and choose the file again."),),
    ),
    InputFault.FILE_UNREADABLE: Said(
        title=mark("This file cannot be read."),
        meaning=(
            mark("{path} does not open, or holds something else than it should."),
            mark("The file does not open, or holds something else than it should."),
        ),
        todo=(mark("Choose another file."), mark("Is this the right one? Call the administrator.")),
    ),
    InputFault.FILE_IS_FOLDER: Said(
        title=mark("This is a folder."),
        meaning=(
            mark("{path} is a folder. A file is needed here: give its name as well."),
            mark("A file is needed here: give its name as well."),
        ),
        todo=(mark("Give the folder and the name of the file."),),
    ),
    InputFault.FILE_THERE: Said(
        title=mark("A file of this name is there already."),
        meaning=(mark("{path} stays as it is. Nothing was written over it."), mark("Nothing was written over it.")),
        todo=(mark("Give another name."),),
    ),
    InputFault.FOLDER_NOT_EMPTY: Said(
        title=mark("This folder is not empty."),
        meaning=(
            mark("There are already files in {path}. Nothing is overwritten."),
            mark("There are already files in this folder. Nothing is overwritten."),
        ),
        todo=(mark("Choose an empty folder, or a new name."),),
    ),
    InputFault.NOTHING_TO_DO: Said(
        title=mark("There is nothing to do."),
        meaning=mark("Everything is done already."),
    ),
    InputFault.STALE: Said(
        title=mark("This was changed in the meantime."),
        meaning=mark("Somebody saved another version while you were writing. Nothing was overwritten."),
        todo=(mark("Open it again, look at what changed, and add what you wrote. Your draft is still there."),),
    ),
}

AT_OFFICE: dict[tuple[StrEnum, str], Said] = {
    (InputFault.OUT_OF_RANGE, "phone"): Said(
        title=mark("This is no phone number."),
        meaning=mark("In “{field}” stands no number that can be called."),
        todo=(mark("Type the number in digits, such as 070 000 00 12. Words may stand beside it."),),
    ),
    (InputFault.TEXT_EMPTY, "phone"): Said(
        title=mark("The phone number is missing."),
        meaning=mark("A name without a number helps nobody on the day itself. Nothing was changed."),
        todo=(mark("Fill in “{field}”."),),
    ),
    (InputFault.TEXT_EMPTY, "phone_name"): Said(
        title=mark("A name is missing."),
        meaning=mark("A number without a name, or a deputy of nobody, is not kept. Nothing was changed."),
        todo=(mark("Fill in “{field}”."),),
    ),
    (InputFault.NOT_FOUND, "record"): Said(
        title=mark("The office does not know this number."),
        meaning=mark("Nothing of this number or id came in. Nothing was changed."),
        todo=(
            mark("Look on the letter, or ask whoever wrote it: a number has nine signs."),
            mark("Perhaps the bundle in which it stands was not read in yet, or was set apart."),
        ),
    ),
    (InputFault.NOT_FOUND, "more_than_one"): Said(
        title=mark("More than one piece has this number."),
        meaning=mark("Our program never gives a number twice: perhaps a vault was copied. Nothing was changed."),
        todo=(
            mark("Call the user of the laptop and the administrator."),
            mark("Name the piece by its id."),
        ),
    ),
    (InputFault.NOT_FOUND, "no_referral"): Said(
        title=mark("This is the number of something else than a referral."),
        meaning=mark("It is here, but news can only be told of a referral. Nothing was changed."),
        todo=(mark("Take the number of the letter with which help was asked."),),
    ),
    (InputFault.NOT_FOUND, "no_family"): Said(
        title=mark("This is the number of something else than a family."),
        meaning=mark("It is here, but a family is needed. Nothing was changed."),
        todo=(mark("Take the number of the family: it stands under Families and laptops."),),
    ),
    (InputFault.NOT_FOUND, "urgent"): Said(
        title=mark("This number is not among what cannot wait."),
        meaning=mark("Perhaps somebody ticked it off or put it back already. Nothing was changed."),
        todo=(mark("Look in the list: office urgent."),),
    ),
    (InputFault.NOT_FOUND, "apart"): Said(
        title=mark("This is not among what waits for a decision."),
        meaning=mark("Perhaps somebody decided about it already. Nothing was changed."),
        todo=(mark("Look in the list: office quarantine."),),
    ),
    (InputFault.NOT_FOUND, "conflict"): Said(
        title=mark("There are no two accounts of this to choose between."),
        meaning=mark("Perhaps somebody settled it already. Nothing was changed."),
        todo=(mark("Look in the list: office conflicts."),),
    ),
    (InputFault.NOT_FOUND, "not_trusted"): Said(
        title=mark("This laptop is not trusted."),
        meaning=mark("It was withdrawn, or never enrolled. It gets no family. Nothing was changed."),
        todo=(mark("Choose a laptop that is trusted: office devices."),),
    ),
    (InputFault.NOT_FOUND, "not_its_family"): Said(
        title=mark("This laptop does not have this family."),
        meaning=mark("Only a laptop that has the family can get it back. Nothing was changed."),
        todo=(mark("Give the family to this laptop first: office assign."),),
    ),
}
"""What an office alone is told: a contact that is not right, what it looked for and did not find (the fact `which`)."""
