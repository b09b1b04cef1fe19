"""What the report begins with: what cannot wait."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from krachtigthuis_desktop.domain.records import Worry
from krachtigthuis_desktop.domain.records.worry import Safety, State, Urgency
from krachtigthuis_desktop.office.contact import contacts, set_contacts
from krachtigthuis_desktop.office.pressing import Contact, Pressing, might_press, pressing
from krachtigthuis_desktop.storage import Store
from tests.builders import NOW, TODAY, a_detainee, a_home_front, a_revision, a_worry, an_id

CALL = (Contact(name="P. Professional", phone="070 000 00 12"),)
CALM: dict[str, Any] = {"urgency": None, "deadline": None, "safety": Safety.NOT_ASKED}


def a_family(store: Store) -> tuple[UUID, UUID]:
    """A home front with its detainee: both ids."""
    home, detainee = an_id(), an_id()
    with store.write() as tx:
        tx.record(a_home_front(detainee=detainee), id=home, home=home, author="staff-1", now=NOW)
        tx.record(
            a_detainee(first_name="Mick", prefix="van der", surname="Linde"),
            id=detainee,
            home=home,
            author="staff-1",
            now=NOW,
        )
    return home, detainee


def found(store: Store, *worries: Worry) -> Pressing:
    home, _detainee = a_family(store)
    with store.write() as tx:
        ids = [tx.record(worry, home=home, author="staff-1", now=NOW).id for worry in worries]
        return pressing(tx, ids, TODAY, CALL)


@pytest.mark.parametrize(("days", "near"), [(-3, True), (0, True), (7, True), (8, False)])
def test_a_deadline_within_a_week_cannot_wait(store: Store, days: int, near: bool) -> None:  # noqa: FBT001 a table
    worry = a_worry(**CALM | {"deadline": TODAY + timedelta(days=days), "deadline_what": "huisuitzetting"})
    assert bool(found(store, worry).worries) is near


def test_urgency_now_cannot_wait_and_this_week_can(store: Store) -> None:
    now, later = a_worry(**CALM | {"urgency": Urgency.NOW}), a_worry(**CALM | {"urgency": Urgency.THIS_WEEK})
    lines = found(store, now, later).worries
    assert [line.number for line in lines] == [now.number]
    assert lines[0].detainee == "Mick van der Linde"


def test_safety_signals_are_only_counted_with_whom_to_call(store: Store) -> None:
    unsafe = [a_worry(**CALM | {"safety": answer}) for answer in (Safety.YES, Safety.UNSURE, Safety.NONE)]
    report = found(store, *unsafe)
    assert (report.safety_signals, report.worries, report.call) == (2, (), CALL)


def test_without_a_signal_nobody_needs_to_be_called(store: Store) -> None:
    assert found(store, a_worry(**CALM)).is_empty
    assert found(store, a_worry(**CALM | {"urgency": Urgency.NOW})).call == ()


def test_what_is_solved_already_can_wait(store: Store) -> None:
    assert found(store, a_worry(urgency=Urgency.NOW, safety=Safety.YES, state=State.SOLVED)).is_empty


def test_the_nearest_deadline_stands_first(store: Store) -> None:
    late, soon = (a_worry(**CALM | {"deadline": TODAY + timedelta(days=days)}) for days in (6, 2))
    assert [line.number for line in found(store, late, soon).worries] == [soon.number, late.number]


def test_a_strict_worry_shows_its_number_only(store: Store) -> None:
    strict = a_worry(urgency=Urgency.NOW, coordinator_only=True)
    (line,) = found(store, strict).worries
    assert (line.number, line.title, line.detainee, line.deadline_what) == (strict.number, "", "", "")


def test_a_worry_whose_family_did_not_come_yet_is_still_named(store: Store) -> None:
    with store.write() as tx:
        stored = tx.record(a_worry(urgency=Urgency.NOW), home=an_id(), author="staff-1", now=NOW)
        (line,) = pressing(tx, [stored.id], TODAY, CALL).worries
    assert line.detainee == ""


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        ({}, False),
        ({"urgency": Urgency.NOW}, True),
        ({"deadline": TODAY}, True),
        ({"deadline": TODAY + timedelta(days=30)}, False),
        ({"safety": Safety.UNSURE}, True),
    ],
)
def test_the_text_of_a_revision_says_whether_to_ask_further(
    changes: dict[str, Any],
    asked: bool,  # noqa: FBT001 a table's column
) -> None:
    assert might_press(a_revision(a_worry(**CALM | changes)), TODAY) is asked


def test_other_kinds_never_press() -> None:
    assert not might_press(a_revision(a_detainee()), TODAY)


def test_whom_to_call_is_kept_in_the_central_store(store: Store) -> None:
    deputy = Contact(name="D. Vervanger", phone="070 000 00 13")
    with store.write() as tx:
        set_contacts(tx, (*CALL, deputy))
        assert contacts(tx) == (*CALL, deputy)
        set_contacts(tx, CALL)
        assert contacts(tx) == CALL
        set_contacts(tx, ())
        assert contacts(tx) == ()


def test_a_signal_in_one_of_two_stories_still_counts(store: Store) -> None:
    """Nobody can hide a signal behind a second story, whichever of the two is shown."""
    home, detainee = a_family(store)
    own = {"home": home, "device": "ee" * 16, "author": "ee" * 16}
    calm = a_revision(a_worry(**CALM | {"raised_by": detainee, "about": (), "conversation": None}), **own)
    worried = a_worry(**CALM | {"raised_by": detainee, "about": (), "conversation": None, "safety": Safety.YES})
    with store.write() as tx:
        tx.insert([calm, a_revision(worried, record=calm.record, **own)])
        assert tx.need(Worry, calm.record).disputed
        assert pressing(tx, [calm.record], TODAY, CALL).safety_signals == 1
