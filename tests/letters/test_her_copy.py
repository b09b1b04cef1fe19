"""Her own copy, reprints, and papers that guess at nobody's form of address."""

from __future__ import annotations

import io

import pdfplumber

from krachtigthuis_desktop.domain.letter_content import Variant, file_name
from krachtigthuis_desktop.domain.records.consent import DataKind
from krachtigthuis_desktop.domain.records.person import AddressAs
from krachtigthuis_desktop.letters import compose_her_copy, compose_referral, render
from tests.letters.reading import MM, strokes_in, text_of
from tests.letters.stories import (
    HER_DATA,
    ZOE,
    a_letter,
    a_matter,
    a_referral,
    her_consent,
    zoe,
)

EVERYTHING_OPEN = her_consent(data=(*HER_DATA, DataKind.ADDRESS, DataKind.BIRTH, DataKind.DETENTION))


def test_file_names_carry_the_reference_only() -> None:
    matter = a_matter()
    letter = compose_referral(matter)
    assert file_name(letter) == "ACD-EFG-HJ2.pdf"
    assert file_name(compose_her_copy(letter, matter)) == "ACD-EFG-HJ2-b.pdf"


def test_a_reprint_says_kopie_on_each_page_and_the_first_does_not() -> None:
    assert "kopie" not in text_of(render(a_letter()))
    assert text_of(render(a_letter(copy_number=2))).count("kopie") == 2


def test_her_copy_holds_each_sentence_of_the_letter_about_somebody() -> None:
    matter = a_matter()
    letter = a_letter(matter)
    copy = compose_her_copy(letter, matter)
    assert copy.variant is Variant.HER_COPY
    assert copy.to == ZOE
    assert copy.slip is None
    mine = set(copy.sentences)
    assert not [sentence for sentence in letter.sentences if sentence.about and sentence not in mine]
    text = text_of(render(copy))
    assert "Geachte mevrouw Şahin," in text
    assert "U mag altijd nee zeggen, ook later." in text
    assert copy.address == ("Mevrouw Zoë Şahin", "Persoonlijk")


def test_her_copy_says_what_it_is_quotes_the_letter_as_it_goes_and_then_what_she_can_do() -> None:
    matter = a_matter()
    letter = a_letter(matter)
    text = text_of(render(compose_her_copy(letter, matter)))
    order = [
        "Geachte mevrouw Şahin,",
        "Dit is uw eigen exemplaar van onze brief aan Wijkteam Noord.",
        "Waar ‘u’ staat, is Wijkteam Noord bedoeld.",
        "Vraag om hulp voor mevrouw Zoë Şahin",
        "Geachte mevrouw Verbeek,",
        "Wat wij u vragen",
        "Wij bellen u op",
        "Tot hier de brief",
        "Wat u kunt doen",
        "Wilt u uw toestemming intrekken? Bel ons: 071 000 00 12.",
        "Hoort u niets vóór 8 december 2026? Bel ons: 071 000 00 12.",
        "Uw rechten",
        "Ons telefoonnummer",
    ]
    places = [text.index(each) for each in order]
    assert places == sorted(places)
    assert "Handtekening" not in text
    assert "Datum" not in text
    quoted = {sentence.text for block in (*letter.frame, *letter.blocks) for sentence in block.sentences}
    for each in quoted:
        assert each in text


def test_her_copy_speaks_of_a_relative_only_beside_a_letter_that_names_one_who_is_away() -> None:
    relative = "Ook voor uw familielid verandert er niets."
    told = {
        away: text_of(render(compose_her_copy(a_letter(matter), matter)))
        for away in (False, True)
        for matter in (a_matter(referral=a_referral(name_detention=False, neutral_sender=True), say_away=away),)
    }
    assert relative not in told[False]
    assert relative in told[True]


def test_her_copy_is_set_large_and_the_quoted_letter_has_a_rule_at_its_left() -> None:
    matter = a_matter()
    pdf = render(compose_her_copy(a_letter(matter), matter))
    with pdfplumber.open(io.BytesIO(pdf)) as book:
        body = [c for page in book.pages for c in page.chars if 106 < c["top"] / MM < 268]
    assert {round(c["size"], 1) for c in body} == {12.0}
    rules = [s for s in strokes_in(pdf, 1) if abs(s[0] - 35.5) < 0.3 and s[2] - s[0] < 0.1]
    assert rules
    assert min(s[1] for s in rules) > 115


def test_a_copy_of_a_letter_without_a_date_for_an_answer_says_to_ring_all_the_same() -> None:
    matter = a_matter(referral=a_referral(answer_before=None))
    assert "Hoort u niets? Bel ons: 071 000 00 12." in text_of(render(compose_her_copy(a_letter(matter), matter)))


def test_nobody_is_called_she_or_mrs_without_a_known_form_of_address() -> None:
    for form in (AddressAs.UNKNOWN, AddressAs.NEUTRAL):
        matter = a_matter(zoe=zoe(address_as=form), referral=a_referral(questions=("Wilt u kennismaken?",)))
        letter = compose_referral(matter)
        for paper in (letter, compose_her_copy(letter, matter)):
            words = (
                text_of(render(paper)).lower().replace("mevrouw k. verbeek", "").replace("mevrouw verbeek", "").split()
            )
            assert {"mevrouw", "heer", "zij", "ze", "haar", "hij"}.isdisjoint(words)
