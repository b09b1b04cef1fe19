"""What the histories of `tests/simulator` found in the road back, each told by itself."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.bundle.room import share_out
from krachtigthuis_desktop.domain.records import HomeFront, Worry
from krachtigthuis_desktop.domain.revision import Revision
from krachtigthuis_desktop.errors import InputError, TrustError, TrustFault
from krachtigthuis_desktop.office import assigning, due, erasing, quarantine, returning, revoking, staff
from krachtigthuis_desktop.prison import forgetting
from tests.office.bureau import ROOT_PHRASE
from tests.office.test_road_back import at_office, change
from tests.office.visit import Visit, a_visit

SECOND = "kast deur raam muur vloer dak"


def beside(visit: Visit, home: Path) -> Visit:
    """A colleague's laptop with a family of its own, next to one whose worry is at the office."""
    visit.worry("Eén")
    visit.round()
    other = a_visit(visit.bureau, home, name="Bram")
    other.now = visit.now
    other.begin()
    other.bring()
    other.apply(*other.answer(root=True))
    return other


def test_a_family_that_left_before_it_came_leaves_nothing_waiting(visit: Visit, tmp_path: Path) -> None:
    """Seed 11: assigned and taken away again; the word that it left him found nothing to follow on, and stayed."""
    other = beside(visit, tmp_path / "other")
    for devices in ([visit.device, other.device], [visit.device]):
        assigning.assign(visit.bureau.desk, visit.home, devices, hand=visit.staff())
    other.apply(*other.answer())
    with other.laptop.store.read() as tx:
        assert tx.held_back() == []
        assert tx.get(HomeFront, visit.home) is None
    assigning.assign(visit.bureau.desk, visit.home, [other.device], hand=visit.staff())
    other.apply(*other.answer())
    with other.laptop.store.read() as tx:
        assert tx.held_back() == []
        assert tx.need(HomeFront, visit.home).record.volunteers == (tx.meta("device"),)
    other.laptop.close()


def test_an_older_return_that_turns_up_later_brings_no_family_that_left_meanwhile(visit: Visit, tmp_path: Path) -> None:
    other = beside(visit, tmp_path / "other")
    assigning.assign(visit.bureau.desk, visit.home, [visit.device, other.device], hand=visit.staff())
    late = other.answer()
    assigning.assign(visit.bureau.desk, visit.home, [visit.device], hand=visit.staff())
    other.apply(*other.answer())
    other.apply(*late)
    with other.laptop.store.read() as tx:
        assert tx.get(HomeFront, visit.home) is None
        assert (tx.homes(), tx.held_back()) == ({other.home}, [])
    other.laptop.close()


def test_of_a_family_that_left_and_was_forgotten_nothing_is_laid_down_again(visit: Visit, tmp_path: Path) -> None:
    """Seeds 12 and 15: the next word about whose it is stood alone on the laptop that had forgotten it."""
    other = beside(visit, tmp_path / "other")
    assigning.assign(visit.bureau.desk, visit.home, [other.device], hand=visit.staff())
    visit.apply(*visit.answer())
    visit.now += timedelta(days=8)
    forgetting.forget(visit.laptop.store, visit.home, now=visit.now)
    assigning.assign(visit.bureau.desk, visit.home, [], hand=visit.staff())
    visit.apply(*visit.answer())
    with visit.laptop.store.read() as tx:
        assert (tx.homes(), tx.held_back()) == (set(), [])
        assert visit.home in {stub.record for stub in tx.stubs(visit.home)}
    other.laptop.close()


