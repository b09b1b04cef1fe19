"""What travels: the bundle with its container, reader and writer, and who is trusted to send one.

Values, gatekeeper, decider are three things here: `manifest` and `payload` are the values, `reader` is the only
door (nothing else makes a `VerifiedBundle`), `sequence` decides what a verified one means after the earlier ones.
"""

from __future__ import annotations

from . import following, put_back, vouching, whole
from .card import OfficeCard, card_signers, card_words, read_card, root_words, sign_card
from .container import MAX_BUNDLE
from .inspect import Inspection, inspect
from .manifest import BundleType, Manifest, Previous, Return, Tip
from .payload import Attachment, LaptopPayload, LogLine, OfficePayload, ReceiptRow, RevisionReceipt
from .reader import Opened, Trusted, VerifiedBundle, check, open_outer, read
from .registry import (
    Device,
    EarlierKeys,
    OfficeKey,
    Registry,
    Revoked,
    allowed_signers,
    check_signer,
    read_registry,
    sign_registry,
    trusted_keys,
)
from .request import Request, make_join_request, make_request, read_join_request, read_request, request_words
from .room import Share, share_out
from .sequence import Known, Verdict, judge
from .stick import put_on_stick
from .writer import Written, file_name, write

__all__ = [
    "MAX_BUNDLE",
    "Attachment",
    "BundleType",
    "Device",
    "EarlierKeys",
    "Inspection",
    "Known",
    "LaptopPayload",
    "LogLine",
    "Manifest",
    "OfficeCard",
    "OfficeKey",
    "OfficePayload",
    "Opened",
    "Previous",
    "ReceiptRow",
    "Registry",
    "Request",
    "Return",
    "RevisionReceipt",
    "Revoked",
    "Share",
    "Tip",
    "Trusted",
    "Verdict",
    "VerifiedBundle",
    "Written",
    "allowed_signers",
    "card_signers",
    "card_words",
    "check",
    "check_signer",
    "file_name",
    "following",
    "inspect",
    "judge",
    "make_join_request",
    "make_request",
    "open_outer",
    "put_back",
    "put_on_stick",
    "read",
    "read_card",
    "read_join_request",
    "read_registry",
    "read_request",
    "request_words",
    "root_words",
    "share_out",
    "sign_card",
    "sign_registry",
    "trusted_keys",
    "vouching",
    "whole",
    "write",
]
