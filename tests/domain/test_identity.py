"""Names of records: a uuid7 for the machine, a number with a check character for people."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krachtigthuis_desktop.domain.identity import ALPHABET, new_number, read_number, show_number, uuid7
from krachtigthuis_desktop.errors import InputError, InputFault
from tests.builders import random_bytes

bodies = st.text(st.sampled_from(ALPHABET), min_size=8, max_size=8)


def completed(body: str) -> str:
    """The number with these eight characters: of all ends exactly one is taken."""
    (number,) = (body + end for end in ALPHABET if reads(body + end))
    return number


def reads(number: str) -> bool:
    try:
        return read_number(number) == number
    except InputError:
        return False


@given(st.integers(0, 2**48 - 1), st.binary(min_size=10, max_size=10))
def test_a_uuid7_carries_version_variant_and_time(milliseconds: int, tail: bytes) -> None:
    made = uuid7(milliseconds, lambda _length: tail)
    assert made.version == 7
    assert made.variant == "specified in RFC 4122"
    assert made.int >> 80 == milliseconds


@given(st.binary(min_size=10, max_size=10), st.binary(min_size=10, max_size=10))
def test_two_uuid7_of_one_moment_differ_in_each_of_the_74_random_bits(one: bytes, other: bytes) -> None:
    free = (1 << 80) - 1 & ~(0xF << 76) & ~(0x3 << 62)
    same = int.from_bytes(one) & free == int.from_bytes(other) & free
    assert (uuid7(1, lambda _length: one) == uuid7(1, lambda _length: other)) is same
    assert free.bit_count() == 74


def test_later_uuids_sort_after_earlier_ones() -> None:
    made = [uuid7(milliseconds, random_bytes) for milliseconds in range(1_700_000_000_000, 1_700_000_000_200)]
    assert made == sorted(made)


def test_the_alphabet_has_28_characters_that_are_not_mistaken_for_one_another() -> None:
    assert len(set(ALPHABET)) == 28
    assert not set("B8I1O0S5") & set(ALPHABET)


def test_a_new_number_can_be_read_back_from_the_way_it_is_shown() -> None:
    for _time in range(200):
        number = new_number(random_bytes)
        shown = show_number(number)
        assert [len(group) for group in shown.split("-")] == [3, 3, 3]
        for typed in (
            number,
            shown,
            shown.lower(),
            f" {shown} ",
            number[:3] + " " + number[3:],
            shown.replace("-", "."),
        ):
            assert read_number(typed) == number


def test_no_character_is_likelier_than_another() -> None:
    """Bytes from 252 on are drawn again: what is left is nine times the alphabet."""
    row = bytes(range(256))
    seen: dict[str, int] = dict.fromkeys(ALPHABET, 0)
    for start in range(0, 256, 8):
        wanted = [byte for byte in row[start : start + 8] if byte < 252]
        if len(wanted) == 8:
            for character in new_number(lambda _length, part=bytes(wanted): part + part)[:8]:  # type: ignore[misc]
                seen[character] += 1
    assert max(seen.values()) - min(seen.values()) <= 1


def test_a_number_is_made_even_when_many_bytes_must_be_drawn_again() -> None:
    draws = iter([b"\xff" * 16, b"\xfe\x00" * 8, b"\x01" * 16])
    assert new_number(lambda _length: next(draws))[:8] == "AAAAAAAA"


@given(bodies)
def test_every_single_typo_shows(body: str) -> None:
    number = completed(body)
    wrong = [
        number[:place] + other + number[place + 1 :]
        for place, other in product(range(9), ALPHABET)
        if other != number[place]
    ]
    assert not any(reads(typed) for typed in wrong)


@given(bodies)
def test_every_swap_of_neighbours_shows_but_that_of_the_first_and_last_of_the_alphabet(body: str) -> None:
    number = completed(body)
    for place, (left, right) in enumerate(pairwise(number)):
        swapped = number[:place] + right + left + number[place + 2 :]
        if left != right and {left, right} != {ALPHABET[0], ALPHABET[-1]}:
            assert not reads(swapped)


def test_of_756_swaps_two_stay_unseen() -> None:
    unseen = 0
    for left, right in product(ALPHABET, ALPHABET):
        if left != right:
            number = completed("CCC" + left + right + "CCC")
            unseen += reads(number[:3] + right + left + number[5:])
    assert unseen == 2


@pytest.mark.parametrize(
    "typed", ["", "ACD", "ACD-EFG-HJ", "ACD-EFG-HJKL", "BCD-EFG-HJK", "ACD-EFG-HJ!", "АCD-EFG-HJK", "٣٣٣٣٣٣٣٣٣"]
)
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(InputError) as refused:
        read_number(typed)
    assert refused.value.code is InputFault.NUMBER_WRONG


@given(st.text(max_size=20))
def test_any_typing_is_a_number_or_our_own_refusal(typed: str) -> None:
    try:
        number = read_number(typed)
    except InputError:
        return
    assert set(number) <= set(ALPHABET)
