"""The page on which a talk begins: by keyboard, in words, and its pictures as they were."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from krachtigthuis_desktop.care import drafts, families
from krachtigthuis_desktop.gui import look
from krachtigthuis_desktop.gui.parts.button import Button
from krachtigthuis_desktop.gui.run import at_once
from krachtigthuis_desktop.gui.screens.talk.begin_model import BeginModel
from krachtigthuis_desktop.gui.screens.talk.begin_view import BeginView
from tests.gui.names import nameless, without_handle
from tests.gui.picture import assert_same_picture
from tests.gui.screens.settle import settle
from tests.world import Laptop


def shown(laptop: Laptop, what: str | None = None) -> tuple[BeginModel, BeginView, list[tuple[str, ...]]]:
    went: list[tuple[str, ...]] = []
    model = BeginModel(laptop.opened(), at_once)
    view = BeginView(model, lambda *where: went.append(where))
    view.opened(what)
    return model, view, went


def find(view: QWidget, handle: str) -> QWidget:
    found = view.findChild(QWidget, handle)
    assert found is not None, handle
    return found


def test_a_new_family_is_begun_without_the_mouse(visited: Laptop) -> None:
    model, view, went = shown(visited)
    settle(view)
    new = find(view, "talk.new_family")
    QTest.keyClick(new, Qt.Key.Key_Return)
    QApplication.processEvents()
    QTest.keyClicks(find(view, "talk.first_name"), "Mick")
    view._with._new._place.box.setFocus()
    QTest.keyClicks(view._with._new._place.box, "PI D")
    view._with._new._choose(view._with._new._place.key())
    yes = find(view, "talk.may_write.yes")
    QTest.keyClick(yes, Qt.Key.Key_Space)
    talk = model.form.id
    QTest.keyClick(find(view, "talk.on"), Qt.Key.Key_Return)
    assert went == [("worry", f"talk:{talk}")]
    assert [line.name for line in families.families(visited.store)] == ["Mick"]


def test_a_place_that_is_not_in_the_list_is_typed(visited: Laptop) -> None:
    model, view, _went = shown(visited)
    model.begin_new()
    view._with._new._choose("other")
    settle(view)
    assert find(view, "talk.elsewhere").isVisible()
    model.type_text("facility", "PI Verzonnen")
    view.refresh()
    assert model.form.facility == "PI Verzonnen"
    assert view._with._new._place.key() == "other"


def test_from_a_family_the_talk_is_with_that_family(visited: Laptop) -> None:
    home = visited.begin()
    model, view, _went = shown(visited, str(home))
    settle(view)
    assert model.name == "Mick van der Linde"
    assert not find(view, "talk.families").isVisible()


def test_a_question_that_was_not_asked_is_said_beside_it(visited: Laptop) -> None:
    home = visited.begin()
    model, view, went = shown(visited, str(home))
    model.go_on()
    assert view._ask._labelled._fault.text() == "Stel eerst de vraag en kies het antwoord."
    assert went == []


def test_what_was_left_can_be_gone_on_with_or_thrown_away(visited: Laptop) -> None:
    model, view, _went = shown(visited)
    model.begin_new()
    model.type_person("first_name", "Bilal")
    view.keep()
    view.opened(None)
    settle(view)
    go_on, drop = find(view, "talk.waiting.0.open"), find(view, "talk.waiting.0.drop")
    assert isinstance(go_on, Button)
    go_on.click()
    assert model.form.person.first_name == "Bilal"
    view.opened(None)
    assert isinstance(drop, Button)
    drop.click()
    assert drafts.kept_drafts(visited.store, "talk:") == ()


def test_every_control_has_a_name_and_a_handle(visited: Laptop) -> None:
    model, view, _went = shown(visited)
    visited.begin()
    view.opened(None)
    settle(view)
    assert nameless(view) + without_handle(view) == []
    model.begin_new()
    settle(view)
    assert nameless(view) + without_handle(view) == []


@pytest.mark.parametrize(("name", "worn"), [("talk", look.Look()), ("talk-200", look.Look(text_size=200))])
def test_the_page_looks_as_it_did(visited: Laptop, program: QApplication, name: str, worn: look.Look) -> None:
    look.put_on(program, worn)
    home = visited.begin()
    visited.talk(home)
    _model, view, _went = shown(visited, str(home))
    settle(view)
    assert_same_picture(view, name)


def test_the_fields_of_a_new_family_look_as_they_did(visited: Laptop) -> None:
    model, view, _went = shown(visited)
    model.begin_new()
    model.set("may_write", "later")
    model.go_on()
    settle(view, height=1000)
    assert_same_picture(view, "talk-new", height=1000)
