"""SECURITY T25 on the road back: clocks ten years off or jumping change no order, and nothing is refused for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from krachtigthuis_desktop.care import conversations, families
from krachtigthuis_desktop.domain.records import Worry
from krachtigthuis_desktop.errors import NotAllowed
from krachtigthuis_desktop.prison import forgetting
from krachtigthuis_desktop.storage import BundleState
from tests.office.visit import Visit

YEARS = timedelta(days=3650)


def test_a_clock_that_jumps_between_every_step_changes_no_order(visit: Visit) -> None:
    worry = visit.worry("nul")
    for number, jump in enumerate((YEARS, -2 * YEARS, YEARS, timedelta(), -YEARS, 2 * YEARS), start=1):
        visit.now += jump
        with visit.laptop.store.read() as tx:
            stored = tx.need(Worry, worry)
        changed = replace(stored.record, own_words=f"keer {number}")
        conversations.change_worry(visit.laptop.store, worry, changed, base=stored.head, hand=visit.hand())
        report, _files = visit.bring()
        assert [each.outcome.value for each in report.files] == ["imported"]
        assert visit.words_at_the_office() == {f"keer {number}"}
        visit.now -= jump / 2
        assert visit.apply(*visit.answer())[-1].came.accepted > 0
    with visit.laptop.store.read() as tx:
        assert {out.state for out in tx.bundles()} == {BundleState.RECEIPTED}
        assert [out.seq for out in tx.bundles(incarnation=tx.meta("incarnation"))] == list(range(1, 7))
        assert tx.waiting() == (0, "")
    with visit.bureau.desk.store.read() as tx:
        assert [each.body and each.body["own_words"] for each in tx.history(worry)] == [
            "nul",
            *(f"keer {number}" for number in range(1, 7)),
        ]


def test_a_receipt_from_the_future_forgets_nothing_until_then(visit: Visit) -> None:
    """The laptop's clock was ten years ahead when the answer came, and was put right after."""
    visit.worry("Eén")
    families.close_family(visit.laptop.store, visit.home, why="Klaar", hand=visit.hand())
    visit.bring()
    visit.now += YEARS
    visit.apply(*visit.answer())
    visit.now -= YEARS
    for wait in (timedelta(days=8), YEARS):
        with pytest.raises(NotAllowed):
            forgetting.forget(visit.laptop.store, visit.home, now=visit.now + wait)
    forgetting.forget(visit.laptop.store, visit.home, now=visit.now + YEARS + timedelta(days=8))


def test_a_clock_that_runs_ahead_forgets_only_what_is_receipted(visit: Visit) -> None:
    visit.worry("Eén")
    visit.round()
    kept = visit.home
    visit.begin()
    visit.worry("Nog niet op kantoor")
    visit.now += YEARS
    gone = forgetting.forget_all(visit.laptop.store, now=visit.now)
    assert [each.home for each in gone] == [kept]
    visit.now -= YEARS
    report, _files = visit.bring()
    assert [each.outcome.value for each in report.files] == ["imported"]
    assert visit.words_at_the_office() == {"Eén", "Nog niet op kantoor"}
