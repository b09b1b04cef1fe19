"""A field with its label above, a hint behind the label, and what is wrong in a sentence below.

A wrong field keeps what was typed: a 2 px edge in the stop colour, an icon and a sentence are added.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ...domain.text import in_one_line
from ...i18n import tr
from .. import fonts, icons, look
from .flow import Flow
from .handle import handle, put
from .picture import Picture
from .tab_order import HandsFocus
from .words import Words


class Field(HandsFocus):
    """Label, hint, control, fault. `control` is the widget that gets the focus and the name."""

    def __init__(self, label: str, control: QWidget, *, hint: str = "", below: QWidget | None = None) -> None:
        super().__init__()
        self.control = control
        self._label = Buddy(label, control)
        self._hint = Words(hint, size=fonts.SECOND, tone="soft")
        self._fault = Fault()
        self.down = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.space(4))
        layout.addWidget(Flow(self._label, self._hint))
        layout.addWidget(below or control)
        layout.addWidget(self._fault)
        self._hint.setVisible(bool(hint))
        control.setAccessibleName(label)
        control.setAccessibleDescription(hint)
        self.hand_focus_to(control)

    def wrong(self, sentence: str) -> None:
        """Say what is wrong and what to do; an empty sentence says that all is well."""
        put(self.control, "wrong", bool(sentence))
        self._fault.say(sentence)
        self.control.setAccessibleDescription(sentence or self._hint.text())

    def fault(self) -> str:
        """The sentence that stands under the field now."""
        return self._fault.text()


class Buddy(Words):
    """The bold label of a control; a screen reader reads it with the control."""

    def __init__(self, text: str, control: QWidget) -> None:
        super().__init__(text, size=fonts.LABEL, bold=True)
        QLabel.setBuddy(self, control)


class Fault(QWidget):
    """An icon and a sentence in the stop colour; absent while there is nothing to say.

    `of` is what is wrong, where that is not the control beside it.
    """

    def __init__(self, of: QWidget | None = None) -> None:
        super().__init__()
        self.of = of
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.space(4))
        self._words = Words(size=fonts.SECOND, tone="stop.text")
        layout.addWidget(Picture("circle-alert", size=icons.IN_TAG + 1, tone="stop.text"))
        layout.addWidget(self._words, 1)
        self.hide()

    def say(self, sentence: str) -> None:
        self._words.say(sentence)
        self.setVisible(bool(sentence))

    def text(self) -> str:
        return self._words.text()


_ROOM = 1_000_000
"""Qt cuts at 32,767 by itself."""


class TextField(Field):
    """One line of text. `typed` hears every change. Nothing is ever cut: past `limit` it says how many fit."""

    def __init__(
        self,
        label: str,
        *,
        identifier: str,
        hint: str = "",
        placeholder: str = "",
        limit: int = 200,
        typed: Callable[[str], None] | None = None,
    ) -> None:
        self.line = handle(QLineEdit(), identifier)
        self.line.setPlaceholderText(placeholder)
        self.line.setMaxLength(_ROOM)
        super().__init__(label, self.line, hint=hint)
        self._limit, self._typed = limit, typed
        self._too_long = Words(size=fonts.SECOND, tone="soft")
        self._too_long.hide()
        self.down.addWidget(self._too_long)
        self.line.textEdited.connect(self._edited)

    def text(self) -> str:
        return self.line.text()

    def show_text(self, text: str) -> None:
        """Show a text from the model; the cursor stays when nothing changed."""
        if self.line.text() != text:
            self.line.setText(text)
            self._measure()

    def _edited(self, text: str) -> None:
        line = in_one_line(text)
        if line != text:
            place = len(in_one_line(text[: self.line.cursorPosition()]))
            self.line.setText(line)
            self.line.setCursorPosition(place)
        self._measure()
        if self._typed:
            self._typed(line)

    def _measure(self) -> None:
        """A row of characters that is longer than any line on paper is kept, and said."""
        length = len(self.line.text())
        self._too_long.setVisible(length > self._limit)
        if length > self._limit:
            self._too_long.say(
                tr(
                    "{limit} characters fit here, and these are {length}. Nothing is cut.",
                    limit=self._limit,
                    length=length,
                )
            )


class ListBox(QComboBox):
    """A list box with our own arrow; the wheel over it scrolls the page, it does not choose."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        size = look.px(icons.BESIDE_TEXT)
        place = QPoint(self.width() - size - look.space(10), (self.height() - size) // 2)
        QPainter(self).drawPixmap(place, icons.pixmap("chevron-down", look.theme().ink, size, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


class ListField(Field):
    """One of five or more, from a list box. The options are (key, words); `chosen` hears the key."""

    def __init__(
        self,
        label: str,
        options: Sequence[tuple[str, str]],
        *,
        identifier: str,
        hint: str = "",
        chosen: Callable[[str], None] | None = None,
    ) -> None:
        self.box = handle(ListBox(), identifier)
        super().__init__(label, self.box, hint=hint)
        self.offer(options)
        if chosen:
            self.box.activated.connect(lambda _index: chosen(self.key()))

    def offer(self, options: Sequence[tuple[str, str]]) -> None:
        """Replace the options."""
        self.box.clear()
        for key, words in options:
            self.box.addItem(words, key)

    def key(self) -> str:
        """The key of what is chosen; empty when the list is."""
        return str(self.box.currentData() or "")

    def show_key(self, key: str) -> None:
        """Choose without telling `chosen`; an unknown key chooses nothing."""
        self.box.setCurrentIndex(self.box.findData(key))
