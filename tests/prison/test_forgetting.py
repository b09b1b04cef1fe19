"""Forgetting on a real laptop: only what the office has whole goes, it goes whole, and it can come back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from krachtigthuis_desktop.care import conversations, families, lists
from krachtigthuis_desktop.domain.records import HomeFront, Person, Worry
from krachtigthuis_desktop.errors import InputError, InputFault, NotAllowed, RuleReason
from krachtigthuis_desktop.office import assigning, erasing, settling
from krachtigthuis_desktop.prison import forgetting
from krachtigthuis_desktop.prison.forgetting import Holding
from krachtigthuis_desktop.storage import BundleState
from tests import builders
from tests.office.visit import Visit, a_visit

WEEK = timedelta(days=8)


def close(visit: Visit) -> None:
    families.close_family(visit.laptop.store, visit.home, why="Het is opgelost", hand=visit.hand())


def held(visit: Visit, *, at: datetime | None = None) -> Holding:
    return forgetting.holding(visit.laptop.store, visit.home, now=at or visit.now)


def against(visit: Visit, *, at: datetime | None = None) -> set[str]:
    return {each.against.value for each in held(visit, at=at).against}


def forget(visit: Visit, *, at: datetime | None = None) -> int:
    return forgetting.forget(visit.laptop.store, visit.home, now=at or visit.now).records


def closed_and_delivered(visit: Visit, words: str = "Eén") -> UUID:
    worry = visit.worry(words)
    close(visit)
    visit.round()
    visit.now += WEEK
    return worry


def test_a_closed_family_that_the_office_has_for_a_week_leaves_the_laptop(visit: Visit) -> None:
    worry = closed_and_delivered(visit)
    before = held(visit)
    assert (before.name, before.may_go, before.waiting, before.counts["worry"]) == ("Mick", True, 0, 1)
    assert forget(visit) == sum(before.counts.values())
    store = visit.laptop.store
    assert forgetting.holdings(store, now=visit.now) == ()
    with store.read() as tx:
        assert {stub.record for stub in tx.stubs(visit.home)} >= {visit.home, worry}
        assert {stub.status for stub in tx.stubs(visit.home)} == {"accepted"}
        assert tx.search("Mick") == []
        assert tx.homes() == set()
        assert [line.action for line in tx.audit_since(0) if line.record == visit.home][-1] == "home_front_forgotten"
    assert store.rebuild() == []
    store.check()
    with pytest.raises(InputError, match=InputFault.NOT_FOUND.value):
        forget(visit)


def test_what_is_not_allowed_changes_nothing_and_says_why(visit: Visit) -> None:
    visit.worry("Eén")
    assert against(visit) == {"not_closed", "not_receipted"}
    assert held(visit).waiting_since
    with pytest.raises(NotAllowed, match=RuleReason.STILL_NEEDED.value):
        forget(visit, at=visit.now + timedelta(days=3650))
    close(visit)
    assert against(visit, at=visit.now + timedelta(days=3650)) == {"not_receipted"}
    visit.round()
    assert against(visit) == {"too_fresh"}
    with visit.laptop.store.write() as tx:
        tx.save_draft(f"family:{visit.home}", "{}")
    assert against(visit, at=visit.now + WEEK) == {"draft_open"}
    with visit.laptop.store.write() as tx:
        tx.delete_draft(f"family:{visit.home}")
        tx.save_draft("talk:new", f'{{"home":"{visit.home}"}}')
    assert against(visit, at=visit.now + WEEK) == {"draft_open"}
    assert forgetting.forget_all(visit.laptop.store, now=visit.now + WEEK) == ()
    assert held(visit).counts["worry"] == 1


def test_a_change_after_the_export_keeps_the_family_here_until_it_is_receipted_too(visit: Visit) -> None:
    worry = visit.worry("Eén")
    close(visit)
    visit.bring()
    with visit.laptop.store.read() as tx:
        stored = tx.need(Worry, worry)
    changed = replace(stored.record, own_words="Twee")
    conversations.change_worry(visit.laptop.store, worry, changed, base=stored.head, hand=visit.hand())
    visit.apply(*visit.answer())
    visit.now += WEEK
    assert against(visit) == {"not_receipted"}
    visit.round()
    assert against(visit) == {"too_fresh"}
    visit.now += WEEK
    forget(visit)
    assert visit.words_at_the_office() == {"Twee"}


def test_an_open_family_that_nobody_touched_for_ninety_days_may_go_too(visit: Visit) -> None:
    visit.worry("Eén")
    visit.round()
    assert against(visit, at=visit.now + timedelta(days=89)) == {"not_closed"}
    visit.now += timedelta(days=91)
    assert [each.home for each in forgetting.forget_all(visit.laptop.store, now=visit.now)] == [visit.home]


def test_a_family_of_a_successor_leaves_the_first_laptop(visit: Visit, tmp_path: Path) -> None:
    visit.worry("Eén")
    visit.round()
    other = a_visit(visit.bureau, tmp_path / "other", name="Bram")
    assigning.assign(visit.bureau.desk, visit.home, [other.device], hand=visit.staff())
    visit.apply(*visit.answer())
    assert (held(visit).handed_over, against(visit)) == (True, {"too_fresh"})
    visit.now += WEEK
    forget(visit)
    other.now = visit.now
    assert other.apply(*other.answer(root=True))[-1].came.revisions > 0
    other.laptop.close()


def test_a_conflict_that_is_settled_after_the_family_left_does_not_keep_it_here(visit: Visit, tmp_path: Path) -> None:
    worry = visit.worry("Zoals het was")
    visit.round()
    other = a_visit(visit.bureau, tmp_path / "other", name="Bram")
    other.home = visit.home
    assigning.assign(visit.bureau.desk, visit.home, [visit.device, other.device], hand=visit.staff())
    other.now = visit.now
    other.apply(*other.answer(root=True))
    for each, words in ((visit, "Zoals Anna het hoorde"), (other, "Zoals Bram het hoorde")):
        with each.laptop.store.read() as tx:
            stored = tx.need(Worry, worry)
        changed = replace(stored.record, own_words=words)
        conversations.change_worry(each.laptop.store, worry, changed, base=stored.head, hand=each.hand())
        each.bring()
    visit.apply(*visit.answer())
    assigning.assign(visit.bureau.desk, visit.home, [other.device], hand=visit.staff())
    visit.apply(*visit.answer())
    visit.now += WEEK
    assert against(visit) == {"disputed"}
    (conflict,) = settling.conflicts(visit.bureau.desk)
    first, second = (each.revision for each in conflict.testimonies)
    secret = replace(changed, own_words="Wat Bram alleen mag weten")
    between, hand = (first, second), visit.staff()
    settling.settle(visit.bureau.desk, worry, secret, between=between, reason="Samen gebeld", hand=hand)
    visit.apply(*visit.answer())
    with visit.laptop.store.read() as tx:
        assert tx.search("alleen") == []
        assert [each.body for each in tx.heads(worry)] == [None]
    assert visit.laptop.store.rebuild() == []
    visit.now += WEEK
    forget(visit)
    other.laptop.close()


def test_a_family_that_is_needed_again_comes_back_in_the_place_of_its_stubs(visit: Visit) -> None:
    worry = closed_and_delivered(visit, "Zoals het was")
    forget(visit)
    assigning.send_back(visit.bureau.desk, visit.home, visit.device, hand=visit.staff())
    visit.apply(*visit.answer())
    with visit.laptop.store.read() as tx:
        assert tx.need(Worry, worry).record.own_words == "Zoals het was"
        assert tx.stubs(visit.home) == []
        assert tx.waiting() == (0, "")
    assert visit.laptop.store.rebuild() == []
    assert against(visit) == {"too_fresh"}
    families.reopen_family(visit.laptop.store, visit.home, hand=visit.hand())
    visit.worry("Er is iets bij gekomen")
    assert against(visit) == {"not_closed", "not_receipted"}
    visit.bring()
    assert visit.words_at_the_office() == {"Zoals het was", "Er is iets bij gekomen"}


def test_a_later_change_of_somebody_else_brings_the_forgotten_family_back(visit: Visit, tmp_path: Path) -> None:
    worry = visit.worry("Eén")
    visit.round()
    other = a_visit(visit.bureau, tmp_path / "other", name="Bram")
    other.home, other.now = visit.home, visit.now
    assigning.assign(visit.bureau.desk, visit.home, [visit.device, other.device], hand=visit.staff())
    visit.apply(*visit.answer())
    other.apply(*other.answer(root=True))
    visit.now += timedelta(days=91)
    forget(visit)
    other.now = visit.now
    with other.laptop.store.read() as tx:
        stored = tx.need(Worry, worry)
    changed = replace(stored.record, own_words="Van Bram")
    conversations.change_worry(other.laptop.store, worry, changed, base=stored.head, hand=other.hand())
    other.bring()
    visit.apply(*visit.answer())
    with visit.laptop.store.read() as tx:
        assert tx.need(Worry, worry).record.own_words == "Van Bram"
        assert tx.stubs(visit.home) == []
        assert tx.held_back() == []
    assert families.family(visit.laptop.store, visit.home).detainee.record.first_name == "Mick"
    assert visit.laptop.store.rebuild() == []
    assert against(visit) == {"not_closed"}
    other.laptop.close()


def test_a_person_in_two_home_fronts_stays_in_the_one_that_is_not_forgotten(visit: Visit) -> None:
    store, first = visit.laptop.store, visit.home
    zoe = builders.a_person(first_name="Zonneke", surname="Tweefamilies")
    there = families.add_person(store, first, zoe, hand=visit.hand())
    visit.begin()
    again = replace(zoe, number=builders.a_number(), same_as=there)
    here = families.add_person(store, visit.home, again, hand=visit.hand())
    second, visit.home = visit.home, first
    close(visit)
    visit.bring()
    visit.apply(*visit.answer())
    visit.now += WEEK
    assert [each.home for each in forgetting.forget_all(store, now=visit.now)] == [first]
    with store.read() as tx:
        assert [each.id for each in tx.all(Person) if each.record.first_name == "Zonneke"] == [here]
        assert tx.need(Person, here).record.same_as == there
        assert [hit.id for hit in tx.search("Zonneke")] == [here]
        assert [each.id for each in tx.all(HomeFront)] == [second]
    assert store.rebuild() == []
    visit.home = second
    changed = replace(again, description="Nu ook bereikbaar")
    hand = visit.hand()
    with store.write() as tx:
        tx.record(changed, id=here, home=second, author=hand.author, now=hand.now, base=tx.need(Person, here).head)
    report, _files = visit.bring()
    assert [each.outcome.value for each in report.files] == ["imported"]
    assert report.files[0].counts.new == 1


def test_an_erased_home_front_may_go_once_the_office_said_so(visit: Visit) -> None:
    visit.worry("kanariegeel")
    visit.round()
    visit.worry("kanariegeel, onderweg")
    erasing.erase(visit.bureau.desk, [visit.home], now=visit.now)
    visit.apply(*visit.answer())
    visit.now += WEEK
    assert against(visit) == {"not_receipted"}
    visit.round()
    visit.now += WEEK
    forget(visit)
    with visit.laptop.store.read() as tx:
        assert "erased" in {stub.status for stub in tx.stubs(visit.home)}


def test_a_bundle_that_held_a_forgotten_family_is_not_made_again_but_the_rest_is(visit: Visit) -> None:
    """The office got it from a later bundle; the first one never reached a stick that arrived."""
    first = visit.home
    closed_and_delivered(visit)
    forget(visit)
    visit.begin()
    visit.worry("Twee")
    report, _files = visit.bring()
    assert [each.outcome.value for each in report.files] == ["imported"]
    assert visit.words_at_the_office() == {"Eén", "Twee"}
    with visit.laptop.store.read() as tx:
        assert {out.state for out in tx.bundles()} == {BundleState.RECEIPTED, BundleState.WRITTEN}
        assert tx.stubs(first)


def test_a_policy_of_the_office_changes_how_long(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    closed_and_delivered(visit)
    visit.now -= timedelta(days=6)
    assert against(visit) == {"too_fresh"}
    shorter = replace(lists.policy(), receipt_days=1)
    monkeypatch.setattr(lists, "policy", lambda: shorter)
    assert against(visit) == set()
