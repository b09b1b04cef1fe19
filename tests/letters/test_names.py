"""How people are written to, after Dutch practice."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        ("Kim Verbeek", "mrs", "Geachte mevrouw Verbeek,"),
        ("Kim Verbeek MSc", "mrs", "Geachte mevrouw Verbeek,"),
        ("Kim Verbeek, MSc.", "mrs", "Geachte mevrouw Verbeek,"),
        ("Kim Verbeek, M.Sc., MBA", "mrs", "Geachte mevrouw Verbeek,"),
        ("drs. K. Verbeek", "mrs", "Geachte mevrouw Verbeek,"),
        ("prof. dr. ir. P.J. van der Aa", "mr", "Geachte heer Van der Aa,"),
        ("J. Jansen jr.", "mr", "Geachte heer Jansen,"),
        ("Peter Van der Aa", "mr", "Geachte heer Van der Aa,"),
        ("Kim De Vries", "mrs", "Geachte mevrouw De Vries,"),
        ("Mohammed El Khattabi", "mr", "Geachte heer El Khattabi,"),
        ("M. El-Khattabi", "mr", "Geachte heer El-Khattabi,"),
        ("Verbeek, K.", "mrs", "Geachte mevrouw Verbeek,"),
        ("Verbeek, Kim", "mrs", "Geachte mevrouw Verbeek,"),
        ("Aa, P.J. van der", "mr", "Geachte heer Van der Aa,"),
        ("van der Aa, Piet", "mr", "Geachte heer Van der Aa,"),
        ("Jansen Verbeek, Kim", "mrs", "Geachte mevrouw Jansen Verbeek, Kim,"),
        ("Kim Verbeek, teamleider", "mrs", "Geachte mevrouw Verbeek,"),
        ("mw. Kim Verbeek", "mrs", "Geachte mevrouw Verbeek,"),
        ("Mevrouw K. Verbeek", "", "Geachte mevrouw Verbeek,"),
        ("de heer P. van der Aa", "", "Geachte heer Van der Aa,"),
        ("dhr. Jansen", "mr", "Geachte heer Jansen,"),
        ("Lucia d'Ancona", "mrs", "Geachte mevrouw D'Ancona,"),
        ("L. d’ Ancona", "mrs", "Geachte mevrouw D’Ancona,"),
        ("Kim Verbeek (wijkteam)", "mrs", "Geachte mevrouw Verbeek,"),
        ("Kim Verbeek (zij/haar)", "mrs", "Geachte mevrouw Verbeek,"),
        ("Kim Verbeek <k.verbeek@voorbeeld.nl>", "mrs", "Geachte mevrouw Verbeek,"),
        ("Kim Verbeek\nWijkteamcoach", "mrs", "Geachte mevrouw Verbeek,"),
        ("Kim Jansen - Verbeek", "mrs", "Geachte mevrouw Jansen-Verbeek,"),
        ("Anna Maria Verbeek", "mrs", "Geachte mevrouw Anna Maria Verbeek,"),
        ("Nguyễn Thị Phượng", "mrs", "Geachte mevrouw Nguyễn Thị Phượng,"),
        ("Kim Verbeek RMWX", "mrs", "Geachte mevrouw Kim Verbeek RMWX,"),
        ("Kim VERBEEK", "mrs", "Geachte mevrouw Kim VERBEEK,"),
        ("PJ Jansen", "mr", "Geachte heer Jansen,"),
        ("Th. Jansen", "mr", "Geachte heer Jansen,"),
        ("Jansen", "mr", "Geachte heer Jansen,"),
        ("K. Verbeek en P. Jansen", "mrs", "Beste K. Verbeek en P. Jansen,"),
        ("K. Verbeek / P. Jansen", "mr", "Beste K. Verbeek / P. Jansen,"),
        ("MSc", "mrs", "Geachte mevrouw MSc,"),
        ("", "", "Geachte heer of mevrouw,"),
        ("  ", "mrs", "Geachte heer of mevrouw,"),
    ],
)
def test_a_helper_is_addressed_by_what_is_known(contact: str, title: str, written: str) -> None:
    assert names.salutation_to(a_team(contact=contact, contact_title=title), DUTCH) == written


@pytest.mark.parametrize(
    ("contact", "title", "line"),
    [
        ("mw. Kim Verbeek", "mrs", "t.a.v. mevrouw Kim Verbeek"),
        ("Verbeek, K.", "mrs", "t.a.v. mevrouw K. Verbeek"),
        ("drs. K. Verbeek MSc", "mrs", "t.a.v. mevrouw drs. K. Verbeek"),
        ("Kim Verbeek (wijkteam)\nBereikbaar ma-wo", "", "t.a.v. Kim Verbeek"),
        ("K. Verbeek en P. Jansen", "mrs", "t.a.v. K. Verbeek en P. Jansen"),
        (" ", "mrs", ""),
    ],
)
def test_the_line_for_whose_attention_it_is_says_no_form_twice(contact: str, title: str, line: str) -> None:
    assert names.attention_line(a_team(contact=contact, contact_title=title), DUTCH) == line


@given(st.text("aBz éŞ.,;:'’-()<>[]@/&+19\n\t", max_size=40))
def test_any_contact_gives_some_salutation(typed: str) -> None:
    for title in ("", "mrs", "mr"):
        said = names.salutation_to(a_team(contact=typed, contact_title=title), DUTCH)
        assert said.endswith(",")
        assert "\n" not in said


@pytest.mark.parametrize(
    ("prefix", "surname", "full"),
    [("d'", "Ancona", "d'Ancona"), ("’t", "Hart", "’t Hart"), ("van d’", "Or", "van d’Or")],
)
def test_a_prefix_with_an_apostrophe_stays_with_its_name(prefix: str, surname: str, full: str) -> None:
    person = zoe(prefix=prefix, surname=surname, address_as=AddressAs.MRS)
    assert person.full_name == f"Zoë {full}"
    assert names.short(person, DUTCH).casefold() == f"mevrouw {full}".casefold()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2300 XX  LEIDEN", "2300 XX Leiden"),
        ("2401ab ALPHEN AAN DEN RIJN", "2401 AB Alphen aan den Rijn"),
        ("1970 AA IJMUIDEN", "1970 AA IJmuiden"),
        ("2511 CV 'S-GRAVENHAGE", "2511 CV 's-Gravenhage"),
        ("Postbus 000", "Postbus 000"),
    ],
)
def test_a_town_in_running_text_stands_in_no_capitals(line: str, said: str) -> None:
    assert names.town_in_text(line) == said


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
