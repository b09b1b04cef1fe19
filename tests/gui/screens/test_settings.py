"""Settings: looks at once, digits and passphrase in the vault, and who we are on a letter."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.care.sender import SenderFacts, read_sender, save_sender
from krachtigthuis_desktop.errors import InputFault, LetterFault, VaultError, VaultFault
from krachtigthuis_desktop.explain import explain
from krachtigthuis_desktop.explain.fixed import fixed
from krachtigthuis_desktop.gui import look
from krachtigthuis_desktop.gui.parts.message import Message
from krachtigthuis_desktop.gui.parts.words import Words
from krachtigthuis_desktop.gui.printing import Cups
from krachtigthuis_desktop.gui.run import at_once
from krachtigthuis_desktop.gui.screens.settings.backup_model import BackupModel
from krachtigthuis_desktop.gui.screens.settings.model import CODE, MINUTES, SettingsModel
from krachtigthuis_desktop.gui.screens.settings.retire_model import RetireModel
from krachtigthuis_desktop.gui.screens.settings.sender_model import SenderModel, Typed
from krachtigthuis_desktop.gui.screens.settings.view import OwnCards, SettingsView
from krachtigthuis_desktop.gui.theme import CONTRAST, DARK
from krachtigthuis_desktop.i18n import Language, tr
from krachtigthuis_desktop.letters import Layout, window_test_sheet
from krachtigthuis_desktop.organisation import Rules
from krachtigthuis_desktop.settings import Settings, ThemeName
from tests.gui.fake_printer import FakeCups
from tests.gui.names import nameless, without_handle
from tests.gui.picture import assert_same_picture
from tests.gui.screens.doors import OTHER_WORDS
from tests.gui.screens.settle import settle
from tests.gui.screens.walk import NOW, PHRASE, Laptop

LOOKS = {
    "settings": look.Look(),
    "settings-dark": look.Look(theme=DARK),
    "settings-contrast": look.Look(theme=CONTRAST),
    "settings-200": look.Look(text_size=200),
}
FACTS = SenderFacts(
    names=("Exodus Zuid-Holland", "Krachtig Thuis"),
    reply_to=("Postbus 12", "2501 AA Den Haag"),
    place="Leiden",
    contact="P. Professional",
    phone="070 000 00 12",
    hours="ma t/m do 9-16 uur",
    shift_right=1.5,
    shift_down=-2.0,
)


class Kept:
    """The settings that may be read without a key, as `start` keeps them."""

    def __init__(self) -> None:
        self.now = Settings()

    def change(self, changed: Settings) -> None:
        self.now = changed


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """A guess costs as little as may be: this is not about how long one takes."""
    monkeypatch.setattr(vault, "calibrate", lambda: vault.FLOOR)


def model_of(laptop: Laptop, kept: Kept) -> SettingsModel:
    return SettingsModel(
        vault=lambda: laptop.vault,
        replaced=laptop.replaced,
        settings=lambda: kept.now,
        change=kept.change,
        code="123456",
        code_changed=lambda _code: None,
        run=at_once,
    )


def page_of(laptop: Laptop, kept: Kept) -> SettingsView:
    gone: list[str] = []
    own = OwnCards(
        BackupModel(lambda: laptop.vault, lambda: NOW, at_once),
        RetireModel(lambda: laptop.vault, lambda: gone.append("gone"), at_once),
    )
    view = SettingsView(model_of(laptop, kept), SenderModel(laptop.opened(), at_once), own)
    view.opened(None)
    settle(view)
    return view


def line(view: SettingsView, handle: str) -> QLineEdit:
    found = view.findChild(QLineEdit, handle)
    assert found is not None
    return found


def press(view: SettingsView, handle: str) -> None:
    button = view.findChild(QPushButton, handle)
    assert button is not None
    button.click()


def visible(view: SettingsView, handle: str) -> bool:
    bar = view.findChild(Message, handle)
    assert bar is not None
    return bar.isVisibleTo(view)


def code(model: SettingsModel | SenderModel) -> object:
    return model.error.code if model.error else None


def test_how_it_looks_changes_at_once(laptop: Laptop, kept: Kept) -> None:
    model = model_of(laptop, kept)
    model.speak(Language.ENGLISH)
    model.wear(ThemeName.DARK)
    model.grow(150)
    model.lock_after(5)
    assert kept.now == Settings(language=Language.ENGLISH, theme=ThemeName.DARK, text_size=150, lock_minutes=5)


def test_what_the_organisation_fixed_is_said_and_cannot_be_chosen(laptop: Laptop, kept: Kept) -> None:
    kept.now = Settings(rules=Rules(language=Language.DUTCH, lock_minutes=12, letters_as_pdf=False))
    model = model_of(laptop, kept)
    model.speak(Language.ENGLISH)
    model.lock_after(30)
    assert (kept.now.language, kept.now.lock_minutes) == (Language.DUTCH, 12)
    assert model.minutes == (5, 10, 12)
    view = page_of(laptop, kept)
    said = {words.text() for words in view.findChildren(Words)}
    assert set(fixed(kept.now.rules)) < said
    assert view.findChild(QPushButton, "settings.language.en") is None


def test_without_rules_nothing_is_said_to_be_fixed(laptop: Laptop, kept: Kept) -> None:
    view = page_of(laptop, kept)
    assert tr("Fixed by your organisation") not in {words.text() for words in view.findChildren(Words)}
    assert view.findChild(QPushButton, "settings.language.en") is not None
    assert model_of(laptop, kept).minutes == MINUTES


def test_a_press_on_a_colour_is_heard(laptop: Laptop, kept: Kept) -> None:
    press(page_of(laptop, kept), f"settings.theme.{ThemeName.CONTRAST.value}")
    assert kept.now.theme is ThemeName.CONTRAST


def test_the_digits_are_shown_only_when_asked_for_and_not_the_next_time(laptop: Laptop, kept: Kept) -> None:
    view = page_of(laptop, kept)

    def on_the_page() -> bool:
        return any("123456" in each.text() for each in view.findChildren(Words))

    assert not on_the_page()
    press(view, "settings.code.show")
    assert on_the_page()
    press(view, "settings.code.show")
    assert not on_the_page()
    press(view, "settings.code.show")
    view.opened(None)
    assert not on_the_page()


def test_other_digits_are_kept_in_the_vault(laptop: Laptop, kept: Kept) -> None:
    view = page_of(laptop, kept)
    line(view, "settings.code").setText("908172")
    press(view, "settings.code.change")
    assert visible(view, "settings.said")
    with laptop.vault.store.read() as tx:
        assert tx.meta(CODE) == "908172"


@pytest.mark.parametrize("digits", ["12345", "12345a", "", "1234567"])
def test_what_is_not_six_digits_changes_nothing(laptop: Laptop, kept: Kept, digits: str) -> None:
    model = model_of(laptop, kept)
    model.change_code(digits)
    assert (code(model), model.code) == (InputFault.OUT_OF_RANGE, "123456")


def test_another_passphrase_opens_from_now_on_and_the_old_one_no_longer(laptop: Laptop, kept: Kept) -> None:
    view = page_of(laptop, kept)
    for handle, typed in (("settings.old", PHRASE), ("settings.new", OTHER_WORDS), ("settings.again", OTHER_WORDS)):
        line(view, handle).setText(typed)
    press(view, "settings.phrase.change")
    assert visible(view, "settings.said")
    assert line(view, "settings.old").text() == ""
    home = laptop.vault.home
    laptop.vault.close()
    with pytest.raises(VaultError):
        vault.open_with_phrase(home, PHRASE)
    laptop.replaced(vault.open_with_phrase(home, OTHER_WORDS))


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        (("iets anders", OTHER_WORDS, OTHER_WORDS), VaultFault.WRONG_PASSPHRASE),
        ((PHRASE, OTHER_WORDS, PHRASE), InputFault.PASSPHRASE_DIFFERS),
        ((PHRASE, "geheim", "geheim"), InputFault.PASSPHRASE_WEAK),
    ],
)
def test_a_passphrase_changes_only_for_who_knows_the_old_one_and_chooses_well(
    laptop: Laptop, kept: Kept, typed: tuple[str, str, str], wrong: object
) -> None:
    model = model_of(laptop, kept)
    before = (laptop.vault.home / "keys.json").read_bytes()
    model.change_phrase(*typed)
    assert (code(model), model.busy) == (wrong, False)
    assert (laptop.vault.home / "keys.json").read_bytes() == before


def test_what_letters_carry_now_stands_in_the_fields(laptop: Laptop, kept: Kept) -> None:
    save_sender(laptop.vault.store, FACTS)
    view = page_of(laptop, kept)
    names = view.findChild(QPlainTextEdit, "settings.sender.names")
    assert names is not None
    assert names.toPlainText() == "Exodus Zuid-Holland\nKrachtig Thuis"
    assert line(view, "settings.sender.shift_right").text() == "1,5"
    press(view, "settings.sender.save")
    assert visible(view, "settings.sender.kept")
    assert read_sender(laptop.vault.store) == FACTS


def test_what_is_typed_goes_on_the_next_letter(laptop: Laptop, kept: Kept) -> None:
    view = page_of(laptop, kept)
    line(view, "settings.sender.contact").setText("  Bo Bakker ")
    line(view, "settings.sender.shift_down").setText("-3,5")
    press(view, "settings.sender.window.right")
    press(view, "settings.sender.save")
    assert read_sender(laptop.vault.store) == SenderFacts(contact="Bo Bakker", window="right", shift_down=-3.5)


def test_the_neutral_sender_has_a_name_and_a_function_here(laptop: Laptop, kept: Kept) -> None:
    view = page_of(laptop, kept)
    line(view, "settings.sender.neutral_name").setText("Steunpunt Thuis")
    line(view, "settings.sender.function").setText("maatschappelijk werker")
    press(view, "settings.sender.number_neutral.no")
    assert visible(view, "settings.sender.number_tells")
    press(view, "settings.sender.number_neutral.yes")
    assert not visible(view, "settings.sender.number_tells")
    press(view, "settings.sender.save")
    assert read_sender(laptop.vault.store) == SenderFacts(
        neutral_name="Steunpunt Thuis", function="maatschappelijk werker", number_neutral=True
    )


@pytest.mark.parametrize(
    "changed",
    [
        {"neutral_name": "Steunpunt EXODUS"},
        {"neutral_name": "Krachtig Thuis"},
        {"function": "coördinator nazorg gedetineerden"},
        {"names": "Stichting De Brug", "neutral_name": "stichting de brug Leiden"},
        {"contact": "A. de Wit (Exodus)"},
        {"hours": "ma bij de PI of de gevangenis"},
    ],
)
def test_a_neutral_sender_that_says_who_we_are_is_refused_in_words(laptop: Laptop, changed: dict[str, str]) -> None:
    model = SenderModel(laptop.opened(), at_once)
    model.load()
    model.save(Typed(**changed))
    assert (code(model), model.saved) == (LetterFault.SENDER_TELLS, False)
    assert model.error is not None
    assert explain(model.error).todo


def test_the_test_sheet_is_printed_for_the_window_that_stands_in_the_fields(
    laptop: Laptop, kept: Kept, tmp_path: Path
) -> None:
    fake = FakeCups(tmp_path / "cups")
    view = SettingsView(model_of(laptop, kept), SenderModel(laptop.opened(), at_once, fake.cups))
    view.opened(None)
    line(view, "settings.sender.shift_right").setText("2,5")
    press(view, "settings.sender.window.right")
    press(view, "settings.sender.test_sheet")
    ((arguments, _server, given),) = fake.jobs()
    assert "KTH-testblad" in arguments
    assert given == window_test_sheet(layout=Layout(window="right", shift_right=2.5))
    assert visible(view, "settings.sender.printed")
    assert read_sender(laptop.vault.store) == SenderFacts(), "trying a place keeps nothing"
    with laptop.vault.store.read() as tx:
        assert [each.action for each in tx.audit_since(0)].count("test_sheet_printed") == 1


def test_without_a_printer_the_test_sheet_can_be_saved(laptop: Laptop, tmp_path: Path) -> None:
    model = SenderModel(laptop.opened(), at_once, Cups(lp=str(tmp_path / "lp"), lpstat=str(tmp_path / "lpstat")))
    model.print_test_sheet("left", "0", "0")
    assert code(model) is LetterFault.NO_PRINTER
    model.save_test_sheet(tmp_path, "left", "0", "0")
    assert (code(model), model.printed) == (None, "KTH-testblad.pdf")
    assert (tmp_path / "KTH-testblad.pdf").read_bytes() == window_test_sheet()
    model.save_test_sheet(tmp_path, "left", "ver", "0")
    assert code(model) is InputFault.OUT_OF_RANGE


@pytest.mark.parametrize("millimetres", ["20,1", "-21", "veel", "nan", "inf"])
def test_a_window_that_lies_too_far_away_is_refused_and_what_was_typed_stays(
    laptop: Laptop, kept: Kept, millimetres: str
) -> None:
    view = page_of(laptop, kept)
    line(view, "settings.sender.place").setText("Leiden")
    line(view, "settings.sender.shift_right").setText(millimetres)
    press(view, "settings.sender.save")
    assert visible(view, "settings.sender.fault")
    assert line(view, "settings.sender.place").text() == "Leiden"
    assert read_sender(laptop.vault.store) == SenderFacts()


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        (Typed(names="\n".join("abcde")), InputFault.OUT_OF_RANGE),
        (Typed(names="a" * 61), InputFault.TEXT_TOO_LONG),
    ],
)
def test_a_letterhead_that_does_not_fit_is_said(laptop: Laptop, typed: Typed, wrong: InputFault) -> None:
    model = SenderModel(laptop.opened(), at_once)
    model.load()
    model.save(typed)
    assert (code(model), model.saved) == (wrong, False)
    model.save(replace(typed, names="Exodus"))
    assert (code(model), model.saved) == (None, True)


def test_coming_back_to_the_page_does_not_overwrite_what_is_being_typed(laptop: Laptop, kept: Kept) -> None:
    view = page_of(laptop, kept)
    line(view, "settings.sender.place").setText("Lei")
    view.opened(None)
    assert line(view, "settings.sender.place").text() == "Lei"


def test_an_office_has_no_letters_here(laptop: Laptop, kept: Kept) -> None:
    view = SettingsView(model_of(laptop, kept))
    view.opened(None)
    assert view.findChild(QLineEdit, "settings.sender.place") is None


def test_every_control_has_a_name_and_a_handle(laptop: Laptop, kept: Kept) -> None:
    view = page_of(laptop, kept)
    assert nameless(view) == []
    assert without_handle(view) == []


@pytest.mark.parametrize("name", list(LOOKS))
def test_settings_look_as_drawn(program: QApplication, laptop: Laptop, kept: Kept, name: str) -> None:
    save_sender(laptop.vault.store, FACTS)
    look.put_on(program, LOOKS[name])
    view = page_of(laptop, kept)
    height = 1500 if name != "settings-200" else 800
    settle(view, height=height)
    assert_same_picture(view, name, height=height)
