"""Terugsturen: what waits for each laptop, the root key only where it must, one sentence only after reading back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from krachtigthuis_desktop.errors import StickFault, VaultFault
from krachtigthuis_desktop.gui import look
from krachtigthuis_desktop.gui.office_at import OfficeAt
from krachtigthuis_desktop.gui.screens.returns.model import ReturnsModel, Stage
from krachtigthuis_desktop.gui.screens.returns.said import content, tags
from krachtigthuis_desktop.gui.screens.returns.view import ReturnsView
from krachtigthuis_desktop.gui.theme import CONTRAST, DARK
from krachtigthuis_desktop.i18n import Language, use
from krachtigthuis_desktop.office import assigning
from krachtigthuis_desktop.paths import Drive
from tests.gui.names import focusable, nameless, without_handle
from tests.gui.picture import assert_same_picture
from tests.gui.screens.office_story import office_at, tab_through
from tests.gui.screens.settle import settle
from tests.gui.screens.walk import button, press
from tests.office.bureau import ROOT_PHRASE, Bureau
from tests.office.visit import Visit, a_visit


def shown(at: OfficeAt, stick: Path) -> tuple[ReturnsModel, ReturnsView]:
    drive = Drive(stick, "STICK", 3_200_000_000, 4_000_000_000)
    model = ReturnsModel(at.desk, at.clock, at.run, at.acted, lambda: (drive,))
    view = ReturnsView(model)
    view.opened(None)
    return model, view


def line_of(model: ReturnsModel, device: str) -> str:
    return next(content(each.due) for each in model.lines if each.device == device)


def stated(model: ReturnsModel, device: str) -> str:
    return next(tags(each)[0].words for each in model.lines if each.device == device)


def only(model: ReturnsModel, device: str) -> None:
    for each in model.waiting:
        model.tick(each.device, on=each.device == device)


def test_a_receipt_waits_goes_on_the_stick_and_the_laptop_takes_it_in(visit: Visit) -> None:
    visit.worry("Eén")
    visit.bring()
    at = office_at(visit.bureau)
    model, view = shown(at, visit.bureau.stick)
    assert "ontvangstbewijzen" in line_of(model, visit.device)
    only(model, visit.device)
    assert not model.needs_root
    assert model.folder == visit.bureau.stick
    seen: list[Stage] = []
    refresh, model.changed = model.changed, lambda: seen.append(model.stage)
    press(view, "returns.start")
    refresh()
    assert seen[0] is Stage.WRITING
    assert model.stage is Stage.DONE
    assert [each.device for each in model.written] == [visit.device]
    assert visit.apply(*(each.path for each in model.written))[-1].came.accepted > 0


def test_after_the_writing_the_focus_is_on_done_and_not_lost_in_the_navigation(visit: Visit, qtbot: QtBot) -> None:
    visit.worry("Eén")
    visit.bring()
    model, view = shown(office_at(visit.bureau), visit.bureau.stick)
    qtbot.addWidget(view)
    view.show()
    only(model, visit.device)
    button(view, "returns.start").setFocus()
    press(view, "returns.start")
    assert model.stage is Stage.DONE
    assert view.focusWidget() is button(view, "returns.done")


def test_what_is_on_a_stick_is_on_its_way_and_counts_no_more_until_something_new_comes(visit: Visit) -> None:
    visit.worry("Eén")
    visit.bring()
    at = office_at(visit.bureau)
    at.acted()
    before = at.waiting.returns
    model, view = shown(at, visit.bureau.stick)
    only(model, visit.device)
    press(view, "returns.start")
    model.again()
    assert at.waiting.returns == before - 1
    assert stated(model, visit.device).startswith("Onderweg sinds 1 maart")
    assert visit.device not in model.ticked
    visit.worry("Twee")
    visit.bring()
    model.load()
    assert stated(model, visit.device) == "Wacht"


def test_the_root_passphrase_is_asked_only_for_a_laptop_that_does_not_believe_the_everyday_key(
    visit: Visit, tmp_path: Path
) -> None:
    visit.worry("Eén")
    visit.bring()
    other = a_visit(visit.bureau, tmp_path / "other", name="Bram")
    assigning.assign(visit.bureau.desk, visit.home, [visit.device, other.device], hand=visit.staff())
    model, view = shown(office_at(visit.bureau), visit.bureau.stick)
    only(model, visit.device)
    settle(view)
    assert not view._result._root.isVisible()
    only(model, other.device)
    settle(view)
    assert view._result._root.isVisible()
    view._result._root.line.setText("zes heel andere woorden dan die")
    press(view, "returns.start")
    assert model.error is not None
    assert model.error.code is VaultFault.WRONG_PASSPHRASE
    press(view, "returns.again")
    only(model, other.device)
    view._result._root.line.setText(ROOT_PHRASE)
    press(view, "returns.start")
    assert model.stage is Stage.DONE
    assert view._result._root.text() == ""
    other.now = visit.now
    assert other.apply(*(each.path for each in model.written))[-1].came.revisions > 0
    other.laptop.close()


def test_a_stick_that_is_gone_is_said_and_the_next_try_writes_the_same(visit: Visit, tmp_path: Path) -> None:
    visit.worry("Eén")
    visit.bring()
    model, view = shown(office_at(visit.bureau), visit.bureau.stick)
    only(model, visit.device)
    model.choose(tmp_path / "gone")
    press(view, "returns.start")
    assert model.stage is Stage.FAULT
    assert model.error is not None
    assert model.error.code is StickFault.NONE
    settle(view)
    assert view._result._told.isVisible()
    press(view, "returns.other")
    model.choose(visit.bureau.stick)
    only(model, visit.device)
    press(view, "returns.start")
    assert [each.again for each in model.written] == [True]


def test_another_screen_may_ask_for_one_laptop(visit: Visit) -> None:
    visit.worry("Eén")
    visit.bring()
    model, view = shown(office_at(visit.bureau), visit.bureau.stick)
    view.opened(visit.device)
    assert model.ticked == {visit.device}


def test_every_control_has_a_name_and_a_handle_in_both_languages(visit: Visit) -> None:
    visit.worry("Eén")
    visit.bring()
    for language in Language:
        use(language)
        _model, view = shown(office_at(visit.bureau), visit.bureau.stick)
        settle(view)
        assert nameless(view) == []
        assert without_handle(view) == []
        assert button(view, "returns.start").isEnabled()
        passed = tab_through(view)
        around = [each.split(".")[1] for each in (*passed, *passed)]
        ticks = around.index("tick")
        assert around[ticks : ticks + 4] == ["tick", "tick", "tick", "root"]
        assert set(passed) == {each.accessibleIdentifier() for each in focusable(view)}


@pytest.mark.parametrize(
    ("name", "worn"),
    [
        ("returns", look.Look()),
        ("returns-dark", look.Look(theme=DARK)),
        ("returns-contrast", look.Look(theme=CONTRAST)),
        ("returns-200", look.Look(text_size=200)),
    ],
)
def test_sending_back_looks_as_drawn(program: QApplication, visit: Visit, name: str, worn: look.Look) -> None:
    look.put_on(program, worn)
    visit.worry("Eén")
    visit.bring()
    model, view = shown(office_at(visit.bureau), visit.bureau.stick)
    settle(view)
    # Devices are drawn anew each time, and with them the order of two of the same name.
    assert len(model.lines) == 3
    assert_same_picture(view, name)


def test_a_stick_that_was_checked_looks_as_drawn(visit: Visit) -> None:
    visit.worry("Eén")
    visit.bring()
    model, view = shown(office_at(visit.bureau), visit.bureau.stick)
    only(model, visit.device)
    press(view, "returns.start")
    name = visit.bureau.stick / "KTH-4F9A07C2E1D83B56.age"
    model.written = tuple(replace(each, path=name, size=12_345) for each in model.written)
    view.refresh()
    settle(view)
    assert_same_picture(view, "returns-done")


def test_with_nothing_to_send_the_page_says_so(bureau: Bureau) -> None:
    model, view = shown(office_at(bureau), bureau.stick)
    model.lines = ()
    view.refresh()
    settle(view)
    assert model.stage is Stage.NOTHING
    assert view._empty.isVisible()
