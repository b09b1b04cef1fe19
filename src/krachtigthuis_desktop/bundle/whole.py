"""Which home fronts a return brings whole: every revision of them, the text of heads only.

A laptop may have forgotten a home front. Then a single change to it would stand there without the people it is about,
so it goes in only with the whole. What comes whole stands beside the lists, as a small file of ids; a part of a
return names what it brings a part of.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from uuid import UUID

import msgspec

from ..errors import BundleReason, BundleRefused
from .content import decoded
from .payload import ListFile, OfficePayload

NAME = "whole"


def say(payload: OfficePayload, homes: Iterable[UUID]) -> OfficePayload:
    """The content of a return that brings these home fronts whole."""
    ids = sorted(map(str, homes))
    if not ids:
        return payload
    file = ListFile(name=NAME, data=base64.b64encode(msgspec.json.encode(ids)).decode())
    return msgspec.structs.replace(payload, lists=(*payload.lists, file))


def read(payload: OfficePayload) -> frozenset[UUID]:
    """The home fronts that come whole. Raises BundleRefused(BAD_CONTENT) for a file of that name with no ids in it."""
    found = [each for each in payload.lists if each.name == NAME]
    try:
        ids = [
            id_ for each in found for id_ in msgspec.json.decode(decoded(each.data, len(each.data)), type=list[UUID])
        ]
    except msgspec.MsgspecError:
        raise BundleRefused(BundleReason.BAD_CONTENT, detail="whole: not a list of ids") from None
    return frozenset(ids)
