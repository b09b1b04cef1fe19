"""The middle of the form: what the worry is about, the three texts, how heavy it is, and whether all is safe."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....i18n import tr
from ... import look, terms
from ...panels.labelled import Labelled
from ...panels.signal_bar import whom_to_call
from ...parts.choices import Segment, ZeroToTen
from ...parts.field import TextField
from ...parts.message import Message
from ...parts.three_texts import Voice, VoiceText
from ...theme import Level
from .more import More
from .put_text import put_text
from .worry_model import WorryModel


class Writing(QWidget):
    """Nothing here waits for a choice; the safety question has four answers and none beforehand."""

    def __init__(self, model: WorryModel) -> None:
        super().__init__()
        self._model = model
        self._title = TextField(
            tr("What is the worry about?"), identifier="worry.title", typed=partial(model.type_text, "title")
        )
        self._texts = {
            name: VoiceText(
                voice, label, identifier=f"worry.{name}", hint=hint, lines=lines, typed=partial(model.type_text, name)
            )
            for name, voice, label, hint, lines in (
                ("own_words", Voice.OWN_WORDS, tr("In their own words"), tr("Write it as it was said."), 3),
                ("seen_heard", Voice.SEEN, tr("What I saw or heard"), tr("Facts only, no opinions."), 2),
                ("impression", Voice.IMPRESSION, tr("My impression"), tr("What you think. Stays apart."), 2),
            )
        }
        self._heavy = QWidget()
        self._heavy_in = QVBoxLayout(self._heavy)
        self._heavy_in.setContentsMargins(0, 0, 0, 0)
        self._scale: ZeroToTen | None = None
        self._name = ""
        question = tr("Is somebody at home unsafe?")
        self._safety = Segment(
            question, terms.options(terms.SAFETY), identifier="worry.safety", changed=partial(model.set, "safety")
        )
        self.signal = Message(Level.INFO, "", identifier="worry.signal", icon="phone")
        self._more = More(model)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(12))
        down.addWidget(self._title)
        for text in self._texts.values():
            down.addWidget(text)
        for part in (self._heavy, Labelled(question, self._safety), self.signal, self._more):
            down.addWidget(part)

    def refresh(self) -> None:
        model = self._model
        self._title.show_text(model.form.title)
        self._title.wrong(terms.wrong(model.faults.get("title")))
        for name, text in self._texts.items():
            put_text(text.area, getattr(model.form, name))
            text.wrong(terms.wrong(model.faults.get(name)))
        self._show_scale()
        self._safety.show_key(model.form.safety)
        self.signal.setVisible(model.is_signal)
        if model.is_signal:
            self.signal.say(*whom_to_call(model.around.contact))
        self._more.refresh()

    def first(self) -> None:
        """Begin where a person begins."""
        self._title.line.setFocus()

    def _show_scale(self) -> None:
        """The question has a name in it: another person, another scale."""
        model = self._model
        if self._scale is None or self._name != model.around.first_name:
            self._name = model.around.first_name
            if self._scale:
                self._scale.hide()
                self._scale.deleteLater()
            self._scale = ZeroToTen(
                tr("How heavy is it for {name}?", name=self._name) if self._name else tr("How heavy is it?"),
                tr("0 is not heavy, 10 is very heavy"),
                identifier="worry.severity",
                changed=partial(model.set, "severity"),
            )
            self._heavy_in.addWidget(self._scale)
        self._scale.show_number(model.form.severity)
