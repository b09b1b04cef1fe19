"""The list of bundles: one state each, a tick for what goes in, and below it the two buttons."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....i18n import tr, trn
from ... import fonts, look
from ...parts.button import Button, Kind, Size
from ...parts.card import Card
from ...parts.check import Check
from ...parts.flow import Flow
from ...parts.line_row import LineRow, Lines
from ...parts.tag import Tag
from ...parts.words import Words
from .model import InboxModel, Item
from .said import remark, second, summary, tag, title


class ListCard(Card):
    """`delete` is offered only for what stands in the central store."""

    def __init__(self, model: InboxModel) -> None:
        super().__init__(tr("Bundles"))
        self._model = model
        self._start = Button(
            kind=Kind.PRIMARY, icon="download", identifier="inbox.start", name=tr("Take in"), clicked=model.start
        )
        self._try = Button(tr("Try first"), icon="list-checks", identifier="inbox.try", clicked=model.attempt)
        self._delete = Button(icon="trash-2", kind=Kind.DANGER, identifier="inbox.delete", clicked=model.delete)
        self._hint = Words(tr("Trying changes nothing."), size=fonts.SECOND, tone="soft")
        self._foot = _padded(Flow(self._start, self._try, self._delete, self._hint, gap=12))
        # Above the list: of forty bundles it would stand far below.
        self.add_full(self._foot)
        self._lines = Lines()
        self.add_full(self._lines)
        self._shown: tuple[object, ...] = ()

    def refresh(self) -> None:
        model = self._model
        self.setVisible(bool(model.items))
        self.show_count(summary(model))
        if (shown := (model.items, model.gaps, model.told)) != self._shown:
            self._shown = shown
            self._lines.show_rows([_row(model, item) for item in model.items])
        chosen = len(model.chosen)
        words = trn("Take in {count} bundle", "Take in {count} bundles", chosen)
        self._start.setText(words)
        self._start.setAccessibleName(words)
        for button in (self._start, self._try):
            button.setEnabled(bool(chosen) and not model.busy)
            button.setVisible(bool(model.ready))
        self._hint.setVisible(bool(model.ready))
        gone = len(model.done)
        away = trn("Delete {count} file from the stick", "Delete {count} files from the stick", gone)
        self._delete.setText(away)
        self._delete.setAccessibleName(away)
        self._delete.setVisible(bool(gone) and not model.ready)
        self._delete.setEnabled(not model.busy)
        self._foot.setVisible(bool(model.ready) or bool(gone))


def _row(model: InboxModel, item: Item) -> QWidget:
    before: QWidget = Space()
    if item.may_go_in:
        before = tick = Check(identifier=f"inbox.tick.{item.path.name}", name=tr("Take in: {what}", what=title(item)))
        tick.setChecked(item.chosen)
        tick.toggled.connect(lambda on: model.tick(item.key, on=on))
    after: list[QWidget] = [Tag(tag(item).icon, tag(item).words, tag(item).level)]
    if item.is_bad:
        after.append(
            Button(
                tr("Explain"),
                size=Size.SMALL,
                identifier=f"inbox.explain.{item.path.name}",
                clicked=partial(model.select, item.key),
            )
        )
    lines = "\n".join(part for part in (second(item), remark(model, item)) if part)
    return LineRow(title(item), lines, before=before, after=after, bold=True)


class Space(QWidget):
    """Where no tick box stands: names stay under each other."""

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        return Check().sizeHint()


def _padded(inside: QWidget) -> QWidget:
    holder = QWidget()
    across = QVBoxLayout(holder)
    edge = look.space(12)
    across.setContentsMargins(look.space(16), edge, look.space(16), edge)
    across.addWidget(inside)
    return holder
