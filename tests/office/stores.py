"""A store with a raw key, for tests that need no vault around it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from krachtigthuis_desktop.storage import Store, open_vault_file

OFFICE = "0f" * 16
OFFICE_INCARNATION = "f1" * 16


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty central store of one office."""
    opened = open_vault_file(tmp_path / "central.db", os.urandom(32), create=True)
    with opened.write() as tx:
        tx.set_meta("device", OFFICE)
        tx.set_meta("incarnation", OFFICE_INCARNATION)
    yield opened
    opened.close()
