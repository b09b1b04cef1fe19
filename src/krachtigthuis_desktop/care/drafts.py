"""Half-filled forms, kept in the vault so that nothing typed is ever lost. A key names the form."""

from __future__ import annotations

from dataclasses import dataclass

from ..storage import Store


@dataclass(frozen=True)
class Draft:
    """A form as it was kept: JSON text that its own model made and reads again."""

    key: str
    form: str


def keep_draft(store: Store, key: str, form: str) -> None:
    """Keep a form's state (JSON text made by its model); the same key is replaced."""
    with store.write() as tx:
        tx.save_draft(key, form)


def kept_draft(store: Store, key: str) -> str | None:
    with store.read() as tx:
        return tx.draft(key)


def kept_drafts(store: Store, *beginnings: str) -> tuple[Draft, ...]:
    """All drafts whose key begins with one of these."""
    with store.read() as tx:
        return tuple(Draft(key, tx.draft(key) or "") for key in tx.drafts() if key.startswith(beginnings))


def drop_draft(store: Store, *keys: str) -> None:
    """The writer threw it away, or it was saved as a record."""
    with store.write() as tx:
        for key in keys:
            tx.delete_draft(key)
