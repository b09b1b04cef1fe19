"""The golden bundles: what was released once is read for good, and refused for the same reason for good."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from krachtigthuis_desktop.bundle import (
    BundleType,
    Trusted,
    VerifiedBundle,
    card_words,
    judge,
    read,
    read_card,
    read_registry,
    read_request,
    request_words,
)
from krachtigthuis_desktop.bundle.container import unpack
from krachtigthuis_desktop.bundle.manifest import to_manifest_bytes
from krachtigthuis_desktop.bundle.payload import LaptopPayload, laptop_bytes, to_payload_bytes
from krachtigthuis_desktop.bundle.sequence import Known, Until
from krachtigthuis_desktop.bundle.writer import inner
from krachtigthuis_desktop.crypto import agefile
from krachtigthuis_desktop.errors import BundleReason, BundleRefused
from tests.bundle.test_sequence import remembered
from tests.vectors import make

FOLDER = Path(make.__file__).parent / "bundle_1"
NAMES = sorted(path.stem for path in FOLDER.glob("*.age"))
KEYS = json.loads((FOLDER / "keys.json").read_text(encoding="utf-8"))


def _facts(name: str) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return facts


def _bytes(name: str) -> bytes:
    return (FOLDER / f"{name}.age").read_bytes() + bytes(_facts(name)["append_zeros"])


def _door(name: str) -> tuple[list[str], Trusted]:
    office = _facts(name)["direction"] == "laptop"
    identity = KEYS["office_identity" if office else "laptop_identity"]
    signers = KEYS["signers" if office else "office_signers"]
    trusted = Trusted(
        me=KEYS["office" if office else "laptop"],
        recipients=frozenset({agefile.recipient_of(identity)}),
        peers={bytes.fromhex(key): who for key, who in signers.items()},
        type=BundleType.LAPTOP if office else BundleType.OFFICE,
    )
    return [identity], trusted


def _read(name: str) -> VerifiedBundle:
    identities, trusted = _door(name)
    return read(_bytes(name), identities=identities, trusted=trusted)


def _known(name: str) -> Known:
    """What the office has seen when this one comes."""
    known, last = Known(), None
    for earlier in _facts(name)["after"]:
        bundle = _read(earlier)
        manifest = bundle.manifest
        known = remembered(known, manifest, bundle.id)
        last = Until(incarnation=manifest.incarnation, seq=manifest.seq, id=bundle.id)
    return replace(known, revoked=last if _facts(name)["revoked"] else None)


def _outcome(name: str) -> str:
    try:
        bundle = _read(name)
    except BundleRefused as refused:
        return refused.code.value
    return judge(bundle.manifest, bundle.id, _known(name)).verdict.value


def test_there_is_a_golden_bundle_for_each_of_the_thirteen_reasons() -> None:
    assert {_facts(name)["expected"] for name in NAMES} == {
        "apply",
        "duplicate",
        *(reason.value for reason in BundleReason),
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_golden_bundle_has_the_outcome_that_it_had(name: str) -> None:
    assert hashlib.sha256((FOLDER / f"{name}.age").read_bytes()).hexdigest() == _facts(name)["file_sha256"]
    assert _outcome(name) == _facts(name)["expected"]


WHOLE = [name for name in NAMES if "inner_sha256" in _facts(name)]


@pytest.mark.parametrize("name", WHOLE)
def test_a_golden_bundle_holds_what_it_held(name: str) -> None:
    bundle, facts = _read(name), _facts(name)
    rows = [{"id": str(each.id), "kind": each.kind, "sha256": each.sha256} for each in bundle.revisions]
    assert bundle.id == facts["id"]
    assert json.loads(bundle.manifest_bytes) == facts["manifest"]
    assert rows == facts["revisions"]


@pytest.mark.parametrize("name", WHOLE)
def test_made_again_from_its_values_the_tar_and_the_signature_are_the_same(name: str) -> None:
    """SECURITY T21: page and payload from the typed values, the signature from the key, the tar from all three."""
    bundle, facts = _read(name), _facts(name)
    payload = bundle.payload
    again = to_payload_bytes(payload)
    if isinstance(payload, LaptopPayload):
        assert laptop_bytes(bundle.revisions, payload.audit, payload.attachments) == again
    seed = KEYS["laptop_seed" if bundle.manifest.type is BundleType.LAPTOP else "office_seed"]
    tar = inner(
        to_manifest_bytes(bundle.manifest),
        again,
        seed=bytes.fromhex(seed),
        namespace=bundle.manifest.type.namespace,
    )
    assert unpack(tar).signature.decode() == facts["signature"]
    assert hashlib.sha256(tar).hexdigest() == facts["inner_sha256"]


def _signed(name: str) -> tuple[bytes, dict[str, Any]]:
    expected: dict[str, Any] = json.loads((FOLDER / f"{name}.expected").read_text(encoding="utf-8"))
    return (FOLDER / f"{name}.signed").read_bytes(), expected


def test_the_golden_card_request_and_registry_say_what_they_said() -> None:
    card, expected = _signed("office-card")
    assert list(card_words(read_card(card))) == expected["words"]
    request, expected = _signed("request")
    assert list(request_words(request)) == expected["words"]
    assert read_request(request).device == expected["device"]
    registry, expected = _signed("registry")
    taken = read_registry(registry, roots=(KEYS["root"],))
    assert (taken.version, [device.id for device in taken.devices]) == (expected["version"], expected["devices"])


def test_the_tool_that_wrote_them_still_writes_such_a_folder(tmp_path: Path) -> None:
    make.main(tmp_path / "new")
    assert {path.name for path in (tmp_path / "new").iterdir()} == {path.name for path in FOLDER.iterdir()}
    for name in NAMES:
        facts = json.loads((tmp_path / "new" / f"{name}.json").read_text(encoding="utf-8"))
        assert facts["expected"] == _facts(name)["expected"]
