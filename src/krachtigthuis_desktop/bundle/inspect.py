"""What can be said of a file without any key: its size, and whether it has the shape of a bundle."""

from __future__ import annotations

from dataclasses import dataclass

from ..crypto import agefile
from ..errors import BundleReason, BundleRefused
from .container import MAX_BUNDLE


@dataclass(frozen=True, kw_only=True)
class Inspection:
    """`reason` is why the file cannot be a bundle, None when only a key can tell."""

    size: int
    recipients: int
    reason: BundleReason | None


def inspect(data: bytes) -> Inspection:
    """Look at the outside. Never raises for what stands in the file."""
    if len(data) > MAX_BUNDLE:
        return Inspection(size=len(data), recipients=0, reason=BundleReason.TOO_LARGE)
    try:
        header = agefile.check_header(data)
    except BundleRefused as refused:
        return Inspection(size=len(data), recipients=0, reason=refused.code)
    return Inspection(size=len(data), recipients=header.recipients, reason=None)
