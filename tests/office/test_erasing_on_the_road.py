"""Erasure at the office reaches what is on the road: what waits, what was set apart, what comes later, what goes back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from krachtigthuis_desktop.domain.records import HomeFront, Worry
from krachtigthuis_desktop.errors import InputError, InputFault, TrustError, TrustFault
from krachtigthuis_desktop.office import erasing, quarantine
from krachtigthuis_desktop.office.importing import import_bundles
from tests.builders import a_revision, a_worry_of, an_id
from tests.office.bureau import NOW, Bureau
from tests.office.visit import Visit

TEXT = "kanarie-op-de-weg"


def test_what_waits_for_its_base_goes_in_without_its_text(bureau: Bureau) -> None:
    anna = bureau.anna
    case = anna.case(5)
    import_bundles(bureau.desk, [bureau.put(anna.bundle(case))], now=NOW)
    worry = case[-1]
    own = {"device": anna.device, "incarnation": anna.incarnation, "home": worry.home, "record": worry.record}
    base = a_revision(a_worry_of(case[1].record, own_words=TEXT), **own, n=6, bases=(worry.id,))
    later = a_revision(a_worry_of(case[1].record, own_words=TEXT), **own, n=7, bases=(base.id,))
    anna.written = 7
    report = import_bundles(bureau.desk, [bureau.put(anna.bundle([later]))], now=NOW)
    assert report.files[0].counts.waiting == 1
    erasing.erase(bureau.desk, [worry.record], now=NOW)
    with bureau.desk.store.read() as tx:
        assert [each.body for each in tx.held_back()] == [None]
    import_bundles(bureau.desk, [bureau.put(anna.bundle([base, later]))], now=NOW)
    with bureau.desk.store.read() as tx:
        assert tx.held_back() == []
        assert [each.body for each in tx.history(worry.record)] == [None] * 3
        assert tx.get(Worry, worry.record) is None
    bureau.desk.store.check()


def test_a_single_revision_that_was_set_apart_loses_its_text_and_can_no_longer_be_released(visit: Visit) -> None:
    visit.worry("Eén")
    visit.round()
    hand = visit.hand()
    with visit.laptop.store.write() as tx:
        front = tx.need(HomeFront, visit.home)
        taken = replace(front.record, paused_why=TEXT)
        tx.record(taken, id=visit.home, home=visit.home, author=hand.author, now=hand.now, base=front.head)
    visit.bring()
    desk = visit.bureau.desk
    (item,) = quarantine.waiting(desk)
    assert erasing.erase(desk, [visit.home], now=visit.now).set_apart == 1
    assert quarantine.waiting(desk) == ()
    with desk.store.read() as tx:
        kept = tx.set_apart_item(item.id)
        assert kept
        assert (kept.content, kept.state) == (b"", "erased")
    with pytest.raises(InputError, match=InputFault.NOT_FOUND.value):
        quarantine.release(desk, item.id, why="Toch", now=visit.now)


def test_a_bundle_that_was_set_apart_is_named_and_is_released_without_the_text(visit: Visit, tmp_path: Path) -> None:
    worry = visit.worry("Eén")
    visit.round()
    older = visit.kept_aside(tmp_path / "older")
    visit.worry("Twee")
    visit.round()
    visit.put_back(older)
    with visit.laptop.store.read() as tx:
        stored = tx.need(Worry, worry)
    hand = visit.hand()
    with visit.laptop.store.write() as tx:
        changed = replace(stored.record, own_words=TEXT)
        tx.record(changed, id=worry, home=visit.home, author=hand.author, now=hand.now, base=stored.head)
    visit.bring()
    desk = visit.bureau.desk
    (item,) = quarantine.waiting(desk)
    assert item.reason == "fork"
    assert erasing.erase(desk, [worry], now=visit.now).in_bundles == (item.id,)
    assert erasing.erase(desk, [visit.home], now=visit.now).in_bundles == (item.id,)
    quarantine.refuse(desk, item.id, why="Gewist", now=visit.now)
    with desk.store.read() as tx:
        kept = tx.set_apart_item(item.id)
        assert kept
        assert kept.content == b""
        assert all(each.body is None for each in tx.history(worry))


def test_only_an_administrator_erases_and_only_what_is_there(visit: Visit) -> None:
    worry = visit.worry("Eén")
    visit.bring()
    with pytest.raises(InputError, match=InputFault.NOT_FOUND.value):
        erasing.erase(visit.bureau.desk, [an_id()], now=visit.now)
    other = replace(visit.bureau.desk, actor="0b" * 4)
    with pytest.raises(TrustError, match=TrustFault.NEEDS_ADMINISTRATOR.value):
        erasing.erase(other, [worry], now=visit.now)
    assert visit.words_at_the_office() == {"Eén"}
