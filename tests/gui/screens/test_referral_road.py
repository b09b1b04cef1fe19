"""The form of a question: what is asked of her, an organisation that is corrected, and where the focus goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from krachtigthuis_desktop.care import conversations, directory, families, letters
from krachtigthuis_desktop.domain.postcode import read_postcode
from krachtigthuis_desktop.domain.records import Worry
from krachtigthuis_desktop.domain.records.consent import DataKind
from krachtigthuis_desktop.domain.records.worry import State
from krachtigthuis_desktop.errors import InputError, InputFault
from krachtigthuis_desktop.gui.run import at_once
from krachtigthuis_desktop.gui.screens.referral.model import ReferralModel
from krachtigthuis_desktop.gui.screens.referral.view import ReferralView
from tests.gui.screens.letter_story import Story
from tests.gui.screens.settle import settle
from tests.gui.screens.test_family import part, press


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = Story(tmp_path / "laptop")
    yield made
    made.laptop.store.close()


def shown(story: Story) -> tuple[ReferralModel, ReferralView]:
    model = ReferralModel(story.laptop.opened(), at_once)
    view = ReferralView(model, lambda *_where: None)
    view.opened(str(story.worry))
    settle(view)
    return model, view


def test_only_what_this_letter_shows_is_asked_for(story: Story) -> None:
    model, _view = shown(story)
    model.ask_consent()
    hers = {DataKind.NAME, DataKind.REACH, DataKind.SITUATION, DataKind.MONEY, DataKind.BIRTH, DataKind.ADDRESS}
    assert set(model.form.consent.data) == {kind.value for kind in hers}
    model.choose("children", [str(story.noor)])
    model.type_text("helps_already", "De buurvrouw past op.")
    model.ask_consent()
    more = hers | {DataKind.CHILDREN, DataKind.HELPERS}
    assert set(model.form.consent.data) == {kind.value for kind in more}


def test_what_was_seen_at_the_table_tells_of_who_is_inside_too(story: Story) -> None:
    store = story.laptop.store
    with store.read() as tx:
        stored = tx.need(Worry, story.worry)
    seen = replace(stored.record, seen_heard="Hij liet een brief zien van de verhuurder.")
    conversations.change_worry(store, story.worry, seen, base=stored.head, hand=story.laptop.hand())
    model, _view = shown(story)
    (line,) = [each for each in model.form.lines if each.text.startswith("Hij liet")]
    assert line.about == [str(story.zoe), str(story.mick)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("3311ab", "3311 AB"), ("3311 AB", "3311 AB"), (" 3311  ab ", "3311 AB"), ("2000", "2000"), ("", "")],
)
def test_a_postcode_is_spelt_as_it_is_printed(typed: str, meant: str) -> None:
    assert read_postcode(typed) == meant


@pytest.mark.parametrize("typed", ["33ab11", "0311 AB", "3311 A", "3311 ABC", "Leiden"])
def test_what_is_no_postcode_is_refused(typed: str) -> None:
    with pytest.raises(InputError) as refused:
        read_postcode(typed)
    assert refused.value.code is InputFault.POSTCODE_WRONG


def test_an_organisation_with_a_wrong_postcode_is_not_saved_and_one_that_is_known_is_corrected(story: Story) -> None:
    model, view = shown(story)
    model.choose("organisation", str(story.team))
    press(view, "referral.helper.correct")
    settle(view)
    form = model.helper.form
    assert form is not None
    assert form.name == "Wijkteam Noord"
    form.postcode = "33ab11"
    press(view, "referral.helper.save")
    assert set(model.helper.faults) == {"postcode"}
    form.postcode, form.street = "2312ab", "Nieuwe Rijn 1"
    press(view, "referral.helper.save")
    assert model.helper.form is None
    (known,) = [each for each in directory.organisations(story.laptop.store) if each.id == story.team]
    assert (known.record.address.postcode, known.record.address.street) == ("2312 AB", "Nieuwe Rijn 1")
    assert known.record.hours == directory.organisations(story.laptop.store)[0].record.hours
    assert model.form.organisation == str(story.team)


def focused(view: QWidget) -> str:
    focus = view.focusWidget()
    return focus.accessibleIdentifier() if focus else ""


def test_the_focus_lands_in_what_opens_and_comes_back_to_what_opened_it(story: Story) -> None:
    _model, view = shown(story)
    press(view, "referral.consent.open")
    settle(view)
    assert focused(view) == "referral.consent.about"
    box = part(view, "referral.consent.about")
    top = box.mapTo(view, box.rect().topLeft()).y()
    assert 0 <= top < view.height(), "the form stands in sight"
    press(view, "referral.consent.close")
    assert focused(view) == "referral.consent.open"
    press(view, "referral.helper.new")
    assert focused(view) == "referral.helper.name"


def test_tab_goes_from_the_top_to_the_button_at_the_end(story: Story) -> None:
    _model, view = shown(story)
    part(view, "referral.organisation").setFocus()
    order = []
    for _step in range(80):
        order.append(focused(view))
        view.focusNextChild()
        if focused(view) == order[0]:
            break
    wanted = [
        "referral.organisation",
        f"referral.concerns.{story.zoe}",
        "referral.phone",
        "referral.own_question",
        "referral.question.1",
        "referral.line.1",
        "referral.consent.open",
        "referral.deadline",
        "referral.save",
    ]
    assert [each for each in order if each in wanted] == wanted


def test_a_letter_that_left_takes_its_worries_up(story: Story) -> None:
    referral = story.ready()
    hand = story.laptop.hand()
    letters.sent(story.laptop.store, referral, on=hand.today, hand=hand)
    (worry,) = families.family(story.laptop.store, story.home).worries
    assert worry.record.state is State.REFERRED


def test_a_worry_that_is_solved_stays_so_when_its_letter_leaves(story: Story) -> None:
    referral = story.ready()
    with story.laptop.store.read() as tx:
        stored = tx.need(Worry, story.worry)
    solved = replace(stored.record, state=State.SOLVED)
    conversations.change_worry(story.laptop.store, story.worry, solved, base=stored.head, hand=story.laptop.hand())
    hand = story.laptop.hand()
    letters.sent(story.laptop.store, referral, on=hand.today, hand=hand)
    (worry,) = families.family(story.laptop.store, story.home).worries
    assert worry.record.state is State.SOLVED
