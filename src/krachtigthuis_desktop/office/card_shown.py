"""The office card in force, for who looks at it: whose it is, its six words; and a copy for a stick.

Copying needs no root key: the card was signed when it was made.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..bundle import card_words, put_on_stick, read_card
from .card import FILE_NAME, CardFacts, MadeCard, card_file
from .desk import Desk


@dataclass(frozen=True, kw_only=True)
class ShownCard:
    """What stands on the card, and the six words that belong on paper."""

    office: str
    facts: CardFacts
    words: tuple[str, ...]


def show(desk: Desk) -> ShownCard:
    """The card in force. Raises TrustError(BAD_CARD) when it is not ours."""
    with desk.vault.store.read() as tx:
        card = read_card(card_file(tx))
    facts = CardFacts(
        names=card.names,
        reply_to=card.reply_to,
        place=card.place,
        contact=card.contact,
        phone=card.phone,
        hours=card.hours,
    )
    return ShownCard(office=card.office, facts=facts, words=card_words(card))


def copy(desk: Desk, folder: Path, *, now: datetime) -> MadeCard:
    """Put the card in force on a stick or in a folder. Raises StickError."""
    with desk.vault.store.read() as tx:
        file = card_file(tx)
    card = read_card(file)
    path = put_on_stick(folder, FILE_NAME, file)
    with desk.store.write() as tx:
        tx.audit("card_copied", actor=desk.actor, now=now)
    return MadeCard(office=card.office, path=path, words=card_words(card))
