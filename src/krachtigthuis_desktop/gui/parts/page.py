"""The frame of a page: title and warnings fixed on top, a middle that scrolls, a foot with the main button.

With large text or in a narrow window the title moves to the window's top bar; the rest stays. The title has one
place, here: the window follows `titled`, so that nobody's name stands above the page of somebody else.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from .. import fonts, look
from ..focus import first_field, in_reading_order, walk
from .card import Line
from .field import Fault
from .flow import Flow
from .handle import handle
from .words import Words

_LOW = 400
"""Below this height (pixels at 100 %) a page with large letters scrolls as a whole."""


class Page(QWidget):
    """Base of every screen's view. Put content in `body`, buttons in `buttons`, bars in `bars`, the end in `foot`.

    `before` is for the mark of a person before the title. `titled` is emitted when the page has another title.
    """

    titled = Signal()

    def __init__(self, title: str, second: str = "") -> None:
        super().__init__()
        self._nobody = title, second
        self.title = title
        self._title = Words(title, size=fonts.TITLE, bold=True)
        self._second = Words(second, size=fonts.TEXT, tone="soft")
        self.before = QHBoxLayout()
        self.buttons = Flow(gap=12, align_right=True)
        self.bars = QVBoxLayout()
        self.body = QVBoxLayout()
        self.foot, self._has_foot = QHBoxLayout(), True
        self._rolls = False
        self._wanted: QWidget | None = None
        self._brought: QWidget | None = None
        self._held: QWidget | None = None
        self._head_holder = QWidget()
        self._down: QVBoxLayout
        self._middle: QVBoxLayout
        self._build()

    def show_for(self, what: str | None) -> None:
        """The window shows this page now. Asked for another record it is nobody's until that one was read."""
        if what is not None:
            self.say_title(*self._nobody)
        self.opened(what)
        if what is not None and self.title == self._nobody[0]:
            self.refresh()

    def opened(self, what: str | None) -> None:
        """The window shows this page now; `what` is what another screen asked to see (a record's key)."""

    def refresh(self) -> None:
        """Show the model's state."""

    def keep(self) -> None:
        """The window closes or locks: ask for the draft to be kept, without waiting."""

    def save(self) -> bool:
        """Press the main button of the page, as by key. False: there is none to press."""
        return False

    def press_save(self) -> None:
        """Save, by key or by button. What is wrong has the focus then, the first of it."""
        if self.save():
            to_fault(self)

    def first_focus(self) -> None:
        """Put the focus where a person would begin: on the first field of the middle, else on the first control."""
        control = first_field(self._scroll) or first_field(self)
        if control:
            control.setFocus(Qt.FocusReason.OtherFocusReason)

    def hold_focus(self) -> None:
        """After a button that was pressed went away: the focus begins again here, and not in the navigation."""
        if self.isVisible():
            self.first_focus()

    def go_to(self, control: QWidget) -> None:
        """Something opened or closed: the focus goes to `control`, which is scrolled into sight when it has its place.

        Once more then: what had the focus and went away meanwhile would hand it to what stands nearest.
        """
        if self.isVisible():
            control.setFocus(Qt.FocusReason.OtherFocusReason)
            self._wanted = control
            self._seek.start()

    def bring(self, part: QWidget) -> None:
        """Something appeared that has to be seen: it is scrolled into sight, and the focus stays where it is."""
        if self.isVisible():
            self._brought = part
            self._seek.start()

    def read_by_key(self, identifier: str) -> None:
        """A page with nothing to fill in: Tab enters its text, and the arrows, Page Down and End go through it."""
        handle(self._scroll, identifier, self.title)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def say_title(self, title: str, second: str = "") -> None:
        """Another title and second line."""
        other, self.title = title != self.title, title
        self._title.say(title)
        self._second.say(second)
        self.setAccessibleName(title)
        self.fit()
        if other:
            self.titled.emit()

    def show_foot(self, shown: bool) -> None:  # noqa: FBT001 as Qt has it
        """Without anything to do there is no empty bar."""
        self._has_foot = shown
        self.fit()

    def fit(self) -> None:
        """Arrange for the width and text size there are now."""
        narrow = look.is_narrow(self)
        self._title.setVisible(not narrow)
        self._second.setVisible(bool(self._second.text()) and not narrow)
        for place in range(self.before.count()):
            item = self.before.itemAt(place)
            if item and (mark := item.widget()):
                mark.setVisible(not narrow)
        edge = look.space(20)
        side = look.space(24 if narrow else 28)
        self._roll_head(low=look.current().text_size >= look.LARGE_TEXT and 0 < self.height() < look.px(_LOW))
        if self._rolls:
            self._head.setContentsMargins(0, 0, 0, look.space(8))
        else:
            self._head.setContentsMargins(side, edge, side, look.space(8))
        bar = self._scroll.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() else 0
        self._middle.setContentsMargins(side, look.space(6), max(0, side - taken), edge)
        self._foot_holder.setVisible(self.foot.count() > 0 and self._has_foot)
        self.foot.setContentsMargins(side, look.space(10), side, look.space(10))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 Qt's name
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.fit()

    def _roll_head(self, *, low: bool) -> None:
        """Where large letters leave little room, the head scrolls along: most of the height is for what one does."""
        if low == self._rolls:
            return
        self._rolls = low
        (self._middle if low else self._down).insertWidget(0, self._head_holder)

    def _show_focus(self) -> None:
        wanted, brought = self._wanted, self._brought
        self._wanted = self._brought = None
        if wanted is None and brought is not None and _lives(brought):
            self._scroll.ensureWidgetVisible(brought, 0, look.space(12))
            self._held = brought
            return
        if wanted is not None and _lives(wanted):
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        focus = self.focusWidget()
        if focus and self._scroll.isAncestorOf(focus):
            if brought is not None and _lives(brought):
                self._scroll.ensureWidgetVisible(brought, 0, look.space(12))
            self._scroll.ensureWidgetVisible(focus, 0, look.space(12 if brought else 48))
            self._held = focus

    def _arranged(self) -> None:
        """The content got its height: what was brought into sight stays there until a person scrolls or goes on."""
        self.fit()
        held = self._held
        if held is not None and _lives(held) and held.isVisible() and (held.hasFocus() or not _takes_focus(held)):
            self._scroll.ensureWidgetVisible(held, 0, look.space(48))

    def _let_go(self) -> None:
        self._held = None

    def _build(self) -> None:
        self._down = down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        self._head = QVBoxLayout(self._head_holder)
        self._head.setSpacing(look.space(12))
        across = QHBoxLayout()
        across.setSpacing(look.space(16))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._second)
        across.addLayout(self.before)
        across.addLayout(words, 1)
        across.addWidget(self.buttons, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head.addLayout(across)
        self._head.addLayout(self.bars)
        down.addWidget(self._head_holder)
        inside = QWidget()
        self._middle = QVBoxLayout(inside)
        self._middle.addLayout(self.body)
        self._middle.addStretch(1)
        self.body.setSpacing(look.space(14))
        self._scroll = Scroll(inside)
        self._seek = QTimer(self, singleShot=True, interval=0)
        self._seek.timeout.connect(self._show_focus)
        bar = self._scroll.verticalScrollBar()
        bar.rangeChanged.connect(lambda _low, _high: self._arranged())
        bar.actionTriggered.connect(lambda _action: self._let_go())
        down.addWidget(self._scroll, 1)
        self._foot_holder = Foot(self.foot)
        down.addWidget(self._foot_holder)
        self.setAccessibleName(self.title)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.press_save)
        self.fit()


