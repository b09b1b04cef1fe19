"""The card of who we are on paper, and where the window of the envelope lies."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ....explain import explain
from ....i18n import tr
from ... import look
from ...level import Level
from ...panels.labelled import Labelled
from ...parts.ask_files import ask_folder
from ...parts.button import Button
from ...parts.card import Card
from ...parts.choices import Segment
from ...parts.field import Field, TextField
from ...parts.flow import Flow
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
            "neutral_name": _line(tr("Name without Exodus"), "neutral_name", tr("for example: Steunpunt Thuis")),
            "place": _line(tr("Town, for the letters"), "place"),
            "contact": _line(tr("Contact person"), "contact"),
            "function": _line(tr("Function"), "function", tr("for example: social worker")),
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
        self._neutral = Segment(
            tr("Is this number answered without the name Exodus, and not found on the internet with it?"),
            (("yes", tr("Yes")), ("no", tr("No"))),
            identifier="settings.sender.number_neutral",
            changed=self._warn_of_number,
        )
        self._tells = Message(
            Level.ATTENTION,
            tr("The number says who we are."),
            tr("Who calls it or looks it up sees Exodus. A letter without our name then hides nothing."),
            identifier="settings.sender.number_tells",
        )
        self._printed = Message(Level.GOOD, "", identifier="settings.sender.printed")
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
        self._printed.setVisible(bool(model.printed))
        if model.printed:
            self._printed.say(tr("The test sheet is on its way."), model.printed)
        self._fault.setVisible(model.error is not None)
        if model.error:
            words = explain(model.error)
            self._fault.say(words.title, " ".join((words.meaning, *words.todo)).strip())

    def _show(self, typed: Typed) -> None:
        self._names.setPlainText(typed.names)
        self._reply_to.setPlainText(typed.reply_to)
        self._window.show_key(typed.window)
        self._neutral.show_key(typed.number_neutral)
        self._warn_of_number(typed.number_neutral)
        for key, field in self._lines.items():
            field.show_text(getattr(typed, key))

    def _warn_of_number(self, answer: str) -> None:
        self._tells.setVisible(answer == "no")

    def _test_sheet(self) -> tuple[str, str, str]:
        """What stands in the fields now, also when it was not kept yet."""
        return self._window.key(), self._lines["shift_right"].text(), self._lines["shift_down"].text()

    def _ask(self) -> None:
        self._model.save(
            Typed(
                names=self._names.toPlainText(),
                reply_to=self._reply_to.toPlainText(),
                window=self._window.key(),
                number_neutral=self._neutral.key(),
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
        inside.addWidget(self._lines["neutral_name"])
        inside.addWidget(
            Field(
                tr("Our address"),
                handle(self._reply_to, "settings.sender.reply_to"),
                hint=tr("An address that does not give us away."),
            )
        )
        for key in ("place", "contact", "function", "phone", "hours"):
            inside.addWidget(self._lines[key])
        question = tr("Is this number answered without the name Exodus, and not found on the internet with it?")
        inside.addWidget(Labelled(question, self._neutral))
        inside.addWidget(self._tells)
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
        sheets = Flow(
            Button(
                tr("Print the test sheet"),
                icon="printer",
                identifier="settings.sender.test_sheet",
                clicked=lambda: self._model.print_test_sheet(*self._test_sheet()),
            ),
            Button(
                tr("Save the test sheet"),
                icon="save",
                identifier="settings.sender.test_sheet.save",
                clicked=lambda: ask_folder(
                    self,
                    tr("Where shall the test sheet go?"),
                    lambda folder: self._model.save_test_sheet(folder, *self._test_sheet()),
                ),
            ),
        )
        for part in (both, sheets, self._printed, self._fault, self._kept, self._save):
            inside.addWidget(part)
        self.add(inside)


def _line(label: str, key: str, hint: str = "") -> TextField:
    return TextField(label, identifier=f"settings.sender.{key}", limit=LONGEST, hint=hint)
