"""Putting a backup back at the door: chosen, opened by phrase or paper, in a place of its own, and what follows in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.errors import InputFault, StickFault, VaultFault
from krachtigthuis_desktop.gui import look
from krachtigthuis_desktop.gui.known import free_place
from krachtigthuis_desktop.gui.parts.words import Words
from krachtigthuis_desktop.gui.run import at_once
from krachtigthuis_desktop.gui.screens.restore.model import RestoreModel, Step, Way
from krachtigthuis_desktop.gui.screens.restore.view import RestoreView
from krachtigthuis_desktop.gui.theme import CONTRAST, DARK
from krachtigthuis_desktop.vault import OpenVault
from tests.gui.names import nameless, without_handle
from tests.gui.picture import assert_same_picture
from tests.gui.screens.doors import OTHER_WORDS, House, look_choice
from tests.gui.screens.settle import settle
from tests.gui.screens.walk import NOW, PHRASE, Laptop, press


@pytest.fixture
def house() -> Iterator[House]:
    house = House()
    yield house
    house.close()


@pytest.fixture
def backed_up(laptop: Laptop) -> Laptop:
    laptop.write()
    vault.back_up(laptop.vault, laptop.stick, now=NOW)
    return laptop


def shown(house: House, home: Path) -> tuple[RestoreModel, RestoreView, list[str]]:
    left: list[str] = []
    model = RestoreModel(home, house.doors(), at_once, house.entered.append, lambda: left.append("left"))
    return model, RestoreView(model, look_choice()), left


def texts(view: RestoreView) -> str:
    return "\n".join(label.text() for label in view.findChildren(Words) if label.isVisibleTo(view))


def test_with_the_passphrase_of_then_the_vault_comes_back_in_a_new_row(
    backed_up: Laptop, house: House, tmp_path: Path
) -> None:
    with backed_up.vault.store.read() as tx:
        before = tx.meta("incarnation")
    model, view, _left = shown(house, tmp_path / "back")
    model.look_in(backed_up.stick)
    press(view, "restore.next")
    view._phrase.line.setText(PHRASE)
    press(view, "restore.go")
    assert model.step is Step.DONE
    assert "Deze laptop gaat verder met een nieuwe reeks pakketten." in texts(view)
    press(view, "restore.enter")
    (opened,) = house.entered
    assert isinstance(opened, OpenVault)
    with opened.store.read() as tx:
        assert tx.meta("incarnation") != before
        assert tx.waiting()[0] > 0


def test_a_wrong_passphrase_is_a_calm_bar_and_the_folder_stays_empty(
    backed_up: Laptop, house: House, tmp_path: Path
) -> None:
    model, _view, _left = shown(house, tmp_path / "back")
    model.look_in(backed_up.stick)
    model.on()
    model.restore("heel andere woorden dan die")
    assert model.error is not None
    assert model.error.code is VaultFault.WRONG_PASSPHRASE
    assert (model.step, house.entered) == (Step.KEY, [])
    assert not (tmp_path / "back").exists()


def test_with_the_paper_key_a_new_passphrase_is_typed_twice(house: House, tmp_path: Path) -> None:
    made, paper = vault.create(
        tmp_path / "first", kind=vault.LAPTOP, label="KT-05", phrase=PHRASE, now=NOW, cost=vault.FLOOR
    )
    (tmp_path / "usb").mkdir()
    with made:
        vault.back_up(made, tmp_path / "usb", now=NOW)
    model, view, _left = shown(house, tmp_path / "back")
    model.look_in(tmp_path / "usb")
    model.on()
    press(view, "restore.way.paper")
    assert model.way is Way.PAPER
    model.restore(paper, OTHER_WORDS, "anders")
    assert model.error is not None
    assert model.error.code is InputFault.PASSPHRASE_DIFFERS
    model.restore(paper, OTHER_WORDS, OTHER_WORDS)
    assert model.step is Step.DONE
    house.close()
    vault.open_with_phrase(tmp_path / "back", OTHER_WORDS).close()


def test_a_backup_that_is_not_whole_cannot_be_chosen(backed_up: Laptop, house: House, tmp_path: Path) -> None:
    (folder,) = backed_up.stick.iterdir()
    with (folder / "vault.db").open("r+b") as file:
        file.seek(5000)
        file.write(b"x")
    model, view, _left = shown(house, tmp_path / "back")
    model.look_in(backed_up.stick)
    assert model.chosen is None
    assert [row.tags[0].words for row in view._rows.rows()] == ["Beschadigd"]
    model.choose(folder.name)
    model.on()
    assert model.step is Step.WHICH


def test_a_folder_without_a_backup_and_one_that_is_gone_are_said(
    backed_up: Laptop, house: House, tmp_path: Path
) -> None:
    model, view, _left = shown(house, tmp_path / "back")
    (tmp_path / "empty").mkdir()
    model.look_in(tmp_path / "empty")
    assert "geen reservekopie" in texts(view)
    model.look_in(tmp_path / "not there")
    assert model.error is not None
    assert model.error.code is StickFault.NONE
    assert backed_up.stick.exists()


def test_a_vault_that_is_there_is_never_in_the_way(tmp_path: Path) -> None:
    home = tmp_path / "vault"
    assert free_place(home) == home
    home.mkdir()
    (home / "vault.db").write_bytes(b"here")
    assert free_place(home) == tmp_path / "vault-2"


@pytest.mark.parametrize(
    ("name", "worn", "step"),
    [
        ("restore", look.Look(), Step.WHICH),
        ("restore-dark", look.Look(theme=DARK), Step.KEY),
        ("restore-contrast", look.Look(theme=CONTRAST), Step.KEY),
        ("restore-200", look.Look(text_size=200), Step.KEY),
        ("restore-done", look.Look(), Step.DONE),
    ],
)
def test_it_looks_as_drawn(
    *, program: QApplication, backed_up: Laptop, house: House, tmp_path: Path, name: str, worn: look.Look, step: Step
) -> None:
    look.put_on(program, worn)
    (folder,) = backed_up.stick.iterdir()
    # Its name is random: the picture needs one that is not.
    folder.rename(backed_up.stick / "KTH-backup-4f9a07c2e1d83b56")
    model, view, _left = shown(house, tmp_path / "back")
    model.look_in(backed_up.stick)
    (seen,) = model.found or ()
    model.chosen = replace(seen, size=2_100_000)
    model.found = (model.chosen,)
    model.on()
    if step is Step.WHICH:
        model.back()
    if step is Step.DONE:
        model.restore(PHRASE)
    model.home = Path("/home/annemarie/krachtigthuis/vault-2")
    view.refresh()
    settle(view)
    assert nameless(view) == []
    assert without_handle(view) == []
    assert_same_picture(view, name)
