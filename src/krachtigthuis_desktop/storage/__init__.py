"""The store: an append-only journal, what is read from it, and what travels, on SQLCipher or PostgreSQL.

It gets an open key and gives frozen values. Nobody else knows SQLAlchemy, the drivers or a table.
"""

from __future__ import annotations

from .audit import check_chain, line_hash
from .forgetting import Gone
from .reader import Reader
from .rebuild import Difference
from .store import Store, open_central, open_vault_file
from .values import (
    AuditLine,
    BundleIn,
    BundleOut,
    BundleState,
    Disputed,
    Hit,
    Inserted,
    News,
    Outcome,
    Outgoing,
    Quarantined,
    ReceiptSeen,
    Stored,
    Stub,
)
from .writer import Writer, iso

__all__ = [
    "AuditLine",
    "BundleIn",
    "BundleOut",
    "BundleState",
    "Difference",
    "Disputed",
    "Gone",
    "Hit",
    "Inserted",
    "News",
    "Outcome",
    "Outgoing",
    "Quarantined",
    "Reader",
    "ReceiptSeen",
    "Store",
    "Stored",
    "Stub",
    "Writer",
    "check_chain",
    "iso",
    "line_hash",
    "open_central",
    "open_vault_file",
]
