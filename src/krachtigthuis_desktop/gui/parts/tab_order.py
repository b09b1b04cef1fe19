"""Where Tab goes in what was built anew: a new control comes last in the window, wherever it stands.

Never by asking Qt which control comes next: the answer is taken for a child of whoever was asked, and dies with it.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


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
