"""Backups in the settings, and handing a laptop in: made and read back, tried for real, and gone only when nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.care import drafts
from krachtigthuis_desktop.errors import InputFault, StickFault, VaultFault
from krachtigthuis_desktop.gui import look
from krachtigthuis_desktop.gui.parts.message import Message
from krachtigthuis_desktop.gui.run import at_once
from krachtigthuis_desktop.gui.screens.farewell.view import FarewellView
from krachtigthuis_desktop.gui.screens.settings.backup_card import BackupCard
from krachtigthuis_desktop.gui.screens.settings.backup_model import BackupModel
from krachtigthuis_desktop.gui.screens.settings.retire_card import RetireCard
from krachtigthuis_desktop.gui.screens.settings.retire_model import RetireModel
from krachtigthuis_desktop.vault import OpenVault
from tests.gui.picture import assert_same_picture
from tests.gui.screens.doors import look_choice
from tests.gui.screens.settle import settle
from tests.gui.screens.walk import NOW, PHRASE, button, press
from tests.office.bureau import ROOT_PHRASE, Bureau
from tests.office.visit import Visit, visit

__all__ = ["visit"]


@dataclass
class Own:
    """A laptop with its paper key, and an empty stick."""

    vault: OpenVault
    paper: str
    stick: Path
    gone: list[str] = field(default_factory=list)

    def backups(self) -> BackupModel:
        model = BackupModel(lambda: self.vault, lambda: NOW, at_once)
        model.load()
        return model


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Own]:
    opened, paper = vault.create(
        tmp_path / "laptop", kind=vault.LAPTOP, label="KT-04", phrase=PHRASE, now=NOW, cost=vault.FLOOR
    )
    (tmp_path / "usb").mkdir()
    made = Own(opened, paper, tmp_path / "usb")
    yield made
    made.vault.close()


def says(card: QWidget, handle: str) -> str:
    """The words of a bar; empty while it does not show."""
    bar = card.findChild(Message, handle)
    assert bar is not None
    return bar.text() if bar.isVisibleTo(card) else ""


def test_a_backup_is_made_read_back_and_remembered(own: Own) -> None:
    model = own.backups()
    card = BackupCard(model)
    before = model.last
    assert before is None
    model.make(own.stick)
    (folder,) = own.stick.iterdir()
    assert model.made is not None
    assert (model.made.backup.folder, model.last) == (folder, NOW.astimezone().date())
    assert folder.name in says(card, "settings.backup.good")
    assert own.backups().last == NOW.astimezone().date()


def test_three_stay_and_checking_names_the_one_that_is_not_whole(own: Own) -> None:
    model = own.backups()
    card = BackupCard(model)
    for _time in range(4):
        model.make(own.stick)
    model.check(own.stick)
    assert [each.number for each in model.found or ()] == [4, 3, 2]
    assert "3 reservekopieën zijn in orde." in says(card, "settings.backup.good")
    broken = (model.found or ())[0].folder
    (broken / "SHA256SUMS").write_bytes(b"other")
    model.check(own.stick)
    assert broken.name in says(card, "settings.backup.fault")
    assert "2 reservekopieën zijn in orde." in says(card, "settings.backup.good")


def test_an_empty_folder_and_a_stick_that_is_gone_are_said(own: Own, tmp_path: Path) -> None:
    model = own.backups()
    card = BackupCard(model)
    model.check(own.stick)
    assert "geen reservekopie" in says(card, "settings.backup.fault")
    model.make(tmp_path / "gone")
    assert model.error is not None
    assert model.error.code is StickFault.NONE


def test_the_drill_tries_for_real_and_changes_nothing(own: Own, tmp_path: Path) -> None:
    model = own.backups()
    card = BackupCard(model)
    model.make(own.stick)
    before = sorted(path.name for path in tmp_path.iterdir())
    model.begin_drill(own.stick)
    assert model.try_from == own.stick
    model.drill_with("")
    assert model.error is not None
    assert model.error.code is InputFault.TEXT_EMPTY
    line = card.findChild(QLineEdit, "settings.backup.paper")
    assert line is not None
    line.setText(own.paper)
    press(card, "settings.backup.go")
    assert "Deze reservekopie komt terug." in says(card, "settings.backup.good")
    assert line.text() == ""
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_the_paper_key_of_another_vault_opens_nothing(own: Own, tmp_path: Path) -> None:
    other, paper = vault.create(tmp_path / "other", kind=vault.LAPTOP, phrase=PHRASE, now=NOW, cost=vault.FLOOR)
    other.close()
    model = own.backups()
    model.make(own.stick)
    model.begin_drill(own.stick)
    model.drill_with(paper)
    assert model.error is not None
    assert model.error.code is VaultFault.WRONG_PAPER_KEY
    assert model.try_from == own.stick


def retiring(visit: Visit) -> tuple[RetireModel, RetireCard, list[str]]:
    gone: list[str] = []
    model = RetireModel(lambda: visit.laptop, lambda: gone.append("gone"), at_once)
    return model, RetireCard(model), gone


def type_word(card: QWidget, word: str) -> None:
    line = card.findChild(QLineEdit, "settings.retire.word")
    assert line is not None
    line.setText(word)
    line.textEdited.emit(word)


def test_a_laptop_with_something_undelivered_stays_and_says_what_it_is(visit: Visit) -> None:
    visit.worry("Eén")
    drafts.keep_draft(visit.laptop.store, "worry:half", "{}")
    model, card, gone = retiring(visit)
    press(card, "settings.retire.look")
    said = says(card, "settings.retire.left")
    assert "nog niet op kantoor" in said
    assert "1 formulier is half ingevuld." in said
    assert not button(card, "settings.retire.go").isVisibleTo(card)
    model.retire()
    assert gone == []
    assert (visit.laptop.home / "vault.db").exists()


def test_with_everything_delivered_the_vault_goes_after_the_word_was_typed(visit: Visit) -> None:
    visit.worry("Eén")
    visit.round()
    _model, card, gone = retiring(visit)
    press(card, "settings.retire.look")
    assert "Het kantoor heeft alles." in says(card, "settings.retire.left")
    assert not button(card, "settings.retire.go").isEnabled()
    type_word(card, "Inleveren")
    press(card, "settings.retire.go")
    assert gone == ["gone"]
    assert not (visit.laptop.home / "vault.db").exists()


def test_the_last_page_looks_as_drawn(program: QApplication) -> None:
    look.put_on(program, look.Look())
    ended: list[str] = []
    view = FarewellView(look_choice(), lambda: ended.append("end"))
    press(view, "farewell.end")
    assert ended == ["end"]
    assert_same_picture(view, "farewell")


def test_a_backup_that_stands_looks_as_drawn(program: QApplication, own: Own) -> None:
    look.put_on(program, look.Look())
    model = own.backups()
    card = BackupCard(model)
    model.make(own.stick)
    assert model.made is not None
    named = replace(model.made.backup, folder=Path("KTH-backup-4f9a07c2e1d83b56"), size=2_100_000)
    model.made = replace(model.made, backup=named)
    model.try_from = Path("STICK")
    card.refresh()
    settle(card, 480, 580)
    assert_same_picture(card, "backup-card", width=480, height=580)


def test_an_office_backs_up_itself_and_with_its_words_the_root(bureau: Bureau, tmp_path: Path) -> None:
    """Two vaults, two folders; the day is remembered, and the words of the root are kept nowhere."""
    (tmp_path / "kopie").mkdir()
    model = BackupModel(lambda: bureau.desk.vault, lambda: NOW, at_once, desk=bureau.desk)
    card = BackupCard(model)
    card.show()
    model.load()
    assert model.last is None
    card._root.line.setText(ROOT_PHRASE)
    card._make_in(tmp_path / "kopie")
    assert model.error is None
    assert (model.made is None, model.root is None) == (False, False)
    assert model.last == NOW.astimezone().date()
    assert card._root.text() == ""
    assert len([each for each in (tmp_path / "kopie").iterdir() if each.is_dir()]) == 2
    card._make_in(tmp_path / "kopie")
    assert "hoofdsleutel zit er niet in" in card._good.text()
