"""Which office this laptop knows. Its card is pinned once, by six words that a person compares."""

from __future__ import annotations

from pathlib import Path

from .. import paths
from .. import vault as vaults
from ..bundle import OfficeCard, card_words, read_card
from ..care.sender import SenderFacts, save_sender
from ..crypto import fingerprint
from ..errors import InputError, InputFault, TrustError, TrustFault
from ..storage import Reader
from ..vault import OpenVault

FILE = "office-card.json"
_CARD = "office_card"
_MAX = 400_000


def look_at_card(path: Path) -> tuple[OfficeCard, tuple[str, ...], bytes]:
    """The card in a file, its six words, and its bytes. Raises InputError, TrustError(BAD_CARD)."""
    try:
        data = paths.read_plain(path, _MAX)
    except FileNotFoundError:
        raise InputError(InputFault.FILE_MISSING, path=path) from None
    except OSError:
        raise InputError(InputFault.FILE_UNREADABLE, path=path) from None
    card = read_card(data)
    return card, card_words(card), data


def pin_card(vault: OpenVault, data: bytes, *, words: str) -> OpenVault:
    """Believe this office from now on, and let its recovery key open this vault. `words` are those on paper.

    Raises TrustError: BAD_CARD, WORDS_DIFFER, OTHER_CARD (another office is pinned already).
    """
    card = read_card(data)
    if not fingerprint.same_words(words, card_words(card)):
        raise TrustError(TrustFault.WORDS_DIFFER)
    with vault.store.read() as tx:
        known = pinned(tx)
    if known is not None and (known.office, set(known.roots)) != (card.office, set(card.roots)):
        raise TrustError(TrustFault.OTHER_CARD)
    opened = vaults.add_office_slot(vault, card.recovery)
    with opened.store.write() as tx:
        tx.put_secret(_CARD, data)
    save_sender(opened.store, _sender(card))
    return opened


def pinned(tx: Reader) -> OfficeCard | None:
    """The card that was pinned; None before that."""
    data = tx.secret(_CARD)
    return None if data is None else read_card(data)


def needed(tx: Reader) -> OfficeCard:
    """The pinned card. Raises TrustError(NO_CARD)."""
    card = pinned(tx)
    if card is None:
        raise TrustError(TrustFault.NO_CARD)
    return card


def _sender(card: OfficeCard) -> SenderFacts:
    return SenderFacts(
        names=card.names,
        reply_to=card.reply_to,
        place=card.place,
        contact=card.contact,
        phone=card.phone,
        hours=card.hours,
    )
