"""Who is trusted: the office card, the request of a laptop, the registry; each signed, each in one spelling."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec
import pytest

from krachtigthuis_desktop.bundle import (
    Device,
    OfficeCard,
    OfficeKey,
    Registry,
    Request,
    Revoked,
    allowed_signers,
    card_words,
    make_request,
    read_card,
    read_registry,
    read_request,
    request_words,
    sign_card,
    sign_registry,
)
from krachtigthuis_desktop.crypto import bech32, signing
from krachtigthuis_desktop.errors import TrustError, TrustFault
from tests.bundle import parcels

NOW = "2026-03-01T09:30:00Z"
ROOT, NEXT_ROOT, STRANGER = parcels.ROOT_SEED, parcels.a_seed("next root"), parcels.STRANGER_SEED
LOW_ORDER_RECIPIENT = "age1" + bech32.encode("age", bytes(32))


def _hex(seed: bytes) -> str:
    return parcels.public(seed).hex()


def a_card(**changes: Any) -> OfficeCard:
    defaults: dict[str, Any] = {
        "office": parcels.OFFICE,
        "roots": (_hex(ROOT),),
        "recipients": (parcels.OFFICE_IDENTITY.recipient,),
        "recovery": (parcels.an_identity("recovery").recipient,),
        "names": ("Stichting Exodus Zuid-Holland", "Krachtig Thuis"),
        "place": "Leiden",
        "logo": "iVBORw0KGgo=",
        "created": NOW,
    }
    return OfficeCard(**defaults | changes)


def a_request(**changes: Any) -> Request:
    defaults: dict[str, Any] = {
        "device": parcels.LAPTOP,
        "signing": _hex(parcels.LAPTOP_SEED),
        "recipient": parcels.LAPTOP_IDENTITY.recipient,
        "created": NOW,
    }
    return Request(**defaults | changes)


def a_device(**changes: Any) -> Device:
    defaults: dict[str, Any] = {
        "id": parcels.LAPTOP,
        "holder": "ACDEFGHJK",
        "role": "volunteer",
        "signing": _hex(parcels.LAPTOP_SEED),
        "recipient": parcels.LAPTOP_IDENTITY.recipient,
        "valid_from": NOW,
    }
    return Device(**defaults | changes)


def a_registry(**changes: Any) -> Registry:
    defaults: dict[str, Any] = {
        "office": parcels.OFFICE,
        "version": 3,
        "created": NOW,
        "roots": (_hex(ROOT),),
        "recipients": (parcels.OFFICE_IDENTITY.recipient,),
        "keys": (OfficeKey(key=_hex(parcels.OFFICE_SEED), valid_from=NOW),),
        "devices": (a_device(),),
    }
    return Registry(**defaults | changes)


def _fault(read: Callable[[bytes], object], data: bytes) -> TrustFault | None:
    """Why a reader refuses a file; None when it takes it."""
    try:
        read(data)
    except TrustError as error:
        return TrustFault(error.code)
    return None


def _registry_fault(data: bytes, *, after: int = 0) -> TrustFault | None:
    return _fault(partial(read_registry, roots=(_hex(ROOT),), after=after), data)


SIGNED: dict[str, tuple[bytes, Callable[[bytes], object], TrustFault]] = {
    "card": (sign_card(a_card(), seeds=(ROOT,)), read_card, TrustFault.BAD_CARD),
    "request": (make_request(a_request(), seed=parcels.LAPTOP_SEED), read_request, TrustFault.BAD_REQUEST),
    "registry": (
        sign_registry(a_registry(), seeds=(ROOT,)),
        partial(read_registry, roots=(_hex(ROOT),)),
        TrustFault.BAD_REGISTRY,
    ),
}


def test_what_was_signed_comes_back() -> None:
    assert read_card(SIGNED["card"][0]) == a_card()
    assert read_request(SIGNED["request"][0]) == a_request()
    assert read_registry(SIGNED["registry"][0], roots=(_hex(ROOT),)) == a_registry()


@pytest.mark.parametrize("name", SIGNED)
def test_every_changed_bit_and_every_cut_is_refused(name: str) -> None:
    """SECURITY P4, for what says whom to trust."""
    data, read, fault = SIGNED[name]
    for at in range(len(data) * 8):
        bent = bytearray(data)
        bent[at // 8] ^= 1 << at % 8
        assert _fault(read, bytes(bent)) is fault, at
    for cut in range(0, len(data), 7):
        assert _fault(read, data[:cut]) is fault, cut


@pytest.mark.parametrize("name", SIGNED)
def test_another_spelling_of_the_same_is_refused(name: str) -> None:
    data, read, fault = SIGNED[name]
    value = json.loads(data)
    for bent in (
        json.dumps(value, indent=1).encode(),
        data + b"\n",
        parcels.as_json(value | {"more": 1}),
        parcels.as_json(value | {"signatures": []}),
        parcels.as_json(value | {"signatures": value["signatures"] * 5}),
        parcels.as_json(value | {name: value[name] | {"more": 1}}),
        parcels.as_json(value | {name: value[name] | {"v": 2}}),
        b"[]",
        b"",
        b"[" * 100_000,
    ):
        assert _fault(read, bent) is fault


@pytest.mark.parametrize("name", SIGNED)
def test_one_signed_file_does_not_pass_for_another(name: str) -> None:
    for other, (_data, read, fault) in SIGNED.items():
        value = json.loads(SIGNED[name][0])
        renamed = parcels.as_json({other: value[name], "signatures": value["signatures"]})
        if other != name:
            assert _fault(read, renamed) is fault


# The card.


def test_a_card_that_its_own_root_did_not_sign_is_refused() -> None:
    assert _fault(read_card, sign_card(a_card(), seeds=(STRANGER,))) is TrustFault.BAD_CARD


@pytest.mark.parametrize(
    "changes",
    [
        {"roots": ()},
        {"roots": ("00" * 32, _hex(ROOT))},
        {"recipients": (LOW_ORDER_RECIPIENT,)},
        {"recovery": (LOW_ORDER_RECIPIENT,)},
        {"recipients": ()},
        {"logo": "not base64"},
        {"names": ("x" * 201,)},
        {"office": "x"},
    ],
    ids=str,
)
def test_a_card_with_a_key_or_text_that_may_not_be_is_refused(changes: dict[str, Any]) -> None:
    assert _fault(read_card, sign_card(a_card(**changes), seeds=(ROOT,))) is TrustFault.BAD_CARD


def test_a_card_larger_than_any_card_is_refused_unread() -> None:
    assert _fault(read_card, b"{" * 300_001) is TrustFault.BAD_CARD


def test_the_words_of_a_card_stay_when_names_change_and_change_with_the_keys() -> None:
    words = card_words(a_card())
    assert len(words) == 6
    assert card_words(a_card(names=("Een andere naam",), logo=None, created="2027-01-01T00:00:00Z")) == words
    assert card_words(a_card(roots=(_hex(NEXT_ROOT),))) != words
    assert card_words(a_card(roots=(_hex(ROOT), _hex(NEXT_ROOT)))) != words
    assert card_words(a_card(office=parcels.OTHER_OFFICE)) != words


# The request.


def test_a_request_proves_that_the_laptop_holds_its_key() -> None:
    for seed in (STRANGER, ROOT):
        assert _fault(read_request, make_request(a_request(), seed=seed)) is TrustFault.BAD_REQUEST


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"recipient": LOW_ORDER_RECIPIENT}, TrustFault.LOW_ORDER_KEY),
        ({"recipient": "age1" + "q" * 58}, TrustFault.BAD_KEY),
        ({"device": "x"}, TrustFault.BAD_REQUEST),
        ({"created": "gisteren"}, TrustFault.BAD_REQUEST),
    ],
    ids=str,
)
def test_a_request_with_a_bad_key_is_refused(changes: dict[str, Any], fault: TrustFault) -> None:
    data = make_request(a_request(**changes), seed=parcels.LAPTOP_SEED)
    assert _fault(read_request, data) is fault


LOW_ORDER = [(y | sign << 255).to_bytes(32, "little").hex() for y in sorted(signing._LOW_ORDER_Y) for sign in (0, 1)]


@pytest.mark.parametrize("key", LOW_ORDER)
def test_the_fourteen_keys_that_prove_nothing_are_refused_by_name(key: str) -> None:
    """SECURITY T20. The signature is another's: the key itself is looked at first, since its own would hold."""
    data = make_request(a_request(signing=key), seed=parcels.LAPTOP_SEED)
    assert len(LOW_ORDER) == 14
    assert _fault(read_request, data) is TrustFault.LOW_ORDER_KEY


