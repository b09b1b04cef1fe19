"""On which return another one follows: it carries everything that came up after that one, and nothing before it.

A return's manifest names only the one before it in the row, which may be lost and need not be missed. So what it
follows on stands beside the lists, as a small file of its own: its number and id.
"""

from __future__ import annotations

import base64

import msgspec

from ..errors import BundleReason, BundleRefused
from .content import decoded
from .manifest import Return
from .payload import ListFile, OfficePayload

NAME = "follows"
_MAX = 1_000


def say(payload: OfficePayload, base: Return | None) -> OfficePayload:
    """The content of a return that follows on `base`; None: it carries everything there is."""
    if base is None:
        return payload
    file = ListFile(name=NAME, data=base64.b64encode(msgspec.json.encode(base)).decode())
    return msgspec.structs.replace(payload, lists=(*payload.lists, file))


def read(payload: OfficePayload) -> Return | None:
    """What a return follows on. Raises BundleRefused(BAD_CONTENT) for a file of that name that does not say it."""
    found = [each for each in payload.lists if each.name == NAME]
    if not found:
        return None
    try:
        return msgspec.json.decode(decoded(found[0].data, _MAX), type=Return, strict=True)
    except msgspec.MsgspecError:
        raise BundleRefused(BundleReason.BAD_CONTENT, detail="follows: not a return") from None
