"""The form of a worry: saving needs a yes, nothing typed is lost, two versions never overwrite each other."""

from __future__ import annotations

from uuid import UUID

from krachtigthuis_desktop.care import conversations, drafts, families
from krachtigthuis_desktop.domain.records import Worry
from krachtigthuis_desktop.domain.records.worry import Safety, State, Urgency, Wish
from krachtigthuis_desktop.errors import InputFault, RuleReason
from krachtigthuis_desktop.gui.panels.person_form import PersonForm
from krachtigthuis_desktop.gui.run import at_once
from krachtigthuis_desktop.gui.screens.talk.begin_model import BeginModel
from krachtigthuis_desktop.gui.screens.talk.worry_desk import Notice
from krachtigthuis_desktop.gui.screens.talk.worry_model import WorryModel
from tests import builders
from tests.world import Laptop


def opened(laptop: Laptop, what: str) -> WorryModel:
    model = WorryModel(laptop.opened(), at_once)
    model.open(what)
    return model


def a_talk(laptop: Laptop) -> tuple[UUID, str]:
    home = laptop.begin()
    return home, f"talk:{laptop.talk(home)}"


def a_draft_talk(laptop: Laptop) -> str:
    went: list[str] = []
    begin = BeginModel(laptop.opened(), at_once, begun=went.append)
    begin.start()
    begin.begin_new()
    begin.type_person("first_name", "Mick")
    begin.set("facility", "PI Alphen")
    begin.set("may_write", "later")
    begin.go_on()
    return went[0]


def read(laptop: Laptop, id_: str) -> Worry:
    with laptop.store.read() as tx:
        return tx.need(Worry, UUID(id_)).record


def test_a_worry_is_saved_with_everything_that_was_filled_in(visited: Laptop) -> None:
    home, talk = a_talk(visited)
    noor = visited.add(home, builders.a_child(first_name="Noor"))
    model = opened(visited, talk)
    model.type_text("title", "Noor durft niet mee op schoolreis ")
    model.type_text("own_words", "Ze zegt dat ze buikpijn heeft.")
    model.set("about", [str(noor)])
    model.set("group", "child_school")
    model.set("urgency", "this_week")
    model.type_text("deadline", "4 dec")
    model.set("wishes", ["tell_me_back"])
    model.set("severity", 7)
    model.set("safety", "none")
    model.set("source_known", True)
    model.save()
    assert (model.faults, model.error, model.notice) == ({}, None, Notice.SAVED)
    worry = read(visited, model.form.id)
    assert worry.title == "Noor durft niet mee op schoolreis"
    assert (worry.about, worry.urgency, worry.wishes) == ((noor,), Urgency.THIS_WEEK, (Wish.TELL_BACK,))
    assert str(worry.deadline) == "2026-12-04"
    assert (worry.severity_start, worry.safety, worry.family_may_know_source) == (7, Safety.NONE, True)
    assert worry.raised_by == visited.detainee(home)
    assert drafts.kept_drafts(visited.store, "worry:") == ()


def test_words_alone_are_enough_and_nothing_is_chosen_beforehand(visited: Laptop) -> None:
    _home, talk = a_talk(visited)
    model = opened(visited, talk)
    assert (model.form.safety, model.form.urgency, model.form.severity) == ("", "", None)
    model.type_text("own_words", "Moeder is gevallen.")
    model.save()
    worry = read(visited, model.form.id)
    assert (worry.safety, worry.urgency, worry.severity_start) == (Safety.NOT_ASKED, None, None)


def test_an_empty_worry_and_an_unclear_date_are_named_by_field_and_nothing_goes(visited: Laptop) -> None:
    _home, talk = a_talk(visited)
    model = opened(visited, talk)
    model.type_text("impression", "moe")
    model.type_text("deadline", "ergens in mei")
    model.save()
    assert {name: error.code for name, error in model.faults.items()} == {
        "own_words": InputFault.TEXT_EMPTY,
        "deadline": InputFault.DATE_UNKNOWN,
    }
    assert model.form.impression == "moe"


