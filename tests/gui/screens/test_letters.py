"""The list of letters: what has to be done first, what comes next for each, and what waits for an answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from krachtigthuis_desktop import i18n
from krachtigthuis_desktop.care import letters, referrals
from krachtigthuis_desktop.gui import look
from krachtigthuis_desktop.gui.run import at_once
from krachtigthuis_desktop.gui.screens.letters.model import LettersModel, Next
from krachtigthuis_desktop.gui.screens.letters.view import LettersView
from krachtigthuis_desktop.gui.theme import CONTRAST, DARK
from tests.gui.names import nameless, without_handle
from tests.gui.picture import assert_same_picture
from tests.gui.screens.letter_story import Story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    story = Story(tmp_path / "laptop")
    yield story
    story.laptop.store.close()


def loaded(story: Story) -> LettersModel:
    model = LettersModel(story.laptop.opened(), at_once)
    model.load()
    return model


def fill(story: Story) -> None:
    """One concept, one to be read, one ready, one sent."""
    store, laptop = story.laptop.store, story.laptop
    story.agree()
    story.refer(number="ACDEFGHJK")
    unread = story.refer(number="CDEFGHJKL")
    hand = laptop.hand()
    referrals.looked_at(store, unread, by="P. Professional", on=hand.today, how="here", hand=hand)
    story.ready(number="DEFGHJKLM")
    sent = story.ready(number="EFGHJKLMN", answer_before=date(2026, 12, 1))
    letters.sent(store, sent, on=laptop.today, hand=laptop.hand())


def shown(story: Story) -> tuple[LettersModel, LettersView, list[tuple[str, ...]]]:
    went: list[tuple[str, ...]] = []
    model = LettersModel(story.laptop.opened(), at_once)
    view = LettersView(model, lambda *where: went.append(where))
    view.opened(None)
    return model, view, went


def test_each_letter_says_what_comes_next(story: Story) -> None:
    fill(story)
    model = loaded(story)
    assert [model.next_of(line) for line in model.to_do] == [Next.PRINT, Next.READ, Next.LOOK]
    assert [model.next_of(line) for line in model.on_the_way] == [Next.ANSWER]
    assert model.done == ()


def test_ready_is_only_what_may_go(story: Story) -> None:
    fill(story)
    model, view, _went = shown(story)
    rows = [view._row(line) for line in model.to_do]
    assert [row.tags[-1].words for row in rows] == ["Klaar om te versturen", "Wacht op Zoë", "Concept"]
    assert {row.title for row in rows} == {"Zoë Şahin · Huur achter"}


def test_an_answer_that_does_not_come_is_late_from_the_day_after(story: Story) -> None:
    fill(story)
    story.laptop.now += timedelta(days=7)
    model = loaded(story)
    assert [model.next_of(line) for line in model.on_the_way] == [Next.ANSWER]
    story.laptop.now += timedelta(days=1)
    model.load()
    assert [model.next_of(line) for line in model.on_the_way] == [Next.LATE]


def test_a_row_opens_its_letter(story: Story) -> None:
    fill(story)
    model, view, went = shown(story)
    _card, rows, _lines = view._groups[0]
    rows._opened(str(model.to_do[0].id))  # type: ignore[misc]
    assert went == [("letter", str(model.to_do[0].id))]


def test_a_fault_is_said_in_words_and_the_list_stays(story: Story) -> None:
    fill(story)
    model, view, _went = shown(story)
    vault = Path(str(story.laptop.store.path))
    story.laptop.store.close()
    vault.rename(vault.with_suffix(".away"))
    model.load()
    view.show()
    assert model.error is not None
    assert view._fault.isVisible()
    assert len(model.to_do) == 3
    vault.with_suffix(".away").rename(vault)


def test_every_control_has_a_name_and_a_handle(story: Story) -> None:
    fill(story)
    _model, view, _went = shown(story)
    view.resize(1280, 800)
    view.show()
    assert nameless(view) == []
    assert without_handle(view) == []


def test_the_list_speaks_english_too(story: Story) -> None:
    i18n.use(i18n.Language.ENGLISH)
    fill(story)
    _model, view, _went = shown(story)
    assert view.title == "Letters"


@pytest.mark.parametrize(
    ("name", "worn"),
    [
        ("letters", look.Look()),
        ("letters-dark", look.Look(theme=DARK)),
        ("letters-contrast", look.Look(theme=CONTRAST)),
        ("letters-200", look.Look(text_size=200)),
    ],
)
def test_the_page_looks_as_it_did(story: Story, program: QApplication, name: str, worn: look.Look) -> None:
    fill(story)
    look.put_on(program, worn)
    _model, view, _went = shown(story)
    assert_same_picture(view, name, width=1280, height=800)


def test_without_letters_it_says_how_to_begin(story: Story) -> None:
    _model, view, _went = shown(story)
    assert_same_picture(view, "letters-empty", width=1280, height=800)
