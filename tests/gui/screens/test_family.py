"""The page of one family: people, ties, worries with two tags, consents in sentences; and what can be added to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from krachtigthuis_desktop.care import conversations, correcting, drafts, families
from krachtigthuis_desktop.care.family_said import consent_lines, consent_title, tie_sentence
from krachtigthuis_desktop.domain.records.relation import Known, Tie
from krachtigthuis_desktop.domain.records.worry import State
from krachtigthuis_desktop.errors import InputFault
from krachtigthuis_desktop.gui import look
from krachtigthuis_desktop.gui.parts.button import Button
from krachtigthuis_desktop.gui.parts.days import long_day
from krachtigthuis_desktop.gui.run import at_once
from krachtigthuis_desktop.gui.screens.families.model import FamiliesModel
from krachtigthuis_desktop.gui.screens.families.view import FamiliesView
from krachtigthuis_desktop.gui.screens.family.model import FamilyModel
from krachtigthuis_desktop.gui.screens.family.view import FamilyView
from krachtigthuis_desktop.gui.theme import CONTRAST, DARK
from tests import builders
from tests.gui.names import nameless, without_handle
from tests.gui.picture import assert_same_picture
from tests.gui.screens.settle import settle
from tests.world import Laptop

NUMBER = "7F3HAC9DE"


def a_family(laptop: Laptop) -> UUID:
    """Mick, Zoë and two children; three worries in three states, one referral, one talk."""
    home = laptop.begin()
    noor = laptop.add(home, builders.a_child(first_name="Noor"))
    zoe = laptop.add(home, builders.a_person(first_name="Zoë", prefix="", surname="Şahin"))
    laptop.add(home, builders.a_child(3, first_name="Daan"))
    talk = laptop.talk(home, place="PI Alphen")
    facts = {"conversation": talk, "deadline": None}
    laptop.worry(home, title="Noor durft niet mee op schoolreis", about=(noor,), group="child_school", **facts)
    told = laptop.worry(home, title="Daan kent Mick bijna niet", group="contact", state=State.FAMILY_SPOKEN, **facts)
    conversations.tell_back(laptop.store, told, "", hand=laptop.hand())
    laptop.worry(
        home, title="Huur achter, brief van de verhuurder", about=(zoe,), group="housing", state=State.REFERRED, **facts
    )
    families.tie(laptop.store, home, builders.a_relation(from_person=zoe, to_person=noor), hand=laptop.hand())
    team = laptop.helper()
    laptop.consent(home, zoe, team, valid_until=date(2027, 3, 1))
    laptop.refer(home, zoe, team)
    return home


def shown(laptop: Laptop, home: UUID) -> tuple[FamilyModel, FamilyView, list[tuple[str, ...]]]:
    went: list[tuple[str, ...]] = []
    model = FamilyModel(laptop.opened(), at_once)
    view = FamilyView(model, lambda *where: went.append(where))
    view.opened(str(home))
    return model, view, went


def part(view: QWidget, handle: str) -> QWidget:
    found = view.findChild(QWidget, handle)
    assert isinstance(found, QWidget), handle
    return found


def press(view: QWidget, handle: str) -> None:
    button = view.findChild(QWidget, handle)
    assert isinstance(button, Button), handle
    button.click()


def test_the_page_tells_state_and_feedback_as_two_tags(visited: Laptop) -> None:
    _model, view, _went = shown(visited, a_family(visited))
    tags = {row.title: [tag.words for tag in row.tags] for row in view._worries._rows.rows()}
    assert tags == {
        "Huur achter, brief van de verhuurder": ["Doorverwezen", "Nog niet verteld", "Nog niet op kantoor"],
        "Daan kent Mick bijna niet": ["Met de familie gesproken", "Verteld op 24 november", "Nog niet op kantoor"],
        "Noor durft niet mee op schoolreis": ["Genoteerd", "Nog niets te vertellen", "Nog niet op kantoor"],
    }


def test_what_is_for_the_coordinator_only_is_absent(visited: Laptop) -> None:
    home = a_family(visited)
    visited.worry(home, title="alleen voor de coördinator", coordinator_only=True)
    model, _view, _went = shown(visited, home)
    assert "alleen voor de coördinator" not in [worry.title for _id, worry in model.worries]


def test_from_here_one_goes_to_a_talk_a_worry_a_letter(visited: Laptop) -> None:
    home = a_family(visited)
    model, view, went = shown(visited, home)
    press(view, "family.talk")
    press(view, "family.letter")
    view._worries._rows._opened(model.worries[0][0])  # type: ignore[misc]
    view._talks._rows._opened(str(model.page.talks[0].id))  # type: ignore[misc,union-attr]
    assert went == [
        ("talk", str(home)),
        ("referral", str(home)),
        ("worry", model.worries[0][0]),
        ("worry", f"talk:{model.page.talks[0].id}"),  # type: ignore[union-attr]
    ]


def test_somebody_is_added_and_a_half_filled_one_comes_back(visited: Laptop) -> None:
    home = a_family(visited)
    _model, view, _went = shown(visited, home)
    settle(view)
    press(view, "family.add")
    first = view.findChild(QWidget, "family.person.first_name")
    assert first is not None
    QTest.keyClicks(first, "Truus")
    view.keep()
    again, view, _went = shown(visited, home)
    assert again.forms.adding
    assert again.forms.person.first_name == "Truus"
    view._person._panel._choose("grandparent")
    press(view, "family.person.add")
    assert "Truus" in [person.called for _id, person in again.persons]
    assert drafts.kept_drafts(visited.store, "family:") == ()


def test_a_tie_says_who_has_authority_and_the_last_measurement_counts(visited: Laptop) -> None:
    home = a_family(visited)
    model, view, _went = shown(visited, home)
    ids = {person.called: id_ for id_, person in model.persons}
    for authority in (Known.UNKNOWN, Known.NO):
        view._people._people.say_tie()
        form = model.forms.tie
        form.from_person, form.to_person, form.tie = ids["Mick"], ids["Daan"], Tie.BIOLOGICAL.value
        form.parent, form.authority = True, authority.value
        view.refresh()
        press(view, "family.tie.add")
    assert [tie_sentence(tie, model.name) for tie in model.ties] == [
        "Zoë is ouder van Noor en heeft gezag. Noor woont bij Zoë.",
        "Mick is ouder van Daan, zonder gezag.",
    ]


def test_the_ticks_of_a_tie_do_what_they_say(visited: Laptop) -> None:
    """By mouse and by Space: parent, authority, and that they disagree. It stood ticked and was stored as no."""
    model, view, _went = shown(visited, a_family(visited))
    ids = {person.called: id_ for id_, person in model.persons}
    press(view, "family.say_tie")
    settle(view)
    form = model.forms.tie
    form.from_person, form.to_person, form.tie = ids["Mick"], ids["Daan"], Tie.BIOLOGICAL.value
    view.refresh()
    parent, disputed = part(view, "family.tie.parent"), part(view, "family.tie.disputed")
    QTest.mouseClick(parent, Qt.MouseButton.LeftButton)
    assert form.parent
    assert disputed.isVisible()
    QTest.keyClick(disputed, Qt.Key.Key_Space)
    assert form.disputed
    press(view, "family.tie.authority.yes")
    press(view, "family.tie.add")
    (tie,) = [tie for tie in model.ties if str(tie.to_person) == ids["Daan"]]
    assert (tie.parent, tie.authority_disputed, tie.authority) == (True, True, Known.YES)


def test_a_tie_with_oneself_or_without_a_kind_is_refused_in_place(visited: Laptop) -> None:
    model, view, _went = shown(visited, a_family(visited))
    view._people._people.say_tie()
    form = model.forms.tie
    form.from_person = form.to_person = model.inside
    press(view, "family.tie.add")
    assert view._people._tie._lists["to_person"].fault()
    assert view._people._tie._lists["tie"].fault()
    assert len(model.ties) == 1


def test_a_yes_is_taken_back_with_how_it_was_said(visited: Laptop) -> None:
    model, view, _went = shown(visited, a_family(visited))
    consent = next(id_ for id_, each in model.consents if len(each.purposes) > 1)
    press(view, f"family.take_back.{consent}")
    settle(view)
    press(view, "family.take_back.sure")
    withdrawn = next(each for id_, each in model.consents if id_ == consent)
    assert withdrawn.withdrawal is not None
    assert consent_lines(withdrawn, model.name, long_day)[-1].startswith("Ingetrokken op dinsdag 24 november 2026")


ALL_KINDS = (
    "naam, telefoonnummer, adres, geboortedatum, kinderen, wat er speelt, geld, gezondheid, school, hulpverleners, "
    "detentie"
)


def test_consents_are_sentences(visited: Laptop) -> None:
    model, _view, _went = shown(visited, a_family(visited))
    zoe = next(each for _id, each in model.consents if each.valid_until)
    assert consent_title(zoe, model.name) == "Zoë zei ja"
    assert consent_lines(zoe, model.name, long_day) == (
        "Op dinsdag 24 november 2026, voor: opschrijven, praten met de familie, doorverwijzen.",
        "Alleen voor Wijkteam Verzonnen-Noord.",
        f"Welke gegevens: {ALL_KINDS}.",
        "Geldig tot en met maandag 1 maart 2027.",
    )
    assert consent_title(replace(zoe, agreed=False), model.name) == "Zoë zei nee"


def test_a_family_that_is_not_here_is_said_and_shows_nothing(visited: Laptop) -> None:
    model, view, _went = shown(visited, UUID(int=7))
    assert model.error is not None
    assert model.error.code is InputFault.NOT_FOUND
    assert view._columns.isHidden()


def test_every_control_has_a_name_and_a_handle(visited: Laptop) -> None:
    model, view, _went = shown(visited, a_family(visited))
    view._people._people.add_somebody()
    view._people._people.say_tie()
    view._agreed.take_back(model.consents[0][0])
    settle(view)
    assert nameless(view) + without_handle(view) == []


@pytest.mark.parametrize(
    ("name", "worn"),
    [
        ("family", look.Look()),
        ("family-dark", look.Look(theme=DARK)),
        ("family-contrast", look.Look(theme=CONTRAST)),
        ("family-200", look.Look(text_size=200)),
    ],
)
def test_the_page_looks_as_it_did(visited: Laptop, program: QApplication, name: str, worn: look.Look) -> None:
    look.put_on(program, worn)
    model, view, _went = shown(visited, a_family(visited))
    assert model.page is not None
    # The number of a home front is random: a picture needs the same one each time.
    home = model.page.family.home
    still = replace(home, record=replace(home.record, number=NUMBER))
    model.page = replace(model.page, family=replace(model.page.family, home=still))
    view.refresh()
    settle(view)
    assert_same_picture(view, name)


@pytest.mark.parametrize("closed", [False, True])
def test_families_are_found_by_everybody_who_belongs_to_them(visited: Laptop, closed: bool) -> None:  # noqa: FBT001
    home, other = visited.begin(), visited.begin()
    visited.add(home, builders.a_person(first_name="Sandra", prefix="de", surname="Graaf"))
    gone = visited.add(other, builders.a_person(first_name="Sandrine", surname="Graaf"))
    correcting.strike_person(visited.store, gone, hand=visited.hand())
    if closed:
        families.close_family(visited.store, home, why="Verhuisd", hand=visited.hand())
    model = FamiliesModel(visited.opened(), at_once)
    model.load()
    for typed in ("sandra", "graaf", "sandra graa"):
        model.search(typed)
        assert [line.home for line in (*model.families, *model.closed)] == [home], typed


def test_families_are_found_by_name_place_and_number(visited: Laptop) -> None:
    visited.begin_at("PI Dordrecht", first_name="Łukasz", prefix="van der", surname="Aa")
    visited.begin()
    model = FamiliesModel(visited.opened(), at_once)
    view = FamiliesView(model, lambda *_where: None)
    view.opened(None)
    assert [line.name for line in model.families] == ["Łukasz van der Aa", "Mick van der Linde"]
    model.search("dord luk")
    assert [line.name for line in model.families] == ["Łukasz van der Aa"]
    model.search(model.families[0].number[:4])
    assert len(model.families) == 1
    model.search("niemand")
    assert not view._none.isHidden()
    settle(view)
    assert nameless(view) + without_handle(view) == []


@pytest.mark.parametrize("name", ["families", "families-empty"])
def test_the_list_looks_as_it_did(visited: Laptop, name: str) -> None:
    if name == "families":
        visited.begin_at("PI Dordrecht", first_name="Łukasz", prefix="van der", surname="Aa")
        a_family(visited)
    view = FamiliesView(FamiliesModel(visited.opened(), at_once), lambda *_where: None)
    view.opened(None)
    settle(view, height=600)
    assert_same_picture(view, name, height=600)


def test_a_family_is_closed_with_a_reason_and_opened_again(visited: Laptop) -> None:
    model, view, _went = shown(visited, a_family(visited))
    press(view, "family.close")
    press(view, "family.close.sure")
    assert model.error is not None
    assert model.error.code is InputFault.TEXT_EMPTY
    assert model.closed is None
    model.close("Alle vragen zijn beantwoord")
    assert model.closed == visited.today
    assert not view._closed.isHidden()
    assert "Alle vragen zijn beantwoord." in view._closed.text()
    assert view._closing.isHidden()
    press(view, "family.closed.action")
    assert model.closed is None
    assert view._closed.isHidden()
    settle(view)
    assert nameless(view) + without_handle(view) == []


@pytest.mark.parametrize(("name", "size"), [("family-closed", 100), ("family-closed-200", 200)])
def test_a_closed_family_says_so(visited: Laptop, program: QApplication, name: str, size: int) -> None:
    look.put_on(program, look.Look(text_size=size))
    model, view, _went = shown(visited, a_family(visited))
    model.close("Alle vragen zijn beantwoord")
    assert model.page is not None
    home = model.page.family.home
    model.page = replace(
        model.page, family=replace(model.page.family, home=replace(home, record=replace(home.record, number=NUMBER)))
    )
    view.refresh()
    settle(view)
    assert_same_picture(view, name)
