"""The directory of helpers: what a volunteer says of one is a proposal until the office says that it is right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from krachtigthuis_desktop.care import directory as desk_of_care
from krachtigthuis_desktop.care import referrals
from krachtigthuis_desktop.domain.admission import Objection
from krachtigthuis_desktop.domain.records import Organisation
from krachtigthuis_desktop.domain.records.person import Address
from krachtigthuis_desktop.domain.roles import Role
from krachtigthuis_desktop.office import assigning, directory, quarantine
from tests import builders
from tests.office.visit import Visit, a_visit

EVIL = Address(street="Postbus 666", postcode="6666 AA", city="Ergens")


@pytest.fixture
def other(visit: Visit, tmp_path: Path) -> Iterator[Visit]:
    """Bram with his own laptop and family, at the same office."""
    bram = a_visit(visit.bureau, tmp_path / "bram", name="Bram")
    bram.now = visit.now
    bram.apply(*bram.answer(root=True))
    bram.begin()
    yield bram
    bram.laptop.close()


def helpers(visit: Visit) -> dict[UUID, Organisation]:
    with visit.laptop.store.read() as tx:
        return {each.id: each.record for each in tx.all(Organisation)}


def hear(visit: Visit) -> None:
    """Take in what the office has for this laptop."""
    visit.worry("Nog iets")
    visit.round()


def save(visit: Visit, **changes: object) -> UUID:
    helper = builders.an_organisation(**changes)
    return desk_of_care.save_organisation(visit.laptop.store, helper, hand=visit.hand())


def test_a_new_helper_of_a_volunteer_reaches_the_others_when_the_office_says_so(visit: Visit, other: Visit) -> None:
    helper = save(visit, name="Wijkteam Verzonnen-Oost")
    visit.bring()
    hear(other)
    assert helper not in helpers(other)
    (proposed,) = directory.proposals(visit.bureau.desk)
    assert proposed.id == helper
    directory.confirm(visit.bureau.desk, helper, hand=visit.staff())
    assert directory.proposals(visit.bureau.desk) == ()
    hear(other)
    assert helpers(other)[helper].checked_by == "Kantoor"


def test_a_change_by_a_volunteer_counts_on_his_laptop_only_until_the_office_lets_it_in(
    visit: Visit, other: Visit
) -> None:
    with visit.bureau.desk.store.write() as tx:
        known = tx.record(builders.an_organisation(), home=None, author=visit.bureau.desk.actor, now=visit.now)
    hear(visit)
    hear(other)
    changed = replace(known.record, address=EVIL)
    desk_of_care.save_organisation(visit.laptop.store, changed, hand=visit.hand(), id_=known.id, base=known.head)
    assert helpers(visit)[known.id].address == EVIL
    report, _files = visit.bring()
    assert [each.objection for each in report.files[0].rejected] == [Objection.ROLE]
    hear(other)
    assert helpers(other)[known.id].address == known.record.address
    with visit.bureau.desk.store.read() as tx:
        assert tx.need(Organisation, known.id).record.address == known.record.address
    (item,) = quarantine.waiting(visit.bureau.desk)
    quarantine.release(visit.bureau.desk, item.id, why="Klopt, nagebeld", now=visit.hand_at())
    hear(other)
    assert helpers(other)[known.id].address == EVIL


def test_a_helper_that_only_a_volunteer_knows_goes_along_with_the_family_that_names_it(
    visit: Visit, other: Visit
) -> None:
    """Otherwise the referral would wait for ever on the laptop of who takes the family over."""
    helper = save(visit, name="Schuldhulp Verzonnen")
    asked = builders.a_referral(concerns=visit.detainee, organisation=helper, worries=(), children=(), situation=())
    referrals.save_referral(visit.laptop.store, visit.home, asked, hand=visit.hand())
    visit.bring()
    assigning.assign(visit.bureau.desk, visit.home, [visit.device, other.device], hand=visit.staff(Role.ADMINISTRATOR))
    hear(other)
    assert helper in helpers(other)
    with other.laptop.store.read() as tx:
        assert tx.held_back() == []
