"""Who is trusted, over the years: keys that are renewed, roots that change, cards that need two of three."""

from __future__ import annotations

import json
import time
from typing import Any

import msgspec
import pytest

from krachtigthuis_desktop.bundle import (
    Device,
    EarlierKeys,
    OfficeKey,
    Registry,
    allowed_signers,
    card_signers,
    card_words,
    check_signer,
    make_join_request,
    make_request,
    read_card,
    read_join_request,
    read_registry,
    read_request,
    root_words,
    sign_card,
    sign_registry,
    trusted_keys,
)
from krachtigthuis_desktop.bundle.registry import MAX_FILE, as_written, read_again, same_or_newer
from krachtigthuis_desktop.errors import BundleReason, BundleRefused, TrustError, TrustFault
from tests.bundle import parcels
from tests.bundle.test_trust import (
    LOW_ORDER,
    NEXT_ROOT,
    NOW,
    ROOT,
    STRANGER,
    _fault,
    _hex,
    a_card,
    a_device,
    a_registry,
    a_request,
)
from tests.share import full

OLD_SEED = parcels.a_seed("laptop, two years ago")
THREE = tuple(parcels.an_identity(f"recovery {n}").recipient for n in range(3))
EARLIER = EarlierKeys(
    signing=_hex(OLD_SEED),
    recipient=parcels.an_identity("laptop, two years ago").recipient,
    valid_from="2024-03-01T09:30:00Z",
    until=NOW,
)


def read(registry: Registry, *seeds: bytes) -> Registry:
    return read_registry(sign_registry(registry, seeds=seeds or (ROOT,)), roots=(_hex(ROOT),))


def fault(registry: Registry) -> TrustFault | None:
    return _fault(lambda data: read_registry(data, roots=(_hex(ROOT),)), sign_registry(registry, seeds=(ROOT,)))


# A laptop with new keys.


def test_a_version_with_earlier_keys_is_of_form_two_and_every_other_stays_of_form_one() -> None:
    with_keys = as_written(a_registry(devices=(a_device(earlier=(EARLIER,)),)))
    assert (as_written(a_registry()).v, with_keys.v) == (1, 2)
    assert read(with_keys).devices[0].signing_keys == (_hex(parcels.LAPTOP_SEED), _hex(OLD_SEED))
    assert b"earlier" not in sign_registry(a_registry(), seeds=(ROOT,))


@pytest.mark.parametrize(
    "registry",
    [
        a_registry(v=2),
        a_registry(v=1, devices=(a_device(earlier=(EARLIER,)),)),
        a_registry(v=3, devices=(a_device(earlier=(EARLIER,)),)),
        a_registry(v=2, devices=(a_device(earlier=()),)),
    ],
    ids=["two without", "one with", "three", "empty"],
)
def test_a_form_that_does_not_fit_what_it_says_is_refused(registry: Registry) -> None:
    assert fault(registry) is TrustFault.BAD_REGISTRY


def test_a_key_of_before_serves_no_other_laptop() -> None:
    other = a_device(id=parcels.OTHER_LAPTOP, signing=_hex(OLD_SEED), recipient=THREE[0])
    assert fault(a_registry(v=2, devices=(a_device(earlier=(EARLIER,)), other))) is TrustFault.BAD_REGISTRY


def test_allowed_signers_keep_the_line_of_every_key_that_ever_signed() -> None:
    """Also of who was revoked: `ssh-keygen` looks at the day of today, and the old bundles must stay checkable."""
    known = a_registry(v=2, devices=(a_device(earlier=(EARLIER,)),))
    lines = allowed_signers(known, earlier_roots=(_hex(NEXT_ROOT), _hex(ROOT))).splitlines()
    assert [line.split()[0] for line in lines] == [parcels.LAPTOP] * 2 + [parcels.OFFICE] * 3
    assert 'valid-after="20240301093000Z"' in lines[0]
    assert all("valid-before" not in line for line in lines)
    assert set(allowed_signers(a_registry()).splitlines()) <= set(lines)


# The request for new keys.


def a_renewal(**changes: Any) -> Any:
    return a_request(v=2, earlier=_hex(OLD_SEED), **changes)


