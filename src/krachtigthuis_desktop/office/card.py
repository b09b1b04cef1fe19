"""The office card: public, signed by the root, with six words that people compare with print."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from ..bundle import OfficeCard, card_words, put_on_stick, sign_card
from ..domain.text import check
from ..storage import Reader, Writer, iso
from .desk import Desk
from .keys import Keys, keys_of
from .root import root_keys

FILE_NAME = "office-card.json"
MAX_FACT = 200
_CARD = "office_card"
_FACTS = "office_card_facts"


@dataclass(frozen=True, kw_only=True)
class CardFacts:
    """What a letter says of its sender. Raises InputError for a text that may not be stored."""

    names: tuple[str, ...] = ()
    reply_to: tuple[str, ...] = ()
    place: str = ""
    contact: str = ""
    phone: str = ""
    hours: str = ""

    def __post_init__(self) -> None:
        for name, value in asdict(self).items():
            for text in value if isinstance(value, tuple) else (value,):
                check(text, name, MAX_FACT)


@dataclass(frozen=True, kw_only=True)
class MadeCard:
    """The card as it was written, and the words that stand on the printed one."""

    office: str
    path: Path
    words: tuple[str, ...]


def write_card(
    desk: Desk, *, root_phrase: str, folder: Path, now: datetime, facts: CardFacts | None = None
) -> MadeCard:
    """Sign the card anew and write it to a folder. `facts` replaces what it says of the sender.

    The words stay the same as long as office and root keys do. Raises what opening the root vault raises,
    and StickError when the folder cannot be written; then the old card stays in force.
    """
    with root_keys(desk.home, root_phrase) as root:
        with desk.vault.store.read() as tx:
            says = facts or _facts(tx)
        card, file = make(desk.office, keys_of(desk.vault.store), root, says, now)
    path = put_on_stick(folder, FILE_NAME, file)
    with desk.vault.store.write() as tx:
        keep(tx, says, file)
        tx.audit("card_signed", actor=desk.actor, now=now)
    return MadeCard(office=desk.office, path=path, words=card_words(card))


def make(office: str, everyday: Keys, root: Keys, facts: CardFacts, now: datetime) -> tuple[OfficeCard, bytes]:
    """A card of these keys: its value and its signed file."""
    card = OfficeCard(
        office=office,
        roots=(root.public_key.hex(),),
        recipients=(everyday.recipient,),
        recovery=(root.recipient,),
        created=iso(now),
        **asdict(facts),
    )
    return card, sign_card(card, seeds=(root.seed,))


def keep(tx: Writer, facts: CardFacts, file: bytes) -> None:
    """The card in force, in the office vault."""
    tx.put_secret(_CARD, file)
    tx.set_meta(_FACTS, msgspec.json.encode(facts).decode())


def card_file(tx: Reader) -> bytes:
    """The signed card in force."""
    return tx.secret(_CARD) or b""


def _facts(tx: Reader) -> CardFacts:
    return msgspec.json.decode(tx.meta(_FACTS) or "{}", type=CardFacts)
