"""Which public keys may be registered: T20, the fourteen of low order found here by arithmetic of our own."""

from __future__ import annotations

import secrets

import pytest

from krachtigthuis_desktop.crypto.signing import check_public_key, is_low_order, new_signing_key, public_key
from krachtigthuis_desktop.errors import TrustError, TrustFault

P = 2**255 - 19
D = -121665 * pow(121666, -1, P) % P
Point = tuple[int, int]


def points_at(y: int) -> list[Point]:
    """The points with this y, by a square root in the field (RFC 8032, 5.1.3)."""
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * pow(2, (P - 1) // 4, P) % P
    return [(x, y), (-x % P, y)] if x * x % P == square else []


def added(a: Point, b: Point) -> Point:
    (x1, y1), (x2, y2) = a, b
    cross = D * x1 * x2 * y1 * y2 % P
    x = (x1 * y2 + x2 * y1) * pow(1 + cross, -1, P) % P
    y = (y1 * y2 + x1 * x2) * pow(1 - cross, -1, P) % P
    return x, y


def times_eight(point: Point) -> Point:
    for _doubling in range(3):
        point = added(point, point)
    return point


def low_order_encodings() -> set[bytes]:
    """All 32-byte strings that decoders take for a point of order 1, 2, 4 or 8."""
    found: set[bytes] = set()
    torsion: set[Point] = {(0, 1)}
    for y in range(2, 40):  # any point, times the order of the big subgroup, lands among the eight
        for point in points_at(y):
            start, multiple = point, (0, 1)
            for bit in range(253):
                if (2**252 + 27742317777372353535851937790883648493) >> bit & 1:
                    multiple = added(multiple, start)
                start = added(start, start)
            torsion.add(multiple)
    assert len(torsion) == 8
    for _x, y in torsion:
        for spelled in (y, y + P):
            if spelled < 2**255:
                found |= {(spelled | sign << 255).to_bytes(32, "little") for sign in (0, 1)}
    return found


@pytest.fixture(scope="module")
def low_order() -> set[bytes]:
    return low_order_encodings()


def test_there_are_fourteen_encodings_of_low_order_and_all_are_refused(low_order: set[bytes]) -> None:
    assert len(low_order) == 14
    for key in low_order:
        with pytest.raises(TrustError) as refused:
            check_public_key(key)
        assert refused.value.code is TrustFault.LOW_ORDER_KEY


def test_keys_of_ours_are_taken() -> None:
    for _time in range(50):
        check_public_key(public_key(new_signing_key()))


def test_a_number_that_is_no_point_is_refused() -> None:
    not_points = [y for y in range(2, 60) if not points_at(y)]
    assert not_points
    for y in not_points:
        with pytest.raises(TrustError) as refused:
            check_public_key(y.to_bytes(32, "little"))
        assert refused.value.code is TrustFault.BAD_KEY


def test_a_point_spelled_above_the_prime_is_refused() -> None:
    spelled = next(y for y in range(3, 19) if points_at(y)) + P
    with pytest.raises(TrustError):
        check_public_key(spelled.to_bytes(32, "little"))


@pytest.mark.parametrize("length", [0, 31, 33, 64])
def test_a_key_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(TrustError) as refused:
        check_public_key(secrets.token_bytes(length))
    assert refused.value.code is TrustFault.BAD_KEY


def test_randomness_comes_from_the_caller() -> None:
    assert new_signing_key(lambda count: b"\x07" * count) == b"\x07" * 32
    assert not is_low_order(public_key(b"\x07" * 32))
