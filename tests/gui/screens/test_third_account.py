"""A third of two accounts can be written of any kind, whatever differs, and it is what was chosen."""

from __future__ import annotations

import random
from dataclasses import fields, replace
from datetime import date, timedelta
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from krachtigthuis_desktop.domain.records import Record, Worry
from krachtigthuis_desktop.errors import InputError
from krachtigthuis_desktop.gui.run import at_once
from krachtigthuis_desktop.gui.screens.conflicts.entry import entry as conflicts_entry
from krachtigthuis_desktop.gui.screens.conflicts.model import HIDDEN, Choice, ConflictsModel
from krachtigthuis_desktop.gui.screens.conflicts.view import ConflictsView
from krachtigthuis_desktop.gui.screens.staff.entry import entry as staff_entry
from krachtigthuis_desktop.gui.window import Window
from krachtigthuis_desktop.office.settling import Conflict
from krachtigthuis_desktop.office.settling import Testimony as Account
from krachtigthuis_desktop.storage.columns import shape
from tests.builders import EVERY_KIND, TODAY, a_worry, an_id
from tests.gui.screens.office_story import nowhere, office_at
from tests.gui.screens.settle import settle
from tests.office.bureau import Bureau


def others(hint: Any, now: Any) -> list[Any]:
    """Other values that a field of this type can have: each code of an enum, empty and filled."""
    if get_origin(hint) in {Union, UnionType}:
        parts = [each for each in get_args(hint) if each is not NoneType]
        return [each for each in (None, *(value for part in parts for value in others(part, now))) if each != now]
    found: list[Any] = []
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        found = list(hint)
    elif hint is bool:
        found = [True, False]
    elif hint is int:
        found = [0, 7]
    elif hint is str:
        found = ["", "Anders dan eerst", "Twee\nregels"]
    elif hint is date:
        found = [TODAY + timedelta(days=3), date(9999, 12, 31)]
    elif hint is UUID:
        found = [an_id()]
    elif get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        found = [(), *((each,) for each in others(inner, None))]
    return [each for each in found if each != now]


def changed(record: Record, name: str, value: Any) -> Record | None:
    try:
        return replace(record, **{name: value})
    except InputError:
        return None


RECORDS: tuple[Record, ...] = tuple(make() for make in EVERY_KIND)
PAIRS = [
    (record, name, other)
    for record in RECORDS
    for name in (each.name for each in fields(record))
    if name not in HIDDEN
    for value in others(get_type_hints(type(record))[name], getattr(record, name))
    if (other := changed(record, name, value)) is not None
]


def a_model(first: Record, second: Record) -> ConflictsModel:
    def account(record: Record) -> Account:
        return Account(
            revision=an_id(),
            author="a0" * 16,
            name="Anna",
            happened="2026-03-01",
            recorded="2026-03-01T09:00:00Z",
            reason="",
            record=record,
        )

    conflict = Conflict(
        kind=first.KIND,
        record=an_id(),
        home=None,
        family="Mick",
        testimonies=(account(first), account(second)),
        base=None,
    )
    model = ConflictsModel(lambda: None, lambda: None, at_once)  # type: ignore[arg-type, return-value]  # no store here
    model.conflicts, model.loaded = (conflict,), True
    model._begin_with(conflict)
    return model


def stands(model: ConflictsModel, first: Record) -> Record | None:
    """What a press on *Vastleggen* would record; None when it says in words that this cannot stand."""
    try:
        made = model._result(first)
    except InputError:
        return None
    shape(made.KIND).values(made)
    return made


def test_every_field_of_every_kind_and_every_code_can_be_taken_from_either() -> None:
    """What is recorded is of the field's own type: a row takes it, and it reads back as it was chosen."""
    assert len(PAIRS) > 300
    for first, name, second in PAIRS:
        for which in (Choice.FIRST, Choice.SECOND):
            model = a_model(first, second)
            model.choose(Choice.THIRD)
            model.take(name, which)
            assert model.undecided == ()
            wanted = getattr(first if which is Choice.FIRST else second, name)
            made = stands(model, first)
            assert made is not None
            said = getattr(made, name)
            assert type(said) is type(wanted), (first.KIND, name)
            assert said == wanted or (isinstance(wanted, str) and said == " ".join(wanted.split("\n")))


@pytest.mark.parametrize("seed", range(5))
def test_any_mixture_of_many_differences_stands_or_is_refused_in_words(seed: int) -> None:
    rng = random.Random(seed)
    for _round in range(200):
        first = rng.choice(RECORDS)
        second = first
        for name, value in (
            (name, getattr(other, name)) for record, name, other in PAIRS if record is first and rng.random() < 0.2
        ):
            second = changed(second, name, value) or second
        if second == first:
            continue
        model = a_model(first, second)
        model.choose(Choice.THIRD)
        for name in model.differing:
            if model.is_text(name) and rng.random() < 0.5:
                model.take_both(name)
            elif rng.random() < 0.9:
                model.take(name, rng.choice((Choice.FIRST, Choice.SECOND)))
        if not model.undecided:
            stands(model, first)


def test_group_and_item_of_a_worry_come_from_one_account() -> None:
    first = a_worry()
    model = a_model(first, replace(first, group="money", item="debts"))
    model.choose(Choice.THIRD)
    model.take("group", Choice.SECOND)
    made = stands(model, first)
    assert isinstance(made, Worry)
    assert (made.group, made.item) == ("money", "debts")


@pytest.mark.parametrize("kind", [each.KIND for each in RECORDS])
def test_each_kind_is_shown_with_all_that_differs(bureau: Bureau, kind: str) -> None:
    first, second = next((one, other) for one, _name, other in PAIRS if kind == one.KIND)
    for one, _name, other in PAIRS:
        if one is first and (both := changed(second, _name, getattr(other, _name))):
            second = both
    model = a_model(first, second)
    view = ConflictsView(model)
    model.choose(Choice.THIRD)
    settle(view)
    assert model.differing


def test_tab_leaves_the_form_of_a_third_account(bureau: Bureau) -> None:
    """Through the whole window: by the reason and *Vastleggen*, and on to the navigation."""
    at = office_at(bureau)
    entry = conflicts_entry(at)
    window = Window(
        (entry, staff_entry(at, lambda _vault: None, nowhere)),
        who="Fatma",
        where="Kantoor",
        lock=lambda: None,
        code_fits=lambda _code: True,
    )
    worry = a_worry()
    made = a_model(worry, replace(worry, title="Anders", own_words="Heel anders", severity_start=9))
    view = window.findChildren(ConflictsView)[0]
    view._model.conflicts = made.conflicts
    view._model._begin_with(made.conflicts[0])
    view._model.choose(Choice.THIRD)
    settle(window)
    view.first_focus()
    passed = list[str]()
    for _press in range(60):
        if focus := window.focusWidget():
            passed.append(focus.accessibleIdentifier())
            QTest.keyClick(focus, Qt.Key.Key_Tab)
    once = passed[: passed.index("conflicts.rows", 1)]
    assert once.index("conflicts.reason") < once.index("nav.lock"), passed
    assert "conflicts.text.own_words" in once
    assert len(passed) > 2 * len(once)
