"""How people are called and written to, and dates in words (Dutch practice, DOMAIN 7).

Nothing is guessed about a form of address: without a known one there is no *mevrouw*, *heer*, *zij* or
*haar*, only the name.
"""

from __future__ import annotations

import re
from datetime import date

from ..domain.records import Organisation, Person
from ..domain.records.person import AddressAs, joined
from ..i18n import Words, mark
from .contact_name import read_contact

_MONTHS = (
    mark("{day} January {year}"),
    mark("{day} February {year}"),
    mark("{day} March {year}"),
    mark("{day} April {year}"),
    mark("{day} May {year}"),
    mark("{day} June {year}"),
    mark("{day} July {year}"),
    mark("{day} August {year}"),
    mark("{day} September {year}"),
    mark("{day} October {year}"),
    mark("{day} November {year}"),
    mark("{day} December {year}"),
)
_POSTCODE = re.compile(r"\s*(\d{4})\s*([A-Za-z]{2})\s*")
_TOWN_LINE = re.compile(r"(\d{4} ?[A-Za-z]{2}) (\S.*)")


def long_date(day: date, words: Words) -> str:
    """1 maart 2026. The parts do not come apart at the end of a line."""
    return words.tr(_MONTHS[day.month - 1], day=day.day, year=day.year)


def full(person: Person, words: Words) -> str:
    """At the first mention: mevrouw Zoë Şahin."""
    return _titled(person.address_as, person.full_name, words)


def short(person: Person, words: Words) -> str:
    """From then on: mevrouw Şahin, de heer Van der Aa; the whole name when nobody said how to address."""
    if person.address_as is AddressAs.FIRST_NAME:
        return person.called
    if not person.surname or person.address_as not in (AddressAs.MRS, AddressAs.MR):
        return _titled(person.address_as, person.full_name, words)
    return _titled(person.address_as, _capital(joined(person.prefix, person.surname)), words)


def at_start(name: str) -> str:
    """The name where a sentence begins with it."""
    return _capital(name)


def salutation(person: Person, words: Words) -> str:
    """To a person we know: Geachte mevrouw Şahin, or Beste Zoë,"""
    match person.address_as:
        case AddressAs.MRS if person.surname:
            return words.tr("Dear Mrs {name},", name=_capital(joined(person.prefix, person.surname)))
        case AddressAs.MR if person.surname:
            return words.tr("Dear Mr {name},", name=_capital(joined(person.prefix, person.surname)))
        case AddressAs.FIRST_NAME:
            return words.tr("Dear {name},", name=person.called)
        case _:
            return words.tr("Dear {name},", name=person.full_name)


def salutation_to(organisation: Organisation, words: Words) -> str:
    """To a helper: Geachte mevrouw Verbeek, Geachte heer Van der Aa, Beste Kim Verbeek, or to whom we do not know.

    When it is not sure which part is the surname the whole name stands there, as it was typed.
    """
    contact = read_contact(organisation.contact)
    if not contact.name:
        return words.tr("Dear Sir or Madam,")
    match _ADDRESSED.get(organisation.contact_title, contact.address_as):
        case AddressAs.MRS if not contact.several:
            return words.tr("Dear Mrs {name},", name=_capital(contact.surname or contact.name))
        case AddressAs.MR if not contact.several:
            return words.tr("Dear Mr {name},", name=_capital(contact.surname or contact.name))
        case _:
            return words.tr("Dear {name},", name=contact.name)


def attention_line(organisation: Organisation, words: Words) -> str:
    """t.a.v. mevrouw K. Verbeek; empty when nobody is named."""
    contact = read_contact(organisation.contact)
    if not contact.name:
        return ""
    title = _ADDRESSED.get(organisation.contact_title, contact.address_as)
    name = contact.name if contact.several else _titled(title, contact.name, words)
    return words.tr("Attn {name}", name=name)


_ADDRESSED = {"mrs": AddressAs.MRS, "mr": AddressAs.MR}


def town_line(postcode: str, city: str, *, capitals: bool = True) -> str:
    """8011 AB  ZWOLLE: two spaces between, the town in capitals, as the post wants it; in running text not."""
    found = _POSTCODE.fullmatch(postcode)
    code = f"{found[1]} {found[2].upper()}" if found else " ".join(postcode.split())
    town = " ".join(city.split())
    parts = (code, town.upper() if capitals else _calm(town))
    return ("\u00a0\u00a0" if capitals else " ").join(part for part in parts if part)


def town_in_text(line: str) -> str:
    """A line of an address in running text: 2300 XX Leiden, where it was typed for a window."""
    found = _TOWN_LINE.fullmatch(" ".join(line.split()))
    return town_line(found[1], found[2], capitals=False) if found else " ".join(line.split())


def _calm(town: str) -> str:
    """A town that was typed in capitals as one writes it: Alphen aan den Rijn, 's-Gravenhage, IJmuiden."""
    if not town.isupper():
        return town
    words = [word.lower() if word in _SMALL_WORDS else _capital(word.lower()) for word in town.split()]
    calm = " ".join(words)
    return re.sub("(?<=-)[a-z]", lambda found: found[0].upper(), calm[:1].upper() + calm[1:])


_SMALL_WORDS = frozenset("AAN DE DEN DER BIJ OP VAN HET IN TER TEN EN".split())  # noqa: SIM905 a list to read


def _titled(title: AddressAs, name: str, words: Words) -> str:
    match title:
        case AddressAs.MRS:
            return words.tr("Mrs {name}", name=name)
        case AddressAs.MR:
            return words.tr("Mr {name}", name=name)
        case _:
            return name


def _capital(text: str) -> str:
    """First letter as a capital, and IJ as one letter; an apostrophe ('t Veld) stays, the name after it is one."""
    if text[:2] == "ij":
        return "IJ" + text[2:]
    return text[:1].upper() + text[1:]
