"""The referral letter to a neighbourhood team: from records to blocks of sentences (DOMAIN 7).

Every sentence carries whom it tells about and which data it opens; whoever calls asks for each whether it
may go (`domain.may_go`) and leaves out what may not (`LetterContent.only`). Never the offence; the word
detention only when the referral says so; the sender's name only when it was chosen.
"""

from __future__ import annotations

from ..domain.letter_content import Block, LetterContent, Part, Variant
from ..domain.may_go import Sentence
from ..domain.records.consent import DataKind
from ..domain.records.worry import Urgency
from ..errors import LetterError, LetterFault
from ..i18n import Language, Words, mark, words
from . import names, reply_slip
from .consent_block import consent_blocks
from .matter import Matter, about_her
from .situation import situation_blocks
from .whom import whom_blocks
from .wordings import Wording, Wordings, standard

_HOW_SOON = {
    Urgency.NOW: mark("This cannot wait. Please contact {name} today or tomorrow."),
    Urgency.THIS_WEEK: mark("Please contact {name} this week."),
    Urgency.CAN_WAIT: mark("This can wait a little."),
}


def compose_referral(matter: Matter, wordings: Wordings | None = None) -> LetterContent:
    """The letter with all it would say. Raises LetterError(NO_ADDRESS) without an address to put in the window."""
    said = words(Language(matter.language))
    texts = wordings or standard(matter.language)
    referral, person = matter.referral, matter.concerned
    subject = said.tr("Request for help for {name}", name=names.full(person, said))
    contact = tuple(line for line in matter.contact if line)
    return LetterContent(
        variant=Variant.REFERRAL,
        language=matter.language,
        number=referral.number,
        made_on=matter.made_on,
        place=matter.place,
        concerns=referral.concerns,
        to=referral.organisation,
        letterhead=letterhead(matter),
        contact=contact,
        address=_address(matter, said),
        date_line=date_line(matter, said),
        subject=Block(
            part=Part.SUBJECT, sentences=(about_her(matter, subject, frozenset({DataKind.NAME})),), required=True
        ),
        salutation=names.salutation_to(matter.organisation, said),
        frame=_frame(matter, said),
        blocks=(
            *whom_blocks(matter, said, texts),
            *situation_blocks(matter, said),
            *_wishes(matter, said),
            _safety(said, texts),
            *consent_blocks(matter, said),
        ),
        sign=tuple(said.tr("Signature of {name}", name=name) for name in (names.full(person, said), *contact[:1])),
        closing=(said.tr("Kind regards,"), *contact[:1]),
        slip=reply_slip.slip(matter, said),
        privacy=texts[Wording.PRIVACY],
        copy_number=matter.copy_number,
    )


def letterhead(matter: Matter) -> Block | None:
    """Our name, which lets one guess at detention; None for the neutral sender."""
    if matter.referral.neutral_sender or not matter.sender.names:
        return None
    about = frozenset({matter.referral.concerns, matter.detainee})
    lines = (Sentence(text=name, about=about, detention=True) for name in matter.sender.names)
    return Block(part=Part.SENDER, sentences=tuple(lines))


def date_line(matter: Matter, said: Words) -> str:
    """Zwolle, 1 maart 2026."""
    on = names.long_date(matter.made_on, said)
    return said.tr("{place}, {date}", place=matter.place, date=on) if matter.place else on


def _address(matter: Matter, said: Words) -> tuple[str, ...]:
    to = matter.organisation
    if not to.address.street.strip() or not to.address.city.strip():
        raise LetterError(LetterFault.NO_ADDRESS, organisation=str(matter.referral.organisation))
    town = names.town_line(to.address.postcode, to.address.city)
    lines = (to.name, to.team, names.attention_line(to, said), to.address.street, town)
    return tuple(line.strip() for line in lines if line.strip())


def _frame(matter: Matter, said: Words) -> tuple[Block, ...]:
    """What we ask, how and when to reach her, answer before."""
    referral = matter.referral
    asks = tuple(about_her(matter, question) for question in referral.questions if question.strip())
    blocks = [
        Block(part=Part.ASK, heading=said.tr("What we ask you"), sentences=asks, numbered=len(asks) > 1, required=True),
        _reach(matter, said),
    ]
    if referral.answer_before:
        before = said.tr("Please answer before {date}.", date=names.long_date(referral.answer_before, said))
        blocks.append(Block(part=Part.ANSWER_BEFORE, sentences=(Sentence(text=before),)))
    return tuple(blocks)


def _reach(matter: Matter, said: Words) -> Block:
    reach, name = matter.concerned.reach, names.short(matter.concerned, said)
    ways = (
        (reach.phone, said.tr("By phone: {phone}", phone=reach.phone)),
        (reach.best_way, said.tr("Best way: {text}", text=reach.best_way)),
        (reach.safe_way, said.tr("Safely: {text}", text=reach.safe_way)),
        (reach.when_not, said.tr("Not: {text}", text=reach.when_not)),
        (
            reach.who_may_not_answer,
            said.tr("Do not say why you call if this person answers: {text}", text=reach.who_may_not_answer),
        ),
    )
    lines = [text for known, text in ways if known.strip()]
    if not lines:
        lines = [said.tr("Please reach {name} through us: {phone}", name=name, phone=matter.contact[1])]
    sentences = tuple(about_her(matter, line, frozenset({DataKind.REACH})) for line in lines)
    return Block(part=Part.REACH, heading=said.tr("How to reach {name}", name=name), sentences=sentences)


def _wishes(matter: Matter, said: Words) -> list[Block]:
    """The outcome that is hoped for, and how soon."""
    referral, blocks = matter.referral, []
    if referral.outcome.strip():
        outcome = about_her(matter, referral.outcome)
        blocks.append(Block(part=Part.OUTCOME, heading=said.tr("What we hope for"), sentences=(outcome,)))
    soon = []
    if referral.urgency:
        soon.append(said.tr(_HOW_SOON[referral.urgency], name=names.short(matter.concerned, said)))
    if referral.deadline:
        day = names.long_date(referral.deadline, said)
        what = referral.deadline_what.strip()
        soon.append(
            said.tr("Final date: {date} ({what})", date=day, what=what)
            if what
            else said.tr("Final date: {date}", date=day)
        )
    if soon:
        sentences = tuple(about_her(matter, text) for text in soon)
        blocks.append(Block(part=Part.URGENCY, heading=said.tr("How soon"), sentences=sentences))
    return blocks


def _safety(said: Words, texts: Wordings) -> Block:
    """The same in every letter and copy, whatever was answered: a sentence that only a signal brings is a signal.

    It is about nobody, so nothing can keep it out of one letter and let it into another.
    """
    line = Sentence(text=texts[Wording.SAFETY])
    return Block(part=Part.SAFETY, heading=said.tr("Safety at home"), sentences=(line,), required=True)
