"""Lists are data: those that are shipped are whole, and a bad one is refused, never half used."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from krachtigthuis_desktop import paths
from krachtigthuis_desktop.domain.lists import MAX_FILE, ChoiceList, parse
from krachtigthuis_desktop.errors import InputError, InputFault
from tests.builders import a_detention, a_worry, an_organisation

NAMES = (
    "detention_words",
    "facilities",
    "languages",
    "phases",
    "phone_numbers",
    "policy",
    "services",
    "stop_reasons",
    "worry_groups",
)


def shipped(name: str) -> ChoiceList:
    return parse((paths.resources() / "lists" / f"{name}.json").read_bytes())


def test_the_shipped_lists_are_these() -> None:
    assert sorted(file.stem for file in (paths.resources() / "lists").glob("*.json")) == list(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_list_carries_its_name_a_version_and_a_day(name: str) -> None:
    found = shipped(name)
    assert found.name == name
    assert found.version >= 1
    assert found.dated > date(2026, 1, 1)
    assert len(set(found.codes())) == len(list(found.codes()))


def test_the_sixteen_groups_of_worries_stand_in_order() -> None:
    groups = shipped("worry_groups")
    assert [group.code for group in groups.offered] == [
        "child_understanding",
        "child_feelings",
        "child_school",
        "contact",
        "authority",
        "upbringing_safety",
        "money",
        "housing",
        "health",
        "partner",
        "parents_family",
        "surroundings",
        "papers",
        "detention_information",
        "return",
        "other",
    ]
    assert all(group.offered for group in groups.offered if group.code != "other")


def test_the_codes_that_records_use_are_known() -> None:
    assert shipped("worry_groups").find(a_worry().group, a_worry().item)
    assert shipped("phases").find(a_detention().phase)
    assert shipped("services").find(an_organisation().service)


def test_the_thirteen_reasons_to_stop_are_there() -> None:
    assert len(shipped("stop_reasons").offered) == 13


def test_whom_to_call_in_danger_stands_in_the_data() -> None:
    numbers = shipped("phone_numbers")
    assert [numbers.find(code).value for code in ("emergency", "veilig_thuis")] == ["112", "0800-2000"]  # type: ignore[union-attr]


def test_a_phase_of_the_past_is_read_but_not_offered() -> None:
    phases = shipped("phases")
    assert phases.label("zbbi", "nl").startswith("Zeer beperkt")
    assert "zbbi" not in {phase.code for phase in phases.offered}


def test_a_label_is_said_in_either_language() -> None:
    groups = shipped("worry_groups")
    assert groups.label("money", "nl") == "Geld"
    assert groups.label("money", "en") == "Money"
    assert groups.label("money", "nl", "debts") == "Schulden"


def test_a_code_that_no_list_knows_is_shown_as_it_is() -> None:
    groups = shipped("worry_groups")
    assert groups.label("later_group", "nl") == "later_group"
    assert groups.label("money", "nl", "later_item") == "later_item"
    assert groups.find("later_group", "debts") is None


def a_list(**changes: Any) -> dict[str, Any]:
    items = [{"code": "a", "nl": "Een", "en": "One"}]
    return {"name": "test", "version": 2, "dated": "2026-03-01", "items": items} | changes


def test_a_list_of_one_choice_is_read() -> None:
    found = parse(json.dumps(a_list()).encode())
    assert (found.version, found.label("a", "nl")) == (2, "Een")


def _item(**changes: Any) -> dict[str, Any]:
    return a_list(items=[{"code": "a", "nl": "Een", "en": "One"} | changes])


WRONG: dict[str, dict[str, Any]] = {
    "no items": a_list(items=[]),
    "items that are no list": a_list(items={"a": "Een"}),
    "a strange key": a_list() | {"extra": 1},
    "a missing key": {key: value for key, value in a_list().items() if key != "dated"},
    "version zero": a_list(version=0),
    "a version that is a truth": a_list(version=True),
    "a version in text": a_list(version="2"),
    "a day that does not exist": a_list(dated="2026-02-31"),
    "a day that is a number": a_list(dated=20260301),
    "an empty label": _item(nl=" "),
    "a label of two lines": _item(nl="Een\nTwee"),
    "a label with a turned reading order": _item(nl="Een\u202e"),
    "a label of 201 characters": _item(nl="a" * 201),
    "a label that is a number": _item(en=1),
    "a choice with a strange key": _item(colour="red"),
    "closed that is no truth": _item(closed="yes"),
    "an empty value": _item(value=""),
    "a double code": a_list(items=[{"code": "a", "nl": "Een", "en": "One"}] * 2),
    "a third step": _item(items=[{"code": "b", "nl": "b", "en": "b", "items": [{"code": "c", "nl": "c", "en": "c"}]}]),
    "a choice that is text": a_list(items=["a"]),
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=list(WRONG))
def test_a_list_that_is_not_right_is_refused_whole(wrong: dict[str, Any]) -> None:
    with pytest.raises(InputError) as refused:
        parse(json.dumps(wrong).encode())
    assert refused.value.code is InputFault.FILE_UNREADABLE


BYTES: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "no JSON": lambda: b"{",
    "another encoding": lambda: json.dumps(a_list()).encode("utf-16"),
    "a byte order mark": lambda: b"\xef\xbb\xbf" + json.dumps(a_list()).encode(),
    "a double key": lambda: json.dumps(a_list()).encode().replace(b'"version": 2', b'"version": 2, "version": 3'),
    "not a number": lambda: json.dumps(a_list()).encode().replace(b'"version": 2', b'"version": NaN'),
    "a fraction": lambda: json.dumps(a_list()).encode().replace(b'"version": 2', b'"version": 2.0'),
    "5,000 digits": lambda: json.dumps(a_list()).encode().replace(b'"version": 2', b'"version": ' + b"9" * 5000),
    "depth without end": lambda: b"[" * 100_000,
    "a file too large": lambda: json.dumps(a_list()).encode() + b" " * MAX_FILE,
    "a list of lists": lambda: b"[[]]",
}


@pytest.mark.parametrize("data", BYTES.values(), ids=list(BYTES))
def test_bytes_that_are_no_list_are_refused_with_our_own_error(data: Callable[[], bytes]) -> None:
    with pytest.raises(InputError) as refused:
        parse(data())
    assert refused.value.code is InputFault.FILE_UNREADABLE
