"""Who we are on paper, as this vault knows it: from the office card, or filled in on this laptop."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from ..letters.matter import Sender
from ..storage import Reader, Store

_FACT = "sender"


@dataclass(frozen=True, kw_only=True)
class SenderFacts:
    """`names` make the letterhead (left out by the neutral sender), `reply_to` stands on the slip without a name."""

    names: tuple[str, ...] = ()
    reply_to: tuple[str, ...] = ()
    place: str = ""
    contact: str = ""
    phone: str = ""
    hours: str = ""

    def sender(self) -> Sender:
        return Sender(
            names=self.names, reply_to=self.reply_to, contact=self.contact, phone=self.phone, hours=self.hours
        )


def sender_facts(tx: Reader) -> SenderFacts:
    """What is known; all empty before anything was filled in."""
    text = tx.meta(_FACT)
    if text is None:
        return SenderFacts()
    return msgspec.json.decode(text, type=SenderFacts)


def read_sender(store: Store) -> SenderFacts:
    with store.read() as tx:
        return sender_facts(tx)


def save_sender(store: Store, facts: SenderFacts) -> None:
    """From now on letters carry these; letters that went out stay as they were."""
    with store.write() as tx:
        tx.set_meta(_FACT, msgspec.json.encode(facts).decode())
