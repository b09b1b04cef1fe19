"""Laptops: what asks for attention first, revoking with a reason and the root key, new keys after six words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from krachtigthuis_desktop.errors import VaultFault
from krachtigthuis_desktop.gui import look
from krachtigthuis_desktop.gui.run import at_once
from krachtigthuis_desktop.gui.screens.laptops.model import LaptopsModel
from krachtigthuis_desktop.gui.screens.laptops.said import facts
from krachtigthuis_desktop.gui.screens.laptops.said import put_back as said_of
from krachtigthuis_desktop.gui.screens.laptops.view import LaptopsView
from krachtigthuis_desktop.gui.theme import CONTRAST, DARK
from krachtigthuis_desktop.i18n import Language, use
from krachtigthuis_desktop.office import put_back
from krachtigthuis_desktop.office.desk import Desk
from krachtigthuis_desktop.office.importing import import_bundles
from krachtigthuis_desktop.prison import enrolment
from tests.gui.names import nameless, without_handle
from tests.gui.picture import assert_same_picture
from tests.gui.screens.settle import settle
from tests.gui.screens.walk import button, press
from tests.office.bureau import NOW, ROOT_PHRASE, Bureau
from tests.office.trusting import a_laptop
from tests.office.visit import Visit

LATER = NOW + timedelta(days=23)


def shown(desk: Desk, went: list[tuple[str | None, ...]] | None = None) -> tuple[LaptopsModel, LaptopsView]:
    model = LaptopsModel(desk, lambda: LATER, at_once)
    view = LaptopsView(model, lambda *where: went.append(where) if went is not None else None)
    view.opened(None)
    return model, view


def of(model: LaptopsModel, name: str) -> str:
    return next(each.device for each in model.laptops if each.holder_name.startswith(name))


def a_working_day(bureau: Bureau) -> None:
    """Bram delivered today after a gap, Anna was not heard of for 23 days."""
    bram = bureau.bram
    first = bram.bundle(bram.case(3))
    bram.bundle(bram.case(2))
    third = bram.bundle(bram.case(4))
    import_bundles(bureau.desk, [bureau.put(first), bureau.put(third)], now=LATER)


def test_an_office_that_was_put_back_says_what_to_look_through(bureau: Bureau) -> None:
    with bureau.desk.vault.store.write() as tx:
        tx.set_meta("put_back", "2026-03-20T12:00:00Z")
    put_back.settle(bureau.desk.vault, bureau.desk.store)
    model, view = shown(bureau.desk)
    assert view._put_back.isVisibleTo(view)
    lead, lines = said_of(model)
    assert "20 maart" in lead
    assert "eigen papieren" in lines
    assert lines.count("weet het nog niet") == len(model.laptops)
    model.looked_after()
    assert not view._put_back.isVisibleTo(view)


def test_what_asks_for_attention_stands_first_and_says_how_long_it_was_silent(bureau: Bureau) -> None:
    a_working_day(bureau)
    model, view = shown(bureau.desk)
    assert [each.holder_name for each in model.laptops] == ["Anna de Vrijwilliger", "Bram de Professional"]
    settle(view)
    assert "Al 23 dagen niets gehoord." in view._detail._silent.text()
    model.select(of(model, "Bram"))
    told = dict(facts(model, model.laptops[1]))
    assert told["Nooit gekomen"].startswith("2.")
    assert told["Laatste pakket"] == "nummer 3"
    assert not view._detail._silent.isVisible()


def test_a_laptop_is_revoked_with_a_reason_and_the_root_key_only(bureau: Bureau) -> None:
    model, view = shown(bureau.desk)
    model.select(of(model, "Anna"))
    press(view, "laptops.revoke")
    assert not button(view, "laptops.revoke_now").isEnabled()
    model.choose_reason("lost")
    view._detail.phrase.line.setText("zes heel andere woorden dan die")
    press(view, "laptops.revoke_now")
    fault = model.error
    assert fault is not None
    assert fault.code is VaultFault.WRONG_PASSPHRASE
    assert view._detail.phrase.text() == ""
    view._detail.phrase.line.setText(ROOT_PHRASE)
    press(view, "laptops.revoke_now")
    assert model.error is None
    gone = model.shown
    assert gone is not None
    assert (gone.holder_name, gone.revoked) == ("Anna de Vrijwilliger", "lost")
    settle(view)
    assert "Uitgeschreven sinds" in view._detail._gone.text()
    assert not view._detail._leave.isVisible()
    assert "Anna de Vrijwilliger" in view._good.text()
    assert model.laptops[-1] == gone


def test_thinking_better_of_it_changes_nothing(bureau: Bureau) -> None:
    model, view = shown(bureau.desk)
    press(view, "laptops.revoke")
    model.choose_reason("stolen")
    press(view, "laptops.stay")
    assert (model.leaving, model.reason) == (False, "")
    assert all(each.revoked is None for each in model.laptops)


def test_new_keys_are_trusted_after_six_words_without_asking_for_a_holder_again(visit: Visit) -> None:
    visit.worry("Eén")
    visit.bring()
    visit.apply(*visit.answer())
    asked = enrolment.ask_new_keys(visit.laptop.store, now=visit.hand().now)
    request = visit.bureau.stick / "new-keys.json"
    request.write_bytes(asked.data)
    model, view = shown(visit.bureau.desk)
    model.choose(request)
    assert model.renews is not None
    assert model.renews.holder_name == "Anna"
    settle(view)
    assert "Anna" in view._request._whose.text()
    assert not button(view, "laptops.enrol").isEnabled()
    model.compared(same=True)
    settle(view)
    assert not view._request._who.isVisible()
    view._request.phrase.line.setText(ROOT_PHRASE)
    press(view, "laptops.enrol")
    assert model.error is None
    assert model.renewed
    assert "nieuwe sleutels" in view._good.text().lower()


def test_after_enrolling_the_card_shows_that_laptop_and_the_good_news_goes_with_the_next_act(
    bureau: Bureau, tmp_path: Path
) -> None:
    model, view = shown(bureau.desk)
    settle(view)
    before = view._rows.key()
    new = a_laptop(bureau, tmp_path / "new")
    asked = enrolment.ask(new.vault.store, now=NOW)
    new.vault.close()
    request = bureau.stick / "new.json"
    request.write_bytes(asked.data)
    model.choose(request)
    model.compared(same=True)
    model.type_name("Zeynep Yilmaz")
    view._request.phrase.line.setText(ROOT_PHRASE)
    press(view, "laptops.enrol")
    settle(view)
    assert model.error is None
    assert view._detail._name.text() == "Zeynep Yilmaz"
    assert view._rows.key() == of(model, "Zeynep") != before
    assert view._good.isVisible()
    QTest.keyClick(view._rows, Qt.Key.Key_Home)
    assert view._rows.key() == model.selected == before
    assert not view._good.isVisible()
    model.revoked = model.shown
    view.refresh()
    assert view._good.isVisible()
    view.opened(None)
    assert not view._good.isVisible()


def test_the_laptops_lead_to_families_answers_and_who_can_open(bureau: Bureau) -> None:
    went: list[tuple[str | None, ...]] = []
    model, view = shown(bureau.desk, went)
    for handle in ("laptops.fronts", "laptops.staff", "laptops.families", "laptops.returns"):
        press(view, handle)
    assert went == [("fronts",), ("staff",), ("fronts", model.selected), ("returns", model.selected)]


def test_every_control_has_a_name_and_a_handle_in_both_languages(bureau: Bureau) -> None:
    for language in Language:
        use(language)
        model, view = shown(bureau.desk)
        model.begin_revoking()
        settle(view)
        assert nameless(view) == []
        assert without_handle(view) == []


@pytest.mark.parametrize(
    ("name", "worn", "height"),
    [
        ("laptops", look.Look(), 800),
        ("laptops-dark", look.Look(theme=DARK), 800),
        ("laptops-contrast", look.Look(theme=CONTRAST), 800),
        ("laptops-200", look.Look(text_size=200), 1400),
    ],
)
def test_the_laptops_look_as_drawn(
    program: QApplication, bureau: Bureau, name: str, worn: look.Look, height: int
) -> None:
    look.put_on(program, worn)
    a_working_day(bureau)
    model, view = shown(bureau.desk)
    as_drawn(model)
    view.refresh()
    settle(view, height=height)
    assert_same_picture(view, name, height=height)


def test_revoking_looks_as_drawn(bureau: Bureau) -> None:
    model, view = shown(bureau.desk)
    as_drawn(model)
    model.begin_revoking()
    model.choose_reason("lost")
    settle(view, height=1000)
    assert_same_picture(view, "laptops-revoke", height=1000)


def as_drawn(model: LaptopsModel) -> None:
    """The codes of holders are drawn anew each time."""
    model.laptops = tuple(
        replace(each, holder=f"KT-0{place}", app=each.app and "0.1.0")
        for place, each in enumerate(model.laptops, start=1)
    )


def test_the_name_behind_a_code_is_corrected_and_stays_in_this_office(bureau: Bureau) -> None:
    a_working_day(bureau)
    model, view = shown(bureau.desk)
    model.select(of(model, "Anna"))
    press(view, "laptops.rename")
    assert model.naming == "Anna de Vrijwilliger"
    model.type_holder("  ")
    assert not button(view, "laptops.save_name").isEnabled()
    model.type_holder("Anne de Vrijwilliger")
    press(view, "laptops.save_name")
    assert model.error is None
    assert not model.naming
    assert model.shown is not None
    assert model.shown.holder_name == "Anne de Vrijwilliger"
    with bureau.desk.store.read() as tx:
        assert [line.action for line in tx.audit_since(0)][-1] == "holder_named"
    press(view, "laptops.rename")
    model.type_holder("Half")
    press(view, "laptops.keep_name")
    assert not model.naming
    assert model.shown.holder_name == "Anne de Vrijwilliger"
