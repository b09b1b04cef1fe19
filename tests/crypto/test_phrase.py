"""Phrases (T26): the same key for the same words, whatever a tired person's keyboard makes of them."""

from __future__ import annotations

import secrets
import unicodedata

import pytest

from krachtigthuis_desktop.crypto import phrase, slots, wordlist
from krachtigthuis_desktop.crypto.cost import FLOOR
from krachtigthuis_desktop.errors import InputError, InputFault, VaultError, VaultFault

VAULT = "ab" * 16


def test_a_new_phrase_is_six_words_of_the_list() -> None:
    made = phrase.new_phrase()
    assert len(made.split(" ")) == 6
    assert set(made.split(" ")) <= set(wordlist.words())


def test_every_word_can_come_at_every_place() -> None:
    """66 bits only if eleven bits choose each word: the first and the last word of the list come too."""
    assert phrase.new_phrase(bytes) == " ".join([wordlist.words()[0]] * 6)
    assert phrase.new_phrase(lambda count: b"\xff" * count) == " ".join([wordlist.words()[-1]] * 6)
    drawn = {word for _time in range(2_000) for word in phrase.new_phrase().split()}
    assert len(drawn) > 2_000


@pytest.mark.parametrize(
    "typed",
    [
        "Abrikoos Aanbod Accu Achter Acteur Aantal",
        "ABRIKOOS AANBOD ACCU ACHTER ACTEUR AANTAL",
        "  abrikoos   aanbod\taccu achter acteur aantal \n",
        "abrikoos\u00a0aanbod accu achter acteur aantal",
    ],
)
def test_the_six_words_open_in_any_case_and_spacing(typed: str) -> None:
    assert phrase.as_key(typed) == b"abrikoos aanbod accu achter acteur aantal"


def test_in_an_own_phrase_capitals_count_and_spaces_fold() -> None:
    assert phrase.as_key("Mijn  Fiets staat in 't Gangetje ") == b"Mijn Fiets staat in 't Gangetje"
    assert phrase.as_key("MIJN Fiets") != phrase.as_key("mijn fiets")


def test_both_unicode_forms_give_one_key_and_open_one_slot() -> None:
    typed = "Zoë's café in Łódź"
    decomposed = unicodedata.normalize("NFD", typed)
    assert decomposed != typed
    data_key = secrets.token_bytes(32)
    slot = slots.wrap_with_phrase(data_key, typed, vault=VAULT, id="owner-00000000", cost=FLOOR)
    assert slots.unwrap_with_phrase(slot, decomposed, vault=VAULT) == data_key


@pytest.mark.parametrize("length", [1, 2, 127, 1_023, 1_024])
def test_any_length_up_to_the_limit_is_a_key(length: int) -> None:
    assert len(phrase.as_key("ë" * length)) == 2 * length


def test_a_phrase_that_cannot_be_is_refused_by_name() -> None:
    refusals = {
        "": InputFault.TEXT_EMPTY,
        " \t\n": InputFault.TEXT_EMPTY,
        "a" * 1_025: InputFault.TEXT_TOO_LONG,
        "half \ud83d": InputFault.TEXT_REFUSED_CHARACTER,
    }
    for typed, code in refusals.items():
        with pytest.raises(InputError) as refused:
            phrase.as_key(typed)
        assert (refused.value.code, refused.value.facts["field"]) == (code, "phrase")
        assert typed.strip() == "" or typed.strip() not in str(refused.value.facts.values())


def test_a_nul_is_a_character_like_another_and_cuts_nothing_off() -> None:
    data_key = secrets.token_bytes(32)
    slot = slots.wrap_with_phrase(data_key, "een\0twee", vault=VAULT, id="owner-00000000", cost=FLOOR)
    assert slots.unwrap_with_phrase(slot, "een\0twee", vault=VAULT) == data_key
    for other in ("een", "een\0", "een\0drie", "eentwee"):
        with pytest.raises(VaultError):
            slots.unwrap_with_phrase(slot, other, vault=VAULT)


def test_twenty_wrong_tries_are_twenty_calm_refusals() -> None:
    data_key = secrets.token_bytes(32)
    slot = slots.wrap_with_phrase(data_key, "hond kat muis", vault=VAULT, id="owner-00000000", cost=FLOOR)
    for number in range(20):
        with pytest.raises(VaultError) as refused:
            slots.unwrap_with_phrase(slot, f"hond kat muis {number}", vault=VAULT)
        assert refused.value.code is VaultFault.WRONG_PASSPHRASE
        assert not refused.value.facts
    assert slots.unwrap_with_phrase(slot, "hond kat muis", vault=VAULT) == data_key


def test_a_generated_phrase_counts_eleven_bits_a_word() -> None:
    assert phrase.strength("abrikoos aanbod accu achter acteur aantal").bits == phrase.GENERATED_BITS
    assert not phrase.strength(phrase.new_phrase()).weak or len(set(phrase.new_phrase().split())) < 6


@pytest.mark.parametrize(
    "typed",
    ["", "welkom01", "Exodus2026!", "wachtwoord", "abcdefghijklmnopqrstuvwxyz", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
     "12345678901234567890", "hond hond hond hond hond hond hond", "geheim!", "Krachtig Thuis 2026", "zomer"],
)  # fmt: skip
def test_what_somebody_would_try_first_is_weak(typed: str) -> None:
    assert phrase.strength(typed).weak


@pytest.mark.parametrize(("typed", "code"), [("kort", InputFault.PASSPHRASE_WEAK), (" ", InputFault.TEXT_EMPTY)])
def test_a_phrase_that_somebody_chooses_is_judged_in_one_place(typed: str, code: InputFault) -> None:
    with pytest.raises(InputError) as refused:
        phrase.check_strong(typed)
    assert (refused.value.code, refused.value.facts["field"]) == (code, "phrase")
    phrase.check_strong("de buurvrouw leende zaterdag drie oude fietspompen")


def test_a_long_own_sentence_is_not_weak() -> None:
    assert not phrase.strength("de buurvrouw leende zaterdag drie oude fietspompen").weak


def test_four_letters_name_a_word() -> None:
    assert len({word[:4] for word in wordlist.words()}) == len(wordlist.words())
