"""Every refusal has words in both languages, and no sentence ever shows a hole."""

from __future__ import annotations

import dataclasses
import inspect
import typing
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

from krachtigthuis_desktop import errors, i18n
from krachtigthuis_desktop.domain.records import KINDS
from krachtigthuis_desktop.errors import (
    BundleReason,
    BundleRefused,
    Fact,
    InputError,
    InputFault,
    KrachtigError,
    LetterError,
    LetterFault,
    NotAllowed,
    RuleReason,
    StickError,
    StickFault,
    VaultError,
    VaultFault,
)
from krachtigthuis_desktop.explain import WORDS, Explanation, explain, explain_rule, explain_unknown, field_name
from krachtigthuis_desktop.explain.bundles import FROM_THE_OFFICE
from krachtigthuis_desktop.explain.said import Said, places, spoken
from krachtigthuis_desktop.i18n import Language

FAMILIES = tuple(
    family
    for _name, family in inspect.getmembers(errors, inspect.isclass)
    if issubclass(family, KrachtigError) and family is not KrachtigError
)
CODES = tuple(
    code
    for _name, codes in inspect.getmembers(errors, inspect.isclass)
    if issubclass(codes, StrEnum) and codes.__module__ == errors.__name__
    for code in codes
)
EVERY_FACT: dict[str, Fact] = {
    "needed": 3_400_000,
    "free": 900_000,
    "field": "own_words",
    "limit": 20_000,
    "length": 20_001,
    "least": 0,
    "most": 10,
    "line": 12,
    "path": Path("/verzonnen/map"),
    "name": "LATIN SMALL LETTER A",
    "character": "ꙮ",
    "codepoint": "U+A66E",
    "group": 3,
    "pages": 4,
    "detail": "OperationalError",
    "day": date(2026, 3, 1),
    "revisions": 12,
    "rejected": 1,
    "disputed": 2,
    "drafts": 3,
    "prepared": 1,
}


@pytest.fixture(params=list(Language), autouse=True)
def language(request: pytest.FixtureRequest) -> Iterator[Language]:
    before = i18n.language()
    i18n.use(request.param)
    yield request.param
    i18n.use(before)


def sentences(words: Explanation) -> tuple[str, ...]:
    return (words.title, words.meaning, *words.todo)


def whole(words: Explanation) -> bool:
    """Title and meaning are there, and no place was left open."""
    return all(text.strip() and not set("{}") & set(text) for text in sentences(words))


def test_every_code_has_words_and_no_words_are_left_without_a_code() -> None:
    assert set(CODES) == set(WORDS)


def test_no_two_codes_share_a_value() -> None:
    assert len({code.value for code in CODES}) == len(CODES)


@pytest.mark.parametrize("code", CODES, ids=str)
def test_a_refusal_reads_whole_without_a_single_fact(code: StrEnum) -> None:
    assert whole(explain(KrachtigError(code)))


@pytest.mark.parametrize("code", CODES, ids=str)
def test_a_refusal_reads_whole_with_every_fact(code: StrEnum) -> None:
    assert whole(explain(KrachtigError(code, **EVERY_FACT)))


@pytest.mark.parametrize("code", BundleReason, ids=str)
def test_a_bundle_tells_what_it_is_what_it_means_and_what_to_do(code: BundleReason) -> None:
    for on_laptop in (False, True):
        words = explain(BundleRefused(code), on_laptop=on_laptop)
        assert whole(words)
        assert words.todo


def test_a_laptop_that_reads_the_office_s_file_hears_other_words() -> None:
    for code in FROM_THE_OFFICE:
        assert explain(BundleRefused(code)) != explain(BundleRefused(code), on_laptop=True)


def test_every_sentence_has_dutch_with_the_same_places(language: Language) -> None:
    if language is not Language.DUTCH:
        return
    catalogue = i18n.words(Language.DUTCH)
    for said in (*WORDS.values(), *FROM_THE_OFFICE.values()):
        for source in _sources(said):
            assert catalogue.tr(source) != source, source
            assert places(catalogue.tr(source)) == places(source)


def _sources(said: Said) -> Iterator[str]:
    for wordings in (said.title, said.meaning, *said.todo):
        yield from (wordings,) if isinstance(wordings, str) else wordings


def test_every_place_in_the_tables_is_a_fact_that_somebody_gives() -> None:
    given = set(EVERY_FACT) | {"missing", "ask", "reader"}
    for said in (*WORDS.values(), *FROM_THE_OFFICE.values()):
        for source in _sources(said):
            assert places(source) <= given, source


def test_a_richer_wording_stands_before_a_poorer_one() -> None:
    for said in WORDS.values():
        for wordings in (said.meaning, *said.todo):
            if isinstance(wordings, tuple):
                richness = [len(places(wording)) for wording in wordings]
                assert richness == sorted(richness, reverse=True)
                assert not places(wordings[-1])


def test_megabytes_are_rounded_to_the_safe_side() -> None:
    words = explain(StickError(StickFault.FULL, needed=3_400_001, free=1_999_999))
    assert "4 MB" in words.meaning
    assert "1 MB" in words.meaning
    assert "2 MB" in words.todo[0]


def test_a_full_stick_says_how_much_to_make_free(language: Language) -> None:
    words = explain(StickError(StickFault.FULL, needed=3_000_000, free=0))
    if language is Language.DUTCH:
        assert words.title == "De stick is vol."
        assert words.todo == ("Maak 3 MB vrij op de stick, of neem een andere.",)


