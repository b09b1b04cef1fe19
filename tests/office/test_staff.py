"""Who has a passphrase of the office: an own slot each, and the slot is the actor in the log."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from krachtigthuis_desktop.errors import InputError, TrustError, TrustFault, VaultError, VaultFault
from krachtigthuis_desktop.office import staff
from krachtigthuis_desktop.office.desk import Desk, open_desk
from krachtigthuis_desktop.office.identity import export_identity
from krachtigthuis_desktop.office.importing import import_bundles
from krachtigthuis_desktop.vault import FLOOR
from tests.office.bureau import NOW, PHRASE, Bureau

COLLEAGUE = "lepel vork mes bord glas kop"


@pytest.fixture
def two(bureau: Bureau) -> Bureau:
    """The office with a colleague who is no administrator."""
    desk, _new = staff.add(bureau.desk, "Collega", COLLEAGUE, now=NOW, cost=FLOOR)
    return replace(bureau, desk=desk)


@pytest.fixture
def theirs(two: Bureau) -> Iterator[Desk]:
    """The desk as the colleague opens it."""
    two.desk.close()
    with open_desk(two.desk.home, COLLEAGUE, slot="Collega") as desk:
        yield desk


def logged(desk: Desk) -> list[tuple[str, str, str]]:
    with desk.store.read() as tx:
        return [
            (line.action, line.actor, line.result)
            for line in tx.audit_since(0)
            if line.action.startswith(("staff", "adm"))
        ]


def test_a_colleague_gets_a_slot_and_the_log_knows_who_did_it(bureau: Bureau) -> None:
    desk, new = staff.add(bureau.desk, " Collega ", COLLEAGUE, now=NOW, cost=FLOOR)
    assert [(each.name, each.administrator, each.own) for each in staff.members(desk)] == [
        ("beheerder", True, True),
        ("Collega", False, False),
    ]
    assert logged(desk) == [("staff_added", bureau.desk.actor, new.slot)]


def test_what_a_colleague_does_stands_under_that_slot(theirs: Desk, two: Bureau) -> None:
    file = two.put(two.anna.bundle(two.anna.case(3)))
    import_bundles(theirs, [file], now=NOW)
    with theirs.store.read() as tx:
        assert [line.actor for line in tx.audit_since(0) if line.action == "bundle_imported"] == [theirs.actor]
    assert theirs.actor != two.desk.actor


def test_only_an_administrator_adds_removes_and_appoints(theirs: Desk) -> None:
    for attempt in (
        lambda: staff.add(theirs, "Derde", COLLEAGUE + " bel", now=NOW, cost=FLOOR),
        lambda: staff.remove(theirs, "beheerder", now=NOW),
        lambda: staff.make_administrator(theirs, "Collega", now=NOW),
    ):
        with pytest.raises(TrustError) as told:
            attempt()
        assert told.value.code is TrustFault.NEEDS_ADMINISTRATOR
    assert [each.name for each in staff.members(theirs)] == ["beheerder", "Collega"]
    assert [line[1:] for line in logged(theirs)[-3:]] == [(theirs.actor, "refused")] * 3


def test_an_appointed_colleague_may_do_what_concerns_the_keys(two: Bureau) -> None:
    staff.make_administrator(two.desk, "collega", now=NOW)
    two.desk.close()
    with open_desk(two.desk.home, COLLEAGUE, slot="Collega") as desk:
        assert export_identity(desk, now=NOW).startswith("AGE-SECRET-KEY-1")
        changed, gone = staff.remove(desk, "beheerder", now=NOW)
        assert [each.name for each in staff.members(changed)] == ["Collega"]
        assert gone.administrator
    with pytest.raises(VaultError):
        open_desk(two.desk.home, PHRASE)


def test_who_is_removed_no_longer_opens_it_and_is_no_administrator_when_back(two: Bureau) -> None:
    desk = open_again(two, PHRASE)
    staff.make_administrator(desk, "Collega", now=NOW)
    desk, gone = staff.remove(desk, "Collega", now=NOW)
    with pytest.raises(VaultError) as told:
        staff.member(desk, "Collega")
    assert told.value.code is VaultFault.NO_SUCH_SLOT
    desk, again = staff.add(desk, "Collega", COLLEAGUE, now=NOW, cost=FLOOR)
    assert again.slot != gone.slot
    assert [each.administrator for each in staff.members(desk)] == [True, False]
    desk.close()


def open_again(bureau: Bureau, phrase: str) -> Desk:
    bureau.desk.close()
    return open_desk(bureau.desk.home, phrase, slot="beheerder")


def test_nobody_takes_away_the_own_passphrase(two: Bureau) -> None:
    for named in ("beheerder", two.desk.actor):
        with pytest.raises(TrustError) as told:
            staff.remove(two.desk, named, now=NOW)
        assert told.value.code is TrustFault.OWN_SLOT


@pytest.mark.parametrize("name", ["", "  ", "BEHEERDER", "x" * 200])
def test_a_name_that_is_empty_taken_or_too_long_is_refused(bureau: Bureau, name: str) -> None:
    with pytest.raises(InputError):
        staff.add(bureau.desk, name, COLLEAGUE, now=NOW, cost=FLOOR)
    assert len(staff.members(bureau.desk)) == 1
