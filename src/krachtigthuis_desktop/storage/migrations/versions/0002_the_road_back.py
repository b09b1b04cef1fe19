"""The road back: positions in the centre, what must travel, stubs, news, and who decided about what was set apart."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KINDS = (
    "home_front",
    "person",
    "detention",
    "relation",
    "conversation",
    "worry",
    "organisation",
    "consent",
    "referral",
    "letter",
)
ID = sa.BLOB().with_variant(postgresql.UUID(), "postgresql")


def upgrade() -> None:
    """New tables and indexes, and two small tables made again with more columns (their rows are kept)."""
    op.create_index("ix_revisions_home", "revisions", ["home"])
    op.create_index("ix_heads_revision", "heads", ["revision"])
    for kind in KINDS:
        op.create_index(f"ix_row_{kind}_head", f"row_{kind}", ["head"])
    op.create_table(
        "arrivals",
        sa.Column("revision", ID, sa.ForeignKey("revisions.id"), primary_key=True),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("home", ID),
        sa.Column("device", sa.Text(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_arrivals_home", "arrivals", ["home", "n"])
    op.create_index("ix_arrivals_device", "arrivals", ["device", "home"])
    op.create_table(
        "outgoing",
        sa.Column("n", sa.BigInteger(), primary_key=True),
        sa.Column("kind", sa.Text(), primary_key=True),
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("device", sa.Text()),
        sa.Column("home", ID),
        sa.Column("data", sa.Text(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "stubs",
        sa.Column("record", ID, primary_key=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("home", ID),
        sa.Column("head", ID, nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_stubs_home", "stubs", ["home"])
    op.create_table(
        "news",
        sa.Column("referral", ID, primary_key=True),
        sa.Column("on", sa.Text(), primary_key=True),
        sa.Column("step", sa.Text(), primary_key=True),
        sa.Column("home", ID),
        sa.Column("says", sa.Text(), nullable=False),
        sa.Column("arrived", sa.Text(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sqlite_with_rowid=False,
    )
    _again(
        "receipts",
        ("revision", "mine", "status", "reason", "bundle"),
        {"since": "''"},
        sa.Column("revision", ID, sa.ForeignKey("revisions.id"), primary_key=True),
        sa.Column("mine", sa.Boolean(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("bundle", sa.Text()),
        sa.Column("since", sa.Text(), nullable=False),
        sqlite_with_rowid=False,
    )
    _again(
        "quarantine",
        ("id", "reason", "device", "content", "arrived", "state"),
        dict.fromkeys(("bundle", "first_by", "first_at", "decided_by", "decided_at", "why"), "''"),
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("device", sa.Text()),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("arrived", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("bundle", sa.Text(), nullable=False),
        sa.Column("first_by", sa.Text(), nullable=False),
        sa.Column("first_at", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
    )


def _again(name: str, kept: tuple[str, ...], filled: dict[str, str], *columns: sa.Column[Any], **options: bool) -> None:
    """The table anew with its rows in it. Nothing refers to these two, so they may go for a moment."""
    old, new = ", ".join(kept), ", ".join(filled)
    op.execute(f"CREATE TEMPORARY TABLE before_{name} AS SELECT {old} FROM {name}")  # noqa: S608 our own names
    op.drop_table(name)
    op.create_table(name, *columns, **options)
    values = ", ".join(filled.values())
    op.execute(f"INSERT INTO {name} ({old}, {new}) SELECT {old}, {values} FROM before_{name}")  # noqa: S608 the same
    op.execute(f"DROP TABLE before_{name}")
