"""What was forgotten or erased stands nowhere any more: no file, no page of a vault, on the laptop or at the office.

SECURITY T17 and T24, with texts in every place where a volunteer leaves them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from krachtigthuis_desktop.care import conversations, families, referrals
from krachtigthuis_desktop.domain.records import Worry
from krachtigthuis_desktop.domain.records.referral import Step
from krachtigthuis_desktop.errors import StickError
from krachtigthuis_desktop.office import due, erasing, telling
from krachtigthuis_desktop.prison import forgetting
from krachtigthuis_desktop.storage import Store
from tests import builders
from tests.office.visit import Visit
from tests.scan import leaks
from tests.storage import pages

FORGOTTEN, ERASED = "vergetenkanarie", "gewistekanarie"


def left(home: Path, store: Store, *texts: str) -> list[str]:
    """Where one of these still stands: readable in a file, or in a decrypted page of the vault."""
    found = leaks((file for file in home.rglob("*") if file.is_file()), texts, root=home)
    assert store._key
    assert store.path
    inside = pages.folder(store.path.parent, store._key).lower()
    return [*found, *(text for text in texts if text.encode() in inside)]


def a_family_full_of_it(visit: Visit, canary: str) -> UUID:
    """A talk, people, worries and their changes, a referral, half-filled forms, in all of which the text stands."""
    visit.begin()
    store, home = visit.laptop.store, visit.home
    zoe = builders.a_person(first_name=canary.title(), surname=canary, school=canary)
    person = families.add_person(store, home, zoe, hand=visit.hand())
    talk = builders.a_conversation(on=visit.now.date(), with_whom=(visit.detainee,), notes=canary)
    conversations.record_conversation(store, home, talk, hand=visit.hand())
    for number in range(6):
        worry = visit.worry(f"{canary} {number}", impression=canary * 20, title=canary, coordinator_only=number == 0)
        with store.read() as tx:
            stored = tx.need(Worry, worry)
        changed = replace(stored.record, key_factor=canary)
        conversations.change_worry(store, worry, changed, base=stored.head, hand=visit.hand())
    hand = visit.hand()
    with store.write() as tx:
        helper = tx.record(builders.an_organisation(), home=None, author=hand.author, now=hand.now).id
        tx.save_draft(f"family:{home}", canary * 40)
        tx.save_draft(f"worry:{worry}", canary * 400)
    facts = {"concerns": person, "organisation": helper, "worries": (), "situation": (), "own_question": canary}
    return referrals.save_referral(store, home, builders.a_referral(**facts), hand=visit.hand())


def drop_drafts(visit: Visit) -> None:
    with visit.laptop.store.write() as tx:
        for key in tx.drafts():
            tx.delete_draft(key)


def test_of_a_forgotten_and_of_an_erased_family_no_text_stays(visit: Visit) -> None:
    store, desk = visit.laptop.store, visit.bureau.desk
    kept = a_family_full_of_it(visit, "bewaardetekst")
    referral = a_family_full_of_it(visit, FORGOTTEN)
    forgotten = visit.home
    families.close_family(store, forgotten, why=FORGOTTEN, hand=visit.hand())
    visit.bring()
    telling.tell(desk, referral, on=visit.now.date(), step=Step.RUNNING, says=FORGOTTEN, hand=visit.staff())
    assert visit.apply(*visit.answer())[-1].came.news == 1
    drop_drafts(visit)
    a_family_full_of_it(visit, ERASED)
    assert {FORGOTTEN, ERASED} <= {*left(visit.laptop.home, store, FORGOTTEN, ERASED)}, "the scan finds nothing"
    visit.now += timedelta(days=8)
    assert [each.home for each in forgetting.forget_all(store, now=visit.now)] == [forgotten]
    assert left(visit.laptop.home, store, FORGOTTEN) == []
    visit.bring()
    never_written = _unwritten_return(visit)
    assert never_written
    erasing.erase(desk, [visit.home, forgotten], now=visit.now)
    assert left(desk.home, desk.store, ERASED, FORGOTTEN) == []
    came = visit.apply(*visit.answer())[-1].came
    assert came.gone > 10
    assert left(visit.laptop.home, store, FORGOTTEN, ERASED) == []
    assert left(visit.laptop.home, store, "bewaardetekst") == ["bewaardetekst"]
    with store.read() as tx:
        assert tx.homes() >= {visit.home}
        assert tx.history(kept)
        assert tx.drafts() == ()
    for each in (store, desk.store):
        assert each.rebuild() == []
        each.check()


def _unwritten_return(visit: Visit) -> int:
    """A return that was made and never reached a stick: the centre keeps its content. How many are kept."""
    away = replace(visit, bureau=replace(visit.bureau, stick=visit.bureau.stick / "is not there"))
    with pytest.raises(StickError):
        away.answer()
    return sum(each.unwritten for each in due.due(visit.bureau.desk))
