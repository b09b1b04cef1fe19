"""Nobody there: first a warning, then hidden, then locked; the clock is ours to set."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from krachtigthuis_desktop.gui.idle import Idle, Patience, clock


class Wall:
    """A clock that goes when it is told."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def idle(qtbot: QtBot, told: list[str], wall: Wall) -> Idle:
    return Idle(
        Patience(),
        warn=lambda due: told.append("warn" if due else "calm"),
        hide=lambda: told.append("hide"),
        lock=lambda: told.append("lock"),
        now=wall,
    )


def after(idle: Idle, wall: Wall, seconds: float) -> None:
    wall.seconds += seconds
    idle.look()


def test_the_warning_comes_twenty_seconds_before(idle: Idle, wall: Wall, told: list[str]) -> None:
    after(idle, wall, 99)
    assert told == []

    after(idle, wall, 1)

    assert told == ["warn"]


def test_any_touch_takes_the_warning_away(idle: Idle, wall: Wall, told: list[str]) -> None:
    after(idle, wall, 110)
    idle.touch()
    after(idle, wall, 99)

    assert told == ["warn", "calm"]


def test_after_two_minutes_it_hides_once(idle: Idle, wall: Wall, told: list[str]) -> None:
    after(idle, wall, 120)
    idle.hidden(now_hidden=True)
    after(idle, wall, 10)

    assert told == ["calm", "hide"]


def test_while_hidden_a_touch_does_not_put_off_the_lock(idle: Idle, wall: Wall, told: list[str]) -> None:
    after(idle, wall, 120)
    idle.hidden(now_hidden=True)
    wall.seconds += 700
    idle.touch()
    after(idle, wall, 80)

    assert told[-1] == "lock"


def test_a_long_sleep_locks_at_the_first_look(idle: Idle, wall: Wall, told: list[str]) -> None:
    after(idle, wall, 8 * 3600)

    assert told == ["lock"]


def test_coming_back_begins_to_count_anew(idle: Idle, wall: Wall, told: list[str]) -> None:
    idle.hidden(now_hidden=True)
    wall.seconds += 800
    idle.hidden(now_hidden=False)
    after(idle, wall, 110)

    assert told == ["warn"]


def test_the_clock_goes_forward() -> None:
    assert clock() <= clock()
