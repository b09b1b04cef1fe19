"""What stands first: every signal and every worry that cannot wait, however old; and what was begun and not ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import msgspec
import pytest

from krachtigthuis_desktop.care import conversations, drafts, families
from krachtigthuis_desktop.care.front_page import front_page
from krachtigthuis_desktop.care.signals import signals
from krachtigthuis_desktop.care.today import today
from krachtigthuis_desktop.domain.records import Worry
from krachtigthuis_desktop.domain.records.worry import Safety, State, Urgency
from tests import builders
from tests.world import Laptop

NEWER = 205
"""More than any screen lists."""


def a_home(laptop: Laptop, facility: str = "PI Alphen", **person: object) -> UUID:
    """A family whose detainee said yes to writing down."""
    home = laptop.begin_at(facility, **person)
    laptop.talk(home)
    return home


def a_worry(laptop: Laptop, home: UUID, **changes: object) -> UUID:
    return laptop.worry(home, **{"deadline": None, "urgency": None} | changes)


def second_story(laptop: Laptop, worry: UUID, **changes: object) -> None:
    """Two people changed the same version: both stories stand, whichever of the two is shown."""
    with laptop.store.read() as tx:
        stored = tx.need(Worry, worry)
    for each, device in ((replace(stored.record, **changes), "e1" * 16), (stored.record, "e2" * 16)):  # type: ignore[arg-type]
        told = builders.a_revision(each, record=worry, home=stored.home, bases=(stored.head,), device=device)
        with laptop.store.write() as tx:
            tx.insert([told])
    with laptop.store.read() as tx:
        assert tx.need(Worry, worry).disputed


@pytest.mark.parametrize("facts", [{"urgency": Urgency.NOW}, {"deadline": 2}, {"deadline": -30}])
def test_what_cannot_wait_is_first_however_many_were_written_after_it(laptop: Laptop, facts: dict[str, object]) -> None:
    home = a_home(laptop)
    if days := facts.get("deadline"):
        assert isinstance(days, int)
        facts = {"deadline": laptop.today + timedelta(days=days)}
    a_worry(laptop, home, title="Ontruiming", **facts)
    a_worry(laptop, home, title="Al geregeld", state=State.SOLVED, **facts)
    for number in range(NEWER):
        a_worry(laptop, home, title=f"Zorg {number}")
    seen = today(laptop.store, laptop.today)
    assert [line.title for line in seen.pressing] == ["Ontruiming"]
    assert (len(seen.worries), seen.worries_in_all) == (50, NEWER + 1)


def test_a_place_has_its_own_newest_worries(laptop: Laptop) -> None:
    here, there = a_home(laptop), a_home(laptop, "PI Dordrecht", first_name="Bilal")
    a_worry(laptop, there, title="Vader is veel alleen")
    for number in range(60):
        a_worry(laptop, here, title=f"Zorg {number}")
    seen = today(laptop.store, laptop.today, place="PI Dordrecht")
    assert ([line.title for line in seen.worries], seen.worries_in_all) == (["Vader is veel alleen"], 1)


def test_a_second_story_that_presses_is_not_hidden_by_the_first(laptop: Laptop) -> None:
    worry = a_worry(laptop, a_home(laptop), title="Huur")
    second_story(laptop, worry, urgency=Urgency.NOW)
    assert [line.id for line in today(laptop.store, laptop.today).pressing] == [worry]


@pytest.mark.parametrize("safety", [Safety.YES, Safety.UNSURE])
def test_a_signal_is_there_in_every_state_of_its_worry_and_its_family(laptop: Laptop, safety: Safety) -> None:
    home = a_home(laptop)
    worry = a_worry(laptop, home, title="Ruzie thuis", safety=safety, state=State.WITHDRAWN)
    families.close_family(laptop.store, home, why="Klaar.", hand=laptop.hand())
    (line,) = signals(laptop.store).lines
    assert (line.what, line.is_yes, line.detainee, line.at_office) == (
        str(worry),
        safety is Safety.YES,
        "Mick van der Linde",
        False,
    )
    assert today(laptop.store, laptop.today).signals.contact.phone == "071 000 00 12"


def test_yes_stands_before_doubt_and_no_answer_is_no_signal(laptop: Laptop) -> None:
    home = a_home(laptop)
    yes = a_worry(laptop, home, safety=Safety.YES)
    doubt = a_worry(laptop, home, safety=Safety.UNSURE)
    a_worry(laptop, home, safety=Safety.NONE)
    a_worry(laptop, home, safety=Safety.NOT_ASKED)
    assert [line.what for line in signals(laptop.store).lines] == [str(yes), str(doubt)]


def test_a_signal_in_a_second_story_counts(laptop: Laptop) -> None:
    worry = a_worry(laptop, a_home(laptop), safety=Safety.NONE)
    second_story(laptop, worry, safety=Safety.YES)
    (line,) = signals(laptop.store).lines
    assert line.is_yes


def test_a_signal_for_the_coordinator_only_shows_its_number(laptop: Laptop) -> None:
    a_worry(laptop, a_home(laptop), title="Ruzie thuis", safety=Safety.YES, coordinator_only=True)
    (line,) = signals(laptop.store).lines
    assert (line.title, len(line.number)) == ("", 9)


def test_a_closed_family_is_counted_and_its_worries_are_no_longer_listed(laptop: Laptop) -> None:
    home = a_home(laptop)
    a_worry(laptop, home, title="Huur")
    families.close_family(laptop.store, home, why="Klaar.", hand=laptop.hand())
    seen = today(laptop.store, laptop.today)
    assert (seen.closed, seen.families, seen.worries, seen.worries_in_all) == (1, (), (), 0)


def test_what_waits_is_counted_in_worries_and_talks_not_in_changes(laptop: Laptop) -> None:
    home = a_home(laptop)
    worry = a_worry(laptop, home)
    conversations.tell_back(laptop.store, worry, "", hand=laptop.hand())
    waiting = today(laptop.store, laptop.today).waiting
    assert (waiting.worries, waiting.talks) == (1, 1)
    assert waiting.count > 2


def test_what_was_left_half_written_is_listed_with_the_way_back(laptop: Laptop) -> None:
    home = a_home(laptop)
    worry = a_worry(laptop, home)

    def keep(key: str, **form: object) -> None:
        drafts.keep_draft(laptop.store, key, msgspec.json.encode(form).decode())

    keep("talk:t1", id="t1", home="", person={"first_name": "Ömer"})
    keep("worry:w1", id="w1", home="", talk="t1", title="Zit in het gesprek")
    keep("worry:w2", id="w2", home=str(home), talk="", own_words="Mijn zus komt niet meer.")
    keep(f"referral:{worry}", concerns="")
    keep(f"family:{home}", adding=True)
    drafts.keep_draft(laptop.store, "worry:w3", "{ beschadigd")
    lines = today(laptop.store, laptop.today).half_written
    mick = "Mick van der Linde"
    assert [(line.screen, line.what, line.name, line.called) for line in lines] == [
        ("talk", "talk:t1", "Ömer", ""),
        ("worry", "worry:w2", mick, "Mijn zus komt niet meer."),
        ("worry", "worry:w3", "", ""),
        ("referral", str(worry), mick, ""),
        ("family", str(home), mick, ""),
    ]


def test_an_answer_about_safety_is_a_signal_before_the_worry_is_saved(laptop: Laptop) -> None:
    """On Today, on the page of its family, at Meenemen and at closing; a known worry is not counted twice."""
    home = a_home(laptop)
    known = a_worry(laptop, home, safety=Safety.YES)

    def keep(key: str, **form: object) -> None:
        drafts.keep_draft(laptop.store, key, msgspec.json.encode(form).decode())

    keep("talk:t1", id="t1", home="", person={"first_name": "Ömer"})
    keep("worry:w1", id="w1", home="", talk="t1", title="Zit in het gesprek", safety="unsure")
    keep("worry:w2", id="w2", home=str(home), talk="", own_words="Er is geslagen.", safety="yes")
    keep("worry:w3", id="w3", home=str(home), talk="", own_words="Huur", safety="not_asked")
    keep(f"worry:{known}", id=str(known), home=str(home), talk="", own_words="Anders", safety="yes")
    found = signals(laptop.store)
    assert {(line.what, line.detainee, line.is_yes) for line in found.lines} == {
        (str(known), "Mick van der Linde", True),
        ("worry:w2", "Mick van der Linde", True),
        ("worry:w1", "Ömer", False),
    }
    page = front_page(laptop.store, home)
    assert {line.what for line in page.signals.lines} == {str(known), "worry:w2"}
    assert {line.what for line in page.half_written} == {"worry:w2", "worry:w3", f"worry:{known}"}
