"""T20: the published vectors of what we build on, run through the calls that we use; 0 disagreements."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from krachtigthuis_desktop.crypto.signing import is_low_order

Case = dict[str, Any]


def cases(name: str) -> list[Case]:
    found: list[Case] = json.loads((Path(__file__).parent / "wycheproof" / f"{name}.json").read_text(encoding="utf-8"))
    assert len(found) > 50
    return found


def raw(value: str) -> bytes:
    return bytes.fromhex(value)


def verifies(case: Case) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(raw(case["key"])).verify(raw(case["sig"]), raw(case["msg"]))
    except InvalidSignature:
        return False
    return True


def test_ed25519_agrees_with_wycheproof() -> None:
    sure = [case for case in cases("ed25519") if case["result"] != "acceptable"]
    assert [case["id"] for case in sure if verifies(case) != (case["result"] == "valid")] == []


def test_the_keys_that_wycheproof_calls_of_small_order_are_refused_by_us() -> None:
    low = [case for case in cases("ed25519") if "SmallOrderPublicKey" in case["flags"]]
    assert any(verifies(case) for case in low)
    assert all(is_low_order(raw(case["key"])) for case in low)


def opens(case: Case) -> bool:
    try:
        text = AESGCM(raw(case["key"])).decrypt(raw(case["iv"]), raw(case["ct"] + case["tag"]), raw(case["aad"]))
    except InvalidTag:
        return False
    return text == raw(case["msg"])


def test_aes_gcm_agrees_with_wycheproof() -> None:
    assert [case["id"] for case in cases("aes_gcm_256") if opens(case) != (case["result"] == "valid")] == []


def agrees(case: Case) -> bool:
    """Points of low order stand there as acceptable: for us the exchange must refuse the all-zero secret."""
    expected = raw(case["shared"])
    try:
        shared = X25519PrivateKey.from_private_bytes(raw(case["private"])).exchange(
            X25519PublicKey.from_public_bytes(raw(case["public"]))
        )
    except ValueError:
        return not any(expected)
    return shared == expected and any(expected)


def test_x25519_agrees_with_wycheproof_and_refuses_points_of_low_order() -> None:
    found = cases("x25519")
    assert [case["id"] for case in found if not agrees(case)] == []
    assert any(not any(raw(case["shared"])) for case in found)


def derives(case: Case) -> bool:
    try:
        kdf = HKDF(algorithm=SHA256(), length=case["size"], salt=raw(case["salt"]), info=raw(case["info"]))
    except ValueError:  # longer than HKDF can give
        return False
    return kdf.derive(raw(case["ikm"])) == raw(case["okm"])


def test_hkdf_agrees_with_wycheproof() -> None:
    assert [case["id"] for case in cases("hkdf_sha256") if derives(case) != (case["result"] == "valid")] == []


def test_argon2id_gives_the_tag_of_rfc_9106() -> None:
    """RFC 9106, 5.3."""
    kdf = Argon2id(
        salt=b"\x02" * 16, length=32, iterations=3, lanes=4, memory_cost=32, secret=b"\x03" * 8, ad=b"\x04" * 12
    )
    assert kdf.derive(b"\x01" * 32).hex() == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"


def test_a_disagreement_would_be_seen() -> None:
    valid = next(case for case in cases("ed25519") if case["result"] == "valid")
    assert verifies(valid)
    assert not verifies({**valid, "msg": valid["msg"] + "00"})
    assert not derives({**cases("hkdf_sha256")[0], "info": "00"})
