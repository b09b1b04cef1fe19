"""What the office sends: every part of a return has its type."""

from __future__ import annotations

import base64
from typing import Any

import msgspec
import pytest

from krachtigthuis_desktop.bundle import OfficePayload
from krachtigthuis_desktop.bundle.payload import (
    Erasure,
    ListFile,
    News,
    ReceiptRow,
    RegistryRow,
    RevisionReceipt,
    SetApart,
    row_of,
    to_payload_bytes,
)
from krachtigthuis_desktop.errors import BundleReason
from tests import builders
from tests.bundle import parcels

BAD = BundleReason.BAD_CONTENT


def _everything() -> OfficePayload:
    ids = [builders.an_id() for _ in range(3)]
    receipt = RevisionReceipt(id=ids[0], sha256="ab" * 32, status="rejected", reason="other_author")
    return OfficePayload(
        receipts=(ReceiptRow(bundle="cd" * 32, seq=3, incarnation="1c" * 16, revisions=(receipt,), audit_to=9),),
        set_apart=(SetApart(bundle="cd" * 32, seq=4, incarnation="1c" * 16, reason=BundleReason.FORK),),
        revisions=(row_of(builders.a_revision(author="staff-0a0b0c0d", device=parcels.OFFICE)),),
        directory=(row_of(builders.a_revision(builders.an_organisation(), home=None, device=parcels.OFFICE)),),
        erasures=(Erasure(id=ids[1], on="2026-03-01"),),
        registry=(RegistryRow(version=base64.b64encode(b"{}").decode()),),
        card=base64.b64encode(b"{}").decode(),
        lists=(ListFile(name="phases", data=base64.b64encode(b"{}").decode()),),
        news=(News(referral=ids[2], on="2026-03-02", step="ready", says="Het wijkteam belde haar op."),),
    )


def test_a_return_brings_everything_that_the_office_has_to_say() -> None:
    content = _everything()
    got = parcels.taken(parcels.a_return(content).inner, parcels.the_laptop())
    assert to_payload_bytes(got.payload) == to_payload_bytes(content)
    assert len(got.revisions) == len(got.directory) == 1
    assert set(got.records) == {got.revisions[0].id, got.directory[0].id}


@pytest.mark.parametrize(
    "changes",
    [
        {"card": "x"},
        {"card": "A" * 400_004},
        {"registry": [{"version": "AB=="}]},
        {"registry": [{"version": "A" * 2_000_004}]},
        {"lists": [{"name": "phases", "data": "x"}]},
        {"news": [{"referral": str(builders.an_id()), "on": "2026-02-30", "step": "ready", "says": ""}]},
        {"erasures": [{"id": str(builders.an_id()), "on": "2026-02-30"}]},
        {"set_apart": [{"bundle": "cd" * 32, "seq": 4, "incarnation": "1c" * 16, "reason": "why"}]},
        {"receipts": None},
        {"extra": []},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_a_return_with_a_part_of_another_form_is_refused(changes: dict[str, Any]) -> None:
    value = msgspec.json.decode(to_payload_bytes(OfficePayload())) | changes
    payload = parcels.as_json(value)
    page = parcels.as_json(parcels.a_return_manifest(payload, 0))
    tar = parcels.signed(page, payload, seed=parcels.OFFICE_SEED, namespace="krachtigthuis-return-v1")
    assert parcels.refusal(tar, parcels.the_laptop()) is BAD
