"""The beginning of a talk: nothing is recorded without a yes, nothing typed is lost, whoever it is with."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from krachtigthuis_desktop.care import drafts, families
from krachtigthuis_desktop.domain.records import Conversation, HomeFront, Person
from krachtigthuis_desktop.errors import InputFault
from krachtigthuis_desktop.gui.run import at_once
from krachtigthuis_desktop.gui.screens.talk.begin_model import BeginModel
from tests import builders
from tests.world import Laptop


def begun(laptop: Laptop) -> tuple[BeginModel, list[str]]:
    went: list[str] = []
    model = BeginModel(laptop.opened(), at_once)
    model.begun = went.append
    model.start()
    return model, went


def somebody_new(model: BeginModel) -> None:
    model.begin_new()
    model.type_person("first_name", "Mick")
    model.type_person("prefix", "van der")
    model.type_person("surname", "Linde")
    model.set("facility", "PI Alphen aan den Rijn")


def recorded(laptop: Laptop) -> list[int]:
    with laptop.store.read() as tx:
        return [tx.count(kind) for kind in (HomeFront, Person, Conversation)]


def test_with_a_yes_a_new_family_and_its_talk_are_recorded(visited: Laptop) -> None:
    model, went = begun(visited)
    somebody_new(model)
    model.type_text("on", "gisteren")
    model.set("may_write", "yes")
    talk = model.form.id
    model.go_on()
    assert went == [f"talk:{talk}"]
    (line,) = families.families(visited.store)
    assert (line.name, line.facility) == ("Mick van der Linde", "PI Alphen aan den Rijn")
    with visited.store.read() as tx:
        (stored,) = tx.all(Conversation)
    assert stored.happened == "2026-11-23"
    assert drafts.kept_drafts(visited.store, "talk:") == ()


def test_no_or_later_leaves_everything_a_draft_that_comes_back(visited: Laptop) -> None:
    model, went = begun(visited)
    somebody_new(model)
    model.set("may_write", "later")
    model.go_on()
    assert recorded(visited) == [0, 0, 0]
    (what,) = went
    again, _went = begun(visited)
    assert [(line.key, line.name) for line in again.waiting] == [(what, "Mick")]
    again.resume(what)
    assert (again.form.person.surname, again.form.may_write) == ("Linde", "later")
    again.set("may_write", "yes")
    again.go_on()
    assert recorded(visited) == [1, 1, 1]
    assert drafts.kept_drafts(visited.store, "talk:") == ()


def test_what_is_missing_is_named_by_its_field(visited: Laptop) -> None:
    model, went = begun(visited)
    model.go_on()
    assert set(model.faults) == {"home", "may_write"}
    model.begin_new()
    model.type_text("on", "31-2-2026")
    model.set("may_write", "yes")
    model.go_on()
    assert {name: error.code for name, error in model.faults.items()} == {
        "first_name": InputFault.TEXT_EMPTY,
        "facility": InputFault.CHOICE_MISSING,
        "on": InputFault.DATE_IMPOSSIBLE,
    }
    assert went == []


def test_a_family_that_said_yes_before_keeps_its_yes(visited: Laptop) -> None:
    home = visited.begin()
    visited.talk(home)
    model, _went = begun(visited)
    model.choose(str(home))
    assert model.yes_since == visited.today
    assert model.form.may_write == "yes"
    assert model.inside is not None
    assert model.inside.called == "Mick"


def test_another_family_has_other_people_and_its_own_answer(visited: Laptop) -> None:
    one, other = visited.begin(), visited.begin_at("PI Dordrecht", first_name="Bilal", prefix="", surname="Yıldırım")
    visited.talk(one)
    model, _went = begun(visited)
    model.choose(str(one))
    model.choose_other()
    model.choose(str(other))
    assert model.form.may_write == ""
    assert model.form.with_whom == [str(visited.detainee(other))]
    assert model.form.facility == "PI Dordrecht"


def test_families_are_found_by_the_beginning_of_any_word_without_marks(visited: Laptop) -> None:
    visited.begin(first_name="Łukasz", prefix="", surname="Wójcik")
    visited.begin(first_name="Mick")
    model, _went = begun(visited)
    model.search("woj")
    assert [line.name for line in model.families] == ["Łukasz Wójcik"]
    model.search("alphen")
    assert len(model.families) == 2


def test_half_filled_is_kept_once_and_only_when_something_was_filled_in(visited: Laptop) -> None:
    model, _went = begun(visited)
    model.keep()
    assert drafts.kept_drafts(visited.store, "talk:") == ()
    somebody_new(model)
    model.keep()
    assert len(drafts.kept_drafts(visited.store, "talk:")) == 1
    key = f"talk:{model.form.id}"
    model.start()
    model.throw_away(key)
    assert [(line.key, line.gone) for line in model.waiting] == [(key, True)]
    assert model.thrown == key
    model.take_back(model.thrown)
    assert [(line.key, line.gone) for line in model.waiting] == [(key, False)]
    assert model.thrown == ""


def test_a_form_that_was_only_opened_leaves_nothing_and_one_that_was_emptied_neither(visited: Laptop) -> None:
    model, _went = begun(visited)
    for _time in range(3):
        model.start()
        model.begin_new()
        model.keep()
    assert drafts.kept_drafts(visited.store, "talk:") == ()
    model.type_person("first_name", "Mick")
    model.keep()
    assert len(drafts.kept_drafts(visited.store, "talk:")) == 1
    model.type_person("first_name", "")
    model.keep()
    assert drafts.kept_drafts(visited.store, "talk:") == ()


def test_a_talk_with_a_family_that_was_begun_goes_on_and_is_not_begun_twice(visited: Laptop) -> None:
    home = visited.begin()
    first, _went = begun(visited)
    first.choose(str(home))
    first.type_text("place", "bezoekzaal")
    first.keep()
    again, _went = begun(visited)
    again.choose(str(home))
    assert (again.form.id, again.form.place) == (first.form.id, "bezoekzaal")


def test_a_draft_outlives_a_clock_that_is_set_right_and_the_day_is_asked(visited: Laptop) -> None:
    clock = [datetime(2000, 1, 1, 9, tzinfo=UTC)]
    model = BeginModel(replace(visited.opened(), clock=lambda: clock[0]), at_once)
    model.start()
    somebody_new(model)
    model.set("may_write", "later")
    model.go_on()
    clock[0] = visited.now
    model.start()
    assert [line.name for line in model.waiting] == ["Mick"]
    assert (model.clock_doubted, model.form.on) == (True, "")
    somebody_new(model)
    model.set("may_write", "yes")
    model.go_on()
    assert set(model.faults) == {"on"}
    model.type_text("on", "vandaag")
    model.go_on()
    assert recorded(visited) == [1, 1, 1]


def test_every_part_of_a_name_finds_a_family(visited: Laptop) -> None:
    visited.begin(first_name="Wilma", prefix="", surname="Jansen-Smit")
    visited.begin(first_name="Carla", prefix="", surname="d’Ancona")
    model, _went = begun(visited)
    for typed, name in (
        ("smit", "Wilma Jansen-Smit"),
        ("Ancona", "Carla d’Ancona"),
        ("jansen-smit", "Wilma Jansen-Smit"),
    ):
        model.search(typed)
        assert [line.name for line in model.families] == [name]


def test_a_damaged_draft_is_passed_over_and_not_thrown_away(visited: Laptop) -> None:
    drafts.keep_draft(visited.store, "talk:stuk", "{half")
    drafts.keep_draft(visited.store, "worry:los", '{"id": "los", "title": 3, "own_words": "huur", "vreemd": 1}')
    model, _went = begun(visited)
    assert [(line.key, line.called) for line in model.waiting] == [("worry:los", "huur")]
    assert drafts.kept_draft(visited.store, "talk:stuk") == "{half"


def test_a_number_that_may_be_a_bsn_is_not_taken_as_a_name(visited: Laptop) -> None:
    model, went = begun(visited)
    somebody_new(model)
    model.type_person("surname", "111222333")
    model.set("may_write", "yes")
    model.go_on()
    assert model.faults["surname"].code is InputFault.LOOKS_LIKE_BSN
    assert went == []


def test_everybody_known_may_have_been_there(visited: Laptop) -> None:
    home = visited.begin()
    visited.add(home, builders.a_person(first_name="Zoë", prefix="", surname="Şahin"))
    model, _went = begun(visited)
    model.choose(str(home))
    assert [each.called for each in model.people] == ["Mick", "Zoë"]


def test_a_family_that_may_be_the_same_is_said_before_a_second_is_made(visited: Laptop) -> None:
    home = visited.begin_at("PI Dordrecht", first_name="Ömer", prefix="van der", surname="Zwaluw")
    model, _went = begun(visited)
    model.begin_new()
    model.type_person("first_name", "omer")
    said = [model.alike.home if model.alike else None]
    for name, typed in (("prefix", "van der"), ("surname", "Zwaluw")):
        model.type_person(name, typed)
    for place in ("PI Dordrecht", "PI Alphen aan den Rijn", "PI Dordrecht"):
        model.choose_place(place)
        said.append(model.alike.home if model.alike else None)
    assert said == [home, home, None, home]
    model.type_person("surname", "Zwart")
    assert model.alike is None
    model.set("may_write", "yes")
    model.go_on()
    assert recorded(visited) == [2, 2, 1]


def test_enter_in_the_search_takes_the_first_that_was_found(visited: Laptop) -> None:
    home = visited.begin(first_name="Łukasz", prefix="", surname="Wójcik")
    visited.begin(first_name="Mick")
    model, _went = begun(visited)
    model.go_on()
    model.choose_found()
    assert not model.is_chosen
    model.search("woj")
    model.choose_found()
    assert (model.form.home, "home" in model.faults) == (str(home), False)
