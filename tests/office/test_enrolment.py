"""Trusting a laptop: its words compared, its keys its own, its answer for it alone; and the registry that says so."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from krachtigthuis_desktop.bundle import BundleType, Trusted, read, read_card, read_registry, sign_registry
from krachtigthuis_desktop.crypto import agefile, signing
from krachtigthuis_desktop.errors import (
    BundleRefused,
    InputError,
    StickError,
    TrustError,
    TrustFault,
    VaultError,
    VaultFault,
)
from krachtigthuis_desktop.office import card, enrolment, registry, registry_row
from krachtigthuis_desktop.office.desk import open_desk
from krachtigthuis_desktop.office.identity import export_identity
from krachtigthuis_desktop.office.importing import import_bundles
from krachtigthuis_desktop.office.root import RootKeys, root_keys
from krachtigthuis_desktop.vault import FLOOR, add_slot
from tests.office.bureau import NOW, PHRASE, ROOT_PHRASE, Bureau, Hand, a_hand, a_request, enrol

LOW_ORDER = "01" + "00" * 31


def refused(bureau: Bureau, data: bytes, words: str | None = None) -> TrustFault:
    """Why this request is refused; the registry stays as it was."""
    before = registry.current(bureau.desk)
    with pytest.raises(TrustError) as told:
        asked_with(bureau, data, words)
    assert registry.current(bureau.desk) == before
    assert list(bureau.stick.iterdir()) == []
    return told.value.code


def asked_with(bureau: Bureau, data: bytes, words: str | None) -> None:
    asked = enrolment.read(data)
    enrolment.enrol(
        bureau.desk,
        asked,
        enrolment.Holder(),
        words=words or " ".join(asked.words),
        root_phrase=ROOT_PHRASE,
        folder=bureau.stick,
        now=NOW,
    )


def test_a_new_laptop_is_trusted_and_its_bundle_goes_in(bureau: Bureau) -> None:
    hand = a_hand("c0" * 16)
    done = enrol(bureau.desk, hand, bureau.stick, name="Carla")
    assert registry.current(bureau.desk).version == done.registry_version == 4
    report = import_bundles(bureau.desk, [bureau.put(hand.bundle(hand.case(4)))], now=NOW)
    assert report.files[0].outcome.value == "imported"
    assert report.files[0].holder == done.holder


def test_the_answer_opens_for_that_laptop_alone_and_is_signed_by_the_root(bureau: Bureau) -> None:
    hand = a_hand("c0" * 16)
    done = enrol(bureau.desk, hand, bureau.stick)
    with root_keys(bureau.desk.home, ROOT_PHRASE) as root:
        trusted = Trusted(
            me=hand.device,
            recipients=frozenset({agefile.recipient_of(hand.identity)}),
            peers={root.public_key: bureau.desk.office},
            type=BundleType.OFFICE,
        )
    answer = read(done.answer.read_bytes(), identities=[hand.identity], trusted=trusted)
    assert (answer.manifest.to, answer.manifest.seq, answer.manifest.prev) == (hand.device, 1, None)
    with pytest.raises(BundleRefused):
        read(done.answer.read_bytes(), identities=[bureau.anna.identity], trusted=trusted)


def test_names_stay_in_the_central_store(bureau: Bureau) -> None:
    done = enrol(bureau.desk, a_hand("c0" * 16), bureau.stick, name="Carla van Dijk")
    with bureau.desk.store.read() as tx:
        assert registry.holder_name(tx, done.holder) == "Carla van Dijk"
    assert all(b"Carla" not in file for file in registry.versions(bureau.desk).files)


def test_other_words_are_refused(bureau: Bureau) -> None:
    assert refused(bureau, a_request(a_hand("c0" * 16)), "appel appel appel appel appel appel") is (
        TrustFault.WORDS_DIFFER
    )


def test_a_changed_request_is_refused(bureau: Bureau) -> None:
    data = a_request(a_hand("c0" * 16)).replace(b"c0c0", b"d1d1", 1)
    assert refused(bureau, data) is TrustFault.BAD_REQUEST


@pytest.mark.parametrize("key", [LOW_ORDER, "00" * 32, "ff" * 32])
def test_a_key_that_proves_nothing_is_refused(bureau: Bureau, key: str) -> None:
    with pytest.raises(TrustError):
        signing.check_public_key(bytes.fromhex(key))
    assert refused(bureau, a_request(a_hand("c0" * 16), signing=key)) in {
        TrustFault.BAD_REQUEST,
        TrustFault.LOW_ORDER_KEY,
        TrustFault.BAD_KEY,
    }


def test_a_known_laptop_is_refused_also_with_new_keys(bureau: Bureau) -> None:
    assert refused(bureau, a_request(bureau.anna)) is TrustFault.KNOWN_DEVICE
    assert refused(bureau, a_request(a_hand(bureau.anna.device))) is TrustFault.KNOWN_DEVICE


def test_no_key_serves_two(bureau: Bureau) -> None:
    same_signature = replace(a_hand("c0" * 16), seed=bureau.anna.seed)
    same_box = replace(a_hand("c0" * 16), identity=bureau.bram.identity)
    assert refused(bureau, a_request(same_signature)) is TrustFault.DUPLICATE_KEY
    assert refused(bureau, a_request(same_box)) is TrustFault.DUPLICATE_KEY


def test_a_wrong_root_passphrase_changes_nothing(bureau: Bureau) -> None:
    asked = enrolment.read(a_request(a_hand("c0" * 16)))
    with pytest.raises(VaultError) as told:
        enrolment.enrol(
            bureau.desk,
            asked,
            enrolment.Holder(),
            words=" ".join(asked.words),
            root_phrase=PHRASE,
            folder=bureau.stick,
            now=NOW,
        )
    assert told.value.code is VaultFault.WRONG_PASSPHRASE
    assert registry.current(bureau.desk).version == 3


def test_an_answer_that_reached_no_stick_is_written_again_with_the_same_content(bureau: Bureau) -> None:
    hand = a_hand("c0" * 16)
    with pytest.raises(StickError):
        enrol(bureau.desk, hand, bureau.stick / "gone")
    with bureau.desk.store.read() as tx:
        (made,) = tx.bundles(hand.device)
    done = enrol(bureau.desk, hand, bureau.stick)
    assert made.id[:16].upper() in done.answer.name
    assert done.registry_version == 4
    again = a_request(hand)
    for path in bureau.stick.iterdir():
        path.unlink()
    assert refused(bureau, again) is TrustFault.KNOWN_DEVICE


def test_a_card_signed_anew_gives_up_the_answer_that_was_never_written(bureau: Bureau) -> None:
    hand = a_hand("c0" * 16)
    with pytest.raises(StickError):
        enrol(bureau.desk, hand, bureau.stick / "gone")
    facts = card.CardFacts(names=("Nieuwe naam",))
    card.write_card(bureau.desk, root_phrase=ROOT_PHRASE, folder=bureau.stick, now=NOW, facts=facts)
    enrol(bureau.desk, hand, bureau.stick)
    with bureau.desk.store.read() as tx:
        assert [(each.seq, each.state.value) for each in tx.bundles(hand.device)] == [(1, "given_up"), (2, "written")]


def test_a_holder_with_an_unknown_role_is_refused(bureau: Bureau) -> None:
    with pytest.raises(InputError):
        enrol(bureau.desk, a_hand("c0" * 16), bureau.stick, role="director")


def test_the_card_is_signed_by_the_root_and_keeps_its_words(bureau: Bureau) -> None:
    first = card.write_card(bureau.desk, root_phrase=ROOT_PHRASE, folder=bureau.stick, now=NOW)
    facts = card.CardFacts(names=("Andere naam",), contact="P. Professional", phone="071 000 00 12")
    second = card.write_card(bureau.desk, root_phrase=ROOT_PHRASE, folder=bureau.stick, now=NOW, facts=facts)
    assert first.words == second.words
    assert read_card(second.path.read_bytes()).names == ("Andere naam",)
    third = card.write_card(bureau.desk, root_phrase=ROOT_PHRASE, folder=bureau.stick, now=NOW)
    assert read_card(third.path.read_bytes()).phone == "071 000 00 12"


def test_a_changed_card_is_refused(bureau: Bureau) -> None:
    made = card.write_card(bureau.desk, root_phrase=ROOT_PHRASE, folder=bureau.stick, now=NOW)
    data = made.path.read_bytes()
    for changed in (data.replace(b"Verzonnen", b"Verzonnem", 1), data[:-1], data + b" "):
        with pytest.raises(TrustError):
            read_card(changed)


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_tampered_registry_opens_no_desk(bureau: Bureau, version: int) -> None:
    home = bureau.desk.home
    name = f"registry:{version:06}"
    with bureau.desk.vault.store.write() as tx:
        file = tx.secret(name) or b""
        tx.put_secret(name, file.replace(b"volunteer", b"professional", 1).replace(b'"version":1', b'"version":7', 1))
        assert tx.secret(name) != file
    with pytest.raises(TrustError) as told:
        registry.current(bureau.desk)
    assert told.value.code in {TrustFault.BAD_REGISTRY, TrustFault.OLD_REGISTRY}
    assert home.exists()


def test_a_registry_that_lost_a_version_is_refused(bureau: Bureau) -> None:
    with bureau.desk.vault.store.write() as tx:
        tx.delete_secret("registry:000002")
    with pytest.raises(TrustError):
        registry.current(bureau.desk)


def test_a_registry_of_another_root_is_refused(bureau: Bureau) -> None:
    forger = signing.new_signing_key()
    row = registry.versions(bureau.desk)
    with pytest.raises(TrustError) as told:
        registry.next_version(
            row, RootKeys(seed=forger, identity=agefile.new_identity().secret), NOW, lambda last: last
        )
    assert told.value.code is TrustFault.OTHER_ROOT
    file = sign_registry(msgspec.structs.replace(row.last, version=4), seeds=(forger,))
    with pytest.raises(TrustError):
        read_registry(file, roots=row.last.roots, after=3)
    with bureau.desk.vault.store.write() as tx:
        registry_row.add(tx, 4, file)
    with pytest.raises(TrustError):
        registry.current(bureau.desk)


def test_allowed_signers_let_stock_ssh_keygen_check_a_bundle(bureau: Bureau, tmp_path: Path) -> None:
    written = bureau.anna.bundle(bureau.anna.case(3))
    (tmp_path / "signers").write_text(registry.allowed_signers(bureau.desk), encoding="utf-8")
    (tmp_path / "sig").write_bytes(_member(written.inner, "manifest.json.sig", tmp_path))

    def verify(who: Hand) -> int:
        command = ["ssh-keygen", "-Y", "verify", "-f", str(tmp_path / "signers"), "-I", who.device]
        command += ["-n", "krachtigthuis-bundle-v1", "-s", str(tmp_path / "sig")]
        return subprocess.run(command, input=written.manifest_bytes, capture_output=True, check=False).returncode

    assert verify(bureau.anna) == 0
    assert verify(bureau.bram) != 0


def _member(tar: bytes, name: str, folder: Path) -> bytes:
    (folder / "inner.tar").write_bytes(tar)
    return subprocess.run(["tar", "-xOf", str(folder / "inner.tar"), name], capture_output=True, check=True).stdout


def test_the_identity_is_for_the_administrator_and_asking_is_logged(bureau: Bureau) -> None:
    secret = export_identity(bureau.desk, now=NOW)
    assert agefile.recipient_of(secret) == bureau.anna.recipient
    add_slot(bureau.desk.vault, "collega", "lepel vork mes bord glas kop", cost=FLOOR)
    bureau.desk.close()
    with open_desk(bureau.desk.home, "lepel vork mes bord glas kop", slot="collega") as desk:
        with pytest.raises(TrustError) as told:
            export_identity(desk, now=NOW)
        with desk.store.read() as tx:
            asked = [(line.actor, line.result) for line in tx.audit_since(0) if line.action == "identity_exported"]
    assert told.value.code is TrustFault.NEEDS_ADMINISTRATOR
    assert asked == [(bureau.desk.actor, "ok"), (desk.actor, "refused")]
