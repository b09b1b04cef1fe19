"""The reply slip: whole, at the foot of the last page, with the number and no story."""

from __future__ import annotations

import pytest

from krachtigthuis_desktop.letters import render
from tests.letters.reading import pages_of, strokes_in, words_in
from tests.letters.stories import a_letter, a_referral

FIELDS = (
    "Ontvangen op",
    "Opgepakt door (naam, telefoon)",
    "Wachttijd tot",
    "Niet opgepakt, omdat",
    "Eerste contact op",
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


def test_the_slip_asks_for_an_answer_and_says_how() -> None:
    words = words_in(render(a_letter()))
    cut = next(word for word in words if word.text == "afscheuren")
    under = " ".join(word.text for word in words if word.page == cut.page and word.top > cut.bottom)
    assert "Graag deze strook terug vóór 8 december 2026." in under
    assert "Bellen mag ook: 071 000 00 12. Noem alleen ons nummer." in under
    assert "Mevrouw Şahin vindt goed dat u ons vertelt: ontvangen, opgepakt, gestopt. Meer hoeft niet." in under
    assert "Terug naar: Postbus 000, 2300 YY LEIDEN" in under
    for word in ("Zoë", "huur", "Wijkteam", "kinderen"):
        assert word not in under


def test_the_tear_off_line_runs_over_the_whole_sheet() -> None:
    pdf = render(a_letter())
    cut = next(word for word in words_in(pdf) if word.text == "afscheuren")
    along = [s for s in strokes_in(pdf, cut.page) if abs(s[1] - (cut.top + cut.bottom) / 2) < 2.5]
    assert min(stroke[0] for stroke in along) <= 6
    assert max(stroke[2] for stroke in along) >= 204
