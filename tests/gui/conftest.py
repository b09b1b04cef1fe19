"""Every test of the window runs without a screen, in the usual look, in Dutch, with our own letters."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from krachtigthuis_desktop import i18n
from krachtigthuis_desktop.gui import fonts, look

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def program(qapp: QApplication) -> QApplication:
    fonts.load()
    # A blinking cursor would make two pictures of the same screen differ.
    qapp.setCursorFlashTime(0)
    return qapp


@pytest.fixture(autouse=True)
def usual_look(program: QApplication) -> Iterator[None]:
    i18n.use(i18n.Language.DUTCH)
    if look.current() != look.Look() or not program.styleSheet():
        look.put_on(program, look.Look())
    yield
    for window in program.topLevelWidgets():
        window.close()
    i18n.use(i18n.Language.DUTCH)
