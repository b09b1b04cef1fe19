"""Meenemen: the large sentence only after reading back, a page for each fault, and what is on its way."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from krachtigthuis_desktop.errors import StickError, StickFault
from krachtigthuis_desktop.gui import look
from krachtigthuis_desktop.gui.parts.words import Words
from krachtigthuis_desktop.gui.run import at_once
from krachtigthuis_desktop.gui.screens.handover.model import HandoverModel, Stage, Way
from krachtigthuis_desktop.gui.screens.handover.view import HandoverView
from krachtigthuis_desktop.gui.theme import CONTRAST, DARK
from krachtigthuis_desktop.paths import Drive
from krachtigthuis_desktop.prison import handover, office_card
from tests.gui.names import nameless, without_handle
from tests.gui.picture import assert_same_picture
from tests.gui.screens import road
from tests.gui.screens.walk import NOW, Laptop, button, press
from tests.office.visit import Visit, visit
from tests.prison.test_handover import Office

__all__ = ["visit"]


@pytest.fixture(scope="module")
def card() -> Office:
    return Office()


def pinned(laptop: Laptop, card: Office) -> Laptop:
    laptop.replaced(office_card.pin_card(laptop.vault, card.file, words=card.words))
    return laptop


def loaded(laptop: Laptop) -> HandoverModel:
    model = HandoverModel(laptop.opened(), at_once, laptop.found)
    model.load()
    return model


def shown(laptop: Laptop) -> tuple[HandoverModel, HandoverView, list[tuple[str, ...]]]:
    went: list[tuple[str, ...]] = []
    model = HandoverModel(laptop.opened(), at_once, laptop.found)
    view = HandoverView(model, lambda *where: went.append(where))
    view.opened(None)
    return model, view, went


def test_without_the_card_the_page_says_what_comes_first(laptop: Laptop) -> None:
    laptop.write()
    model, view, went = shown(laptop)
    assert model.stage is Stage.NO_CARD
    view.show()
    button(view, "handover.card").click()
    assert went == [("office_link",)]


def test_the_only_stick_is_chosen_already(laptop: Laptop, card: Office) -> None:
    pinned(laptop, card).write()
    assert loaded(laptop).folder == laptop.stick


def test_of_two_sticks_a_person_chooses(laptop: Laptop, card: Office) -> None:
    pinned(laptop, card).write()
    laptop.sticks.append(Drive(laptop.stick.parent, "ANDERE", 1, 2))
    assert loaded(laptop).folder is None


def test_with_nothing_written_down_there_is_nothing_to_take_along(laptop: Laptop, card: Office) -> None:
    assert loaded(pinned(laptop, card)).stage is Stage.NOTHING


def test_the_large_sentence_stands_only_after_reading_back(laptop: Laptop, card: Office) -> None:
    pinned(laptop, card).write()
    seen: list[Stage] = []
    model = loaded(laptop)
    model.changed = lambda: seen.append(model.stage)
    told = model._told

    def watch(done: int, whole: int) -> None:
        told(done, whole)
        seen.append(model.stage)

    model._told = watch  # type: ignore[method-assign]
    model.start()
    assert Stage.DONE not in seen[: seen.index(Stage.CHECKING) + 1]
    assert model.stage is Stage.DONE
    assert [each.name for each in laptop.stick.iterdir()] == [model.taken[0].path.name]
    assert model.counts["worry"] == 1


def test_a_stick_that_is_gone_is_a_page_of_its_own_and_nothing_is_lost(laptop: Laptop, card: Office) -> None:
    pinned(laptop, card).write()
    model, view, _went = shown(laptop)
    laptop.stick.rmdir()
    model.start()
    assert model.error is not None
    assert model.error.code is StickFault.NONE
    assert button(view, "handover.again").isVisibleTo(view)
    laptop.stick.mkdir()
    model.again()
    model.start()
    assert model.stage is Stage.DONE


@pytest.mark.parametrize("fault", list(StickFault))
def test_each_fault_of_a_stick_has_its_own_words(laptop: Laptop, card: Office, fault: StickFault) -> None:
    pinned(laptop, card).write()
    model, view, _went = shown(laptop)
    model._failed(StickError(fault, needed=2_100_000, free=1_000, path=Path("stick")))
    told = view._result._told
    said = [label.text() for label in told.findChildren(Words)]
    assert any(fault.value in text for text in said)
    assert len(said) >= 5


def test_a_read_only_stick_is_refused_in_words(laptop: Laptop, card: Office) -> None:
    if os.geteuid() == 0:
        pytest.skip("root writes everywhere")
    pinned(laptop, card).write()
    laptop.stick.chmod(0o555)
    model = loaded(laptop)
    model.start()
    assert model.error is not None
    assert model.error.code is StickFault.READ_ONLY


def test_the_newest_is_on_the_stick_and_an_earlier_one_on_its_way(laptop: Laptop, card: Office) -> None:
    pinned(laptop, card).write()
    handover.take_along(laptop.vault.store, laptop.stick, now=laptop.opened().clock())
    laptop.write("Oma kan het niet meer alleen.")
    model = loaded(laptop)
    model.start()
    assert [(each.seq, model.way(each)) for each in model.bundles] == [(2, Way.ON_STICK), (1, Way.UNDERWAY)]


def test_what_waits_is_counted_by_family_with_its_oldest_day(laptop: Laptop, card: Office) -> None:
    pinned(laptop, card).write()
    model, view, went = shown(laptop)
    (line,) = model.families
    assert (line.count, model.waiting) == (6, 6)
    assert model.since == NOW.astimezone().date()
    view.show()
    view._families._opened(str(line.home))  # type: ignore[misc]
    assert went == [("family", str(line.home))]
    press(view, "handover.answer")
    press(view, "handover.holdings")
    assert went[1:] == [("answer",), ("holdings",)]


def test_a_bundle_that_was_set_apart_stays_in_sight_after_a_new_row_began(visit: Visit, tmp_path: Path) -> None:
    """A copy of the vault wrote a bundle too: the office sets the second one apart, and says so."""
    visit.worry("Eén")
    visit.round()
    aside = visit.kept_aside(tmp_path / "aside")
    visit.worry("Twee")
    visit.bring()
    visit.put_back(aside)
    visit.worry("Drie")
    visit.bring()
    visit.apply(*visit.answer())
    model = HandoverModel(road.opened(visit), at_once, lambda: road.found(visit))
    model.load()
    assert Way.APART in {model.way(each) for each in model.seen.outbox if each.earlier} if model.seen else False
    assert model.stage is Stage.CHOOSE
    view = HandoverView(model, lambda *_where: None)
    (row,) = [row for row in view._rows.rows() if row.tags[0].words == "Apart gezet"]
    assert "Alles wat erin zit gaat weer mee" in row.second


def test_what_arrived_is_delivered(visit: Visit) -> None:
    visit.worry("Eén")
    visit.round()
    model = HandoverModel(road.opened(visit), at_once, lambda: road.found(visit))
    model.load()
    assert [model.way(each) for each in model.bundles] == [Way.DELIVERED]
    assert (model.stage, model.waiting) == (Stage.NOTHING, 0)


def test_a_stick_that_is_pulled_out_is_no_longer_chosen(laptop: Laptop, card: Office) -> None:
    pinned(laptop, card).write()
    model = loaded(laptop)
    laptop.sticks.clear()
    model.load()
    assert model.folder is None


def test_every_control_has_a_name_and_a_handle(laptop: Laptop, card: Office) -> None:
    pinned(laptop, card).write()
    _model, view, _went = shown(laptop)
    view.resize(1280, 800)
    view.show()
    assert nameless(view) == []
    assert without_handle(view) == []


@pytest.mark.parametrize(
    ("name", "worn"),
    [
        ("handover", look.Look()),
        ("handover-dark", look.Look(theme=DARK)),
        ("handover-contrast", look.Look(theme=CONTRAST)),
        ("handover-200", look.Look(text_size=200)),
    ],
)
def test_choosing_a_stick_looks_as_drawn(
    program: QApplication, laptop: Laptop, card: Office, name: str, worn: look.Look
) -> None:
    pinned(laptop, card).write()
    handover.take_along(laptop.vault.store, laptop.stick, now=laptop.opened().clock())
    look.put_on(program, worn)
    _model, view, _went = shown(laptop)
    assert_same_picture(view, name)


def test_the_large_sentence_looks_as_drawn(program: QApplication, laptop: Laptop, card: Office) -> None:
    pinned(laptop, card).write()
    look.put_on(program, look.Look())
    model, view, _went = shown(laptop)
    model.start()
    # Its name comes from random keys, so that it differs from run to run.
    model.taken = (replace(model.taken[0], path=Path("KTH-4F9A07C2E1D83B56.age"), size=2_100_000),)
    view.refresh()
    assert_same_picture(view, "handover-done")


def test_a_full_stick_looks_as_drawn(program: QApplication, laptop: Laptop, card: Office) -> None:
    pinned(laptop, card).write()
    look.put_on(program, look.Look())
    model, view, _went = shown(laptop)
    model._failed(StickError(StickFault.FULL, needed=2_100_000, free=1_000_000))
    assert_same_picture(view, "handover-full")
