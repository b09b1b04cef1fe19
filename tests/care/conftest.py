from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.world import Laptop


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    laptop = Laptop(tmp_path / "laptop")
    yield laptop
    laptop.store.close()
