"""A laptop that is no longer trusted: nothing of it counts that is not here yet, everything that is here stays."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from krachtigthuis_desktop.bundle import Previous
from krachtigthuis_desktop.bundle.container import unpack
from krachtigthuis_desktop.errors import StickError, TrustError, TrustFault, VaultError
from krachtigthuis_desktop.office import enrolment, registry
from krachtigthuis_desktop.office.importing import import_bundles
from krachtigthuis_desktop.office.revoking import Done, Reason, last_accepted, revoke
from tests.office.bureau import NOW, PHRASE, ROOT_PHRASE, Bureau, a_hand, a_request, enrol
from tests.office.trusting import granted


def gone(bureau: Bureau, named: str, reason: Reason = Reason.STOLEN) -> Done:
    return revoke(bureau.desk, named, reason=reason, root_phrase=ROOT_PHRASE, now=NOW)


def outcomes(bureau: Bureau, *files: Path) -> list[tuple[str, str | None]]:
    report = import_bundles(bureau.desk, files, now=NOW)
    return [(each.outcome.value, each.reason) for each in report.files]


def test_the_registry_names_the_last_bundle_that_counts(bureau: Bureau) -> None:
    written = [bureau.anna.bundle(bureau.anna.case(3)) for _ in range(3)]
    outcomes(bureau, *map(bureau.put, written))
    done = gone(bureau, bureau.anna.device)
    revoked = registry.current(bureau.desk).devices[0].revoked
    assert revoked is not None
    assert (revoked.incarnation, revoked.seq, revoked.sha256) == (bureau.anna.incarnation, 3, written[-1].id)
    assert (revoked.reason, done.registry_version, done.revoked) == ("stolen", 4, revoked)


def test_what_is_not_here_yet_is_set_apart_whatever_it_is(bureau: Bureau) -> None:
    """Another number, a late gap and a new incarnation do not help a thief (SECURITY 1)."""
    anna = bureau.anna
    first, gap, third = (bureau.put(anna.bundle(anna.case(3))) for _ in range(3))
    outcomes(bureau, first, third)
    gone(bureau, anna.device)
    later = bureau.put(anna.bundle(anna.case(3)))
    again = anna.restored()
    tip = Previous(incarnation=anna.incarnation, seq=3, id=anna.sent[2].id, audit_head=anna.sent[2].manifest.audit_head)
    reborn = bureau.put(again.bundle(again.case(3), after=tip))
    assert outcomes(bureau, gap, later, reborn) == [("quarantined", "revoked_device")] * 3
    assert outcomes(bureau, first, third) == [("duplicate", None)] * 2


def test_one_that_never_delivered_never_will(bureau: Bureau) -> None:
    done = gone(bureau, bureau.bram.device, Reason.LOST)
    assert (done.revoked.incarnation, done.revoked.seq, done.revoked.sha256) == (None, 0, None)
    assert outcomes(bureau, bureau.put(bureau.bram.bundle(bureau.bram.case(3)))) == [("quarantined", "revoked_device")]


def test_after_a_restore_the_last_one_is_of_the_newest_incarnation(bureau: Bureau) -> None:
    anna = bureau.anna
    one, late = anna.bundle(anna.case(3)), anna.bundle(anna.case(3))
    again = anna.restored()
    tip = Previous(incarnation=anna.incarnation, seq=1, id=one.id, audit_head=one.manifest.audit_head)
    two = again.bundle(again.case(3), after=tip)
    outcomes(bureau, bureau.put(one), bureau.put(two))
    outcomes(bureau, bureau.put(late))
    with bureau.desk.store.read() as tx:
        last = last_accepted(tx, anna.device)
        assert last is not None
        assert (last.incarnation, last.id) == (again.incarnation, two.id)


def test_old_bundles_stay_checkable_with_stock_tools(bureau: Bureau, tmp_path: Path) -> None:
    written = bureau.anna.bundle(bureau.anna.case(3))
    before = registry.allowed_signers(bureau.desk)
    gone(bureau, bureau.anna.device)
    assert registry.allowed_signers(bureau.desk) == before
    (tmp_path / "signers").write_text(before, encoding="utf-8")
    (tmp_path / "sig").write_bytes(unpack(written.inner).signature)
    command = ["ssh-keygen", "-Y", "verify", "-f", str(tmp_path / "signers"), "-I", bureau.anna.device]
    command += ["-n", "krachtigthuis-bundle-v1", "-s", str(tmp_path / "sig")]
    assert subprocess.run(command, input=written.manifest_bytes, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("named", ["a0a0a0a0", "A0A0A0A0", " " + "a0" * 16 + " "])
def test_a_laptop_is_found_by_its_number_or_its_beginning(bureau: Bureau, named: str) -> None:
    assert gone(bureau, named).device == bureau.anna.device


def test_a_laptop_is_found_by_the_code_of_its_holder(bureau: Bureau) -> None:
    code = registry.current(bureau.desk).devices[1].holder
    assert gone(bureau, code).device == bureau.bram.device


@pytest.mark.parametrize("named", ["", "a0a0a0", "c0" * 16, "zzzzzzzz"])
def test_a_name_that_fits_none_or_too_little_is_refused(bureau: Bureau, named: str) -> None:
    with pytest.raises(TrustError) as told:
        gone(bureau, named)
    assert told.value.code is TrustFault.UNKNOWN_LAPTOP
    assert registry.current(bureau.desk).version == 3


def test_a_beginning_that_fits_two_is_refused(bureau: Bureau) -> None:
    enrol(bureau.desk, a_hand("a0" * 15 + "a1"), bureau.stick)
    with pytest.raises(TrustError):
        gone(bureau, "a0a0a0a0")
    assert gone(bureau, "a0" * 16).device == "a0" * 16


def test_twice_is_refused_by_name(bureau: Bureau) -> None:
    gone(bureau, bureau.anna.device)
    with pytest.raises(TrustError) as told:
        gone(bureau, bureau.anna.device)
    assert told.value.code is TrustFault.ALREADY_REVOKED


def test_a_wrong_root_passphrase_changes_nothing(bureau: Bureau) -> None:
    with pytest.raises(VaultError):
        revoke(bureau.desk, bureau.anna.device, reason=Reason.LOST, root_phrase=PHRASE, now=NOW)
    assert registry.current(bureau.desk).devices[0].revoked is None


def test_a_revoked_laptop_is_not_enrolled_again_with_the_same_request(bureau: Bureau) -> None:
    hand = a_hand("c0" * 16)
    with pytest.raises(StickError):
        enrol(bureau.desk, hand, bureau.stick / "gone")
    gone(bureau, hand.device)
    for request in (a_request(hand), a_request(replace(hand, seed=a_hand("c0" * 16).seed))):
        with pytest.raises(TrustError) as told:
            granted(bureau, request)
        assert told.value.code is TrustFault.KNOWN_DEVICE
    assert enrolment.read(a_request(hand)).request.device == hand.device


def test_it_is_logged_with_its_reason_and_travels_to_every_laptop(bureau: Bureau) -> None:
    with bureau.desk.store.read() as tx:
        before = int(tx.meta("position") or "0")
    gone(bureau, bureau.anna.device, Reason.HOLDER_LEFT)
    with bureau.desk.store.read() as tx:
        logged = [(line.actor, line.result) for line in tx.audit_since(0) if line.action == "device_revoked"]
        travels = [(each.kind, each.key) for each in tx.outgoing(before, bureau.bram.device)]
    assert logged == [(bureau.desk.actor, "holder_left")]
    assert travels == [("registry", "4")]