def test_the_words_of_a_request_are_over_all_of_it() -> None:
    one = make_request(a_request(), seed=parcels.LAPTOP_SEED)
    two = make_request(a_request(created="2026-03-01T09:30:01Z"), seed=parcels.LAPTOP_SEED)
    assert len(request_words(one)) == 6
    assert request_words(one) != request_words(two)


# The registry.


def test_a_registry_that_the_root_did_not_sign_is_refused() -> None:
    assert _registry_fault(sign_registry(a_registry(), seeds=(STRANGER,))) is TrustFault.BAD_REGISTRY
    everyday = sign_registry(a_registry(), seeds=(parcels.OFFICE_SEED,))
    assert _registry_fault(everyday) is TrustFault.BAD_REGISTRY


@pytest.mark.parametrize("after", [3, 4, 100])
def test_versions_never_go_down(after: int) -> None:
    assert _registry_fault(SIGNED["registry"][0], after=after) is TrustFault.OLD_REGISTRY
    assert _registry_fault(SIGNED["registry"][0], after=2) is None


def test_a_new_root_is_signed_by_the_old_and_the_new_one() -> None:
    changed = a_registry(roots=(_hex(NEXT_ROOT),))
    assert _registry_fault(sign_registry(changed, seeds=(ROOT, NEXT_ROOT))) is None
    assert _registry_fault(sign_registry(changed, seeds=(ROOT,))) is TrustFault.BAD_REGISTRY
    assert _registry_fault(sign_registry(changed, seeds=(NEXT_ROOT,))) is TrustFault.BAD_REGISTRY


