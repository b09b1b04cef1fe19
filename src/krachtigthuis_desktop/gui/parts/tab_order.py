"""Where Tab goes in what was built anew: a new control comes last in the window, wherever it stands."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_before(control: QWidget, inside: QWidget) -> None:
    """Tab passes the controls in `inside`, in their order, just before `control`."""
    _put(control, inside, after=0)


def tab_after(control: QWidget, inside: QWidget) -> None:
    """Tab passes the controls in `inside`, in their order, just after `control`."""
    _put(control, inside, after=1)


def _put(control: QWidget, inside: QWidget, *, after: int) -> None:
    mine = [each for each in inside.findChildren(QWidget) if _is_stop(each)]
    others = [each for each in _chain(control.window()) if not inside.isAncestorOf(each)]
    if control not in others:
        return
    place = others.index(control) + after
    for one, next_one in pairwise((*others[:place], *mine, *others[place:])):
        QWidget.setTabOrder(one, next_one)


def _chain(window: QWidget) -> list[QWidget]:
    """The stops of Tab as they follow each other now; the chain itself holds every widget."""
    found, each = list[QWidget](), window.nextInFocusChain()
    while each is not None and each is not window:
        if _is_stop(each):
            found.append(each)
        each = each.nextInFocusChain()
    return found


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
