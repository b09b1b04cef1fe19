"""Where Tab goes in what was built anew: a new control comes last in the window, wherever it stands.

Never by asking Qt which control comes next: the answer is taken for a child of whoever was asked, and dies with it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class HandsFocus(QWidget):
    """A part whose focus is that of a control in it.

    Without Qt's focus proxy: Tab stops at a part that has one, and comes back into its control from behind, for ever,
    when the order was made anew (the part itself has no place in it).
    """

    _control: QWidget

    def hand_focus_to(self, control: QWidget) -> None:
        self._control = control

    def setFocus(self, *why: Any) -> None:  # noqa: N802 Qt's name
        self._control.setFocus(*why)


def tab_by_place(part: QWidget) -> None:
    """Tab passes the controls of this part in the order in which they stand.

    Give the whole page: an order that begins with a new control loses those that were there (Qt 6.11).
    """
    stops = [
        each
        for each in part.findChildren(QWidget)
        # The list of a list box is a window of its own.
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.window() is part.window()
    ]
    for one, next_one in pairwise(stops):
        QWidget.setTabOrder(one, next_one)
