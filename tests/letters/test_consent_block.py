"""What a letter says about the consent it rests on."""

from __future__ import annotations

from datetime import date

import pytest

from krachtigthuis_desktop.domain.letter_content import Part
from krachtigthuis_desktop.domain.records.consent import DataKind, Form, Purpose, Withdrawal, Withheld
from krachtigthuis_desktop.letters import compose_referral, render
from tests.letters.reading import text_of
from tests.letters.stories import (
    HER_DATA,
    TEAM,
    TRUUS,
    a_letter,
    a_matter,
    a_referral,
    her_consent,
)

EVERYTHING_OPEN = her_consent(data=(*HER_DATA, DataKind.ADDRESS, DataKind.BIRTH, DataKind.DETENTION))


@pytest.mark.parametrize("form", list(Form))
def test_the_consent_says_who_when_and_how(form: Form) -> None:
    text = text_of(render(a_letter(consent=her_consent(form=form, valid_until=date(2027, 5, 1)))))
    assert "Mevrouw Şahin heeft op 17 november 2026" in text
    assert "Wijkteam Noord" in text
    assert "geldt tot en met 1 mei 2027" in text
    how = {Form.PAPER: "op papier", Form.WITNESS: "met een getuige erbij", Form.SCREEN: "handtekening op het scherm"}
    assert [each for each in how if how[each] in text] == [form]


def test_a_withdrawn_consent_is_not_quoted() -> None:
    gone = her_consent(withdrawal=Withdrawal(on=date(2026, 11, 20), how="phone"))
    assert Part.CONSENT not in {block.part for block in compose_referral(a_matter(consent=gone)).blocks}


def test_a_consent_that_somebody_else_gave_is_not_quoted_as_hers() -> None:
    letter = compose_referral(a_matter(consent=her_consent(given_by=TRUUS)))
    assert Part.CONSENT not in {block.part for block in letter.blocks}


def test_what_must_not_be_told_is_said_with_to_whom_but_never_gives_the_thing_away() -> None:
    withheld = (
        Withheld(data=DataKind.HELPERS, to=(TRUUS,)),
        Withheld(data=DataKind.DETENTION, to=(TRUUS,)),
        Withheld(data=DataKind.MONEY, to=(TEAM,)),
    )
    letter = compose_referral(a_matter(consent=her_consent(withheld=withheld)))
    lines = [block for block in letter.blocks if block.part is Part.NOT_TO_TELL]
    assert [block.sentences[0].text for block in lines] == ["Vertel Truus niets over: wie al helpt."]
    assert lines[0].mentions == {TRUUS}


def test_that_she_read_it_is_said_once_she_has() -> None:
    assert "gelezen of gehoord" not in text_of(render(a_letter()))
    read = a_letter(referral=a_referral(read_or_heard_on=date(2026, 11, 20)))
    assert "Mevrouw Şahin heeft deze brief op 20 november 2026 gelezen of gehoord." in text_of(render(read))


def test_there_are_places_to_sign() -> None:
    text = text_of(render(a_letter()))
    assert "Handtekening mevrouw Zoë Şahin" in text
    assert "Handtekening Annemarie de Wit" in text


def test_report_back_is_a_purpose_of_its_own() -> None:
    without = her_consent(purposes=(Purpose.REFER,))
    text = text_of(render(a_letter(consent=without)))
    assert "Bellen mag ook" not in text
    assert "Vraag eerst aan mevrouw Şahin of u ons mag antwoorden." in text
