"""What waits for a revision or record that has not come stands under one that it lacks, and under its laptop."""

from __future__ import annotations

import json
from uuid import UUID

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ID = sa.BLOB().with_variant(postgresql.UUID(), "postgresql")


def upgrade() -> None:
    """The table anew. What waited is looked at with the next batch: it stands under no id in particular."""
    link = op.get_bind()
    rows = [(row.id, row.revision) for row in link.execute(sa.text("SELECT id, revision FROM waiting"))]
    op.drop_table("waiting")
    op.create_table(
        "waiting",
        sa.Column("id", ID, primary_key=True),
        sa.Column("wanted", ID, nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("home", ID),
        sa.Column("revision", sa.Text(), nullable=False),
    )
    for column in ("wanted", "device", "home"):
        op.create_index(f"ix_waiting_{column}", "waiting", [column])
    put = sa.text("INSERT INTO waiting VALUES (:id, :wanted, :device, :home, :revision)")
    for id_, text in rows:
        said = json.loads(text)
        home = _id(link, said["home"]) if said["home"] else None
        place = {"id": id_, "wanted": _id(link, str(UUID(int=0))), "device": said["device"], "home": home}
        link.execute(put, place | {"revision": text})


def _id(link: sa.Connection, text: str) -> UUID | bytes:
    """An id as this engine keeps it."""
    return UUID(text) if link.dialect.name == "postgresql" else UUID(text).bytes
