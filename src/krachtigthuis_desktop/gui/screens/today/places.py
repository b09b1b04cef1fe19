"""The places of today's visit, to choose one of."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....i18n import tr
from ... import look
from ...parts.choices import Chips
from ...parts.field import ListField
from .model import EVERYWHERE, TodayModel


class Places(QWidget):
    """Where today's visit is: chips for up to four places, a list box for more and with large text."""

    MOST_CHIPS = 4

    def __init__(self, chosen: Callable[[str], None]) -> None:
        super().__init__()
        self._chosen = chosen
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._options: tuple[tuple[str, str], ...] = ()
        self._place, self._narrow = EVERYWHERE, False
        self._chips: Chips | None = None
        self._list: ListField | None = None

    def show(self, model: TodayModel) -> None:  # type: ignore[override]
        """The places of the model, with the chosen one marked; nothing for a single place."""
        everywhere = (EVERYWHERE, tr("All places · {count}", count=model.family_count))
        places = tuple((p.key, tr("{place} · {count}", place=p.key, count=p.families)) for p in model.places)
        options = (*places, everywhere) if len(places) > 1 else ()
        self._place = model.place
        if options != self._options:
            self._options = options
            self._rebuild()
        self.setVisible(bool(options))
        self._mark()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 Qt's name
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        if self._options and look.is_narrow(self) != self._narrow:
            self._rebuild()
            self._mark()

    def _mark(self) -> None:
        if self._chips:
            self._chips.show_keys((self._place,))
        if self._list:
            self._list.show_key(self._place)

    def _rebuild(self) -> None:
        while item := self._down.takeAt(0):
            if old := item.widget():
                old.deleteLater()
        self._chips = self._list = None
        options, self._narrow = self._options, look.is_narrow(self)
        if not options:
            return
        label = tr("Visit today")
        if len(options) <= self.MOST_CHIPS + 1 and not self._narrow:
            self._chips = Chips(
                label, options, identifier="today.place", single=True, changed=lambda keys: self._chosen("".join(keys))
            )
            self._down.addWidget(self._chips)
        else:
            self._list = ListField(label, options, identifier="today.place", chosen=self._chosen)
            self._down.addWidget(self._list)
