"""A field for a passphrase: hidden unless shown, says when capitals are on. What is typed in it is what is tried."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ...i18n import tr
from .. import look
from ..level import Level
from .button import Button
from .field import Field
from .handle import handle
from .message import Message

_MAX = 1_024


class PhraseField(Field):
    """`entered` is called at Enter.

    It never finishes a word: a sentence of one's own holds words that begin like one of the list, and hidden
    letters that changed are seen by nobody.
    """

    def __init__(
        self,
        label: str,
        *,
        identifier: str,
        hint: str = "",
        entered: Callable[[], None] = lambda: None,
    ) -> None:
        self.line = handle(QLineEdit(), identifier)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setMaxLength(_MAX)
        self._show = Button(tr("Show"), icon="eye", identifier=f"{identifier}.show", clicked=self._turn)
        self._capitals = Message(
            Level.ATTENTION,
            tr("Capitals are on."),
            tr("Press Caps Lock to turn them off."),
            identifier=f"{identifier}.capitals",
            icon="arrow-big-up-dash",
        )
        self._capitals.hide()
        all_of_it = QWidget()
        down = QVBoxLayout(all_of_it)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(8))
        across = QHBoxLayout()
        across.setSpacing(look.space(8))
        across.addWidget(self.line, 1)
        across.addWidget(self._show)
        down.addLayout(across)
        down.addWidget(self._capitals)
        super().__init__(label, self.line, hint=hint, below=all_of_it)
        self.line.returnPressed.connect(entered)
        self.line.installEventFilter(self)

    def text(self) -> str:
        return self.line.text()

    def clear(self) -> None:
        self.line.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's name
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._look_at_capitals(event)
        return super().eventFilter(watched, event)

    def _look_at_capitals(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_CapsLock:  # off again, or the next letter tells
            self._capitals.hide()
        typed = event.text()
        if len(typed) == 1 and typed.isalpha() and typed.upper() != typed.lower():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._capitals.setVisible(typed.isupper() != shifted)

    def _turn(self) -> None:
        hidden = self.line.echoMode() == QLineEdit.EchoMode.Password
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._show.setText(tr("Hide") if hidden else tr("Show"))
        self._show.set_icon("eye-off" if hidden else "eye")
        self.line.setFocus()
