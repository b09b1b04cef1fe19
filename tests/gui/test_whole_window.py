"""What holds on every screen of a laptop, in the real window on a real vault."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from krachtigthuis_desktop.gui.parts.words import Words
from tests.gui.screens.walk import Laptop, laptop
from tests.gui.whole import Front, Whole, a_front, whole_window

__all__ = ["laptop"]


@pytest.fixture
def whole(laptop: Laptop, qtbot: QtBot) -> Whole:
    result = whole_window(laptop)
    qtbot.addWidget(result.window)
    result.window.show()
    result.worker.deliver()
    return result


def seen(whole: Whole) -> str:
    """Everything that is read of the window: what stands there, and what a screen reader is told."""
    window = whole.window
    visible = [each for each in window.findChildren(QWidget) if each.isVisible()]
    texts = [each.text() for each in visible if isinstance(each, Words)]
    texts += [each.accessibleName() for each in (window, *visible)]
    page = window.page(window.here())
    assert page is not None
    return "\n".join((window.windowTitle(), page.title, *texts))


def of_front(front: Front) -> dict[str, str]:
    """Every screen that is somebody's, with what it is asked to show."""
    return {
        "family": str(front.home),
        "worry": str(front.worry),
        "referral": str(front.worry),
        "letter": str(front.referral),
        "talk": str(front.home),
    }


@pytest.mark.parametrize("width", [1024, 1280])
def test_every_screen_names_who_is_shown_and_nobody_of_before(whole: Whole, width: int) -> None:
    fronts = [a_front(whole.pen, *name) for name in (("Hanaé", "Amrani"), ("Réda", "Kaddouri"), ("Youssef", "Bakkali"))]
    window = whole.window
    window.resize(width, 600)
    QApplication.processEvents()
    for key in of_front(fronts[0]):
        before = ""
        for front in fronts:
            window.go(key, of_front(front)[key])
            QApplication.processEvents()
            surnames = [each.name.split()[1] for each in fronts if each is not front]

            # Before the answer: nobody, and not the one that stood there before.
            assert [name for name in surnames if name in seen(whole)] == [], key
            whole.worker.deliver()
            QApplication.processEvents()

            shown = seen(whole)
            if key != "talk":
                assert [name for name in surnames if name in shown] == [], key
                assert window._top._title.text() == window.page(key).title != before, key  # type: ignore[union-attr]
            before = window._top._title.text()


def test_coming_back_to_a_screen_names_who_is_there_now(whole: Whole) -> None:
    one, two = a_front(whole.pen, "Hanaé", "Amrani"), a_front(whole.pen, "Réda", "Kaddouri")
    window = whole.window
    window.resize(1024, 600)
    for front in (one, two):
        whole.go("family", front.home)
        whole.go("worry", front.worry)
    window.back()
    window.back()
    whole.worker.deliver()

    assert window.here() == "worry"
    assert one.name in window._top._title.text()
    assert two.name not in seen(whole)
