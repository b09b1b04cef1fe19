"""What the program says: every sentence in Dutch, with the same places, in the plain words of the work."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from types import ModuleType

import pytest

from krachtigthuis_desktop import errors, i18n, paths
from krachtigthuis_desktop.errors import KrachtigError
from krachtigthuis_desktop.explain import explain
from krachtigthuis_desktop.i18n import Language

PACKAGING = Path(__file__).parent.parent / "packaging"

NOT_SAID = {
    Language.DUTCH: (
        # Words of computers, where the work has its own: kluis, wachtzin, meenemen, inlezen.
        r"database\w*|authenti\w+|wachtwoord\w*|(in|uit)log\w*|(ex|im)porte\w+|(up|down)load\w*|synchronise\w+|encryptie"
        # One word for one thing: familie, inschrijven, antwoord, gebruiker, beroepskracht, dagelijkse sleutel.
        r"|gezin(nen)?|thuisfront\w*|aangemeld|terugzending\w*|houders?|professionals?|dagsleutels?|vrijgeven"
        # What was felt to be poetry, or translated word for word.
        r"|niet heel|hangt onder|trek hem|iemand onbekend"
        # Nobody is a he or a she before it is known how to address this person.
        r"|hij|zij|haar"
        # The program says u.
        r"|je|jij|jou|jouw|jullie"
    ),
    Language.ENGLISH: r"password\w*|authenti\w+|log in|(up|down)load\w*|synchroni[sz]e\w*|he|she|him|his|her|hers",
}

LEFT_OUT = re.compile(r"\b(he or she|him or her|his or her)\b|--[a-z-]+", re.IGNORECASE)
"""English can say that it is not known; and an option is called what it is called."""

THEY, ZIJ = re.compile(r"\bthey\b", re.IGNORECASE), re.compile(r"\bzij\b", re.IGNORECASE)
"""Dutch *zij* is also more than one."""

ADDRESSED = frozenset({"mrs", "mr"})
"""Contexts (`trc`) of sentences that are only said when the form of address is known."""


@dataclass(frozen=True)
class Sentence:
    """A sentence in English and Dutch, each in its forms: one, or one and many."""

    context: str | None
    english: tuple[str, ...]
    dutch: tuple[str, ...]


def catalogue_tool() -> ModuleType:
    """`packaging/catalogue.py`, which lies beside the package and not in it."""
    spec = importlib.util.spec_from_file_location("catalogue", PACKAGING / "catalogue.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


@pytest.fixture(scope="module")
def sentences() -> list[Sentence]:
    """What the sources say now, with the Dutch that the catalogue has for it."""
    tool = catalogue_tool()
    known = {(found.context, forms(found.id)): forms(found.string) for found in tool.read() if found.id}
    spoken = [(found.context, forms(found.id)) for found in tool.said() if found.id]
    return [Sentence(context, english, known.get((context, english), ())) for context, english in spoken]


def places(text: str) -> set[str]:
    """The named places of a sentence. Raises ValueError where it cannot be filled."""
    return {name for _before, name, _spec, _conversion in Formatter().parse(text) if name is not None}


def test_every_sentence_of_the_sources_has_dutch(sentences: list[Sentence]) -> None:
    assert [said.english[0] for said in sentences if not said.dutch or not all(said.dutch)] == []


def test_the_catalogue_keeps_no_sentence_that_nobody_says(sentences: list[Sentence]) -> None:
    said = {(sentence.context, sentence.english) for sentence in sentences}
    kept = {(found.context, forms(found.id)) for found in catalogue_tool().read() if found.id}
    assert sorted(str(english) for _context, english in kept - said) == []


def test_every_sentence_can_be_filled_and_names_its_places(sentences: list[Sentence]) -> None:
    wrong = [
        text
        for said in sentences
        for text in (*said.english, *said.dutch)
        if any(not name.isidentifier() for name in places(text))
    ]
    assert wrong == []


def test_dutch_fills_the_same_places_as_english(sentences: list[Sentence]) -> None:
    """One worry may be said without its number; nothing else may come or go."""
    wrong = []
    for said in sentences:
        for number, dutch in enumerate(said.dutch):
            english = said.english[min(number, len(said.english) - 1)]
            uncounted = {"count"} if len(said.english) > 1 else set()
            if dutch and places(dutch) - uncounted != places(english) - uncounted:
                wrong.append(dutch)
    assert wrong == []


def test_a_sentence_that_counts_has_one_and_many(sentences: list[Sentence]) -> None:
    counting = [said for said in sentences if len(said.english) > 1 and all(said.dutch)]
    assert [said.english[0] for said in counting if len(said.dutch) != 2] == []


def slips(language: Language, texts: Iterator[str]) -> list[str]:
    unwanted = re.compile(rf"\b({NOT_SAID[language]})\b", re.IGNORECASE)
    return [text for text in texts if unwanted.search(LEFT_OUT.sub("", text))]


def test_dutch_uses_the_words_of_the_work(sentences: list[Sentence]) -> None:
    texts = (
        ZIJ.sub("", text) if THEY.search(said.english[0]) else text
        for said in sentences
        if said.context not in ADDRESSED
        for text in said.dutch
    )
    assert slips(Language.DUTCH, texts) == []


def test_english_uses_the_words_of_the_work(sentences: list[Sentence]) -> None:
    texts = (text for said in sentences if said.context not in ADDRESSED for text in said.english)
    assert slips(Language.ENGLISH, texts) == []


@pytest.mark.parametrize(
    "text",
    [
        "De database is vol",
        "Vul uw wachtwoord in",
        "Zij heeft het gelezen",
        "Wat wil je doen?",
        "Log in: inloggen",
        "Het gezin wil niet",
        "Niet heel",
    ],
)
def test_a_word_that_does_not_belong_is_seen(text: str) -> None:
    assert slips(Language.DUTCH, iter([text])) == [text]


@pytest.mark.parametrize("text", ["De kluis is vol", "Alles is gedaan", "Wat wil {naam}?", "Bijna klaar"])
def test_a_word_that_belongs_is_left_alone(text: str) -> None:
    assert slips(Language.DUTCH, iter([text])) == []


def codes() -> Iterator[KrachtigError]:
    """One refusal of every code that the program knows, without any fact."""
    for family in KrachtigError.__subclasses__():
        for code in getattr(errors, family.__annotations__["code"]):
            yield family(code)


@pytest.fixture
def spoken_language() -> Iterator[None]:
    before = i18n.language()
    yield
    i18n.use(before)


@pytest.mark.usefixtures("spoken_language")
@pytest.mark.parametrize("refusal", list(codes()), ids=lambda refusal: refusal.code.value)
def test_every_refusal_is_explained_in_both_languages(refusal: KrachtigError) -> None:
    words = {}
    for language in Language:
        i18n.use(language)
        said = explain(refusal)
        words[language] = (said.title, said.meaning, *said.todo)
        assert said.title
        assert not any("{" in text for text in words[language])
    assert words[Language.DUTCH] != words[Language.ENGLISH]


# The wordings that the office may replace: one file per language, the same texts in each.


def wordings() -> dict[str, dict[str, str]]:
    """The texts of each wording file with a language in its name."""
    folder = paths.resources() / "wordings"
    return {path.name: json.loads(path.read_text(encoding="utf-8"))["texts"] for path in folder.glob("*.??.json")}


def test_every_wording_stands_in_both_languages_with_the_same_places() -> None:
    files = wordings()
    assert files
    shape = {name: {key: places(text) for key, text in texts.items()} for name, texts in files.items()}
    for name in (name for name in shape if name.endswith(".nl.json")):
        assert shape[name] == shape[name.replace(".nl.json", ".en.json")]


def test_dutch_wordings_use_the_words_of_the_work() -> None:
    texts = (text for name, found in wordings().items() if name.endswith(".nl.json") for text in found.values())
    assert slips(Language.DUTCH, texts) == []
