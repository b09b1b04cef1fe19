"""Talks without a yes go after fourteen days that can be believed, after a word before; what went can be got back."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from krachtigthuis_desktop.care import drafts, old_talks
from krachtigthuis_desktop.storage import Store
from tests.world import NOW, Laptop

TODAY = NOW.date()


def a_talk(store: Store, name: str, begun: date) -> None:
    """A half-filled talk and a worry in it."""
    drafts.keep_draft(store, f"talk:{name}", json.dumps({"begun": begun.isoformat(), "place": "zaal"}))
    drafts.keep_draft(store, f"worry:{name}", json.dumps({"talk": name, "title": "huur"}))


def keys(store: Store) -> set[str]:
    return {draft.key for draft in drafts.kept_drafts(store, "talk:", "worry:")}


def days(store: Store, *after: int) -> list[old_talks.Tended]:
    """The list is shown on these days after the beginning."""
    return [old_talks.tend_talks(store, TODAY + timedelta(days=each)) for each in after]


def test_it_goes_after_fourteen_days_with_its_worries_and_its_writer_was_told_the_day_before(laptop: Laptop) -> None:
    a_talk(laptop.store, "oud", TODAY)
    a_talk(laptop.store, "jong", TODAY + timedelta(days=6))
    drafts.keep_draft(laptop.store, "worry:apart", json.dumps({"talk": "", "title": "van een gezin"}))
    drafts.keep_draft(laptop.store, "talk:stuk", "{niet te lezen")
    before, told, same_day, gone = days(laptop.store, 14, 15, 15, 16)
    assert [set(each.going) for each in (before, told, same_day)] == [set(), {"talk:oud"}, {"talk:oud"}]
    assert (before.went, told.went, same_day.went, gone.went) == (0, 0, 0, 1)
    assert keys(laptop.store) == {"talk:jong", "worry:jong", "worry:apart", "talk:stuk"}


def test_after_two_weeks_of_leave_nothing_goes_without_a_word(laptop: Laptop) -> None:
    a_talk(laptop.store, "verlof", TODAY)
    days(laptop.store, 0)
    (back,) = days(laptop.store, 15)
    assert (set(back.going), back.went) == ({"talk:verlof"}, 0)
    assert keys(laptop.store) == {"talk:verlof", "worry:verlof"}


@pytest.mark.parametrize(
    "clock",
    [
        (-9830, -9830, 0, 1),
        (0, 365, 365, 0, 1),
        (0, 365, 0, 365, 1, 366, 2),
        (365, 0, 1, 2),
        (0, -9830, 0, 1),
        (-400, 0, 1, 2, 3),
    ],
    ids=["set right", "a year ahead for an hour", "to and fro", "begun ahead", "dead for a day", "behind"],
)
def test_a_clock_that_jumps_or_is_set_right_makes_nothing_old(laptop: Laptop, clock: tuple[int, ...]) -> None:
    a_talk(laptop.store, "klok", TODAY + timedelta(days=clock[0]))
    assert sum(each.went for each in days(laptop.store, *clock)) == 0
    assert keys(laptop.store) == {"talk:klok", "worry:klok"}


def test_a_talk_goes_all_the_same_after_the_clock_was_set_right(laptop: Laptop) -> None:
    a_talk(laptop.store, "klok", TODAY - timedelta(days=9830))
    found = days(laptop.store, -9830, *range(20))
    assert sum(each.went for each in found) == 1
    assert sum(each.went for each in found[:15]) == 0


def test_a_clock_that_jumped_or_is_before_what_was_written_is_doubted(laptop: Laptop) -> None:
    laptop.begin()
    first, usual, dead, right, next_day = days(laptop.store, 0, 1, -9830, 2, 3)
    assert [each.clock_doubted for each in (first, usual, dead, right, next_day)] == [False, False, True, True, False]


def test_what_went_or_was_thrown_away_can_be_got_back_whole(laptop: Laptop) -> None:
    a_talk(laptop.store, "weg", TODAY)
    before = drafts.kept_drafts(laptop.store, "talk:", "worry:")
    old_talks.throw_away(laptop.store, "talk:weg")
    assert keys(laptop.store) == set()
    assert {draft.key for draft in drafts.kept_drafts(laptop.store, "gone:")} == {"gone:talk:weg", "gone:worry:weg"}
    old_talks.take_back(laptop.store, "talk:weg")
    assert drafts.kept_drafts(laptop.store, "talk:", "worry:", "gone:") == before


def test_one_worry_goes_and_comes_back_without_its_talk(laptop: Laptop) -> None:
    a_talk(laptop.store, "een", TODAY)
    old_talks.throw_away(laptop.store, "worry:een")
    assert keys(laptop.store) == {"talk:een"}
    old_talks.take_back(laptop.store, "worry:een")
    assert keys(laptop.store) == {"talk:een", "worry:een"}


def test_what_nobody_got_back_for_a_week_is_gone_for_good_and_not_at_the_first_opening(laptop: Laptop) -> None:
    days(laptop.store, 0)
    a_talk(laptop.store, "weg", TODAY)
    old_talks.throw_away(laptop.store, "talk:weg")
    days(laptop.store, 7)
    assert drafts.kept_drafts(laptop.store, "gone:")
    days(laptop.store, 8)
    assert drafts.kept_drafts(laptop.store, "gone:") == ()


def test_a_talk_that_came_back_has_its_days_again(laptop: Laptop) -> None:
    a_talk(laptop.store, "terug", TODAY)
    days(laptop.store, 0, 15, 16)
    old_talks.take_back(laptop.store, "talk:terug")
    assert sum(each.went for each in days(laptop.store, 17, 24, 30)) == 0
    assert keys(laptop.store) == {"talk:terug", "worry:terug"}
