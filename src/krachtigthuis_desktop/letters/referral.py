"""The referral letter to a neighbourhood team: from records to blocks of sentences (DOMAIN 7).

Every sentence carries whom it tells about and which data it opens; whoever calls asks for each whether it
may go (`domain.may_go`) and leaves out what may not (`LetterContent.only`). Never the offence; the word
detention only when the referral says so; the sender's name only when it was chosen.
"""

from __future__ import annotations

from datetime import date, timedelta

from ..domain.letter_content import Block, LetterContent, Part, Variant
from ..domain.may_go import Sentence
from ..domain.records.consent import DataKind
from ..domain.records.worry import Urgency
from ..errors import LetterError, LetterFault
from ..i18n import Language, Words, mark, words
from . import names, reply_slip
from .consent_block import consent_blocks
from .matter import Matter, about_her, tells_who_we_are
from .situation import situation_blocks
from .whom import language_block, whom_blocks
from .wordings import Wording, Wordings, standard

_HOW_SOON = {
    Urgency.NOW: mark("This cannot wait. Please contact {name} on the day that you get this letter."),
    Urgency.THIS_WEEK: mark("Please contact {name} this week."),
}
"""What can wait is not said: it would put a letter with a final date last."""
_CALL_AFTER = {Urgency.NOW: 2, Urgency.THIS_WEEK: 3, Urgency.CAN_WAIT: 7, None: 5}
"""Working days until we ring, when nobody chose the day: the post takes two."""
_SATURDAY = 5


def compose_referral(matter: Matter, wordings: Wordings | None = None) -> LetterContent:
    """The letter with all it would say.

    Raises LetterError: NO_ADDRESS without an address to put in the window, NO_PHONE without a number of ours,
    SENDER_TELLS when a line of the neutral sender says who we are.
    """
    said = words(Language(matter.language))
    texts = wordings or standard(matter.language)
    referral, person, contact = matter.referral, matter.concerned, matter.contact
    if not contact.phone.strip():
        raise LetterError(LetterFault.NO_PHONE)
    _stay_neutral(matter)
    subject = said.tr("Request for help for {name}", name=names.full(person, said))
    frame = _frame(matter, said)
    blocks = (
        *whom_blocks(matter, said, texts),
        *situation_blocks(matter, said),
        *_wishes(matter, said),
        *_ourselves(matter, said, texts),
        _safety(said, texts),
    )
    used = frozenset[DataKind]().union(*(each.data for block in (*frame, *blocks) for each in block.sentences))
    return LetterContent(
        variant=Variant.REFERRAL,
        language=matter.language,
        number=referral.number,
        made_on=matter.made_on,
        place=matter.place,
        concerns=referral.concerns,
        to=referral.organisation,
        letterhead=letterhead(matter),
        return_to=return_to(matter),
        contact=_contact(matter, said),
        address=_address(matter, said),
        date_line=date_line(matter, said),
        subject=Block(
            part=Part.SUBJECT, sentences=(about_her(matter, subject, frozenset({DataKind.NAME})),), required=True
        ),
        salutation=names.salutation_to(matter.organisation, said),
        frame=frame,
        blocks=(*blocks, *consent_blocks(matter, said, used | {DataKind.NAME})),
        sign=(
            said.tr(
                "I have read this letter or heard it. I agree that {organisation} gets it.",
                organisation=matter.organisation.name,
            ),
            said.tr("Signature of {name}", name=names.short(person, said)),
        ),
        call=call_block(matter, said),
        closing=(said.tr("Kind regards,"), contact.name, contact.function),
        slip=reply_slip.slip(matter, said, return_to(matter)),
        privacy=texts.filled(Wording.PRIVACY, phone=contact.phone),
        copy_number=matter.copy_number,
    )


def letterhead(matter: Matter) -> Block | None:
    """Our name, which lets one guess at detention, or the neutral one."""
    if matter.referral.neutral_sender:
        name = matter.sender.neutral_name.strip()
        return Block(part=Part.SENDER, sentences=(Sentence(text=name),)) if name else None
    about = frozenset({matter.referral.concerns, matter.detainee})
    lines = tuple(Sentence(text=name, about=about, detention=True) for name in matter.sender.names)
    return Block(part=Part.SENDER, sentences=lines) if lines else None


def _stay_neutral(matter: Matter) -> None:
    """Whom to call and the neutral name may not say what the letter leaves out."""
    contact, sender = matter.contact, matter.sender
    lines = {
        "contact": f"{contact.name} {contact.phone} {contact.hours}",
        "function": contact.function,
        "neutral_name": sender.neutral_name,
    }
    for field, text in lines.items():
        if matter.referral.neutral_sender and tells_who_we_are(text, sender.names):
            raise LetterError(LetterFault.SENDER_TELLS, field=field)


def return_to(matter: Matter) -> tuple[str, ...]:
    """Our address. The neutral sender leaves out a line with a name of ours in it."""
    lines = tuple(names.town_in_text(line) for line in matter.sender.reply_to if line.strip())
    if not matter.referral.neutral_sender:
        return lines
    return tuple(line for line in lines if not tells_who_we_are(line, matter.sender.names))


def date_line(matter: Matter, said: Words) -> str:
    """Zwolle, 1 maart 2026."""
    on = names.long_date(matter.made_on, said)
    return said.tr("{place}, {date}", place=matter.place, date=on) if matter.place else on