@pytest.mark.parametrize(
    "changes",
    [
        {"devices": (a_device(), a_device(signing=_hex(parcels.OTHER_SEED)))},
        {"devices": (a_device(), a_device(id=parcels.OTHER_LAPTOP))},
        {"devices": (a_device(signing=_hex(parcels.OFFICE_SEED)),)},
        {"devices": (a_device(signing=_hex(ROOT)),)},
        {"devices": (a_device(id=parcels.OFFICE),)},
        {"version": 0},
        {"roots": ()},
        {"recipients": ()},
    ],
    ids=str,
)
def test_a_registry_in_which_one_stands_for_two_is_refused(changes: dict[str, Any]) -> None:
    assert _registry_fault(sign_registry(a_registry(**changes), seeds=(ROOT,))) is TrustFault.BAD_REGISTRY


def test_a_registry_finds_a_laptop_by_its_id_and_holds_no_name() -> None:
    registry = a_registry()
    assert registry.device(parcels.LAPTOP) == a_device()
    assert registry.device(parcels.OTHER_LAPTOP) is None
    assert set(Device.__struct_fields__) == {
        "id",
        "holder",
        "role",
        "signing",
        "recipient",
        "valid_from",
        "revoked",
        "earlier",
    }


def test_a_revoked_laptop_stays_in_the_registry() -> None:
    """Its old bundles must still be told from those of a stranger."""
    gone = Revoked(incarnation="1c" * 16, seq=4, sha256="ab" * 32, reason="stolen", on=NOW)
    device = msgspec.structs.replace(a_device(), revoked=gone)
    data = sign_registry(a_registry(devices=(device,)), seeds=(ROOT,))
    assert read_registry(data, roots=(_hex(ROOT),)).devices == (device,)


def test_allowed_signers_name_each_laptop_and_the_office_for_its_own_purpose() -> None:
    lines = allowed_signers(a_registry()).splitlines()
    assert [line.split()[0] for line in lines] == [parcels.LAPTOP, parcels.OFFICE, parcels.OFFICE]
    assert 'namespaces="krachtigthuis-bundle-v1"' in lines[0]
    assert all('namespaces="krachtigthuis-return-v1' in line for line in lines[1:])
