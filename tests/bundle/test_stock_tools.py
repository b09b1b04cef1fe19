"""Without this program: `age`, `tar`, `ssh-keygen` and `sha256sum` open and check what we write (SECURITY T21, P10).

And the other way about: what those tools make of the same content is byte for byte our tar and our signature.
"""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from krachtigthuis_desktop.bundle import BundleType, OfficeKey, Registry, Written, allowed_signers, read
from krachtigthuis_desktop.bundle.container import BLOCK, NAMES, UNIT, unpack
from tests import builders
from tests.bundle import parcels
from tests.bundle.test_trust import NOW, a_device, a_registry


def _run(*command: str, cwd: Path, data: bytes = b"") -> bytes:
    return subprocess.run(command, cwd=cwd, input=data, capture_output=True, check=True).stdout


def _opened(written: Written, folder: Path, secret: str) -> Path:
    """The four members in a folder, by `age -d | tar x`."""
    (folder / "identity.txt").write_text(secret + "\n")
    (folder / written.name).write_bytes(written.outer)
    out = folder / "out"
    out.mkdir()
    _run("sh", "-c", f"age -d -i identity.txt {written.name} | tar x -C out", cwd=folder)
    return out


def _registry() -> Registry:
    key = OfficeKey(key=parcels.public(parcels.OFFICE_SEED).hex(), valid_from=NOW)
    return a_registry(keys=(key,), devices=(a_device(),))


def _verified(out: Path, principal: str, namespace: str) -> bool:
    """What `ssh-keygen -Y verify` says, with the registry printed as allowed_signers."""
    (out.parent / "allowed").write_text(allowed_signers(_registry()))
    command = ["ssh-keygen", "-Y", "verify", "-f", "../allowed", "-I", principal, "-n", namespace]
    done = subprocess.run(
        [*command, "-s", "manifest.json.sig"],
        cwd=out,
        input=(out / "manifest.json").read_bytes(),
        capture_output=True,
        check=False,
    )
    assert (done.returncode == 0) == done.stdout.startswith(b"Good ")
    return done.returncode == 0


def test_age_and_tar_open_a_bundle_and_list_its_four_members(tmp_path: Path) -> None:
    written = parcels.a_bundle()
    out = _opened(written, tmp_path, parcels.OFFICE_IDENTITY.secret)
    assert {path.name for path in out.iterdir()} == set(NAMES)
    listed = _run("sh", "-c", f"age -d -i identity.txt {written.name} | tar t", cwd=tmp_path)
    assert listed.decode().split() == list(NAMES)
    assert (out / "manifest.json").read_bytes() == written.manifest_bytes
    assert set((out / "pad.bin").read_bytes()) <= {0}


def test_ssh_keygen_says_good_for_the_laptop_and_for_nobody_else(tmp_path: Path) -> None:
    out = _opened(parcels.a_bundle(), tmp_path, parcels.OFFICE_IDENTITY.secret)
    assert _verified(out, parcels.LAPTOP, BundleType.LAPTOP.namespace)
    assert not _verified(out, parcels.OFFICE, BundleType.LAPTOP.namespace)
    assert not _verified(out, parcels.LAPTOP, BundleType.OFFICE.namespace)


def test_ssh_keygen_says_good_for_a_return_of_the_office(tmp_path: Path) -> None:
    out = _opened(parcels.a_return(), tmp_path, parcels.LAPTOP_IDENTITY.secret)
    assert _verified(out, parcels.OFFICE, BundleType.OFFICE.namespace)
    assert not _verified(out, parcels.OFFICE, BundleType.LAPTOP.namespace)


def test_ssh_keygen_sees_a_changed_page(tmp_path: Path) -> None:
    out = _opened(parcels.a_bundle(), tmp_path, parcels.OFFICE_IDENTITY.secret)
    page = (out / "manifest.json").read_bytes()
    (out / "manifest.json").write_bytes(page.replace(b'"seq":1', b'"seq":2'))
    assert not _verified(out, parcels.LAPTOP, BundleType.LAPTOP.namespace)


def test_sha256sum_finds_the_hash_of_the_page_in_the_name_and_that_of_the_payload_in_the_page(tmp_path: Path) -> None:
    written = parcels.a_bundle()
    out = _opened(written, tmp_path, parcels.OFFICE_IDENTITY.secret)
    lines = [line.split() for line in _run("sha256sum", *NAMES, cwd=out).decode().splitlines()]
    sums = {name: digest for digest, name in lines}
    assert sums["manifest.json"] == written.id
    page = msgspec.json.decode((out / "manifest.json").read_bytes())
    assert sums["payload.json"] == page["files"]["payload.json"]["sha256"]


def test_what_the_stock_tools_make_is_our_bundle_to_the_byte(tmp_path: Path) -> None:
    """The tar and the signature; only age's own randomness differs. And we read it as the same content."""
    written = parcels.a_bundle(list(builders.revisions(5)))
    members = unpack(written.inner)
    (tmp_path / "manifest.json").write_bytes(members.manifest)
    (tmp_path / "payload.json").write_bytes(members.payload)
    key = Ed25519PrivateKey.from_private_bytes(parcels.LAPTOP_SEED)
    (tmp_path / "key").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()))
    (tmp_path / "key").chmod(0o600)
    _run("ssh-keygen", "-Y", "sign", "-f", "key", "-n", BundleType.LAPTOP.namespace, "manifest.json", cwd=tmp_path)
    assert (tmp_path / "manifest.json.sig").read_bytes() == members.signature
    _fill(tmp_path)
    tar = "tar --format=ustar --owner=0 --group=0 --numeric-owner --mode=0600 --mtime=@0 -b1 -cf -"
    command = f"{tar} {' '.join(NAMES)} | age -r {parcels.OFFICE_IDENTITY.recipient} > made.age"
    _run("sh", "-c", command, cwd=tmp_path)
    inner = _run("age", "-d", "-i", "-", "made.age", cwd=tmp_path, data=parcels.OFFICE_IDENTITY.secret.encode())
    assert inner == written.inner
    got = read(
        (tmp_path / "made.age").read_bytes(),
        identities=[parcels.OFFICE_IDENTITY.secret],
        trusted=parcels.the_office(),
    )
    assert got.id == written.id
    assert hashlib.sha256(got.manifest_bytes).hexdigest() == written.id


def _fill(folder: Path) -> None:
    """`pad.bin`: what is missing to a whole number of units."""
    blocks = sum(1 + -(-(folder / name).stat().st_size // BLOCK) for name in NAMES[:3]) + 1 + 2
    _run("truncate", "-s", str(-blocks * BLOCK % UNIT), "pad.bin", cwd=folder)


@pytest.mark.parametrize("sharp", ["-p", "-a -r " + parcels.OFFICE_IDENTITY.recipient])
def test_an_age_file_in_another_manner_is_no_bundle_though_age_opens_it(sharp: str, tmp_path: Path) -> None:
    """Armor; and a passphrase file is refused before its work factor is looked at."""
    if sharp == "-p":
        data = b"age-encryption.org/v1\n-> scrypt bGVuZ3RoIGlzIDE2IQ 63\n" + b"A" * 43 + b"\n--- " + b"A" * 43 + b"\n"
    else:
        data = _run("age", *sharp.split(), cwd=tmp_path, data=parcels.a_bundle().inner)
    assert parcels.refusal_of_file(data) == "not_a_bundle"
