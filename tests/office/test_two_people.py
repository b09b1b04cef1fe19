"""Two people are two: a passphrase that somebody made for himself does not count as a second person at once."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from krachtigthuis_desktop.errors import TrustError, TrustFault, VaultError, VaultFault
from krachtigthuis_desktop.explain import explain
from krachtigthuis_desktop.office import quarantine, set_apart, staff
from krachtigthuis_desktop.office.card import write_card
from krachtigthuis_desktop.office.desk import Desk, open_desk
from krachtigthuis_desktop.office.importing import import_bundles
from krachtigthuis_desktop.vault import FLOOR
from tests.office.bureau import NOW, PHRASE, Bureau

ONE, TWO = "lepel gras touw kussen peer sneeuw", "stoel water kast appel brug hout"
LATER = NOW + timedelta(days=8)


@pytest.fixture
def apart(bureau: Bureau) -> str:
    """A fork that two people must decide about."""
    files = [bureau.put(bureau.anna.bundle(bureau.anna.case(3))), bureau.put(bureau.anna.bundle([], seq=1))]
    import_bundles(bureau.desk, files, now=NOW)
    (item,) = set_apart.waiting(bureau.desk)
    return item.id


def added(desk: Desk, name: str, phrase: str, now: datetime = NOW) -> Desk:
    return staff.add(desk, name, phrase, now=now, cost=FLOOR)[0]


def refused(desk: Desk, item: str, phrase: str | None, now: datetime = NOW) -> str:
    with pytest.raises((TrustError, VaultError)) as caught:
        quarantine.release(desk, item, why="Goed", second_phrase=phrase, now=now)
    return str(caught.value.code)


def log(desk: Desk) -> list[tuple[str, str, str]]:
    with desk.store.read() as tx:
        return [(line.action, line.actor, line.result) for line in tx.log(actions=("apart_released", "staff_added"))]


def test_a_passphrase_of_today_is_the_hand_that_gave_it_and_the_try_is_logged(bureau: Bureau, apart: str) -> None:
    desk = added(bureau.desk, "Ikzelf", ONE)
    assert refused(desk, apart, ONE) == TrustFault.ONE_PERSON
    assert log(desk)[0] == ("apart_released", desk.actor, "one_person")
    assert len(set_apart.waiting(desk)) == 1


def test_neither_is_one_that_such_a_passphrase_gave_nor_the_other_way_round(bureau: Bureau, apart: str) -> None:
    """By way of an administrator of one's own making, from either side of the desk."""
    desk = added(bureau.desk, "Ikzelf", ONE)
    staff.make_administrator(desk, "Ikzelf", now=NOW)
    desk.close()
    with open_desk(bureau.desk.home, ONE) as mine:
        both = added(mine, "Nog een", TWO)
        assert refused(both, apart, TWO) == TrustFault.ONE_PERSON
        assert refused(both, apart, PHRASE) == TrustFault.ONE_PERSON
    with open_desk(bureau.desk.home, PHRASE) as first:
        assert refused(first, apart, TWO) == TrustFault.ONE_PERSON


def test_after_a_week_it_is_a_colleague(bureau: Bureau, apart: str) -> None:
    desk = added(bureau.desk, "Joris", ONE)
    assert refused(desk, apart, ONE, NOW + timedelta(days=6, hours=23)) == TrustFault.ONE_PERSON
    assert quarantine.release(desk, apart, why="Samen", second_phrase=ONE, now=LATER).state == "released"
    assert {line[1] for line in log(desk) if line[0] == "apart_released" and line[2] == "fork"} == {
        desk.actor,
        staff.member(desk, "Joris").slot,
    }


def test_a_clock_that_went_back_makes_no_colleague(bureau: Bureau, apart: str) -> None:
    desk = added(bureau.desk, "Ikzelf", ONE, NOW + timedelta(days=30))
    assert refused(desk, apart, ONE) == TrustFault.ONE_PERSON


def test_one_that_another_administrator_gave_is_a_colleague_at_once(bureau: Bureau, apart: str) -> None:
    desk = added(bureau.desk, "Joris", ONE, NOW - timedelta(days=30))
    staff.make_administrator(desk, "Joris", now=NOW)
    desk.close()
    with open_desk(bureau.desk.home, ONE) as other:
        added(other, "Karin", TWO)
    with open_desk(bureau.desk.home, PHRASE) as first:
        assert quarantine.release(first, apart, why="Samen", second_phrase=TWO, now=NOW).state == "released"


def test_a_passphrase_that_was_taken_away_and_given_again_is_new_again(bureau: Bureau, apart: str) -> None:
    desk = added(bureau.desk, "Joris", ONE, NOW - timedelta(days=30))
    desk, _gone = staff.remove(desk, "Joris", now=NOW)
    desk = added(desk, "Joris", ONE)
    assert refused(desk, apart, ONE) == TrustFault.ONE_PERSON


def test_each_refusal_says_whose_passphrase_it_is_about(bureau: Bureau, apart: str) -> None:
    desk = bureau.desk
    assert refused(desk, apart, None) == TrustFault.NEEDS_SECOND
    assert refused(desk, apart, ONE) == TrustFault.NEEDS_SECOND
    desk = added(desk, "Joris", ONE, NOW - timedelta(days=30))
    with pytest.raises(VaultError) as caught:
        quarantine.release(desk, apart, why="Goed", second_phrase=PHRASE, now=NOW)
    assert caught.value.code is VaultFault.WRONG_PASSPHRASE
    assert "collega" in explain(caught.value).title


def test_the_root_is_named_where_its_phrase_is_wrong(bureau: Bureau, tmp_path: Path) -> None:
    with pytest.raises(VaultError) as caught:
        write_card(bureau.desk, root_phrase=PHRASE, folder=tmp_path, now=NOW)
    assert caught.value.code is VaultFault.WRONG_PASSPHRASE
    assert "hoofdsleutel" in explain(caught.value).title
