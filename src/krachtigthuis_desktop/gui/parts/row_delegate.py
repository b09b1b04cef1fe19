"""Draws one row of `Rows`; its height follows from the letters and the width, so that nothing is cut off."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from .. import fonts, icons, look
from .initials import draw_mark
from .lay import Laid, lay
from .row import Row, TagText
from .tag import draw_tag, tag_size

_MARK, _EDGE, _GAP, _ABOVE, _LEAST = 40, 16, 12, 9, 48
ROW = Qt.ItemDataRole.UserRole
"""The role under which a list gives its `Row`."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class _Plan:
    """Where the parts of a row go, in pixels from its top left corner."""

    title: Laid
    second: Laid | None
    text_left: int
    tags: tuple[tuple[TagText, int, int, int], ...]
    text_top: int
    height: int


class RowDelegate(QStyledItemDelegate):
    """Needs the list it draws for, to know the width."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 Qt's name
        width = self._view.viewport().width()
        return QSize(width, _plan(index.data(ROW), width).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, row = look.theme(), index.data(ROW)
        rect: QRect = option.rect
        state = option.state
        plan = _plan(row, rect.width())
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.translate(rect.topLeft())
        _draw_ground(painter, rect, last=index.row() == index.model().rowCount() - 1, chosen=chosen)
        ratio = self._view.devicePixelRatioF()
        if row.mark:
            size = look.px(_MARK)
            place = QRectF(look.space(_EDGE), (plan.height - size) / 2, size, size)
            draw_mark(painter, place, row.mark, row.shape, ratio)
        plan.title.draw(painter, plan.text_left, plan.text_top, theme.ink)
        if plan.second:
            plan.second.draw(painter, plan.text_left, plan.text_top + plan.title.height, theme.soft)
        for tag, x, y, room in plan.tags:
            draw_tag(painter, tag, (x, y), room=room, ratio=ratio)
        if row.opens:
            size = look.px(icons.BESIDE_TEXT)
            left = rect.width() - look.space(_EDGE) - size
            painter.drawPixmap(left, (plan.height - size) // 2, icons.pixmap("chevron-right", theme.ink, size, ratio))
        if chosen and self._view.hasFocus():
            painter.setPen(QPen(QColor(theme.primary), 3))
            painter.setBrush(QColor(0, 0, 0, 0))
            painter.drawRect(QRectF(1.5, 1.5, rect.width() - 3, rect.height() - 3))
        painter.restore()


def _draw_ground(painter: QPainter, rect: QRect, *, last: bool, chosen: bool) -> None:
    theme = look.theme()
    if chosen:
        painter.fillRect(0, 0, rect.width(), rect.height(), QColor(theme.select))
        painter.fillRect(0, 0, look.px(4), rect.height(), QColor(theme.primary))
    if not last:
        painter.fillRect(0, rect.height() - 1, rect.width(), 1, QColor(theme.line))


def _plan(row: Row, width: int) -> _Plan:
    left = look.space(_EDGE) + (look.px(_MARK) + look.space(_GAP) if row.mark else 0)
    right = width - look.space(_EDGE) - (look.px(icons.BESIDE_TEXT) + look.space(8) if row.opens else 0)
    sizes = [tag_size(tag) for tag in row.tags]
    beside = sum(size.width() + look.space(8) for size in sizes)
    # Tags stand at the right while the words keep two thirds of the room, else on a line of their own.
    across = bool(sizes) and beside <= (right - left) / 3 and look.current().text_size < look.LARGE_TEXT
    room = max(1, right - left - (beside if across else 0))
    title = lay(row.title, fonts.font(look.px(fonts.TEXT), bold=row.heading), room)
    second = lay(row.second, fonts.font(look.px(fonts.SECOND)), room) if row.second else None
    words = title.height + (second.height if second else 0)
    under: list[tuple[TagText, int, int, int]] = []
    if sizes and not across:
        x, y = left, words + look.space(4)
        for tag in row.tags:
            size = tag_size(tag, right - left)
            if x > left and x + size.width() > right:
                x, y = left, y + size.height() + look.space(4)
            under.append((tag, x, y, right - left))
            x += size.width() + look.space(8)
        words = under[-1][2] + tag_size(under[-1][0], right - left).height()
    above = look.space(_ABOVE)
    least = look.px(_MARK) if row.mark else 0
    height = max(look.px(_LEAST), words + 2 * above, least + 2 * above) + 1
    top = (height - 1 - words) // 2
    if across:
        x = right
        for tag, size in reversed(list(zip(row.tags, sizes, strict=True))):
            x -= size.width()
            under.insert(0, (tag, x, (height - 1 - size.height()) // 2, size.width()))
            x -= look.space(8)
        return _Plan(title, second, left, tuple(under), top, height)
    return _Plan(title, second, left, tuple((tag, x, y + top, size) for tag, x, y, size in under), top, height)
