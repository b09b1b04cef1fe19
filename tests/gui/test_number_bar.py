"""*Het is een ander nummer*, pressed in the window: one bar for every form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from krachtigthuis_desktop.care import families
from krachtigthuis_desktop.errors import KrachtigError
from krachtigthuis_desktop.gui.entry import Entry
from krachtigthuis_desktop.gui.number_bar import NumberBar
from krachtigthuis_desktop.gui.parts.button import Button
from krachtigthuis_desktop.gui.parts.page import Page
from krachtigthuis_desktop.gui.run import Run, at_once
from krachtigthuis_desktop.gui.window import Window
from tests import builders
from tests.world import Laptop

BSN = "111222333"


class Form(Page):
    """A form that says who is inside, and how it fared; `by_key` when the page has a main button."""

    def __init__(self, laptop: Laptop, run: Run, *, by_key: bool) -> None:
        super().__init__("Formulier")
        self._opened, self.run, self._by_key = laptop.opened(), run, by_key
        self.numbers = self._opened.numbers
        self.typed = QLineEdit(f"zaak {BSN}")
        self.body.addWidget(self.typed)
        self.errors: list[KrachtigError] = []
        self.done = 0

    def press(self) -> None:
        person = builders.a_detainee(description=self.typed.text())
        store, hand = self._opened.store, self._opened.hand()
        self.run(
            lambda: families.begin_family(store, person, facility="PI Alphen", phase="", hand=hand),
            self._went,
            self.errors.append,
        )

    def save(self) -> bool:
        if self._by_key:
            self.press()
        return self._by_key

    def _went(self, _home: object) -> None:
        self.done += 1


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    laptop = Laptop(tmp_path / "laptop")
    yield laptop
    laptop.store.close()


@pytest.fixture
def make(qtbot: QtBot, laptop: Laptop) -> Callable[[bool], tuple[Window, Form, NumberBar]]:
    def made(by_key: bool) -> tuple[Window, Form, NumberBar]:  # noqa: FBT001 the one thing that differs
        form = Form(laptop, at_once, by_key=by_key)
        bar = NumberBar(form.numbers, form.save)
        form.run = bar.watch(at_once)
        window = Window(
            (Entry("form", "Formulier", "sun", lambda: form), Entry("other", "Ander", "sun", lambda: Page("Ander"))),
            who="A",
            where="B",
            lock=lambda: None,
            code_fits=lambda _code: False,
        )
        window.put_bar(bar)
        qtbot.addWidget(window)
        window.show()
        return window, form, bar

    return made


def action(bar: NumberBar) -> Button:
    found = bar.findChild(Button)
    assert found is not None
    return found


def test_a_form_that_was_stopped_goes_on_with_one_press(make: Callable[[bool], tuple[Window, Form, NumberBar]]) -> None:
    _window, form, bar = make(True)
    assert bar.isHidden()
    form.press()
    assert (len(form.errors), form.done, bar.isHidden()) == (1, 0, False)
    action(bar).click()
    assert (len(form.errors), form.done, bar.isHidden()) == (1, 1, True)


def test_a_form_without_a_key_is_saved_by_its_own_button_after_it(
    make: Callable[[bool], tuple[Window, Form, NumberBar]],
) -> None:
    _window, form, bar = make(False)
    form.press()
    action(bar).click()
    assert "Sla het nog één keer op" in bar.text()
    form.press()
    assert (len(form.errors), form.done, bar.isHidden()) == (1, 1, True)


def test_the_bar_goes_when_the_number_is_taken_out_or_another_screen_comes(
    make: Callable[[bool], tuple[Window, Form, NumberBar]],
) -> None:
    window, form, bar = make(True)
    form.press()
    form.typed.setText("geen nummer meer")
    form.press()
    assert (form.done, bar.isHidden()) == (1, True)
    form.typed.setText(BSN)
    form.press()
    assert not bar.isHidden()
    window.go("other")
    assert bar.isHidden()


def test_another_number_than_the_one_that_was_spoken_of_is_asked_about(
    make: Callable[[bool], tuple[Window, Form, NumberBar]],
) -> None:
    _window, form, bar = make(True)
    form.press()
    action(bar).click()
    form.typed.setText("zaak 123456782")
    form.press()
    assert (len(form.errors), form.done, bar.isHidden()) == (2, 1, False)
