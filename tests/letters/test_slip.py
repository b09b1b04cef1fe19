"""The reply slip: whole, at the foot of the last page, with the number and no story."""

from __future__ import annotations

import pytest

from krachtigthuis_desktop.domain.records.consent import Purpose
from krachtigthuis_desktop.letters import render
from tests.letters.reading import pages_of, strokes_in, text_of, words_in
from tests.letters.stories import a_letter, a_referral, her_consent

FIELDS = (
    "ontvangen opgepakt door (naam, telefoon)",
    "op de wachtlijst tot",
    "niet opgepakt: past niet ander gebied geen plaats niet bereikt wil niet",
)


@pytest.mark.parametrize("lines", [0, 8, 14, 16, 18, 20, 22, 24, 30, 45])
def test_the_slip_stands_whole_on_the_last_page_whatever_the_length(lines: int) -> None:
    pdf = render(a_letter(referral=a_referral(tried="Regel over de huur.\n" * lines + "Einde.")))
    words = words_in(pdf)
    last = pages_of(pdf)
    cut = next(word for word in words if word.text == "afscheuren")
    assert cut.page == last
    under = [word for word in words if word.page == last and word.top > cut.bottom]
    text = " ".join(word.text for word in under)
    for field in FIELDS:
        assert field in text
    assert "Ons nummer: ACD-EFG-HJ2" in text
    assert max(word.bottom for word in under) <= 287
    above = [word for word in words if word.page == last and word.bottom < cut.top]
    assert max(word.bottom for word in above) < cut.top - 2
    assert "Handtekening" in [word.text for word in above], "the slip never stands on a page alone"
    text_lines = {round(word.top, 1) for word in above if word.top > 30 and word.text not in {"Handtekening", "Datum"}}
    assert len(text_lines) >= 6, "at least two lines of the letter go with the closing"


def _under_the_cut(pdf: bytes) -> str:
    words = words_in(pdf)
    cut = next(word for word in words if word.text == "afscheuren")
    return " ".join(word.text for word in words if word.page == cut.page and word.top > cut.bottom)


def test_the_slip_has_boxes_to_tick_and_says_how_to_answer_and_no_name() -> None:
    pdf = render(a_letter())
    under = _under_the_cut(pdf)
    assert "Stuur deze strook graag terug vóór 8 december 2026." in under
    assert "Bellen mag ook: 071 000 00 12. Noem alleen ons nummer." in under
    assert "Terug naar: Steunpunt Buiten, Postbus 000, 2300 YY Leiden" in under
    for word in ("Zoë", "Şahin", "mevrouw", "huur", "Wijkteam", "kinderen"):
        assert word not in under
    cut = next(word for word in words_in(pdf) if word.text == "afscheuren")
    boxes = [s for s in strokes_in(pdf, cut.page) if s[1] > cut.bottom and abs((s[2] - s[0]) - 3) < 0.2]
    assert len(boxes) == 8


def test_her_yes_to_hearing_back_stands_above_the_tear_off_line() -> None:
    pdf = render(a_letter())
    said = "Mevrouw Şahin vindt goed dat u ons vertelt: ontvangen, opgepakt, gestopt. Meer hoeft niet."
    assert said in text_of(pdf)
    assert said not in _under_the_cut(pdf)


def test_without_her_yes_to_hearing_back_there_is_no_slip() -> None:
    letter = a_letter(consent=her_consent(purposes=(Purpose.REFER,)))
    text = text_of(render(letter))
    assert letter.slip is None
    assert "afscheuren" not in text
    assert "Vraag eerst aan mevrouw Şahin of u ons mag antwoorden." in text


def test_the_tear_off_line_runs_over_the_whole_sheet() -> None:
    pdf = render(a_letter())
    cut = next(word for word in words_in(pdf) if word.text == "afscheuren")
    along = [s for s in strokes_in(pdf, cut.page) if abs(s[1] - (cut.top + cut.bottom) / 2) < 2.5]
    assert min(stroke[0] for stroke in along) <= 6
    assert max(stroke[2] for stroke in along) >= 204
