"""The office card: public, signed by the root, with six words that people compare with print."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from ..bundle import OfficeCard, Registry, card_words, put_on_stick, sign_card
from ..bundle.card import OF_THREE, VERSION, WITH_THRESHOLD
from ..domain.text import check
from ..errors import InputError, InputFault, TrustError, TrustFault
from ..storage import Reader, Writer, iso
from .desk import Desk
from .registry import versions
from .root import RootKeys, check_recovery, root_keys

FILE_NAME = "office-card.json"
MAX_FACT = 200
CARD = "office_card"
"""The secret under which the card in force lies in the office vault."""
_FACTS = "office_card_facts"
_RECOVERY = "office_recovery"
MAX_OTHERS = 15
"""Recovery identities beside the root's own."""


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


@dataclass(frozen=True, kw_only=True)
class Recovery:
    """Who opens the office slot of a laptop: the recovery identity in the root vault, and these beside it.

    `two_of_three`: any two of three together, none alone. Two others then make three with the root's own; three
    others do without it. Raises InputError for another number, TrustError for a recipient that is no good.
    """

    others: tuple[str, ...] = ()
    two_of_three: bool = False

    def __post_init__(self) -> None:
        check_recovery(self.others)
        fits = len(self.others) in {2, 3} if self.two_of_three else len(self.others) <= MAX_OTHERS
        if not fits or len(set(self.others)) != len(self.others):
            raise InputError(InputFault.OUT_OF_RANGE, field="recovery")

    def recipients(self, root: RootKeys) -> tuple[str, ...]:
        """All of them, as they stand on the card."""
        three = self.two_of_three and len(self.others) == OF_THREE
        return self.others if three else (root.recipient, *self.others)


def write_card(
    desk: Desk,
    *,
    root_phrase: str,
    folder: Path,
    now: datetime,
    facts: CardFacts | None = None,
    recovery: Recovery | None = None,
) -> MadeCard:
    """Sign the card anew and write it to a folder. `facts` replaces what it says of the sender, `recovery` who opens
    the office slot of a laptop.

    The words stay the same as long as office and root keys do. Raises what opening the root vault raises,
    and StickError when the folder cannot be written; then the old card stays in force.
    """
    with root_keys(desk.home, root_phrase) as root:
        with desk.vault.store.read() as tx:
            says, helped = facts or facts_of(tx), recovery or recovery_of(tx)
        card, file = make(versions(desk).last, root, says, now, recovery=helped)
    path = put_on_stick(folder, FILE_NAME, file)
    with desk.vault.store.write() as tx:
        keep(tx, says, file, recovery=helped)
    with desk.store.write() as tx:
        announce(tx)
        tx.audit("card_signed", actor=desk.actor, now=now)
    return MadeCard(office=desk.office, path=path, words=card_words(card))


def make(
    registry: Registry, root: RootKeys, facts: CardFacts, now: datetime, *, recovery: Recovery | None = None
) -> tuple[OfficeCard, bytes]:
    """A card of these keys: its value and its signed file. `registry` is the version that it goes with.

    Raises TrustError(OTHER_ROOT) when the version names another root.
    """
    if root.public_key.hex() not in registry.roots:
        raise TrustError(TrustFault.OTHER_ROOT)
    helped = recovery or Recovery()
    card = OfficeCard(
        v=WITH_THRESHOLD if helped.two_of_three else VERSION,
        office=registry.office,
        roots=registry.roots,
        recipients=registry.recipients,
        recovery=helped.recipients(root),
        recovery_threshold=2 if helped.two_of_three else msgspec.UNSET,
        created=iso(now),
        **asdict(facts),
    )
    return card, sign_card(card, seeds=root.seeds)


def keep(tx: Writer, facts: CardFacts, file: bytes, *, recovery: Recovery | None = None) -> None:
    """The card in force, in the office vault."""
    tx.put_secret(CARD, file)
    tx.set_meta(_FACTS, msgspec.json.encode(facts).decode())
    if recovery is not None:
        tx.set_meta(_RECOVERY, msgspec.json.encode(recovery).decode())


def announce(tx: Writer) -> None:
    """In the central store: the card in force is another one, and goes to every laptop."""
    tx.announce("card", "")


def card_file(tx: Reader) -> bytes:
    """The signed card in force."""
    return tx.secret(CARD) or b""


def recovery_of(tx: Reader) -> Recovery:
    """Who opens the office slot of a laptop, by the card in force."""
    return msgspec.json.decode(tx.meta(_RECOVERY) or "{}", type=Recovery)


def facts_of(tx: Reader) -> CardFacts:
    """What the card in force says of the sender."""
    return msgspec.json.decode(tx.meta(_FACTS) or "{}", type=CardFacts)
