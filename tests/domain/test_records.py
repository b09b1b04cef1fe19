"""Every kind of record goes into a revision and comes back the same; what is not valid does not exist."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import FrozenInstanceError, fields, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from krachtigthuis_desktop.domain.canonical import from_bytes, to_bytes
from krachtigthuis_desktop.domain.records import KINDS, Record
from krachtigthuis_desktop.domain.records.base import texts_in
from krachtigthuis_desktop.domain.records.person import Birth
from krachtigthuis_desktop.domain.records.referral import Step, Taken
from krachtigthuis_desktop.domain.text import MAX_TEXT, clean
from krachtigthuis_desktop.errors import InputError, InputFault
from tests.builders import EVERY_KIND, TODAY, a_body, a_child, a_person, a_referral, a_worry

FORBIDDEN_FIELDS = ("bsn", "offence", "delict", "crime")

texts = st.text(max_size=60).map(lambda text: clean(text).text)
st.register_type_strategy(str, texts)
st.register_type_strategy(int, st.integers(0, 10))


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
@given(data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_a_record_comes_back_from_the_body_of_a_revision(kind: type[Record], data: st.DataObject) -> None:
    try:
        record = data.draw(st.builds(kind))
    except InputError:
        return  # a worry without a text does not exist
    body = a_body(record)
    assert msgspec.convert(body, kind, strict=True) == record
    assert from_bytes(to_bytes(body)) == body


@pytest.mark.parametrize("builder", EVERY_KIND)
def test_a_body_with_an_unknown_or_a_missing_field_is_not_the_same_record(builder: Callable[[], Record]) -> None:
    record = builder()
    body = a_body(record)
    more = msgspec.convert(body | {"bsn": "111222333"}, type(record), strict=True)
    assert a_body(more) != body | {"bsn": "111222333"}
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({key: value for key, value in body.items() if key != "number"}, type(record), strict=True)


@pytest.mark.parametrize("builder", EVERY_KIND)
def test_a_record_cannot_be_changed(builder: Callable[[], Record]) -> None:
    with pytest.raises(FrozenInstanceError):
        builder().number = "X"  # type: ignore[misc]


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_no_record_has_room_for_a_citizen_service_number_or_an_offence(kind: type[Record]) -> None:
    names = {field.name for field in fields(kind)}
    assert not [name for name in names if any(word in name for word in FORBIDDEN_FIELDS)]


@pytest.mark.parametrize("builder", EVERY_KIND)
def test_a_refused_character_in_any_text_is_refused_with_the_field_named(builder: Callable[[], Record]) -> None:
    record = builder()
    for field in fields(record):
        if type(getattr(record, field.name)) is str:
            with pytest.raises(InputError) as refused:
                replace(record, **{field.name: "a\u202eb"})
            assert refused.value.code is InputFault.TEXT_REFUSED_CHARACTER
            assert refused.value.facts["field"] == field.name


def test_a_refused_character_deep_in_a_value_is_found() -> None:
    person = a_person()
    with pytest.raises(InputError) as refused:
        replace(person, reach=replace(person.reach, safe_way="bel\x07"))
    assert refused.value.facts["field"] == "safe_way"


def test_a_text_may_be_just_as_long_as_the_limit() -> None:
    assert a_worry(own_words="a" * MAX_TEXT)
    with pytest.raises(InputError):
        a_worry(own_words="a" * (MAX_TEXT + 1))


def test_every_text_of_a_record_is_looked_at() -> None:
    names = {name for name, _text in texts_in(a_referral(steps=(Taken(step=Step.CONCEPT, on=TODAY, by="A"),)))}
    assert {"number", "own_question", "questions", "text", "by", "contact"} <= names


@pytest.mark.parametrize("empty", [{}, {"title": " "}, {"own_words": "\n"}, {"impression": "iets"}])
def test_a_worry_without_a_word_does_not_exist(empty: dict[str, str]) -> None:
    with pytest.raises(InputError) as refused:
        a_worry(**{"title": "", "own_words": "", "seen_heard": ""} | empty)
    assert refused.value.code is InputFault.TEXT_EMPTY


@pytest.mark.parametrize("field", ["severity_start", "severity_between", "severity_end"])
def test_a_worry_weighs_nought_to_ten_or_nothing_is_said(field: str) -> None:
    for fits in (0, 10, None):
        assert getattr(a_worry(**{field: fits}), field) == fits
    for wrong in (-1, 11):
        with pytest.raises(InputError) as refused:
            a_worry(**{field: wrong})
        assert refused.value.facts == {"field": field, "least": 0, "most": 10}


def test_names_sort_without_their_prefix() -> None:
    people = [
        a_person(first_name="Wil", prefix="van der", surname="Aa"),
        a_person(first_name="An", prefix="", surname="Bos"),
        a_person(first_name="Zoë", prefix="in ’t", surname="Veld"),
        a_person(first_name="Bo", prefix="", surname="aalders"),
    ]
    assert [person.surname for person in sorted(people, key=lambda person: person.sort_key)] == [
        "Aa",
        "aalders",
        "Bos",
        "Veld",
    ]


def test_somebody_without_a_name_is_called_by_the_description() -> None:
    child = a_child(first_name="", surname="", description="dochter, ongeveer 8")
    assert (child.full_name, child.called) == ("dochter, ongeveer 8", "dochter, ongeveer 8")


def test_a_referral_without_steps_is_a_concept() -> None:
    assert a_referral().step is Step.CONCEPT


DAYS: dict[str, tuple[Birth, date, int | None]] = {
    "the day before the birthday": (Birth(on=date(2010, 3, 2)), date(2026, 3, 1), 15),
    "on the birthday": (Birth(on=date(2010, 3, 1)), date(2026, 3, 1), 16),
    "born on 29 February, on the 28th": (Birth(on=date(2008, 2, 29)), date(2026, 2, 28), 17),
    "born on 29 February, on 1 March": (Birth(on=date(2008, 2, 29)), date(2026, 3, 1), 18),
    "a year only: at least": (Birth(year=2010), date(2026, 12, 31), 15),
    "an age as of a day": (Birth(age=8, age_on=date(2025, 6, 1)), date(2026, 5, 31), 8),
    "an age as of a day, a year later": (Birth(age=8, age_on=date(2025, 6, 1)), date(2026, 6, 1), 9),
    "an age as of a day, four years later less a day": (Birth(age=12, age_on=date(2022, 6, 2)), date(2026, 6, 1), 15),
    "an age as of a day to come": (Birth(age=8, age_on=date(2026, 6, 1)), date(2025, 6, 1), 7),
    "an age without a day": (Birth(age=8), date(2026, 3, 1), None),
    "nothing": (Birth(), date(2026, 3, 1), None),
}


@pytest.mark.parametrize(("birth", "day", "age"), DAYS.values(), ids=list(DAYS))
def test_an_age_is_never_said_too_high(birth: Birth, day: date, age: int | None) -> None:
    assert birth.age_at(day) == age


@given(st.dates(date(1920, 1, 1), date(2026, 1, 1)), st.integers(0, 40 * 365))
def test_an_age_as_of_a_day_never_runs_ahead_of_the_birth_date(born: date, days: int) -> None:
    told_on = born + timedelta(days=days)
    told = Birth(age=Birth(on=born).age_at(told_on), age_on=told_on)
    later = told_on + timedelta(days=4000)
    exact, guess = Birth(on=born).age_at(later), told.age_at(later)
    assert exact is not None
    assert guess is not None
    assert exact - 1 <= guess <= exact


def test_ids_in_a_record_stay_uuids() -> None:
    worry = a_worry()
    back: Any = msgspec.convert(a_body(worry), type(worry), strict=True)
    assert isinstance(back.raised_by, UUID)
