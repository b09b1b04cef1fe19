"""The name in a contact field, as office workers copy it from a signature: titles, comma forms, initials.

A surname is only found where it is sure; else the whole name is what a letter says (DOMAIN 12: nothing is
guessed). Forms of address that were typed along count when nothing was chosen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..domain.records.person import AddressAs

_FORMS = {
    AddressAs.MRS: "mevrouw mevr mevr. mw mw. mrs mrs. ms ms.",
    AddressAs.MR: "heer dhr dhr. meneer dhr.:",
}
_FORM_OF = {word: form for form, words in _FORMS.items() for word in words.split()}
_BEFORE = frozenset("drs dr ir ing mr prof bc jhr jkvr ds lic".split())  # noqa: SIM905 a list to read
"""Titles, with or without a point."""
_AFTER = frozenset(
    """
    msc bsc ma ba llm llb phd mba mph med bed bsw msw mwd sph hbo ra ro rc md mpa emba bba bhs jr sr ii iii bn ggz
    """.split()  # noqa: SIM905
)
"""Degrees and the like, without their points."""
_PREFIXES = frozenset(
    """
    van von vom de der den het 't ’t 's ’s ten ter te in op aan bij onder over uit uijt uyt voor zu zum zur la le les du
    des della di da dos das do el al ben ibn bin bint abu ait aït ould vanden vander
    """.split()  # noqa: SIM905
)
_ELIDED = re.compile(r"(?<!\w)([dDlL]['’])\s+(?=\w)")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,3}\.-?)+|[^\W\d_]")
_SEVERAL = re.compile(r"\s(?:en|and|of|or)\s|[&/+]", re.IGNORECASE)


@dataclass(frozen=True)
class ContactName:
    """`name` without form of address and degrees; `surname` with its prefix, empty when it is not sure."""

    name: str = ""
    surname: str = ""
    address_as: AddressAs = AddressAs.UNKNOWN
    several: bool = False
    """More than one person: then no form of address fits."""


def read_contact(typed: str) -> ContactName:
    """What was typed as the contact of an organisation. Never raises; nothing typed gives an empty name."""
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    text = lines[0] if lines else ""
    text = re.sub(r"[(\[<].*?[)\]>]|\S+@\S+", " ", text) if text[:1] not in "([<" else text
    text = _ELIDED.sub(r"\1", re.sub(r"\s+-\s+", "-", " ".join(text.split()))).strip(" ,;:")
    form, text = _form(text)
    if not text or _SEVERAL.search(text):
        return ContactName(text, "", form, several=bool(text))
    name = _turned(_without_degrees(text))
    tokens = name.split()
    bare = [
        token
        for place, token in enumerate(tokens)
        if not (token.casefold().rstrip(".") in _BEFORE and place < len(tokens) - 1)
    ]
    return ContactName(name, _surname(bare), form)


def _form(text: str) -> tuple[AddressAs, str]:
    """The form of address that was typed in front, and the rest."""
    form, tokens = AddressAs.UNKNOWN, text.split()
    if [token.casefold() for token in tokens[:2]] == ["de", "heer"]:
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[0].casefold() in _FORM_OF:
        form = _FORM_OF[tokens.pop(0).casefold()]
    return form, " ".join(tokens)


def _without_degrees(text: str) -> str:
    """What stands behind the name: after a comma, or degrees we know."""
    first, *more = [part.strip() for part in text.split(",")]
    more = [part for part in more if part and not all(_is_degree(token) for token in part.split())]
    tokens = first.split()
    while len(tokens) > 1 and _is_degree(tokens[-1]):
        tokens.pop()
    return ", ".join((" ".join(tokens), *more))


def _is_degree(token: str) -> bool:
    return token.replace(".", "").casefold() in _AFTER


def _turned(text: str) -> str:
    """The comma form (Verbeek, K. or Aa, P.J. van der) the way one writes it; a function behind a comma falls away."""
    first, comma, behind = text.partition(", ")
    if not comma:
        return text
    tokens = behind.split()
    given = [token for token in tokens if token.casefold() not in _PREFIXES]
    prefixes = [token for token in tokens if token.casefold() in _PREFIXES]
    of_surname = [token for token in first.split() if token.casefold() not in _PREFIXES]
    by_initials = bool(given) and all(_INITIALS.fullmatch(token) for token in given)
    by_name = len(given) == 1 and given[0][:1].isupper() and len(of_surname) == 1
    if "," not in behind and (by_initials or by_name):
        return " ".join((*given, *prefixes, first))
    if len(first.split()) > 1 and behind[:1].islower():
        return first
    return text


def _surname(tokens: list[str]) -> str:
    """The surname with its prefix where that is sure: after initials, from a prefix on, or the second of two."""
    if any("," in token or any(c.isdigit() for c in token) for token in tokens):
        return ""
    initials = 0
    while initials < len(tokens) - 1 and _is_initials(tokens, initials):
        initials += 1
    rest = tokens[initials:]
    start = next((place for place, token in enumerate(rest) if _is_prefix(token) and (place or initials)), None)
    if start is None and rest and _is_prefix(rest[0]) and rest[0][:1].islower():
        start = 0
    if start is not None and start < len(rest) - (not _elided(rest[-1])):
        return " ".join(rest[start:])
    if initials or len(rest) == 1:
        return " ".join(rest)
    sure = len(rest) == 2 and not rest[1].isupper() and rest[0][:1].isupper()  # noqa: PLR2004 first name and surname
    return rest[1] if sure else ""


def _is_initials(tokens: list[str], place: int) -> bool:
    token = tokens[place]
    bare = token.isupper() and len(token) <= 2 and place == 0  # noqa: PLR2004 "PJ Jansen"
    return bare or (_INITIALS.fullmatch(token) is not None and token[:1].isupper())


def _is_prefix(token: str) -> bool:
    return token.casefold() in _PREFIXES or _elided(token)


def _elided(token: str) -> bool:
    return re.match(r"[dDlL]['’]\w", token) is not None or re.match(r"[’']t-?\w", token) is not None
