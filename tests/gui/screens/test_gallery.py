"""The gallery shows every part as it should look, and every control in it has a name and a handle."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from krachtigthuis_desktop.gui import look
from krachtigthuis_desktop.gui.parts.check import Radio
from krachtigthuis_desktop.gui.screens.gallery.model import Gallery
from krachtigthuis_desktop.gui.screens.gallery.view import GalleryView
from krachtigthuis_desktop.gui.theme import CONTRAST, DARK, LIGHT
from tests.gui.names import focusable, nameless, without_handle
from tests.gui.picture import assert_same_picture

TODAY = date(2026, 11, 24)


def a_gallery() -> GalleryView:
    return GalleryView(Gallery(), TODAY)


@pytest.mark.parametrize(
    ("name", "wanted", "height"),
    [
        ("gallery-light", look.Look(LIGHT), 800),
        ("gallery-dark", look.Look(DARK), 800),
        ("gallery-contrast", look.Look(CONTRAST), 800),
        ("gallery-200", look.Look(LIGHT, 200), 800),
    ],
)
def test_the_gallery_looks_as_its_picture(qtbot: QtBot, name: str, wanted: look.Look, height: int) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    look.put_on(application, wanted)
    view = a_gallery()
    qtbot.addWidget(view)

    assert_same_picture(view, name, height=height)


def test_every_control_has_a_name_and_a_handle(qtbot: QtBot) -> None:
    view = a_gallery()
    qtbot.addWidget(view)
    view.resize(1280, 800)
    view.show()

    assert len(focusable(view)) > 20
    assert nameless(view) == []
    assert without_handle(view) == []


def test_tab_reaches_every_control_that_can_be_used(qtbot: QtBot) -> None:
    view = a_gallery()
    qtbot.addWidget(view)
    view.show()
    qtbot.waitUntil(view.isActiveWindow)
    # Of circles that belong together Tab reaches the chosen one, the arrows the others.
    wanted = {each for each in focusable(view) if not (isinstance(each, Radio) and not each.isChecked())}
    reached: set[QWidget | None] = set()
    focusable(view)[0].setFocus()

    for _press in range(2 * len(wanted)):
        reached.add(view.focusWidget())
        QTest.keyClick(view.focusWidget(), Qt.Key.Key_Tab)

    assert wanted <= reached


def test_nothing_is_wider_than_the_window_at_any_text_size(qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    for size in (100, 125, 150, 175, 200):
        look.put_on(application, look.Look(LIGHT, size))
        view = a_gallery()
        qtbot.addWidget(view)
        view.resize(1000, 700)
        view.show()
        QApplication.processEvents()

        assert view.minimumSizeHint().width() <= 1000, size
        for scroll in view.findChildren(QScrollArea):
            inside = scroll.widget()
            assert inside is not None
            assert inside.width() <= scroll.viewport().width(), size


def test_undo_takes_its_bar_away(qtbot: QtBot) -> None:
    model = Gallery()
    view = GalleryView(model, TODAY)
    qtbot.addWidget(view)
    view.show()

    model.bring_back()

    assert not view._undo.isVisible()
