"""Where the focus goes: into what opens, on as the eye reads, and never away from where one was."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from krachtigthuis_desktop.domain.records.consent import Purpose
from krachtigthuis_desktop.gui.entry import Entry, Place
from krachtigthuis_desktop.gui.focus import in_reading_order
from krachtigthuis_desktop.gui.panels import after_keys
from krachtigthuis_desktop.gui.panels.after_keys import AfterKeys
from krachtigthuis_desktop.gui.parts.button import Button
from krachtigthuis_desktop.gui.parts.columns import Columns
from krachtigthuis_desktop.gui.parts.field import Fault
from krachtigthuis_desktop.gui.parts.handle import handle
from krachtigthuis_desktop.gui.parts.page import Page
from krachtigthuis_desktop.gui.window import Window
from tests import builders
from tests.gui.screens.walk import Laptop, laptop
from tests.gui.whole import Front, Whole, a_front, whole_window

__all__ = ["laptop"]


class Form(Page):
    """Built in another order than it is read: the side before the main column, the foot before both."""

    def __init__(self) -> None:
        super().__init__("Formulier")
        self.kept, self.saved = 0, 0
        self.foot.addWidget(Button("Opslaan", identifier="save"))
        columns = Columns()
        for place, name in (
            (columns.side, "side"),
            (columns.main, "one"),
            (columns.main, "two"),
            (columns.main, "three"),
        ):
            place.addWidget(handle(QLineEdit(), name, name))
        self.body.addWidget(columns)
        self.buttons.add(Button("Brief", identifier="letter"))

    def keep(self) -> None:
        self.kept += 1

    def save(self) -> bool:
        self.saved += 1
        return True


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    result = Window(
        (
            Entry("form", "Formulier", "sun", Form),
            Entry("new", "Nieuw", "plus", Form, place=Place.NONE, shortcut="Ctrl+N"),
        ),
        who="Annemarie",
        where="KT-04",
        lock=lambda: None,
        code_fits=lambda _code: True,
    )
    qtbot.addWidget(result)
    result.resize(1280, 800)
    result.show()
    result.activateWindow()
    QApplication.processEvents()
    return result


def form(window: Window, key: str = "form") -> Form:
    page = window.page(key)
    assert isinstance(page, Form)
    return page


def focused() -> str:
    now = QApplication.focusWidget()
    return now.objectName() if now else ""


def part(window: Window, name: str) -> QWidget:
    found = form(window).findChild(QWidget, name)
    assert found is not None
    return found


def test_tab_goes_as_the_eye_reads_whatever_was_built_first(window: Window) -> None:
    page = form(window)
    assert [each.objectName() for each in in_reading_order(page)] == ["letter", "one", "two", "three", "side", "save"]
    part(window, "letter").setFocus()
    walked = []
    for _time in range(6):
        walked.append(focused())
        QTest.keyClick(window, Qt.Key.Key_Tab)
    assert walked == ["letter", "one", "two", "three", "side", "save"]
    assert focused().startswith("nav.")
    QTest.keyClick(window, Qt.Key.Key_Backtab)
    assert focused() == "save"


def test_what_opens_has_the_focus_in_its_first_field(window: Window) -> None:
    window._navigation.findChild(QWidget, "nav.form").setFocus()  # type: ignore[union-attr]
    window.go("form")
    assert focused() == "one"


@pytest.mark.parametrize("way", ["hide", "disable", "delete"])
def test_what_had_the_focus_and_goes_hands_it_to_what_stands_nearest(window: Window, way: str) -> None:
    gone = part(window, "two")
    gone.setFocus()
    QApplication.processEvents()
    if way == "hide":
        gone.hide()
    elif way == "disable":
        gone.setEnabled(False)
    else:
        gone.setParent(None)
        gone.deleteLater()
    QTest.qWait(20)
    assert focused() in {"one", "three"}


def test_coming_back_stands_where_one_was(window: Window) -> None:
    part(window, "three").setFocus()
    window.hide_all()
    QTest.keyClicks(window._cover.line, "000000")
    assert focused() == "three"


def test_new_and_save_have_their_keys_and_nothing_typed_is_lost_by_opening_again(window: Window) -> None:
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert window.here() == "new"
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert form(window, "new").kept == 1
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert form(window, "new").saved == 1


def test_who_types_on_without_a_pause_keeps_every_few_seconds(
    program: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(after_keys, "WAIT", 300)
    monkeypatch.setattr(after_keys, "LONGEST", 600)
    kept: list[int] = []
    view = QWidget()
    after = AfterKeys(view, lambda: kept.append(1))
    for _key in range(20):
        after.touched()
        QTest.qWait(50)
    assert kept


SCREENS = ("today", "families", "family", "worry", "referral", "letter", "talk", "handover", "holdings", "answer")


@pytest.mark.parametrize("width", [1024, 1280])
def test_on_every_screen_the_focus_is_in_the_page_and_tab_goes_down_it(
    laptop: Laptop, qtbot: QtBot, width: int
) -> None:
    whole = whole_window(laptop)
    qtbot.addWidget(whole.window)
    whole.window.resize(width, 700)
    whole.window.show()
    whole.window.activateWindow()
    whole.worker.deliver()
    strays = Strays(whole.window)
    front = a_front(whole.pen, "Mick", "Linde")
    for key in (*SCREENS, "letters", "office_link", "settings", "help"):
        opens(whole, key, front)
    assert strays.seen == []


class Strays(QObject):
    """Parts that were shown before they had a place: for an instant each is a window of its own, and takes the focus."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self.seen = window, list[str]()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def opens(whole: Whole, key: str, front: Front) -> None:
    whole.go(key, {"family": front.home, "talk": front.home, "letter": front.referral}.get(key, front.worry))
    page, now = whole.window.page(key), QApplication.focusWidget()
    assert page is not None
    assert now is not None, key
    assert page.isAncestorOf(now), f"{key}: {focused()}"
    places = [each.mapTo(page, each.rect().topLeft()) for each in in_reading_order(page)]
    # Down, or up again at the head of the next column: at most two of them, and the foot is the third.
    ups = [(one, after) for one, after in pairwise(places) if after.y() < one.y() - 40]
    assert len(ups) <= 3, f"{key}: {ups}"


