"""What stands in the window while it is hidden: nothing but the name of the program and six digits.

The code opens nothing but this cover; after three wrong tries the vault locks.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ..i18n import tr, trn
from . import fonts, look
from .navigation import House
from .parts.button import Button, Size
from .parts.field import Field
from .parts.handle import handle
from .parts.page import Scroll
from .parts.words import Words

TRIES = 3
DIGITS = 6


class Cover(QWidget):
    """`code_fits` compares six digits; `back` is called when they fit, `lock` after the third time they do not."""

    def __init__(self, *, code_fits: Callable[[str], bool], back: Callable[[], None], lock: Callable[[], None]) -> None:
        super().__init__()
        self._code_fits, self._back, self._lock = code_fits, back, lock
        self._left = TRIES
        self.line = handle(QLineEdit(), "cover.code")
        self.line.setProperty("kind", "code")
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setMaxLength(DIGITS)
        self.line.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{0,6}"), self.line))
        self.line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._field = Field(tr("Your six digits"), self.line)
        self._field.setMaximumWidth(look.px(360))
        middle = Qt.AlignmentFlag.AlignHCenter
        inside = QWidget()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(Scroll(inside))
        down = QVBoxLayout(inside)
        down.addStretch(2)
        down.addWidget(House(64), 0, middle)
        down.addSpacing(look.space(12))
        down.addWidget(Words("Krachtig Thuis", size=fonts.RESULT, bold=True, alignment=middle))
        down.addSpacing(look.space(20))
        # Not by alignment: an aligned widget gets the height of its hint, and a sentence under the field is cut.
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._field, 4)
        across.addStretch(1)
        down.addLayout(across)
        down.addSpacing(look.space(12))
        forgotten = tr("Digits forgotten? Choose Lock, and open with your passphrase.")
        down.addWidget(Words(forgotten, size=fonts.SECOND, tone="soft", alignment=middle))
        down.addSpacing(look.space(8))
        down.addWidget(
            Button(tr("Lock"), icon="lock", size=Size.SMALL, identifier="cover.lock", clicked=lock), 0, middle
        )
        down.addStretch(3)
        self.line.textEdited.connect(self._typed)
        self.setFocusProxy(self.line)

    def start(self) -> None:
        """A new hiding: three tries, an empty field."""
        self._left = TRIES
        self.line.clear()
        self._field.wrong("")

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        QPainter(self).fillRect(self.rect(), QColor(look.theme().ground))

    def _typed(self, typed: str) -> None:
        if len(typed) < DIGITS:
            return
        self.line.clear()
        if self._code_fits(typed):
            self._back()
            return
        self._left -= 1
        if not self._left:
            self._lock()
            return
        self._field.wrong(
            trn(
                "These are not your digits. You can try {count} more time, then the vault locks.",
                "These are not your digits. You can try {count} more times, then the vault locks.",
                self._left,
            )
        )
