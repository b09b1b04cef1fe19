"""What can be said of a file without any key: its size, for how many it is sealed, or why it is no bundle."""

from __future__ import annotations

import pytest

from krachtigthuis_desktop.bundle import Inspection, inspect
from krachtigthuis_desktop.bundle.container import MAX_BUNDLE
from krachtigthuis_desktop.errors import BundleReason
from tests.bundle import parcels


def test_a_bundle_says_its_size_and_for_how_many_it_is_sealed() -> None:
    recipients = (parcels.OFFICE_IDENTITY.recipient, parcels.STRANGER_IDENTITY.recipient)
    data = parcels.a_bundle(to_recipients=recipients).outer
    assert inspect(data) == Inspection(size=len(data), recipients=2, reason=None)


def test_a_damaged_body_does_not_show_without_a_key() -> None:
    data = parcels.a_bundle().outer[:-1] + b"?"
    assert inspect(data).reason is None


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", BundleReason.NOT_A_BUNDLE),
        (b"%PDF-1.7", BundleReason.NOT_A_BUNDLE),
        (b"age-encryption.org/v1\n" * 3, BundleReason.NOT_A_BUNDLE),
        (bytes(MAX_BUNDLE + 1), BundleReason.TOO_LARGE),
    ],
    ids=["empty", "pdf", "header", "large"],
)
def test_what_cannot_be_a_bundle_says_why(data: bytes, reason: BundleReason) -> None:
    assert inspect(data) == Inspection(size=len(data), recipients=0, reason=reason)
