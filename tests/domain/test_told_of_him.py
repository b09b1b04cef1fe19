"""A line that names only her and tells of the one who is away is about him too."""

from __future__ import annotations

import pytest

from krachtigthuis_desktop.domain.records import Person
from krachtigthuis_desktop.domain.records.person import AddressAs, Role
from krachtigthuis_desktop.domain.told_of_him import tells_of

MICK = Person(
    number="ACDEFGHJK", roles=(Role.DETAINEE,), first_name="Mick", surname="Brandsma", address_as=AddressAs.MR
)
ZOE = Person(number="ACDEFGHJK", roles=(Role.PARTNER,), first_name="Zoë", surname="Şahin", address_as=AddressAs.MRS)
BROTHER = Person(
    number="ACDEFGHJK", roles=(Role.SIBLING,), first_name="Sem", surname="Brandsma", address_as=AddressAs.MR
)
ANN = Person(number="ACDEFGHJK", roles=(Role.DETAINEE,), first_name="Ann", surname="de Wit", address_as=AddressAs.MRS)

OF_HIM = (
    "Hij liet een brief zien van de verhuurder.",
    "De verhuurder heeft hem geschreven.",
    "Zijn moeder past op de kinderen.",
    "De huur staat op zijn naam.",
    "Zij maakt zich zorgen. Zijn werk is weg.",
    "Mick maakte de schulden.",
    "De heer BRANDSMA betaalde altijd.",
    "He lost his job.",
)
NOT_OF_HIM = (
    "Er zijn schulden.",
    "Zijn er andere kosten?",
    "De kinderen zijn ziek geweest.",
    "Er moet hulp zijn voor de kinderen.",
    "Zij wil er voor haar moeder zijn.",
    "Thijs en Micky wonen naast mevrouw Şahin.",
    "De brief van de verhuurder ligt er nog.",
)


@pytest.mark.parametrize("text", OF_HIM)
def test_what_says_his_name_or_he_tells_of_him(text: str) -> None:
    assert tells_of(text, MICK, ZOE)


@pytest.mark.parametrize("text", NOT_OF_HIM)
def test_what_only_looks_like_it_does_not(text: str) -> None:
    assert not tells_of(text, MICK, ZOE)


def test_he_may_be_the_man_whom_the_letter_is_for() -> None:
    assert not tells_of("Hij heeft schulden, net als de andere Brandsma.", MICK, BROTHER)
    assert tells_of("Mick heeft schulden.", MICK, BROTHER)


def test_a_woman_inside_is_she_in_a_letter_for_a_man() -> None:
    assert tells_of("De huur staat op haar naam.", ANN, BROTHER)
    assert not tells_of("De huur staat op haar naam.", ANN, ZOE)
