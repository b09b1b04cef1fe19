"""Trust between laptop and office, the database, and the program itself."""

from __future__ import annotations

from ..errors import ProgramFault, StoreFault, TrustFault
from ..i18n import mark
from .said import Said

_CALL_OFFICE = mark("Call the office.")
_CALL_ADMINISTRATOR = mark("Call the administrator.")

TRUST: dict[TrustFault, Said] = {
    TrustFault.BAD_CARD: Said(
        title=mark("This office card is not right."),
        meaning=mark("The file was changed, or it is not an office card. It was not used."),
        todo=(mark("Ask the office for the card once more."),),
    ),
    TrustFault.OTHER_CARD: Said(
        title=mark("This is the card of another office."),
        meaning=mark("This laptop already belongs to another office. Nothing was changed."),
        todo=(mark("Ask the office for its own card."), mark("Did the office get a new card? Call them first.")),
    ),
    TrustFault.NO_CARD: Said(
        title=mark("The office card is still missing."),
        meaning=mark(
            "Without the card this laptop does not know for whom it locks its bundles. Writing works already."
        ),
        todo=(mark("Read in the office card, and compare the six words with those on paper."),),
    ),
    TrustFault.NEEDS_SECOND: Said(
        title=mark("A second person is needed."),
        meaning=mark("A colleague with a passphrase of their own looks along and types it. Nothing was changed."),
        todo=(
            mark("Ask a colleague who can open this office to come and look."),
            mark("Is there no colleague yet? An administrator adds one under Who can open here."),
        ),
    ),
    TrustFault.ONE_PERSON: Said(
        title=mark("These two passphrases count as one person."),
        meaning=mark("One of them was given by the other, too short ago. Nothing was changed. It stands in the log."),
        todo=(
            mark("Let another colleague look along."),
            mark("Or wait until the new passphrase is a week old, or let another administrator give it."),
        ),
    ),
    TrustFault.BAD_REQUEST: Said(
        title=mark("This request of a laptop is not right."),
        meaning=mark("The file was changed, or it is not a request. The laptop was not enrolled."),
        todo=(mark("Let the laptop make a new request."),),
    ),
    TrustFault.WORDS_DIFFER: Said(
        title=mark("The six words are not the same."),
        meaning=mark("What you have here may not be what was made there. Nothing was changed."),
        todo=(
            mark("Compare the words once more, one by one, with those on paper or on the other screen."),
            mark("Do they differ again? Do not go on, and bring the file yourself."),
        ),
    ),
    TrustFault.KNOWN_DEVICE: Said(
        title=mark("This laptop is enrolled already."),
        meaning=mark("The office knows this laptop. Nothing was changed."),
        todo=(mark("Is the vault new? Then let it make a new request."),),
    ),
    TrustFault.DUPLICATE_KEY: Said(
        title=mark("This key belongs to another laptop."),
        meaning=mark("Each laptop has a key of its own. Perhaps a vault was copied. The laptop was not enrolled."),
        todo=(mark("Make a new vault on this laptop, and a new request."),),
    ),
    TrustFault.LOW_ORDER_KEY: Said(
        title=mark("This key is not safe."),
        meaning=mark("Anybody could sign with it. Our program never makes such a key. It was refused."),
        todo=(mark("Find out where this file comes from."), _CALL_ADMINISTRATOR),
    ),
    TrustFault.BAD_KEY: Said(
        title=mark("This is not a key."),
        meaning=mark("Where a key should stand, something else stands. It was refused."),
        todo=(mark("Find out where this file comes from."), _CALL_ADMINISTRATOR),
    ),
    TrustFault.NOT_ENROLLED: Said(
        title=mark("This laptop is not enrolled yet."),
        meaning=mark("Until the office has enrolled it, it cannot deliver. Writing things down works already."),
        todo=(mark("Make a request for the office, and bring it there."),),
    ),
    TrustFault.BAD_REGISTRY: Said(
        title=mark("The list of laptops is not right."),
        meaning=mark("The list of who may sign was not signed by our office. It was not used."),
        todo=(_CALL_OFFICE,),
    ),
    TrustFault.OLD_REGISTRY: Said(
        title=mark("The list of laptops is older than the one here."),
        meaning=mark("The newer list stays. Nothing was changed."),
        todo=(mark("Ask the office for a new file."),),
    ),
    TrustFault.NOT_AN_OFFICE: Said(
        title=mark("This is not the vault of an office."),
        meaning=mark("This can only be done with the vault of the office."),
        todo=(mark("Choose the folder of the office."),),
    ),
    TrustFault.NOT_A_LAPTOP: Said(
        title=mark("This is not the vault of a laptop."),
        meaning=mark("This can only be done with the vault of a volunteer's laptop."),
        todo=(mark("Choose the folder of the laptop's vault."),),
    ),
    TrustFault.NEEDS_ROOT: Said(
        title=mark("Only the root can sign this for that laptop."),
        meaning=mark("The laptop does not believe the everyday key of this office yet. Nothing was written."),
        todo=(mark("Do it again with the passphrase of the root key."),),
    ),
    TrustFault.NEEDS_ADMINISTRATOR: Said(
        title=mark("This is for the administrator."),
        meaning=mark("It concerns the keys of the office. Nothing was changed."),
        todo=(mark("Ask the administrator of the office to do it."),),
    ),
    TrustFault.UNKNOWN_LAPTOP: Said(
        title=mark("No laptop is called that."),
        meaning=mark("The list holds no laptop with this number or code, or more than one. Nothing was changed."),
        todo=(mark("Look in the list of laptops, and give the whole number."),),
    ),
    TrustFault.ALREADY_REVOKED: Said(
        title=mark("This laptop is no longer trusted."),
        meaning=mark("The office said so before. That cannot be undone, and nothing was changed."),
        todo=(mark("Is the laptop back? Make a new vault on it, and let it ask to be enrolled."),),
    ),
    TrustFault.OTHER_KEYS: Said(
        title=mark("This request comes from other keys."),
        meaning=mark("It does not name the key that this laptop has now. It may be an older request."),
        todo=(mark("Let the laptop ask for new keys once more."), _CALL_ADMINISTRATOR),
    ),
    TrustFault.REGISTRY_FULL: Said(
        title=mark("The list of laptops is full."),
        meaning=(
            mark("About {most} laptops fit into it, since it must fit on a stick. Nothing was changed."),
            mark("It must fit on a stick. Nothing was changed."),
        ),
        todo=(_CALL_ADMINISTRATOR,),
    ),
    TrustFault.OTHER_ROOT: Said(
        title=mark("This is not the root key of now."),
        meaning=mark("The list of laptops names another root key. Nothing was changed."),
        todo=(mark("Was the root key changed at another desk? Do it there."), _CALL_ADMINISTRATOR),
    ),
    TrustFault.OWN_SLOT: Said(
        title=mark("This is your own passphrase."),
        meaning=mark("Nobody takes away the passphrase that is in use. So there is always an administrator."),
        todo=(mark("Let another administrator do it."),),
    ),
}

