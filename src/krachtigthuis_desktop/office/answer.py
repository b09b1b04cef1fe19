"""The first answer to a laptop: a return bundle with the registry and the card, signed by the root it pinned.

Number and manifest stand in the central store before the first byte is written; a retry writes the same inner
bytes. Receipts, settlements and news come in later returns, through the same container.
"""

from __future__ import annotations

import base64
import secrets
from collections.abc import Sequence
from datetime import datetime

from .. import __version__
from ..bundle import BundleType, Device, Manifest, OfficePayload, Registry, Written, write
from ..bundle.manifest import VERSION
from ..bundle.payload import RegistryRow, to_payload_bytes
from ..bundle.writer import facts_of
from ..domain.revision import SCHEMA
from ..errors import TrustError, TrustFault
from ..storage import BundleOut, BundleState, Reader, Writer, iso
from .keys import Keys


def payload(registry: Sequence[bytes], card: bytes) -> bytes:
    """What a new laptop needs: every registry version, and the office card."""
    rows = tuple(RegistryRow(version=base64.b64encode(version).decode()) for version in registry)
    return to_payload_bytes(OfficePayload(registry=rows, card=base64.b64encode(card).decode()))


def prepare(tx: Writer, device: Device, *, registry: Registry, content: bytes, root: Keys, now: datetime) -> Written:
    """The next return for this laptop, its number committed with the transaction. `registry` is the newest version."""
    incarnation = tx.meta("incarnation") or secrets.token_hex(16)
    before = tx.last_bundle_out(device.id, incarnation)
    manifest = Manifest(
        v=VERSION,
        type=BundleType.OFFICE,
        device=registry.office,
        incarnation=incarnation,
        after=None,
        seq=before.seq + 1 if before else 1,
        prev=before.id if before else None,
        to=device.id,
        to_recipients=(device.recipient,),
        registry_version=registry.version,
        returns=None,
        audit_head=None,
        schema=SCHEMA,
        app=__version__,
        created=iso(now),
        count=0,
        files=facts_of(content),
    )
    written = write(manifest, content, seed=root.seed)
    tx.record_bundle_out(
        BundleOut(
            peer=device.id,
            incarnation=incarnation,
            seq=manifest.seq,
            id=written.id,
            manifest=written.manifest_bytes,
            revisions=(),
            audit_to=0,
            state=BundleState.PREPARED,
            created=manifest.created,
        )
    )
    return written


def fits(manifest: Manifest, content: bytes) -> bool:
    """Whether this is the content that the manifest names."""
    return manifest.files == facts_of(content)


def unwritten(tx: Reader, device: str) -> BundleOut:
    """The first answer to this laptop that never reached a stick. Raises TrustError(KNOWN_DEVICE) when it did."""
    made = [each for each in tx.bundles(device) if each.state is not BundleState.GIVEN_UP]
    if len(made) != 1 or made[0].state is not BundleState.PREPARED:
        raise TrustError(TrustFault.KNOWN_DEVICE)
    return made[0]
