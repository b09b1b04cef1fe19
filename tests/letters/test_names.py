"""How people are written to, after Dutch practice."""

from __future__ import annotations

from datetime import date

import pytest

from krachtigthuis_desktop.domain.records.person import AddressAs
from krachtigthuis_desktop.i18n import Language, words
from krachtigthuis_desktop.letters import names
from tests.letters.stories import a_team, zoe

DUTCH = words(Language.DUTCH)


@pytest.mark.parametrize(
    ("contact", "title", "written"),
    [
        ("K. Jansen", "mrs", "Geachte mevrouw Jansen,"),
        ("P.J. van der Aa", "mr", "Geachte heer Van der Aa,"),
        ("Piet van der Aa", "mr", "Geachte heer Van der Aa,"),
        ("A. in ’t Veld", "mrs", "Geachte mevrouw In ’t Veld,"),
        ("A. 't Hart", "mr", "Geachte heer 't Hart,"),
        ("A. ijsbrand", "mr", "Geachte heer IJsbrand,"),
        ("M. Jansen Verbeek", "mrs", "Geachte mevrouw Jansen Verbeek,"),
        ("M. de Wit-al Sayed", "mrs", "Geachte mevrouw De Wit-al Sayed,"),
        ("Kim Verbeek", "", "Beste Kim Verbeek,"),
        ("", "", "Geachte heer of mevrouw,"),
        ("  ", "mrs", "Geachte heer of mevrouw,"),
    ],
)
def test_a_helper_is_addressed_by_what_is_known(contact: str, title: str, written: str) -> None:
    assert names.salutation_to(a_team(contact=contact, contact_title=title), DUTCH) == written


@pytest.mark.parametrize(
    ("form", "at_first", "later", "written"),
    [
        (AddressAs.MRS, "mevrouw Zoë van der Aa", "mevrouw Van der Aa", "Geachte mevrouw Van der Aa,"),
        (AddressAs.MR, "de heer Zoë van der Aa", "de heer Van der Aa", "Geachte heer Van der Aa,"),
        (AddressAs.FIRST_NAME, "Zoë van der Aa", "Zoë", "Beste Zoë,"),
        (AddressAs.NEUTRAL, "Zoë van der Aa", "Zoë van der Aa", "Beste Zoë van der Aa,"),
        (AddressAs.UNKNOWN, "Zoë van der Aa", "Zoë van der Aa", "Beste Zoë van der Aa,"),
    ],
)
def test_a_person_is_named_as_wished(form: AddressAs, at_first: str, later: str, written: str) -> None:
    person = zoe(prefix="van der", surname="Aa", address_as=form)
    assert names.full(person, DUTCH) == at_first
    assert names.short(person, DUTCH) == later
    assert names.salutation(person, DUTCH) == written


@pytest.mark.parametrize(
    ("postcode", "city", "line"),
    [
        ("8011ab", "Zwolle", "8011 AB\u00a0\u00a0ZWOLLE"),
        ("8011 AB", "zwolle", "8011 AB\u00a0\u00a0ZWOLLE"),
        ("", "Leiden", "LEIDEN"),
        ("B-1000", "Brussel", "B-1000\u00a0\u00a0BRUSSEL"),
    ],
)
def test_postcode_and_town_stand_two_spaces_apart(postcode: str, city: str, line: str) -> None:
    assert names.town_line(postcode, city) == line


def test_dates_are_written_in_words() -> None:
    assert names.long_date(date(2026, 3, 1), DUTCH) == "1 maart 2026"
    assert names.long_date(date(2026, 3, 1), words(Language.ENGLISH)) == "1 March 2026"
    months = {names.long_date(date(2026, month, 1), DUTCH) for month in range(1, 13)}
    assert len(months) == 12
