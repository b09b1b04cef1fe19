"""Six words over a card or a request: the same on both sides, other for any other byte."""

from __future__ import annotations

import hashlib

from krachtigthuis_desktop.crypto import fingerprint, wordlist

CARD = b'{"office":"0123456789abcdef"}'


def test_the_words_are_the_first_66_bits_of_the_hash() -> None:
    bits = f"{int(hashlib.sha256(CARD).hexdigest(), 16):0256b}"
    expected = tuple(wordlist.words()[int(bits[at : at + 11], 2)] for at in range(0, 66, 11))
    assert fingerprint.words_of(CARD) == expected


def test_the_words_of_a_printed_card_never_change() -> None:
    """Cards hang in offices: another list or another order would make every one of them wrong."""
    digest = hashlib.sha256("\n".join(wordlist.words()).encode()).hexdigest()
    assert digest == "c1ed767bbea4eec4c83ffdee362b20abf6dbb015065fdf54511ec72a1e39ace4"


def test_another_bit_gives_other_words() -> None:
    seen = {fingerprint.words_of(CARD)}
    for bit in range(len(CARD) * 8):
        changed = bytearray(CARD)
        changed[bit // 8] ^= 1 << bit % 8
        seen.add(fingerprint.words_of(bytes(changed)))
    assert len(seen) == len(CARD) * 8 + 1


def test_words_typed_by_a_person_are_compared_without_case_spaces_and_commas() -> None:
    words = fingerprint.words_of(CARD)
    for typed in (" ".join(words).upper(), ", ".join(words), f"  {'   '.join(words)}\n", "-".join(words)):
        assert fingerprint.same_words(typed, words)


def test_other_words_fewer_words_and_another_order_are_not_the_same() -> None:
    words = fingerprint.words_of(CARD)
    others = (
        " ".join(words[:5]),
        " ".join(reversed(words)),
        "",
        " ".join((*words, words[0])),
        "\ud800",
        "".join(words),
    )
    assert not any(fingerprint.same_words(typed, words) for typed in others)