def call_day(matter: Matter) -> date:
    """When we ring: the day that somebody chose, else some working days from now."""
    if matter.call_on and matter.call_on >= matter.made_on:
        return matter.call_on
    day, left = matter.made_on, _CALL_AFTER[matter.referral.urgency]
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < _SATURDAY
    return day


def call_block(matter: Matter, said: Words) -> Block:
    """The last words of a letter: that we ring, and that we come along when that was offered."""
    on = names.long_date(call_day(matter), said)
    lines = [said.tr("We call you on {date} to hear whether this fits.", date=on)]
    if matter.come_along:
        lines.append(said.tr("We gladly come along to the first talk."))
    return Block(part=Part.CALL, sentences=(Sentence(text=" ".join(lines)),))


def _contact(matter: Matter, said: Words) -> tuple[tuple[str, str], ...]:
    contact = matter.contact
    lines = (
        (said.tr("Contact person"), contact.name),
        ("", contact.function),
        (said.tr("Phone"), contact.phone.strip()),
        (said.tr("Reachable"), contact.hours.strip()),
    )
    return tuple((label, " ".join(text.split())) for label, text in lines if text.strip())


def _address(matter: Matter, said: Words) -> tuple[str, ...]:
    """One line each: a line break that came along with a paste is a space."""
    to = matter.organisation
    if not to.address.street.strip() or not to.address.city.strip():
        raise LetterError(LetterFault.NO_ADDRESS, organisation=str(matter.referral.organisation))
    town = names.town_line(to.address.postcode, to.address.city)
    lines = (to.name, to.team, names.attention_line(to, said), to.address.street)
    return (*(" ".join(line.split()) for line in lines if line.strip()), town)


def _frame(matter: Matter, said: Words) -> tuple[Block, ...]:
    """What we ask, how and when to reach her and in which language, answer before."""
    referral = matter.referral
    asks = tuple(about_her(matter, question) for question in referral.questions if question.strip())
    blocks = [
        Block(part=Part.ASK, heading=said.tr("What we ask you"), sentences=asks, numbered=len(asks) > 1, required=True),
        _reach(matter, said),
        *language_block(matter, said),
    ]
    if referral.answer_before:
        before = said.tr("Please answer before {date}.", date=names.long_date(referral.answer_before, said))
        blocks.append(Block(part=Part.ANSWER_BEFORE, sentences=(Sentence(text=before),)))
    return tuple(blocks)


def _reach(matter: Matter, said: Words) -> Block:
    reach, name = matter.concerned.reach, names.short(matter.concerned, said)
    ways = (
        (reach.phone, said.tr("By phone: {phone}", phone=reach.phone.strip())),
        (reach.best_way, said.tr("Best way: {text}", text=reach.best_way.strip())),
        (reach.safe_way, said.tr("Safely: {text}", text=reach.safe_way.strip())),
        (reach.when_not, said.tr("When not: {text}", text=reach.when_not.strip())),
        (
            reach.who_may_not_answer,
            said.tr(
                "Does somebody else pick up? Then do not say why you call. This certainly holds for: {text}",
                text=reach.who_may_not_answer.strip(),
            ),
        ),
    )
    lines = [text for known, text in ways if known.strip()]
    if not lines:
        through = said.tr(
            "{name} can be reached through us: {phone}", name=names.at_start(name), phone=matter.contact.phone
        )
        lines = [through]
    sentences = tuple(about_her(matter, line, frozenset({DataKind.REACH})) for line in lines)
    return Block(part=Part.REACH, heading=said.tr("How to reach {name}", name=name), sentences=sentences)


def _wishes(matter: Matter, said: Words) -> list[Block]:
    """The outcome that is hoped for, and how soon."""
    referral, blocks = matter.referral, []
    if referral.outcome.strip():
        outcome = about_her(matter, referral.outcome)
        blocks.append(Block(part=Part.OUTCOME, heading=said.tr("What we hope for"), sentences=(outcome,)))
    soon = []
    if referral.urgency in _HOW_SOON:
        soon.append(said.tr(_HOW_SOON[referral.urgency], name=names.short(matter.concerned, said)))
    if referral.deadline:
        day = names.long_date(referral.deadline, said)
        what = referral.deadline_what.strip().rstrip(".")
        soon.append(
            said.tr("Final date: {date} ({what}).", date=day, what=what)
            if what
            else said.tr("Final date: {date}.", date=day)
        )
    if soon:
        sentences = tuple(about_her(matter, text) for text in soon)
        heading = said.tr("How soon is help needed?")
        blocks.append(Block(part=Part.URGENCY, heading=heading, sentences=sentences, flows=True))
    return blocks


def _ourselves(matter: Matter, said: Words, texts: Wordings) -> list[Block]:
    """A letter of a neutral sender says what we are, and that we tell more when she agrees."""
    if not matter.referral.neutral_sender:
        return []
    text = texts.filled(Wording.OURSELVES, name=names.short(matter.concerned, said))
    line = about_her(matter, text, frozenset({DataKind.NAME}))
    return [Block(part=Part.OURSELVES, heading=said.tr("Who we are"), sentences=(line,), flows=True)]


def _safety(said: Words, texts: Wordings) -> Block:
    """The same in every letter and copy, whatever was answered: a sentence that only a signal brings is a signal.

    It is about nobody, so nothing can keep it out of one letter and let it into another.
    """
    line = Sentence(text=texts[Wording.SAFETY])
    return Block(part=Part.SAFETY, heading=said.tr("Safety at home"), sentences=(line,), required=True, flows=True)
