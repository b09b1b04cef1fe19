"""Choosing by buttons: chips for several, a segment for one of two to four, eleven numbers for 0 to 10.

What is chosen has the select colour, a check and a 2 px edge, so that it is seen without colour. Nothing is
chosen before a person chooses; in a group the arrow keys move, Tab leaves it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ...i18n import tr
from .. import fonts, look
from .button import Button, Kind
from .flow import Flow
from .handle import put
from .words import Words

_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_PRESSING = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}
_EMPTYING = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}

Options = Sequence[tuple[str, str]]
"""(key, words) in the order shown."""


class Chips(Flow):
    """Several of these. `changed` hears the keys that are chosen, in the order shown."""

    def __init__(
        self,
        label: str,
        options: Options,
        *,
        identifier: str,
        changed: Callable[[tuple[str, ...]], None] | None = None,
        single: bool = False,
    ) -> None:
        super().__init__()
        self.setAccessibleName(label)
        self._changed, self._single = changed, single
        self._chips: dict[str, Button] = {}
        for key, words in options:
            chip = Button(words, kind=Kind.CHIP, identifier=f"{identifier}.{key}")
            chip.setCheckable(True)
            chip.setAccessibleDescription(label)
            chip.clicked.connect(lambda _on, key=key: self._clicked(key))
            self._chips[key] = chip
            self.add(chip)

    def keys(self) -> tuple[str, ...]:
        return tuple(key for key, chip in self._chips.items() if chip.isChecked())

    def show_keys(self, keys: Sequence[str]) -> None:
        """Choose without telling `changed`."""
        for key, chip in self._chips.items():
            if chip.isChecked() != (key in keys):
                chip.setChecked(key in keys)
                chip.updateGeometry()

    def _clicked(self, key: str) -> None:
        if self._single:
            self.show_keys((key,))
        if self._changed:
            self._changed(self.keys())


class _OneOf(QWidget):
    """One of these, or none yet. Only one button is a stop for Tab."""

    def __init__(self, label: str, changed: Callable[[str], None] | None) -> None:
        super().__init__()
        self.setAccessibleName(label)
        self._label, self._changed = label, changed
        self._buttons: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)

    def key(self) -> str:
        """The key that is chosen; empty when none is."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def show_key(self, key: str) -> None:
        """Choose without telling `changed`; an empty key: none."""
        self._group.setExclusive(False)
        for each, button in self._buttons.items():
            button.setChecked(each == key)
            button.updateGeometry()
        self._group.setExclusive(True)
        self._mind_tab()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        step = _ARROWS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        buttons = list(self._buttons.values())
        here = next((place for place, button in enumerate(buttons) if button.hasFocus()), 0)
        there = buttons[(here + step) % len(buttons)]
        there.setFocus(Qt.FocusReason.TabFocusReason)
        there.click()

    def _add(self, key: str, button: Button) -> None:
        button.setCheckable(True)
        button.setAccessibleDescription(self._label)
        button.clicked.connect(lambda: self._clicked(key))
        button.installEventFilter(self)
        self._group.addButton(button)
        self._buttons[key] = button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Arrow keys are ours, before the button moves the focus by itself."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ARROWS:
            self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _clicked(self, key: str) -> None:
        self._mind_tab()
        for button in self._buttons.values():
            button.updateGeometry()
        if self._changed:
            self._changed(key)

    def _mind_tab(self) -> None:
        chosen = self.key() or next(iter(self._buttons), "")
        for key, button in self._buttons.items():
            stop = key == chosen
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)


class Segment(_OneOf):
    """One of two to four, side by side; in a narrow window under each other."""

    def __init__(
        self, label: str, options: Options, *, identifier: str, changed: Callable[[str], None] | None = None
    ) -> None:
        super().__init__(label, changed)
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        for key, words in options:
            button = Button(words, kind=Kind.SEGMENT, identifier=f"{identifier}.{key}")
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._add(key, button)
        self._mind_tab()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._across: bool | None = None
        self._place(across=True)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        needed = sum(button.sizeHint().width() for button in self._buttons.values())
        self._place(across=needed <= self.width() or len(self._buttons) == 1)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        hint = self.sizeHint()
        hint.setWidth(max(button.sizeHint().width() for button in self._buttons.values()))
        return hint

    def _place(self, *, across: bool) -> None:
        if across == self._across:
            return
        self._across = across
        last = len(self._buttons) - 1
        for place, button in enumerate(self._buttons.values()):
            self._layout.removeWidget(button)
            self._layout.addWidget(button, *((0, place) if across else (place, 0)))
            end = "only" if last == 0 else "first" if place == 0 else "last" if place == last else "middle"
            put(button, "place", f"{end}-{'across' if across else 'down'}")
        self.updateGeometry()


class ZeroToTen(_OneOf):
    """How heavy it is, 0 to 10; `hint` says what the ends mean. May stay empty.

    A click on the same number empties it again. By keys the arrows choose already, and who then presses Space means
    that number: Delete or Backspace empties it.
    """

    def __init__(
        self,
        label: str,
        hint: str,
        *,
        identifier: str,
        changed: Callable[[int | None], None] | None = None,
    ) -> None:
        super().__init__(label, None)
        self._heard = changed
        self.setAccessibleDescription(tr("{hint}. Delete makes it empty again.", hint=hint))
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(6))
        down.addWidget(
            Flow(Words(label, size=fonts.LABEL, bold=True), Words(hint, size=fonts.SECOND, tone="soft"), gap=12)
        )
        row = Flow(gap=4)
        for number in range(11):
            button = Button(str(number), kind=Kind.NUMBER, identifier=f"{identifier}.{number}")
            self._add(str(number), button)
            row.add(button)
        down.addWidget(row)
        self._was = ""
        self._mind_tab()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.key():
            if event.key() in _EMPTYING:
                self._clicked(self.key())
                return True
            if event.key() in _PRESSING and watched is self._buttons[self.key()]:
                return True
        return super().eventFilter(watched, event)

    def number(self) -> int | None:
        return int(self.key()) if self.key() else None

    def show_number(self, number: int | None) -> None:
        """Show without telling `changed`."""
        self._was = "" if number is None else str(number)
        self.show_key(self._was)

    def _clicked(self, key: str) -> None:
        if key == self._was:
            self.show_key("")
            key = ""
        self._was = key
        super()._clicked(key)
        if self._heard:
            self._heard(self.number())
