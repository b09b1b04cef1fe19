"""Half-filled forms, kept in the vault so that nothing typed is ever lost. A key names the form."""

from __future__ import annotations

from ..storage import Store


def keep_draft(store: Store, key: str, form: str) -> None:
    """Keep a form's state (JSON text made by its model); the same key is replaced."""
    with store.write() as tx:
        tx.save_draft(key, form)


def kept_draft(store: Store, key: str) -> str | None:
    with store.read() as tx:
        return tx.draft(key)


def drop_draft(store: Store, key: str) -> None:
    """The writer threw it away, or it was saved as a record."""
    with store.write() as tx:
        tx.delete_draft(key)
