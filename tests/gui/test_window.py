"""The frame: going about, hiding in the same turn from anywhere, locking, large letters."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from krachtigthuis_desktop.gui import look
from krachtigthuis_desktop.gui.entry import Entry, Place
from krachtigthuis_desktop.gui.idle import Patience
from krachtigthuis_desktop.gui.parts.button import Button
from krachtigthuis_desktop.gui.parts.handle import handle
from krachtigthuis_desktop.gui.parts.lay import widest_word
from krachtigthuis_desktop.gui.parts.page import Page
from krachtigthuis_desktop.gui.parts.words import Words
from krachtigthuis_desktop.gui.theme import LIGHT
from krachtigthuis_desktop.gui.window import Window
from tests.gui.names import nameless, without_handle
from tests.gui.picture import assert_same_picture, take

SECRET = "Ruigrok"


class SomePage(Page):
    def __init__(self, title: str) -> None:
        super().__init__(title, f"over {SECRET}")
        self.line = handle(QLineEdit(SECRET), "some.line", "Naam")
        self.body.addWidget(Words(SECRET))
        self.body.addWidget(self.line)
        self.asked: list[str | None] = []
        self.kept = 0

    def opened(self, what: str | None) -> None:
        self.asked.append(what)

    def keep(self) -> None:
        self.kept += 1


@pytest.fixture
def ended() -> list[str]:
    return []


@pytest.fixture
def window(qtbot: QtBot, ended: list[str]) -> Window:
    result = Window(
        (
            Entry("today", "Vandaag", "sun", lambda: SomePage("Vandaag")),
            Entry("take", "Meenemen", "package", lambda: SomePage("Meenemen"), count=lambda: 7),
            Entry("letter", "Brief", "mail", lambda: SomePage("Brief"), place=Place.NONE, under="today"),
            Entry(
                "help", "Uitleg", "circle-question-mark", lambda: SomePage("Uitleg"), place=Place.FOOT, shortcut="F1"
            ),
            Entry("settings", "Instellingen", "settings", lambda: SomePage("Instellingen"), place=Place.FOOT),
        ),
        who="Annemarie de Wit",
        where="Laptop KT-04",
        lock=lambda: ended.append("locked"),
        leave=lambda: ended.append("left"),
        code_fits=lambda code: code == "271828",
    )
    qtbot.addWidget(result)
    result.show()
    QApplication.processEvents()
    return result


def page(window: Window, key: str) -> SomePage:
    result = window.page(key)
    assert isinstance(result, SomePage)
    return result


def press(key: Qt.Key, where: QWidget | None = None, *, control: bool = False) -> None:
    target = where or QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier)


def type_digits(window: Window, digits: str) -> None:
    QTest.keyClicks(window._cover.line, digits)


def test_the_frame_looks_as_its_picture(window: Window) -> None:
    assert_same_picture(window, "window-light")


def test_the_frame_with_large_letters_looks_as_its_picture(window: Window) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    look.put_on(application, look.Look(LIGHT, 200))

    assert_same_picture(window, "window-200")


def test_the_cover_looks_as_its_picture(window: Window) -> None:
    window.hide_all()

    assert_same_picture(window, "window-hidden")


def test_going_shows_the_page_and_hands_over_what_was_asked(window: Window) -> None:
    window.go("letter", "7F3-HK2-99A")

    assert window.here() == "letter"
    assert page(window, "letter").asked == ["7F3-HK2-99A"]
    assert page(window, "letter").isVisible()


def test_back_goes_to_where_we_were(window: Window) -> None:
    window.go("take")
    window.go("letter", "x")
    window.back()
    window.back()
    window.back()

    assert window.here() == "today"


def test_a_page_is_made_only_when_it_is_shown(window: Window) -> None:
    assert window.page("take") is None


def test_the_way_to_help_has_its_key(window: Window) -> None:
    press(Qt.Key.Key_F1, window)

    assert window.here() == "help"


def test_every_control_of_the_frame_has_a_name_and_a_handle(window: Window) -> None:
    assert nameless(window) == []
    assert without_handle(window) == []


def test_hiding_leaves_no_text_of_a_page_on_the_screen(window: Window) -> None:
    before = take(window)

    press(Qt.Key.Key_F9, page(window, "today").line)

    # No event loop between the key and the picture.
    assert window.is_hidden()
    assert not page(window, "today").isVisible()
    assert window.grab().toImage() != before
    shown = [each for each in window.findChildren(Words) if each.isVisible()]
    assert all(SECRET not in each.text() for each in shown)
    assert SECRET not in window.windowTitle()


def test_hiding_takes_dialogs_along_and_gives_them_back(window: Window, qtbot: QtBot) -> None:
    dialog = QDialog(window)
    QVBoxLayout(dialog).addWidget(QLineEdit(SECRET))
    dialog.open()
    line = dialog.findChild(QLineEdit)
    assert line is not None

    press(Qt.Key.Key_F9, line)
    assert not dialog.isVisible()
    type_digits(window, "271828")

    assert dialog.isVisible()
    assert line.text() == SECRET


def test_hiding_closes_a_menu(window: Window) -> None:
    menu = QMenu(window)
    menu.addAction(SECRET)
    menu.popup(window.mapToGlobal(window.rect().center()))
    assert menu.isVisible()

    press(Qt.Key.Key_F9, menu)

    assert not menu.isVisible()
    assert window.is_hidden()


def test_hiding_two_hundred_times(window: Window) -> None:
    for _time in range(200):
        press(Qt.Key.Key_F9, window)
        assert not page(window, "today").isVisible()
        type_digits(window, "271828")
        assert page(window, "today").isVisible()


def test_the_right_digits_bring_the_window_back_as_it_was(window: Window) -> None:
    page(window, "today").line.setText("half geschre")
    window.hide_all()
    type_digits(window, "271828")

    assert not window.is_hidden()
    assert page(window, "today").line.text() == "half geschre"


def test_three_wrong_tries_lock(window: Window, ended: list[str]) -> None:
    window.hide_all()
    for _try in range(2):
        type_digits(window, "111111")
    assert ended == []
    assert "1" in window._cover._field.fault()

    type_digits(window, "111111")

    assert ended == ["locked"]


def test_a_new_hiding_has_three_tries_again(window: Window, ended: list[str]) -> None:
    for _time in range(3):
        window.hide_all()
        type_digits(window, "111111")
        type_digits(window, "271828")

    assert ended == []
    assert not window.is_hidden()


def test_locking_keeps_the_drafts_empties_the_screen_and_ends_once(window: Window, ended: list[str]) -> None:
    window.clipboard.copy(SECRET)

    press(Qt.Key.Key_L, page(window, "today").line, control=True)
    window.lock()
    window.close()

    assert ended == ["locked"]
    assert page(window, "today").kept == 1
    assert not window.isVisible()
    assert QApplication.clipboard().text() == ""


def test_closing_keeps_the_drafts(window: Window, ended: list[str]) -> None:
    window.close()

    assert page(window, "today").kept == 1
    assert ended == ["left"]


def test_with_large_letters_or_a_narrow_window_the_menu_takes_the_place_of_the_navigation(window: Window) -> None:
    menu = window.findChild(Button, "top.menu")
    assert menu is not None
    assert not menu.isVisible()

    window.resize(900, 700)
    QApplication.processEvents()

    assert menu.isVisible()
    assert not window._navigation.isVisible()
    assert "7" in menu.accessibleName()


@pytest.mark.parametrize("size", [100, 125, 149, 150, 200])
def test_the_window_fits_on_a_small_laptop_at_every_text_size(window: Window, size: int) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    look.put_on(application, look.Look(LIGHT, size))
    for _turn in range(2):  # the style is put on, then the frame puts its navigation away
        QApplication.processEvents()

    assert window.minimumSizeHint().width() <= 1024
    assert window.minimumSizeHint().height() <= 600


def test_nothing_watches_a_window_that_is_gone(program: QApplication) -> None:
    time = [0.0]
    seen: list[str] = []
    window = Window(
        (Entry("today", "Vandaag", "sun", lambda: SomePage("Vandaag")),),
        who="Annemarie de Wit",
        where="Laptop KT-04",
        lock=lambda: seen.append("lock"),
        code_fits=lambda _code: False,
        patience=Patience(hide=1, warning=1, lock=1),
        now=lambda: time[0],
    )
    watch = window._idle
    window.deleteLater()
    program.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    time[0] = 100
    assert not shiboken6.isValid(watch)
    assert seen == []


def test_with_the_largest_letters_most_of_a_low_screen_is_for_what_one_does(window: Window) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    shown = page(window, "today")
    shown.say_title("Familie van Hanaé El Amrani-van der Zwaluw")
    shown.buttons.add(Button("Nieuw gesprek", identifier="some.new"))
    look.put_on(application, look.Look(LIGHT, 200))
    window.resize(1024, 600)
    for _turn in range(6):
        QApplication.processEvents()

    assert shown._scroll.height() >= 0.6 * window.height()
    for name in ("top.hide", "top.lock"):
        button = window.findChild(Button, name)
        assert button is not None
        assert button.accessibleName() in {"Verbergen", "Vergrendelen"}


@pytest.mark.parametrize("title", ["Familie van Youssef El Amrani", "Familie van Hanaé El Amrani-van der Zwaluw"])
@pytest.mark.parametrize(("size", "width"), [(200, 1024), (150, 1024), (200, 800), (100, 600)])
def test_nothing_in_the_top_bar_breaks_inside_a_word(window: Window, size: int, width: int, title: str) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    page(window, "today").say_title(title)
    look.put_on(application, look.Look(LIGHT, size))
    window.resize(width, 600)
    for _turn in range(6):
        QApplication.processEvents()

    bar = window._top
    assert bar.isVisible()
    assert bar.width() <= width
    assert bar.height() <= 90
    for name in ("top.menu", "top.hide", "top.lock"):
        button = bar.findChild(Button, name)
        assert button is not None
        assert button._laid(button._room()).lines == 1
        assert button.accessibleName()
    assert bar._title.width() >= widest_word(title, bar._title._laid(bar._title.width()).layout.font())
    assert bar._title._laid(bar._title.width()).height <= bar.height()
