"""Which office this laptop knows. Its card is pinned once, by six words that a person compares.

After that the root that is believed follows the signed versions of the registry, and a newer card comes with them.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from .. import paths
from .. import vault as vaults
from ..bundle import OfficeCard, card_signers, card_words, read_card, root_words
from ..care.sender import SenderFacts, read_sender, save_sender
from ..crypto import fingerprint
from ..errors import InputError, InputFault, TrustError, TrustFault
from ..storage import Reader, Writer
from ..vault import OpenVault

FILE = "office-card.json"
_CARD = "office_card"
_ROOTS = "followed_roots"
_BEFORE = "roots_before"
_CHANGED = "office_card_changed"
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

    A card with another root is taken when this laptop follows that root already, or is not enrolled yet and the root
    it knows signed the card too. Raises TrustError: BAD_CARD, WORDS_DIFFER, OTHER_CARD (another office is pinned).
    """
    card = read_card(data)
    if not fingerprint.same_words(words, card_words(card)):
        raise TrustError(TrustFault.WORDS_DIFFER)
    with vault.store.read() as tx:
        if pinned(tx) is not None and not _may_replace(tx, card, data):
            raise TrustError(TrustFault.OTHER_CARD)
    opened = _with_office_slot(vault, card)
    with opened.store.write() as tx:
        tx.put_secret(_CARD, data)
        tx.set_meta(_CHANGED, "")
    save_sender(opened.store, _sender(card, read_sender(opened.store)))
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


def believed_roots(tx: Reader) -> tuple[str, ...]:
    """The root keys (hex) that this laptop believes now. Raises TrustError(NO_CARD)."""
    followed = tx.meta(_ROOTS)
    return tuple(followed.split()) if followed else needed(tx).roots


def follow_roots(tx: Writer, roots: tuple[str, ...]) -> None:
    """A registry version that holds names these roots: they are believed from now on."""
    before = believed_roots(tx)
    if before != roots:
        tx.set_meta(_BEFORE, " ".join(dict.fromkeys((*(tx.meta(_BEFORE) or "").split(), *before))))
    tx.set_meta(_ROOTS, " ".join(roots))


def shown_words(tx: Reader) -> tuple[str, ...]:
    """The six words of the office as this laptop believes it now, to compare with the office's screen."""
    return root_words(needed(tx).office, believed_roots(tx))


def take_card(tx: Writer, data: bytes) -> bool:
    """A card that came with a return bundle, after its registry versions were taken in. True when it is newer.

    Afterwards `follow` makes the slot that belongs to it. Raises TrustError: BAD_CARD, OTHER_CARD when it is not
    of our office and the root that we believe.
    """
    card, known = read_card(data), needed(tx)
    if card.office != known.office:
        raise TrustError(TrustFault.OTHER_CARD)
    if data == tx.secret(_CARD) or card.created < known.created:
        return False
    if {*card.roots} != {*believed_roots(tx)}:
        if {*card.roots} <= {*(tx.meta(_BEFORE) or "").split()}:
            return False  # from before the root changed: a return that comes late
        raise TrustError(TrustFault.OTHER_CARD)
    tx.put_secret(_CARD, data)
    tx.set_meta(_CHANGED, "1")
    return True


def follow(vault: OpenVault) -> OpenVault:
    """After a newer card came: its recovery identities open this vault, its names stand on letters.

    Nothing happens when there was none.
    Raises what changing the slots raises; it is tried again the next time.
    """
    with vault.store.read() as tx:
        card, changed = pinned(tx), tx.meta(_CHANGED) == "1"
    if card is None or not changed:
        return vault
    opened = _with_office_slot(vault, card)
    save_sender(opened.store, _sender(card, read_sender(opened.store)))
    with opened.store.write() as tx:
        tx.set_meta(_CHANGED, "")
    return opened


def _may_replace(tx: Reader, card: OfficeCard, data: bytes) -> bool:
    believed = {*believed_roots(tx)}
    if card.office != needed(tx).office:
        return False
    enrolled = tx.meta(_ROOTS) is not None
    return {*card.roots} == believed or (not enrolled and bool(card_signers(data) & believed))


def _with_office_slot(vault: OpenVault, card: OfficeCard) -> OpenVault:
    return vaults.add_office_slot(vault, card.recovery, threshold=card.threshold)


def _sender(card: OfficeCard, before: SenderFacts) -> SenderFacts:
    """What letters say of us, by the card; the envelopes of this place stay as they were measured."""
    return replace(
        before,
        names=card.names,
        reply_to=card.reply_to,
        place=card.place,
        contact=card.contact,
        phone=card.phone,
        hours=card.hours,
    )