def small_window(laptop: Laptop, qtbot: QtBot) -> Whole:
    """The window of a laptop at its smallest, shown."""
    whole = whole_window(laptop)
    qtbot.addWidget(whole.window)
    whole.window.resize(1024, 600)
    whole.window.show()
    whole.window.activateWindow()
    whole.worker.deliver()
    return whole


def test_after_a_save_the_focus_is_on_what_opened_the_form(laptop: Laptop, qtbot: QtBot) -> None:
    whole = small_window(laptop, qtbot)
    whole.go("family", a_front(whole.pen, "Mick", "Linde").home)
    page = whole.window.page("family")
    assert page is not None

    def find(name: str) -> QWidget:
        found = page.findChild(QWidget, name)
        assert found is not None, name
        return found

    def press(name: str) -> None:
        button = find(name)
        assert isinstance(button, Button)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        whole.worker.deliver()
        QTest.qWait(20)

    def pick(name: str, key: str) -> None:
        box = find(name)
        assert isinstance(box, QComboBox)
        box.setCurrentIndex(box.findData(key))
        box.activated.emit(box.currentIndex())

    def in_sight() -> bool:
        now = QApplication.focusWidget()
        return now is not None and not now.visibleRegion().isEmpty()

    press("family.add")
    assert focused() == "family.person.first_name"
    QTest.keyClicks(find("family.person.first_name"), "Sandra")
    pick("family.person.role", "partner")
    press("family.person.add")
    assert (focused(), in_sight()) == ("family.add", True)
    press("family.agree")
    assert (focused(), in_sight()) == ("family.consent.about", True)
    for name in (
        "family.consent.agreed.yes",
        f"family.consent.purposes.{Purpose.TELL_BACK.value}",
        "family.consent.form.paper",
    ):
        press(name)
    QTest.keyClicks(find("family.consent.on"), "vandaag")
    find("family.consent.told").setFocus()
    QTest.keyClick(find("family.consent.told"), Qt.Key.Key_Space)
    press("family.consent.save")
    assert not find("family.consent.save").isVisible()
    assert (focused(), in_sight()) == ("family.agree", True)
    assert find("family.saved").isVisible()
    press("family.close")
    assert (focused(), in_sight()) == ("family.closed_why", True)
    press("family.close.stop")
    assert (focused(), in_sight()) == ("family.close", True)
    press("family.close")
    QTest.keyClicks(find("family.closed_why"), "klaar")
    press("family.close.sure")
    assert (focused(), in_sight()) == ("family.closed.action", True)


