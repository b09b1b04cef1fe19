"""The sheet to hold into an envelope, on its way to paper: by the same log as letters, though it tells of nobody."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ..i18n import Language
from ..letters import window_test_sheet
from ..storage import Store
from .hand import Hand
from .leaving import write_new
from .sender import SenderFacts, sender_facts

NAME = "KTH-testblad"
"""Of the print job and the file."""


def print_test_sheet(
    store: Store,
    *,
    tried: SenderFacts | None = None,
    language: Language,
    send: Callable[[bytes, str], None],
    hand: Hand,
) -> None:
    """Hand the sheet to `send`. `tried` is the window to try (none: what letters use). Raises as `send` does."""
    send(_made(store, tried, language), NAME)
    _log(store, "test_sheet_printed", hand)


def save_test_sheet(
    store: Store,
    folder: Path,
    *,
    tried: SenderFacts | None = None,
    language: Language,
    hand: Hand,
    name: str = f"{NAME}.pdf",
) -> Path:
    """The sheet as a new file in that folder. Returns where it stands. Raises StickError."""
    place = write_new(folder, name, _made(store, tried, language))
    _log(store, "test_sheet_saved", hand)
    return place


def _made(store: Store, tried: SenderFacts | None, language: Language) -> bytes:
    with store.read() as tx:
        return window_test_sheet(layout=(tried or sender_facts(tx)).layout(), language=language)


def _log(store: Store, action: str, hand: Hand) -> None:
    with store.write() as tx:
        tx.audit(action, actor=hand.author, now=hand.now)
