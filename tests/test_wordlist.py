"""The list behind a passphrase and a fingerprint: 2,048 Dutch words that can be typed, read aloud and heard."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from krachtigthuis_desktop import paths

# Words that do not belong in a passphrase that a volunteer reads aloud beside somebody who is locked up.
STOP = """
agent arrest beul boef boete bom cel cipier crimineel dader dief doden dood geweer getuige gevangen granaat
illegaal inbreker isoleer justitie kanon kogel leger misdaad misdrijf moord oorlog overval politie proces
rechter recht slachten slachtof straf terreur tralie verdacht verlof verraad vechten vonnis wapen zwaard
alcohol bier cannabis cognac drank drug gokken hasj jenever rum sigaar sigaret tabak wiet wijn wodka
allah bijbel christen duivel engel heiden islam jezus jood kerk koran moskee moslim priester psalm satan
bil billen bloot borsten erotiek flikker homo hoer lesbisch naakt piemel poep poes seks slet tiet urine zaad zoen
abortus aids angst armoede dement graf kanker kist lijk racist slaaf verdriet ziek ziekte zwart zigeuner
"""


@pytest.fixture(scope="module")
def words() -> list[str]:
    return (paths.resources() / "wordings" / "wachtwoorden.txt").read_text(encoding="ascii").splitlines()


def as_heard(word: str) -> str:
    """The word as a listener might write it: ei and ij, au and ou, c and k, a last d and t sound the same."""
    sounds = (("ij", "ei"), ("au", "ou"), ("ch", "g"), ("c", "k"), ("z", "s"), ("v", "f"), ("y", "i"))
    for spelled, sound in sounds:
        word = word.replace(spelled, sound)
    return re.sub(r"b$", "p", re.sub(r"d$", "t", word))


def test_there_are_as_many_words_as_eleven_bits_can_name(words: list[str]) -> None:
    assert len(words) == len(set(words)) == 2**11


def test_every_word_has_four_to_eight_plain_letters(words: list[str]) -> None:
    assert [word for word in words if not re.fullmatch(r"[a-z]{4,8}", word)] == []


def test_the_first_four_letters_name_the_word(words: list[str]) -> None:
    by_start = defaultdict(list)
    for word in words:
        by_start[word[:4]].append(word)
    assert [same for same in by_start.values() if len(same) > 1] == []


def test_the_words_stand_in_order(words: list[str]) -> None:
    assert words == sorted(words)


def test_no_two_words_sound_the_same(words: list[str]) -> None:
    by_sound = defaultdict(list)
    for word in words:
        by_sound[as_heard(word)].append(word)
    assert [same for same in by_sound.values() if len(same) > 1] == []


def test_the_first_four_letters_never_turn_on_ei_or_ij_on_au_or_ou(words: list[str]) -> None:
    assert [word for word in words if re.search(r"ei|ij|au|ou", word[:4])] == []


def test_no_word_hurts_or_embarrasses(words: list[str]) -> None:
    assert sorted(set(STOP.split()) & set(words)) == []
