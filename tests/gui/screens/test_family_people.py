"""On the family page somebody is corrected and completed, an answer is written down, and what was done is taken back."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from krachtigthuis_desktop.care import families, letters
from krachtigthuis_desktop.domain.letter_content import Variant
from krachtigthuis_desktop.domain.records import Person
from krachtigthuis_desktop.domain.records.consent import DataKind, Purpose
from krachtigthuis_desktop.domain.records.letter import Way
from krachtigthuis_desktop.domain.records.person import AddressAs
from krachtigthuis_desktop.domain.records.relation import Known, Quality, Tie
from krachtigthuis_desktop.domain.records.worry import Safety
from krachtigthuis_desktop.errors import InputFault
from krachtigthuis_desktop.gui.run import at_once
from krachtigthuis_desktop.gui.screens.families.model import FamiliesModel
from krachtigthuis_desktop.gui.screens.families.view import FamiliesView
from krachtigthuis_desktop.gui.screens.family.model import FamilyModel
from krachtigthuis_desktop.gui.screens.family.view import FamilyView
from tests import builders
from tests.gui.names import nameless, without_handle
from tests.gui.screens.letter_story import Story
from tests.gui.screens.settle import settle
from tests.gui.screens.test_family import part, press
from tests.world import Laptop


def shown(laptop: Laptop, home: UUID) -> tuple[FamilyModel, FamilyView]:
    model = FamilyModel(laptop.opened(), at_once)
    view = FamilyView(model, lambda *_where: None)
    view.opened(str(home))
    settle(view)
    return model, view


def type_in(view: QWidget, handle: str, text: str) -> None:
    """As a person does: what stands there is selected and written over."""
    line = part(view, handle)
    assert isinstance(line, QLineEdit)
    assert line.isVisible(), handle
    line.selectAll()
    QTest.keyClicks(line, text)


def person(laptop: Laptop, home: UUID, id_: UUID) -> Person:
    found = families.family(laptop.store, home).person(id_)
    assert found is not None
    return found


def test_a_description_gets_a_name_and_everything_else_can_be_filled_in(visited: Laptop) -> None:
    home = visited.begin()
    mother = visited.add(home, builders.a_person(first_name="", prefix="", surname="", description="moeder"))
    noor = visited.add(home, builders.a_child(first_name="Noor"))
    _model, view = shown(visited, home)
    press(view, f"family.correct.{mother}")
    settle(view)
    assert QApplication.focusWidget() in {None, part(view, "family.person.first_name")}
    type_in(view, "family.person.first_name", "Truus")
    if part(view, "family.person.more").isVisible():
        press(view, "family.person.more")
    settle(view)
    typed = {
        "prefix": "van",
        "surname": "Dijk",
        "phone": "06 00 00 00 00",
        "safe_way": "alleen overdag",
        "street": "Dorpsweg 1",
        "postcode": "3311ab",
        "city": "Dordrecht",
        "municipality": "Dordrecht",
        "postcode4": "3311",
        "helpers": "de huisarts",
        "informed_on": "1-11-2026",
    }
    for name, text in typed.items():
        type_in(view, f"family.person.{name}", text)
    QTest.mouseClick(part(view, "family.person.interpreter"), Qt.MouseButton.LeftButton)
    press(view, f"family.person.lives_with.{noor}")
    press(view, "family.person.add")
    now = person(visited, home, mother)
    assert now.full_name == "Truus van Dijk"
    assert now.interpreter
    assert now.address.postcode == "3311 AB"
    assert now.reach.safe_way == "alleen overdag"
    assert now.lives_with == (noor,)
    assert now.informed_on is not None
    assert now.not_informed is None
    assert not view._person.isVisible()


def test_what_was_corrected_is_taken_back_with_one_press(visited: Laptop) -> None:
    home = visited.begin()
    zoe = visited.add(home, builders.a_person(first_name="Zoë", address_as=AddressAs.MRS))
    before = person(visited, home, zoe)
    _model, view = shown(visited, home)
    press(view, f"family.correct.{zoe}")
    settle(view)
    type_in(view, "family.person.first_name", "Zoey")
    press(view, "family.person.add")
    assert person(visited, home, zoe).first_name == "Zoey"
    assert "Zoey" in view._undo.text()
    press(view, "family.undo.action")
    assert person(visited, home, zoe) == before
    assert view._undo.isHidden()


def test_an_age_that_is_not_typed_anew_keeps_its_day(visited: Laptop) -> None:
    home = visited.begin()
    noor = visited.add(home, builders.a_child(8, first_name="Noor"))
    before = person(visited, home, noor).birth
    _model, view = shown(visited, home)
    press(view, f"family.correct.{noor}")
    settle(view)
    type_in(view, "family.person.first_name", "Noortje")
    press(view, "family.person.add")
    assert person(visited, home, noor).birth == before


def test_where_somebody_is_can_be_changed(visited: Laptop) -> None:
    home = visited.begin()
    mick = visited.detainee(home)
    _model, view = shown(visited, home)
    press(view, f"family.correct.{mick}")
    settle(view)
    if part(view, "family.person.more").isVisible():
        press(view, "family.person.more")
        settle(view)
    type_in(view, "family.person.facility", "Exodus Leiden")
    press(view, "family.person.add")
    detention = families.family(visited.store, home).detention
    assert detention is not None
    assert detention.record.facility == "Exodus Leiden"
    assert "Exodus Leiden" in view._second.text()


def test_a_wrong_postcode_stays_and_is_said_under_the_field(visited: Laptop) -> None:
    home = visited.begin()
    zoe = visited.add(home)
    model, view = shown(visited, home)
    press(view, f"family.correct.{zoe}")
    settle(view)
    model.forms.person.postcode = "33ab11"
    press(view, "family.person.add")
    assert "postcode" in view._person._panel._texts["postcode"].fault()
    assert model.forms.person.postcode == "33ab11"


def test_what_is_refused_stays_in_the_form(visited: Laptop) -> None:
    """A name with nine digits is refused when it is written; nothing that was typed is thrown away."""
    home = visited.begin()
    model, view = shown(visited, home)
    press(view, "family.add")
    settle(view)
    type_in(view, "family.person.first_name", "111222333")
    view._person._panel._choose("partner")
    press(view, "family.person.add")
    assert model.error is not None
    assert model.error.code is InputFault.LOOKS_LIKE_BSN
    assert model.forms.person.first_name == "111222333"


def test_somebody_added_by_mistake_is_taken_back(visited: Laptop) -> None:
    home = visited.begin()
    model, view = shown(visited, home)
    press(view, "family.add")
    settle(view)
    type_in(view, "family.person.first_name", "Truus")
    view._person._panel._choose("grandparent")
    press(view, "family.person.add")
    assert "Truus" in [each.called for _id, each in model.persons]
    press(view, "family.undo.action")
    assert "Truus" not in [each.called for _id, each in model.persons]


def test_somebody_written_down_twice_is_struck_off_and_comes_back(visited: Laptop) -> None:
    home = visited.begin()
    zoe = visited.add(home)
    model, view = shown(visited, home)
    press(view, f"family.correct.{zoe}")
    settle(view)
    press(view, "family.person.strike")
    assert str(zoe) not in dict(model.persons)
    press(view, "family.undo.action")
    assert str(zoe) in dict(model.persons)


def test_a_name_that_is_there_already_is_said_and_does_not_forbid(visited: Laptop) -> None:
    home = visited.begin()
    visited.add(home, builders.a_person(first_name="Zoë", prefix="", surname="Şahin"))
    model, view = shown(visited, home)
    press(view, "family.add")
    settle(view)
    type_in(view, "family.person.first_name", "zoe")
    assert "Zoë Şahin" in view._person._panel._same.text()
    view._person._panel._choose("partner")
    press(view, "family.person.add")
    assert len(model.persons) == 3


def test_a_next_measurement_takes_over_what_stands_and_can_be_taken_back(visited: Laptop) -> None:
    """Who said only that they live apart now does not strike the parent off, nor the authority or what supports."""
    home = visited.begin()
    zoe, noor = visited.add(home), visited.add(home, builders.a_child(first_name="Noor"))
    first = builders.a_relation(from_person=zoe, to_person=noor)
    families.tie(visited.store, home, first, hand=visited.hand())
    model, view = shown(visited, home)
    press(view, "family.say_tie")
    settle(view)
    panel = view._people._tie
    panel._set("from_person", str(zoe))
    panel._set("to_person", str(noor))
    assert "Zoë is ouder van Noor en heeft gezag" in panel._earlier.text()
    press(view, "family.tie.together.no")
    press(view, "family.tie.add")
    (tie,) = model.ties
    assert (tie.parent, tie.authority, tie.tie, tie.quality) == (True, Known.YES, Tie.BIOLOGICAL, Quality.SUPPORTING)
    assert tie.same_household is Known.NO
    assert len(families.family(visited.store, home).relations) == 2
    press(view, "family.undo.action")
    assert [tie.same_household for tie in model.ties] == [Known.YES]


def test_her_yes_to_telling_back_is_written_on_the_family_page(visited: Laptop) -> None:
    home = visited.begin()
    zoe, mick = visited.add(home), visited.detainee(home)
    model, view = shown(visited, home)
    press(view, "family.agree")
    settle(view)
    for name in ("agreed.yes", f"purposes.{Purpose.TELL_BACK.value}", "form.paper"):
        press(view, f"family.consent.{name}")
    type_in(view, "family.consent.on", "vandaag")
    press(view, "family.consent.save")
    assert set(view._agreed.faults) == {"told"}
    QTest.mouseClick(part(view, "family.consent.told"), Qt.MouseButton.LeftButton)
    press(view, "family.consent.save")
    (consent,) = [each for _id, each in model.consents if each.about == zoe]
    assert consent.purposes == (Purpose.TELL_BACK,)
    assert consent.recipients == (mick,)
    assert consent.data == (DataKind.SITUATION,)
    assert consent.agreed
    assert not view._agree.isVisible()


def test_a_no_is_written_down_and_a_half_filled_answer_comes_back(visited: Laptop) -> None:
    home = visited.begin()
    zoe = visited.add(home)
    model, view = shown(visited, home)
    press(view, "family.agree")
    settle(view)
    press(view, "family.consent.agreed.no")
    type_in(view, "family.consent.place", "thuis")
    view.keep()
    model, view = shown(visited, home)
    assert model.forms.agreeing
    assert model.forms.consent.place == "thuis"
    settle(view)
    press(view, f"family.consent.purposes.{Purpose.REFER.value}")
    press(view, "family.consent.form.paper")
    type_in(view, "family.consent.on", "gisteren")
    QTest.mouseClick(part(view, "family.consent.told"), Qt.MouseButton.LeftButton)
    press(view, "family.consent.save")
    assert [(each.agreed, each.purposes) for _id, each in model.consents if each.about == zoe] == [
        (False, (Purpose.REFER,))
    ]


def test_a_withdrawal_says_on_top_which_letters_had_gone(tmp_path_factory: pytest.TempPathFactory) -> None:
    story = Story(tmp_path_factory.mktemp("story") / "laptop")
    referral = story.ready()
    letters.issue_letter(
        story.laptop.store, referral, variant=Variant.REFERRAL, way=Way.PRINTED, hand=story.laptop.hand()
    )
    model, view = shown(story.laptop, story.home)
    consent = next(id_ for id_, each in model.consents if each.about == story.zoe)
    press(view, f"family.take_back.{consent}")
    settle(view)
    press(view, "family.take_back.sure")
    assert "Zoë trok het ja in op dinsdag 24 november 2026." in view._withdrawn.text()
    assert "de brief aan Wijkteam Noord, afgedrukt op 24 november, nummer ACD-EFG-HJK" in view._withdrawn.text()
    _model, again = shown(story.laptop, story.home)
    assert again._withdrawn.isVisible()
    story.laptop.store.close()


def test_closing_says_what_is_still_open_and_forbids_nothing(visited: Laptop) -> None:
    home = visited.begin()
    visited.talk(home)
    visited.worry(home, safety=Safety.YES)
    model, view = shown(visited, home)
    press(view, "family.close")
    said = view._closing._left.text()
    assert "veiligheid" in said
    assert "op kantoor" in said
    settle(view)
    type_in(view, "family.closed_why", "Klaar")
    press(view, "family.close.sure")
    assert model.closed is not None
    assert part(view, "family.talk").isHidden()
    list_model = FamiliesModel(visited.opened(), at_once)
    families_view = FamiliesView(list_model, lambda *_where: None)
    families_view.opened(None)
    settle(families_view)
    assert [line.home for line in list_model.closed] == [home]
    assert families_view._closed.isVisible()
    assert families_view._first.isHidden()
    list_model.search("mick")
    assert families_view._closed.isVisible()
    assert families_view._none.isHidden()


def test_the_focus_lands_in_what_opens_and_goes_back_to_what_opened_it(visited: Laptop) -> None:
    home = visited.begin()
    visited.add(home)
    _model, view = shown(visited, home)

    def focused() -> str:
        focus = view.focusWidget()
        return focus.accessibleIdentifier() if focus else ""

    for opener, first, stop in (
        ("family.add", "family.person.first_name", "family.person.stop"),
        ("family.agree", "family.consent.about", "family.consent.stop"),
        ("family.say_tie", "family.tie.from_person", "family.tie.stop"),
        ("family.close", "family.closed_why", "family.close.stop"),
    ):
        press(view, opener)
        settle(view)
        assert focused() == first
        press(view, stop)
        assert focused() == opener
    press(view, "family.agree")
    settle(view)
    part(view, "family.consent.save").setFocus()
    press(view, "family.consent.save")
    about = part(view, "family.consent.about")
    assert isinstance(about, QComboBox)
    assert about.currentData(), "whose information it is was known"
    assert focused() == "family.consent.agreed.yes", "the first that is missing"


def test_every_control_of_the_open_forms_has_a_name_and_a_handle(visited: Laptop) -> None:
    home = visited.begin()
    visited.add(home)
    _model, view = shown(visited, home)
    press(view, f"family.correct.{visited.detainee(home)}")
    press(view, "family.agree")
    settle(view)
    press(view, "family.person.more")
    settle(view)
    assert nameless(view) + without_handle(view) == []


def test_a_tie_is_changed_from_its_own_line_and_begins_with_what_stands(visited: Laptop) -> None:
    home = visited.begin()
    zoe = visited.add(home, builders.a_person(first_name="Zoë", prefix="", surname="Şahin"))
    noor = visited.add(home, builders.a_child(first_name="Noor"))
    families.tie(visited.store, home, builders.a_relation(from_person=zoe, to_person=noor), hand=visited.hand())
    model, view = shown(visited, home)
    press(view, f"family.change_tie.{zoe}.{noor}")
    settle(view)
    form = model.forms.tie
    assert (form.from_person, form.to_person, form.parent, form.authority) == (str(zoe), str(noor), True, "yes")
    press(view, "family.tie.authority.no")
    press(view, "family.tie.add")
    settle(view)
    (tie,) = model.ties
    assert tie.authority is Known.NO
    assert nameless(view) + without_handle(view) == []
