"""Every control of every screen is used once: something comes of it, nothing reaches the hook, nothing goes twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from krachtigthuis_desktop.domain.records.worry import Safety
from krachtigthuis_desktop.gui.parts.page import Page
from tests.gui.every import Walk, no_exception
from tests.gui.screens.office_story import a_step_too_far, two_accounts
from tests.gui.screens.walk import Laptop, laptop
from tests.gui.whole import Front, Whole, a_front, whole_office, whole_window
from tests.office.bureau import NOW, Bureau, bureau, template
from tests.office.visit import Visit, visit

__all__ = ["bureau", "laptop", "template", "visit"]

LAPTOP: dict[str, Callable[[Front], object]] = {
    "today": lambda _front: None,
    "families": lambda _front: None,
    "letters": lambda _front: None,
    "handover": lambda _front: None,
    "talk": lambda _front: None,
    "worry": lambda front: front.worry,
    "family": lambda front: front.home,
    "letter": lambda front: front.referral,
    "referral": lambda front: front.worry,
    "holdings": lambda _front: None,
    "answer": lambda _front: None,
    "office_link": lambda _front: None,
    "settings": lambda _front: None,
}
OFFICE = ("inbox", "conflicts", "apart", "returns", "laptops", "fronts", "staff", "office_card", "settings")
_READ_LATER = "read when the button below it is pressed"
SILENT = {
    "answer.look": "reads the sticks again; there is none",
    "returns.look": "reads the sticks again; there is none",
    "apart.decided": "a list to read",
    "handover.families": "its first row is the directory, which has no page yet",
    "conflicts.take.impression.both": "only one of the two wrote an impression",
    **dict.fromkeys(("apart.rows", "conflicts.rows", "fronts.rows"), "there is one, and it is shown already"),
    "worry.yield": "shows the worry that is shown already",
    "letter.looked.how.here": _READ_LATER,
    "letter.looked.how.phone": _READ_LATER,
    "settings.sender.number_neutral.yes": _READ_LATER,
    "settings.sender.number_neutral.no": _READ_LATER,
}
"""Controls of which nothing is seen at once, each with the reason."""


@pytest.fixture
def whole(laptop: Laptop) -> tuple[Whole, Front]:
    made = whole_window(laptop)
    front = a_front(made.pen, "Mick", "Linde", safety=Safety.UNSURE)
    made.window.show()
    made.worker.deliver()
    return made, front


@pytest.fixture
def office(bureau: Bureau, visit: Visit, tmp_path: Path) -> Whole:
    """Two stories, a step and a bundle set apart, a bundle that waits, and a request on the stick."""
    two_accounts(visit, tmp_path / "other")
    a_step_too_far(visit)
    made = whole_office(bureau.desk, look_at=lambda: NOW)
    made.window.show()
    made.worker.deliver()
    return made


def walk_of(whole: Whole, key: str, what: object) -> Walk:
    def page() -> Page:
        whole.go(key, what)
        found = whole.window.page(key)
        assert found is not None
        return found

    def outside() -> object:
        with whole.pen.store.read() as tx:
            return whole.window.here(), tuple(whole.closed), len(whole.changed), tx.waiting(), tx.drafts()

    return Walk(page=page, worker=whole.worker, outside=outside)


def check(walk: Walk) -> None:
    with no_exception() as caught:
        touched = walk.through()
    assert caught == []
    assert touched, "there is nothing to press on this page"
    # Whom a letter concerns is one of several; that one was chosen already.
    silent = {each for each in walk.silent if not each.startswith("referral.concerns.")}
    assert silent - set(SILENT) == set()
    # What one control takes away for good, another cannot use any more: a person who was added, a row that went.
    assert len(walk.missed) * 3 <= len(touched), walk.missed
    assert walk.twice == set()


@pytest.mark.parametrize("key", LAPTOP)
def test_every_control_of_the_laptop_does_something(whole: tuple[Whole, Front], key: str) -> None:
    window, front = whole
    check(walk_of(window, key, LAPTOP[key](front)))


@pytest.mark.parametrize("key", OFFICE)
def test_every_control_of_the_office_does_something(office: Whole, key: str) -> None:
    check(walk_of(office, key, None))
