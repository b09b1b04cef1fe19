"""A laptop with a real encrypted store for tests of screens, on a fixed day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from tests.gui.screens.walk import laptop
from tests.office.bureau import bureau, template
from tests.office.visit import visit
from tests.world import Laptop

__all__ = ["bureau", "laptop", "template", "visit"]


@pytest.fixture
def visited(tmp_path: Path) -> Iterator[Laptop]:
    """Tuesday 24 November 2026, five to one in Leiden."""
    laptop = Laptop(tmp_path / "laptop")
    laptop.now = datetime(2026, 11, 24, 11, 55, tzinfo=UTC)
    yield laptop
    laptop.store.close()


@pytest.fixture(autouse=True)
def no_page_stays(program: QApplication) -> Iterator[None]:
    """Pages of earlier tests are deleted: another look would have to dress them all again, each time slower."""
    yield
    for page in program.topLevelWidgets():
        page.close()
        page.deleteLater()
    program.sendPostedEvents(None, QEvent.Type.DeferredDelete)
