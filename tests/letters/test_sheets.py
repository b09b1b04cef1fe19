"""The paper key, the test sheet for windows, and the wordings that the office may replace."""

from __future__ import annotations

import io
import json
import secrets

import pypdf
import pytest
import zxingcpp

from krachtigthuis_desktop.errors import InputError, InputFault
from krachtigthuis_desktop.i18n import Language
from krachtigthuis_desktop.letters import Layout, paper_key_sheet, render, standard, window_test_sheet, windows
from krachtigthuis_desktop.letters.paper_key import groups
from krachtigthuis_desktop.letters.wordings import Wording, parse
from tests.letters.reading import pages_of, picture_of, strokes_in, text_of, words_in
from tests.letters.stories import TODAY, a_letter

BECH32 = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"


def a_key() -> str:
    return "AGE-SECRET-KEY-1" + "".join(secrets.choice(BECH32) for _ in range(58))


@pytest.mark.parametrize("dots", [80, 150, 300])
def test_the_code_on_the_paper_key_is_read_back(dots: int) -> None:
    key = a_key()
    picture = picture_of(paper_key_sheet(key, laptop="Annemarie", made_on=TODAY), dots=dots)
    found = zxingcpp.read_barcodes(picture)
    assert [code.text for code in found] == [key]


@pytest.mark.parametrize("language", list(Language))
def test_the_paper_key_shows_the_key_in_groups_on_one_page(language: Language) -> None:
    key = a_key()
    pdf = paper_key_sheet(key, laptop="Annemarie", made_on=TODAY, language=language)
    assert pages_of(pdf) == 1
    assert "".join(groups(key)) == key
    printed = words_in(pdf)
    for number, group in enumerate(groups(key)):
        at = next(word for word in printed if word.text == group)
        before = [each.text for each in printed if abs(each.bottom - at.bottom) < 2 and 0 < at.left - each.left < 8]
        # Numbered as on the screen, which asks for "group 3": the prefix has no number.
        assert before == ([str(number)] if number else [])
    assert [len(group) for group in groups(key)[1:-1]] == [4] * 14


def test_the_file_of_a_paper_key_or_letter_describes_nobody() -> None:
    for pdf in (paper_key_sheet(a_key(), laptop="Annemarie", made_on=TODAY), render(a_letter())):
        facts = pypdf.PdfReader(io.BytesIO(pdf)).metadata
        assert facts is not None
        assert (facts.author or "", facts.creator or "", facts.subject or "") == ("", "", "")
        assert (facts.title or "") in ("", "ACD-EFG-HJ2")


def test_a_saved_sheet_asks_for_one_side_and_its_own_size() -> None:
    for pdf in (render(a_letter()), window_test_sheet(), paper_key_sheet(a_key(), laptop="Annemarie", made_on=TODAY)):
        wishes = pypdf.PdfReader(io.BytesIO(pdf)).viewer_preferences
        assert wishes is not None
        assert [str(wishes[each]) for each in ("/Duplex", "/PrintScaling")] == ["/Simplex", "/None"]


@pytest.mark.parametrize("code", list(windows()))
def test_the_test_sheet_shows_the_window_it_tests(code: str) -> None:
    layout = Layout(window=code, shift_right=2)
    words = words_in(window_test_sheet(layout=layout))
    address = [word for word in words if word.text == "ABCDEFG" and 50 < word.top < 80]
    assert min(word.left for word in address) == pytest.approx(layout.address_left, abs=0.5)
    assert "Testblad voor vensterenveloppen" in text_of(window_test_sheet(layout=layout))


def test_the_scale_of_the_test_sheet_stays_where_printers_print_and_steps_hang_under_their_number() -> None:
    pdf = window_test_sheet(layout=Layout(window="right", shift_right=4))
    assert max(stroke[2] for stroke in strokes_in(pdf, 1) if stroke[1] < 46) <= 199
    steps = [word for word in words_in(pdf) if word.top > 110]
    numbers = [word for word in steps if abs(word.left - 35) < 0.5]
    assert [word.text for word in numbers] == ["1.", "2.", "3.", "4.", "5."]
    assert "Zet er dan een minteken voor." in text_of(pdf)


@pytest.mark.parametrize("language", [each.value for each in Language])
def test_every_wording_is_there_in_every_language(language: str) -> None:
    wordings = standard(language)
    assert wordings.language == language
    assert set(wordings.texts) == set(Wording)


def test_the_office_may_replace_a_wording_but_not_leave_one_out() -> None:
    facts: dict[str, object] = {
        "language": "nl",
        "version": 2,
        "dated": "2027-01-01",
        "texts": {wording.value: f"Nieuw: {wording.value}" for wording in Wording},
    }
    assert parse(json.dumps(facts).encode())[Wording.PRIVACY] == "Nieuw: privacy"
    texts = {wording.value: "x" for wording in Wording}
    spoilt_files: list[object] = [
        [],
        {**facts, "texts": {}},
        {**facts, "dated": "ooit"},
        {**facts, "texts": {**texts, "away": 3}},
        {**facts, "texts": {**texts, "away": "  "}},
    ]
    for spoilt in spoilt_files:
        with pytest.raises(InputError) as no:
            parse(json.dumps(spoilt).encode())
        assert no.value.code is InputFault.FILE_UNREADABLE