def test_a_request_for_new_keys_is_signed_by_the_old_and_the_new_one() -> None:
    data = make_request(a_renewal(), seed=parcels.LAPTOP_SEED, earlier_seed=OLD_SEED)
    assert read_request(data).renews == _hex(OLD_SEED)
    for seed, earlier in (
        (parcels.LAPTOP_SEED, None),
        (OLD_SEED, None),
        (parcels.LAPTOP_SEED, STRANGER),
        (STRANGER, OLD_SEED),
    ):
        assert (
            _fault(read_request, make_request(a_renewal(), seed=seed, earlier_seed=earlier)) is TrustFault.BAD_REQUEST
        )


def test_a_request_of_another_form_than_it_says_is_refused() -> None:
    both = {"seed": parcels.LAPTOP_SEED, "earlier_seed": OLD_SEED}
    assert _fault(read_request, make_request(a_request(earlier=_hex(OLD_SEED)), **both)) is TrustFault.BAD_REQUEST
    assert _fault(read_request, make_request(a_request(v=2), seed=parcels.LAPTOP_SEED)) is TrustFault.BAD_REQUEST
    same = a_request(v=2, earlier=_hex(parcels.LAPTOP_SEED))
    assert _fault(read_request, make_request(same, seed=parcels.LAPTOP_SEED)) is TrustFault.BAD_REQUEST


@pytest.mark.parametrize("key", LOW_ORDER)
def test_the_fourteen_keys_are_refused_as_new_keys_and_at_a_second_desk(key: str) -> None:
    """SECURITY T20."""
    renewal = make_request(a_renewal(signing=key), seed=parcels.LAPTOP_SEED, earlier_seed=OLD_SEED)
    replaced = make_request(a_request(v=2, earlier=key), seed=parcels.LAPTOP_SEED, earlier_seed=OLD_SEED)
    desk = make_join_request(a_request(signing=key), seed=parcels.LAPTOP_SEED)
    assert _fault(read_request, renewal) is TrustFault.LOW_ORDER_KEY
    assert _fault(read_request, replaced) is TrustFault.LOW_ORDER_KEY
    assert _fault(read_join_request, desk) is TrustFault.LOW_ORDER_KEY


def test_a_request_of_a_laptop_does_not_pass_for_one_of_a_desk() -> None:
    laptop = make_request(a_request(), seed=parcels.LAPTOP_SEED)
    desk = make_join_request(a_request(), seed=parcels.LAPTOP_SEED)
    assert _fault(read_join_request, laptop) is TrustFault.BAD_REQUEST
    assert _fault(read_request, desk) is TrustFault.BAD_REQUEST
    assert read_join_request(desk).device == parcels.LAPTOP


# Versions that come again.


def test_the_same_version_in_other_bytes_is_refused_and_an_older_one_named() -> None:
    held = sign_registry(a_registry(), seeds=(ROOT,))
    other = sign_registry(a_registry(devices=()), seeds=(ROOT,))
    newer, older = (sign_registry(a_registry(version=n), seeds=(ROOT,)) for n in (4, 2))
    assert same_or_newer(newer, known=held, version=3)
    assert not same_or_newer(held, known=held, version=3)
    for data, code in (
        (other, TrustFault.BAD_REGISTRY),
        (older, TrustFault.OLD_REGISTRY),
        (b"x", TrustFault.BAD_REGISTRY),
    ):
        with pytest.raises(TrustError) as told:
            same_or_newer(data, known=held, version=3)
        assert told.value.code is code


def test_a_version_that_was_verified_once_is_read_again_by_the_root_it_names() -> None:
    changed = sign_registry(a_registry(roots=(_hex(NEXT_ROOT),)), seeds=(ROOT, NEXT_ROOT))
    assert read_again(changed).roots == (_hex(NEXT_ROOT),)
    with pytest.raises(TrustError):
        read_again(sign_registry(a_registry(), seeds=(STRANGER,)))


# Who signs a return.

K1, K2 = _hex(parcels.OFFICE_SEED), _hex(parcels.a_seed("office, everyday, two"))


def office_keys(*keys: tuple[str, bool]) -> dict[str, Any]:
    return {"keys": tuple(OfficeKey(key=key, valid_from=NOW, retired=NOW if gone else None) for key, gone in keys)}


