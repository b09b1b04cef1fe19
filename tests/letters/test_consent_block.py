"""What a letter says about the consent it rests on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from krachtigthuis_desktop.domain.letter_content import Part
from krachtigthuis_desktop.domain.may_go import Case
from krachtigthuis_desktop.domain.records import Relation
from krachtigthuis_desktop.domain.records.consent import DataKind, Form, Withdrawal, Withheld
from krachtigthuis_desktop.domain.records.person import Role
from krachtigthuis_desktop.domain.records.relation import Tie
from krachtigthuis_desktop.letters import compose_referral, render
from tests.letters.reading import text_of, words_in
from tests.letters.stories import (
    HER_DATA,
    PERSONS,
    TEAM,
    TODAY,
    TRUUS,
    ZOE,
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
    assert [block.sentences[0].text for block in lines] == [
        "Bespreek dit niet met een familielid: welke hulp er al is."
    ]
    assert lines[0].mentions == {TRUUS}


def test_that_she_read_it_is_said_once_she_has() -> None:
    assert "heeft deze brief op" not in text_of(render(a_letter()))
    read = a_letter(referral=a_referral(read_or_heard_on=date(2026, 11, 20)))
    assert "Mevrouw Şahin heeft deze brief op 20 november 2026 gelezen of gehoord." in text_of(render(read))


def test_she_signs_by_the_consent_and_the_professional_above_the_typed_name() -> None:
    words = words_in(render(a_letter()))
    text = " ".join(word.text for word in words)
    assert "Ik heb deze brief gelezen of gehoord." in text_of(render(a_letter()))
    assert text.count("Handtekening") == 1
    last = [word for word in words if word.page == words[-1].page]
    places = {
        name: next(word.top for word in last if word.text == name)
        for name in ("Handtekening", "vriendelijke", "Annemarie")
    }
    assert places["Handtekening"] < places["vriendelijke"] < places["Annemarie"] - 6
    assert "Annemarie de Wit, maatschappelijk werker Steunpunt Buiten" in text


def test_only_kinds_of_data_that_this_letter_uses_are_named() -> None:
    asks_little = a_referral(situation=(), helps_already="", involved="", tried="", children=())
    everything = her_consent(data=tuple(DataKind))
    text = text_of(render(a_letter(consent=everything, referral=asks_little)))
    assert "De toestemming geldt voor: naam, bereikbaarheid, adres, geboortedatum, de situatie." in text


_TIE = Relation(number="ACDEFGHJ2", from_person=ZOE, to_person=ZOE, tie=Tie.BIOLOGICAL, measured_on=TODAY)


@pytest.mark.parametrize(
    ("person", "tie", "called"),
    [
        (Role.PARENT, {"from_person": TRUUS, "to_person": ZOE, "parent": True}, "een ouder van mevrouw Şahin"),
        (Role.CHILD, {"from_person": ZOE, "to_person": TRUUS, "parent": True}, "een kind van mevrouw Şahin"),
        (
            Role.PARTNER,
            {"from_person": TRUUS, "to_person": ZOE, "tie": Tie.EX_PARTNER},
            "de ex-partner van mevrouw Şahin",
        ),
        (Role.PARENT, None, "een familielid"),
        (Role.FRIEND, None, "een bekende van de familie"),
        (Role.PROFESSIONAL, None, "een hulpverlener die al betrokken is"),
    ],
)
def test_a_third_person_is_named_by_what_they_are_to_her(person: Role, tie: dict[str, Any] | None, called: str) -> None:
    persons = PERSONS | {TRUUS: replace(PERSONS[TRUUS], roles=(person,))}
    ties = [replace(_TIE, **tie)] if tie else []
    case = Case(
        persons=tuple(persons.values()),
        ids=tuple(persons),
        relations=tuple(ties),
        consents=((UUID(int=9), her_consent()),),
    )
    text = text_of(render(compose_referral(a_matter(case=case))))
    assert f"Bespreek dit niet met {called}: de situatie." in text
    assert "Truus" not in text
