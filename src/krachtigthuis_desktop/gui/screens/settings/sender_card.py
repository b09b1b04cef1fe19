"""The card of who we are on paper, and where the window of the envelope lies."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ....explain import explain
from ....i18n import tr
from ... import look
from ...level import Level
from ...parts.button import Button
from ...parts.card import Card
from ...parts.choices import Segment
from ...parts.field import Field, TextField
from ...parts.handle import handle
from ...parts.message import Message
from ...parts.three_texts import TextArea
from ...parts.words import Words
from .sender_model import LONGEST, SenderModel, Typed

_WIDEST = 8
"""Characters of a number in millimetres."""


class SenderCard(Card):
    """Fields that begin with what letters carry now, and one button that keeps them."""

    def __init__(self, model: SenderModel) -> None:
        super().__init__(tr("Who we are on a letter"), icon="mail")
        self._model = model
        self._begun = False
        self._names = TextArea(lines=2, most=4)
        self._reply_to = TextArea(lines=2, most=4)
        self._lines = {
            "place": _line(tr("Town, for the letters"), "place"),
            "contact": _line(tr("Contact person"), "contact"),
            "phone": _line(tr("Phone number"), "phone"),
            "hours": _line(tr("When reachable"), "hours"),
            "shift_right": TextField(
                tr("To the right"), identifier="settings.sender.shift_right", hint=tr("mm"), limit=_WIDEST
            ),
            "shift_down": TextField(tr("Down"), identifier="settings.sender.shift_down", hint=tr("mm"), limit=_WIDEST),
        }
        self._window = Segment(
            tr("Window of the envelope"),
            (("left", tr("Left")), ("right", tr("Right"))),
            identifier="settings.sender.window",
        )
        self._fault = Message(Level.ATTENTION, "", identifier="settings.sender.fault")
        self._kept = Message(
            Level.GOOD, tr("Saved."), tr("The next letter will include it."), identifier="settings.sender.kept"
        )
        self._save = Button(tr("Keep for letters"), identifier="settings.sender.save", clicked=self._ask)
        self._lay()
        model.changed = self.refresh
        self.refresh()

    def refresh(self) -> None:
        """Fill the fields once; after that they belong to who types."""
        model = self._model
        if model.typed is not None and not self._begun:
            self._begun = True
            self._show(model.typed)
        self._save.setEnabled(self._begun)
        self._kept.setVisible(model.saved)
        self._fault.setVisible(model.error is not None)
        if model.error:
            words = explain(model.error)
            self._fault.say(words.title, " ".join((words.meaning, *words.todo)).strip())

    def _show(self, typed: Typed) -> None:
        self._names.setPlainText(typed.names)
        self._reply_to.setPlainText(typed.reply_to)
        self._window.show_key(typed.window)
        for key, field in self._lines.items():
            field.show_text(getattr(typed, key))

    def _ask(self) -> None:
        self._model.save(
            Typed(
                names=self._names.toPlainText(),
                reply_to=self._reply_to.toPlainText(),
                window=self._window.key(),
                **{key: field.text() for key, field in self._lines.items()},
            )
        )

    def _lay(self) -> None:
        inside = QVBoxLayout()
        inside.setSpacing(look.space(12))
        inside.addWidget(
            Field(
                tr("Names at the top of the letter"),
                handle(self._names, "settings.sender.names"),
                hint=tr("One a line. The neutral sender leaves them out."),
            )
        )
        inside.addWidget(
            Field(
                tr("Where the reply slip goes"),
                handle(self._reply_to, "settings.sender.reply_to"),
                hint=tr("An address that does not give us away."),
            )
        )
        for key in ("place", "contact", "phone", "hours"):
            inside.addWidget(self._lines[key])
        inside.addWidget(Words(tr("Window of the envelope"), bold=True))
        inside.addWidget(self._window)
        inside.addWidget(
            Words(tr("How far the window lies from its usual place, as you measured it with a ruler:"), tone="soft")
        )
        both = QWidget()
        across = QHBoxLayout(both)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(look.space(12))
        across.addWidget(self._lines["shift_right"])
        across.addWidget(self._lines["shift_down"])
        for part in (both, self._fault, self._kept, self._save):
            inside.addWidget(part)
        self.add(inside)


def _line(label: str, key: str) -> TextField:
    return TextField(label, identifier=f"settings.sender.{key}", limit=LONGEST)
