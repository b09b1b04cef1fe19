"""The first schema: journal, current rows of ten kinds, words, drafts, log, and what travels."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.BLOB().with_variant(postgresql.UUID(), "postgresql")
DAY = sa.Text().with_variant(sa.Date(), "postgresql")
KEY = sa.Integer().with_variant(sa.BigInteger(), "postgresql")


def upgrade() -> None:
    """All tables. The indexes over the words are made by `storage.search` after every step."""
    op.create_table(
        "audit",
        sa.Column("device", sa.Text(), primary_key=True),
        sa.Column("incarnation", sa.Text(), primary_key=True),
        sa.Column("n", sa.BigInteger(), primary_key=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("record", ID),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("prev", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "bundles_in",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("incarnation", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("prev", sa.Text()),
        sa.Column("manifest", sa.LargeBinary(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("arrived", sa.Text(), nullable=False),
    )
    op.create_index("ix_bundles_in_row", "bundles_in", ["device", "incarnation", "seq"])
    op.create_table(
        "bundles_out",
        sa.Column("peer", sa.Text(), primary_key=True),
        sa.Column("incarnation", sa.Text(), primary_key=True),
        sa.Column("seq", sa.BigInteger(), primary_key=True),
        sa.Column("id", sa.Text(), unique=True, nullable=False),
        sa.Column("manifest", sa.LargeBinary(), nullable=False),
        sa.Column("revisions", sa.Text(), nullable=False),
        sa.Column("audit_to", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
    )
    op.create_table(
        "drafts",
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("form", sa.Text(), nullable=False),
    )
    op.create_table(
        "erased",
        sa.Column("id", ID, primary_key=True),
        sa.Column("since", sa.Text(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "meta",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "quarantine",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("device", sa.Text()),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("arrived", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
    )
    op.create_table(
        "revisions",
        sa.Column("id", ID, primary_key=True),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("home", ID),
        sa.Column("record", ID, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("bases", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("incarnation", sa.Text(), nullable=False),
        sa.Column("happened", sa.Text(), nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("schema", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text()),
        sa.Column("salt", sa.Text()),
        sa.Column("body_sha256", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
    )
    op.create_index("ix_revisions_counter", "revisions", ["device", "incarnation", "n"], unique=True)
    op.create_index("ix_revisions_record", "revisions", ["record"])
    op.create_table(
        "search_open",
        sa.Column("key", KEY, primary_key=True, autoincrement=False),
        sa.Column("record", ID, unique=True, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("home", ID),
        sa.Column("called", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
    )
    op.create_table(
        "search_strict",
        sa.Column("key", KEY, primary_key=True, autoincrement=False),
        sa.Column("record", ID, unique=True, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("home", ID),
        sa.Column("called", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
    )
    op.create_table(
        "secrets",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("value", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "waiting",
        sa.Column("id", ID, primary_key=True),
        sa.Column("revision", sa.Text(), nullable=False),
    )
    op.create_table(
        "heads",
        sa.Column("record", ID, primary_key=True),
        sa.Column("revision", ID, sa.ForeignKey("revisions.id"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "receipts",
        sa.Column("revision", ID, sa.ForeignKey("revisions.id"), primary_key=True),
        sa.Column("mine", sa.Boolean(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("bundle", sa.Text()),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "row_consent",
        sa.Column("id", ID, primary_key=True),
        sa.Column("home", ID),
        sa.Column("head", ID, sa.ForeignKey("revisions.id"), nullable=False),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("happened", sa.Text(), nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.Column("changed", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("about", ID, nullable=False),
        sa.Column("given_by", ID, nullable=False),
        sa.Column("capacity", sa.Text(), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=False),
        sa.Column("purposes", sa.Text(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("withheld", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("witness", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("interpreter", sa.Boolean(), nullable=False),
        sa.Column("told_refusing_changes_nothing", sa.Boolean(), nullable=False),
        sa.Column("on", DAY, nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("valid_until", DAY),
        sa.Column("withdrawal", sa.Text(), nullable=False),
        sa.Column("text_version", sa.Text(), nullable=False),
        sa.Column("scan", ID),
    )
    op.create_index("ix_row_consent_home", "row_consent", ["home"])
    op.create_index("ix_row_consent_recorded", "row_consent", ["recorded", "id"])
    op.create_table(
        "row_conversation",
        sa.Column("id", ID, primary_key=True),
        sa.Column("home", ID),
        sa.Column("head", ID, sa.ForeignKey("revisions.id"), nullable=False),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("happened", sa.Text(), nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.Column("changed", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("on", DAY, nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("with_whom", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("may_write", sa.Text(), nullable=False),
    )
    op.create_index("ix_row_conversation_home", "row_conversation", ["home"])
    op.create_index("ix_row_conversation_recorded", "row_conversation", ["recorded", "id"])
    op.create_table(
        "row_detention",
        sa.Column("id", ID, primary_key=True),
        sa.Column("home", ID),
        sa.Column("head", ID, sa.ForeignKey("revisions.id"), nullable=False),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("happened", sa.Text(), nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.Column("changed", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("person", ID, nullable=False),
        sa.Column("phase", sa.Text(), nullable=False),
        sa.Column("facility", sa.Text(), nullable=False),
        sa.Column("since", DAY),
        sa.Column("expected_end", DAY),
        sa.Column("end_unknown_why", sa.Text(), nullable=False),
        sa.Column("case_manager", sa.Text(), nullable=False),
    )
    op.create_index("ix_row_detention_home", "row_detention", ["home"])
    op.create_index("ix_row_detention_recorded", "row_detention", ["recorded", "id"])
    op.create_table(
        "row_home_front",
        sa.Column("id", ID, primary_key=True),
        sa.Column("home", ID),
        sa.Column("head", ID, sa.ForeignKey("revisions.id"), nullable=False),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("happened", sa.Text(), nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.Column("changed", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("detainee", ID, nullable=False),
        sa.Column("volunteers", sa.Text(), nullable=False),
        sa.Column("opened", DAY, nullable=False),
        sa.Column("closed", DAY),
        sa.Column("closed_why", sa.Text(), nullable=False),
        sa.Column("paused_why", sa.Text(), nullable=False),
    )
    op.create_index("ix_row_home_front_home", "row_home_front", ["home"])
    op.create_index("ix_row_home_front_recorded", "row_home_front", ["recorded", "id"])
    op.create_table(
        "row_letter",
        sa.Column("id", ID, primary_key=True),
        sa.Column("home", ID),
        sa.Column("head", ID, sa.ForeignKey("revisions.id"), nullable=False),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("happened", sa.Text(), nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.Column("changed", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("referral", ID, nullable=False),
        sa.Column("variant", sa.Text(), nullable=False),
        sa.Column("to", ID, nullable=False),
        sa.Column("made_on", DAY, nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("reveals", sa.Text(), nullable=False),
        sa.Column("persons", sa.Text(), nullable=False),
        sa.Column("consents", sa.Text(), nullable=False),
        sa.Column("issued", sa.Text(), nullable=False),
    )
    op.create_index("ix_row_letter_home", "row_letter", ["home"])
    op.create_index("ix_row_letter_recorded", "row_letter", ["recorded", "id"])
    op.create_table(
        "row_organisation",
        sa.Column("id", ID, primary_key=True),
        sa.Column("home", ID),
        sa.Column("head", ID, sa.ForeignKey("revisions.id"), nullable=False),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("happened", sa.Text(), nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.Column("changed", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("contact_title", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("hours", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("municipality", sa.Text(), nullable=False),
        sa.Column("postcodes", sa.Text(), nullable=False),
        sa.Column("how_to_apply", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("checked_on", DAY),
        sa.Column("checked_by", sa.Text(), nullable=False),
        sa.Column("notice", sa.Text(), nullable=False),
    )
    op.create_index("ix_row_organisation_home", "row_organisation", ["home"])
    op.create_index("ix_row_organisation_recorded", "row_organisation", ["recorded", "id"])
    op.create_table(
        "row_person",
        sa.Column("id", ID, primary_key=True),
        sa.Column("home", ID),
        sa.Column("head", ID, sa.ForeignKey("revisions.id"), nullable=False),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("happened", sa.Text(), nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.Column("changed", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("first_name", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("surname", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("birth", sa.Text(), nullable=False),
        sa.Column("address_as", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("interpreter", sa.Boolean(), nullable=False),
        sa.Column("reach", sa.Text(), nullable=False),
        sa.Column("municipality", sa.Text(), nullable=False),
        sa.Column("postcode4", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("school", sa.Text(), nullable=False),
        sa.Column("lives_with", sa.Text(), nullable=False),
        sa.Column("helpers", sa.Text(), nullable=False),
        sa.Column("died", DAY),
        sa.Column("informed_on", DAY),
        sa.Column("not_informed", sa.Text()),
        sa.Column("same_as", ID),
    )
    op.create_index("ix_row_person_home", "row_person", ["home"])
    op.create_index("ix_row_person_recorded", "row_person", ["recorded", "id"])
    op.create_table(
        "row_referral",
        sa.Column("id", ID, primary_key=True),
        sa.Column("home", ID),
        sa.Column("head", ID, sa.ForeignKey("revisions.id"), nullable=False),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("happened", sa.Text(), nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.Column("changed", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("concerns", ID, nullable=False),
        sa.Column("worries", sa.Text(), nullable=False),
        sa.Column("organisation", ID, nullable=False),
        sa.Column("own_question", sa.Text(), nullable=False),
        sa.Column("questions", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("urgency", sa.Text()),
        sa.Column("deadline", DAY),
        sa.Column("deadline_what", sa.Text(), nullable=False),
        sa.Column("situation", sa.Text(), nullable=False),
        sa.Column("helps_already", sa.Text(), nullable=False),
        sa.Column("involved", sa.Text(), nullable=False),
        sa.Column("tried", sa.Text(), nullable=False),
        sa.Column("children", sa.Text(), nullable=False),
        sa.Column("safety", sa.Text(), nullable=False),
        sa.Column("name_detention", sa.Boolean(), nullable=False),
        sa.Column("neutral_sender", sa.Boolean(), nullable=False),
        sa.Column("answer_before", DAY),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("contact_phone", sa.Text(), nullable=False),
        sa.Column("contact_hours", sa.Text(), nullable=False),
        sa.Column("looked_by", sa.Text(), nullable=False),
        sa.Column("looked_on", DAY),
        sa.Column("looked_how", sa.Text(), nullable=False),
        sa.Column("read_or_heard_on", DAY),
        sa.Column("steps", sa.Text(), nullable=False),
    )
    op.create_index("ix_row_referral_home", "row_referral", ["home"])
    op.create_index("ix_row_referral_recorded", "row_referral", ["recorded", "id"])
    op.create_table(
        "row_relation",
        sa.Column("id", ID, primary_key=True),
        sa.Column("home", ID),
        sa.Column("head", ID, sa.ForeignKey("revisions.id"), nullable=False),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("happened", sa.Text(), nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.Column("changed", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("from_person", ID, nullable=False),
        sa.Column("to_person", ID, nullable=False),
        sa.Column("tie", sa.Text(), nullable=False),
        sa.Column("parent", sa.Boolean(), nullable=False),
        sa.Column("same_household", sa.Text(), nullable=False),
        sa.Column("authority", sa.Text(), nullable=False),
        sa.Column("authority_disputed", sa.Boolean(), nullable=False),
        sa.Column("cares_for", sa.Boolean(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("how_often", sa.Text(), nullable=False),
        sa.Column("blocked_by", ID),
        sa.Column("quality", sa.Text(), nullable=False),
        sa.Column("support", sa.Text(), nullable=False),
        sa.Column("told_by", ID),
        sa.Column("measured_on", DAY, nullable=False),
    )
    op.create_index("ix_row_relation_home", "row_relation", ["home"])
    op.create_index("ix_row_relation_recorded", "row_relation", ["recorded", "id"])
    op.create_table(
        "row_worry",
        sa.Column("id", ID, primary_key=True),
        sa.Column("home", ID),
        sa.Column("head", ID, sa.ForeignKey("revisions.id"), nullable=False),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("happened", sa.Text(), nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.Column("changed", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("conversation", ID),
        sa.Column("raised_by", ID, nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("group", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("own_words", sa.Text(), nullable=False),
        sa.Column("seen_heard", sa.Text(), nullable=False),
        sa.Column("impression", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("helps_already", sa.Text(), nullable=False),
        sa.Column("who_knows", sa.Text(), nullable=False),
        sa.Column("key_factor", sa.Text(), nullable=False),
        sa.Column("wishes", sa.Text(), nullable=False),
        sa.Column("family_may_know_source", sa.Boolean()),
        sa.Column("family_may_know_details", sa.Boolean()),
        sa.Column("severity_start", sa.BigInteger()),
        sa.Column("severity_between", sa.BigInteger()),
        sa.Column("severity_end", sa.BigInteger()),
        sa.Column("urgency", sa.Text()),
        sa.Column("deadline", DAY),
        sa.Column("deadline_what", sa.Text(), nullable=False),
        sa.Column("safety", sa.Text(), nullable=False),
        sa.Column("safety_asked_how", sa.Text(), nullable=False),
        sa.Column("coordinator_only", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("feedback", sa.Text(), nullable=False),
    )
    op.create_index("ix_row_worry_home", "row_worry", ["home"])
    op.create_index("ix_row_worry_recorded", "row_worry", ["recorded", "id"])
