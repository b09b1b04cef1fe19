"""Her own copy of the letter: what it is and who gets it, the letter as it goes, then what she can do.

It says nothing less than the letter, and nothing in other words: `before` and `after` stand around the very
blocks that the other reader gets. She signs the letter, not this sheet.
"""

from __future__ import annotations

from dataclasses import replace

from ..domain.letter_content import Block, LetterContent, Part, Variant
from ..domain.may_go import Sentence
from ..i18n import Language, words
from . import names
from .matter import Matter
from .wordings import Wording, Wordings, standard


def compose_her_copy(letter: LetterContent, matter: Matter, wordings: Wordings | None = None) -> LetterContent:
    """The copy of `letter`, as it will go, for the person it concerns. It is handed over: no address, a name only."""
    said = words(Language(letter.language))
    texts = wordings or standard(letter.language)
    person, organisation, phone = matter.concerned, matter.organisation.name, matter.contact.phone
    places = {"organisation": organisation, "phone": phone}
    answer = matter.referral.answer_before
    following = (
        texts.filled(Wording.COPY_NEXT, date=names.long_date(answer, said), **places)
        if answer
        else texts.filled(Wording.COPY_NEXT_ANY_DAY, **places)
    )
    subject = said.tr("Your copy of our letter to {organisation}", organisation=organisation)
    return replace(
        letter,
        variant=Variant.HER_COPY,
        to=letter.concerns,
        address=(names.at_start(names.full(person, said)), said.tr("Personal")),
        subject=Block(part=Part.SUBJECT, sentences=(Sentence(text=subject),), required=True),
        salutation=names.salutation(person, said),
        before=(
            _explain("", texts.filled(Wording.COPY_BEFORE, **places)),
            _explain("", texts.filled(Wording.COPY_QUOTE, **places)),
        ),
        frame=(
            replace(letter.subject, required=False),
            Block(part=Part.EXPLAIN, sentences=(Sentence(text=letter.salutation),)),
            *letter.frame,
        ),
        blocks=(*letter.blocks, *((letter.call,) if letter.call else ())),
        call=None,
        sign=(),
        after=(
            _explain(said.tr("The letter ends here")),
            _explain(said.tr("What you can do"), " ".join(texts.filled(each, **places) for each in _rights(letter))),
            _explain("", texts.filled(Wording.COPY_STOP, **places)),
            _explain("", following),
            _explain(said.tr("Your rights"), texts.filled(Wording.COPY_SEE, **places)),
            _explain(said.tr("Our phone number"), _number(letter)),
        ),
        slip=None,
        privacy=texts.filled(Wording.PRIVACY_COPY, **places),
    )


def _rights(letter: LetterContent) -> tuple[Wording, ...]:
    """That no stays no. What it means for a relative is said only beside a letter that names one who is away."""
    away = any(
        block.part is Part.AWAY or any(sentence.detention for sentence in block.sentences)
        for block in (*letter.frame, *letter.blocks)
    )
    return (Wording.COPY_RIGHTS, Wording.COPY_RIGHTS_AWAY) if away else (Wording.COPY_RIGHTS,)


def _number(letter: LetterContent) -> str:
    """Whom to call and when, as in the head of the letter."""
    return " · ".join(text for _label, text in letter.contact)


def _explain(heading: str, *texts: str) -> Block:
    return Block(part=Part.EXPLAIN, heading=heading, sentences=tuple(Sentence(text=text) for text in texts))
