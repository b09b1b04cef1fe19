"""On which return another one follows: said in it, read back, and refused in any other form."""

from __future__ import annotations

import base64

import pytest

from krachtigthuis_desktop.bundle import OfficePayload, Return, following
from krachtigthuis_desktop.bundle.payload import ListFile
from krachtigthuis_desktop.errors import BundleReason, BundleRefused
from tests.bundle import parcels

BASE = Return(seq=3, id="ab" * 32)


def test_what_a_return_follows_on_goes_along_and_comes_back() -> None:
    content = following.say(OfficePayload(), BASE)
    got = parcels.taken(parcels.a_return(content).inner, parcels.the_laptop())
    assert isinstance(got.payload, OfficePayload)
    assert following.read(got.payload) == BASE
    assert got.manifest.returns is None


def test_a_return_that_follows_on_nothing_says_nothing() -> None:
    assert following.say(OfficePayload(), None) == OfficePayload()
    assert following.read(OfficePayload()) is None


@pytest.mark.parametrize(
    "data", [b"{}", b"null", b'{"seq":0,"id":"x"}', b'{"seq":"3","id":"' + b"ab" * 32 + b'"}', b"\xff"]
)
def test_another_form_is_refused(data: bytes) -> None:
    file = ListFile(name=following.NAME, data=base64.b64encode(data).decode())
    with pytest.raises(BundleRefused, match=BundleReason.BAD_CONTENT.value):
        following.read(OfficePayload(lists=(file,)))
