"""Done with this family: why, and what follows. Closing can be taken back; nothing is lost by it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....domain.identity import show_number
from ....i18n import tr, trn
from ... import fonts, look
from ...parts.button import Button, Size
from ...parts.card import Card
from ...parts.field import TextField
from ...parts.flow import Flow
from ...parts.words import Words
from .model import FamilyForms, FamilyModel


class ClosingCard(Card):
    def __init__(self, model: FamilyModel) -> None:
        super().__init__(tr("Done with this family?"), icon="circle-check")
        self._model = model
        body = QWidget()
        down = QVBoxLayout(body)
        edge = look.space(16)
        down.setContentsMargins(edge, look.space(10), edge, look.space(12))
        down.setSpacing(look.space(8))
        down.addWidget(
            Words(
                tr("Once the office has everything, the family leaves this laptop. You can always take it back."),
                size=fonts.SECOND,
                tone="soft",
            )
        )
        self._left = Words(size=fonts.SECOND)
        down.addWidget(self._left)
        self.opener = Button(
            tr("Close this family"),
            size=Size.SMALL,
            icon="circle-check",
            identifier="family.close",
            clicked=model.begin_closing,
        )
        self._ask = _Why(model)
        self.first = self._ask.why.line
        down.addWidget(Flow(self.opener))
        down.addWidget(self._ask)
        self.add_full(body)

    def refresh(self) -> None:
        """Only for an open family; the question stands there while it is asked."""
        self.setVisible(self._model.closed is None)
        self.opener.setVisible(not self._model.closing)
        self._ask.setVisible(self._model.closing)
        left = _left(self._model) if self._model.closing else ""
        self._left.say(left)
        self._left.setVisible(bool(left))


def _left(model: FamilyModel) -> str:
    """What is not done yet. It forbids nothing: whoever closes knows it."""
    page = model.page
    if page is None:
        return ""
    said = [tr("This is still open:")]
    if page.signals.lines:
        said.append(tr("A worry about safety stands open. Has your contact person heard of it?"))
    said += [
        tr(
            "The letter {number} to {organisation} has no answer yet.",
            number=show_number(line.number),
            organisation=line.organisation or tr("an organisation that is not known here"),
        )
        for line in page.unanswered
    ]
    if page.half_written:
        said.append(
            trn(
                "{count} thing about this family is half-written and not saved.",
                "{count} things about this family are half-written and not saved.",
                len(page.half_written),
            )
        )
    if page.undelivered:
        said.append(tr("Not everything of this family is at the office. Take it along first."))
    if model.forms != FamilyForms():
        said.append(tr("Something on this page is half filled in."))
    return "\n".join(said) if len(said) > 1 else ""


class _Why(QWidget):
    """The reason, for whoever opens the file later."""

    def __init__(self, model: FamilyModel) -> None:
        super().__init__()
        self._model = model
        self.why = TextField(
            tr("Why do you close this family?"),
            identifier="family.closed_why",
            hint=tr("questions answered, moved, no wish"),
        )
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(8))
        down.addWidget(self.why)
        down.addWidget(
            Flow(
                Button(tr("Close"), size=Size.SMALL, identifier="family.close.sure", clicked=self._press),
                Button(tr("Never mind"), size=Size.SMALL, identifier="family.close.stop", clicked=model.stop_closing),
            )
        )

    def _press(self) -> None:
        self._model.close(self.why.text())
