"""Who may say what: the steps that are not everybody's, each with its name."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from krachtigthuis_desktop.domain.records import KINDS, Record
from krachtigthuis_desktop.domain.records.consent import Purpose, Withdrawal
from krachtigthuis_desktop.domain.records.letter import Issued, Way
from krachtigthuis_desktop.domain.records.organisation import Status
from krachtigthuis_desktop.domain.records.person import NotInformed
from krachtigthuis_desktop.domain.records.referral import Step, Taken
from krachtigthuis_desktop.domain.records.worry import Feedback, Safety, State
from krachtigthuis_desktop.domain.roles import RULES, Limit, Role, may
from tests.builders import (
    DEVICE,
    EVERY_KIND,
    TODAY,
    a_consent,
    a_home_front,
    a_letter,
    a_person,
    a_referral,
    a_worry,
    an_id,
    an_organisation,
)

OTHER = "e7" * 16
V, P, A = Role.VOLUNTEER, Role.PROFESSIONAL, Role.ADMINISTRATOR
LOOK = {"looked_by": "P. Professional", "looked_on": TODAY, "looked_how": "phone"}


def _steps(*steps: Step, by: str = "P. Professional") -> tuple[Taken, ...]:
    return tuple(Taken(step=step, on=TODAY, by=by) for step in steps)


CONCEPT, READY = _steps(Step.CONCEPT), _steps(Step.CONCEPT, Step.READY)
SENT = _steps(Step.CONCEPT, Step.READY, Step.SENT)
PART = Withdrawal(on=TODAY, how="aan de telefoon", purposes=(Purpose.REFER,))
ALL = Withdrawal(on=TODAY, how="aan de telefoon")
TWO_HEARD = {"volunteers": (DEVICE, OTHER)}

Case = tuple[Record, dict[str, Any], Limit, frozenset[Role]]
OFFICE, PROFESSIONAL, NOBODY = frozenset({P, A}), frozenset({P}), frozenset[Role]()

LIMITED: tuple[Case, ...] = (
    (a_home_front(), TWO_HEARD, Limit.ASSIGN, OFFICE),
    (a_home_front(volunteers=(OTHER,)), {"volunteers": (DEVICE,)}, Limit.ASSIGN, OFFICE),
    (a_home_front(), {"volunteers": ()}, Limit.ASSIGN, OFFICE),
    (a_home_front(), {"paused_why": "overleden"}, Limit.PAUSE, OFFICE),
    (a_home_front(paused_why="overleden"), {"paused_why": ""}, Limit.PAUSE, OFFICE),
    (a_home_front(), {"detainee": an_id()}, Limit.OTHER_DETAINEE, OFFICE),
    (a_home_front(volunteers=(OTHER,)), {"closed": TODAY}, Limit.HOME_FRONT_OF_ANOTHER, OFFICE),
    (a_worry(safety=Safety.YES), {"safety": Safety.NONE}, Limit.CLOSE_SIGNAL, PROFESSIONAL),
    (a_worry(safety=Safety.UNSURE), {"safety": Safety.NOT_ASKED}, Limit.CLOSE_SIGNAL, PROFESSIONAL),
    (a_worry(safety=Safety.YES), {"state": State.SOLVED}, Limit.CLOSE_SIGNAL, PROFESSIONAL),
    (a_worry(safety=Safety.YES), {"state": State.WITHDRAWN}, Limit.CLOSE_SIGNAL, PROFESSIONAL),
    (a_worry(coordinator_only=True), {"coordinator_only": False}, Limit.OPEN_STRICT, PROFESSIONAL),
    (a_person(), {"not_informed": NotInformed.COORDINATOR}, Limit.NOT_INFORMED, PROFESSIONAL),
    (an_organisation(), {"status": Status.INACTIVE}, Limit.STRIKE_OFF, OFFICE),
    (an_organisation(status=Status.INACTIVE), {"status": Status.ACTIVE}, Limit.STRIKE_OFF, OFFICE),
    (an_organisation(), {"phone": "071"}, Limit.CHANGE_HELPER, OFFICE),
    (an_organisation(), {"status": Status.CLOSED_FOR_NOW}, Limit.CHANGE_HELPER, OFFICE),
    (a_consent(agreed=False), {"agreed": True}, Limit.UNSAY_NO, PROFESSIONAL),
    (a_consent(withdrawal=PART), {"withdrawal": None}, Limit.UNSAY_WITHDRAWAL, NOBODY),
    (a_consent(withdrawal=ALL), {"withdrawal": PART}, Limit.UNSAY_WITHDRAWAL, NOBODY),
    (a_referral(steps=CONCEPT), {"steps": READY}, Limit.READY, PROFESSIONAL),
    (a_referral(steps=CONCEPT), {"steps": READY, **LOOK, "looked_by": " "}, Limit.READY, PROFESSIONAL),
    (a_referral(steps=CONCEPT), {"steps": READY, **LOOK, "looked_on": None}, Limit.READY, PROFESSIONAL),
    (a_referral(steps=CONCEPT), {"steps": _steps(Step.CONCEPT, Step.READY, by=" "), **LOOK}, Limit.READY, PROFESSIONAL),
    (a_referral(steps=CONCEPT), {"steps": _steps(Step.CONCEPT, Step.SENT)}, Limit.READY, PROFESSIONAL),
    (a_referral(steps=READY, **LOOK), {"questions": ("Anders?",)}, Limit.CHANGE_LOOKED_AT, PROFESSIONAL),
    (a_referral(steps=READY, **LOOK), {"organisation": an_id()}, Limit.CHANGE_LOOKED_AT, PROFESSIONAL),
    (a_referral(steps=READY, **LOOK), {"contact_phone": "06"}, Limit.CHANGE_LOOKED_AT, PROFESSIONAL),
    (a_referral(steps=SENT, **LOOK), {"steps": READY}, Limit.UNSEND, PROFESSIONAL),
    (a_letter(), {"sha256": "cd" * 32}, Limit.OTHER_LETTER, NOBODY),
    (a_letter(), {"consents": (an_id(),)}, Limit.OTHER_LETTER, NOBODY),
)

FREE: tuple[tuple[Record, dict[str, Any]], ...] = (
    (a_home_front(), {"closed": TODAY, "closed_why": "alles is gedaan"}),
    (a_home_front(closed=TODAY), {"closed": None}),
    (a_home_front(volunteers=()), {"closed": TODAY}),
    (a_worry(), {"safety": Safety.YES}),
    (a_worry(safety=Safety.YES), {"safety": Safety.UNSURE}),
    (a_worry(safety=Safety.YES), {"feedback": Feedback(on=TODAY, by="Anna", said="gehoord")}),
    (a_worry(), {"state": State.SOLVED}),
    (a_worry(), {"coordinator_only": True}),
    (a_worry(safety=Safety.YES, state=State.SOLVED), {"state": State.PARTLY, "who_knows": "oma"}),
    (a_person(not_informed=NotInformed.COORDINATOR), {"first_name": "Zoë"}),
    (a_person(), {"informed_on": TODAY, "not_informed": None}),
    (a_consent(), {"withdrawal": PART}),
    (a_consent(withdrawal=PART), {"withdrawal": ALL}),
    (a_consent(withdrawal=ALL), {"withdrawal": replace(ALL, done_about_it="gebeld")}),
    (a_consent(), {"agreed": False}),
    (a_referral(steps=CONCEPT), {"steps": READY, **LOOK}),
    (a_referral(steps=CONCEPT), {"questions": ("Anders?",)}),
    (a_referral(steps=READY, **LOOK), {"questions": ("Anders?",), "looked_by": "", "looked_on": None, "looked_how": "",
      "steps": CONCEPT}),
    (a_referral(steps=READY, **LOOK), {"read_or_heard_on": TODAY}),
    (a_referral(steps=READY, **LOOK), {"steps": SENT}),
    (a_referral(steps=SENT, **LOOK), {"steps": (*SENT, *_steps(Step.RECEIVED))}),
    (a_letter(), {"issued": (Issued(at="2026-03-01T09:30:00Z", way=Way.SAVED, copy_number=2, by=DEVICE),)}),
)  # fmt: skip


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(
    ("before", "change", "limit", "by"), LIMITED, ids=[f"{case[2]}-{n}" for n, case in enumerate(LIMITED)]
)
def test_a_limited_step_is_taken_by_those_whose_it_is(
    before: Record, change: dict[str, Any], limit: Limit, by: frozenset[Role], role: Role
) -> None:
    said = may(role, before, replace(before, **change), author=DEVICE)
    assert said == (None if role in by else limit)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(("before", "change"), FREE, ids=range(len(FREE)))
def test_every_other_step_is_everybody_s(before: Record, change: dict[str, Any], role: Role) -> None:
    assert may(role, before, replace(before, **change), author=DEVICE) is None


@pytest.mark.parametrize(("before", "change", "limit", "by"), LIMITED, ids=[str(n) for n in range(len(LIMITED))])
def test_only_a_correction_of_a_helper_is_written_down_as_a_proposal(
    before: Record, change: dict[str, Any], limit: Limit, by: frozenset[Role]
) -> None:
    said = may(V, before, replace(before, **change), author=DEVICE, proposing=True)
    assert said == (None if V in by or limit is Limit.CHANGE_HELPER else limit)


def test_the_table_above_names_every_limited_step() -> None:
    assert {limit for _before, _change, limit, _by in LIMITED} == set(Limit)
    assert {rule.limit for rules in RULES.values() for rule in rules} == set(Limit)
    assert set(RULES) <= set(KINDS)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("builder", EVERY_KIND, ids=lambda builder: builder.__name__)
def test_everybody_writes_down_what_is_new_in_every_kind(role: Role, builder: Any) -> None:
    assert may(role, None, builder(), author=DEVICE) is None


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("builder", EVERY_KIND, ids=lambda builder: builder.__name__)
def test_saying_the_same_again_is_no_step(role: Role, builder: Any) -> None:
    record = builder()
    assert may(role, record, record, author=DEVICE) is None


@pytest.mark.parametrize(
    ("record", "limit"),
    [
        (a_home_front(volunteers=(OTHER,)), Limit.ASSIGN),
        (a_person(not_informed=NotInformed.COORDINATOR), Limit.NOT_INFORMED),
        (a_referral(steps=READY), Limit.READY),
    ],
)
def test_a_new_record_is_no_way_around(record: Record, limit: Limit) -> None:
    assert may(V, None, record, author=DEVICE) is limit
    assert may(P, None, record, author=DEVICE) is None


def test_a_record_of_another_kind_is_no_change_of_this_one() -> None:
    assert may(V, a_worry(safety=Safety.YES), a_person(), author=DEVICE) is None
