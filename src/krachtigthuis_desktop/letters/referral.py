"""The referral letter to a neighbourhood team: from records to blocks of sentences (DOMAIN 7).

Every sentence carries whom it tells about and which data it opens; whoever calls asks for each whether it
may go (`domain.may_go`) and leaves out what may not (`LetterContent.only`). Never the offence; the word
detention only when the referral says so; the sender's name only when it was chosen.
"""

from __future__ import annotations

from uuid import UUID

from ..domain.letter_content import Block, LetterContent, Part, Variant
from ..domain.may_go import Sentence, Tone
from ..domain.records.consent import DataKind
from ..domain.records.worry import Safety, Urgency
from ..errors import LetterError, LetterFault
from ..i18n import Language, Words, mark, words
from . import names, reply_slip
from .consent_block import consent_blocks
from .matter import Matter
from .situation import situation_blocks
from .wordings import Wording, Wordings, standard

_HOW_SOON = {
    Urgency.NOW: mark("This cannot wait. Please contact {name} today or tomorrow."),
    Urgency.THIS_WEEK: mark("Please contact {name} this week."),
    Urgency.CAN_WAIT: mark("This can wait a little."),
}
_SAFETY = {
    Safety.NOT_ASKED: Wording.SAFETY_NOT_ASKED,
    Safety.NONE: Wording.SAFETY_ASKED_NONE,
    Safety.UNSURE: Wording.SAFETY_CALL_US,
    Safety.YES: Wording.SAFETY_CALL_US,
}
"""A signal itself is never written in a letter: it is told, by a professional."""


def compose_referral(matter: Matter, wordings: Wordings | None = None) -> LetterContent:
    """The letter with all it would say. Raises LetterError(NO_ADDRESS) without an address to put in the window."""
    said = words(Language(matter.language))
    texts = wordings or standard(matter.language)
    referral, person = matter.referral, matter.concerned
    subject = said.tr("A question for help for {name}", name=names.full(person, said))
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
            *_who(matter, said, texts),
            *situation_blocks(matter, said),
            *_wishes(matter, said),
            _safety(matter, said, texts),
            *consent_blocks(matter, said),
        ),
        sign=tuple(said.tr("Signature of {name}", name=name) for name in (names.full(person, said), *contact[:1])),
        closing=(said.tr("Kind regards,"), *contact[:1]),
        slip=reply_slip.slip(matter, said),
        privacy=texts[Wording.PRIVACY],
        copy_number=matter.copy_number,
    )


def about_her(
    matter: Matter, text: str, data: frozenset[DataKind] = frozenset({DataKind.SITUATION}), tone: Tone = Tone.FACT
) -> Sentence:
    """A sentence about the person the letter concerns."""
    return Sentence(text=text, about=frozenset({matter.referral.concerns}), tone=tone, data=data)


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
        (reach.safe_way, said.tr("Safe way: {text}", text=reach.safe_way)),
        (reach.when_not, said.tr("Not: {text}", text=reach.when_not)),
        (reach.who_may_not_answer, said.tr("Say nothing to: {text}", text=reach.who_may_not_answer)),
    )
    lines = [text for known, text in ways if known.strip()]
    if not lines:
        lines = [said.tr("Please reach {name} through us: {phone}", name=name, phone=matter.contact[1])]
    sentences = tuple(about_her(matter, line, frozenset({DataKind.REACH})) for line in lines)
    return Block(part=Part.REACH, heading=said.tr("How to reach {name}", name=name), sentences=sentences)


def _who(matter: Matter, said: Words, texts: Wordings) -> list[Block]:
    """Name and what identifies, language, children by age, and that somebody is away."""
    person = matter.concerned
    name = said.tr("We ask for help for {name}.", name=names.full(person, said))
    heading = said.tr("Whom it concerns")
    first = about_her(matter, name, frozenset({DataKind.NAME}))
    blocks = [Block(part=Part.WHO, heading=heading, sentences=(first,), required=True)]
    more = []
    if person.birth.on:
        born = said.tr("Born on {date}.", date=names.long_date(person.birth.on, said))
        more.append(about_her(matter, born, frozenset({DataKind.BIRTH})))
    where = ", ".join(
        p for p in (person.address.street, names.town_line(person.address.postcode, person.address.city)) if p
    )
    if where or person.municipality:
        home = (
            said.tr("Lives at: {address}.", address=where)
            if where
            else said.tr("Lives in {town}.", town=person.municipality)
        )
        more.append(about_her(matter, home, frozenset({DataKind.ADDRESS})))
    if more:
        blocks.append(Block(part=Part.WHO, sentences=tuple(more)))
    speech = [said.tr("Speaks {language}.", language=matter.speaks)] if matter.speaks else []
    speech += [said.tr("An interpreter is needed.")] if person.interpreter else []
    if speech:
        told = tuple(about_her(matter, text, frozenset({DataKind.REACH})) for text in speech)
        blocks.append(Block(part=Part.LANGUAGE, sentences=told))
    return [*blocks, *_children(matter, said), *_away(matter, texts)]


def _children(matter: Matter, said: Words) -> list[Block]:
    """Number and ages of the children at home are hers to tell; of another child it is a sentence about that child."""
    home = [child for child in matter.referral.children if _lives_with_her(matter, child)]
    blocks = []
    if home:
        ages = ", ".join(_age(matter, child, said) for child in home)
        text = said.trn("One child at home: {ages}.", "{count} children at home: {ages}.", len(home), ages=ages)
        sentence = about_her(matter, text, frozenset({DataKind.CHILDREN}))
        blocks.append(Block(part=Part.CHILDREN, sentences=(sentence,), mentions=frozenset(home)))
    for child in matter.referral.children:
        if child not in home:
            text = said.tr("One child lives elsewhere: {age}.", age=_age(matter, child, said))
            about = frozenset({matter.referral.concerns, child})
            sentence = Sentence(text=text, about=about, tone=Tone.FACT, data=frozenset({DataKind.CHILDREN}))
            blocks.append(Block(part=Part.CHILDREN, sentences=(sentence,)))
    return blocks


def _lives_with_her(matter: Matter, child: UUID) -> bool:
    known, her = matter.case.person(child), matter.referral.concerns
    return (known is not None and her in known.lives_with) or child in matter.concerned.lives_with


def _age(matter: Matter, child: UUID, said: Words) -> str:
    known = matter.case.person(child)
    age = known.birth.age_at(matter.made_on) if known else None
    return said.tr("age not known") if age is None else said.trn("{count} year", "{count} years", age)


def _away(matter: Matter, texts: Wordings) -> list[Block]:
    """Detention only as far as needed: the standard wording is that somebody is away for the time being."""
    if matter.detainee == matter.referral.concerns:
        return []
    if matter.referral.name_detention:
        about = frozenset({matter.referral.concerns, matter.detainee})
        sentence = Sentence(text=texts[Wording.IN_DETENTION], about=about, tone=Tone.FACT, detention=True)
    else:
        sentence = about_her(matter, texts[Wording.AWAY])
    return [Block(part=Part.AWAY, sentences=(sentence,), mentions=frozenset({matter.detainee}))]


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


def _safety(matter: Matter, said: Words, texts: Wordings) -> Block:
    """Always there: "not asked" is not "no signals known to us"."""
    line = about_her(matter, texts[_SAFETY[matter.referral.safety]], frozenset(), Tone.SAFETY)
    return Block(part=Part.SAFETY, heading=said.tr("Safety at home"), sentences=(line,), required=True)
