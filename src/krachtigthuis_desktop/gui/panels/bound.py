"""Fields tied to the model: each is made with where its text comes from, and `show` fills them all again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ...domain.dates import read_date
from ...errors import InputError, InputFault
from ...explain import explain
from ...i18n import tr
from ..parts.date_field import DateField
from ..parts.field import Field, TextField
from ..parts.handle import handle
from ..parts.three_texts import TextArea

Faults = dict[str, InputError]


class Bound:
    """`faults` are looked up by the name that each field was made with."""

    def __init__(self) -> None:
        self._shows: list[Callable[[], None]] = []
        self._wrongs: list[tuple[str, Callable[[str], None]]] = []

    def text(
        self, label: str, identifier: str, get: Callable[[], str], typed: Callable[[str], None], *, hint: str = ""
    ) -> TextField:
        """One line."""
        field = TextField(label, identifier=identifier, hint=hint, typed=typed)
        self._shows.append(lambda: field.show_text(get()))
        self._wrongs.append((identifier, field.wrong))
        return field

    def area(
        self, label: str, identifier: str, get: Callable[[], str], typed: Callable[[str], None], *, hint: str = ""
    ) -> Field:
        """Several lines."""
        area = handle(TextArea(2), identifier, label, hint)
        field = Field(label, area, hint=hint)
        area.textChanged.connect(lambda: typed(area.toPlainText()) if area.toPlainText() != get() else None)
        self._shows.append(lambda: area.setPlainText(get()) if area.toPlainText() != get() else None)
        self._wrongs.append((identifier, field.wrong))
        return field

    def day(
        self,
        label: str,
        identifier: str,
        get: Callable[[], str],
        typed: Callable[[str], None],
        today: Callable[[], date],
        *,
        past: bool = False,
        hint: str = "",
    ) -> DateField:
        field = DateField(
            label,
            lambda text: read_date(text, today(), past=past),
            identifier=identifier,
            hint=hint,
            changed=lambda text, _meant: typed(text),
        )
        self._shows.append(lambda: field.show_typed(get()))
        self._wrongs.append((identifier, field.wrong))
        return field

    def also(self, show: Callable[[], None]) -> None:
        """Something else that follows the model."""
        self._shows.append(show)

    def mark(self, identifier: str, wrong: Callable[[str], None]) -> None:
        """Something else that can be wrong."""
        self._wrongs.append((identifier, wrong))

    def show(self) -> None:
        for show in self._shows:
            show()

    def blame(self, faults: Faults, prefix: str) -> None:
        """Say under each field what is wrong with it; the others are well."""
        for identifier, wrong in self._wrongs:
            error = faults.get(identifier.removeprefix(prefix))
            wrong(in_words(error) if error else "")


def in_words(error: InputError) -> str:
    """What is wrong, short enough for under a field."""
    if error.code is InputFault.TEXT_EMPTY:
        return tr("Please fill this in.")
    words = explain(error)
    return " ".join((words.title, *words.todo[:1]))
