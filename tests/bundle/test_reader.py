"""The one door: each reason at its place in the order, and nothing else makes a verified bundle."""

from __future__ import annotations

import base64
import dataclasses
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pyrage
import pytest

from krachtigthuis_desktop.bundle import BundleType, Tip, VerifiedBundle, open_outer, read
from krachtigthuis_desktop.bundle.container import MAX_BUNDLE, Members, pack, unpack
from krachtigthuis_desktop.domain.records import Worry
from krachtigthuis_desktop.errors import BundleReason, BundleRefused
from tests import builders
from tests.bundle import parcels
from tests.bundle.watch import writing_is_a_fault


def test_what_a_laptop_wrote_the_office_reads() -> None:
    revisions = [builders.a_revision(make()) for make in builders.EVERY_KIND]
    lines = [parcels.a_line(n) for n in (1, 2)]
    written = parcels.a_bundle(revisions, audit=lines, audit_head=Tip(n=2, sha256="ab" * 32))
    with writing_is_a_fault():
        got = read(written.outer, identities=[parcels.OFFICE_IDENTITY.secret], trusted=parcels.the_office())
    assert got.id == written.id
    assert got.manifest == written.manifest
    assert got.manifest_bytes == written.manifest_bytes
    assert got.revisions == tuple(revisions)
    assert got.payload.audit == tuple(lines)  # type: ignore[union-attr]
    assert got.signer == parcels.public(parcels.LAPTOP_SEED)


def test_the_records_of_a_bundle_come_typed() -> None:
    worry = builders.a_worry(own_words="De huur.\n\tEn “de rest” van Zoë 😀")
    revision = builders.a_revision(worry)
    got = parcels.taken(parcels.a_bundle([revision]).inner)
    assert got.records == {revision.id: worry}
    assert isinstance(got.records[revision.id], Worry)


def test_what_the_office_wrote_the_laptop_reads() -> None:
    got = parcels.taken(parcels.a_return().inner, parcels.the_laptop())
    assert got.manifest.type is BundleType.OFFICE
    assert got.revisions == got.directory == ()


def test_the_inner_bytes_are_the_same_each_time_and_the_outer_ones_never() -> None:
    revisions = list(builders.revisions(4))
    one, two = (parcels.a_bundle(revisions) for _ in range(2))
    assert one.inner == two.inner
    assert one.outer != two.outer


def test_the_name_of_a_file_is_sixteen_characters_of_its_id() -> None:
    written = parcels.a_bundle()
    assert written.name == f"KTH-{written.id[:16].upper()}.age"


def test_only_the_reader_makes_a_verified_bundle() -> None:
    got = parcels.taken(parcels.a_bundle().inner)
    fields = {field.name: getattr(got, field.name) for field in dataclasses.fields(got)} | {"made_by": object()}
    with pytest.raises(TypeError):
        VerifiedBundle(**fields)


# SECURITY T6 and the order of DESIGN 5, from the outside in.


def test_a_file_over_sixteen_mebibytes_is_refused_unopened() -> None:
    header = parcels.a_bundle().outer
    assert parcels.refusal_of_file(header + bytes(MAX_BUNDLE)) is BundleReason.TOO_LARGE


def test_an_age_file_for_a_passphrase_is_no_bundle() -> None:
    data = pyrage.passphrase.encrypt(b"x", "zes woorden uit een lijst van kantoor")
    assert parcels.refusal_of_file(data) is BundleReason.NOT_A_BUNDLE


def test_an_armored_age_file_is_no_bundle() -> None:
    body = base64.encodebytes(parcels.a_bundle().outer)
    armored = b"-----BEGIN AGE ENCRYPTED FILE-----\n" + body + b"-----END AGE ENCRYPTED FILE-----\n"
    assert parcels.refusal_of_file(armored) is BundleReason.NOT_A_BUNDLE


@pytest.mark.parametrize("data", [b"", b"age", b"age-encryption.org/v1\n", b"age-encryption.org/v2\n", b"%PDF-1.7\n"])
def test_another_file_is_no_bundle(data: bytes) -> None:
    assert parcels.refusal_of_file(data) is BundleReason.NOT_A_BUNDLE


def test_a_bundle_for_others_does_not_open() -> None:
    data = parcels.a_bundle().outer
    assert parcels.refusal_of_file(data, parcels.STRANGER_IDENTITY) is BundleReason.WRONG_RECIPIENT


