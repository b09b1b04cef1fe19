"""*Meer invullen*: what is filled in seldom, closed at first, open as soon as something stands in it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....domain.records.worry import Safety
from ....i18n import tr
from ... import look
from ...parts.button import Button, Kind
from ...parts.choices import ZeroToTen
from ...parts.field import Field, TextField
from ...parts.handle import handle
from ...parts.three_texts import TextArea
from .put_text import put_text
from .worry_model import WorryModel

_TEXTS = ("since", "helps_already", "who_knows", "key_factor")


class More(QWidget):
    def __init__(self, model: WorryModel) -> None:
        super().__init__()
        self._model, self._opened = model, False
        self._way = Button(kind=Kind.LINK, icon="chevron-right", identifier="worry.more", clicked=self._toggle)
        self._way.setText(tr("Fill in more: since when, what helps already, who knows"))
        self._inside = QWidget()
        self._since = TextField(tr("Since when"), identifier="worry.since", typed=partial(model.type_text, "since"))
        self._areas = {
            name: _area(model, name, label)
            for name, label in (
                ("helps_already", tr("What helps already")),
                ("who_knows", tr("Who knows of it")),
                ("key_factor", tr("What would make the difference")),
            )
        }
        self._asked_how = TextField(
            tr("How was it asked whether all is safe?"),
            identifier="worry.safety_asked_how",
            typed=partial(model.type_text, "safety_asked_how"),
        )
        self._now = ZeroToTen(
            tr("How heavy is it now?"),
            tr("only when it comes up"),
            identifier="worry.severity_now",
            changed=partial(model.set, "severity_now"),
        )
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(look.space(18), 0, 0, 0)
        inside.setSpacing(look.space(12))
        for part in (self._since, *self._areas.values(), self._asked_how, self._now):
            inside.addWidget(part)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(10))
        down.addWidget(self._way)
        down.addWidget(self._inside)

    def refresh(self) -> None:
        form = self._model.form
        for name, field in (("since", self._since), ("safety_asked_how", self._asked_how)):
            field.show_text(getattr(form, name))
        for name, area in self._areas.items():
            put_text(area.area, getattr(form, name))
        asked = form.safety not in {"", Safety.NOT_ASKED.value}
        self._asked_how.setVisible(asked)
        self._now.setVisible(self._model.saved is not None)
        self._now.show_number(form.severity_now)
        filled = any(getattr(form, name) for name in _TEXTS) or form.severity_now is not None
        self._show(opened=self._opened or filled or any(name in self._model.faults for name in _TEXTS))

    def _toggle(self) -> None:
        self._opened = self._inside.isHidden()
        self._show(opened=self._opened)

    def _show(self, *, opened: bool) -> None:
        self._inside.setVisible(opened)
        self._way.set_icon("chevron-down" if opened else "chevron-right")


class AreaField(Field):
    """A text area under its label."""

    def __init__(self, label: str, area: TextArea) -> None:
        super().__init__(label, area)
        self.area = area


def _area(model: WorryModel, name: str, label: str) -> AreaField:
    area = handle(TextArea(2), f"worry.{name}")
    area.textChanged.connect(lambda: model.type_text(name, area.toPlainText()))
    return AreaField(label, area)
