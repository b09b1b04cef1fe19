"""The tear-off answer: the number, boxes to tick within what she agreed to, and no name."""

from __future__ import annotations

from ..domain.letter_content import Block, Part, Slip, Tick
from ..domain.may_go import Sentence
from ..i18n import Words
from . import names
from .consent_block import may_answer
from .matter import Matter


def slip(matter: Matter, said: Words, reply_to: tuple[str, ...]) -> Slip | None:
    """The slip of this letter; None without her yes to hearing back (purpose 6): then the letter says to ask first."""
    if not may_answer(matter):
        return None
    return Slip(
        heading=said.tr("Reply slip"),
        rows=(
            (Tick(said.tr("received")), Tick(said.tr("taken up by (name, phone)"), line=True)),
            (Tick(said.tr("on the waiting list until"), line=True),),
            (
                Tick(said.tr("not taken up:"), box=False),
                Tick(said.tr("does not meet criteria")),
                Tick(said.tr("other area")),
                Tick(said.tr("no capacity")),
                Tick(said.tr("not reached")),
                Tick(said.tr("does not want it")),
            ),
        ),
        how=Block(part=Part.SLIP, sentences=(*_before(matter, said), Sentence(text=_call(matter, said)))),
        reply_to=reply_to,
    )


def _before(matter: Matter, said: Words) -> list[Sentence]:
    before = matter.referral.answer_before
    if not before:
        return []
    return [Sentence(text=said.tr("Please return this slip before {date}.", date=names.long_date(before, said)))]


def _call(matter: Matter, said: Words) -> str:
    return said.tr("You may also call: {phone}. Mention our number only.", phone=matter.contact.phone)
