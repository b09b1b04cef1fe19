"""The beginning of a talk: nothing is recorded without a yes, nothing typed is lost, whoever it is with."""

from __future__ import annotations

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
        "facility": InputFault.TEXT_EMPTY,
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
    assert model.first_name == "Mick"


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
    assert model.waiting == ()


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
