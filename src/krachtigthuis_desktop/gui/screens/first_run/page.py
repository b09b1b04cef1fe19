"""One page of the first run: what is asked, room for what went wrong, one main button, and back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ....i18n import tr
from ... import look
from ...parts.button import Button, Kind, Size
from ...parts.message import Message
from .model import FirstRunModel


class StepPage(QWidget):
    """Fill it from top to bottom with `add`, and end with `main`. `first` is where the focus begins."""

    def __init__(self, model: FirstRunModel, title: str) -> None:
        super().__init__()
        self.model, self.title = model, title
        self.first: QWidget | None = None
        self.said: Message | None = None
        """Where the page says what was done."""
        self.bars = QVBoxLayout()
        """Where the fault is shown: right above the main button."""
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(look.space(14))

    def add(self, part: QWidget, *, first: bool = False) -> None:
        self._down.addWidget(part)
        if first:
            self.first = part

    def beside(self, *parts: QWidget, stretch: bool = False) -> None:
        """Parts in one row; `stretch` keeps them at the left."""
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            across.addWidget(part)
        if stretch:
            across.addStretch(1)
        self.add(row)

    def only_bars(self) -> None:
        """A page that needs no main button."""
        self._down.addLayout(self.bars)

    def main(self, words: str, on: Callable[[], None], *, enter: tuple[QLineEdit, ...] = ()) -> Button:
        """The fault, the main button (also by Enter in the lines of `enter`), and back."""
        self.only_bars()
        button = Button(words, kind=Kind.PRIMARY, size=Size.MAIN, identifier="first.next", clicked=on)
        policy = button.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Expanding)
        button.setSizePolicy(policy)
        self.add(button, first=self.first is None)
        for line in enter:
            line.returnPressed.connect(on)
        if self.model.may_go_back:
            self.add(Button(tr("Back"), kind=Kind.LINK, identifier="first.back", clicked=self.model.back))
        return button
