"""What an office that was put back from a backup says in its returns: which of its earlier ones it still knows.

A laptop may have got receipts in later returns, which that office forgot. What it says stands beside the lists, as a
small file of its own. Of each earlier life of the office: the number of the last return for this laptop that it knows;
and of each log of the laptop the line up to which it has it.
"""

from __future__ import annotations

import base64

import msgspec

from ..errors import BundleReason, BundleRefused
from .content import decoded
from .manifest import Count, Hex16
from .payload import ListFile, OfficePayload

NAME = "put_back"
_MAX = 200_000


class PutBack(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Both by incarnation: of the office, and of the laptop."""

    returns: dict[Hex16, Count]
    log: dict[Hex16, Count]


def say(payload: OfficePayload, word: PutBack | None) -> OfficePayload:
    """The content of a return of an office that was put back; None: it never was."""
    if word is None:
        return payload
    file = ListFile(name=NAME, data=base64.b64encode(msgspec.json.encode(word, order="sorted")).decode())
    return msgspec.structs.replace(payload, lists=(*payload.lists, file))


def read(payload: OfficePayload) -> PutBack | None:
    """What it says. Raises BundleRefused(BAD_CONTENT) for a file of that name that does not say it."""
    found = [each for each in payload.lists if each.name == NAME]
    if not found:
        return None
    try:
        return msgspec.json.decode(decoded(found[0].data, _MAX), type=PutBack, strict=True)
    except msgspec.MsgspecError:
        raise BundleRefused(BundleReason.BAD_CONTENT, detail="put_back: not what an office says") from None
