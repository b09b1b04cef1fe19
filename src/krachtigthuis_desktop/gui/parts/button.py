"""Every kind of button. The style sheet draws its frame by `kind`; icon and words are drawn here, wrapped.

One *primary* per screen. *danger* is for what cannot come back. *link* goes somewhere.
A button that cannot be used now stays readable; the screen says why beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton

from .. import fonts, icons, look
from ..press import Press
from ..theme import colour
from .handle import handle, put
from .lay import Laid, lay


class Kind(StrEnum):
    PRIMARY = "primary"
    PLAIN = "plain"
    DANGER = "danger"
    LINK = "link"
    CHIP = "chip"
    SEGMENT = "segment"
    NUMBER = "number"
    TOOL = "tool"
    NAV = "nav"
    NAV_FOOT = "nav-foot"

    @property
    def leads_somewhere(self) -> bool:
        """In the navigation words stand at the left, under each other."""
        return self in {Kind.NAV, Kind.NAV_FOOT}


class Size(StrEnum):
    MAIN = "main"
    NORMAL = "normal"
    SMALL = "small"


@dataclass(frozen=True)
class _Shape:
    """Letters, least height and side padding in pixels at 100 %."""

    letters: int
    bold: bool
    height: int
    padding: int


_SHAPES = {
    Size.MAIN: _Shape(fonts.MAIN_BUTTON, bold=True, height=48, padding=24),
    Size.NORMAL: _Shape(fonts.TEXT, bold=True, height=40, padding=16),
    Size.SMALL: _Shape(fonts.LABEL, bold=False, height=32, padding=12),
}
_KINDS = {
    Kind.LINK: _Shape(fonts.TEXT, bold=False, height=28, padding=4),
    Kind.CHIP: _Shape(fonts.LABEL, bold=False, height=32, padding=12),
    Kind.SEGMENT: _Shape(fonts.LABEL, bold=False, height=38, padding=14),
    Kind.NUMBER: _Shape(fonts.LABEL, bold=False, height=36, padding=4),
    Kind.TOOL: _Shape(fonts.TEXT, bold=False, height=40, padding=10),
    Kind.NAV: _Shape(fonts.TEXT, bold=False, height=44, padding=12),
    Kind.NAV_FOOT: _Shape(fonts.LABEL, bold=False, height=36, padding=12),
}
_TONES = {Kind.PRIMARY: "on_primary", Kind.DANGER: "stop.text", Kind.LINK: "primary"}
_GAP = 10


class Button(QPushButton):
    """A button with words, an icon, or both. `trailing` stands at its right (a count, a shortcut)."""

    def __init__(
        self,
        text: str = "",
        *,
        kind: Kind = Kind.PLAIN,
        size: Size = Size.NORMAL,
        icon: str = "",
        identifier: str = "",
        name: str = "",
        clicked: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(_plain(text))
        self.kind, self._icon, self._trailing = kind, icon, ""
        self._shape = _KINDS.get(kind, _SHAPES[size])
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        put(self, "kind", kind.value)
        if identifier:
            handle(self, identifier, name)
        if clicked:
            press = Press(clicked)
            # Qt hands over whether the button is checked; who is told has no use for it.
            self.clicked.connect(lambda _on: press())

    def set_icon(self, icon: str) -> None:
        self._icon = icon
        self._changed()

    def set_trailing(self, text: str) -> None:
        """What stands at the right in small letters."""
        self._trailing = text
        self._changed()

    def setText(self, text: str) -> None:  # noqa: N802 Qt's name
        super().setText(_plain(text))
        self._changed()

    def sizeHint(self) -> QSize:  # noqa: N802
        laid = self._laid(None)
        width = laid.width + self._sides() + (self._trailing_width() if self._trailing else 0)
        least = look.px(self._shape.height)
        return QSize(max(width, least if self.kind in {Kind.TOOL, Kind.NUMBER} else 0), max(least, self._tall(laid)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        hint = self.sizeHint()
        return QSize(min(hint.width(), look.px(self._shape.height)), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        # A narrower button grows in height, so that its words are never cut off.
        self.setMinimumHeight(max(look.px(self._shape.height), self._tall(self._laid(self._room()))))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter presses the button that has the focus, as Space does; held down, it presses once."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        if self.kind is Kind.PRIMARY and self.hasFocus():
            self._draw_inner_ring(painter)
        self._draw_content(painter)

    def _draw_content(self, painter: QPainter) -> None:
        room = self._room()
        laid = self._laid(room)
        tone = colour(look.theme(), self._tone())
        icon, size = self._shown_icon(), self._icon_size()
        trailing = self._trailing_width() if self._trailing else 0
        taken = laid.width + (size + self._gap() if icon else 0) + trailing
        left = look.px(self._shape.padding) if self.kind.leads_somewhere else (self.width() - taken) // 2
        if icon:
            picture = icons.pixmap(icon, tone, size, self.devicePixelRatioF())
            painter.drawPixmap(left, (self.height() - size) // 2, picture)
            left += size + self._gap()
        laid.draw(painter, left, (self.height() - laid.height) // 2, tone)
        if self._trailing:
            small = lay(self._trailing, fonts.font(look.px(fonts.SMALL)))
            end = self.width() - self._right() - small.width
            place = end if self.kind.leads_somewhere else left + laid.width + look.px(_GAP)
            small.draw(painter, place, (self.height() - small.height) // 2, colour(look.theme(), "soft"))

    def _draw_inner_ring(self, painter: QPainter) -> None:
        """The focus of a filled button: a light line inside its edge."""
        inset = look.space(4)
        painter.setPen(QPen(QColor(look.theme().on_primary), look.px(2)))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 5, 5)

    def _tone(self) -> str:
        if not self.isEnabled():
            return "soft"
        if self.kind.leads_somewhere and self.isChecked():
            return "primary"
        return _TONES.get(self.kind, str(self.property("tone") or "ink"))

    def _shown_icon(self) -> str:
        chosen = self.isChecked() and self.kind in {Kind.CHIP, Kind.SEGMENT, Kind.NUMBER}
        return "check" if chosen else self._icon

    def _icon_size(self) -> int:
        small = self._shape.letters < fonts.TEXT
        return look.px(16 if small else icons.BESIDE_TEXT) if self.kind is not Kind.NUMBER else look.px(12)

    def _gap(self) -> int:
        if not self.text():
            return 0
        return look.px({Kind.NUMBER: 2, Kind.CHIP: 6, Kind.SEGMENT: 6}.get(self.kind, _GAP))

    def _sides(self) -> int:
        icon = self._icon_size() + self._gap() if self._shown_icon() else 0
        return look.px(self._shape.padding) + self._right() + icon

    def _right(self) -> int:
        """In the foot of the navigation the shortcut comes nearer to the edge, as a longer word needs the room."""
        return look.px(6 if self.kind is Kind.NAV_FOOT else self._shape.padding)

    def _trailing_width(self) -> int:
        return lay(self._trailing, fonts.font(look.px(fonts.SMALL))).width + look.px(_GAP)

    def _room(self) -> int:
        return max(1, self.width() - self._sides() - (self._trailing_width() if self._trailing else 0))

    def _tall(self, laid: Laid) -> int:
        return laid.height + 2 * look.space(3)

    def _letters(self) -> QFont:
        chosen = self.isChecked() and self.kind in {Kind.CHIP, Kind.SEGMENT, Kind.NUMBER, Kind.NAV, Kind.NAV_FOOT}
        return fonts.font(look.px(self._shape.letters), bold=self._shape.bold or chosen)

    def _laid(self, width: int | None) -> Laid:
        return lay(self.text().replace("&&", "&"), self._letters(), width, underline=self.kind is Kind.LINK)

    def _changed(self) -> None:
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:  # noqa: N802
        super().nextCheckState()
        self._changed()


def _plain(text: str) -> str:
    """An ampersand in a name is an ampersand, not the mark of a shortcut."""
    return text.replace("&", "&&")
