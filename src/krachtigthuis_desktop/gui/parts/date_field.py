"""A date as people type it. What was understood is echoed in words; *I do not know* is an answer.

Qt's own date control stores wrong dates silently (12 of 15 natural Dutch typings) and cannot be empty.
Reading the typed text is the domain's work: it is handed in as `parse`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ... import i18n
from ...errors import InputError, InputFault
from ...i18n import tr
from .. import fonts, look
from .button import Button, Kind
from .field import Field
from .handle import handle
from .tab_order import HandsFocus
from .words import Words

When = date | int
"""A day, or only a year."""


class DateField(HandsFocus):
    """A line edit, a calendar button and, when `unknown` is given, *I do not know*.

    `parse` makes a day (or a year) of what was typed and raises InputError. `changed` hears the typed
    text and what it means: None while it means nothing. Typing never changes the text itself.
    """

    def __init__(
        self,
        label: str,
        parse: Callable[[str], When],
        *,
        identifier: str,
        hint: str = "",
        unknown: bool = False,
        changed: Callable[[str, When | None], None] | None = None,
        explain: Callable[[InputError], str] | None = None,
    ) -> None:
        super().__init__()
        self._parse, self._changed, self._explain = parse, changed, explain or _sentence
        self.line = handle(QLineEdit(), identifier)
        self._echo = Words(size=fonts.SECOND, tone="soft")
        self._pick = Button(
            kind=Kind.TOOL,
            icon="calendar",
            identifier=f"{identifier}.calendar",
            name=tr("Choose {label} from a calendar", label=label),
            clicked=self._open_calendar,
        )
        self._unknown = Button(tr("I do not know"), identifier=f"{identifier}.unknown", clicked=self._toggle_unknown)
        self._unknown.setCheckable(True)
        self._unknown.setVisible(unknown)
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(look.space(8))
        across.addWidget(self.line, 1)
        across.addWidget(self._pick)
        across.addWidget(self._unknown)
        self._field = Field(label, self.line, hint=hint, below=row)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(2))
        down.addWidget(self._field)
        down.addWidget(self._echo)
        self._echo.hide()
        self._calendar: QCalendarWidget | None = None
        self.hand_focus_to(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self._left)

    def value(self) -> When | None:
        """What the typed text means; None when it is empty, unknown or not understood."""
        return self._read()[0]

    def is_unknown(self) -> bool:
        return self._unknown.isChecked()

    def show_typed(self, typed: str, *, unknown: bool = False) -> None:
        """Show what the model holds, with its echo."""
        if self.line.text() != typed:
            self.line.setText(typed)
        self._unknown.setChecked(unknown)
        self._show(self._read()[0])

    def wrong(self, sentence: str) -> None:
        self._field.wrong(sentence)

    def fault(self) -> str:
        return self._field.fault()

    def _typed(self, typed: str) -> None:
        self._unknown.setChecked(False)
        self._field.wrong("")
        meant, _error = self._read()
        self._show(meant)
        if self._changed:
            self._changed(typed, meant)

    def _left(self) -> None:
        """Only when the field is left is it said that a date is wrong, not while it is typed."""
        _meant, error = self._read()
        self._field.wrong(self._explain(error) if error else "")

    def _read(self) -> tuple[When | None, InputError | None]:
        typed = self.line.text().strip()
        if not typed:
            return None, None
        try:
            return self._parse(typed), None
        except InputError as error:
            return None, error

    def _show(self, meant: When | None) -> None:
        self._echo.say(in_words(meant) if meant is not None else "")
        self._echo.setVisible(meant is not None)

    def _toggle_unknown(self) -> None:
        if self._unknown.isChecked():
            self.line.clear()
            self._show(None)
            self._field.wrong("")
        if self._changed:
            self._changed(self.line.text(), self._read()[0])

    def _open_calendar(self) -> None:
        self._calendar = QCalendarWidget()
        self._calendar.setWindowFlag(Qt.WindowType.Popup)
        self._calendar.setLocale(locale())
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        handle(self._calendar, f"{self.line.objectName()}.calendar.popup", self._pick.accessibleName())
        meant = self._read()[0]
        if isinstance(meant, date):
            self._calendar.setSelectedDate(QDate(meant.year, meant.month, meant.day))
        self._calendar.activated.connect(self._picked)
        self._calendar.clicked.connect(self._picked)
        self._calendar.move(self._pick.mapToGlobal(QPoint(0, self._pick.height())))
        self._calendar.show()

    def _picked(self, day: QDate) -> None:
        if self._calendar:
            self._calendar.close()
        self.line.setText(f"{day.day()}-{day.month()}-{day.year()}")
        self.line.setFocus()
        self._typed(self.line.text())


def locale() -> QLocale:
    """Days and months in the language of the program, in the way of the Netherlands."""
    dutch = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
    return dutch if i18n.language() is i18n.Language.DUTCH else QLocale(QLocale.Language.English)


def in_words(when: When) -> str:
    """`vrijdag 4 december 2026`, or only the year."""
    if isinstance(when, int):
        return str(when)
    return locale().toString(QDate(when.year, when.month, when.day), "dddd d MMMM yyyy")


def _sentence(error: InputError) -> str:
    if error.code is InputFault.DATE_IMPOSSIBLE:
        return tr("This date cannot be right. Please look at the day again.")
    return tr("This date is not clear. Type it as 1-3-1985, for example.")
