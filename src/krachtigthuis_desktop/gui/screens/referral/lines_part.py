"""The situation in lines: each is a fact, told by somebody, or an impression, and says what it is about."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....domain.records.referral import Nature
from ....i18n import mark, tr
from ... import look
from ...panels.labelled import Labelled
from ...panels.side_by_side import SideBySide
from ...parts.button import Button, Kind, Size
from ...parts.card import Card, Line
from ...parts.choices import Chips, Segment
from ...parts.field import ListField
from ...parts.tab_order import HandsFocus
from ...parts.three_texts import Voice, VoiceText
from ...terms import DATA, options
from .form import LineForm
from .model import ReferralModel

_NATURES = {
    Nature.FACT: mark("Fact"),
    Nature.TOLD: mark("Told by somebody"),
    Nature.IMPRESSION: mark("My impression"),
}
_VOICES = {Nature.FACT: Voice.SEEN, Nature.TOLD: Voice.OWN_WORDS, Nature.IMPRESSION: Voice.IMPRESSION}


class LinesCard(Card):
    """A line is built anew only when its shape changes, so that typing never loses its place."""

    def __init__(self, model: ReferralModel) -> None:
        super().__init__(tr("The situation"), icon="list")
        self._model = model
        self._shape: object = None
        # A holder of its own, so that Tab finds a new line where it stands.
        lines = QWidget()
        self._holder = QVBoxLayout(lines)
        self._holder.setContentsMargins(0, 0, 0, 0)
        self._holder.setSpacing(look.space(12))
        inside = QVBoxLayout()
        inside.setSpacing(look.space(12))
        inside.addWidget(lines)
        inside.addWidget(
            Button(
                tr("One more line"),
                icon="plus",
                size=Size.SMALL,
                identifier="referral.line.new",
                clicked=self._add,
            )
        )
        self.add(inside)
        self._lines: list[_LineView] = []

    def refresh(self) -> None:
        model = self._model
        shape = ([line.nature for line in model.form.lines], tuple(key for key, _p in model.people), model.what)
        if shape != self._shape:
            self._shape = shape
            self._rebuild()
        for view in self._lines:
            view.refresh()

    def _add(self) -> None:
        self._model.add_line()
        self._lines[-1].setFocus()

    def _rebuild(self) -> None:
        while item := self._holder.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        self._lines = [_LineView(self._model, place) for place in range(len(self._model.form.lines))]
        for place, view in enumerate(self._lines):
            if place:
                self._holder.addWidget(Line())
            self._holder.addWidget(view)


class _LineView(HandsFocus):
    """One line: its text, what it is, who told it, of whom it tells, what kind of information."""

    def __init__(self, model: ReferralModel, place: int) -> None:
        super().__init__()
        self._model, self._place = model, place
        nature = Nature(self._line.nature)
        named = f"referral.line.{place + 1}"
        people = [(key, person.called) for key, person in model.people]
        self._text = VoiceText(
            _VOICES[nature],
            tr("Line {number}", number=place + 1),
            identifier=named,
            lines=2,
            typed=lambda text: model.type_line(place, text) if text != self._line.text else None,
        )
        self._nature = Segment(
            tr("What is it?"),
            [(each.value, tr(words)) for each, words in _NATURES.items()],
            identifier=f"{named}.nature",
            changed=partial(model.choose_line, place, "nature"),
        )
        self._teller = ListField(
            tr("Told by"),
            [("", tr("Somebody else")), *people],
            identifier=f"{named}.told_by",
            chosen=partial(model.choose_line, place, "told_by"),
        )
        self._data = ListField(
            tr("Kind of information"),
            options(DATA),
            identifier=f"{named}.data",
            chosen=partial(model.choose_line, place, "data"),
        )
        self._about = Chips(
            tr("About whom?"),
            people,
            identifier=f"{named}.about",
            changed=lambda keys: model.choose_line(place, "about", list(keys)),
        )
        if nature is not Nature.TOLD:
            self._teller.hide()
        drop = Button(
            tr("Leave this line out"),
            kind=Kind.LINK,
            identifier=f"{named}.drop",
            clicked=partial(model.drop_line, place),
        )
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(8))
        down.addWidget(self._text)
        down.addWidget(self._nature)
        down.addWidget(SideBySide(self._teller, self._data) if nature is Nature.TOLD else self._data)
        down.addWidget(Labelled(tr("About whom?"), self._about))
        down.addWidget(drop)
        self.hand_focus_to(self._text)

    @property
    def _line(self) -> LineForm:
        lines = self._model.form.lines
        return lines[self._place] if self._place < len(lines) else LineForm()

    def refresh(self) -> None:
        line = self._line
        self._text.show_text(line.text)
        self._nature.show_key(line.nature)
        self._teller.show_key(line.told_by)
        self._data.show_key(line.data)
        self._about.show_keys(line.about)