STORES: dict[StoreFault, Said] = {
    StoreFault.UNREACHABLE: Said(
        title=mark("The central store cannot be reached."),
        meaning=mark("The program finds no connection. Nothing was changed."),
        todo=(mark("Look whether the office's computer for it is on, and try again."), _CALL_ADMINISTRATOR),
    ),
    StoreFault.INSECURE: Said(
        title=mark("The connection to the central store is not safe."),
        meaning=mark("Outside this machine it must be encrypted. It was not used."),
        todo=(mark("Ask the administrator to turn encryption on (TLS)."),),
    ),
    StoreFault.NO_DRIVER: Said(
        title=mark("This installation lacks the part for a database."),
        meaning=mark("The program can use PostgreSQL only with that part. Nothing was changed."),
        todo=(mark("Ask the administrator to install it (krachtigthuis-postgres)."),),
    ),
    StoreFault.BUSY: Said(
        title=mark("The vault is busy."),
        meaning=mark("Something else is writing in it at this moment. Nothing was changed."),
        todo=(mark("Wait a moment, and try again."),),
    ),
    StoreFault.NEWER: Said(
        title=mark("The central store comes from a newer version of the program."),
        meaning=mark("The program here is older. It changes nothing, so that nothing is lost."),
        todo=(mark("Update the program here."),),
    ),
    StoreFault.DIFFERS: Said(
        title=mark("The lists do not agree with the journal."),
        meaning=mark("The journal itself is whole. The lists that are made from it can be made again."),
        todo=(mark("Let the program make the lists again (doctor --rebuild)."), _CALL_ADMINISTRATOR),
    ),
    StoreFault.OLD_PAGES: Said(
        title=mark("Something in this vault is of an earlier day."),
        meaning=mark(
            "Pieces of an older file were put back outside this program. What was saved later may be gone, "
            "also that somebody withdrew consent."
        ),
        todo=(mark("Print no letter from it. Put the newest backup back, or bring the laptop to the office."),),
    ),
    StoreFault.AUDIT_BROKEN: Said(
        title=mark("The log is not whole."),
        meaning=(
            mark("From line {line} on the log does not fit what stands before it. Somebody may have changed the file."),
            mark("A line of the log does not fit what stands before it. Somebody may have changed the file."),
        ),
        todo=(_CALL_ADMINISTRATOR,),
    ),
    StoreFault.HASH_DIFFERS: Said(
        title=mark("A record is not what it was when it was saved."),
        meaning=mark("Its fingerprint does not fit. It was not used."),
        todo=(_CALL_ADMINISTRATOR,),
    ),
    StoreFault.OTHER_OFFICE: Said(
        title=mark("This central store belongs to another office."),
        meaning=mark("It holds the records of an office with other keys. Nothing was read or changed."),
        todo=(mark("Choose the database of this office, or an empty one."),),
    ),
    StoreFault.NEEDS_DATABASE: Said(
        title=mark("This office keeps its records in a database."),
        meaning=mark("Without its address the program does not know where the central store is. Nothing was changed."),
        todo=(
            mark("Give the address of the database (--database)."),
            mark("The window asks nothing: it uses the address of the last command that had one."),
            _CALL_ADMINISTRATOR,
        ),
    ),
    StoreFault.ONE_DESK: Said(
        title=mark("This central store is for one desk only."),
        meaning=mark("The records stand in the vault of this desk. Two desks need a database that both can reach."),
        todo=(mark("Begin the office with a database (--database), then ask again."), _CALL_ADMINISTRATOR),
    ),
}

PROGRAM: dict[ProgramFault, Said] = {
    ProgramFault.UNEXPECTED: Said(
        title=mark("Something went wrong in the program."),
        meaning=mark(
            "This is a fault of ours, not of yours. What was saved before is still there. Nothing is half saved."
        ),
        todo=(
            mark("Try it once more."),
            mark("Does it happen again? Start the program again, and tell the office what you were doing."),
        ),
    ),
    ProgramFault.RULES_BROKEN: Said(
        title=mark("The program does not know what your organisation allows here."),
        meaning=(
            mark("In the file {path} the rule “{name}” is not right. Your vault is untouched."),
            mark("The file {path} cannot be read. Your vault is untouched."),
            mark("The file with the rules cannot be read. Your vault is untouched."),
        ),
        todo=(mark("Ask the administrator to mend that file, and start the program again."),),
    ),
}