def test_a_field_is_named_as_it_stands_above_it(language: Language) -> None:
    words = explain(InputError(InputFault.TEXT_EMPTY, field="own_words"))
    assert ("In eigen woorden" if language is Language.DUTCH else "In their own words") in words.meaning


def test_a_field_without_a_label_is_not_named_by_its_code() -> None:
    words = explain(InputError(InputFault.TEXT_EMPTY, field="sha256"))
    assert "sha256" not in " ".join(sentences(words))
    assert whole(words)


def test_every_text_that_a_person_types_has_a_label() -> None:
    for kind in KINDS.values():
        for name in _typed_fields(kind):
            assert field_name(name), name


_NOT_TYPED = {"sha256", "at", "variant", "reveals"}


def _typed_fields(value: type) -> Iterator[str]:
    """The names of the plain text fields of a record, nested values included."""
    hints = typing.get_type_hints(value)
    for field in dataclasses.fields(value):
        hint = hints[field.name]
        for inner in (hint, *typing.get_args(hint)):
            if inner is str and field.name not in _NOT_TYPED:
                yield field.name
            elif dataclasses.is_dataclass(inner):
                yield from _typed_fields(typing.cast("type", inner))


def test_what_is_for_a_technician_is_never_said() -> None:
    for code in CODES:
        said = " ".join(sentences(explain(KrachtigError(code, **EVERY_FACT))))
        assert "OperationalError" not in said


def test_a_paper_key_names_the_group_only_when_it_is_known() -> None:
    assert "3" in explain(InputError(InputFault.PAPER_KEY_TYPO, field="paper_key", group=3)).meaning
    assert "0" not in explain(InputError(InputFault.PAPER_KEY_TYPO, field="paper_key", group=0)).meaning


def test_a_wrong_passphrase_gives_no_hint_about_the_phrase() -> None:
    plain = explain(VaultError(VaultFault.WRONG_PASSPHRASE))
    assert plain == explain(VaultError(VaultFault.WRONG_PASSPHRASE, length=34, name="kantoor"))


def test_a_character_that_cannot_be_printed_is_named() -> None:
    words = explain(LetterError(LetterFault.MISSING_CHARACTER, character="ꙮ", name="MULTIOCULAR O"))
    assert "ꙮ" in words.meaning
    assert "MULTIOCULAR O" in words.meaning


@pytest.mark.parametrize("reason", RuleReason, ids=str)
def test_each_reason_of_the_one_question_reads_with_and_without_names(reason: RuleReason) -> None:
    assert whole(explain_rule(reason))
    named = explain_rule(reason, "Zoë", ask=("Mick", "Oma Rie"), reader="Wijkteam Verzonnen")
    assert whole(named)
    assert "Mick" in named.todo[0]
    assert "Oma Rie" in named.todo[1]


def test_a_name_with_braces_or_percent_is_shown_as_it_is() -> None:
    words = explain_rule(RuleReason.NO_CONSENT, "{path} %s <b>", ask=("{name}",))
    assert "{path} %s <b>" in words.meaning
    assert "{name}" in words.todo[0]


def test_without_names_a_no_says_what_to_do() -> None:
    for reason in RuleReason:
        assert explain_rule(reason).todo


def test_a_rule_among_the_errors_speaks_without_the_person_s_id() -> None:
    identity = "01890a5d-ac96-774b-bcce-b302099a8057"
    words = explain(NotAllowed(RuleReason.NO_CONSENT, person=identity))
    assert identity not in " ".join(sentences(words))


def test_the_unknown_error_is_calm_and_quotes_nothing() -> None:
    words = explain_unknown(ValueError("Zoë slaapt slecht"))
    assert whole(words)
    assert "Zoë" not in " ".join(sentences(words))
    assert words == explain_unknown()


def test_a_code_of_a_later_version_is_still_explained() -> None:
    class Later(StrEnum):
        NEW = "something_new"

    assert explain(KrachtigError(Later.NEW)) == explain_unknown()


def test_no_sentence_calls_anybody_he_or_she(language: Language) -> None:
    guarded = {"hij", "zij", "haar", "hem"} if language is Language.DUTCH else {"he", "she", "him", "her", "his"}
    for said in (*WORDS.values(), *FROM_THE_OFFICE.values()):
        for source in _sources(said):
            words = i18n.tr(source).lower().replace(".", " ").replace(",", " ").split()
            assert not guarded & set(words), source


def test_the_words_avoid_the_trade(language: Language) -> None:
    if language is not Language.DUTCH:
        return
    for said in WORDS.values():
        for source in _sources(said):
            text = i18n.tr(source).lower()
            assert not any(word in text for word in ("authenti", "wachtwoord", "bundle", "import")), text


def test_a_title_is_short_enough_to_stand_in_bold() -> None:
    for said in WORDS.values():
        assert len(i18n.tr(said.title)) <= 80, said.title


def test_a_sentence_whose_places_are_unknown_is_not_spoken() -> None:
    assert spoken(("{path} gaat niet open.",), {}) == ""


def test_every_family_of_errors_is_explained_by_its_base() -> None:
    assert len(FAMILIES) >= 9
    for family in FAMILIES:
        codes = typing.get_type_hints(family)["code"]
        assert set(codes) <= set(WORDS)
