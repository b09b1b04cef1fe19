"""The office vouches for what it sends: a signature over the hashes of all revisions in a return.

An office that was put back from a backup forgot some of them. A laptop may bring those back, also the ones that others
wrote, and by this signature it shows that they stood at the office: nobody can write in another's name with it. The
signature stands beside the lists of a return; the hashes are those of its revisions, in their order.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence

import msgspec

from ..crypto import sshsig
from ..errors import BundleRefused
from .payload import LaptopPayload, ListFile, OfficePayload, Vouched

NAME = "vouched"
NAMESPACE = "krachtigthuis-vouched-v1"
_HASH = 32


def say(payload: OfficePayload, *, seed: bytes) -> OfficePayload:
    """The content of a return with the office's signature over the hashes of its revisions."""
    hashes = packed(each.sha256 for each in (*payload.directory, *payload.revisions))
    if not hashes:
        return payload
    signature = sshsig.sign(hashes, seed=seed, namespace=NAMESPACE)
    file = ListFile(name=NAME, data=base64.b64encode(signature).decode())
    return msgspec.structs.replace(payload, lists=(*payload.lists, file))


def read(payload: OfficePayload) -> Vouched | None:
    """What a laptop keeps of a return, to bring it along one day; None when the office did not vouch."""
    found = next((each for each in payload.lists if each.name == NAME), None)
    if found is None:
        return None
    hashes = packed(each.sha256 for each in (*payload.directory, *payload.revisions))
    signature = base64.b64decode(found.data).decode("ascii", "replace")
    return Vouched(data=base64.b64encode(hashes).decode(), signature=signature)


def names(vouched: Vouched) -> frozenset[str]:
    """The hashes that it is about; none when it is not a row of them."""
    try:
        data = base64.b64decode(vouched.data, validate=True)
    except ValueError:
        return frozenset()
    return frozenset(data[place : place + _HASH].hex() for place in range(0, len(data), _HASH))


def vouched_for(payload: LaptopPayload, keys: frozenset[str]) -> frozenset[str]:
    """The hashes of revisions for which one of these keys (hex) of the office vouches."""
    found: set[str] = set()
    for each in payload.vouched:
        try:
            signer = sshsig.verify(base64.b64decode(each.data), each.signature.encode(), namespace=NAMESPACE)
        except (BundleRefused, ValueError):
            continue
        if signer.hex() in keys:
            found |= names(each)
    return frozenset(found)


def packed(hashes: Iterable[str]) -> bytes:
    return b"".join(map(bytes.fromhex, hashes))


def needed(kept: Sequence[Vouched], hashes: Iterable[str]) -> tuple[Vouched, ...]:
    """Those of the kept ones that are about any of these hashes."""
    wanted = frozenset(hashes)
    return tuple(each for each in kept if not names(each).isdisjoint(wanted))
