"""The tear-off answer: the number, lines to fill in, and what may be answered by phone."""

from __future__ import annotations

from ..domain.letter_content import Block, Part, Slip
from ..domain.may_go import Reader, Sentence, Tone, may_go
from ..domain.records.consent import DataKind, Purpose
from ..i18n import Words
from . import names
from .matter import Matter


def slip(matter: Matter, said: Words) -> Slip:
    """The slip of this letter. Answering by phone is offered only when she agreed to it (purpose 6)."""
    sentences = [*_before(matter, said), *_how(matter, said)]
    return Slip(
        heading=said.tr("Reply slip"),
        fields=(
            said.tr("Received on"),
            said.tr("Taken up by (name, phone)"),
            said.tr("Waiting until"),
            said.tr("Not taken up, because"),
            said.tr("First contact on"),
        ),
        how=Block(part=Part.SLIP, sentences=tuple(sentences)),
        reply_to=matter.sender.reply_to,
    )


def _before(matter: Matter, said: Words) -> list[Sentence]:
    before = matter.referral.answer_before
    if not before:
        return []
    return [Sentence(text=said.tr("Please return this slip before {date}.", date=names.long_date(before, said)))]


def _how(matter: Matter, said: Words) -> list[Sentence]:
    name = names.at_start(names.short(matter.concerned, said))
    her, kinds = frozenset({matter.referral.concerns}), frozenset({DataKind.NAME})
    phone = matter.contact[1]
    question = Sentence(text="", about=her, tone=Tone.FACT)
    reader = Reader(id=matter.referral.organisation, purpose=Purpose.REPORT_BACK)
    if not may_go(question, reader, matter.case, matter.made_on).allowed:
        text = said.tr(
            "Before you answer us: please ask {name} whether that is all right.",
            name=names.short(matter.concerned, said),
        )
        return [Sentence(text=text, about=her, tone=Tone.FACT, data=kinds)]
    agreed = said.tr("{name} agrees that you tell us: received, taken up, stopped. No more is needed.", name=name)
    told = Sentence(text=agreed, about=her, tone=Tone.FACT, data=kinds)
    if not phone:
        return [told]
    call = said.tr("You may also call: {phone}. Mention our number only.", phone=phone)
    return [Sentence(text=call), told]
