"""SSHSIG: the same bytes as ssh-keygen, and no other spelling of them (T5)."""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from pathlib import Path

import pytest

from krachtigthuis_desktop.crypto import sshsig
from krachtigthuis_desktop.crypto.signing import public_key
from krachtigthuis_desktop.errors import BundleReason, BundleRefused
from tests.crypto import stock

SEED = bytes(range(32))
KEY = public_key(SEED)
SPACE = "krachtigthuis-bundle-v1"
MESSAGE = b'{"v":1}'
DEVICE = "0123456789abcdef0123456789abcdef"


def taken(message: bytes, signature: bytes) -> bool:
    """Whether we take it; every refusal must be ours and say bad_signature."""
    try:
        return sshsig.verify(message, signature, namespace=SPACE) == KEY
    except BundleRefused as refused:
        return refused.code is not BundleReason.BAD_SIGNATURE


def says_good(folder: Path, line: str, message: bytes, signature: bytes) -> bool:
    return stock.ssh_says_good(folder, line, principal=DEVICE, namespace=SPACE, message=message, signature=signature)


def test_a_signature_is_the_very_one_that_ssh_keygen_makes(tmp_path: Path) -> None:
    for message in (b"", MESSAGE, bytes(100_000)):
        ours = sshsig.sign(message, seed=SEED, namespace=SPACE)
        assert ours == stock.ssh_sign(tmp_path, SEED, KEY, message, SPACE)


def test_ssh_keygen_says_good_with_the_line_we_print(tmp_path: Path) -> None:
    line = sshsig.allowed_signers_line(DEVICE, KEY, [SPACE, "krachtigthuis-backup-v1"])
    signature = sshsig.sign(MESSAGE, seed=SEED, namespace=SPACE)
    assert says_good(tmp_path, line, MESSAGE, signature)
    assert not says_good(tmp_path, line, MESSAGE + b" ", signature)


def test_the_line_holds_a_key_to_its_namespaces_and_its_time(tmp_path: Path) -> None:
    signature = sshsig.sign(MESSAGE, seed=SEED, namespace=SPACE)
    now, long_ago = datetime.now(UTC), datetime(2020, 1, 1, tzinfo=UTC)
    other = sshsig.allowed_signers_line(DEVICE, KEY, ["krachtigthuis-return-v1"])
    over = sshsig.allowed_signers_line(DEVICE, KEY, [SPACE], valid_before=long_ago)
    to_come = sshsig.allowed_signers_line(DEVICE, KEY, [SPACE], valid_after=now.replace(year=now.year + 1, day=1))
    running = sshsig.allowed_signers_line(DEVICE, KEY, [SPACE], valid_after=long_ago)
    said = [says_good(tmp_path, line, MESSAGE, signature) for line in (other, over, to_come, running)]
    assert said == [False, False, False, True]


def test_a_signature_is_read_back_as_who_and_what_for() -> None:
    found = sshsig.parse(sshsig.sign(MESSAGE, seed=SEED, namespace=SPACE))
    assert (found.public_key, found.namespace) == (KEY, SPACE)
    found.verify(MESSAGE)
    with pytest.raises(BundleRefused):
        found.verify(MESSAGE + b"\n")


def test_a_signature_for_another_purpose_is_refused() -> None:
    assert not taken(MESSAGE, sshsig.sign(MESSAGE, seed=SEED, namespace="krachtigthuis-return-v1"))


def test_another_hash_is_refused_though_ssh_keygen_takes_it(tmp_path: Path) -> None:
    assert not taken(MESSAGE, stock.ssh_sign(tmp_path, SEED, KEY, MESSAGE, SPACE, "-O", "hashalg=sha256"))


def test_no_changed_bit_is_taken() -> None:
    signature = sshsig.sign(MESSAGE, seed=SEED, namespace=SPACE)
    accepted = [place for place in range(len(signature) * 8) if taken(MESSAGE, _flipped(signature, place))]
    assert accepted == []


def test_no_truncation_and_no_addition_is_taken() -> None:
    signature = sshsig.sign(MESSAGE, seed=SEED, namespace=SPACE)
    cut = [signature[:end] for end in range(len(signature))] + [signature[start:] for start in range(1, len(signature))]
    longer = [signature + b"\n", b"\n" + signature, signature * 2, signature.replace(b"\n", b"\r\n")]
    assert [each for each in cut + longer if taken(MESSAGE, each)] == []


def test_no_changed_bit_inside_the_armor_is_taken() -> None:
    signature = sshsig.sign(MESSAGE, seed=SEED, namespace=SPACE)
    blob = base64.b64decode(b"".join(signature.splitlines()[1:-1]))
    changed = [_armored(_flipped(blob, place)) for place in range(len(blob) * 8)]
    changed += [_armored(blob[:end]) for end in range(len(blob))] + [_armored(blob + b"\0")]
    assert _armored(blob) == signature
    assert [each for each in changed if taken(MESSAGE, each)] == []


def test_other_spellings_of_the_same_signature_are_refused() -> None:
    signature = sshsig.sign(MESSAGE, seed=SEED, namespace=SPACE)
    lines = signature.splitlines(keepends=True)
    body = b"".join(line.strip() for line in lines[1:-1])
    spellings = [
        lines[0] + body + b"\n" + lines[-1],
        lines[0] + b"\n".join(body[at : at + 76] for at in range(0, len(body), 76)) + b"\n" + lines[-1],
        signature.replace(b"\n", b"\n\n"),
        b"".join([lines[0], b" " + lines[1], *lines[2:]]),
        signature[:-1],
    ]
    assert [each for each in spellings if taken(MESSAGE, each)] == []


def test_a_key_of_low_order_verifies_nothing() -> None:
    identity_point = (1).to_bytes(32, "little")
    with pytest.raises(BundleRefused):
        sshsig.Signature(identity_point, SPACE, identity_point + bytes(32)).verify(MESSAGE)


def test_a_principal_that_could_change_the_file_is_refused() -> None:
    for principal in ("", "a b", "a\nb", "*", 'a"'):
        with pytest.raises(ValueError, match="plain"):
            sshsig.allowed_signers_line(principal, KEY, [SPACE])


def _flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def _armored(blob: bytes) -> bytes:
    text = base64.b64encode(blob)
    lines = [text[at : at + 70] + b"\n" for at in range(0, len(text), 70)]
    return b"-----BEGIN SSH SIGNATURE-----\n" + b"".join(lines) + b"-----END SSH SIGNATURE-----\n"
