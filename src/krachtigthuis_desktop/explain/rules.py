"""Why a rule of the work says no, and whose yes would open it.

Places: {name} the person whose say it is, {ask} somebody whose yes would open it (one step for each),
{reader} who would read it. Without a known form of address nobody is *he* or *she* here.
"""

from __future__ import annotations

from ..errors import RuleReason
from ..i18n import mark
from .said import Said, Wordings

_NOT_NOW = mark("Leave this out. The rest may go.")

ASK: Wordings = (mark("Ask {ask} first."), mark("Ask first, and write down the answer."))
"""The step for each person whose yes would open it."""

RULES: dict[RuleReason, Said] = {
    RuleReason.NO_CONSENT: Said(
        title=mark("There is no permission yet."),
        meaning=(
            mark("There is no yes yet to telling this about {name}. Until then it stays here."),
            mark("There is no yes to this yet. Until then it stays here."),
        ),
    ),
    RuleReason.CONSENT_WITHDRAWN: Said(
        title=mark("The permission was withdrawn."),
        meaning=(
            mark("The consent to tell this about {name} was withdrawn. From now on it stays here."),
            mark("The yes to this was taken back. From then on it stays here."),
        ),
        todo=(_NOT_NOW,),
    ),
    RuleReason.REFUSED: Said(
        title=mark("The answer was no."),
        meaning=(
            mark("It was asked, and this about {name} may not be told. That changes nothing in the help."),
            mark("It was asked, and this may not be told. That changes nothing in the help."),
        ),
        todo=(_NOT_NOW,),
    ),
    RuleReason.CONSENT_EXPIRED: Said(
        title=mark("The permission is no longer valid."),
        meaning=(
            mark("The consent to tell this about {name} has expired."),
            mark("The yes to this held until a day that is past."),
        ),
    ),
    RuleReason.OTHER_DATA: Said(
        title=mark("The permission is not for this subject."),
        meaning=(
            mark("About {name} other things may be told, but not this."),
            mark("Other things may be told, but not this."),
        ),
        todo=(_NOT_NOW,),
    ),
    RuleReason.OTHER_RECIPIENT: Said(
        title=mark("The permission is for another reader."),
        meaning=(
            mark("This about {name} may be told to others, but there is no yes for {reader}."),
            mark("This about {name} may be told to others, but there is no yes for this reader."),
            mark("There is a yes, but not for this reader."),
        ),
    ),
    RuleReason.OTHER_PURPOSE: Said(
        title=mark("The permission is for something else."),
        meaning=(
            mark("What is about {name} may be used for something else, but not for this."),
            mark("There is a yes to something else, but not to this use of it."),
        ),
    ),
    RuleReason.NEEDS_REPRESENTATIVE: Said(
        title=mark("A parent or guardian must agree too."),
        meaning=(
            mark("{name} is under 16. Everybody with parental authority decides about this."),
            mark("This is about a child under 16. Everybody with parental authority decides about this."),
        ),
    ),
    RuleReason.AUTHORITY_UNKNOWN: Said(
        title=mark("It is not known who has parental authority."),
        meaning=(
            mark("We do not know for sure who decides about {name}. Until then what is about the child waits."),
            mark("We do not know for sure who decides about this child. Until then what is about the child waits."),
        ),
        todo=(
            mark("Do they disagree? The coordinator decides."),
            mark("The letter may say how many children live there, and how old they are."),
        ),
    ),
    RuleReason.WITHHELD: Said(
        title=mark("This may not be told."),
        meaning=(
            mark("{name} asked that {reader} does not hear this."),
            mark("{name} asked that this is not told on."),
            mark("It was asked that this is not told on."),
        ),
        todo=(_NOT_NOW,),
    ),
    RuleReason.CONTACT_RESTRICTION: Said(
        title=mark("There is a ban on contact."),
        meaning=(
            mark("Nothing may go from {name} to this reader, and nothing about {name} either."),
            mark("Between these two nothing may go to and fro, and nothing may be told about one to the other."),
        ),
        todo=(mark("Do you doubt it? Talk to the coordinator."),),
    ),
    RuleReason.STRICT: Said(
        title=mark("This is for the coordinator only."),
        meaning=mark("What is about safety at home goes into no letter or card of this kind."),
        todo=(mark("Talk to the coordinator."),),
    ),
    RuleReason.IMPRESSION: Said(
        title=mark("An impression stays with us."),
        meaning=mark(
            "What you thought is no fact and nobody told it. Only a helper may read it, marked as an impression."
        ),
        todo=(_NOT_NOW,),
    ),
    RuleReason.DETENTION_WORD: Said(
        title=mark("Detention may not be mentioned."),
        meaning=(
            mark("There is no consent to tell {reader} about the detention."),
            mark("There is no yes to telling this reader of the detention."),
        ),
        todo=(mark("The letter can say that a family member is away from home for a while."),),
    ),
    RuleReason.DETENTION_IN_TEXT: Said(
        title=mark("The text points to detention."),
        meaning=(
            mark("A word in it tells that somebody is in detention, and there is no yes to telling {reader} that."),
            mark("A word in it tells that somebody is in detention, and there is no yes to telling that."),
        ),
        todo=(mark("Change the text: leave that word out."),),
    ),
    RuleReason.TELLER_UNKNOWN: Said(
        title=mark("Nobody wrote down who told this."),
        meaning=mark("Whoever told it has a say in who hears it. Until we know who that is, it stays here."),
        todo=(mark("Write down who told it."),),
    ),
    RuleReason.IN_DISPUTE: Said(
        title=mark("Two stories stand side by side."),
        meaning=mark("Two people changed this at the same time. Until it is settled which text holds, nothing leaves."),
        todo=(mark("Ask the office to settle it."),),
    ),
    RuleReason.STRUCK_OFF: Said(
        title=mark("This helper is no longer in the list."),
        meaning=mark("The office struck this organisation off. Nothing is sent there any more."),
        todo=(mark("Choose another helper."),),
    ),
    RuleReason.NOT_INVOLVED: Said(
        title=mark("This person does not belong to this."),
        meaning=(
            mark("{name} has no part in this question."),
            mark("The person named has no part in this question."),
        ),
        todo=(mark("Look whether the right family is open."),),
    ),
    RuleReason.ROLE: Said(
        title=mark("This step is for a professional."),
        meaning=mark(
            "A volunteer writes the draft. A professional at the office checks it before it goes out. The "
            "professional also decides who has which family, and what is taken back."
        ),
        todo=(mark("Ask a professional to look at it. By phone is fine too."),),
    ),
    RuleReason.STATE: Said(
        title=mark("This step is not possible now."),
        meaning=mark("Another step has to come first, or the letter is out already. A change then needs a reason."),
        todo=(mark("Look at the steps that were taken, or write down why it changes."),),
    ),
    RuleReason.NOT_READ_BY_HER: Said(
        title=mark("The letter has not been read or heard yet."),
        meaning=(
            mark("{name} first reads the letter or hears it read. Until then only the copy for {name} is printed."),
            mark("The person concerned first reads the letter or hears it read. Until then only that copy is printed."),
        ),
        todo=(mark("Print the copy, go through it together, and write down the day."),),
    ),
    RuleReason.DRAFT_ONLY: Said(
        title=mark("You may not write this down yet."),
        meaning=(
            mark("{name} has not said yes to “May I write this down?”. It stays a draft and goes after 14 days."),
            mark("There is no yes to “May I write this down?”. It stays a draft and goes after 14 days."),
        ),
        todo=(mark("Ask: “May I write this down?” No is fine too, and changes nothing."),),
    ),
    RuleReason.SIGNAL_STAYS: Said(
        title=mark("This signal stays open."),
        meaning=mark("Somebody may be unsafe at home. Only the office can close such a signal."),
        todo=(mark("Tell your contact person what you know now. Write it down here as well."),),
    ),
    RuleReason.STILL_NAMED: Said(
        title=mark("This person cannot be struck off."),
        meaning=mark("A tie, a worry, a consent or a letter speaks of this person."),
        todo=(mark("Correct the name or the description instead."),),
    ),
    RuleReason.STILL_NEEDED: Said(
        title=mark("This family stays on this laptop for now."),
        meaning=mark("Only what the office has whole, and what nobody works on here any longer, may leave the laptop."),
        todo=(mark("Look at what speaks against it in the list of what this laptop holds."),),
    ),
}
