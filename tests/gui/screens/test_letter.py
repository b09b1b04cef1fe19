"""The letter on the screen: the very bytes, what it tells whom, what stands in its way, and its way to paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from krachtigthuis_desktop import i18n
from krachtigthuis_desktop.care.correcting import correct_person
from krachtigthuis_desktop.domain.letter_content import Part, Variant
from krachtigthuis_desktop.domain.records import Letter, Person
from krachtigthuis_desktop.domain.records.consent import DataKind
from krachtigthuis_desktop.domain.records.person import Reach
from krachtigthuis_desktop.domain.records.referral import Step
from krachtigthuis_desktop.domain.records.worry import Urgency
from krachtigthuis_desktop.errors import InputFault, LetterFault, RuleReason, StickFault
from krachtigthuis_desktop.gui import look
from krachtigthuis_desktop.gui.parts.check import Check
from krachtigthuis_desktop.gui.run import at_once
from krachtigthuis_desktop.gui.screens.letter.entry import entry
from krachtigthuis_desktop.gui.screens.letter.model import Done, LetterModel
from krachtigthuis_desktop.gui.screens.letter.sheet_view import SheetView
from krachtigthuis_desktop.gui.screens.letter.told import Again
from krachtigthuis_desktop.gui.screens.letter.view import LetterView
from krachtigthuis_desktop.gui.theme import CONTRAST, DARK
from krachtigthuis_desktop.gui.window import Window
from tests.gui.fake_printer import FakeCups
from tests.gui.names import nameless, without_handle
from tests.gui.picture import assert_same_picture
from tests.gui.screens.letter_story import Story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    story = Story(tmp_path / "laptop")
    yield story
    story.laptop.store.close()


@pytest.fixture
def fake(tmp_path: Path) -> FakeCups:
    return FakeCups(tmp_path / "cups")


def opened(story: Story, fake: FakeCups, referral: UUID) -> LetterModel:
    model = LetterModel(story.laptop.opened(), at_once, fake.cups)
    model.open(referral)
    return model


def shown(story: Story, fake: FakeCups, referral: UUID) -> tuple[LetterModel, LetterView, list[tuple[str, ...]]]:
    went: list[tuple[str, ...]] = []
    model = LetterModel(story.laptop.opened(), at_once, fake.cups)
    view = LetterView(model, lambda *where: went.append(where))
    view.opened(str(referral))
    return model, view, went


def opened_well(model: LetterModel) -> Done | None:
    """What went well, when nothing went wrong."""
    return None if model.error else model.done


def issued(story: Story) -> list[tuple[str, int]]:
    with story.laptop.store.read() as tx:
        return [(letter.record.variant, len(letter.record.issued)) for letter in tx.all(Letter)]


def test_the_printer_gets_the_bytes_that_were_shown(story: Story, fake: FakeCups) -> None:
    model = opened(story, fake, story.ready())
    shown_before = model.made
    model.print()
    ((arguments, _server, given),) = fake.jobs()
    assert shown_before is not None
    assert given == shown_before.pdf
    assert "ACD-EFG-HJK" in arguments
    assert model.done is Done.PRINTED
    assert issued(story) == [("referral", 1)]


def test_a_print_that_failed_is_said_and_the_next_one_is_no_copy(story: Story, fake: FakeCups) -> None:
    model = opened(story, fake, story.ready())
    fake.answer(1)
    model.print()
    assert model.error is not None
    assert model.error.code is LetterFault.PRINTER
    assert issued(story) == [("referral", 0)]
    fake.answer(0)
    model.print()
    assert opened_well(model) is Done.PRINTED
    first, second = (given for _arguments, _server, given in fake.jobs())
    assert first == second


def test_until_it_was_read_only_the_copy_goes_to_paper(story: Story, fake: FakeCups) -> None:
    story.agree()
    model = opened(story, fake, story.refer())
    assert (model.variant, model.can_leave) == (Variant.HER_COPY, True), "the copy comes first"
    model.choose_reader(Variant.REFERRAL)
    assert (model.not_yet, model.can_leave) == (RuleReason.ROLE, False)
    model.looked("P. Professional", "vandaag", "phone")
    assert model.not_yet is RuleReason.NOT_READ_BY_HER
    model.choose_reader(Variant.HER_COPY)
    assert model.can_leave
    model.print()
    assert issued(story) == [("her_copy", 1)]
    model.choose_reader(Variant.REFERRAL)
    model.read_or_heard("gisteren")
    assert model.can_leave
    model.read_or_heard(None)
    assert not model.can_leave


def test_every_block_of_the_letter_is_listed_with_whose_yes(story: Story, fake: FakeCups) -> None:
    model = opened(story, fake, story.ready())
    assert model.made is not None
    listed = [block.part for each in model.goes for block in each.blocks]
    assert sorted(listed) == sorted(block.part for block in model.made.content.all_blocks)
    facts = next(each for each in model.goes if Part.FACTS in {block.part for block in each.blocks})
    assert [yes.giver for yes in facts.yes] == ["Zoë"]
    assert {name for each in model.goes for name in each.others} == {"Noor"}


def test_what_stays_away_says_whom_to_ask(story: Story, fake: FakeCups) -> None:
    model = opened(story, fake, story.ready())
    (left,) = model.stays
    assert (left.texts, left.person, left.ask) == (("Mick maakt zich zorgen over de huur.",), "Mick", ("Mick",))


def test_a_reason_for_several_sentences_is_said_once(story: Story, fake: FakeCups) -> None:
    model = opened(story, fake, story.ready(neutral_sender=False))
    (left,) = model.stays
    assert left.texts == ("Stichting Exodus Zuid-Holland", "Krachtig Thuis", "Mick maakt zich zorgen over de huur.")


def test_before_printing_it_is_said_that_what_he_told_names_him(story: Story, fake: FakeCups) -> None:
    story.laptop.consent(story.home, story.mick, story.team, story.zoe)
    model, view, _went = shown(story, fake, story.ready())
    assert Again.TOLD_BY_HIM in model.look_again
    said = [each.text() for each in view.findChildren(QLabel)]
    assert any("Zoë en de hulpverlener lezen dan dat het van Mick komt." in each for each in said)
    model.mend(Again.TOLD_BY_HIM)
    assert Again.TOLD_BY_HIM not in model.look_again
    assert model.made is not None
    assert "Mick maakt zich zorgen over de huur." not in {each.text for each in model.made.content.sentences}


@pytest.mark.parametrize("hidden", [Reach(phone="06 1", who_may_not_answer="haar vriend"), Reach(phone="06 1")])
def test_before_a_copy_goes_home_it_is_said_that_it_names_who_may_not_know(
    story: Story, fake: FakeCups, hidden: Reach
) -> None:
    with story.laptop.store.read() as tx:
        stored = tx.need(Person, story.zoe)
    changed = replace(stored.record, reach=hidden)
    correct_person(story.laptop.store, story.zoe, changed, base=stored.head, hand=story.laptop.hand())
    model = opened(story, fake, story.ready())
    assert Again.AT_HOME not in model.look_again, "the helper must know it"
    model.choose_reader(Variant.HER_COPY)
    assert (Again.AT_HOME in model.look_again) is bool(hidden.who_may_not_answer)


def test_what_cannot_wait_is_called_first(story: Story, fake: FakeCups) -> None:
    model, view, _went = shown(story, fake, story.ready(urgency=Urgency.NOW))
    assert model.look_again[0] is Again.CALL_FIRST
    assert any("De brief bevestigt" in each.text() for each in view.findChildren(QLabel))
    calm = opened(story, fake, story.ready(urgency=Urgency.THIS_WEEK))
    assert Again.CALL_FIRST not in calm.look_again


def test_when_we_ring_and_what_is_added_is_chosen_on_the_page(story: Story, fake: FakeCups) -> None:
    model, view, _went = shown(story, fake, story.ready())
    line = view.findChild(QLineEdit, "letter.ring.on")
    along, away = view.findChild(Check, "letter.along"), view.findChild(Check, "letter.away")
    assert line
    assert along
    assert away
    assert not along.isChecked()
    assert not away.isChecked()
    line.setText("30 nov")
    line.editingFinished.emit()
    along.click()
    assert model.made
    assert model.made.content.call
    (sentence,) = model.made.content.call.sentences
    assert sentence.text.startswith("Wij bellen u op 30 november 2026")
    assert sentence.text.endswith("Wij gaan graag mee naar het eerste gesprek.")
    assert model.not_yet is None
    away.click()
    assert Part.AWAY in {block.part for block in model.made.content.blocks}
    assert model.not_yet is RuleReason.ROLE, "that tells more: it is looked at and read again"


def test_a_day_to_ring_that_was_is_refused_and_what_was_typed_stays(story: Story, fake: FakeCups) -> None:
    model, view, _went = shown(story, fake, story.ready())
    line = view.findChild(QLineEdit, "letter.ring.on")
    assert line
    line.setText("1-11-2026")
    line.editingFinished.emit()
    assert model.error is not None
    assert model.error.code is InputFault.DATE_IMPOSSIBLE
    assert line.text() == "1-11-2026"


def test_our_name_and_the_impression_are_taken_out_in_one_press(story: Story, fake: FakeCups) -> None:
    story.agree()
    story.laptop.consent(story.home, story.mick, story.team, story.zoe)
    model = opened(story, fake, story.refer(neutral_sender=False))
    assert set(model.look_again) == {Again.OUR_NAME, Again.IMPRESSION, Again.TOLD_BY_HIM}
    model.mend(Again.OUR_NAME)
    model.mend(Again.IMPRESSION)
    model.mend(Again.TOLD_BY_HIM)
    assert model.look_again == (Again.NO_NAME,), "this laptop has no neutral name yet"
    assert model.record is not None
    assert model.record.neutral_sender


def test_without_consent_there_is_no_page_and_it_says_whom_to_ask(story: Story, fake: FakeCups) -> None:
    model, view, _went = shown(story, fake, story.refer())
    assert model.made is None
    view.resize(1280, 800)
    view.show()
    assert "Zoë" in view._why.text()
    assert not view._sheet.isVisible()


def test_a_file_is_named_by_its_number_and_never_written_over(story: Story, fake: FakeCups, tmp_path: Path) -> None:
    model = opened(story, fake, story.ready())
    stick = tmp_path / "stick"
    stick.mkdir()
    model.save(stick)
    model.save(stick)
    assert sorted(file.name for file in stick.iterdir()) == ["ACD-EFG-HJK-2.pdf", "ACD-EFG-HJK.pdf"]
    assert model.saved_as == stick / "ACD-EFG-HJK-2.pdf"


def test_where_letters_may_be_no_file_there_is_no_button_and_no_way_around_it(
    story: Story, fake: FakeCups, tmp_path: Path
) -> None:
    model = LetterModel(story.laptop.opened(), at_once, fake.cups, as_pdf=False)
    view = LetterView(model, lambda *_where: None)
    view.opened(str(story.ready()))
    assert view._save.isHidden()
    assert not view._print.isHidden()
    model.save(tmp_path)
    assert model.error is not None
    assert model.error.code is LetterFault.NOT_AS_FILE
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_folder_that_is_gone_is_said_and_not_logged_as_saved(story: Story, fake: FakeCups, tmp_path: Path) -> None:
    model = opened(story, fake, story.ready())
    model.save(tmp_path / "gone")
    assert model.error is not None
    assert model.error.code is StickFault.GONE
    assert issued(story) == [("referral", 0)]


def test_sent_is_possible_after_it_went_to_paper(story: Story, fake: FakeCups) -> None:
    model = opened(story, fake, story.ready())
    assert not model.can_be_sent
    model.print()
    model.sent("morgen")
    assert model.error is not None
    assert model.error.code is InputFault.DATE_IMPOSSIBLE
    model.sent("vandaag")
    assert model.record is not None
    assert model.record.step is Step.SENT


def test_without_a_printer_the_letter_can_still_be_saved(story: Story, tmp_path: Path) -> None:
    none = FakeCups(tmp_path / "none")
    (tmp_path / "none" / "lpstat").unlink()
    _model, view, _went = shown(story, none, story.ready())
    assert not view._print.isEnabled()
    assert view._save.isEnabled()
    assert "PDF" in view._reason.text()


def test_pages_turn_and_grow_by_key(story: Story, fake: FakeCups) -> None:
    _model, view, _went = shown(story, fake, story.ready())
    view.resize(1280, 800)
    view.show()
    sheet = view._sheet
    pages = [sheet.page()]
    sheet.turn(1)
    pages.append(sheet.page())
    assert pages == [1, 2]
    small = sheet._paper.width()
    sheet.zoom(1)
    assert sheet._paper.width() > small
    assert sheet._area.accessibleDescription()  # the text of the page, for a screen reader


@pytest.mark.parametrize(("width", "percent"), [(600, 140), (1000, 100)])
def test_a_narrow_sheet_opens_large_enough_to_read_with_its_margins_outside(
    story: Story, fake: FakeCups, width: int, percent: int
) -> None:
    model = opened(story, fake, story.ready())
    assert model.made
    sheet = SheetView()
    sheet.resize(width, 800)
    sheet.show()
    sheet.show_pdf(model.made.pdf, None)
    paper, area = sheet._paper.width(), sheet._area.width() - 6
    assert paper == area * percent // 100
    points = 10 / 72 * 25.4 * paper / 210
    assert points >= 12.5, "pixels of the letters of the text"
    assert sheet._area.horizontalScrollBar().value() == (paper - area) // 2
    sheet.zoom(-1)
    assert sheet._paper.width() == area


def in_sight(view: LetterView) -> tuple[bool, bool, bool]:
    """Whether the page shows, whether a picture of it is kept, whether the window for the folder shows."""
    dialog = view._dialog
    return view._sheet.isVisible(), view._sheet._paper._picture is not None, bool(dialog and dialog.isVisible())


def test_hiding_the_window_takes_the_page_away_in_the_same_turn(story: Story, fake: FakeCups) -> None:
    referral = story.ready()
    letter = entry(story.laptop.opened(), at_once, lambda *_where: None, fake.cups)
    window = Window(
        [letter], who="Annemarie", where="Laptop", lock=lambda: None, code_fits=lambda typed: typed == "135790"
    )
    window.resize(1280, 800)
    window.show()
    window.go("letter", str(referral))
    window.grab()
    view = window.page("letter")
    assert isinstance(view, LetterView)
    view._choose_folder()
    assert in_sight(view) == (True, True, True)
    window.hide_all()
    assert in_sight(view) == (False, False, False)


def test_every_control_has_a_name_and_a_handle(story: Story, fake: FakeCups) -> None:
    story.agree()
    _model, view, _went = shown(story, fake, story.refer())
    view.resize(1280, 800)
    view.show()
    assert nameless(view) == []
    assert without_handle(view) == []


def test_the_page_speaks_english_too(story: Story, fake: FakeCups) -> None:
    i18n.use(i18n.Language.ENGLISH)
    _model, view, _went = shown(story, fake, story.ready())
    assert view.title == "Letter to Wijkteam Noord"


@pytest.mark.parametrize(
    ("name", "worn"),
    [
        ("letter", look.Look()),
        ("letter-dark", look.Look(theme=DARK)),
        ("letter-contrast", look.Look(theme=CONTRAST)),
        ("letter-200", look.Look(text_size=200)),
    ],
)
def test_the_page_looks_as_it_did(
    story: Story, fake: FakeCups, program: QApplication, name: str, worn: look.Look
) -> None:
    look.put_on(program, worn)
    _model, view, _went = shown(story, fake, story.ready(neutral_sender=False))
    tools = (view._sheet._back, view._sheet._on, view._sheet._less, view._sheet._more)
    assert_same_picture(view, name, width=1280, height=800, but_for=tools)


def test_a_letter_that_cannot_be_made_looks_as_it_did(story: Story, fake: FakeCups) -> None:
    _model, view, _went = shown(story, fake, story.refer())
    assert_same_picture(view, "letter-none", width=1280, height=800)


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"tried": "De reclassering hielp niet."}, "reclassering"),
        ({"questions": ("Helpt u nu Mick vastzit?",)}, "vastzit"),
    ],
    ids=["beside the letter", "in its place"],
)
def test_a_text_that_points_to_detention_is_shown_and_can_be_changed(
    story: Story, fake: FakeCups, changes: dict[str, object], word: str
) -> None:
    story.agree(data=tuple(kind for kind in DataKind if kind is not DataKind.DETENTION))
    referral = story.refer(**changes)
    model, view, went = shown(story, fake, referral)
    view.show()
    said = [label.text() for label in view.findChildren(QLabel) if label.isVisible()]
    assert any(f"‘{word}’ wijst op detentie" in text for text in said)
    assert not model.can_leave
    part = view.findChild(QWidget, "letter.give_away.0")
    assert isinstance(part, QAbstractButton)
    part.click()
    assert went == [("referral", str(referral))]
