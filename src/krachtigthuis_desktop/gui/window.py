"""The window: a frame that knows which screens there are and how to get from one to another.

It also holds what is within reach everywhere: hide (F9, two idle minutes), lock (Ctrl+L, fifteen).
Locking is `lock`, handed in: the process that held the key ends; here only everything disappears first. What is not
shown is not in the tree of a screen reader either.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ..i18n import tr
from . import look
from .aside import bring_back, leave_tree, set_aside
from .clipboard import ClipboardGuard
from .cover import Cover
from .entry import Entry
from .focus import KeepsFocus, step
from .idle import Idle, Patience, clock
from .navigation import WIDTH, Navigation
from .parting import LastWords, Parting, is_ending
from .parts.message import Message
from .parts.page import Page, Scroll
from .theme import Level
from .top_bar import TopBar

_SIGNS_OF_LIFE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class Window(QMainWindow):
    """Shows the first entry. `code_fits` compares the six digits; `lock` and `leave` end the process.

    `last_words` is asked when a person closes the window, and calls back with what must be said once before it;
    `moved` hears that another screen is shown.
    """

    def __init__(
        self,
        entries: Sequence[Entry],
        *,
        who: str,
        where: str,
        lock: Callable[[], None],
        code_fits: Callable[[str], bool],
        leave: Callable[[], None] = lambda: None,
        last_words: LastWords | None = None,
        moved: Callable[[], None] = lambda: None,
        patience: Patience | None = None,
        now: Callable[[], float] = clock,
    ) -> None:
        super().__init__()
        self.setObjectName("window")
        # The title says nothing about what is open: it stands in task bars and window lists.
        self.setWindowTitle("Krachtig Thuis")
        self.resize(1280, 800)
        self._entries = {entry.key: entry for entry in entries}
        self._pages: dict[str, Page] = {}
        self._lock, self._leave, self._moved = lock, leave, moved
        self._locked, self._here, self._before = False, "", list[tuple[str, str | None]]()
        self._bar: QWidget | None = None
        self.clipboard = ClipboardGuard()
        self._parting = Parting(last_words, go=self.close, show=self._show_parting, stay=self._stay)
        self._build(tuple(entries), who, where, code_fits)
        # A screen was opened and nobody touched anything since: what is read now may bring its first field.
        self._arriving = False
        self._focus = KeepsFocus(self, self._stack.currentWidget, lambda: not self.is_hidden())
        self._idle = Idle(
            patience or Patience(), warn=self._warn, hide=self.hide_all, lock=self.lock, now=now, parent=self
        )
        for entry in entries:
            if entry.shortcut:
                shortcut = QShortcut(QKeySequence(entry.shortcut), self)
                shortcut.activated.connect(lambda key=entry.key: self.go(key))
        QGuiApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        self.go(entries[0].key)

    def go(self, key: str, what: str | None = None) -> None:
        """Show a screen; `what` is handed to it (the key of a record). KeyError: no such screen."""
        entry = self._entries[key]
        if key not in self._pages:
            self._pages[key] = page = entry.build()
            page.titled.connect(self._follow_title)
        self._before.append((key, what))
        self._show(entry, what)

    def back(self) -> None:
        """Show the screen that was there before."""
        if len(self._before) > 1:
            self._before.pop()
            key, what = self._before[-1]
            self._show(self._entries[key], what)

    def page(self, key: str) -> Page | None:
        """The view of a screen, when it was shown before."""
        return self._pages.get(key)

    def here(self) -> str:
        """The key of the screen that is shown."""
        return self._here

    def put_bar(self, bar: QWidget, *, stays: bool = False) -> None:
        """A bar above every page; it goes when another screen is shown, or `stays` until it goes by itself."""
        if not stays:
            self._bar = bar
        self._above.insertWidget(self._above.indexOf(self._stack), bar)

    def refresh_counts(self) -> None:
        """Show the counts that the screens know now."""
        counts = {key: entry.count() for key, entry in self._entries.items()}
        for key, count in counts.items():
            if not self._entries[key].shortcut:
                self._navigation.show_count(key, count)
        self._top.show_counts(counts)
        if self._arriving and (page := self._pages.get(self._here)):
            page.first_focus()

    def is_hidden(self) -> bool:
        """Whether the cover is shown."""
        return self._outer.currentWidget() is self._cover

    def hide_all(self) -> None:
        """Blank every window of the program before this call returns; nothing is asked of the worker."""
        while popup := QApplication.activePopupWidget():
            popup.close()
        if not self.is_hidden():
            others = set_aside(self)
            self._cover.start()
            self._outer.setCurrentWidget(self._cover)
            self._idle.hidden(now_hidden=True)
            self.repaint()
            # Blank by now. What is only hidden is still read to whoever asks the tree: it leaves the tree.
            self._outer.removeWidget(self._content)
            leave_tree(others)
        self._cover.setFocus(Qt.FocusReason.OtherFocusReason)

    def lock(self) -> None:
        """Make everything disappear, keep the drafts, forget the clipboard, and let the process end."""
        if self._locked:
            return
        self._locked = True
        self.hide_all()
        self.hide()
        self._keep_drafts()
        self.clipboard.clear()
        self._lock()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802 Qt's own form
        """Hide and lock by key from every window, dialog and menu; every touch counts as life."""
        kind = event.type()
        if kind not in _SIGNS_OF_LIFE:
            return False
        self._idle.touch()
        if kind in {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress}:
            self._arriving = False
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_F9:
                self.hide_all()
                return True
            if event.key() == Qt.Key.Key_L and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
                self.lock()
                return True
        return False

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001, N802 Qt's own form
        """Tab, in every screen: as the eye reads."""
        return step(self._outer.currentWidget() or self, forward=next)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Closing keeps the drafts and forgets the clipboard, as locking does; first what must be said is said.

        Never while the window is hidden, and never in the way of a system that ends its session.
        """
        if self._parting.is_due and not (self._locked or self.is_hidden() or is_ending()):
            event.ignore()
            QTimer.singleShot(0, self._parting.begin)
            return
        if not self._locked:
            self._locked = True
            self._keep_drafts()
            self.clipboard.clear()
            self._leave()
        super().closeEvent(event)

    def _build(self, entries: tuple[Entry, ...], who: str, where: str, code_fits: Callable[[str], bool]) -> None:
        self._navigation = Navigation(entries, go=self.go, hide=self.hide_all, lock=self.lock, who=who, where=where)
        self._top = TopBar(entries, go=self.go, hide=self.hide_all, lock=self.lock)
        self._warning = Message(
            Level.ATTENTION,
            tr("Are you still there?"),
            tr("This window will be hidden soon. Press any key to keep working."),
            identifier="window.warning",
        )
        self._warning.hide()
        self._stack = QStackedWidget()
        self._above = right = QVBoxLayout()
        right.setSpacing(0)
        for part in (self._top, self._warning):
            right.addWidget(part)
        right.addWidget(self._stack, 1)
        self._content = QWidget()
        across = QHBoxLayout(self._content)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        # With large letters on a low screen the navigation scrolls; nothing falls off.
        self._side = Scroll(self._navigation)
        self._side.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        across.addWidget(self._side)
        across.addLayout(right, 1)
        self._cover = Cover(code_fits=code_fits, back=self._come_back, lock=self.lock)
        self._outer = QStackedWidget()
        for layer in (self._content, self._cover, self._parting):
            self._outer.addWidget(layer)
        self.setCentralWidget(self._outer)

    def _show(self, entry: Entry, what: str | None) -> None:
        page = self._pages[entry.key]
        if self._here == entry.key:
            # The same screen for something else: what stands half-typed in it is kept first.
            page.keep()
        self._here = entry.key
        if self._bar:
            self._bar.hide()
        self._put(page)
        self._focus.forget()
        page.show_for(what)
        self._navigation.mark(entry.under or entry.key)
        self._top.mark(entry.under or entry.key)
        self._follow_title()
        self._arriving = True
        self.refresh_counts()
        self._moved()

    def _put(self, page: Page) -> None:
        before = self._stack.currentWidget()
        if before is page:
            return
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if before:
            self._stack.removeWidget(before)

    def _follow_title(self) -> None:
        """The bar of the narrow layout says what the page that is shown says, whenever that changes."""
        if page := self._pages.get(self._here):
            self._top.say_title(page.title)

    def _come_back(self) -> None:
        self._outer.insertWidget(0, self._content)
        self._outer.setCurrentWidget(self._content)
        self._idle.hidden(now_hidden=False)
        bring_back()
        page = self._pages.get(self._here)
        if page and not self._focus.again():
            page.first_focus()

    def _show_parting(self) -> None:
        if self.is_hidden():
            self.close()
        else:
            self._outer.setCurrentWidget(self._parting)

    def _stay(self) -> None:
        self._outer.setCurrentWidget(self._content)
        if page := self._pages.get(self._here):
            page.first_focus()

    def _warn(self, due: bool) -> None:  # noqa: FBT001 the one thing it hears
        self._warning.setVisible(due)

    def _keep_drafts(self) -> None:
        for page in self._pages.values():
            page.keep()

    def _fit(self) -> None:
        narrow = look.is_narrow(self)
        self._side.setFixedWidth(look.px(WIDTH))
        self._side.setVisible(not narrow)
        self._top.setVisible(narrow)
