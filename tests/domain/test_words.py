"""Every text of every kind says whose it is: words of a person, or something that the program made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import pytest

from krachtigthuis_desktop.domain.records import KINDS, Record
from krachtigthuis_desktop.domain.records.base import texts_in
from krachtigthuis_desktop.domain.words import Of, texts_of
from tests.builders import EVERY_KIND


def strings(kind: type, where: str) -> Iterator[tuple[str, Any]]:
    """Every field of this kind, nested ones included, whose type is text."""
    hints = get_type_hints(kind, include_extras=True)
    for field in fields(kind):
        yield from within(hints[field.name], f"{where}.{field.name}")


def within(hint: Any, where: str) -> Iterator[tuple[str, Any]]:
    if hint is str or (get_origin(hint) is Annotated and get_args(hint)[0] is str):
        yield where, hint
    elif isinstance(hint, type) and is_dataclass(hint):
        yield from strings(hint, where)
    else:
        for inner in get_args(hint):
            yield from within(inner, where)


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_every_text_of_a_record_says_in_its_type_whose_it_is(kind: type[Record]) -> None:
    found = dict(strings(kind, kind.KIND))
    assert f"{kind.KIND}.number" in found
    unsaid = [where for where, hint in found.items() if hint is str or not isinstance(get_args(hint)[1], Of)]
    assert unsaid == []


def test_a_text_that_does_not_say_it_is_found() -> None:
    assert [where for where, hint in within(tuple[str, ...], "here") if hint is str] == ["here"]


@pytest.mark.parametrize("builder", EVERY_KIND)
def test_no_text_is_passed_over(builder: Callable[[], Record]) -> None:
    record = builder()
    plain = [(name, text) for name, text in texts_in(record) if type(text) is str and name != "KIND"]
    assert sorted((each.field, each.text) for each in texts_of(record)) == sorted(plain)


@pytest.mark.parametrize("builder", EVERY_KIND)
def test_what_the_program_made_is_no_text_of_a_person(builder: Callable[[], Record]) -> None:
    record = replace(builder(), number="111222333")
    assert [each.typed for each in texts_of(record) if each.field == "number"] == [False]