def test_what_was_typed_is_kept_and_comes_back_in_place(visited: Laptop) -> None:
    _home, talk = a_talk(visited)
    model = opened(visited, talk)
    model.type_text("own_words", "Ze slaapt")
    model.set("wishes", ["refer"])
    model.keep()
    assert model.kept_at is not None
    again = opened(visited, talk)
    assert again.form.own_words == "Ze slaapt"
    assert again.form.wishes == ["refer"]
    assert again.notice is Notice.RESTORED
    assert opened(visited, f"worry:{model.form.id}").form.own_words == "Ze slaapt"


def test_an_untouched_form_leaves_no_draft(visited: Laptop) -> None:
    _home, talk = a_talk(visited)
    opened(visited, talk).keep()
    assert drafts.kept_drafts(visited.store, "worry:") == ()


def test_without_a_yes_a_worry_is_a_draft_and_is_saved_after_one(visited: Laptop) -> None:
    talk = a_draft_talk(visited)
    model = opened(visited, talk)
    assert not model.around.has_yes
    assert model.around.inside is not None
    model.type_text("title", "Huur achter")
    model.save()
    model.keep()
    with visited.store.read() as tx:
        assert tx.count(Worry) == 0
    begin = BeginModel(visited.opened(), at_once)
    begin.resume(talk)
    begin.set("may_write", "yes")
    begin.go_on()
    model = opened(visited, talk)
    assert model.form.title == "Huur achter"
    model.save()
    assert read(visited, model.form.id).title == "Huur achter"


def test_somebody_new_in_a_draft_talk_is_recorded_with_the_yes(visited: Laptop) -> None:
    talk = a_draft_talk(visited)
    model = opened(visited, talk)
    model.add_somebody()
    assert model.adding is not None
    model.added(PersonForm(id=model.adding.id, first_name="Noor", role="child", birth="8"))
    model.keep()
    assert [(each.called, each.ages) for each in model.around.people] == [("Noor", (8, 8)), ("Mick", None)]
    begin = BeginModel(visited.opened(), at_once)
    begin.resume(talk)
    begin.set("may_write", "yes")
    begin.go_on()
    (line,) = families.families(visited.store)
    assert {each.record.called for each in families.family(visited.store, line.home).persons} == {"Mick", "Noor"}


def test_somebody_new_is_recorded_at_once_after_a_yes_and_chosen(visited: Laptop) -> None:
    home, talk = a_talk(visited)
    model = opened(visited, talk)
    model.type_text("title", "Schoolreis")
    model.add_somebody()
    assert model.adding is not None
    model.added(PersonForm(id=model.adding.id, description="dochter, ongeveer 8", role="child"))
    assert [stored.record.called for stored in families.family(visited.store, home).persons][1:] == [
        "dochter, ongeveer 8"
    ]
    model.save()
    assert len(read(visited, model.form.id).about) == 1


def test_what_this_talk_yielded_stands_together(visited: Laptop) -> None:
    home, talk = a_talk(visited)
    visited.worry(home, title="van een ander gesprek")
    model = opened(visited, talk)
    model.type_text("title", "eerste")
    model.save()
    model.another()
    model.type_text("title", "tweede")
    assert [(line.called, line.is_saved, line.is_open) for line in model.lines] == [
        ("eerste", True, False),
        ("tweede", False, True),
    ]
    first = model.lines[0].id
    model.show(first)
    assert model.form.title == "eerste"
    model.show(model.lines[1].id)
    assert model.form.title == "tweede"