def test_a_byte_changed_on_the_stick_is_seen() -> None:
    data = bytearray(parcels.a_bundle().outer)
    data[-1] ^= 1
    assert parcels.refusal_of_file(bytes(data)) is BundleReason.CORRUPT


def test_something_after_the_tar_is_refused() -> None:
    assert parcels.refusal_of_file(parcels.sealed(parcels.a_bundle().inner + b"x")) is BundleReason.BAD_CONTAINER


def test_a_signer_whom_nobody_knows_is_unknown_before_his_signature_is_looked_at() -> None:
    tar = _good()
    stranger = parcels.signed(tar.manifest, tar.payload, seed=parcels.STRANGER_SEED)
    assert parcels.refusal(stranger) is BundleReason.UNKNOWN_DEVICE
    other_page = dataclasses.replace(unpack(stranger), manifest=tar.manifest.replace(b'"count":4', b'"count":5'))
    assert parcels.refusal(pack(other_page)) is BundleReason.UNKNOWN_DEVICE


def test_a_signature_for_another_purpose_is_bad_before_its_key_is_looked_up() -> None:
    tar = _good()
    for namespace in ("krachtigthuis-return-v1", "krachtigthuis-registry-v1", "file", "krachtigthuis-bundle-v2"):
        bent = parcels.signed(tar.manifest, tar.payload, seed=parcels.STRANGER_SEED, namespace=namespace)
        assert parcels.refusal(bent) is BundleReason.BAD_SIGNATURE


def test_a_signature_over_another_page_is_bad() -> None:
    one, two = _good(), _good(seq=2, prev="ab" * 32)
    assert parcels.refusal(pack(dataclasses.replace(one, signature=two.signature))) is BundleReason.BAD_SIGNATURE


def test_a_page_is_not_read_before_its_signature_holds() -> None:
    """Even hopeless JSON is a matter of the signature first."""
    tar = dataclasses.replace(_good(), manifest=b"[[[[")
    assert parcels.refusal(pack(tar)) is BundleReason.BAD_SIGNATURE


def test_a_laptop_that_says_it_is_another_is_refused() -> None:
    tar = _good()
    lie = parcels.manifest_value(tar.payload, device=parcels.OTHER_LAPTOP)
    assert parcels.refusal(parcels.signed(lie, tar.payload)) is BundleReason.BAD_SIGNATURE


def test_nobody_signs_anew_what_another_wrote() -> None:
    tar = _good()
    mine = parcels.signed(tar.manifest, tar.payload, seed=parcels.OTHER_SEED)
    assert parcels.refusal(mine) is BundleReason.BAD_SIGNATURE


@pytest.mark.parametrize(("field", "value"), [("v", 2), ("v", 99), ("schema", 2), ("schema", 9_000)])
def test_a_newer_version_says_so_whatever_else_it_holds(field: str, value: int) -> None:
    tar = _good()
    newer = parcels.manifest_value(tar.payload) | {field: value, "field_of_tomorrow": {"x": 1}}
    assert parcels.refusal(parcels.signed(newer, tar.payload)) is BundleReason.UNSUPPORTED_VERSION


@pytest.mark.parametrize("changes", [{"v": 0}, {"v": "1"}, {"v": True}, {"v": None}, {"schema": 0}, {"schema": None}])
def test_a_version_that_is_none_is_no_content(changes: dict[str, Any]) -> None:
    tar = _good()
    assert (
        parcels.refusal(parcels.signed(parcels.manifest_value(tar.payload, **changes), tar.payload))
        is BundleReason.BAD_CONTENT
    )


def test_a_bundle_for_another_office_is_not_ours_though_it_opens() -> None:
    tar = _good()
    page = parcels.manifest_value(tar.payload, to=parcels.OTHER_OFFICE)
    assert parcels.refusal(parcels.signed(page, tar.payload)) is BundleReason.WRONG_OFFICE


def test_a_bundle_sealed_anew_for_us_was_not_meant_for_us() -> None:
    """Somebody who may open it cannot pass it on as if the laptop had sent it here."""
    tar = _good(to_recipients=(parcels.STRANGER_IDENTITY.recipient,))
    assert parcels.refusal_of_file(parcels.sealed(pack(tar))) is BundleReason.WRONG_OFFICE


