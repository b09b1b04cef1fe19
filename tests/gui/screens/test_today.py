"""Today: the lists follow the chosen place, what cannot wait stands first, and the picture is as it was."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from krachtigthuis_desktop.domain.identity import new_number, show_number
from krachtigthuis_desktop.domain.records import HomeFront, Worry
from krachtigthuis_desktop.domain.records.worry import Urgency
from krachtigthuis_desktop.gui import look
from krachtigthuis_desktop.gui.parts.words import Words
from krachtigthuis_desktop.gui.run import at_once
from krachtigthuis_desktop.gui.screens.today.model import TodayModel
from krachtigthuis_desktop.gui.screens.today.rows import found_row
from krachtigthuis_desktop.gui.screens.today.view import TodayView
from krachtigthuis_desktop.gui.theme import CONTRAST, DARK
from krachtigthuis_desktop.storage import open_vault_file
from tests import builders
from tests.gui.names import nameless, without_handle
from tests.gui.picture import assert_same_picture
from tests.gui.screens import road
from tests.gui.screens.walk import press
from tests.office.visit import Visit, visit
from tests.world import KEY, Laptop

__all__ = ["visit"]


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    laptop = Laptop(tmp_path / "laptop")
    laptop.now = datetime(2026, 11, 24, 9, 5, tzinfo=UTC)
    yield laptop
    laptop.store.close()


def fill(laptop: Laptop) -> None:
    """Three families in two places, one deadline near and one far."""
    mick = laptop.begin()
    laptop.talk(mick)
    zoe = laptop.add(mick, builders.a_person(first_name="Zoë", prefix="", surname="Şahin"))
    laptop.worry(
        mick, title="Huur achter, brief van de verhuurder", about=(zoe,), deadline=laptop.today.replace(day=27)
    )
    laptop.worry(mick, title="Noor durft niet mee op schoolreis", urgency=Urgency.THIS_WEEK)
    lukasz = laptop.begin(first_name="Łukasz", prefix="", surname="Wójcik")
    laptop.talk(lukasz)
    laptop.worry(lukasz, title="Moeder is gevallen", urgency=Urgency.NOW)
    bilal = laptop.begin_at("PI Dordrecht", first_name="Bilal", prefix="", surname="Yıldırım")
    laptop.talk(bilal)
    laptop.worry(bilal, title="Vader is veel alleen", deadline=laptop.today.replace(month=12, day=20))


def shown(laptop: Laptop) -> tuple[TodayModel, TodayView, list[tuple[str, ...]]]:
    went: list[tuple[str, ...]] = []
    model = TodayModel(laptop.opened(), at_once)
    view = TodayView(model, lambda *where: went.append(where))
    view.opened(None)
    return model, view, went


def test_the_lists_follow_the_place_and_what_cannot_wait_stays(laptop: Laptop) -> None:
    fill(laptop)
    model = TodayModel(laptop.opened(), at_once)
    model.load()
    assert [(place.key, place.families) for place in model.places] == [("PI Alphen", 2), ("PI Dordrecht", 1)]
    model.choose_place("PI Dordrecht")
    assert [line.title for line in model.worries] == ["Vader is veel alleen"]
    assert [family.name for family in model.families] == ["Bilal Yıldırım"]
    assert [line.title for line in model.pressing] == ["Moeder is gevallen", "Huur achter, brief van de verhuurder"]


def test_a_place_that_is_gone_gives_all_places_again(laptop: Laptop) -> None:
    fill(laptop)
    model = TodayModel(laptop.opened(), at_once, place="PI Verdwenen")
    model.load()
    assert model.place == ""


def test_searching_finds_and_opening_a_result_goes_there(laptop: Laptop) -> None:
    fill(laptop)
    model, view, went = shown(laptop)
    view._search.line.setText("verhuur")
    model.search("verhuur")
    (found,) = model.found
    view._search.results._opened(str(found.id))  # type: ignore[misc]
    assert went == [("worry", str(found.id))]


def test_a_result_says_whose_it_is_and_a_number_finds_family_and_letter(laptop: Laptop) -> None:
    home = laptop.begin()
    laptop.talk(home)
    zoe, team = laptop.add(home), laptop.helper()
    worry = laptop.worry(home, title="Huur achter", own_words="")
    hidden = laptop.worry(home, title="alleen voor de coördinator", coordinator_only=True)
    written = new_number(secrets.token_bytes)
    referral = laptop.refer(home, zoe, team, number=written)
    model, view, went = shown(laptop)
    model.search("huur")
    assert [found_row(found).second for found in model.found] == ["Zorg · familie van Mick"]
    with laptop.store.read() as tx:
        front, strict = tx.need(HomeFront, home), tx.need(Worry, hidden)
    for number in (front.record.number, show_number(written).lower()):
        view._search.line.setText(number)
        model.search(number)
        (found,) = model.found
        view._search.results._opened(str(found.id))  # type: ignore[misc]
    assert went == [("family", str(home)), ("letter", str(referral))]
    model.search(strict.record.number)
    assert model.found == ()
    assert worry != hidden


def test_a_fault_is_said_in_words_and_can_be_tried_again(laptop: Laptop) -> None:
    fill(laptop)
    model, _view, _went = shown(laptop)
    laptop.store.close()
    model.load()
    assert model.error is not None
    assert [line.title for line in model.pressing]  # what was read before stays in sight
    laptop.store = open_vault_file(Path(str(laptop.store.path)), KEY)
    model.opened = laptop.opened()
    model.load()
    assert model.error is None


def test_every_control_has_a_name_and_a_handle(laptop: Laptop) -> None:
    fill(laptop)
    _model, view, _went = shown(laptop)
    view.resize(1280, 800)
    view.show()
    assert nameless(view) == []
    assert without_handle(view) == []


def answered(visit: Visit, *, tell_back: bool = True) -> tuple[TodayModel, TodayView, list[tuple[str, ...]]]:
    """The office wrote what became of the referral of Zoë, and it came with the last answer."""
    referral, _worry = road.refer(visit, tell_back=tell_back)
    visit.round()
    road.tell(visit, referral)
    visit.apply(*visit.answer())
    went: list[tuple[str, ...]] = []
    model = TodayModel(road.opened(visit), at_once)
    view = TodayView(model, lambda *where: went.append(where))
    view.opened(None)
    return model, view, went


def test_an_answer_is_told_with_one_press_and_a_way_back(visit: Visit) -> None:
    model, view, _went = answered(visit)
    (item,) = model.to_tell
    assert item.yes_by == "Zoë"
    press(view, "today.telling.told0")
    left = model.to_tell
    assert left == ()
    assert "Mick van der Linde heeft het vandaag gehoord." in view._told.text()
    press(view, "today.told.action")
    assert model.to_tell == (item,)


def test_what_may_not_be_told_shows_nothing_of_it_and_leads_to_the_family(visit: Visit) -> None:
    model, view, went = answered(visit, tell_back=False)
    assert model.to_tell[0].says == ""
    said = "\n".join(label.text() for label in view.findChildren(Words))
    assert "Het wijkteam is bij" not in said
    assert "Wij zijn ermee bezig." in said
    assert view.findChild(QPushButton, "today.telling.told0") is None
    press(view, "today.telling.family0")
    assert went == [("family", str(visit.home))]


def test_what_was_not_taken_over_stands_on_top_until_it_was_seen(visit: Visit) -> None:
    road.refuse_a_worry(visit)
    visit.apply(*visit.answer())
    went: list[tuple[str, ...]] = []
    model = TodayModel(road.opened(visit), at_once)
    view = TodayView(model, lambda *where: went.append(where))
    view.opened(None)
    assert model.refused == 1
    press(view, "today.refused.action")
    assert went == [("answer",)]


def test_an_answer_to_tell_looks_as_drawn(visit: Visit, program: QApplication) -> None:
    look.put_on(program, look.Look())
    _model, view, _went = answered(visit)
    assert nameless(view) == []
    assert without_handle(view) == []
    assert_same_picture(view, "today-telling")


@pytest.mark.parametrize(
    ("name", "worn"),
    [
        ("today", look.Look()),
        ("today-dark", look.Look(theme=DARK)),
        ("today-contrast", look.Look(theme=CONTRAST)),
        ("today-200", look.Look(text_size=200)),
    ],
)
def test_the_page_looks_as_it_did(laptop: Laptop, program: QApplication, name: str, worn: look.Look) -> None:
    fill(laptop)
    look.put_on(program, worn)
    _model, view, _went = shown(laptop)
    assert_same_picture(view, name, width=1280, height=800)


def test_an_empty_laptop_says_how_to_begin(laptop: Laptop) -> None:
    _model, view, went = shown(laptop)
    assert_same_picture(view, "today-empty", width=1280, height=800)
    assert went == []
