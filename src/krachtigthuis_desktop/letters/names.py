"""How people are called and written to, and dates in words (Dutch practice, DOMAIN 7).

Nothing is guessed about a form of address: without a known one there is no *mevrouw*, *heer*, *zij* or
*haar*, only the name.
"""

from __future__ import annotations

import re
from datetime import date

from ..domain.records import Organisation, Person
from ..domain.records.person import AddressAs
from ..i18n import Words, mark

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
    return _titled(person.address_as, _capital(f"{person.prefix} {person.surname}".strip()), words)


def at_start(name: str) -> str:
    """The name where a sentence begins with it."""
    return _capital(name)


def salutation(person: Person, words: Words) -> str:
    """To a person we know: Geachte mevrouw Şahin, or Beste Zoë,"""
    match person.address_as:
        case AddressAs.MRS if person.surname:
            return words.tr("Dear Mrs {name},", name=_capital(f"{person.prefix} {person.surname}".strip()))
        case AddressAs.MR if person.surname:
            return words.tr("Dear Mr {name},", name=_capital(f"{person.prefix} {person.surname}".strip()))
        case AddressAs.FIRST_NAME:
            return words.tr("Dear {name},", name=person.called)
        case _:
            return words.tr("Dear {name},", name=person.full_name)


def salutation_to(organisation: Organisation, words: Words) -> str:
    """To a helper: Geachte mevrouw Verbeek, Geachte heer Van der Aa, Beste Kim Verbeek, or to whom we do not know."""
    if not organisation.contact.strip():
        return words.tr("Dear Sir or Madam,")
    match organisation.contact_title:
        case "mrs":
            return words.tr("Dear Mrs {name},", name=_capital(surname(organisation.contact)))
        case "mr":
            return words.tr("Dear Mr {name},", name=_capital(surname(organisation.contact)))
        case _:
            return words.tr("Dear {name},", name=organisation.contact.strip())


def attention_line(organisation: Organisation, words: Words) -> str:
    """t.a.v. mevrouw K. Verbeek; empty when nobody is named."""
    if not organisation.contact.strip():
        return ""
    title = {"mrs": AddressAs.MRS, "mr": AddressAs.MR}.get(organisation.contact_title, AddressAs.UNKNOWN)
    return words.tr("Attn {name}", name=_titled(title, organisation.contact.strip(), words))


def surname(contact: str) -> str:
    """The surname with its prefix of "K. Verbeek", "P.J. van der Aa" or "Kim Verbeek"."""
    parts = contact.split()
    named = [part for part in parts if not part.endswith(".")]
    if not named:
        return contact.strip()
    prefix = next((place for place, part in enumerate(named) if part[:1].islower() or part[:1] in "'’"), None)
    if prefix is not None:
        return " ".join(named[prefix:])
    return " ".join(named) if len(named) < len(parts) else named[-1]


def town_line(postcode: str, city: str) -> str:
    """8011 AB  ZWOLLE: two spaces between, the town in capitals."""
    found = _POSTCODE.fullmatch(postcode)
    code = f"{found[1]} {found[2].upper()}" if found else postcode.strip()
    return "\u00a0\u00a0".join(part for part in (code, city.strip().upper()) if part)


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
