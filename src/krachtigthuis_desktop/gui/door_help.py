"""Help at the door: F1, or the link under the page, shows it in the place of the page, and back the page as it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from ..i18n import tr
from .parts.button import Button
from .parts.front import Front


class WithHelp(QStackedWidget):
    """`page` with help within reach. What is typed on the page stays, and so does the focus.

    `module` loads a room by its name: help reads the lists, with all that is heavy, so it is not loaded before.
    """

    def __init__(self, page: Front, module: Callable[[str], Any]) -> None:
        super().__init__()
        self.page, self._module = page, module
        self._had: QWidget | None = None
        self.addWidget(page)
        page.help_asked.connect(self.show_help)
        QShortcut(QKeySequence("F1"), self).activated.connect(self.show_help)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.show_page)

    def show_help(self) -> None:
        if self.currentWidget() is not self.page:
            return
        self._had = self.page.focusWidget()
        room = self._module("gui.screens.help.view")
        view = room.HelpView(room.DOOR)
        view.buttons.add(Button(tr("Back"), icon="arrow-left", identifier="help.back", clicked=self.show_page))
        self.addWidget(view)
        self.setCurrentWidget(view)
        view.first_focus()

    def show_page(self) -> None:
        view = self.currentWidget()
        if view is None or view is self.page:
            return
        self.setCurrentWidget(self.page)
        if self._had:
            self._had.setFocus(Qt.FocusReason.OtherFocusReason)
        self.removeWidget(view)
        view.deleteLater()
