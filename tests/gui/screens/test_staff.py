"""Who can open here: everybody an own passphrase, added and taken away by an administrator, never their own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.errors import InputFault
from krachtigthuis_desktop.gui import look
from krachtigthuis_desktop.gui.run import at_once
from krachtigthuis_desktop.gui.screens.staff import model as screen
from krachtigthuis_desktop.gui.screens.staff.model import Said, StaffModel
from krachtigthuis_desktop.gui.screens.staff.view import StaffView
from krachtigthuis_desktop.gui.theme import CONTRAST, DARK
from krachtigthuis_desktop.i18n import Language, use
from krachtigthuis_desktop.office.contact import named
from krachtigthuis_desktop.office.desk import open_desk
from tests.gui.names import nameless, without_handle
from tests.gui.picture import assert_same_picture
from tests.gui.screens.office_story import SECOND_PHRASE, nowhere
from tests.gui.screens.settle import settle
from tests.gui.screens.walk import button, press
from tests.office.bureau import NOW, Bureau


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cost of a passphrase is measured elsewhere (tests/vault)."""
    monkeypatch.setattr(screen, "calibrate", lambda: vault.FLOOR)


def shown(bureau: Bureau) -> tuple[StaffModel, StaffView]:
    at = [bureau.desk]

    def replaced(opened: vault.OpenVault) -> None:
        at[0] = replace(at[0], vault=opened)

    model = StaffModel(lambda: at[0], lambda: NOW, at_once, replaced)
    view = StaffView(model, nowhere)
    view.opened(None)
    return model, view


def added(bureau: Bureau, name: str = "Joris de Boer") -> tuple[StaffModel, StaffView]:
    model, view = shown(bureau)
    model.type_name(name)
    view._phrase.line.setText(SECOND_PHRASE)
    view._again.line.setText(SECOND_PHRASE)
    press(view, "staff.add")
    return model, view


def slot(model: StaffModel, name: str) -> str:
    return next(each.slot for each in model.members if each.name == name)


def test_a_colleague_opens_the_office_with_an_own_passphrase(bureau: Bureau) -> None:
    model, view = added(bureau)
    assert (model.error, model.said, model.name) == (None, Said.ADDED, "")
    assert [each.name for each in model.members] == ["beheerder", "Joris de Boer"]
    assert (view._phrase.text(), view._again.text()) == ("", "")
    bureau.desk.close()
    with open_desk(bureau.desk.home, SECOND_PHRASE) as desk:
        assert desk.actor == slot(model, "Joris de Boer")


def test_a_passphrase_that_is_typed_differently_is_refused(bureau: Bureau) -> None:
    model, view = shown(bureau)
    model.type_name("Joris")
    view._phrase.line.setText(SECOND_PHRASE)
    view._again.line.setText("zes heel andere woorden dan die")
    press(view, "staff.add")
    assert model.error is not None
    assert model.error.code is InputFault.PASSPHRASE_DIFFERS
    assert (len(model.members), model.name) == (1, "Joris")


def test_a_colleague_is_made_administrator_and_taken_away_again(bureau: Bureau) -> None:
    model, view = added(bureau)
    colleague = slot(model, "Joris de Boer")
    press(view, f"staff.appoint.{colleague}")
    assert [each.administrator for each in model.members] == [True, True]
    press(view, f"staff.remove.{colleague}")
    assert [each.name for each in model.members] == ["beheerder"]


def test_no_contact_takes_away_the_passphrase_that_is_in_use(bureau: Bureau) -> None:
    model, view = shown(bureau)
    assert view.findChild(type(button(view, "staff.add")), f"staff.remove.{slot(model, 'beheerder')}") is None


def test_every_control_has_a_name_and_a_handle_in_both_languages(bureau: Bureau) -> None:
    added(bureau)
    for language in Language:
        use(language)
        _model, view = shown(bureau)
        settle(view)
        assert nameless(view) == []
        assert without_handle(view) == []


@pytest.mark.parametrize(
    ("name", "worn"),
    [
        ("staff", look.Look()),
        ("staff-dark", look.Look(theme=DARK)),
        ("staff-contrast", look.Look(theme=CONTRAST)),
        ("staff-200", look.Look(text_size=200)),
    ],
)
def test_who_can_open_looks_as_drawn(program: QApplication, bureau: Bureau, name: str, worn: look.Look) -> None:
    look.put_on(program, worn)
    _model, view = added(bureau)
    settle(view)
    assert_same_picture(view, name)


def test_a_colleagues_passphrase_is_judged_like_ones_own(bureau: Bureau) -> None:
    """It opens every family: four letters are refused, as they are for whoever sits at the desk."""
    model, view = shown(bureau)
    model.type_name("Joris")
    view._phrase.line.setText("kort")
    view._again.line.setText("kort")
    press(view, "staff.add")
    assert model.error is not None
    assert model.error.code is InputFault.PASSPHRASE_WEAK
    assert [each.name for each in model.members] == ["beheerder"]


def type_contact(view: StaffView, *texts: str) -> None:
    for field, text in zip(view._fields, texts, strict=True):
        field.line.setText(text)
    button(view, "staff.contact").click()


def test_whom_to_call_about_safety_is_seen_and_changed_with_a_deputy(bureau: Bureau) -> None:
    model, view = shown(bureau)
    assert [field.text() for field in view._fields] == ["P. Professional", "070 000 00 12", "", ""]
    type_contact(view, "Karin", "06 00 00 00 01", "Piet", "112")
    assert (model.error, model.said) == (None, Said.NAMED)
    _again, fresh = shown(bureau)
    assert [field.text() for field in fresh._fields] == ["Karin", "06 00 00 00 01", "Piet", "112"]
    with bureau.desk.store.read() as tx:
        assert tx.log(limit=1)[0].action == "safety_contact_named"
    type_contact(view, "", "", "", "")
    settle(view)
    assert view._no_contact.isVisible()


@pytest.mark.parametrize(
    ("texts", "field"),
    [
        (("Karin", "", "", ""), "safety_phone"),
        (("", "06 00 00 00 01", "", ""), "safety_name"),
        (("Karin", "bel mij", "", ""), "safety_phone"),
        (("Karin", "06 00 00 00 01", "Piet", ""), "deputy_phone"),
        (("", "", "Piet", "112"), "safety_name"),
    ],
)
def test_a_name_and_a_number_belong_together(bureau: Bureau, texts: tuple[str, ...], field: str) -> None:
    model, view = shown(bureau)
    type_contact(view, *texts)
    assert model.error is not None
    assert model.error.facts["field"] == field
    assert [each.name for each in named(bureau.desk)] == ["P. Professional"]
    assert [each.text() for each in view._fields] == list(texts)
