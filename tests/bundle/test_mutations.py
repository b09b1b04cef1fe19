"""Cut, bent and broken files by the ten thousand: every one refused, each with a reason, no other exception.

SECURITY T1, T2 and T3. The full counts run in `make test-all`.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable

import pytest

from krachtigthuis_desktop.bundle.container import BLOCK
from krachtigthuis_desktop.errors import BundleReason
from tests import share
from tests.bundle import parcels

PARTS = 4
"""The counts are divided, so that two workers share them."""


def _bit(data: bytearray, chance: random.Random, end: int) -> None:
    data[chance.randrange(end)] ^= 1 << chance.randrange(8)


def _byte(data: bytearray, chance: random.Random, end: int) -> None:
    data[chance.randrange(end)] = chance.randrange(256)


def _digit(data: bytearray, chance: random.Random, end: int) -> None:
    """A character that JSON and tar understand, where it hurts most."""
    data[chance.randrange(end)] = chance.choice(b'0123456789abcdef",:{}[]\\ \n')


def _several(data: bytearray, chance: random.Random, end: int) -> None:
    for _ in range(chance.randrange(2, 20)):
        _bit(data, chance, end)


def _cut_out(data: bytearray, chance: random.Random, end: int) -> None:
    at = chance.randrange(end)
    del data[at : at + chance.choice((1, 2, 16, BLOCK))]


def _put_in(data: bytearray, chance: random.Random, end: int) -> None:
    at = chance.randrange(end)
    data[at:at] = chance.randbytes(chance.choice((1, 2, 16, BLOCK)))


def _swap(data: bytearray, chance: random.Random, end: int) -> None:
    length = chance.choice((1, 8, 64, BLOCK))
    one, two = (chance.randrange(max(1, end - length)) for _ in range(2))
    data[one : one + length], data[two : two + length] = data[two : two + length], data[one : one + length]


def _copy(data: bytearray, chance: random.Random, end: int) -> None:
    length = chance.choice((1, 8, 64, BLOCK))
    one, two = (chance.randrange(max(1, end - length)) for _ in range(2))
    data[one : one + length] = data[two : two + length]


def _zero(data: bytearray, chance: random.Random, end: int) -> None:
    at, length = chance.randrange(end), chance.choice((1, 8, 64, BLOCK))
    data[at : at + length] = bytes(len(data[at : at + length]))


def _cut(data: bytearray, chance: random.Random, end: int) -> None:
    del data[chance.randrange(end) :]


def _longer(data: bytearray, chance: random.Random, _end: int) -> None:
    data += chance.randbytes(chance.choice((1, BLOCK, 65_536)))


BENDS: tuple[Callable[[bytearray, random.Random, int], None], ...] = (
    _bit,
    _bit,
    _byte,
    _digit,
    _several,
    _cut_out,
    _put_in,
    _swap,
    _copy,
    _zero,
    _cut,
    _longer,
)


def _bent(data: bytes, chance: random.Random, end: int) -> bytes:
    """`data` bent somewhere before `end`; never `data` itself."""
    while True:
        copy = bytearray(data)
        chance.choice(BENDS)(copy, chance, end)
        if copy != data:
            return bytes(copy)


@pytest.mark.parametrize("part", range(PARTS))
def test_a_bundle_cut_at_any_byte_is_refused(part: int) -> None:
    data = parcels.a_bundle().outer
    seen = Counter(parcels.refusal_of_file(data[:cut]) for cut in range(part, len(data), PARTS))
    assert set(seen) <= {BundleReason.NOT_A_BUNDLE, BundleReason.CORRUPT}
    assert sum(seen.values()) > 65_536 // PARTS


@pytest.mark.parametrize("part", range(PARTS))
def test_a_bundle_bent_on_the_stick_is_refused(part: int) -> None:
    """Nine of ten in the first 1,000 bytes: the body is one authenticated piece, the header has many."""
    chance = random.Random(f"outer {part}")
    data = parcels.a_bundle().outer
    seen: Counter[BundleReason | None] = Counter()
    for _ in range(share.full(20_000, 100_000) // PARTS):
        end = 1_000 if chance.random() < 0.9 else len(data)
        seen[parcels.refusal_of_file(_bent(data, chance, end))] += 1
    assert set(seen) == {BundleReason.NOT_A_BUNDLE, BundleReason.CORRUPT, BundleReason.WRONG_RECIPIENT}


@pytest.mark.parametrize("part", range(PARTS))
def test_a_tar_bent_and_sealed_again_is_refused(part: int) -> None:
    """Anybody can seal for the office. Nine of ten before the padding; one of ten through the whole reader."""
    chance = random.Random(f"inner {part}")
    written = parcels.a_bundle()
    padding = written.inner.index(b"pad.bin")
    seen: Counter[BundleReason | None] = Counter()
    for _ in range(share.full(20_000, 100_000) // PARTS):
        end = padding if chance.random() < 0.9 else len(written.inner)
        bent = _bent(written.inner, chance, end)
        reason = parcels.refusal(bent)
        if chance.random() < 0.1:
            assert parcels.refusal_of_file(parcels.sealed(bent)) is reason
        seen[reason] += 1
    assert None not in seen
    assert set(seen) >= {BundleReason.BAD_CONTAINER, BundleReason.BAD_SIGNATURE, BundleReason.BAD_CONTENT}


@pytest.mark.parametrize("part", range(PARTS))
def test_a_payload_bent_and_signed_again_is_refused_or_the_same_content(part: int) -> None:
    """A registered laptop may say what it likes; whatever is taken is canonical, to the byte, and nothing else fails."""
    chance = random.Random(f"signed {part}")
    payload = parcels.as_json(parcels.payload_value())
    seen: Counter[BundleReason | None] = Counter()
    for _ in range(share.full(4_000, 40_000) // PARTS):
        seen[parcels.refusal(parcels.carrying(_bent(payload, chance, len(payload))))] += 1
    assert set(seen) == {BundleReason.BAD_CONTENT}
