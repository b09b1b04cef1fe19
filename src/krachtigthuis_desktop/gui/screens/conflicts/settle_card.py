"""What stands from now on: one of the two, or a third of both; with the reason, which travels along."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....i18n import tr, trn
from ....office.settling import Conflict
from ... import fonts, look
from ...panels.labelled import Labelled
from ...parts.button import Button, Kind, Size
from ...parts.card import Card
from ...parts.check import Radio
from ...parts.field import Field
from ...parts.flow import Flow
from ...parts.handle import handle
from ...parts.three_texts import TextArea, VoiceText
from ...parts.words import Words
from .model import Choice, ConflictsModel
from .said import VOICES, field_label, heading, value


class SettleCard(Card):
    def __init__(self, model: ConflictsModel) -> None:
        super().__init__(tr("What stands from now on?"), icon="stamp")
        self._model = model
        self._shown: Conflict | None = None
        self._areas: dict[str, TextArea] = {}
        self._radios: dict[tuple[str, Choice], Radio] = {}
        down = QVBoxLayout()
        down.setSpacing(look.space(12))
        self._choices = QVBoxLayout()
        self._choices.setSpacing(look.space(6))
        self._which = QWidget()
        self._which.setLayout(self._choices)
        self._choices.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self._which)
        self._third = QWidget()
        self._parts = QVBoxLayout(self._third)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(look.space(16))
        down.addWidget(self._third)
        self._why = handle(TextArea(2, 6), "conflicts.reason")
        self._why.textChanged.connect(self._typed_reason)
        down.addWidget(Field(tr("Why?"), self._why, hint=tr("everybody who has this family can read it later")))
        self._settle = Button(
            tr("Record it"), kind=Kind.PRIMARY, icon="check", identifier="conflicts.settle", clicked=model.settle
        )
        self._missing = Words(size=fonts.SECOND, tone="soft")
        down.addWidget(Flow(self._settle, self._missing, gap=12))
        down.addWidget(
            Words(
                tr("Both accounts stay kept. What you record goes to the laptops with the next answer."),
                size=fonts.SECOND,
                tone="soft",
            )
        )
        self.add(down)

    def refresh(self) -> bool:
        """Whether its controls were built anew, or others show."""
        model, conflict = self._model, self._model.shown
        self.setVisible(conflict is not None)
        if conflict is None:
            self._shown = None
            return False
        anew = conflict is not self._shown
        if anew:
            self._shown = conflict
            self._build(conflict)
        opens = (model.choice is Choice.THIRD) != self._third.isVisibleTo(self)
        for (name, which), radio in self._radios.items():
            chosen = model.choice is which if not name else model.taken.get(name) is which
            if radio.isChecked() != chosen:
                radio.setAutoExclusive(False)
                radio.setChecked(chosen)
                radio.setAutoExclusive(True)
        self._third.setVisible(model.choice is Choice.THIRD)
        for name, area in self._areas.items():
            if area.toPlainText() != model.texts.get(name, ""):
                area.setPlainText(model.texts.get(name, ""))
        if self._why.toPlainText() != model.reason:
            self._why.setPlainText(model.reason)
        self._settle.setEnabled(model.may_settle)
        self._missing.say(_missing(model))
        self._missing.setVisible(bool(_missing(model)))
        return anew or opens

    def _build(self, conflict: Conflict) -> None:
        self._areas, self._radios = {}, {}
        for layout in (self._choices, self._parts):
            while item := layout.takeAt(0):
                if old := item.widget():
                    old.hide()
                    old.deleteLater()
        two = self._model.two
        if two is None:
            return
        words = {
            Choice.FIRST: heading(Choice.FIRST, two[0]),
            Choice.SECOND: heading(Choice.SECOND, two[1]),
            Choice.THIRD: tr("A third, written from both"),
        }
        for which, said in words.items():
            radio = Radio(said, identifier=f"conflicts.choose.{which.value}")
            radio.setEnabled(self._model.may_take(which))
            radio.toggled.connect(partial(self._chose, which))
            self._choices.addWidget(radio)
            self._radios["", which] = radio
        if self._model.both_readable:
            for name in self._model.differing:
                self._parts.addWidget(self._text(name) if self._model.is_text(name) else self._either(conflict, name))

    def _text(self, name: str) -> QWidget:
        """A text of both: filled with the first, to be taken from either or both, and written on."""
        part, down = QWidget(), QVBoxLayout()
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(6))
        part.setLayout(down)
        identifier = f"conflicts.text.{name}"
        if name in VOICES:
            voice = VoiceText(
                VOICES[name], field_label(name), identifier=identifier, typed=partial(self._model.type, name)
            )
            self._areas[name] = voice.area
            down.addWidget(voice)
        else:
            area = handle(TextArea(1, 8 if self._model.is_long(name) else 2), identifier)
            area.textChanged.connect(lambda: self._model.type(name, area.toPlainText()))
            self._areas[name] = area
            down.addWidget(Field(field_label(name), area))
        takes = (
            ("first", tr("Take account 1"), partial(self._model.take, name, Choice.FIRST)),
            ("second", tr("Take account 2"), partial(self._model.take, name, Choice.SECOND)),
            ("both", tr("Both under each other"), partial(self._model.take_both, name)),
        )[: 3 if self._model.is_long(name) else 2]
        down.addWidget(
            Flow(
                *(
                    Button(
                        words,
                        size=Size.SMALL,
                        identifier=f"conflicts.take.{name}.{which}",
                        name=tr("{field}: {what}", field=field_label(name), what=words),
                        clicked=happen,
                    )
                    for which, words, happen in takes
                )
            )
        )
        return part

    def _either(self, conflict: Conflict, name: str) -> QWidget:
        """One or the other, nothing between."""
        holder, down = QWidget(), QVBoxLayout()
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(4))
        holder.setLayout(down)
        for which, number in ((Choice.FIRST, 1), (Choice.SECOND, 2)):
            said = value(conflict, name, self._model.value(which, name))
            words = tr("{said} (account {number})", said=said, number=number)
            radio = Radio(words, identifier=f"conflicts.either.{name}.{which.value}")
            radio.setAccessibleDescription(field_label(name))
            radio.toggled.connect(partial(self._took, name, which))
            down.addWidget(radio)
            self._radios[name, which] = radio
        return Labelled(field_label(name), holder)

    # `toggled`, not `clicked`: a screen reader turns a round button on without a click.
    def _chose(self, which: Choice, on: bool) -> None:  # noqa: FBT001 Qt's own form
        if on and self._model.choice is not which:
            self._model.choose(which)

    def _took(self, name: str, which: Choice, on: bool) -> None:  # noqa: FBT001
        if on and self._model.taken.get(name) is not which:
            self._model.take(name, which)

    def _typed_reason(self) -> None:
        if self._why.toPlainText() != self._model.reason:
            self._model.type_reason(self._why.toPlainText())


def _missing(model: ConflictsModel) -> str:
    """What is still to do before it can be recorded; one thing at a time."""
    if model.choice is Choice.NONE:
        return tr("Choose first what stands.")
    if model.undecided:
        return trn(
            "{count} difference is still to choose.", "{count} differences are still to choose.", len(model.undecided)
        )
    return "" if model.reason.strip() else tr("Write down why.")
