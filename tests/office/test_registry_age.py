"""An old list only warns, a full one is refused by name before anything is half done."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from krachtigthuis_desktop.bundle import Device, sign_registry
from krachtigthuis_desktop.bundle.registry import MAX_FILE
from krachtigthuis_desktop.errors import StoreError, StoreFault, TrustError, TrustFault
from krachtigthuis_desktop.explain import explain
from krachtigthuis_desktop.office import registry, registry_row
from krachtigthuis_desktop.office.importing import import_bundles
from krachtigthuis_desktop.office.root import root_keys
from krachtigthuis_desktop.prison import enrolment as asking
from tests.office.bureau import NOW, ROOT_PHRASE, Bureau, a_hand, enrol
from tests.office.trusting import a_laptop
from tests.share import full

YEARS = timedelta(days=3_650)


def test_a_list_of_more_than_a_year_warns_at_the_office_until_it_is_signed_anew(bureau: Bureau) -> None:
    known = registry.current(bureau.desk)
    assert [registry.is_old(known, NOW + timedelta(days=days)) for days in (365, 366)] == [False, True]
    renewed = registry.renew(bureau.desk, root_phrase=ROOT_PHRASE, now=NOW + YEARS)
    assert (renewed.version, renewed.devices) == (4, known.devices)
    assert not registry.is_old(registry.current(bureau.desk), NOW + YEARS)


def test_a_laptop_is_told_and_goes_on(bureau: Bureau, tmp_path: Path) -> None:
    laptop = a_laptop(bureau, tmp_path / "laptop")
    assert not asking.is_old(laptop.standing, NOW + YEARS)
    laptop.enrol()
    assert not asking.is_old(laptop.standing, NOW)
    assert asking.is_old(laptop.standing, NOW + YEARS)
    assert not asking.is_old(laptop.standing, NOW - YEARS)  # its clock is ten years back
    assert laptop.standing.enrolled


def filled(bureau: Bureau, count: int) -> None:
    """So many laptops in the newest version."""
    row = registry.versions(bureau.desk)
    first = row.last.devices[0]
    more = tuple(
        Device(
            id=f"{n:032x}",
            holder="ACDEFGHJK",
            role="volunteer",
            signing=f"{n:064x}",
            recipient=first.recipient,
            valid_from=first.valid_from,
        )
        for n in range(1, count + 1)
    )
    with root_keys(bureau.desk.home, ROOT_PHRASE) as root:
        value = msgspec.structs.replace(row.last, version=4, devices=(*row.last.devices, *more))
        file = sign_registry(value, seeds=(root.seed,))
    with bureau.desk.vault.store.write() as tx:
        registry_row.add(tx, 4, file)


def test_one_laptop_too_many_is_refused_by_name_and_nothing_is_half_done(bureau: Bureau) -> None:
    """100,000 in the full run: what is read and listed then, still works; it is only not sent to laptops any more."""
    filled(bureau, full(6_000, 100_000))
    with bureau.desk.store.read() as tx:
        before = (tx.meta("position"), len(tx.audit_since(0)))
    with pytest.raises(TrustError) as told:
        enrol(bureau.desk, a_hand("c0" * 16), bureau.stick)
    assert told.value.code is TrustFault.REGISTRY_FULL
    most = told.value.facts["most"]
    assert isinstance(most, int)
    assert 4_000 < most < 6_000
    assert str(most) in explain(told.value).meaning
    assert registry.current(bureau.desk).version == 4
    assert list(bureau.stick.iterdir()) == []
    with bureau.desk.store.read() as tx:
        assert (tx.meta("position"), len(tx.audit_since(0))) == before
    report = import_bundles(bureau.desk, [bureau.put(bureau.anna.bundle(bureau.anna.case(3)))], now=NOW)
    assert report.files[0].outcome.value == "imported"
    assert registry.allowed_signers(bureau.desk).count("\n") == full(6_000, 100_000) + 4


def test_the_last_one_that_fits_is_enrolled_and_its_answer_is_read(bureau: Bureau, tmp_path: Path) -> None:
    filled(bureau, 4_500)
    laptop = a_laptop(bureau, tmp_path / "laptop")
    laptop.enrol()
    assert laptop.standing.registry_version == 5
    row = registry.versions(bureau.desk)
    assert 1_000_000 < len(row.files[-1]) <= MAX_FILE


def test_two_desks_do_not_give_one_number_twice(bureau: Bureau) -> None:
    file = registry.versions(bureau.desk).files[-1]
    with bureau.desk.store.write() as tx, pytest.raises(StoreError) as told:
        registry_row.add(tx, 3, file)
    assert told.value.code is StoreFault.BUSY
