"""A canonical JSON file with signatures of its own: the form of the office card, registry and request.

`{"NAME": {…}, "signatures": ["SSHSIG", …]}`; what is signed are the canonical bytes of the inner object.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import msgspec

from ..crypto import sshsig
from ..domain.canonical import Json, NotCanonical, from_bytes, to_bytes
from ..errors import BundleRefused

T = TypeVar("T", bound=msgspec.Struct)
MOST_SIGNATURES = 4
LONG = {"logo": 400_000}


class Fault(Exception):
    """Not such a file, or a signature in it does not hold."""


@dataclass(frozen=True)
class Signed(Generic[T]):
    """The value, its signed bytes, and the public keys whose signatures hold."""

    value: T
    content: bytes
    signers: frozenset[bytes]


def write_signed(name: str, value: msgspec.Struct, *, seeds: Sequence[bytes], namespace: str) -> bytes:
    """The file in canonical bytes."""
    content = msgspec.to_builtins(value)
    signatures: list[Json] = [sshsig.sign(to_bytes(content), seed=seed, namespace=namespace).decode() for seed in seeds]
    return to_bytes({name: content, "signatures": signatures})


def read_signed(name: str, data: bytes, of: type[T], namespace: str) -> Signed[T]:
    """The file, with every signature in it verified. Raises Fault."""
    try:
        raw = from_bytes(data, LONG)
        if not isinstance(raw, dict) or set(raw) != {name, "signatures"}:
            raise Fault
        content = to_bytes(raw[name])
        value = msgspec.convert(raw[name], of, strict=True)
        texts = msgspec.convert(raw["signatures"], list[str], strict=True)
        if not 1 <= len(texts) <= MOST_SIGNATURES or to_bytes(msgspec.to_builtins(value)) != content:
            raise Fault
        signers = frozenset(sshsig.verify(content, text.encode(), namespace=namespace) for text in texts)
    except (NotCanonical, msgspec.ValidationError, BundleRefused, UnicodeError):
        raise Fault from None
    return Signed(value, content, signers)
