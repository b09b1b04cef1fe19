"""The office has answered: what is on the stick goes in, what came stands in sentences, nothing typed is lost."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from krachtigthuis_desktop.care import answered
from krachtigthuis_desktop.domain.records import Worry
from krachtigthuis_desktop.domain.records.worry import Safety
from krachtigthuis_desktop.errors import BundleReason
from krachtigthuis_desktop.gui import look
from krachtigthuis_desktop.gui.parts.words import Words
from krachtigthuis_desktop.gui.run import at_once
from krachtigthuis_desktop.gui.screens.answer.model import AnswerModel
from krachtigthuis_desktop.gui.screens.answer.view import AnswerView
from krachtigthuis_desktop.gui.screens.talk.worry_desk import Notice
from krachtigthuis_desktop.gui.screens.talk.worry_model import WorryModel
from krachtigthuis_desktop.gui.theme import CONTRAST, DARK
from krachtigthuis_desktop.vault import OpenVault
from tests.gui.names import nameless, without_handle
from tests.gui.picture import assert_same_picture
from tests.gui.screens import road
from tests.gui.screens.settle import settle
from tests.gui.screens.walk import Laptop, button, press
from tests.office.visit import Visit, visit

__all__ = ["visit"]


def shown(visit: Visit) -> tuple[AnswerModel, AnswerView, list[tuple[str, ...]]]:
    went: list[tuple[str, ...]] = []

    def replaced(vault: OpenVault) -> None:
        visit.laptop = vault

    model = AnswerModel(road.opened(visit), lambda: visit.laptop, replaced, at_once, find=lambda: road.found(visit))
    view = AnswerView(model, lambda *where: went.append(where))
    view.opened(None)
    return model, view, went


def texts(view: AnswerView) -> str:
    return "\n".join(label.text() for label in view.findChildren(Words) if label.isVisibleTo(view))


def test_what_is_on_the_stick_goes_in_and_stands_in_sentences(visit: Visit) -> None:
    visit.worry("Eén")
    visit.bring()
    visit.answer()
    model, view, _went = shown(visit)
    press(view, "answer.take")
    assert model.came.accepted > 0
    assert f"{model.came.accepted} stukken zijn afgeleverd." in texts(view)
    press(view, "answer.take")
    assert "al eerder ingelezen" in texts(view)


def test_one_damaged_file_is_named_in_words_of_a_laptop(visit: Visit) -> None:
    (visit.bureau.stick / "KTH-00112233445566FF.age").write_bytes(b"not what it was")
    model, view, _went = shown(visit)
    model.take_file(visit.bureau.stick / "KTH-00112233445566FF.age")
    assert model.error is not None
    assert model.error.code is BundleReason.NOT_A_BUNDLE
    assert "not_a_bundle" in texts(view)


def test_a_refused_text_comes_back_in_a_draft_on_the_last_accepted_version(visit: Visit) -> None:
    worry = road.refuse_a_worry(visit)
    visit.answer()
    model, view, went = shown(visit)
    press(view, "answer.take")
    (item,) = model.refused
    assert "Deze stap is voor iemand anders." in texts(view)
    assert "Het is nu wel goed." in texts(view)
    press(view, "answer.anew0")
    assert went == [("worry", f"refused:{item.id}")]
    desk = WorryModel(road.opened(visit), at_once)
    desk.open(f"refused:{item.id}")
    assert (desk.form.id, desk.form.own_words, desk.notice) == (str(worry), "Het is nu wel goed.", Notice.ANEW)
    again = WorryModel(road.opened(visit), at_once)
    again.open(str(worry))
    assert again.form.own_words == "Het is nu wel goed."
    before = again.notice
    assert before is Notice.RESTORED
    again.set("safety", Safety.YES.value)
    again.save()
    assert again.notice is Notice.SAVED
    with visit.laptop.store.read() as tx:
        assert tx.need(Worry, worry).record.own_words == "Het is nu wel goed."
    assert answered.refused(visit.laptop.store) == ()


def test_seen_is_a_bar_with_a_way_back_and_the_text_can_be_copied(visit: Visit) -> None:
    road.refuse_a_worry(visit)
    visit.answer()
    model, view, _went = shown(visit)
    press(view, "answer.take")
    press(view, "answer.copy0")
    assert "Het is nu wel goed." in QGuiApplication.clipboard().text()
    press(view, "answer.see0")
    left = model.refused
    assert left == ()
    press(view, "answer.seen.action")
    assert len(model.refused) == 1
    assert len(answered.refused(visit.laptop.store)) == 1


def test_before_the_card_nothing_is_taken_in(laptop: Laptop) -> None:
    model = AnswerModel(laptop.opened(), lambda: laptop.vault, laptop.replaced, at_once, find=laptop.found)
    view = AnswerView(model, lambda *_where: None)
    view.opened(None)
    assert not button(view, "answer.take").isEnabled()
    assert not button(view, "answer.file").isEnabled()
    assert "Eerst de kaart van uw kantoor." in texts(view)


def test_every_control_has_a_name_and_a_handle(visit: Visit) -> None:
    road.refuse_a_worry(visit)
    visit.answer()
    _model, view, _went = shown(visit)
    press(view, "answer.take")
    settle(view)
    assert nameless(view) == []
    assert without_handle(view) == []


@pytest.mark.parametrize(
    ("name", "worn"),
    [
        ("answer", look.Look()),
        ("answer-dark", look.Look(theme=DARK)),
        ("answer-contrast", look.Look(theme=CONTRAST)),
        ("answer-200", look.Look(text_size=200)),
    ],
)
def test_the_answer_looks_as_drawn(program: QApplication, visit: Visit, name: str, worn: look.Look) -> None:
    look.put_on(program, worn)
    referral, _worry = road.refer(visit, tell_back=True)
    road.refuse_a_worry(visit)
    road.tell(visit, referral)
    visit.answer()
    _model, view, _went = shown(visit)
    press(view, "answer.take")
    settle(view, height=1000)
    assert_same_picture(view, name, height=1000)


def test_before_anything_was_taken_in_the_page_looks_as_drawn(program: QApplication, visit: Visit) -> None:
    look.put_on(program, look.Look())
    _model, view, _went = shown(visit)
    assert_same_picture(view, "answer-empty")
