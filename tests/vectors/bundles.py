"""The golden bundles of format 1: good ones of both directions, and one at least for each of the thirteen reasons."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import pyrage

from krachtigthuis_desktop.bundle import (
    Attachment,
    BundleType,
    OfficePayload,
    Previous,
    Tip,
    Written,
    sign_card,
    sign_registry,
)
from krachtigthuis_desktop.bundle.container import MAX_BUNDLE, Members, pack, unpack
from krachtigthuis_desktop.bundle.manifest import bundle_id
from krachtigthuis_desktop.bundle.payload import (
    Erasure,
    ListFile,
    News,
    ReceiptRow,
    RegistryRow,
    RevisionReceipt,
    SetApart,
    laptop_bytes,
    row_of,
)
from krachtigthuis_desktop.domain.revision import Revision
from krachtigthuis_desktop.errors import BundleReason
from tests import builders
from tests.bundle import parcels
from tests.bundle.test_trust import a_card, a_registry

FORMAT = 1
SCAN = b"%PDF-1.7 an invented scan"
LATER = "2026-03-08T16:00:00Z"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Vector:
    """One golden file. `after` names the good ones that were taken in before it; `revoked` that the laptop is."""

    name: str
    note: str
    expected: str
    outer: bytes
    inner: bytes | None = None
    direction: BundleType = BundleType.LAPTOP
    after: tuple[str, ...] = ()
    revoked: bool = False
    zeros: int = 0
    """So many zero bytes are to be thought after the file: it need not be kept to be too large."""

    def facts(self) -> dict[str, Any]:
        facts: dict[str, Any] = {
            "format": FORMAT,
            "note": self.note,
            "direction": self.direction.value,
            "expected": self.expected,
            "file_sha256": hashlib.sha256(self.outer).hexdigest(),
            "after": list(self.after),
            "revoked": self.revoked,
            "append_zeros": self.zeros,
        }
        return facts | (_inside(self.inner) if self.inner else {})


def _inside(inner: bytes) -> dict[str, Any]:
    """What a reader must find: of a good file all of it."""
    members = unpack(inner)
    rows = msgspec.json.decode(members.payload)["revisions"]
    return {
        "inner_sha256": hashlib.sha256(inner).hexdigest(),
        "id": bundle_id(members.manifest),
        "signature": members.signature.decode(),
        "manifest": json.loads(members.manifest),
        "revisions": [{"id": row["id"], "kind": row["kind"], "sha256": row["sha256"]} for row in rows],
    }


def vectors() -> list[Vector]:
    """Good ones of both directions, and at least one for each of the thirteen reasons."""
    first, second = _laptop_row()
    back = _return(first)
    good = [*_good(first, second, back), _second_return(back)]
    return [*good, *_outside(first), *_inside_bad(first), *_row_bad(first, second)]


def _laptop_row() -> tuple[Written, Written]:
    revisions = [*builders.revisions(6), _letter()]
    scan = Attachment(
        record=revisions[-1].record,
        sha256=hashlib.sha256(SCAN).hexdigest(),
        data=base64.b64encode(SCAN).decode(),
    )
    lines = [parcels.a_line(1), parcels.a_line(2, record=None, action="vault_opened", prev="ab" * 32)]
    first = parcels.a_bundle(revisions, audit=lines, attachments=[scan], audit_head=Tip(n=2, sha256="ab" * 32))
    erased = dataclasses.replace(builders.a_revision(n=8), body=None, salt=None)
    second = parcels.a_bundle([erased], seq=2, prev=first.id, created=LATER, audit_head=Tip(n=2, sha256="ab" * 32))
    return first, second


def _letter() -> Revision:
    return builders.a_revision(builders.a_letter(sha256=hashlib.sha256(SCAN).hexdigest()), n=7)


def _return(first: Written) -> Written:
    registry = sign_registry(a_registry(version=1), seeds=(parcels.ROOT_SEED,))
    card = sign_card(a_card(), seeds=(parcels.ROOT_SEED,))
    rows = msgspec.json.decode(unpack(first.inner).payload)["revisions"]
    fared = [{"id": row["id"], "sha256": row["sha256"], "status": "accepted", "reason": None} for row in rows]
    receipt = ReceiptRow(
        bundle=first.id,
        seq=1,
        incarnation=builders.INCARNATION,
        revisions=msgspec.convert(fared, tuple[RevisionReceipt, ...]),
        audit_to=2,
    )
    helper = builders.a_revision(
        builders.an_organisation(), home=None, author="staff-0a0b0c0d", device=parcels.OFFICE, incarnation="0c" * 16
    )
    return parcels.a_return(
        OfficePayload(
            receipts=(receipt,),
            directory=(row_of(helper),),
            registry=(RegistryRow(version=base64.b64encode(registry).decode()),),
            card=base64.b64encode(card).decode(),
        )
    )


def _second_return(back: Written) -> Vector:
    """Everything that a return can bring beside what the first one brings."""
    old, new = _changed()
    receipt = RevisionReceipt(id=old.id, sha256=old.sha256, status="conflict", reason=None)
    refused = RevisionReceipt(id=new.id, sha256=new.sha256, status="rejected", reason="role_may_not")
    row = ReceiptRow(
        bundle="cd" * 32, seq=2, incarnation=builders.INCARNATION, revisions=(receipt, refused), audit_to=0
    )
    content = OfficePayload(
        receipts=(row,),
        set_apart=(SetApart(bundle="ef" * 32, seq=3, incarnation=builders.INCARNATION, reason=BundleReason.FORK),),
        revisions=(row_of(dataclasses.replace(old, body=None, salt=None)), row_of(new)),
        erasures=(Erasure(id=builders.an_id(), on="2026-03-02T10:00:00Z"),),
        lists=(ListFile(name="policy", data=base64.b64encode(b"{}").decode()),),
        news=(News(referral=builders.an_id(), on="2026-03-02", step="accepted", says="Het wijkteam is begonnen."),),
    )
    written = parcels.a_return(content, seq=2, prev=back.id, created=LATER)
    return Vector(
        name="return-2",
        note="a later return: a conflict, a refusal, a fork told, a case with the text of heads only, an erasure, news",
        expected="apply",
        outer=written.outer,
        inner=written.inner,
        direction=BundleType.OFFICE,
    )


def _changed() -> tuple[Revision, Revision]:
    """A record and its change, as a case that is sent back holds them."""
    old = builders.a_revision(n=9)
    return old, builders.a_revision(n=10, record=old.record, bases=(old.id,))


def _good(first: Written, second: Written, back: Written) -> list[Vector]:
    return [
        Vector(
            name="laptop-1",
            note="the first bundle of a laptop: a case, a log, a scan",
            expected="apply",
            outer=first.outer,
            inner=first.inner,
        ),
        Vector(
            name="laptop-2",
            note="the second, with a revision whose text was erased",
            expected="apply",
            outer=second.outer,
            inner=second.inner,
            after=("laptop-1",),
        ),
        Vector(
            name="laptop-1-again",
            note="the first once more",
            expected="duplicate",
            outer=parcels.sealed(first.inner),
            inner=first.inner,
            after=("laptop-1", "laptop-2"),
        ),
        Vector(
            name="return-1",
            note="the first return: receipt, registry, card, a helper",
            expected="apply",
            outer=back.outer,
            inner=back.inner,
            direction=BundleType.OFFICE,
        ),
    ]


def _outside(first: Written) -> list[Vector]:
    bent = bytearray(first.outer)
    bent[40_000] ^= 1
    armor = base64.encodebytes(first.outer)
    armored = b"-----BEGIN AGE ENCRYPTED FILE-----\n" + armor + b"-----END AGE ENCRYPTED FILE-----\n"
    cases: list[tuple[str, str, BundleReason, bytes, int]] = [
        ("too-large", "more than 16 MiB", BundleReason.TOO_LARGE, b"age-encryption.org/v1\n", MAX_BUNDLE),
        ("armored", "age as text", BundleReason.NOT_A_BUNDLE, armored, 0),
        ("passphrase", "age for a passphrase", BundleReason.NOT_A_BUNDLE, _for_a_passphrase(first.inner), 0),
        (
            "wrong-recipient",
            "sealed for somebody else",
            BundleReason.WRONG_RECIPIENT,
            parcels.sealed(first.inner, parcels.STRANGER_IDENTITY),
            0,
        ),
        ("corrupt-bit", "one bit changed", BundleReason.CORRUPT, bytes(bent), 0),
        ("corrupt-cut", "the last byte is missing", BundleReason.CORRUPT, first.outer[:-1], 0),
    ]
    return [
        Vector(name=name, note=note, expected=reason.value, outer=outer, zeros=zeros)
        for name, note, reason, outer, zeros in cases
    ]


def _for_a_passphrase(inner: bytes) -> bytes:
    sealed: bytes = pyrage.passphrase.encrypt(inner[:1_000], "for tests only")
    return sealed


def _inside_bad(first: Written) -> list[Vector]:
    tar = unpack(first.inner)
    page = msgspec.json.decode(tar.manifest)
    mode = bytearray(first.inner)
    mode[100:108], mode[148:156] = b"0000644\0", b"%06o\0 " % (int(first.inner[148:154], 8) + 8)

    def resigned(changes: dict[str, Any], **how: Any) -> bytes:
        return parcels.signed(page | changes, tar.payload, **how)

    def carrying(bend: Callable[[bytes], bytes]) -> bytes:
        payload = bend(tar.payload)
        return parcels.carrying(payload, page["count"])

    cases: Sequence[tuple[str, str, BundleReason, bytes]] = [
        ("container-mode", "another mode in the tar", BundleReason.BAD_CONTAINER, bytes(mode)),
        ("container-trailing", "a byte after the tar", BundleReason.BAD_CONTAINER, first.inner + b"x"),
        (
            "signature-page",
            "the page changed after signing",
            BundleReason.BAD_SIGNATURE,
            pack(Members(tar.signature, tar.manifest.replace(b'"seq":1', b'"seq":2'), tar.payload)),
        ),
        (
            "signature-spelling",
            "the signature in another spelling, which ssh-keygen takes",
            BundleReason.BAD_SIGNATURE,
            pack(Members(tar.signature + b"\n", tar.manifest, tar.payload)),
        ),
        (
            "signature-purpose",
            "signed as a return",
            BundleReason.BAD_SIGNATURE,
            resigned({}, namespace=BundleType.OFFICE.namespace),
        ),
        (
            "signature-lying-device",
            "a registered laptop says it is another",
            BundleReason.BAD_SIGNATURE,
            resigned({}, seed=parcels.OTHER_SEED),
        ),
        ("unknown-device", "a key nobody knows", BundleReason.UNKNOWN_DEVICE, resigned({}, seed=parcels.STRANGER_SEED)),
        ("version", "format 2", BundleReason.UNSUPPORTED_VERSION, resigned({"v": 2})),
        ("schema", "bodies of tomorrow", BundleReason.UNSUPPORTED_VERSION, resigned({"schema": 9_999})),
        ("wrong-office", "meant for another office", BundleReason.WRONG_OFFICE, resigned({"to": parcels.OTHER_OFFICE})),
        (
            "wrong-office-forwarded",
            "sealed anew for an office that it was not meant for",
            BundleReason.WRONG_OFFICE,
            resigned({"to_recipients": [parcels.STRANGER_IDENTITY.recipient]}),
        ),
        (
            "content-exchanged",
            "the payload of another bundle",
            BundleReason.BAD_CONTENT,
            pack(Members(tar.signature, tar.manifest, laptop_bytes((), (), ()))),
        ),
        (
            "content-double-key",
            "a key twice, the second time otherwise",
            BundleReason.BAD_CONTENT,
            carrying(lambda data: data.replace(b'"n":1,', b'"n":1,"n":2,', 1)),
        ),
        (
            "content-float",
            "1.0 for 1",
            BundleReason.BAD_CONTENT,
            carrying(lambda data: data.replace(b'"n":1,', b'"n":1.0,', 1)),
        ),
        (
            "content-hash",
            "a word changed in a body",
            BundleReason.BAD_CONTENT,
            carrying(lambda data: data.replace(b"Huur niet betaald", b"Huur wel betaald!", 1)),
        ),
    ]
    return [
        Vector(name=name, note=note, expected=reason.value, outer=parcels.sealed(inner))
        for name, note, reason, inner in cases
    ]


def _row_bad(first: Written, second: Written) -> list[Vector]:
    other = parcels.a_bundle([], seq=2, prev=first.id, created="2026-03-09T09:00:00Z")
    third = parcels.a_bundle([], seq=3, prev=other.id, created="2026-03-10T09:00:00Z")
    fourth = parcels.a_bundle([], seq=3, prev=second.id, created="2026-03-11T09:00:00Z")
    after = Previous(incarnation=builders.INCARNATION, seq=2, id=second.id, audit_head=None)
    restored = parcels.a_bundle([], incarnation="1d" * 16, after=after, created="2026-03-12T09:00:00Z")
    row = ("laptop-1", "laptop-2")
    cases = [
        ("fork", "another second bundle", BundleReason.FORK.value, other, row, False),
        (
            "fork-old-goes-on",
            "the old vault goes on after a restore",
            BundleReason.FORK.value,
            fourth,
            (*row, "restored"),
            False,
        ),
        ("broken-chain", "the third names another second", BundleReason.BROKEN_CHAIN.value, third, row, False),
        ("revoked", "a laptop that is no longer trusted", BundleReason.REVOKED_DEVICE.value, fourth, row, True),
        ("restored", "the first after a restore", "apply", restored, row, False),
    ]
    return [
        Vector(
            name=name,
            note=note,
            expected=expected,
            outer=written.outer,
            inner=written.inner,
            after=after_these,
            revoked=revoked,
        )
        for name, note, expected, written, after_these, revoked in cases
    ]
