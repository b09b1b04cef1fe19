"""Words that give detention away: found however they are typed, and few where nobody means it."""

from __future__ import annotations

import json

import pytest

from krachtigthuis_desktop import paths
from krachtigthuis_desktop.domain.detention_words import Patterns, patterns
from tests.domain.test_lists import shipped

OURS = ("Stichting Verzonnen Zorg", "Krachtig Thuis")


@pytest.fixture(scope="module")
def looks() -> Patterns:
    return patterns(shipped("detention_words"), shipped("facilities"), shipped("phases"), OURS)


GIVES_AWAY = {
    "Bel niet als hij in de PI is.": "PI",
    "Hij zit in P.I. Alphen aan den Rijn": "P.I Alphen aan den Rijn",
    "Mijn man zit vast.": "zit vast",
    "Hij zit al drie maanden vast.": "zit al drie maanden vast",
    "sinds hij vastzit": "vastzit",
    "Haar man is gedetineerd.": "gedetineerd",
    "een ex-gedetineerde": "gedetineerde",
    "de detentieperiode": "detentieperiode",
    "tot het einde van zijn Detentie": "Detentie",
    "GEVANGENISSTRAF": "GEVANGENISSTRAF",
    "ｇｅｖａｎｇｅｎｉｓ": "gevangenis",
    "ge\u00advange\u200bnis": "gevangenis",
    "in de gevange-\n nis": "gevangenis",
    "gévangenis": "gévangenis",
    "na zijn v.i.-datum": "v.i",
    "de VI gaat in": "VI",
    "het huis van bewaring": "huis van bewaring",
    "de reclasseringswerker": "reclasseringswerker",
    "In zijn cel is het koud": "cel",
    "de bajes in": "bajes",
    "wegens een overval": "overval",
    "vier jaar straf": "straf",
    "tot hij vrijkomt": "vrijkomt",
    "hij komt in mei vrij": "komt in mei vrij",
    "hij draagt een enkelband": "enkelband",
    "post naar Esserheem": "Esserheem",
    "Postbus 1, Krachtig Thuis": "Krachtig Thuis",
    "He is in prison for robbery": "prison",
    "He is in a cell.": "in a cell",
    "Justitieel Complex Zaanstad": "Justitieel Complex Zaanstad",
    "een penitentiair programma": "penitentiair programma",
}


@pytest.mark.parametrize(("text", "word"), GIVES_AWAY.items(), ids=list(GIVES_AWAY))
def test_a_word_that_gives_it_away_is_found(looks: Patterns, text: str, word: str) -> None:
    assert word in looks.found_in(text)


MEANS_NOTHING = (
    "Zij maakt een overzicht in Excel en leert cello spelen.",
    "Zij is vrij op woensdag en krijgt nazorg na de operatie.",
    "De spil van het gezin pint bij de kopie van de pion.",
    "Vastgoed en vaste lasten: wat vaststaat en wat vast is.",
    "I.v.m. de huur en t.a.v. mevrouw K. Verbeek.",
    "De inrichting van het huis en de kosten van inrichten.",
    "De kantonrechter sprak een vonnis uit over de huurachterstand.",
    "Wij hebben de vraag ontvangen, opgepakt en gestopt.",
    "Zij kan met het verdriet dealen en gaat ergens anders wonen.",
    "Zij voelt zich opgesloten in huis en wacht op vrijdag.",
    "Straks gaat zij naar de Straatweg in Zwolle, Veenendaal of Alphen.",
    "The penalty for late payment; call her cell phone, she got out of bed.",
    "De residentie, het incident en de identiteit.",
    "De politie kwam langs, en de rechtbank stuurde een brief over de scheiding.",
    "Zij gebruikt geen drugs. De advocaat regelt het gezag.",
)


@pytest.mark.parametrize("text", MEANS_NOTHING)
def test_a_word_that_only_looks_like_it_is_left_alone(looks: Patterns, text: str) -> None:
    assert looks.found_in(text) == ()


@pytest.mark.parametrize("facility", [item.nl for item in shipped("facilities").items if item.code != "other"])
def test_every_facility_is_found_by_its_name(looks: Patterns, facility: str) -> None:
    assert looks.found_in(f"Hij verhuisde naar {facility.lower()}.")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_our_own_words_in_letters_give_nothing_away(looks: Patterns, language: str) -> None:
    """Only the sentence that names detention on purpose does."""
    told = json.loads((paths.resources() / "wordings" / f"letters.{language}.json").read_text("utf-8"))["texts"]
    assert {name for name, text in told.items() if looks.found_in(text)} == {"in_detention"}


def test_each_word_is_named_once_and_not_its_parts(looks: Patterns) -> None:
    assert looks.found_in("PI Zwolle, en nog eens PI Zwolle") == ("PI Zwolle",)


def test_a_name_of_ours_is_looked_for_whole() -> None:
    only = patterns(shipped("detention_words"), shipped("facilities"), shipped("phases"), ("Thuis in de Wijk",))
    assert only.found_in("Zij is thuis.") == ()
    assert only.found_in("Bel Thuis in de wijk.") == ("Thuis in de wijk",)
