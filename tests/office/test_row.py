"""The row of a laptop as the central store gives it: little of it is read, and every verdict is that of all of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import event

from krachtigthuis_desktop.bundle import Device
from krachtigthuis_desktop.bundle.manifest import to_manifest_bytes
from krachtigthuis_desktop.bundle.registry import Revoked
from krachtigthuis_desktop.bundle.sequence import judge
from krachtigthuis_desktop.domain.roles import Role
from krachtigthuis_desktop.office.row import RELEASED, known_row, role_of
from krachtigthuis_desktop.storage import BundleIn, BundleOut, BundleState, Store, open_vault_file
from tests import share
from tests.builders import DEVICE
from tests.bundle import parcels
from tests.bundle.histories import Answer, Bundle, History, return_id
from tests.bundle.test_histories import Machine

FROM = 31_260_301
MOMENT = "2026-03-01T09:30:00Z"


def a_device(**changes: object) -> Device:
    facts = {
        "id": DEVICE,
        "holder": "ACD-EFG-HJK",
        "role": "volunteer",
        "signing": parcels.public(parcels.LAPTOP_SEED).hex(),
        "recipient": parcels.LAPTOP_IDENTITY.recipient,
        "valid_from": MOMENT,
    }
    return Device(**facts | changes)  # type: ignore[arg-type]


class InStore(Machine):
    """An office whose row stands in a real central store; content and receipts are as the machine keeps them."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store, self.device = store, a_device()

    def judge(self, bundle: Bundle) -> Answer:
        with self.store.read() as tx:
            judged = judge(bundle.page, bundle.id, known_row(tx, self.device, bundle.page))
        return Answer(judged.verdict.value, judged.missing, judged.rolled_back)

    def take(self, bundle: Bundle, *, released: bool = False) -> None:
        super().take(bundle, released=released)
        with self.store.write() as tx:
            tx.record_bundle_in(a_bundle_in(bundle, RELEASED if released else "imported"))

    def tell(self, bundle: Bundle, reason: str) -> None:
        with self.store.write() as tx:
            tx.announce("apart", bundle.id, device=DEVICE, data=f"{reason} {bundle.page.incarnation} 1")

    def makes_return(self, number: int) -> str:
        with self.store.write() as tx:
            tx.record_bundle_out(
                BundleOut(
                    peer=DEVICE,
                    incarnation="f1" * 16,
                    seq=number,
                    id=return_id(number),
                    manifest=b"{}",
                    revisions=(),
                    audit_to=tx.position(),
                    state=BundleState.WRITTEN,
                    created=MOMENT,
                )
            )
        return return_id(number)

    def revoke(self, last: Bundle | None) -> None:
        self.device = a_device(
            revoked=Revoked(
                incarnation=last.page.incarnation if last else None,
                seq=last.page.seq if last else 0,
                sha256=last.id if last else None,
                reason="lost",
                on=MOMENT,
            )
        )


def a_bundle_in(bundle: Bundle, outcome: str = "imported", device: str = DEVICE) -> BundleIn:
    page = bundle.page
    return BundleIn(
        id=bundle.id,
        device=device,
        incarnation=page.incarnation,
        seq=page.seq,
        prev=page.prev,
        manifest=to_manifest_bytes(page),
        outcome=outcome,
        report="{}",
        arrived=MOMENT,
    )


@pytest.fixture
def central(tmp_path: Path) -> Iterator[Store]:
    opened = open_vault_file(tmp_path / "central.db", os.urandom(32), create=True)
    with opened.write() as tx:
        tx.set_meta("device", "0f" * 16)
        tx.set_meta("incarnation", "f1" * 16)
        tx.begin_central()
    yield opened
    opened.close()


def test_the_verdicts_over_a_real_store_are_those_over_the_whole_row(tmp_path: Path) -> None:
    for seed in range(FROM, FROM + share.full(12, 300)):
        store = open_vault_file(tmp_path / f"{seed}.db", os.urandom(32), create=True)
        with store.write() as tx:
            tx.set_meta("device", "0f" * 16)
            tx.set_meta("incarnation", "f1" * 16)
            tx.begin_central()
        try:
            History(seed, (InStore(store), Machine())).play()
        except AssertionError as fault:
            fault.add_note(f"the history of seed {seed}")
            raise
        finally:
            store.close()


def _queries(store: Store, bundle: Bundle) -> tuple[int, int]:
    """How many statements, and how many rows they gave, for the row of one bundle."""
    statements, rows = 0, 0
    with store.read() as tx:

        def count(*_args: object) -> None:
            nonlocal statements
            statements += 1

        event.listen(tx._connection, "before_cursor_execute", count)
        known = known_row(tx, a_device(), bundle.page)
        rows = sum(len(seen) for row in known.rows.values() for seen in row.values())
    return statements, rows


def test_a_bundle_costs_the_same_after_a_thousand_of_others_and_of_its_own(central: Store) -> None:
    """Counted in statements and rows, not in seconds."""
    page = parcels.a_manifest(b"{}", seq=1)
    first = Bundle(page, "a0" * 32, ())
    with central.write() as tx:
        tx.record_bundle_in(a_bundle_in(first))
    before = _queries(central, Bundle(page, "b0" * 32, ()))

    with central.write() as tx:
        for n in range(2, 1002):
            own = msgspec.structs.replace(page, seq=n, prev=f"{n:064x}")
            tx.record_bundle_in(a_bundle_in(Bundle(own, f"{n + 1:064x}", ())))
            other = msgspec.structs.replace(own, incarnation=f"{n:032x}")
            tx.record_bundle_in(a_bundle_in(Bundle(other, f"{n + 5000:064x}", ()), device=f"{n:032x}"))
    after = _queries(central, Bundle(msgspec.structs.replace(page, seq=1001, prev="aa" * 32), "b0" * 32, ()))
    assert after[0] == before[0]
    assert after[1] <= before[1] + 3


@pytest.mark.parametrize("role", Role)
def test_the_role_of_a_laptop_is_what_the_registry_says(role: Role) -> None:
    assert role_of(a_device(role=role.value)) is role


def test_somebody_whose_role_is_not_known_may_do_least() -> None:
    assert role_of(a_device(role="koning")) is Role.VOLUNTEER
    assert role_of(None) is Role.VOLUNTEER
