"""Her own copy, reprints, and papers that guess at nobody's form of address."""

from __future__ import annotations

from krachtigthuis_desktop.domain.letter_content import Variant, file_name
from krachtigthuis_desktop.domain.records.consent import DataKind
from krachtigthuis_desktop.domain.records.person import AddressAs
from krachtigthuis_desktop.letters import compose_her_copy, compose_referral, render
from tests.letters.reading import text_of
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


def test_nobody_is_called_she_or_mrs_without_a_known_form_of_address() -> None:
    for form in (AddressAs.UNKNOWN, AddressAs.NEUTRAL):
        matter = a_matter(zoe=zoe(address_as=form), referral=a_referral(questions=("Wilt u kennismaken?",)))
        letter = compose_referral(matter)
        for paper in (letter, compose_her_copy(letter, matter)):
            words = (
                text_of(render(paper)).lower().replace("mevrouw k. verbeek", "").replace("mevrouw verbeek", "").split()
            )
            assert {"mevrouw", "heer", "zij", "ze", "haar", "hij"}.isdisjoint(words)
