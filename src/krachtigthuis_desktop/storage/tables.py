"""All tables, the same on SQLCipher and PostgreSQL: the journal, what is read from it, and what travels.

The journal (`revisions`) is the truth. `heads`, one table of current rows per kind and the search texts are
derived from it and can be made again. No sequences; keys are uuids or counted under the writer's lock.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

from ..domain.records import KINDS
from .columns import Id, shape

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""Single facts: vault id, device, incarnation, counters."""

secrets = Table(
    "secrets", metadata, Column("name", Text, primary_key=True), Column("value", LargeBinary, nullable=False)
)
"""Small named keys of this vault's own."""

revisions = Table(
    "revisions",
    metadata,
    Column("id", Id, primary_key=True),
    Column("n", BigInteger, nullable=False),
    Column("home", Id),
    Column("record", Id, nullable=False),
    Column("kind", Text, nullable=False),
    Column("bases", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("device", Text, nullable=False),
    Column("incarnation", Text, nullable=False),
    Column("happened", Text, nullable=False),
    Column("recorded", Text, nullable=False),
    Column("reason", Text),
    Column("schema", Integer, nullable=False),
    Column("body", Text),
    Column("salt", Text),
    Column("body_sha256", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Index("ix_revisions_record", "record"),
    Index("ix_revisions_home", "home"),
    Index("ix_revisions_counter", "device", "incarnation", "n", unique=True),
)
"""The journal. `bases` is a JSON list of ids. Nothing here is ever rewritten but by erasure (body and salt)."""

heads = Table(
    "heads",
    metadata,
    Column("record", Id, primary_key=True),
    Column("revision", Id, ForeignKey("revisions.id"), primary_key=True),
    Index("ix_heads_revision", "revision"),
    sqlite_with_rowid=False,
)
"""The revisions that no other names as its base. More than one of a record: a conflict."""

receipts = Table(
    "receipts",
    metadata,
    Column("revision", Id, ForeignKey("revisions.id"), primary_key=True),
    Column("mine", Boolean, nullable=False),
    Column("status", Text, nullable=False),
    Column("reason", Text),
    Column("bundle", Text),
    Column("since", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""What the other side said of a revision (`from_office`: it came from there), and since when we know it.

`mine`: we made it.
"""

arrivals = Table(
    "arrivals",
    metadata,
    Column("revision", Id, ForeignKey("revisions.id"), primary_key=True),
    Column("n", BigInteger, nullable=False),
    Column("home", Id),
    Column("device", Text, nullable=False),
    Index("ix_arrivals_home", "home", "n"),
    Index("ix_arrivals_device", "device", "home"),
    sqlite_with_rowid=False,
)
"""In the central store: at which position each revision came in, so that a return knows what a laptop lacks."""

outgoing = Table(
    "outgoing",
    metadata,
    Column("n", BigInteger, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("device", Text),
    Column("home", Id),
    Column("data", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""In the central store: what else must travel to laptops, by position. `device` null: to all of them."""

stubs = Table(
    "stubs",
    metadata,
    Column("record", Id, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("home", Id),
    Column("head", Id, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("since", Text, nullable=False),
    Index("ix_stubs_home", "home"),
    sqlite_with_rowid=False,
)
"""What is left of records that this laptop may forget: the last revision's id and hash, and its receipt."""

news = Table(
    "news",
    metadata,
    Column("referral", Id, primary_key=True),
    Column("on", Text, primary_key=True),
    Column("step", Text, primary_key=True),
    Column("home", Id),
    Column("says", Text, nullable=False),
    Column("arrived", Text, nullable=False),
    Column("told", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""What became of a referral, as the office wrote it for the one who told the worry. `told`: when he heard it."""

waiting = Table(
    "waiting",
    metadata,
    Column("id", Id, primary_key=True),
    Column("wanted", Id, nullable=False),
    Column("device", Text, nullable=False),
    Column("home", Id),
    Column("revision", Text, nullable=False),
    Index("ix_waiting_wanted", "wanted"),
    Index("ix_waiting_device", "device"),
    Index("ix_waiting_home", "home"),
)
"""Revisions whose base or reference has not come yet, as JSON. `wanted` is one of those that each still lacks."""

erased = Table(
    "erased",
    metadata,
    Column("id", Id, primary_key=True),
    Column("since", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""Records and home fronts that were erased: what comes for them later is kept without its body."""

drafts = Table(
    "drafts",
    metadata,
    Column("key", Text, primary_key=True),
    Column("form", Text, nullable=False),
)
"""Half-filled forms."""

audit = Table(
    "audit",
    metadata,
    Column("device", Text, primary_key=True),
    Column("incarnation", Text, primary_key=True),
    Column("n", BigInteger, primary_key=True),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("record", Id),
    Column("result", Text, nullable=False),
    Column("prev", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""The chained log: our own lines, and in the office those of every laptop."""

bundles_out = Table(
    "bundles_out",
    metadata,
    Column("peer", Text, primary_key=True),
    Column("incarnation", Text, primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("manifest", LargeBinary, nullable=False),
    Column("revisions", Text, nullable=False),
    Column("audit_to", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Column("created", Text, nullable=False),
)
"""What we sent or are about to send, by receiver: number, manifest and the ids that it holds."""

bundles_in = Table(
    "bundles_in",
    metadata,
    Column("id", Text, primary_key=True),
    Column("device", Text, nullable=False),
    Column("incarnation", Text, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("prev", Text),
    Column("manifest", LargeBinary, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("report", Text, nullable=False),
    Column("arrived", Text, nullable=False),
    Index("ix_bundles_in_row", "device", "incarnation", "seq"),
)
"""What was taken in, by sender. `report` is JSON, given again when the same bundle comes again."""

quarantine = Table(
    "quarantine",
    metadata,
    Column("id", Text, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("device", Text),
    Column("content", LargeBinary, nullable=False),
    Column("arrived", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("bundle", Text, nullable=False),
    Column("first_by", Text, nullable=False),
    Column("first_at", Text, nullable=False),
    Column("decided_by", Text, nullable=False),
    Column("decided_at", Text, nullable=False),
    Column("why", Text, nullable=False),
)
"""Files and revisions set apart for people to decide: the bytes as they came, named by their SHA-256.

`first_by` is who spoke first where two must; a decided one keeps who and why, and no content.
"""


def _search_table(name: str) -> Table:
    return Table(
        name,
        metadata,
        Column("key", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
        Column("record", Id, nullable=False, unique=True),
        Column("kind", Text, nullable=False),
        Column("home", Id),
        Column("called", Text, nullable=False),
        Column("words", Text, nullable=False),
    )


search_open = _search_table("search_open")
search_strict = _search_table("search_strict")
"""Folded words by record, and apart from them those of strict records. `search` puts an index over each."""

ROW_COLUMNS = ("id", "home", "head", "disputed", "author", "device", "happened", "recorded", "changed")
"""What every current row has beside the fields of its kind."""


def _row_table(kind: str) -> Table:
    name = f"row_{kind}"
    return Table(
        name,
        metadata,
        Column("id", Id, primary_key=True),
        Column("home", Id),
        Column("head", Id, ForeignKey("revisions.id"), nullable=False),
        Column("disputed", Boolean, nullable=False),
        Column("author", Text, nullable=False),
        Column("device", Text, nullable=False),
        Column("happened", Text, nullable=False),
        Column("recorded", Text, nullable=False),
        Column("changed", Text, nullable=False),
        *shape(kind).columns(),
        Index(f"ix_{name}_home", "home"),
        # Without it each revision that is forgotten is looked for in every row of its kind (the foreign key).
        Index(f"ix_{name}_head", "head"),
        Index(f"ix_{name}_recorded", "recorded", "id"),
    )


rows = {kind: _row_table(kind) for kind in KINDS}
"""The table of current rows of each kind."""
