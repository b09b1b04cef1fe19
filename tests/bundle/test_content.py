"""What is in a payload: types, limits and hashes, each judged for the whole bundle."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import msgspec
import pytest

from krachtigthuis_desktop.bundle import Attachment, Manifest, write
from krachtigthuis_desktop.bundle.payload import (
    laptop_bytes,
)
from krachtigthuis_desktop.domain.records import Record
from krachtigthuis_desktop.domain.revision import Revision, hashes_fit, seal
from krachtigthuis_desktop.errors import BundleReason, BundleRefused, ProgramError
from tests import builders
from tests.bundle import parcels

BAD = BundleReason.BAD_CONTENT


def _resealed(revision: Revision, **changes: Any) -> Revision:
    """The revision with other fields and with hashes that fit them."""
    fields = {name: getattr(revision, name) for name in Revision.__dataclass_fields__}
    fields |= {"salt": bytes.fromhex(revision.salt or "")} | changes
    del fields["body_sha256"], fields["sha256"]
    return seal(**fields)


def _refusal_of(*revisions: Revision, **changes: Any) -> BundleReason | None:
    payload = laptop_bytes(revisions, (), ())
    return parcels.refusal(parcels.carrying(payload, len(revisions), **changes))


@pytest.mark.parametrize("make", builders.EVERY_KIND)
def test_every_kind_of_record_travels(make: Callable[[], Record]) -> None:
    record = make()
    revision = builders.a_revision(record)
    got = parcels.taken(parcels.a_bundle([revision]).inner)
    assert got.records[revision.id] == record
    assert hashes_fit(got.revisions[0])


ROW: dict[str, Any] = {
    "n": [0, -1, "1", None],
    "id": ["x", None, 1],
    "home": ["x", "", 1],
    "record": [None, "x"],
    "kind": ["", "worries", "WORRY", None, "x" * 101],
    "bases": [None, "x", ["x"], [str(builders.an_id()) for _ in range(3)]],
    "author": [None, 1, "x" * 101],
    "device": ["", "D0" * 16, "d0" * 15, "d0" * 16 + "\n", None],
    "incarnation": ["", "1c" * 17, None],
    "happened": ["", "2026-02-30", "01-03-2026", "2026-03-01T25:00:00Z", "2026-03-01T09:30", "٢٠٢٦-٠٣-٠١", None],
    "recorded": ["2026-03-01", "2026-13-01T00:00:00Z", "2026-03-01T09:30:00+01:00", "20260301T093000Z", None],
    "reason": [1, "x" * 20_001, []],
    "schema": [0, 2, None, "1"],
    "body": [None, [], "x", 1, {}],
    "salt": [None, "", "ab", "AB" * 16],
    "body_sha256": ["", "0" * 64, "AB" * 32, None],
    "sha256": ["", "0" * 64, None],
}


@pytest.mark.parametrize(("field", "value"), [(field, value) for field, values in ROW.items() for value in values])
def test_a_field_of_another_type_or_size_refuses_the_bundle(field: str, value: Any) -> None:
    content = parcels.payload_value([builders.a_revision(n=1)])
    content["revisions"][0][field] = value
    assert parcels.refusal(parcels.carrying(parcels.as_json(content), 1)) is BAD


SEALED: dict[str, Any] = {
    "n": 77,
    "home": builders.an_id(),
    "record": builders.an_id(),
    "bases": (builders.an_id(),),
    "author": "somebody",
    "device": parcels.OTHER_LAPTOP,
    "incarnation": "1d" * 16,
    "happened": "2026-02-01",
    "recorded": "2026-03-01T09:30:01Z",
    "reason": "anders",
}


@pytest.mark.parametrize("field", SEALED)
def test_each_sealed_field_is_under_the_hash(field: str) -> None:
    revision = builders.a_revision()
    assert _refusal_of(replace(revision, **{field: SEALED[field]})) is BAD
    assert _refusal_of(_resealed(revision, **{field: SEALED[field]})) is None


def test_another_body_does_not_fit_the_hash() -> None:
    revision, other = builders.a_revision(), builders.a_revision()
    assert _refusal_of(replace(revision, body=other.body)) is BAD
    assert _refusal_of(replace(revision, salt=other.salt)) is BAD


def test_an_erased_revision_travels_without_body_and_salt_and_keeps_its_hash() -> None:
    revision = builders.a_revision()
    erased = replace(revision, body=None, salt=None)
    got = parcels.taken(parcels.carrying(laptop_bytes([erased], (), ()), 1))
    assert got.revisions == (erased,)
    assert got.records == {}


@pytest.mark.parametrize("missing", ["body", "salt"])
def test_a_body_is_missing_only_together_with_its_salt(missing: str) -> None:
    lacks: dict[str, Any] = {missing: None}
    assert _refusal_of(replace(builders.a_revision(), **lacks)) is BAD


BODIES: dict[str, Callable[[dict[str, Any]], None]] = {
    "a field more": lambda body: body.update(zzz=1),
    "a field less": lambda body: body.pop("since"),
    "another type": lambda body: body.update(severity_start="7"),
    "a float": lambda body: body.update(severity_start=7.0),
    "too severe": lambda body: body.update(severity_start=11),
    "an unknown code": lambda body: body.update(urgency="yesterday"),
    "no words at all": lambda body: body.update(title="", own_words="", seen_heard=""),
    "a day that is none": lambda body: body.update(deadline="2026-02-30"),
    "a day in another spelling": lambda body: body.update(deadline="20260301"),
    "a list for a text": lambda body: body.update(title=["x"]),
    "a uuid in capitals": lambda body: body.update(raised_by=body["raised_by"].upper()),
    "nested too deep": lambda body: body.update(feedback={"on": {"on": {"on": {"on": {}}}}}),
    "a number beyond all": lambda body: body.update(severity_start=10**40),
}


@pytest.mark.parametrize("what", BODIES)
def test_a_body_that_is_not_of_its_kind_refuses_the_bundle(what: str) -> None:
    """Its hashes fit: the laptop really said so."""
    body = builders.a_body(builders.a_worry())
    BODIES[what](body)
    assert _refusal_of(builders.a_revision(body=body)) is BAD


def test_a_field_less_inside_a_field_refuses_the_bundle_too() -> None:
    body = builders.a_body(builders.a_person())
    del body["reach"]["when_not"]
    assert _refusal_of(builders.a_revision(builders.a_person(), body=body)) is BAD
    body = builders.a_body(builders.a_referral())
    del body["situation"][1]["told_by"]
    assert _refusal_of(builders.a_revision(builders.a_referral(), body=body)) is BAD


def test_a_body_of_another_kind_refuses_the_bundle() -> None:
    assert _refusal_of(builders.a_revision(builders.a_person(), kind="worry")) is BAD


def test_a_revision_may_not_stand_in_it_twice() -> None:
    revision = builders.a_revision()
    assert _refusal_of(revision, revision) is BAD
    assert _refusal_of(revision, _resealed(builders.a_revision(), id=revision.id)) is BAD


def test_the_number_of_revisions_is_the_one_that_was_signed() -> None:
    payload = laptop_bytes(list(builders.revisions(4)), (), ())
    for count in (0, 3, 5):
        assert parcels.refusal(parcels.carrying(payload, count)) is BAD


def test_size_and_hash_of_the_payload_are_those_that_were_signed() -> None:
    payload = laptop_bytes((), (), ())
    facts = msgspec.to_builtins(parcels.a_manifest(payload).payload)
    for wrong in ({"size": facts["size"] + 1}, {"sha256": "0" * 64}):
        files = {parcels.PAYLOAD: facts | wrong}
        assert parcels.refusal(parcels.carrying(payload, 0, files=files)) is BAD
    for names in ({}, {"other.json": facts}, {parcels.PAYLOAD: facts, "x": facts}):
        assert parcels.refusal(parcels.carrying(payload, 0, files=names)) is BAD


PAGE: list[dict[str, Any]] = [
    {"seq": 0},
    {"seq": 2},
    {"seq": 1, "prev": "ab" * 32},
    {"seq": 10**9, "prev": "ab" * 32},
    {"prev": "x"},
    {"device": "x"},
    {"incarnation": ""},
    {"after": {}},
    {"after": {"incarnation": builders.INCARNATION, "seq": 1, "id": "ab" * 32, "audit_head": None}},
    {"after": {"incarnation": "1d" * 16, "seq": 1, "id": "ab" * 32}},
    {"to_recipients": []},
    {"to_recipients": ["age1x"]},
    {"to_recipients": [parcels.OFFICE_IDENTITY.recipient] * 17},
    {"returns": {"seq": 1}},
    {"audit_head": {"n": 0, "sha256": "ab" * 32}},
    {"created": "2026-02-30T00:00:00Z"},
    {"created": "gisteren"},
    {"count": -1},
    {"type": "office"},
    {"type": "x"},
    {"files": None},
    {"files": []},
]


@pytest.mark.parametrize("changes", PAGE, ids=str)
def test_a_page_whose_fields_do_not_go_together_is_refused(changes: dict[str, Any]) -> None:
    payload = laptop_bytes((), (), ())
    page = parcels.manifest_value(payload, 0) | changes
    assert parcels.refusal(parcels.signed(page, payload)) is BAD


# Attachments.

SCAN = b"%PDF-1.7 an invented scan"


def _attached(scan: bytes = SCAN, **changes: Any) -> tuple[Revision, Attachment]:
    digest = hashlib.sha256(scan).hexdigest()
    revision = builders.a_revision(builders.a_letter(sha256=digest))
    fields: dict[str, Any] = {"record": revision.record, "sha256": digest, "data": base64.b64encode(scan).decode()}
    return revision, Attachment(**fields | changes)


def test_an_attachment_travels_with_the_record_that_names_it() -> None:
    revision, scan = _attached()
    got = parcels.taken(parcels.a_bundle([revision], attachments=[scan]).inner)
    assert got.payload.attachments == (scan,)  # type: ignore[union-attr]


def test_an_attachment_of_four_mebibytes_is_the_largest() -> None:
    for size, reason in ((4 * 1024 * 1024, None), (4 * 1024 * 1024 + 1, BAD)):
        revision, scan = _attached(bytes(size))
        payload = laptop_bytes([revision], (), [scan])
        assert parcels.refusal(parcels.carrying(payload, 1)) is reason


@pytest.mark.parametrize(
    "changes",
    [
        {"record": builders.an_id()},
        {"sha256": "ab" * 32},
        {"data": base64.b64encode(b"other").decode()},
        {"data": "not base64"},
        {"data": base64.b64encode(SCAN).decode().rstrip("=")},
        {"data": "AB=="},
        {"data": ""},
    ],
    ids=str,
)
def test_an_attachment_that_is_not_the_named_one_refuses_the_bundle(changes: dict[str, Any]) -> None:
    revision, scan = _attached(**changes)
    assert parcels.refusal(parcels.carrying(laptop_bytes([revision], (), [scan]), 1)) is BAD


@pytest.mark.parametrize("field", ["at", "prev", "sha256", "device", "n", "actor"])
def test_a_line_of_the_log_has_its_types_too(field: str) -> None:
    content = parcels.payload_value([]) | {"audit": [msgspec.to_builtins(parcels.a_line())]}
    assert parcels.refusal(parcels.carrying(parcels.as_json(content), 0)) is None
    content["audit"][0][field] = "2026-02-30T00:00:00Z" if field == "at" else "x" * 101
    assert parcels.refusal(parcels.carrying(parcels.as_json(content), 0)) is BAD


# The writer.


def test_the_writer_seals_nothing_that_the_reader_would_refuse() -> None:
    payload = laptop_bytes([replace(builders.a_revision(), n=0)], (), ())
    with pytest.raises(ProgramError):
        write(parcels.a_manifest(payload, 1), payload, seed=parcels.LAPTOP_SEED)


def test_the_writer_refuses_what_does_not_fit_in_one_bundle() -> None:
    revisions = [builders.a_revision(builders.a_worry(own_words="x" * 20_000)) for _ in range(850)]
    payload = laptop_bytes(revisions, (), ())
    manifest: Manifest = parcels.a_manifest(payload, len(revisions))
    with pytest.raises(BundleRefused) as refused:
        write(manifest, payload, seed=parcels.LAPTOP_SEED)
    assert refused.value.code is BundleReason.TOO_LARGE
