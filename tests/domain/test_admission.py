"""Which revisions of a verified bundle may stand in the central store."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from krachtigthuis_desktop.domain.admission import (
    Objection,
    Sender,
    beyond_role,
    objection,
)
from krachtigthuis_desktop.domain.records.worry import Safety
from krachtigthuis_desktop.domain.roles import Role
from tests.builders import (
    DEVICE,
    a_home_front,
    a_revision,
    a_worry,
    an_organisation,
)

OTHER = "e7" * 16


def a_sender(**changes: Any) -> Sender:
    return Sender(**{"device": DEVICE} | changes)


def test_what_a_volunteer_wrote_himself_goes_in() -> None:
    worry = a_worry()
    assert objection(a_revision(worry), worry, a_sender()) is None


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"device": OTHER}, Objection.OTHER_DEVICE),
        ({"author": OTHER}, Objection.OTHER_AUTHOR),
        ({"home": None}, Objection.HOME_WRONG),
    ],
)
def test_another_hand_under_a_text_is_refused_by_name(changes: dict[str, Any], expected: Objection) -> None:
    worry = a_worry()
    assert objection(a_revision(worry, **changes), worry, a_sender()) is expected


def test_a_hand_that_is_another_s_raises_the_alarm_and_a_misplaced_record_does_not() -> None:
    assert Objection.OTHER_DEVICE.alarms
    assert Objection.NUMBER_TAKEN.alarms
    assert not Objection.HOME_WRONG.alarms
    assert not Objection.ROLE.alarms


def test_text_from_before_a_restore_is_still_his() -> None:
    worry = a_worry()
    assert objection(a_revision(worry, incarnation=OTHER), worry, a_sender()) is None


def test_an_incarnation_of_another_laptop_is_never_his() -> None:
    worry = a_worry()
    sender = a_sender(strangers=frozenset({OTHER}))
    assert objection(a_revision(worry, incarnation=OTHER), worry, sender) is Objection.OTHER_INCARNATION


def test_a_home_front_hangs_under_itself_and_the_directory_under_none() -> None:
    front, helper = a_home_front(), an_organisation()
    elsewhere = a_revision(front)
    assert objection(replace(elsewhere, home=elsewhere.record), front, a_sender()) is None
    assert objection(elsewhere, front, a_sender()) is Objection.HOME_WRONG
    assert objection(a_revision(helper, home=None), helper, a_sender()) is None
    assert objection(a_revision(helper), helper, a_sender()) is Objection.HOME_WRONG


def test_a_body_may_be_missing_only_for_a_record_known_as_erased() -> None:
    bare = replace(a_revision(), body=None, salt=None)
    assert objection(bare, None, a_sender()) is Objection.BODY_MISSING
    assert objection(bare, None, a_sender(), erased=True) is None


def test_a_step_that_is_not_his_is_an_objection_against_each_testimony() -> None:
    calm, signal = a_worry(), a_worry(safety=Safety.YES)
    settled = a_worry()
    assert beyond_role(DEVICE, settled, Role.VOLUNTEER, ()) is None
    assert beyond_role(DEVICE, settled, Role.VOLUNTEER, (calm,)) is None
    assert beyond_role(DEVICE, settled, Role.VOLUNTEER, (calm, signal)) is Objection.ROLE
    assert beyond_role(DEVICE, settled, Role.PROFESSIONAL, (calm, signal)) is None