def test_an_everyday_key_counts_while_the_held_version_has_it_and_no_carried_one_retires_it() -> None:
    held = a_registry(**office_keys((K1, False)))
    rotated = a_registry(version=4, **office_keys((K1, True), (K2, False)))
    dropped = a_registry(version=4, **office_keys((K2, False)))
    root = _hex(ROOT)
    assert trusted_keys(held, (), (root,)) == {K1, root}
    assert trusted_keys(held, (rotated,), (root,)) == {root}
    assert trusted_keys(held, (dropped,), (root,)) == {root}
    assert trusted_keys(rotated, (), (root,)) == {K2, root}
    assert trusted_keys(None, (rotated,), (root,)) == {root}


def test_a_bundle_that_retires_its_own_signer_is_refused_after_reading() -> None:
    held = a_registry(**office_keys((K1, False)))
    rotated = a_registry(version=4, **office_keys((K1, True), (K2, False)))
    check_signer(bytes.fromhex(K1), held, (), (_hex(ROOT),))
    check_signer(parcels.public(ROOT), held, (rotated,), (_hex(ROOT),))
    for signer, carried in ((K1, (rotated,)), (K2, (rotated,)), (_hex(STRANGER), ())):
        with pytest.raises(BundleRefused) as told:
            check_signer(bytes.fromhex(signer), held, carried, (_hex(ROOT),))
        assert told.value.code is BundleReason.BAD_SIGNATURE


# The card.


def test_a_card_with_two_of_three_is_of_form_two_and_every_other_stays_of_form_one() -> None:
    two = a_card(v=2, recovery=THREE, recovery_threshold=2)
    assert read_card(sign_card(two, seeds=(ROOT,))).threshold == 2
    assert read_card(sign_card(a_card(), seeds=(ROOT,))).threshold == 1
    assert b"threshold" not in sign_card(a_card(), seeds=(ROOT,))
    assert card_words(two) == card_words(a_card())


@pytest.mark.parametrize(
    "changes",
    [
        {"v": 1, "recovery": THREE, "recovery_threshold": 2},
        {"v": 2, "recovery": THREE},
        {"v": 2, "recovery": THREE[:2], "recovery_threshold": 2},
        {"v": 2, "recovery": (*THREE[:2], THREE[0]), "recovery_threshold": 2},
        {"v": 3, "recovery": THREE, "recovery_threshold": 2},
    ],
    ids=str,
)
def test_a_card_whose_threshold_does_not_fit_is_refused(changes: dict[str, Any]) -> None:
    assert _fault(read_card, sign_card(a_card(**changes), seeds=(ROOT,))) is TrustFault.BAD_CARD


def test_any_other_threshold_than_two_is_refused() -> None:
    signed = json.loads(sign_card(a_card(v=2, recovery=THREE, recovery_threshold=2), seeds=(ROOT,)))
    for threshold in (0, 1, 3, True, "2"):
        bent = parcels.as_json({**signed, "card": signed["card"] | {"recovery_threshold": threshold}})
        assert _fault(read_card, bent) is TrustFault.BAD_CARD


def test_a_card_after_a_change_of_root_says_who_signed_it() -> None:
    data = sign_card(a_card(roots=(_hex(NEXT_ROOT),)), seeds=(NEXT_ROOT, ROOT))
    assert card_signers(data) == {_hex(ROOT), _hex(NEXT_ROOT)}
    assert root_words(parcels.OFFICE, (_hex(NEXT_ROOT),)) == card_words(read_card(data))


# A very large registry.


def test_a_registry_of_many_laptops_is_signed_read_and_listed() -> None:
    """100,000 in the full run. A hang guard, no figure: `make bench` measures."""
    count = full(5_000, 100_000)
    devices = tuple(
        Device(
            id=f"{n:032x}",
            holder="ACDEFGHJK",
            role="volunteer",
            signing=f"{n:064x}",
            recipient=parcels.LAPTOP_IDENTITY.recipient,
            valid_from=NOW,
        )
        for n in range(1, count + 1)
    )
    begun = time.monotonic()
    data = sign_registry(a_registry(devices=devices), seeds=(ROOT,))
    known = read_registry(data, roots=(_hex(ROOT),))
    assert known.device(f"{count:032x}") == devices[-1]
    assert allowed_signers(known).count("\n") == count + 2
    twice = msgspec.structs.replace(known, devices=(*devices, devices[0]))
    assert fault(twice) is TrustFault.BAD_REGISTRY
    assert time.monotonic() - begun < 20 * full(2, 40)
    assert (len(data) > MAX_FILE) is (count > 5_000)
