"""The paper key (T27): every typo and swap is seen, and the group to look at again is named where it can be."""

from __future__ import annotations

import pytest

from krachtigthuis_desktop.crypto import agefile, bech32, paperkey
from krachtigthuis_desktop.errors import InputError, InputFault

SECRET = "AGE-SECRET-KEY-1" + bech32.encode("age-secret-key-", bytes(range(7, 39))).upper()
LETTERS = SECRET.removeprefix(paperkey.PREFIX)


def typo_in(typed: str) -> InputError:
    with pytest.raises(InputError) as refused:
        paperkey.parse_typed(typed)
    assert refused.value.code is InputFault.PAPER_KEY_TYPO
    return refused.value


def test_the_groups_say_the_whole_key() -> None:
    groups = paperkey.groups(SECRET)
    assert "".join(groups) == SECRET
    assert [len(group) for group in groups] == [16, *[4] * 14, 2]


@pytest.mark.parametrize(
    "typed",
    [
        SECRET,
        SECRET.lower(),
        LETTERS,
        " ".join(paperkey.groups(SECRET)),
        "\n".join(paperkey.groups(SECRET)[1:]),
        "-".join(paperkey.groups(SECRET)).replace("-", " \u2013 "),
        f"  {SECRET}\r\n",
    ],
)
def test_a_key_is_read_in_any_case_and_spacing(typed: str) -> None:
    assert paperkey.parse_typed(typed) == SECRET


def test_the_library_reads_what_we_read() -> None:
    identity = agefile.new_identity()
    assert agefile.recipient_of(paperkey.parse_typed(identity.secret.lower())) == identity.recipient


def test_every_single_typo_is_seen_and_its_group_is_named() -> None:
    """A letter of the alphabet in each place, and one that it lacks (O for 0 is what people type)."""
    for place, letter in enumerate(LETTERS):
        after = bech32.ALPHABET[(bech32.ALPHABET.index(letter.lower()) + 1 + place) % 32].upper()
        for other in {after, "O"} - {letter}:
            error = typo_in(LETTERS[:place] + other + LETTERS[place + 1 :])
            assert error.facts["group"] == place // 4 + 1


def test_every_letter_of_the_alphabet_at_every_place_fails_the_checksum() -> None:
    small = LETTERS.lower()
    for place, letter in enumerate(small):
        for other in bech32.ALPHABET:
            changed = small[:place] + other + small[place + 1 :]
            assert bech32.fits("age-secret-key-", changed) == (other == letter)


def test_every_swap_of_two_letters_is_seen() -> None:
    for first in range(len(LETTERS)):
        for second in range(first + 1, len(LETTERS)):
            if LETTERS[first] != LETTERS[second]:
                swapped = list(LETTERS.lower())
                swapped[first], swapped[second] = swapped[second], swapped[first]
                assert not bech32.fits("age-secret-key-", "".join(swapped))


def test_a_swap_of_neighbours_inside_a_group_names_the_group() -> None:
    place = next(at for at in range(0, 56, 4) if LETTERS[at] != LETTERS[at + 1])
    error = typo_in(LETTERS[:place] + LETTERS[place + 1] + LETTERS[place] + LETTERS[place + 2 :])
    assert error.facts["group"] == place // 4 + 1


def test_two_swapped_groups_are_seen() -> None:
    groups = list(paperkey.groups(SECRET))
    groups[3], groups[7] = groups[7], groups[3]
    assert typo_in(" ".join(groups)).facts["group"] in range(16)


def test_a_letter_too_few_or_too_many_is_counted() -> None:
    assert typo_in(LETTERS[:-1]).facts["letters"] == 57
    assert typo_in(LETTERS + "Q").facts["letters"] == 59
    assert typo_in("").facts == {"field": "paper_key", "group": 0, "letters": 0, "expected": 58}
    assert typo_in("Q" * 100_000).facts["expected"] == 58


def test_an_error_never_holds_the_key() -> None:
    facts = typo_in(LETTERS[:-1] + ("Q" if LETTERS[-1] != "Q" else "P")).facts
    assert not any(isinstance(fact, str) and fact != "paper_key" for fact in facts.values())
