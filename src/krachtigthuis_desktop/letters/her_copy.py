"""Her own copy of the letter, in plain words around the very sentences that the other reader will see.

It says nothing less than the letter: each sentence of the letter that tells about somebody stands in it.
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
    person, organisation = matter.concerned, matter.organisation.name
    subject = said.tr("Your copy of our letter to {organisation}", organisation=organisation)
    headings = {
        Part.ASK: said.tr("What we ask {organisation}", organisation=organisation),
        Part.REACH: said.tr("How {organisation} reaches you", organisation=organisation),
    }
    frame = tuple(replace(block, heading=headings.get(block.part, block.heading)) for block in letter.frame)
    back = said.tr("What {organisation} may tell us", organisation=organisation)
    return replace(
        letter,
        variant=Variant.HER_COPY,
        to=letter.concerns,
        address=(names.at_start(names.full(person, said)), said.tr("Personal")),
        subject=Block(part=Part.SUBJECT, sentences=(Sentence(text=subject), *letter.subject.sentences), required=True),
        salutation=names.salutation(person, said),
        frame=(_explain("", texts[Wording.COPY_BEFORE]), *frame),
        blocks=(
            *letter.blocks,
            *_answer(letter, back),
            _explain(
                said.tr("What you can do"),
                texts[Wording.COPY_RIGHTS],
                texts[Wording.COPY_STOP],
                texts[Wording.COPY_NEXT],
            ),
        ),
        slip=None,
        privacy=texts[Wording.PRIVACY_COPY],
    )


def _answer(letter: LetterContent, heading: str) -> tuple[Block, ...]:
    """What the slip says about her; how to send it back is not for her."""
    if letter.slip is None:
        return ()
    how = letter.slip.how
    about = tuple(sentence for sentence in how.sentences if sentence.about)
    return (replace(how, heading=heading, sentences=about),) if about else ()


def _explain(heading: str, *texts: str) -> Block:
    return Block(part=Part.EXPLAIN, heading=heading, sentences=tuple(Sentence(text=text) for text in texts))
