"""What went out, what came in, what the other side said of it, and what is set apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from krachtigthuis_desktop.domain.records import Worry
from krachtigthuis_desktop.errors import ProgramError
from krachtigthuis_desktop.storage import BundleIn, BundleOut, BundleState, Quarantined, Store
from tests.builders import DEVICE, INCARNATION, NOW, a_revision, a_worry, a_worry_of, an_id

OFFICE = "0f" * 16


def write_worries(store: Store, how_many: int) -> None:
    with store.write() as tx:
        for _ in range(how_many):
            tx.record(a_worry(), home=None, author=DEVICE, now=NOW)


def a_bundle_out(seq: int = 1, **changes: object) -> BundleOut:
    bundle = BundleOut(
        peer=OFFICE,
        incarnation=INCARNATION,
        seq=seq,
        id=f"{seq:064x}",
        manifest=b'{"seq":1}',
        revisions=(an_id(), an_id()),
        audit_to=3,
        state=BundleState.PREPARED,
        created="2026-03-01T10:00:00Z",
    )
    return replace(bundle, **changes)  # type: ignore[arg-type]


def a_bundle_in(seq: int = 1, device: str = DEVICE, **changes: object) -> BundleIn:
    bundle = BundleIn(
        id=f"{device[:2]}{seq:062x}",
        device=device,
        incarnation=INCARNATION,
        seq=seq,
        prev=None,
        manifest=b"{}",
        outcome="imported",
        report='{"new":3}',
        arrived=f"2026-03-0{seq}T10:00:00Z",
    )
    return replace(bundle, **changes)  # type: ignore[arg-type]


def test_what_has_no_receipt_waits_in_the_order_of_its_counter(vault: Store) -> None:
    write_worries(vault, 5)
    with vault.read() as tx:
        assert [revision.n for revision in tx.unreceipted()] == [1, 2, 3, 4, 5]
        assert [revision.n for revision in tx.unreceipted(limit=2, after=2)] == [3, 4]
        assert tx.waiting() == (5, "2026-03-01T09:30:00Z")


def test_a_receipt_takes_a_revision_out_of_the_next_bundle(vault: Store) -> None:
    write_worries(vault, 3)
    with vault.write() as tx:
        first, second, third = tx.unreceipted()
        tx.set_receipted([first.id], status="accepted", bundle="b1")
        tx.set_receipted([second.id], status="rejected", reason="place")
    with vault.read() as tx:
        assert [each.id for each in tx.unreceipted()] == [third.id]
        assert tx.receipt(first.id) == ("accepted", None)
        assert tx.receipt(second.id) == ("rejected", "place")
        assert [tx.need(Worry, each.record).receipted for each in (first, third)] == [True, False]
        assert tx.get(Worry, second.record) is None
        assert tx.rejected() == [(second, "place")]


def test_a_receipt_for_what_is_not_here_does_no_harm(vault: Store) -> None:
    with vault.write() as tx:
        tx.set_receipted([an_id()], status="accepted")
        assert tx.waiting() == (0, "")


def test_earlier_incarnations_go_first(vault: Store) -> None:
    write_worries(vault, 2)
    with vault.write() as tx:
        tx.set_meta("incarnation", "00" * 16)
    write_worries(vault, 2)
    with vault.read() as tx:
        assert [(each.incarnation, each.n) for each in tx.unreceipted()] == [
            (INCARNATION, 1),
            (INCARNATION, 2),
            ("00" * 16, 1),
            ("00" * 16, 2),
        ]


def test_what_came_from_the_office_is_never_sent_back(vault: Store) -> None:
    id_ = an_id()
    with vault.write() as tx:
        tx.insert([a_revision(a_worry_of(id_), record=id_, home=None, device=OFFICE)], from_office=True)
        assert tx.unreceipted() == []
        assert tx.waiting() == (0, "")


def test_what_waited_from_the_office_counts_as_receipted_when_it_goes_in(vault: Store) -> None:
    id_ = an_id()
    first = a_revision(a_worry_of(id_), record=id_, home=None, device=OFFICE)
    change = a_revision(a_worry_of(id_), record=id_, home=None, device=OFFICE, bases=(first.id,))
    for revision in (change, first):
        with vault.write() as tx:
            tx.insert([revision], from_office=True)
    with vault.read() as tx:
        assert tx.need(Worry, id_).receipted


def test_a_bundle_of_ours_is_remembered_before_it_is_written(store: Store) -> None:
    first, second = a_bundle_out(1), a_bundle_out(2)
    with store.write() as tx:
        tx.record_bundle_out(first)
        tx.record_bundle_out(second)
        tx.set_bundle_state(first.id, BundleState.WRITTEN)
    with store.read() as tx:
        assert tx.bundles() == [replace(first, state=BundleState.WRITTEN), second]
        assert tx.last_bundle_out(OFFICE, INCARNATION) == second
        assert tx.last_bundle_out(OFFICE, "00" * 16) is None
        assert tx.bundles("somebody else") == []


def test_a_number_is_given_once(store: Store) -> None:
    with store.write() as tx:
        tx.record_bundle_out(a_bundle_out(1))
    with pytest.raises(ProgramError), store.write() as tx:
        tx.record_bundle_out(a_bundle_out(1, id="ff" * 32))
    with store.read() as tx:
        assert len(tx.bundles()) == 1


def test_a_bundle_that_came_is_known_by_its_id_and_its_row(store: Store) -> None:
    one, two, other = a_bundle_in(1), a_bundle_in(2), a_bundle_in(1, device="e9" * 16)
    with store.write() as tx:
        for bundle in (two, one, other):
            tx.record_bundle_in(bundle)
    with store.read() as tx:
        assert tx.known_bundle(one.id) == one
        assert tx.known_bundle("00" * 32) is None
        assert tx.bundles_in(DEVICE) == [one, two]
        assert tx.bundles_in(incarnation="00" * 16) == []
        assert tx.last_of(DEVICE) == two


def test_what_is_set_apart_is_kept_once_with_its_bytes(store: Store) -> None:
    item = Quarantined(id="ab" * 32, reason="fork", device=DEVICE, content=b"\x00age", arrived="2026-03-01T10:00:00Z")
    with store.write() as tx:
        tx.set_apart(item)
        tx.set_apart(item)
        assert tx.quarantined() == [item]
        tx.decide(replace(item, state="released", decided_by="staff-2", why="echt van hem"))
        assert tx.quarantined() == []
        decided = replace(item, state="released", decided_by="staff-2", why="echt van hem", content=b"")
        assert tx.quarantined(state="released") == [decided]
        assert tx.set_apart_item(item.id) == decided


def test_drafts_secrets_and_facts_are_kept_replaced_and_thrown_away(store: Store) -> None:
    with store.write() as tx:
        for text in ("half", "bijna"):
            tx.save_draft("worry:new", text)
            tx.put_secret("everyday", text.encode())
            tx.set_meta("vault_id", text)
    with store.read() as tx:
        assert (tx.draft("worry:new"), tx.secret("everyday"), tx.meta("vault_id")) == ("bijna", b"bijna", "bijna")
        assert tx.drafts() == ("worry:new",)
    with store.write() as tx:
        tx.delete_draft("worry:new")
        tx.delete_secret("everyday")
        assert (tx.draft("worry:new"), tx.secret("everyday"), tx.drafts()) == (None, None, ())
