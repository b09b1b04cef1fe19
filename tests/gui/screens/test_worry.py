"""The page of a worry: typed by keyboard, kept when it is left, and its pictures as they were."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from krachtigthuis_desktop import i18n
from krachtigthuis_desktop.care import drafts
from krachtigthuis_desktop.domain.records import Worry
from krachtigthuis_desktop.domain.records.worry import Urgency
from krachtigthuis_desktop.gui import look
from krachtigthuis_desktop.gui.parts.button import Button
from krachtigthuis_desktop.gui.run import at_once
from krachtigthuis_desktop.gui.screens.talk.begin_model import BeginModel
from krachtigthuis_desktop.gui.screens.talk.worry_model import WorryModel
from krachtigthuis_desktop.gui.screens.talk.worry_view import WorryView
from krachtigthuis_desktop.gui.theme import CONTRAST, DARK
from tests import builders
from tests.gui.names import nameless, without_handle
from tests.gui.picture import assert_same_picture
from tests.gui.screens.settle import settle
from tests.world import Laptop

Went = list[tuple[str, ...]]


def shown(laptop: Laptop, what: str) -> tuple[WorryModel, WorryView, Went]:
    went: Went = []
    model = WorryModel(laptop.opened(), at_once)
    view = WorryView(model, lambda *where: went.append(where))
    view.opened(what)
    return model, view, went


def a_talk(laptop: Laptop) -> str:
    """Mick, his two children and Zoë; one worry was saved already."""
    home = laptop.begin()
    talk = laptop.talk(home, place="PI Alphen")
    laptop.add(home, builders.a_child(first_name="Noor"))
    laptop.add(home, builders.a_child(3, first_name="Daan"))
    laptop.add(home, builders.a_person(first_name="Zoë", prefix="", surname="Şahin"))
    laptop.worry(home, title="Noor eet slecht", conversation=talk)
    return f"talk:{talk}"


def fill(model: WorryModel) -> None:
    model.type_text("title", "Noor durft niet mee op schoolreis")
    model.type_text("own_words", "“Ze zegt dat ze buikpijn heeft. Maar ik denk dat het om het geld gaat.”")
    model.type_text("seen_heard", "Liet de brief van school zien: € 45 voor 4 december.")
    model.type_text("impression", "Schaamte, denk ik.")
    model.set("severity", 7)
    model.set("about", [each.id for each in model.around.people if each.called == "Noor"])
    model.set("group", "child_school")
    model.set("urgency", "this_week")
    model.type_text("deadline", "4 dec")
    model.set("wishes", ["talk_to_the_family", "tell_me_back"])
    model.set("source_known", True)


def find(view: QWidget, handle: str) -> QWidget:
    found = view.findChild(QWidget, handle)
    assert found is not None, handle
    return found


def press(view: QWidget, handle: str) -> None:
    button = find(view, handle)
    assert isinstance(button, Button)
    button.click()


def test_a_worry_is_written_and_saved_without_the_mouse(visited: Laptop) -> None:
    model, view, _went = shown(visited, a_talk(visited))
    settle(view)
    view.activateWindow()
    view.first_focus()
    title = QApplication.focusWidget()
    assert title is find(view, "worry.title")
    QTest.keyClicks(title, "Huur achter")
    QTest.keyClick(title, Qt.Key.Key_Tab)
    words = QApplication.focusWidget()
    assert words is find(view, "worry.own_words")
    QTest.keyClicks(words, "Drie maanden niet betaald.")
    urgency = find(view, "worry.urgency.now")
    urgency.setFocus()
    QTest.keyClick(urgency, Qt.Key.Key_Space)
    QTest.keyClick(view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    with visited.store.read() as tx:
        worry = tx.need(Worry, UUID(model.form.id)).record
    assert (worry.title, worry.own_words, worry.urgency) == ("Huur achter", "Drie maanden niet betaald.", Urgency.NOW)


def test_the_first_field_has_the_focus_though_what_is_read_comes_later(visited: Laptop) -> None:
    model, view, _went = shown(visited, a_talk(visited))
    settle(view)
    view.activateWindow()
    model.another()
    QApplication.processEvents()
    assert QApplication.focusWidget() is find(view, "worry.title")


def test_what_is_typed_is_kept_two_seconds_after_the_last_key(visited: Laptop, qtbot: QtBot) -> None:
    _model, view, _went = shown(visited, a_talk(visited))
    settle(view)
    QTest.keyClicks(find(view, "worry.title"), "Huur")
    assert drafts.kept_drafts(visited.store, "worry:") == ()
    qtbot.waitUntil(lambda: len(drafts.kept_drafts(visited.store, "worry:")) == 1, timeout=10_000)
    assert "Concept bewaard om" in view._status._words.text()


def test_leaving_and_locking_keep_what_is_typed_at_once(visited: Laptop) -> None:
    _model, view, _went = shown(visited, a_talk(visited))
    settle(view)
    QTest.keyClicks(find(view, "worry.title"), "Hu")
    view.hide()
    assert drafts.kept_drafts(visited.store, "worry:") == ()  # hiding itself asks the worker for nothing
    QApplication.processEvents()
    assert '"title": "Hu"' in drafts.kept_drafts(visited.store, "worry:")[0].form
    view.show()
    QTest.keyClicks(find(view, "worry.title"), "ur")
    view.keep()
    assert '"title": "Huur"' in drafts.kept_drafts(visited.store, "worry:")[0].form


def test_a_character_that_had_to_go_does_not_move_the_cursor(visited: Laptop) -> None:
    _model, view, _went = shown(visited, a_talk(visited))
    area = view._writing._texts["own_words"].area
    area.setPlainText("geld is op")
    cursor = area.textCursor()
    cursor.setPosition(4)
    area.setTextCursor(cursor)
    area.insertPlainText("\u202e weg")
    assert area.toPlainText() == "geld weg is op"
    assert area.textCursor().position() >= 8
    area.moveCursor(QTextCursor.MoveOperation.End)
    assert not view._bars._character.isHidden()


def test_a_wrong_field_keeps_its_text_and_says_what_to_do(visited: Laptop) -> None:
    model, view, _went = shown(visited, a_talk(visited))
    model.type_text("deadline", "ergens in mei")
    model.save()
    assert view._choosing._deadline.fault()
    assert view._choosing._deadline.line.text() == "ergens in mei"
    assert view._writing._texts["own_words"]._fault.text()


def test_without_a_yes_the_page_says_it_is_a_draft_and_leads_back_to_the_question(visited: Laptop) -> None:
    begun: list[str] = []
    begin = BeginModel(visited.opened(), at_once, begun=begun.append)
    begin.start()
    begin.begin_new()
    begin.type_person("first_name", "Mick")
    begin.set("facility", "PI Alphen")
    begin.set("may_write", "no")
    begin.go_on()
    model, view, went = shown(visited, begun[0])
    model.type_text("title", "Huur")
    settle(view)
    assert not view._bars._draft.isHidden()
    assert view._save.text() == "Concept bewaren"
    press(view, "worry.save")
    press(view, "worry.no_yes.action")
    assert went == [("talk", begun[0])]
    with visited.store.read() as tx:
        assert tx.count(Worry) == 0


def test_a_saved_worry_leads_to_a_letter_and_can_be_told_back(visited: Laptop) -> None:
    home = visited.begin()
    visited.talk(home)
    id_ = str(visited.worry(home, title="Huur achter"))
    model, view, went = shown(visited, id_)
    settle(view)
    press(view, "worry.letter")
    assert went == [("referral", id_)]
    press(view, "worry.told")
    assert model.saved is not None
    assert model.saved.feedback is not None
    assert find(view, "worry.take_back").isVisibleTo(view)


def test_after_saving_one_is_done_until_something_is_typed_again(visited: Laptop) -> None:
    home = visited.begin()
    model, view, went = shown(visited, f"talk:{visited.talk(home)}")
    settle(view)
    later = find(view, "worry.later")
    assert isinstance(later, Button)
    QTest.keyClicks(find(view, "worry.own_words"), "De huur is achter.")
    assert later.text() == "Later verder"
    press(view, "worry.save")
    assert later.text() == "Klaar"
    QTest.keyClicks(find(view, "worry.own_words"), " Al lang.")
    assert later.text() == "Later verder"
    model.keep()
    assert later.text() == "Later verder"
    press(view, "worry.save")
    press(view, "worry.later")
    assert went == [("today",)]


def test_two_versions_stand_beside_each_other(visited: Laptop) -> None:
    home = visited.begin()
    visited.talk(home)
    id_ = str(visited.worry(home, title="eerst"))
    mine, view, _went = shown(visited, id_)
    theirs, _view, _went = shown(visited, id_)
    theirs.type_text("title", "van de ander")
    theirs.save()
    mine.type_text("title", "van mij")
    mine.save()
    settle(view)
    assert view._differences.isVisible()
    assert not view._save.isEnabled()
    press(view, "worry.keep_mine")
    assert not view._differences.isVisible()
    with visited.store.read() as tx:
        assert tx.need(Worry, UUID(id_)).record.title == "van mij"


def test_somebody_else_is_added_from_the_page(visited: Laptop) -> None:
    model, view, _went = shown(visited, a_talk(visited))
    settle(view)
    press(view, "worry.about.other")
    press(view, "worry.person.add")
    assert view._choosing._person._texts["first_name"].fault()
    QTest.keyClicks(find(view, "worry.person.first_name"), "Truus")
    view._choosing._person._choose("grandparent")
    press(view, "worry.person.add")
    assert model.adding is None
    assert "Truus" in [each.called for each in model.around.people]


def test_every_control_has_a_name_and_a_handle(visited: Laptop) -> None:
    home = visited.begin()
    visited.talk(home)
    model, view, _went = shown(visited, str(visited.worry(home)))
    model.add_somebody()
    press(view, "worry.more")
    settle(view)
    assert nameless(view) == []
    assert without_handle(view) == []


def test_the_page_speaks_english_too(visited: Laptop) -> None:
    i18n.use(i18n.Language.ENGLISH)
    model, view, _went = shown(visited, a_talk(visited))
    fill(model)
    settle(view)
    assert view.title == "Conversation with Mick van der Linde"
    assert view._choosing._wish_label._label.text() == "What does Mick want?"


@pytest.mark.parametrize(
    ("name", "worn"),
    [
        ("worry", look.Look()),
        ("worry-dark", look.Look(theme=DARK)),
        ("worry-contrast", look.Look(theme=CONTRAST)),
        ("worry-200", look.Look(text_size=200)),
    ],
)
def test_the_page_looks_as_it_did(visited: Laptop, program: QApplication, name: str, worn: look.Look) -> None:
    look.put_on(program, worn)
    model, view, _went = shown(visited, a_talk(visited))
    fill(model)
    model.set("safety", "unsure")
    model.keep()
    settle(view)
    assert_same_picture(view, name)
