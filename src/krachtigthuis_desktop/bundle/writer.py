"""Making a bundle: signed first, then sealed, so that a stick shows neither sender nor order.

The inner bytes are the same each time for the same manifest, payload and key; only age's own randomness differs.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from ..crypto import agefile, signing, sshsig
from ..errors import BundleReason, BundleRefused, ProgramError, ProgramFault
from .container import MAX_BUNDLE, SEALING, Members, pack
from .manifest import PAYLOAD, FileFacts, Manifest, bundle_id, to_manifest_bytes
from .reader import Trusted, check


@dataclass(frozen=True, kw_only=True)
class Written:
    """A bundle in bytes; `outer` goes on the stick."""

    id: str
    manifest: Manifest
    manifest_bytes: bytes
    inner: bytes
    outer: bytes

    @property
    def name(self) -> str:
        return file_name(self.id)


def facts_of(payload: bytes) -> dict[str, FileFacts]:
    """The entry of a payload in its manifest."""
    return {PAYLOAD: FileFacts(sha256=hashlib.sha256(payload).hexdigest(), size=len(payload))}


def inner(manifest_bytes: bytes, payload: bytes, *, seed: bytes, namespace: str) -> bytes:
    """The signed tar, the same bytes each time."""
    signature = sshsig.sign(manifest_bytes, seed=seed, namespace=namespace)
    return pack(Members(signature=signature, manifest=manifest_bytes, payload=payload))


def write(manifest: Manifest, payload: bytes, *, seed: bytes) -> Written:
    """Sign, read as the receiver will, and only then seal.

    Raises BundleRefused(TOO_LARGE) when the content is too much for one bundle, and ProgramError when the receiver
    would refuse it: what we write is acceptable, or is not written.
    """
    manifest_bytes = to_manifest_bytes(manifest)
    tar = inner(manifest_bytes, payload, seed=seed, namespace=manifest.type.namespace)
    if len(tar) + SEALING > MAX_BUNDLE:
        raise BundleRefused(BundleReason.TOO_LARGE, size=len(tar), most=MAX_BUNDLE)
    _check(tar, manifest, seed)
    return Written(
        id=bundle_id(manifest_bytes),
        manifest=manifest,
        manifest_bytes=manifest_bytes,
        inner=tar,
        outer=agefile.seal(tar, manifest.to_recipients),
    )


def _check(tar: bytes, manifest: Manifest, seed: bytes) -> None:
    """The second half of the reader over our own bytes, in the receiver's place."""
    trusted = Trusted(
        me=manifest.to,
        recipients=frozenset(manifest.to_recipients),
        peers={signing.public_key(seed): manifest.device},
        type=manifest.type,
    )
    try:
        check(tar, recipient=manifest.to_recipients[0], trusted=trusted)
    except BundleRefused as refused:
        raise ProgramError(
            ProgramFault.UNEXPECTED, detail=f"a bundle of ours would be refused: {refused.code}, {refused.facts}"
        ) from None


def file_name(id_: str) -> str:
    """KTH-, sixteen characters of the id, .age: no person, prison or date."""
    return f"KTH-{id_[:16].upper()}.age"
