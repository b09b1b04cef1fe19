"""The form of a question: what the worry says already, saved whole, and a draft that is never lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from krachtigthuis_desktop import i18n
from krachtigthuis_desktop.care import letters, referrals
from krachtigthuis_desktop.care.families import family
from krachtigthuis_desktop.domain.letter_content import Variant
from krachtigthuis_desktop.domain.records import Referral
from krachtigthuis_desktop.domain.records.consent import Purpose
from krachtigthuis_desktop.domain.records.referral import Nature, Step
from krachtigthuis_desktop.errors import InputFault
from krachtigthuis_desktop.gui import look
from krachtigthuis_desktop.gui.parts.words import Words
from krachtigthuis_desktop.gui.run import at_once
from krachtigthuis_desktop.gui.screens.referral.model import ReferralModel
from krachtigthuis_desktop.gui.screens.referral.view import ReferralView
from krachtigthuis_desktop.gui.theme import CONTRAST, DARK
from tests.gui.names import nameless, without_handle
from tests.gui.picture import assert_same_picture
from tests.gui.screens.letter_story import Story
from tests.gui.screens.settle import settle

BSN = "111222333"
"""Passes the 11-test and belongs to nobody."""


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    story = Story(tmp_path / "laptop")
    yield story
    story.laptop.store.close()


class Form:
    """The model of a form that was opened, and where it went after saving."""

    def __init__(self, story: Story, what: UUID) -> None:
        self.saved: list[UUID] = []
        self.model = ReferralModel(story.laptop.opened(), at_once, went=self.saved.append)
        self.model.open(what)

    def fill(self, story: Story) -> None:
        self.model.choose("organisation", str(story.team))
        self.model.choose_person(str(story.zoe))
        self.model.type_question(0, "Wilt u helpen met een overzicht?")

    def agree(self) -> None:
        self.model.ask_consent()
        self.model.choose_consent("agreed", "yes")
        self.model.choose_consent("form", "paper")
        self.model.choose_consent("told", True)
        self.model.type_consent("on", "gisteren")


def stored(story: Story, referral: UUID) -> Referral:
    return referrals.referral(story.laptop.store, referral).record


def shown(story: Story, what: UUID) -> tuple[ReferralModel, ReferralView, list[tuple[str, ...]]]:
    went: list[tuple[str, ...]] = []
    model = ReferralModel(story.laptop.opened(), at_once)
    view = ReferralView(model, lambda *where: went.append(where))
    view.opened(str(what))
    return model, view, went


def test_the_worry_is_taken_over_with_who_told_it_and_without_the_impression(story: Story) -> None:
    worry = story.laptop.worry(
        story.home,
        about=(story.zoe, story.noor),
        own_words="De huur is niet betaald.",
        seen_heard="Hij had de brief bij zich.",
        impression="Ik denk dat er meer speelt.",
    )
    form = Form(story, worry).model.form
    assert [(line.text, line.nature, line.told_by) for line in form.lines] == [
        ("De huur is niet betaald.", Nature.TOLD.value, str(story.mick)),
        ("Hij had de brief bij zich.", Nature.FACT.value, ""),
    ]
    assert (form.concerns, form.children) == (str(story.zoe), [str(story.noor)])
    assert form.phone  # how she is reached comes along


def test_the_usual_sender_is_the_one_without_our_name(story: Story) -> None:
    form = Form(story, story.home)
    form.fill(story)
    form.model.save()
    assert stored(story, form.saved[0]).neutral_sender


def test_question_consent_and_reach_are_saved_together_and_the_letter_can_be_made(story: Story) -> None:
    form = Form(story, story.worry)
    form.fill(story)
    form.agree()
    form.model.type_text("safe_way", "alleen appen, nooit bellen")
    form.model.save()
    (referral,) = form.saved
    made = letters.make_letter(story.laptop.store, referral, variant=Variant.REFERRAL, today=story.laptop.today)
    assert made.pdf
    known = family(story.laptop.store, story.home)
    consent = next(each.record for each in known.consents if each.record.about == story.zoe)
    assert Purpose.REFER in consent.purposes
    assert consent.recipients == (story.team, story.zoe)
    person = known.person(story.zoe)
    assert person is not None
    assert person.reach.safe_way == "alleen appen, nooit bellen"


def test_a_no_is_kept_as_a_no(story: Story) -> None:
    form = Form(story, story.worry)
    form.fill(story)
    form.agree()
    form.model.choose_consent("agreed", "no")
    form.model.save()
    consents = family(story.laptop.store, story.home).consents
    (no,) = [each.record for each in consents if each.record.about == story.zoe]
    assert not no.agreed
    # She was asked about referring: talking to her is no part of that no.
    assert no.purposes == (Purpose.REFER,)


def test_all_that_a_choice_stands_for_is_said_before_it_is_written_down(story: Story) -> None:
    form = Form(story, story.worry)
    form.fill(story)
    form.agree()
    view = ReferralView(form.model, lambda *_where: None)
    settle(view)

    def said() -> list[str]:
        words = (each.text() for each in view.findChildren(Words) if each.isVisible())
        return [text for text in words if text.startswith(("Dit omvat", "Opgeschreven wordt"))]

    assert said() == ["Dit omvat: opschrijven, praten met de familie, doorverwijzen."]
    form.model.choose_consent("preset", "family")
    assert said() == ["Dit omvat: opschrijven, praten met de familie."]
    form.model.choose_consent("agreed", "no")
    assert said() == ["Opgeschreven wordt een nee op: praten met de familie."]


def test_what_is_missing_is_named_and_nothing_is_saved(story: Story) -> None:
    form = Form(story, story.home)
    form.model.ask_consent()
    form.model.type_text("deadline", "ooit")
    form.model.save()
    assert form.saved == []
    expected = {"organisation", "questions", "deadline", "consent.agreed", "consent.form", "consent.on", "consent.told"}
    assert set(form.model.faults) == expected
    assert referrals.referrals(story.laptop.store) == ()


def test_a_citizen_service_number_is_asked_about_before_saving(story: Story) -> None:
    form = Form(story, story.home)
    form.fill(story)
    form.model.type_text("tried", f"Gebeld met {BSN}")
    form.model.save()
    assert form.model.error is not None
    assert (form.model.error.code, form.saved) == (InputFault.LOOKS_LIKE_BSN, [])
    form.model.opened.numbers.say_asked()
    form.model.save()
    assert len(form.saved) == 1
    with story.laptop.store.read() as tx:
        assert sum(line.action == "another_number" for line in tx.audit_since(0)) == 1


def test_a_draft_comes_back_as_it_was_and_goes_with_saving(story: Story) -> None:
    first = Form(story, story.worry)
    first.model.type_text("own_question", "Wie helpt mij?")
    first.model.add_line()
    first.model.type_line(1, "Er ligt een brief.")
    first.model.ask_consent()
    first.model.type_consent("place", "aan de keukentafel")
    first.model.keep()
    again = Form(story, story.worry)
    assert again.model.form == first.model.form
    again.fill(story)
    again.model.no_consent()
    again.model.save()
    with story.laptop.store.read() as tx:
        assert [key for key in tx.drafts() if key.startswith("referral:")] == []


def test_a_damaged_draft_gives_the_form_as_new(story: Story) -> None:
    with story.laptop.store.write() as tx:
        tx.save_draft(f"referral:{story.worry}", '{"lines": 3, "questions": "?", "concerns": 7, "consent": []}')
    form = Form(story, story.worry).model.form
    assert (form.questions, form.lines, form.consent.open) == ([""], [], False)


def test_a_new_organisation_needs_an_address_and_is_chosen_at_once(story: Story) -> None:
    form = Form(story, story.home)
    form.model.helper.begin()
    helper = form.model.helper.form
    assert helper is not None
    helper.type_text("name", "Schuldhulp Verzonnen")
    form.model.helper.save()
    assert set(form.model.helper.faults) == {"street", "city"}
    helper.type_text("street", "Postbus 12")
    helper.type_text("city", "Leiden")
    form.model.helper.save()
    assert form.model.helper.form is None
    assert form.model.helper_name == "Schuldhulp Verzonnen"


def test_a_change_meanwhile_is_said_and_both_texts_stay(story: Story) -> None:
    referral = story.refer()
    form = Form(story, referral)
    other = Form(story, referral)
    other.model.type_text("outcome", "Iets van een ander.")
    other.model.save()
    form.model.type_text("outcome", "Iets van mij.")
    form.model.save()
    assert form.model.is_stale
    form.model.save_over()
    assert stored(story, referral).outcome == "Iets van mij."
    with story.laptop.store.read() as tx:
        assert len(tx.history(referral)) == 3


def test_after_sent_a_change_says_why(story: Story) -> None:
    referral = story.ready()
    letters.sent(story.laptop.store, referral, on=story.laptop.today, hand=story.laptop.hand())
    form = Form(story, referral)
    form.model.type_text("outcome", "Rust.")
    form.model.save()
    assert set(form.model.faults) == {"reason"}
    form.model.type_text("reason", "Het adres was verkeerd.")
    form.model.save()
    assert stored(story, referral).step is Step.SENT


def test_saving_goes_on_to_the_letter(story: Story) -> None:
    model, _view, went = shown(story, story.worry)
    model.choose("organisation", str(story.team))
    model.choose_person(str(story.zoe))
    model.type_question(0, "Wilt u helpen?")
    model.save()
    ((key, _referral),) = went
    assert key == "letter"


def test_the_draft_waits_for_the_last_key_and_for_the_screen_to_go(story: Story, program: QApplication) -> None:
    model, view, _went = shown(story, story.worry)
    view.show()
    view._reason.line.textEdited.emit("omdat")
    assert view._timer.isActive()
    assert model.kept_at is None
    view.hide()
    view._timer.timeout.emit()
    assert model.kept_at is not None


@pytest.mark.parametrize("opened", [False, True])
def test_every_control_has_a_name_and_a_handle(story: Story, opened: bool) -> None:  # noqa: FBT001 pytest gives it
    model, view, _went = shown(story, story.worry)
    if opened:
        model.helper.begin()
        model.ask_consent()
    view.resize(1280, 800)
    view.show()
    assert nameless(view) == []
    assert without_handle(view) == []


def test_the_form_speaks_english_too(story: Story) -> None:
    i18n.use(i18n.Language.ENGLISH)
    _model, view, _went = shown(story, story.worry)
    assert view.title == "Ask help for Zoë"


@pytest.mark.parametrize(
    ("name", "worn", "height"),
    [
        ("referral", look.Look(), 2400),
        ("referral-dark", look.Look(theme=DARK), 800),
        ("referral-contrast", look.Look(theme=CONTRAST), 800),
        ("referral-200", look.Look(text_size=200), 800),
    ],
)
def test_the_page_looks_as_it_did(story: Story, program: QApplication, name: str, worn: look.Look, height: int) -> None:
    look.put_on(program, worn)
    model, view, _went = shown(story, story.worry)
    model.choose("organisation", str(story.team))
    if height > 800:
        model.ask_consent()
    assert_same_picture(view, name, width=1280, height=height)


def test_with_large_letters_the_buttons_keep_their_words_in_one_line(story: Story, program: QApplication) -> None:
    look.put_on(program, look.Look(text_size=200))
    model, view, _went = shown(story, story.worry)
    model.type_text("tried", "Gebeld.")
    model.keep()
    settle(view, width=1010, height=510)
    assert model.kept_at is not None
    for name in ("referral.later", "referral.save"):
        button = view.findChild(QPushButton, name)
        assert button is not None
        assert button.height() <= button.sizeHint().height(), name
        assert button.width() >= button.sizeHint().width(), name