def test_a_number_that_may_be_a_bsn_stays_a_draft_until_it_is_another_number(visited: Laptop) -> None:
    _home, talk = a_talk(visited)
    model = opened(visited, talk)
    model.type_text("own_words", "zaak 111222333 loopt nog")
    assert model.strange_number == "own_words"
    model.save()
    assert model.faults["own_words"].code is InputFault.LOOKS_LIKE_BSN
    model.another_number()
    assert model.strange_number == ""
    model.type_text("seen_heard", "en 123456782")
    assert model.strange_number == "seen_heard"  # a second number is asked about again
    model.another_number()
    model.save()
    assert model.error is None
    with visited.store.read() as tx:
        assert [line.action for line in tx.audit_since(0)].count("another_number") == 1


def test_characters_that_cannot_be_kept_go_with_a_notice(visited: Laptop) -> None:
    _home, talk = a_talk(visited)
    model = opened(visited, talk)
    model.type_text("own_words", "geld\u202e weg")
    assert model.form.own_words == "geld weg"
    assert model.notice is Notice.CHARACTER_GONE


def test_a_change_by_somebody_else_is_shown_beside_and_nothing_is_lost(visited: Laptop) -> None:
    home, _talk = a_talk(visited)
    id_ = visited.worry(home, title="eerst", own_words="woorden")
    mine = opened(visited, str(id_))
    theirs = opened(visited, str(id_))
    theirs.type_text("title", "van de ander")
    theirs.save()
    mine.type_text("title", "van mij")
    mine.save()
    assert mine.error is not None
    assert mine.is_stale
    assert [(each.field, each.theirs, each.mine) for each in mine.differences] == [("title", "van de ander", "van mij")]
    assert mine.form.title == "van mij"
    mine.keep_mine()
    assert read(visited, str(id_)).title == "van mij"
    assert opened(visited, str(id_)).form.title == "van mij"
    with visited.store.read() as tx:
        assert len(tx.history(id_)) == 3


def test_theirs_can_be_taken_over_too(visited: Laptop) -> None:
    home, _talk = a_talk(visited)
    id_ = visited.worry(home, title="eerst")
    mine, theirs = opened(visited, str(id_)), opened(visited, str(id_))
    theirs.type_text("title", "van de ander")
    theirs.save()
    mine.type_text("title", "van mij")
    mine.save()
    mine.throw_draft_away()
    assert mine.form.title == "van de ander"
    assert not mine.is_stale


def test_changing_keeps_what_the_form_does_not_show(visited: Laptop) -> None:
    home, _talk = a_talk(visited)
    id_ = visited.worry(home, title="eerst", severity_start=8)
    conversations.tell_back(visited.store, id_, "gebeld", hand=visited.hand())
    model = opened(visited, str(id_))
    model.set("state", "solved")
    model.set("severity_now", 2)
    model.save()
    worry = read(visited, str(id_))
    assert (worry.state, worry.severity_start, worry.severity_end) == (State.SOLVED, 8, 2)
    assert worry.feedback is not None


def test_told_is_one_press_and_can_be_taken_back_while_the_form_is_half_filled(visited: Laptop) -> None:
    home, _talk = a_talk(visited)
    id_ = visited.worry(home, title="eerst")
    model = opened(visited, str(id_))
    model.type_text("title", "half")
    model.tell_back("")
    assert model.saved is not None
    assert model.saved.feedback is not None
    assert model.notice is Notice.TOLD
    model.take_back()
    assert read(visited, str(id_)).feedback is None
    model.save()
    assert read(visited, str(id_)).title == "half"


def test_a_volunteer_cannot_close_a_signal_and_hears_why(visited: Laptop) -> None:
    home, _talk = a_talk(visited)
    model = opened(visited, str(visited.worry(home, safety=Safety.YES)))
    assert model.is_signal
    assert model.around.contact.phone == "071 000 00 12"
    model.set("safety", "none")
    model.save()
    assert model.error is not None
    assert model.error.code is RuleReason.SIGNAL_STAYS


def test_a_worry_that_is_gone_is_said(visited: Laptop) -> None:
    model = opened(visited, "018f0000-0000-7000-8000-000000000000")
    assert model.error is not None
    assert model.error.code is InputFault.NOT_FOUND
    assert opened(visited, "geen id").error is not None
