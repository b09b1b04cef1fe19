"""Each of the thirteen reasons reaches the report by its code; the first ten keep nothing, the last three the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import msgspec
import pytest

from krachtigthuis_desktop.bundle import MAX_BUNDLE, OfficePayload, Revoked
from krachtigthuis_desktop.bundle.manifest import to_manifest_bytes
from krachtigthuis_desktop.bundle.payload import laptop_bytes, to_payload_bytes
from krachtigthuis_desktop.bundle.writer import facts_of, inner
from krachtigthuis_desktop.crypto import agefile
from krachtigthuis_desktop.domain.records import Worry
from krachtigthuis_desktop.errors import BundleReason
from krachtigthuis_desktop.office import registry_row
from krachtigthuis_desktop.office.importing import import_bundles
from krachtigthuis_desktop.office.registry import current, next_version
from krachtigthuis_desktop.office.report import Report
from krachtigthuis_desktop.office.root import root_keys
from tests.office.bureau import NOW, ROOT_PHRASE, Bureau, Hand, a_hand

Bad = Callable[[Bureau], bytes]


def too_large(_bureau: Bureau) -> bytes:
    return bytes(MAX_BUNDLE + 1)


def not_a_bundle(_bureau: Bureau) -> bytes:
    return b"age-encryption.org/v1\n-> scrypt AAAA 18\n"


def for_another(bureau: Bureau) -> bytes:
    return bureau.anna.bundle([], to_recipients=(agefile.new_identity().recipient,)).outer


def corrupt(bureau: Bureau) -> bytes:
    data = bytearray(bureau.anna.bundle(bureau.anna.case(3)).outer)
    data[len(data) // 2] ^= 1
    return bytes(data)


def bad_container(bureau: Bureau) -> bytes:
    return agefile.seal(bureau.anna.bundle([]).inner + bytes(512), [bureau.anna.recipient])


def bad_signature(bureau: Bureau) -> bytes:
    tar = bytearray(bureau.anna.bundle([]).inner)
    at = tar.index(b'"seq":1')
    tar[at + 6] = ord("2")
    return agefile.seal(bytes(tar), [bureau.anna.recipient])


def unknown_device(bureau: Bureau) -> bytes:
    stranger = a_hand("c0" * 16)
    stranger.office, stranger.recipient = bureau.anna.office, bureau.anna.recipient
    return stranger.bundle([]).outer


def bad_content(bureau: Bureau) -> bytes:
    return bureau.anna.bundle(bureau.anna.case(3), count=2).outer


def unsupported_version(bureau: Bureau) -> bytes:
    return bureau.anna.bundle([], schema=99).outer


def wrong_office(bureau: Bureau) -> bytes:
    return bureau.anna.bundle([], to="99" * 16).outer


REFUSED: tuple[tuple[Bad, BundleReason], ...] = (
    (too_large, BundleReason.TOO_LARGE),
    (not_a_bundle, BundleReason.NOT_A_BUNDLE),
    (for_another, BundleReason.WRONG_RECIPIENT),
    (corrupt, BundleReason.CORRUPT),
    (bad_container, BundleReason.BAD_CONTAINER),
    (bad_signature, BundleReason.BAD_SIGNATURE),
    (unknown_device, BundleReason.UNKNOWN_DEVICE),
    (bad_content, BundleReason.BAD_CONTENT),
    (unsupported_version, BundleReason.UNSUPPORTED_VERSION),
    (wrong_office, BundleReason.WRONG_OFFICE),
)


def brought(bureau: Bureau, data: bytes) -> Report:
    file = bureau.stick / "KTH-0123456789ABCDEF.age"
    file.write_bytes(data)
    return import_bundles(bureau.desk, [file], now=NOW)


@pytest.mark.parametrize(("bad", "reason"), REFUSED, ids=lambda value: getattr(value, "__name__", ""))
def test_a_refused_file_is_named_with_its_reason_and_nothing_of_it_is_kept(
    bureau: Bureau, bad: Bad, reason: BundleReason
) -> None:
    before = (bureau.desk.home / "vault.db").read_bytes()
    report = brought(bureau, bad(bureau))
    assert [(each.outcome.value, each.reason) for each in report.files] == [("refused", reason.value)]
    assert report.went_wrong
    assert (bureau.desk.home / "vault.db").read_bytes() == before


def fork(bureau: Bureau) -> bytes:
    """Another bundle under a number that is taken: a clone, or an older vault put back."""
    twin = replace(bureau.anna, sent=[], log=[], written=0)
    brought(bureau, bureau.anna.bundle(bureau.anna.case(3)).outer)
    return twin.bundle(twin.case(3)).outer


def broken_chain(bureau: Bureau) -> bytes:
    brought(bureau, bureau.anna.bundle(bureau.anna.case(3)).outer)
    return bureau.anna.bundle([], prev="ab" * 32).outer


def revoked(bureau: Bureau) -> bytes:
    revoke(bureau, bureau.anna)
    return bureau.anna.bundle(bureau.anna.case(3)).outer


def revoke(bureau: Bureau, hand: Hand) -> None:
    """A registry version in which this laptop is revoked and nothing of it counts any more."""
    desk = bureau.desk
    gone = Revoked(incarnation=None, seq=0, sha256=None, reason="lost", on="2026-03-01T11:00:00Z")
    with root_keys(desk.home, ROOT_PHRASE) as root, desk.vault.store.write() as tx:
        row = registry_row.row(tx, registry_row.pinned(tx))
        devices = tuple(
            msgspec.structs.replace(each, revoked=gone) if each.id == hand.device else each for each in row.last.devices
        )
        registry, file = next_version(row, root, NOW, lambda last: msgspec.structs.replace(last, devices=devices))
        registry_row.add(tx, registry.version, file)


QUARANTINED: tuple[tuple[Bad, BundleReason], ...] = (
    (revoked, BundleReason.REVOKED_DEVICE),
    (fork, BundleReason.FORK),
    (broken_chain, BundleReason.BROKEN_CHAIN),
)


@pytest.mark.parametrize(("bad", "reason"), QUARANTINED, ids=lambda value: getattr(value, "__name__", ""))
def test_a_quarantined_file_is_kept_as_it_came_and_nothing_of_it_goes_in(
    bureau: Bureau, bad: Bad, reason: BundleReason
) -> None:
    data = bad(bureau)
    with bureau.desk.store.read() as tx:
        before = tx.count(Worry)
    for _twice in range(2):
        report = brought(bureau, data)
        assert [(each.outcome.value, each.reason) for each in report.files] == [("quarantined", reason.value)]
        assert report.went_wrong
    with bureau.desk.store.read() as tx:
        assert [(each.content, each.reason) for each in tx.quarantined()] == [(data, reason.value)]
        assert tx.count(Worry) == before


def test_what_a_revoked_laptop_brought_before_stays_and_is_known_again(bureau: Bureau) -> None:
    first = bureau.anna.bundle(bureau.anna.case(3)).outer
    brought(bureau, first)
    revoke(bureau, bureau.anna)
    assert [each.outcome.value for each in brought(bureau, first).files] == ["duplicate"]
    assert current(bureau.desk).version == 4


def test_a_bundle_after_a_restore_goes_in_and_the_old_stick_that_turns_up_is_set_apart(bureau: Bureau) -> None:
    brought(bureau, bureau.anna.bundle(bureau.anna.case(3)).outer)
    tip = bureau.anna.tip
    late = bureau.anna.bundle(bureau.anna.case(4)[3:])
    again = bureau.anna.restored()
    assert brought(bureau, again.bundle(again.case(4), after=tip).outer).files[0].outcome.value == "imported"
    assert brought(bureau, late.outer).files[0].reason == BundleReason.FORK.value


def test_a_return_of_an_office_is_no_bundle_of_a_laptop(bureau: Bureau) -> None:
    """Signed by a registered key, in the other direction: the signature's purpose gives it away."""
    payload = to_payload_bytes(OfficePayload())
    honest = bureau.anna.bundle([]).manifest
    manifest = to_manifest_bytes(msgspec.structs.replace(honest, files=facts_of(payload)))
    tar = inner(manifest, payload, seed=bureau.anna.seed, namespace="krachtigthuis-return-v1")
    report = brought(bureau, agefile.seal(tar, [bureau.anna.recipient]))
    assert report.files[0].reason == BundleReason.BAD_SIGNATURE.value


def test_a_bundle_signed_by_one_laptop_in_the_name_of_another_is_refused(bureau: Bureau) -> None:
    payload = laptop_bytes([], [], [])
    honest = bureau.anna.bundle([]).manifest
    lie = to_manifest_bytes(
        msgspec.structs.replace(honest, device=bureau.bram.device, files=facts_of(payload), audit_head=None)
    )
    tar = inner(lie, payload, seed=bureau.anna.seed, namespace="krachtigthuis-bundle-v1")
    report = brought(bureau, agefile.seal(tar, [bureau.anna.recipient]))
    assert report.files[0].reason == BundleReason.BAD_SIGNATURE.value


def test_a_missing_file_and_a_folder_are_told_and_stop_nobody(bureau: Bureau) -> None:
    good = bureau.put(bureau.anna.bundle(bureau.anna.case(3)))
    files = [bureau.stick / "weg.age", bureau.stick, good]
    report = import_bundles(bureau.desk, files, now=NOW)
    assert [each.reason for each in report.files] == ["file_missing", "file_unreadable", None]
