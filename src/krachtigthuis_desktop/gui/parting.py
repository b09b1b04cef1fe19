"""What is said once before the window closes: something that cannot wait for the stick, with whom to call."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ..i18n import tr
from . import fonts, look
from .parts.button import Button, Kind, Size
from .parts.flow import Flow
from .parts.page import Scroll
from .parts.picture import Picture
from .parts.words import Words

_WIDE = 560
_PATIENCE = 2000
"""Milliseconds that closing waits for the answer whether something must be said: nobody is kept here by a stick."""
Last = tuple[str, str] | None
"""What must be said, in bold and in plain words; None for nothing."""
LastWords = Callable[[Callable[[Last], None]], None]
"""Asked when a person closes the window; it calls back with what must be said."""


class Parting(QWidget):
    """`show` puts it before the person, `go` closes the window, `stay` goes back to where one was."""

    def __init__(
        self, ask: LastWords | None, *, go: Callable[[], object], show: Callable[[], None], stay: Callable[[], None]
    ) -> None:
        super().__init__()
        self._ask, self._close, self._come, self._back = ask, go, show, stay
        self.is_due = ask is not None
        """Nothing was asked since the person came here."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(go)
        self._lead, self._rest = Words(size=fonts.RESULT, bold=True), Words()
        self._go = Button(
            tr("Close now"), kind=Kind.PRIMARY, size=Size.MAIN, identifier="parting.go", clicked=self._leave
        )
        back = Button(tr("Back"), size=Size.MAIN, icon="arrow-left", identifier="parting.stay", clicked=self._stay)
        column = QWidget()
        column.setMaximumWidth(look.px(_WIDE))
        down = QVBoxLayout(column)
        down.setSpacing(look.space(14))
        down.addWidget(Picture("shield-alert", size=36, tone="stop.text"))
        for part in (self._lead, self._rest, Flow(back, self._go, gap=12)):
            down.addWidget(part)
        inside = QWidget()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(Scroll(inside))
        across = QHBoxLayout()
        # Not by alignment: an aligned widget gets the height of its hint, not the one its width needs.
        across.addStretch(1)
        across.addWidget(column, 4)
        across.addStretch(1)
        middle = QVBoxLayout(inside)
        middle.addStretch(2)
        middle.addLayout(across)
        middle.addStretch(3)
        self.setFocusProxy(self._go)

    def begin(self) -> None:
        """Ask what must be said; say it, or close."""
        self.is_due = False
        if self._ask:
            self._timer.start(_PATIENCE)
            self._ask(self._answered)

    def _answered(self, last: Last) -> None:
        self._timer.stop()
        if last is None:
            self._close()
            return
        lead, rest = last
        self._lead.say(lead)
        self._rest.say(rest)
        self.setAccessibleName(f"{lead} {rest}")
        self._come()
        self._go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        self._close()

    def _stay(self) -> None:
        self.is_due = True
        self._back()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        QPainter(self).fillRect(self.rect(), QColor(look.theme().ground))


def is_ending() -> bool:
    """Whether the system ends the person's session: nobody stands in its way."""
    application = QGuiApplication.instance()
    return isinstance(application, QGuiApplication) and application.isSavingSession()
