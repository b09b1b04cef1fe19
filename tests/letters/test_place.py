"""Where things stand on the sheet: window, body, fold, number and page."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise

import pdfplumber
import pytest

from krachtigthuis_desktop.domain.records.person import Address
from krachtigthuis_desktop.errors import LetterError, LetterFault
from krachtigthuis_desktop.letters import Layout, compose_referral, render, windows
from krachtigthuis_desktop.letters.sheet import CLEAR
from tests.letters.reading import MM, pages_of, strokes_in, text_of, words_in
from tests.letters.stories import NUMBER, a_letter, a_matter, a_referral, a_team

ADDRESS = ["Wijkteam", "Noord", "t.a.v.", "mevrouw", "K.", "Verbeek", "Postbus", "1234", "2300", "XX", "LEIDEN"]


@pytest.mark.parametrize(("window", "left"), [("left", 35), ("right", 105)])
def test_the_address_and_nothing_else_stands_in_the_window(window: str, left: int) -> None:
    pdf = render(a_letter(referral=a_referral(neutral_sender=False), copy_number=2), layout=Layout(window=window))
    opening = windows()[window]
    low, high = opening.top - CLEAR, opening.top + opening.height + CLEAR
    inside = [word for word in words_in(pdf) if word.page == 1 and word.bottom > low and word.top < high]
    assert [word.text for word in inside] == ADDRESS
    assert min(word.left for word in inside) == pytest.approx(left, abs=0.3)
    assert max(word.right for word in inside) <= left + 70
    middle = (min(word.top for word in inside) + max(word.bottom for word in inside)) / 2
    assert middle == pytest.approx(63.5, abs=1)
    assert not [stroke for stroke in strokes_in(pdf, 1) if stroke[3] > low and stroke[1] < high]


def test_offsets_of_a_maker_move_the_address_only() -> None:
    usual = words_in(render(a_letter()))
    moved = words_in(render(a_letter(), layout=Layout(shift_right=4, shift_down=-3)))
    shifts = {
        (round(b.left - a.left, 2), round(b.top - a.top, 2), a.text in ADDRESS)
        for a, b in zip(usual, moved, strict=True)
    }
    assert {(right, down) for right, down, _in_address in shifts} == {(0, 0), (4, -3)}
    assert all(in_address for right, _down, in_address in shifts if right)


def test_the_body_is_140_wide_from_35_mm() -> None:
    pdf = render(a_letter())
    body = [w for w in words_in(pdf) if w.top > 106 and w.top < 270]
    assert min(word.left for word in body) == pytest.approx(35, abs=0.3)
    assert max(word.right for word in body) <= 175.2


def test_nothing_comes_nearer_than_25_mm_to_the_right_edge() -> None:
    words = words_in(render(a_letter(referral=a_referral(neutral_sender=False), copy_number=2)))
    assert max(word.right for word in words) <= 185
    assert min(word.left for word in words) >= 34.5


def test_the_number_hangs_on_the_right_edge_of_the_text() -> None:
    words = words_in(render(a_letter()))
    ends = [word.right for word in words if word.text == "ACD-EFG-HJ2"]
    assert len(ends) == 3  # on each page and on the slip
    assert ends == pytest.approx([175] * 3, abs=0.2)


def test_long_lines_of_ours_go_on_under_themselves_and_are_never_set_smaller() -> None:
    contact = "Annemarie Wilhelmina Johanna de Wit-van Rechteren Limpurg"
    hours = "maandag, dinsdag en donderdag van 10.00 tot 16.00 uur en vrijdag tot 12.00 uur"
    referral = a_referral(contact=contact, contact_hours=hours)
    with pdfplumber.open(io.BytesIO(render(a_letter(referral=referral)))) as book:
        head = [c for c in book.pages[0].chars if c["bottom"] / MM < 41]
    assert min(c["size"] for c in head) >= 8.5
    assert max(c["x1"] / MM for c in head) <= 185
    text = text_of(render(a_letter(referral=referral)))
    for word in (*contact.split(), *hours.split()):
        assert word in text


def test_lines_of_ours_that_would_reach_into_the_window_are_refused() -> None:
    with pytest.raises(LetterError) as no:
        render(a_letter(referral=a_referral(contact_hours="heel vaak en dan weer niet " * 20)))
    assert (no.value.code, no.value.facts["field"]) == (LetterFault.TOO_LONG, "contact")


def test_a_line_break_in_a_name_or_street_makes_no_line_in_the_window() -> None:
    team = a_team(name="Wijkteam\nNoord", address=Address(street="Postbus\n1234", postcode="2300XX", city="Leiden"))
    assert compose_referral(a_matter(organisation=team)).address == compose_referral(a_matter()).address


def test_the_fold_mark_stands_at_a_third() -> None:
    marks = [stroke for stroke in strokes_in(render(a_letter()), 1) if stroke[2] <= 10.1]
    assert len(marks) == 1
    assert marks[0][1] == pytest.approx(99, abs=0.2)


def test_each_page_has_its_number_and_the_reference() -> None:
    long = tuple(f"Dit is regel {n} over de huur van de woning." for n in range(40))
    from_lines = a_referral(tried="\n".join(long))
    pdf = render(a_letter(referral=from_lines))
    assert pages_of(pdf) == 3
    shown = "ACD-EFG-HJ2"
    assert shown.replace("-", "") == NUMBER
    for page in (1, 2, 3):
        words = [word.text for word in words_in(pdf) if word.page == page]
        at = words.index("Bladzijde")
        assert words[at : at + 4] == ["Bladzijde", str(page), "van", "3"]
        assert shown in words


def test_a_short_letter_is_one_page_with_its_slip_and_a_common_one_two() -> None:
    short = a_referral(
        situation=(), own_question="", outcome="", urgency=None, deadline=None, helps_already="", involved="", tried=""
    )
    assert pages_of(render(a_letter(referral=replace(short, questions=("Wilt u kennismaken?",), children=())))) == 1
    assert pages_of(render(a_letter())) == 2


def test_lines_do_not_run_into_each_other() -> None:
    for page in (1, 2):
        tops = sorted({round(w.top, 1) for w in words_in(render(a_letter())) if w.page == page and w.left < 100})
        assert all(below - above > 2.5 for above, below in pairwise(tops))


def test_a_long_address_goes_on_under_itself_and_stays_in_the_window() -> None:
    team = a_team(
        name="Stichting Samenwerkende Wijkteams Verzonnenhoven en Omstreken",
        team="Team Jeugd, Gezin en Schuldhulp van de Noordelijke Stadsdelen",
    )
    inside = [w for w in words_in(render(a_letter(organisation=team))) if w.page == 1 and 41 < w.top < 86]
    assert " ".join(w.text for w in inside).startswith(team.name)
    assert max(w.right for w in inside) <= 105.1
    assert min(w.top for w in inside) >= 46
    assert max(w.bottom for w in inside) <= 81


def test_an_address_that_cannot_fit_the_window_is_refused() -> None:
    with pytest.raises(LetterError) as no:
        render(a_letter(organisation=a_team(name="Zeer lange naam van een team " * 20)))
    assert no.value.code is LetterFault.TOO_LONG
    assert no.value.facts["field"] == "address"


def test_without_a_street_or_town_there_is_no_letter() -> None:
    with pytest.raises(LetterError) as no:
        compose_referral(a_matter(organisation=a_team(address=Address(street="Verzonnen Laan 1"))))
    assert no.value.code is LetterFault.NO_ADDRESS


def test_a_letter_that_nobody_reads_to_the_end_is_refused() -> None:
    with pytest.raises(LetterError) as no:
        render(a_letter(referral=a_referral(tried="Nog een regel.\n" * 900)))
    assert no.value.facts["most"] == 8


def test_a_frame_longer_than_a_page_goes_on_over_the_next() -> None:
    asks = tuple(f"Vraag {n}. " + "Wilt u meedenken over de huur? " * 60 for n in (1, 2, 3))
    pdf = render(a_letter(referral=a_referral(questions=asks)))
    words = words_in(pdf)
    assert sum(word.text == "meedenken" for word in words) == 180
    assert max(word.bottom for word in words if word.page == 1) < 290


def test_a_word_longer_than_a_line_is_cut_and_stays_on_the_paper() -> None:
    word = "Verzonnenwoord" * 40
    words = words_in(render(a_letter(referral=a_referral(tried=word))))
    pieces = [w for w in words if "Verzonnenwoord"[3:9] in w.text]
    assert "".join(w.text for w in pieces) == word
    assert max(w.right for w in pieces) <= 175.2
