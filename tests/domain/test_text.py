"""Text is made fit when it is typed, so that nothing a laptop can store is refused by the office."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from krachtigthuis_desktop.domain.text import MAX_TEXT, Cleaned, check, clean, fault_in, fold, in_one_line
from krachtigthuis_desktop.errors import InputError, InputFault

anything = st.text(st.characters(exclude_categories=()), max_size=200)
"""Lone surrogates and controls among them."""


@given(anything)
@example("e\x01\u0301")
@example("\u202ea\r\nb\r")
@example("\ud800")
def test_what_was_cleaned_may_be_stored(typed: str) -> None:
    cleaned = clean(typed)
    assert fault_in(cleaned.text) is None
    check(cleaned.text, "notes")


@given(anything)
def test_cleaning_twice_changes_nothing_more(typed: str) -> None:
    once = clean(typed).text
    assert clean(once) == clean(clean(once).text)
    assert clean(once).removed == ()


@given(anything)
def test_the_notice_names_each_character_that_went_once(typed: str) -> None:
    removed = clean(typed).removed
    assert len(set(removed)) == len(removed)
    assert all(character in typed for character in removed)


@given(st.text(st.characters(categories=("L", "M", "N", "P", "S", "Zs")), max_size=80))
def test_cleaning_loses_no_letter(typed: str) -> None:
    assert clean(typed).text == unicodedata.normalize("NFC", typed)


def test_a_letter_and_its_mark_become_one() -> None:
    assert clean("Zoe\u0308").text == "Zoë"
    assert fault_in("Zoe\u0308") is InputFault.TEXT_REFUSED_CHARACTER


def test_line_ends_of_every_system_become_one() -> None:
    assert clean("a\r\nb\rc\nd").text == "a\nb\nc\nd"


@pytest.mark.parametrize(
    "character", ["\x00", "\x08", "\x1f", "\x7f", "\x86", "\u202a", "\u202e", "\u2066", "\u2069", "\udfff"]
)
def test_a_refused_character_is_named_and_taken_out(character: str) -> None:
    assert fault_in(f"a{character}b") is InputFault.TEXT_REFUSED_CHARACTER
    cleaned = clean(f"a{character}b")
    assert (cleaned.text, cleaned.removed) == ("ab", (character,))


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_way_to_end_a_line_is_a_newline_and_a_blank_in_one_line(end: str) -> None:
    assert clean(f"ik ben bang{end}Zijn moeder").text == "ik ben bang\nZijn moeder"
    assert in_one_line(f"Dorpsstraat 1{end}1234 AB Plaats") == "Dorpsstraat 1 1234 AB Plaats"
    assert in_one_line(f"a {end}{end}\t b") == "a b"


def test_a_picture_that_was_pasted_goes_with_a_notice() -> None:
    assert clean("brief \ufffc van de bank") == Cleaned("brief  van de bank", ("\ufffc",))


@pytest.mark.parametrize("text", ["a\tb\nc", "محمد", "می‌خواهم", "क्‍ष", "👩‍👧", "\u200e", "Nguyễn Thị", "Łukasz"])
def test_other_scripts_with_their_joiners_stay(text: str) -> None:
    assert fault_in(unicodedata.normalize("NFC", text)) is None


def test_a_text_of_the_limit_fits_and_one_more_does_not() -> None:
    assert fault_in("a" * MAX_TEXT) is None
    assert fault_in("a" * (MAX_TEXT + 1)) is InputFault.TEXT_TOO_LONG


def test_a_refusal_carries_field_and_figures_and_never_the_text() -> None:
    with pytest.raises(InputError) as refused:
        check("geheim" * 2, "notes", limit=3)
    assert refused.value.facts == {"field": "notes", "limit": 3, "length": 12}
    assert "geheim" not in str(refused.value)


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("Zoë Şahin", "zoe sahin"),
        ("Łukasz Wójcik", "lukasz wojcik"),
        ("Bilal Yıldırım", "bilal yildirim"),
        ("Nguyễn Thị Mai", "nguyen thi mai"),
        ("Đặng", "dang"),
        ("Bjørn Æbelø", "bjorn aebelo"),
        ("STRASSE", "straße"),
        ("İstanbul", "istanbul"),
        ("ﬁets", "fiets"),
        ("René ĲSSEL", "rene ijssel"),
        ("Œuvre", "oeuvre"),
    ],
)
def test_a_name_is_found_as_people_without_that_key_type_it(stored: str, typed: str) -> None:
    assert fold(stored) == fold(typed)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=60))
def test_upper_and_lower_case_of_a_plain_text_are_found_alike(text: str) -> None:
    plain = "".join(c for c in text if c.isascii())
    assert fold(plain.upper()) == fold(plain.lower())
