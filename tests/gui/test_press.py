"""Pressed twice before the first is done: one record, by every button there is. With the real worker."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from krachtigthuis_desktop.care import directory, families, referrals
from krachtigthuis_desktop.errors import InputError, InputFault, KrachtigError
from krachtigthuis_desktop.gui.parts.button import Button
from krachtigthuis_desktop.gui.screens.family.model import FamilyModel
from krachtigthuis_desktop.gui.screens.family.people_model import PeopleModel
from krachtigthuis_desktop.gui.screens.referral.model import ReferralModel
from krachtigthuis_desktop.gui.worker import Worker
from tests.gui.screens.letter_story import Story


def unexpected(error: BaseException) -> None:
    raise error


@pytest.fixture
def worker() -> Iterator[Worker]:
    result = Worker(unexpected)
    yield result
    assert result.close()


class Saving:
    """A button whose work waits until `may_go`, then asks for a second piece, as screens read what they wrote."""

    def __init__(self, worker: Worker) -> None:
        self.may_go, self.began, self.ended = threading.Event(), 0, 0
        self._run = worker.run
        self.button = Button("Opslaan", identifier="save", clicked=self.press)

    def press(self) -> None:
        self.began += 1
        self._run(lambda: self.may_go.wait(10), lambda _done: self._read(), self._failed)

    def _read(self) -> None:
        self._run(lambda: None, lambda _none: self._end(), self._failed)

    def _end(self) -> None:
        self.ended += 1

    def _failed(self, _error: KrachtigError) -> None:
        self.ended += 1


def enter(button: Button, *, repeats: bool) -> None:
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", repeats)
    QApplication.sendEvent(button, key)


def test_a_button_does_nothing_until_what_it_asked_for_is_done(qtbot: QtBot, worker: Worker) -> None:
    saving = Saving(worker)
    saving.button.click()
    saving.button.click()
    assert saving.began == 1
    saving.may_go.set()
    qtbot.waitUntil(lambda: saving.ended == 1)
    saving.button.click()
    qtbot.waitUntil(lambda: saving.ended == 2)
    assert saving.began == 2


def test_after_a_refusal_a_button_can_be_pressed_again(qtbot: QtBot, worker: Worker) -> None:
    errors: list[KrachtigError] = []

    def refuse() -> None:
        raise InputError(InputFault.NOT_FOUND)

    button = Button("Opslaan", clicked=lambda: worker.run(refuse, lambda _none: None, errors.append))
    button.click()
    qtbot.waitUntil(lambda: len(errors) == 1)
    button.click()
    qtbot.waitUntil(lambda: len(errors) == 2)


def test_one_button_does_not_hold_up_another(worker: Worker) -> None:
    first, second = Saving(worker), Saving(worker)
    first.button.click()
    second.button.click()
    assert (first.began, second.began) == (1, 1)
    first.may_go.set()
    second.may_go.set()


def test_enter_that_is_held_down_presses_once() -> None:
    pressed: list[int] = []
    button = Button("Opslaan", clicked=lambda: pressed.append(1))
    enter(button, repeats=False)
    for _each in range(3):
        enter(button, repeats=True)
    assert len(pressed) == 1


@pytest.fixture
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    made = Story(tmp_path_factory.mktemp("story") / "laptop")
    yield made
    made.laptop.store.close()


def test_saving_a_question_twice_makes_one_referral_and_one_consent(qtbot: QtBot, worker: Worker, story: Story) -> None:
    model = ReferralModel(story.laptop.opened(), worker.run)
    went: list[object] = []
    model.went = went.append
    model.open(story.worry)
    qtbot.waitUntil(lambda: model.question is not None)
    model.choose("organisation", str(story.team))
    model.choose_person(str(story.zoe))
    model.type_question(0, "Wilt u helpen met een overzicht?")
    model.ask_consent()
    for name, value in (("agreed", "yes"), ("form", "paper"), ("told", True)):
        model.choose_consent(name, value)
    model.type_consent("on", "gisteren")
    before = len(families.family(story.laptop.store, story.home).consents)

    model.save()
    model.save()
    qtbot.waitUntil(lambda: bool(went))
    QApplication.processEvents()

    assert len(referrals.referrals(story.laptop.store)) == 1
    assert len(families.family(story.laptop.store, story.home).consents) == before + 1
    assert model.error is None


def test_saving_an_organisation_twice_makes_one(qtbot: QtBot, worker: Worker, story: Story) -> None:
    model = ReferralModel(story.laptop.opened(), worker.run)
    model.open(story.worry)
    qtbot.waitUntil(lambda: model.question is not None)
    before = len(directory.organisations(story.laptop.store))
    model.helper.begin()
    assert model.helper.form is not None
    for name, text in (("name", "Schuldhulp Leiden"), ("street", "Postbus 1"), ("city", "Leiden")):
        model.helper.form.type_text(name, text)
    model.helper.save()
    model.helper.save()
    qtbot.waitUntil(lambda: model.helper.form is None)
    QApplication.processEvents()
    assert len(directory.organisations(story.laptop.store)) == before + 1


def test_adding_somebody_or_a_tie_twice_makes_one(qtbot: QtBot, worker: Worker, story: Story) -> None:
    model = FamilyModel(story.laptop.opened(), worker.run)
    model.open(str(story.home))
    qtbot.waitUntil(lambda: model.page is not None)
    people, ties = len(model.persons), len(model.ties)
    people_of = PeopleModel(model)
    people_of.add_somebody()
    form = model.forms.person
    form.first_name, form.role = "Truus", "grandparent"
    people_of.save(form)
    people_of.save(form)
    qtbot.waitUntil(lambda: len(model.persons) > people)
    assert model.error is None
    people_of.say_tie()
    tie = model.forms.tie
    tie.from_person, tie.to_person, tie.tie = str(story.zoe), str(story.noor), "biological"
    people_of.tied(tie)
    people_of.tied(tie)
    qtbot.waitUntil(lambda: len(model.ties) > ties)
    QApplication.processEvents()
    assert len(families.family(story.laptop.store, story.home).relations) == 1
    assert len(model.persons) == people + 1
