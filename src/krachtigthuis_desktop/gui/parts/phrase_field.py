"""A field for a passphrase: hidden unless shown, completes the words of the list, says when capitals are on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ...i18n import tr
from .. import look
from .button import Button
from .field import Field
from .handle import handle

LEAST_LETTERS = 4
"""From here on a word of the list is the only one that begins so."""
_MAX = 1_024


class PhraseField(Field):
    """`entered` is called at Enter, `complete` gives the words that begin so, `capitals` hears about Caps Lock."""

    def __init__(
        self,
        label: str,
        *,
        identifier: str,
        hint: str = "",
        complete: Callable[[str], tuple[str, ...]] = lambda _prefix: (),
        entered: Callable[[], None] = lambda: None,
        capitals: Callable[[bool], None] = lambda _on: None,
    ) -> None:
        self.line = handle(QLineEdit(), identifier)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setMaxLength(_MAX)
        self._show = Button(tr("Show"), icon="eye", identifier=f"{identifier}.show", clicked=self._turn)
        both = QWidget()
        across = QHBoxLayout(both)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(look.space(8))
        across.addWidget(self.line, 1)
        across.addWidget(self._show)
        super().__init__(label, self.line, hint=hint, below=both)
        self._complete, self._capitals = complete, capitals
        self.line.returnPressed.connect(entered)
        self.line.installEventFilter(self)

    def text(self) -> str:
        return self.line.text()

    def clear(self) -> None:
        self.line.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's name
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._look_at_capitals(event)
            if event.key() == Qt.Key.Key_Space:
                self._finish_word()
        return super().eventFilter(watched, event)

    def _look_at_capitals(self, event: QKeyEvent) -> None:
        typed = event.text()
        if len(typed) == 1 and typed.isalpha() and typed.upper() != typed.lower():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._capitals(typed.isupper() != shifted)

    def _finish_word(self) -> None:
        """At a space the word before it is completed, when the list has only one that begins so."""
        text = self.line.text()
        if self.line.cursorPosition() != len(text) or not text or text.endswith(" "):
            return
        begun, _space, last = text.rpartition(" ")
        if len(last) < LEAST_LETTERS:
            return
        found = self._complete(last.lower())
        if len(found) == 1 and found[0] != last.lower():
            self.line.setText(f"{begun} {found[0]}".strip())

    def _turn(self) -> None:
        hidden = self.line.echoMode() == QLineEdit.EchoMode.Password
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._show.setText(tr("Hide") if hidden else tr("Show"))
        self._show.set_icon("eye-off" if hidden else "eye")
        self.line.setFocus()