def to_fault(inside: QWidget) -> None:
    """Saving was refused: the focus goes to the first control in `inside` under which it says what is wrong."""
    page = inside
    while not isinstance(page, Page):
        above = page.parentWidget()
        if above is None:
            return
        page = above
    fault = next((each for each in walk(inside) if isinstance(each, Fault) and each.isVisible()), None)
    beside = fault.parentWidget() if fault else None
    controls = [each for part in (fault.of if fault else None, beside) if part for each in in_reading_order(part)]
    if fault and controls:
        page.go_to(controls[0])
        page.bring(fault)


def _lives(widget: QWidget) -> bool:
    """Whether Qt still has it: what was asked for may have gone with its row before its turn came."""
    try:
        widget.objectName()
    except RuntimeError:
        return False
    return True


def _takes_focus(widget: QWidget) -> bool:
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus


class Scroll(QScrollArea):
    """Scrolls up and down only; what has the focus is kept in sight."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside.setProperty("ground", True)
        self.setWidget(inside)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if self.hasFocus() and event.key() in ends:
            bar.setValue(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(QColor(look.theme().primary), 3))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -2, -2))


class Foot(QWidget):
    """The fixed end of a page, on the surface colour with a line above."""

    def __init__(self, content: QLayout) -> None:
        super().__init__()
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(Line())
        down.addLayout(content)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        QPainter(self).fillRect(self.rect(), QColor(look.theme().surface))
