"""The situation in a letter: her own words, then fact, told and impression, each under a heading of its own."""

from __future__ import annotations

from uuid import UUID

from ..domain.letter_content import Block, Part
from ..domain.may_go import Sentence, Tone
from ..domain.records.consent import DataKind
from ..domain.records.referral import Line, Nature
from ..errors import InputError, InputFault
from ..i18n import Words
from . import names
from .matter import Matter

_TONES = {Nature.FACT: Tone.FACT, Nature.TOLD: Tone.TOLD, Nature.IMPRESSION: Tone.IMPRESSION}


def situation_blocks(matter: Matter, said: Words) -> list[Block]:
    """In the order of the letter; what was not filled in has no block."""
    return [*_own_words(matter, said), *_lines(matter, said), *_help(matter, said)]


def _own_words(matter: Matter, said: Words) -> list[Block]:
    referral = matter.referral
    if not referral.own_question.strip():
        return []
    her = referral.concerns
    sentence = Sentence(
        text=referral.own_question,
        about=frozenset({her}),
        told_by=her,
        tone=Tone.OWN_WORDS,
        data=frozenset({DataKind.SITUATION}),
    )
    heading = said.tr("What {name} asks", name=names.short(matter.concerned, said))
    return [Block(part=Part.OWN_WORDS, heading=heading, sentences=(sentence,))]


def _lines(matter: Matter, said: Words) -> list[Block]:
    """Facts first, then what was told, by teller, our impression last."""
    lines = [line for line in matter.referral.situation if line.text.strip()]
    facts = [line for line in lines if line.nature is Nature.FACT]
    impressions = [line for line in lines if line.nature is Nature.IMPRESSION]
    told = [line for line in lines if line.nature is Nature.TOLD]
    blocks = [_block(Part.FACTS, said.tr("What we know"), facts)] if facts else []
    for teller in dict.fromkeys(line.told_by for line in told):
        heading = _told_by(matter, teller, said)
        blocks.append(_block(Part.TOLD, heading, [line for line in told if line.told_by == teller]))
    if impressions:
        blocks.append(_block(Part.IMPRESSION, said.tr("Our impression"), impressions))
    return blocks


def _block(part: Part, heading: str, lines: list[Line]) -> Block:
    return Block(part=part, heading=heading, sentences=tuple(_sentence(line) for line in lines))


def _sentence(line: Line) -> Sentence:
    if line.data not in set(DataKind):
        raise InputError(InputFault.OUT_OF_RANGE, field="data")  # a consent cannot open what we do not know
    return Sentence(
        text=line.text,
        about=frozenset(line.about),
        told_by=line.told_by,
        tone=_TONES[line.nature],
        data=frozenset({DataKind(line.data)}),
        detention=line.data == DataKind.DETENTION,
    )


def _told_by(matter: Matter, teller: UUID | None, said: Words) -> str:
    """Only she is named as a teller: another's name would tell who that is."""
    if teller is None:
        return said.tr("What we were told")
    if teller == matter.referral.concerns:
        return said.tr("Told by {name}", name=names.short(matter.concerned, said))
    return said.tr("Told by a member of the family")


def _help(matter: Matter, said: Words) -> list[Block]:
    referral, her = matter.referral, frozenset({matter.referral.concerns})
    filled = (
        (Part.HELPS, said.tr("What already helps"), referral.helps_already, DataKind.HELPERS),
        (Part.INVOLVED, said.tr("Who is involved already"), referral.involved, DataKind.HELPERS),
        (Part.TRIED, said.tr("What was tried already"), referral.tried, DataKind.SITUATION),
    )
    return [
        Block(
            part=part,
            heading=heading,
            sentences=(Sentence(text=text, about=her, tone=Tone.FACT, data=frozenset({kind})),),
        )
        for part, heading, text, kind in filled
        if text.strip()
    ]
