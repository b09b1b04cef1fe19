"""How every laptop stands: heard of, silent, with gaps, set apart, no longer trusted."""

from __future__ import annotations

from datetime import timedelta

import pytest

from krachtigthuis_desktop.bundle import Previous, Return
from krachtigthuis_desktop.office.importing import import_bundles
from krachtigthuis_desktop.office.laptops import Laptop, Missing, overview
from krachtigthuis_desktop.office.revoking import Reason, revoke
from tests.office.bureau import NOW, ROOT_PHRASE, Bureau


def both(bureau: Bureau, days: int = 0) -> tuple[Laptop, Laptop]:
    anna, bram = overview(bureau.desk, now=NOW + timedelta(days=days))
    return anna, bram


def test_one_that_never_delivered_told_nothing_of_itself(bureau: Bureau) -> None:
    anna, bram = both(bureau)
    assert (anna.device, anna.holder_name, anna.role) == (bureau.anna.device, "Anna de Vrijwilliger", "volunteer")
    assert (bram.holder_name, bram.role) == ("Bram de Professional", "professional")
    assert (anna.last_seen, anna.last_seq, anna.registry_version, anna.app, anna.return_applied) == (None,) * 5
    assert (anna.missing, anna.set_apart, anna.revoked, anna.silent, anna.old_keys) == ((), 0, None, False, False)


def test_a_bundle_tells_of_the_laptop_that_made_it(bureau: Bureau) -> None:
    hand = bureau.anna
    applied = Return(seq=1, id="ab" * 32)
    written = hand.bundle(hand.case(3), registry_version=2, app="0.1.0", returns=applied)
    import_bundles(bureau.desk, [bureau.put(written)], now=NOW + timedelta(days=3))
    anna, bram = both(bureau)
    assert (anna.last_seen, anna.last_seq, anna.incarnation) == ("2026-03-04T12:00:00Z", 1, hand.incarnation)
    assert (anna.registry_version, anna.schema, anna.app, anna.return_applied) == (2, 1, "0.1.0", 1)
    assert bram.last_seen is None


@pytest.mark.parametrize(("days", "silent"), [(20, False), (21, True), (400, True)])
def test_after_21_days_without_a_word_it_is_silent(bureau: Bureau, days: int, silent: bool) -> None:  # noqa: FBT001 a table
    hand = bureau.anna
    assert both(bureau, days)[1].silent is silent
    import_bundles(bureau.desk, [bureau.put(hand.bundle(hand.case(3)))], now=NOW + timedelta(days=2))
    assert both(bureau, days + 2)[0].silent is silent
    assert not both(bureau, 21)[0].silent


def test_numbers_that_never_came_are_listed_per_incarnation(bureau: Bureau) -> None:
    hand = bureau.anna
    made = [hand.bundle(hand.case(3)) for _ in range(5)]
    import_bundles(bureau.desk, [bureau.put(each) for each in (made[0], made[4])], now=NOW)
    assert both(bureau)[0].missing == (Missing(incarnation=hand.incarnation, numbers=(2, 3, 4), came=False),)
    import_bundles(bureau.desk, [bureau.put(made[2])], now=NOW + timedelta(days=1))
    anna = both(bureau)[0]
    assert anna.missing == (Missing(incarnation=hand.incarnation, numbers=(2, 4), came=False),)
    assert (anna.last_seq, anna.last_seen) == (3, "2026-03-02T12:00:00Z")


def test_a_new_incarnation_begins_at_one_and_keeps_the_gaps_of_the_old_one(bureau: Bureau) -> None:
    hand = bureau.anna
    made = [hand.bundle(hand.case(3)) for _ in range(3)]
    again = hand.restored()
    tip = Previous(incarnation=hand.incarnation, seq=3, id=made[2].id, audit_head=made[2].manifest.audit_head)
    new = again.bundle(again.case(3), after=tip)
    import_bundles(bureau.desk, [bureau.put(each) for each in (made[0], made[2])], now=NOW)
    import_bundles(bureau.desk, [bureau.put(new)], now=NOW + timedelta(days=1))
    anna = both(bureau)[0]
    assert (anna.incarnation, anna.last_seq) == (again.incarnation, 1)
    assert anna.missing == (Missing(incarnation=hand.incarnation, numbers=(2,), came=False),)


def test_what_waits_for_people_is_counted_at_its_laptop(bureau: Bureau) -> None:
    hand = bureau.anna
    import_bundles(bureau.desk, [bureau.put(hand.bundle(hand.case(3)))], now=NOW)
    fork = hand.bundle(hand.case(3), seq=1)
    import_bundles(bureau.desk, [bureau.put(fork)], now=NOW)
    assert [each.set_apart for each in both(bureau)] == [1, 0]


def test_a_revoked_laptop_says_why_and_is_not_called_silent(bureau: Bureau) -> None:
    revoke(bureau.desk, bureau.bram.device, reason=Reason.REPLACED, root_phrase=ROOT_PHRASE, now=NOW)
    bram = both(bureau, 800)[1]
    assert (bram.revoked, bram.revoked_on) == ("replaced", "2026-03-01T12:00:00Z")
    assert (bram.silent, bram.old_keys) == (False, False)


def test_keys_of_more_than_two_years_are_old_and_nothing_stops(bureau: Bureau) -> None:
    assert [both(bureau, days)[0].old_keys for days in (730, 731)] == [False, True]
    later = NOW + timedelta(days=3_650)
    report = import_bundles(bureau.desk, [bureau.put(bureau.anna.bundle(bureau.anna.case(3)))], now=later)
    assert report.files[0].outcome.value == "imported"