def test_a_fork_that_was_released_before_the_laptop_heard_of_it_ends_too(visit: Visit, tmp_path: Path) -> None:
    """Seed 28: every next revision got a number that the other vault had used, and was refused, without end."""
    worry = visit.worry("Eén")
    visit.round()
    older = visit.kept_aside(tmp_path / "older")
    change(visit, worry, "Twee")
    visit.round()
    visit.put_back(older)
    change(visit, worry, "Anders")
    visit.bring()
    desk, _member = staff.add(
        visit.bureau.desk, "Tweede", SECOND, now=visit.hand().now - timedelta(days=8), cost=vault.FLOOR
    )
    visit = replace(visit, bureau=replace(visit.bureau, desk=desk))
    (item,) = quarantine.waiting(desk)
    quarantine.release(desk, item.id, why="Van haar", second_phrase=SECOND, now=visit.hand().now)
    came = visit.apply(*visit.answer())[-1].came
    assert (came.rejected, came.said_again, came.begun_anew) == (1, 1, True)
    report, _files = visit.bring()
    assert [each.rejected for each in report.files] == [()]
    visit.apply(*visit.answer())
    with visit.laptop.store.read() as tx:
        assert tx.waiting() == (0, "")
        assert tx.rejected() == []
    assert at_office(visit, worry).disputed
    assert "Anders" in {head.body["own_words"] for head in heads(visit, worry) if head.body}


def heads(visit: Visit, record: UUID) -> list[Revision]:
    with visit.bureau.desk.store.read() as tx:
        return tx.heads(record)


def test_the_receipt_of_a_bundle_that_came_twice_goes_once(visit: Visit) -> None:
    visit.worry("Eén")
    _report, files = visit.bring()
    for _ in range(3):
        visit.bureau_import(files)
    (told,) = (each for each in due.due(visit.bureau.desk) if each.device == visit.device)
    with visit.laptop.store.read() as tx:
        assert told.receipts == tx.waiting()[0]


def test_a_revoked_laptop_gets_no_return(visit: Visit) -> None:
    visit.worry("Eén")
    visit.bring()
    revoking.revoke(
        visit.bureau.desk, visit.device, reason=revoking.Reason.STOLEN, root_phrase=ROOT_PHRASE, now=visit.hand().now
    )
    with pytest.raises(TrustError, match=TrustFault.ALREADY_REVOKED.value):
        visit.answer()
    assert visit.device not in {each.device for each in due.due(visit.bureau.desk)}


def test_an_erasure_that_a_vault_forgot_by_being_put_back_reaches_it_again(visit: Visit, tmp_path: Path) -> None:
    """The older vault took a later return for all that it lacked, and kept the text of what was erased in between."""
    erased, other = visit.worry("kanariegeel"), visit.worry("Iets anders")
    visit.round()
    older = visit.kept_aside(tmp_path / "older")
    erasing.erase(visit.bureau.desk, [erased], now=visit.hand().now)
    visit.apply(*visit.answer())
    change(visit, other, "Zo weet het kantoor dat zij het heeft")
    visit.round()
    visit.put_back(older)
    change(visit, other, "Anders")
    for _ in range(4):
        with suppress(InputError):
            visit.bring()
        visit.apply(*visit.answer())
    with visit.laptop.store.read() as tx:
        assert tx.search("kanariegeel") == []
        assert tx.erased([erased]) == {erased}
        assert tx.waiting() == (0, "")


def test_a_return_in_two_parts_of_which_the_first_is_lost_comes_again(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second part alone counted as the whole, and what stood in the first never came."""
    visit.worry("Eén")
    visit.worry("Twee")
    visit.round()
    other = a_visit(visit.bureau, tmp_path / "other", name="Bram")
    other.now = visit.now
    other.begin()
    assigning.assign(visit.bureau.desk, visit.home, [visit.device, other.device], hand=visit.staff())
    with monkeypatch.context() as small:
        small.setattr(returning, "share_out", partial(share_out, most=4_000))
        parts = other.answer(root=True)
    assert len(parts) > 1
    other.apply(*parts[1:])
    other.bring()
    other.apply(*other.answer(root=True))
    with other.laptop.store.read() as tx:
        assert tx.held_back() == []
        assert {each.record.own_words for each in tx.all(Worry, home=visit.home)} == {"Eén", "Twee"}
    other.laptop.close()
