"""Alembic's way in. The connection and its transaction come from `storage.migrate`; there is no other use."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"], target_metadata=None, transactional_ddl=True)
context.run_migrations()
