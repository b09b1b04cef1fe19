"""Every character that was typed is printed, or the letter is refused with the character named."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics

from krachtigthuis_desktop.errors import LetterError, LetterFault
from krachtigthuis_desktop.letters import arabic, marks, render
from krachtigthuis_desktop.letters.fonts import Face, Setter, widths
from tests.letters.reading import text_of, words_in
from tests.letters.stories import a_letter, a_referral, zoe
from tests.share import full

NAMES = (
    "Şahin Yıldırım",
    "Łukasz Wójcik",
    "Nguyễn Thị Phượng",
    "Dvořák Šťastný",
    "Ștefan Țăranu",
    "Þórður Æbelø",
    "Иван Щукин",
    "Γιώργος Ψαρράς",
    "Siobhán O’Dea",
    "½ € – “aan” … ’t Veld",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_printed_as_it_was_typed(name: str) -> None:
    text = text_of(render(a_letter(referral=a_referral(tried=f"Wij spraken met {name} en dat hielp."))))
    assert unicodedata.normalize("NFKC", f"met {name} en dat") in text


def test_decomposed_letters_are_printed_composed() -> None:
    typed = unicodedata.normalize("NFD", "Zoë Nguyễn")
    assert Setter().line(typed, Face.BOLD).text == "Zoë Nguyễn"


@pytest.mark.parametrize("face", [Face.REGULAR, Face.BOLD, Face.ITALIC])
@pytest.mark.parametrize("letters", ["Ọ̀ṣun", "A̋", "q̇", "ẹ̀kọ́", "Ŵ̱", "Ọ̣́", "ɔ̀"])
def test_a_mark_without_a_composed_letter_stands_clear_of_its_letter_and_in_its_middle(
    letters: str, face: Face
) -> None:
    line = Setter().line(letters, face)
    shapes = marks.outlines(pdfmetrics.getFont(face.value).face)
    x, letter = 0.0, None
    high = low = 0.0
    seen = 0
    for run in line.runs:
        if not marks.is_mark(run.text[0]):
            letter = shapes.box(run.text[-1])
            assert letter
            x += run.width
            middle = x - widths(face)[run.text[-1]] + letter.middle
            high, low = letter.high, letter.low
            continue
        mark = shapes.box(run.text)
        assert mark
        assert run.width == 0
        assert x + run.right + mark.middle == pytest.approx(middle)
        over, under = mark.low + run.up, mark.high + run.up
        assert over > high or under < low
        high, low = max(high, mark.high + run.up), min(low, mark.low + run.up)
        seen += 1
    assert seen


def test_a_mark_without_a_letter_before_it_is_refused() -> None:
    with pytest.raises(LetterError) as no:
        Setter().line("de \u0300 klinkt", Face.REGULAR)
    assert no.value.facts["name"] == "COMBINING GRAVE ACCENT"


@pytest.mark.parametrize("name", ["محمد", "فاطمة", "لالا", "بِسْم"])
def test_an_arabic_name_is_printed_and_read_back(name: str) -> None:
    pdf = render(a_letter(referral=a_referral(tried=f"Wij spraken met {name} over de huur.")))
    assert sorted(name) == sorted(c for c in text_of(pdf) if arabic.is_arabic(c))


def test_arabic_letters_take_the_form_of_their_place() -> None:
    assert arabic.shape("محمد") == "\ufee3\ufea4\ufee4\ufeaa"
    assert arabic.shape("سلام") == "\ufeb3\ufefc\ufee1"
    assert arabic.shape("می\u200cروم") == "\ufee3\ufbfd\ufead\ufeed\ufee1"


def test_an_arabic_name_is_drawn_from_right_to_left_in_a_dutch_line() -> None:
    line = Setter().line("Dit is محمد thuis", Face.REGULAR)
    assert line.text == "Dit is \ufeaa\ufee4\ufea4\ufee3 thuis"
    assert [run.face for run in line.runs] == [Face.REGULAR, Face.ARABIC, Face.REGULAR]


def test_a_paragraph_in_arabic_hangs_on_the_right_edge() -> None:
    pdf = render(a_letter(referral=a_referral(tried="محمد يسكن في ليدن")))
    line = [word for word in words_in(pdf) if any(c > "\u0600" and c != "€" and c > "\ufb00" for c in word.text)]
    assert max(word.right for word in line) == pytest.approx(175, abs=0.3)


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("😀", "GRINNING FACE"),
        ("漢", "CJK UNIFIED IDEOGRAPH-6F22"),
        ("ש", "HEBREW LETTER SHIN"),
        ("ڵ", "ARABIC LETTER LAM WITH SMALL V"),
        ("\ue000", "U+E000"),
        ("a\u0334", "COMBINING TILDE OVERLAY"),
        ("\ufffc", "OBJECT REPLACEMENT CHARACTER"),
        ("\ufffd", "REPLACEMENT CHARACTER"),
        ("ሀ", "ETHIOPIC SYLLABLE HA"),
    ],
)
def test_what_no_font_can_draw_is_refused_by_name(character: str, name: str) -> None:
    with pytest.raises(LetterError) as no:
        render(a_letter(referral=a_referral(tried=f"Dit kan niet: {character}.")))
    assert no.value.code is LetterFault.MISSING_CHARACTER
    assert no.value.facts["character"] == character[-1]
    assert no.value.facts["name"] == name


def test_a_refused_letter_leaves_nothing_behind_in_the_next() -> None:
    before = render(a_letter())
    with pytest.raises(LetterError):
        render(a_letter(zoe=zoe(surname="漢")))
    assert render(a_letter()) == before


def test_what_people_typed_is_plain_text() -> None:
    typed = "<b>Vet</b> &amp; <font color=red>rood</font> %s {naam} (haakje \\ streep)"
    assert typed in text_of(render(a_letter(referral=a_referral(tried=typed))))


@settings(max_examples=full(40, 400), deadline=None)
@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co")), max_size=40))
def test_every_visible_character_is_set_or_named(typed: str) -> None:
    """The runs of a line hold each visible character of the text once, else the refused one stands in it."""
    composed = unicodedata.normalize("NFC", typed)
    try:
        line = Setter().line(typed, Face.REGULAR)
    except LetterError as no:
        assert str(no.facts["character"]) in composed  # noqa: PT017 both outcomes are right
        return
    seen = unicodedata.normalize("NFKD", line.text)
    wanted = unicodedata.normalize(
        "NFKD", "".join(c for c in composed if unicodedata.category(c) not in ("Cf", "Zl", "Zp"))
    )
    mirrored = str.maketrans("()[]{}<>«»", ")(][}{><»«")
    assert sorted(seen.replace(" ", "")) in (
        sorted(wanted.replace(" ", "")),
        sorted(wanted.translate(mirrored).replace(" ", "")),
    ) or arabic.is_rtl(composed)


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert render(a_letter()) == render(a_letter())


def test_another_process_gives_the_same_bytes() -> None:
    code = (
        "import hashlib; from krachtigthuis_desktop.letters import render; "
        "from tests.letters.stories import a_letter; "
        "print(hashlib.sha256(render(a_letter())).hexdigest())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == hashlib.sha256(render(a_letter())).hexdigest()