def test_whom_it_is_for_is_asked_before_what_is_in_it() -> None:
    page = parcels.manifest_value(b"[", to=parcels.OTHER_OFFICE)
    assert parcels.refusal(parcels.signed(page, b"[")) is BundleReason.WRONG_OFFICE


def test_a_payload_that_was_exchanged_is_refused() -> None:
    one, two = _good(), _good()
    assert parcels.refusal(pack(dataclasses.replace(one, payload=two.payload))) is BundleReason.BAD_CONTENT


def test_a_return_is_not_a_bundle_of_a_laptop() -> None:
    """A laptop's own return, played back to the office with the laptop's key under it."""
    tar = unpack(parcels.a_return().inner)
    page = msgspec.json.decode(tar.manifest) | {"device": parcels.LAPTOP, "to": parcels.OFFICE}
    page["to_recipients"] = [parcels.OFFICE_IDENTITY.recipient]
    assert parcels.refusal(parcels.signed(page, tar.payload)) is BundleReason.BAD_CONTENT


def test_a_bundle_of_a_laptop_is_no_return() -> None:
    assert parcels.refusal(parcels.a_bundle().inner, parcels.the_laptop()) is BundleReason.BAD_SIGNATURE


def test_every_bit_and_every_cut_of_a_signature_is_refused() -> None:
    """SECURITY T5. A tolerant parser takes some: base64 has bits that mean nothing, and a key says its own length."""
    tar = _good()
    reasons = {BundleReason.BAD_SIGNATURE, BundleReason.UNKNOWN_DEVICE}
    taken = []
    for at in range(len(tar.signature) * 8):
        bent = bytearray(tar.signature)
        bent[at // 8] ^= 1 << at % 8
        if parcels.refusal(pack(dataclasses.replace(tar, signature=bytes(bent)))) not in reasons:
            taken.append(at)
    cuts = [cut for cut in range(len(tar.signature)) if _refusal_of_cut(tar, cut) is not BundleReason.BAD_SIGNATURE]
    assert (taken, cuts) == ([], [])


def test_a_signature_in_another_spelling_is_refused() -> None:
    tar = _good()
    for bent in (
        tar.signature.replace(b"\n", b"\r\n"),
        tar.signature + b"\n",
        tar.signature[:-1],
        b"\n" + tar.signature,
        tar.signature.replace(b"-----BEGIN SSH SIGNATURE-----\n", b"-----BEGIN SSH SIGNATURE-----\n\n"),
        tar.signature * 2,
    ):
        assert parcels.refusal(pack(dataclasses.replace(tar, signature=bent))) is BundleReason.BAD_SIGNATURE


def test_the_outer_half_gives_the_tar_and_says_which_key_fitted() -> None:
    written = parcels.a_bundle(to_recipients=(parcels.STRANGER_IDENTITY.recipient, parcels.OFFICE_IDENTITY.recipient))
    opened = open_outer(written.outer, [parcels.LAPTOP_IDENTITY.secret, parcels.OFFICE_IDENTITY.secret])
    assert (opened.inner, opened.recipient) == (written.inner, parcels.OFFICE_IDENTITY.recipient)


def test_reading_a_full_bundle_stays_within_its_memory() -> None:
    """SECURITY T7 and DESIGN 9: at most 160 MB above the idle process, for a full one and for hostile ones."""
    result = subprocess.run(
        [sys.executable, "-m", "tests.bundle.memory"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    peaks = dict(line.split() for line in result.stdout.splitlines())
    assert set(peaks) == {"full", "wide", "brackets", "zeros", "sizes"}
    assert {name: peak for name, peak in peaks.items() if int(peak) > 160} == {}


def _good(**changes: Any) -> Members:
    return unpack(parcels.a_bundle(**changes).inner)


def _refusal_of_cut(tar: Members, cut: int) -> BundleReason | None:
    return parcels.refusal(pack(dataclasses.replace(tar, signature=tar.signature[:cut])))


def test_every_reason_of_the_door_is_one_of_the_first_ten() -> None:
    with pytest.raises(BundleRefused) as refused:
        read(b"", identities=[], trusted=parcels.the_office())
    assert isinstance(refused.value.code, BundleReason)
    assert not refused.value.code.quarantines
