"""Which home fronts a return brings whole: said in it, read back, and refused in any other form."""

from __future__ import annotations

import base64

import pytest

from krachtigthuis_desktop.bundle import OfficePayload, whole
from krachtigthuis_desktop.bundle.payload import ListFile
from krachtigthuis_desktop.errors import BundleReason, BundleRefused
from tests import builders
from tests.bundle import parcels


def test_what_comes_whole_goes_along_and_comes_back() -> None:
    homes = {builders.an_id() for _ in range(3)}
    got = parcels.taken(parcels.a_return(whole.say(OfficePayload(), homes)).inner, parcels.the_laptop())
    assert isinstance(got.payload, OfficePayload)
    assert whole.read(got.payload) == homes


def test_a_return_without_a_whole_home_front_says_nothing() -> None:
    assert whole.say(OfficePayload(), ()) == OfficePayload()
    assert whole.read(OfficePayload()) == frozenset()


@pytest.mark.parametrize("data", [b"{}", b"null", b'["x"]', b"[1]", b"\xff"])
def test_another_form_is_refused(data: bytes) -> None:
    file = ListFile(name=whole.NAME, data=base64.b64encode(data).decode())
    with pytest.raises(BundleRefused, match=BundleReason.BAD_CONTENT.value):
        whole.read(OfficePayload(lists=(file,)))