def test_from_a_letter_that_cannot_be_the_button_leads_to_the_permission(laptop: Laptop, qtbot: QtBot) -> None:
    whole = small_window(laptop, qtbot)
    pen = whole.pen
    home = pen.begin_at("PI Linde")
    partner = pen.add(home, builders.a_person(first_name="Sandra", prefix="", surname="Linde"))
    worry = pen.worry(home, title="Huur", about=(partner,), conversation=pen.talk(home))
    whole.go("letter", pen.refer(home, partner, pen.helper(builders.an_organisation()), worries=(worry,)))
    page = whole.window.page("letter")
    assert page is not None
    button = page.findChild(Button, "letter.none.change")
    assert button is not None
    assert button.isVisible()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    whole.worker.deliver()
    QTest.qWait(20)
    now = QApplication.focusWidget()
    assert focused() == "referral.consent.open"
    assert now is not None
    assert not now.visibleRegion().isEmpty()


def test_a_refused_save_puts_the_focus_in_the_first_field_that_is_wrong(laptop: Laptop, qtbot: QtBot) -> None:
    whole = small_window(laptop, qtbot)
    front = a_front(whole.pen, "Mick", "Linde")

    def control_s() -> tuple[str, bool]:
        QTest.keyClick(whole.window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        whole.worker.deliver()
        QTest.qWait(20)
        now = QApplication.focusWidget()
        said = (each for each in whole.window.findChildren(Fault) if each.isVisible())
        seen = any(each.visibleRegion().boundingRect() == each.rect() for each in said)
        return focused(), seen and now is not None and not now.visibleRegion().isEmpty()

    def find(name: str) -> QWidget:
        page = whole.window.page(whole.window.here())
        found = page.findChild(QWidget, name) if page else None
        assert found is not None, name
        return found

    def press(name: str) -> None:
        find(name).setFocus()
        QTest.keyClick(find(name), Qt.Key.Key_Space)
        whole.worker.deliver()
        QTest.qWait(20)

    whole.go("worry", front.worry)
    QTest.keyClicks(find("worry.deadline"), "ooit")
    find("worry.own_words").setFocus()
    assert control_s() == ("worry.deadline", True)

    whole.go("family", front.home)
    press("family.add")
    assert control_s() == ("family.person.first_name", True)
    QTest.keyClicks(find("family.person.first_name"), "Truus")
    assert control_s() == ("family.person.role", True)
    press("family.person.stop")
    press("family.agree")
    assert control_s() == ("family.consent.agreed.yes", True)
    press("family.consent.agreed.yes")
    press(f"family.consent.purposes.{Purpose.TELL_BACK.value}")
    press("family.consent.form.paper")
    assert control_s() == ("family.consent.on", True)
    press("family.consent.stop")
    press("family.say_tie")
    assert control_s() == ("family.tie.from_person", True)

    whole.go("referral", front.worry)
    press("referral.helper.new")
    assert control_s() == ("referral.helper.name", True)
    press("referral.helper.stop")
    press("referral.consent.open")
    assert control_s() == ("referral.organisation", True)


def test_without_any_organisation_a_letter_begins_with_one(laptop: Laptop, qtbot: QtBot) -> None:
    whole = whole_window(laptop)
    qtbot.addWidget(whole.window)
    whole.window.show()
    whole.window.activateWindow()
    whole.worker.deliver()
    home = whole.pen.begin_at("PI Linde")
    worry = whole.pen.worry(home, title="Huur", conversation=whole.pen.talk(home))
    whole.go("referral", worry)
    assert focused() == "referral.helper.new"
