"""A laptop with a real encrypted store for tests of screens, on a fixed day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.world import Laptop


@pytest.fixture
def visited(tmp_path: Path) -> Iterator[Laptop]:
    """Tuesday 24 November 2026, five to one in Leiden."""
    laptop = Laptop(tmp_path / "laptop")
    laptop.now = datetime(2026, 11, 24, 11, 55, tzinfo=UTC)
    yield laptop
    laptop.store.close()
