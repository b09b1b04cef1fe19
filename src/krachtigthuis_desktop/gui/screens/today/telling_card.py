"""*Nog te vertellen*: answers of the office, each with whose yes it rests on, and *Verteld* in one press."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from ....care.news import ToTell
from ....explain import explain_rule
from ....i18n import tr, trn
from ...parts.button import Button, Size
from ...parts.card import Card
from ...parts.days import short_day
from ...parts.line_row import LineRow, Lines
from .model import TodayModel


class TellingCard(Card):
    """Hidden while there is nothing to tell."""

    def __init__(self, model: TodayModel, go: Callable[..., None]) -> None:
        super().__init__(tr("Still to tell"), icon="message-circle-reply")
        self._model, self._go = model, go
        self._shown: tuple[ToTell, ...] = ()
        self._lines = Lines()
        self.add_full(self._lines)

    def refresh(self) -> None:
        items = self._model.to_tell
        self.setVisible(bool(items))
        if items != self._shown:
            self._shown = items
            self.show_count(trn("{count} answer", "{count} answers", len(items)))
            self._lines.show_rows([self._row(item, place) for place, item in enumerate(items)])

    def _row(self, item: ToTell, place: int) -> QWidget:
        to_family = partial(self._go, "family", str(item.home))
        if item.why_not:
            why = explain_rule(item.why_not, item.concerns or None, ask=item.ask, reader=item.detainee)
            later = tr("Until then you can say: “We are working on it.”")
            return LineRow(
                tr("There is an answer for {name}, but not to tell yet", name=item.detainee),
                " ".join((why.meaning, *why.todo[:1], later)),
                after=[
                    Button(
                        tr("To the family"),
                        size=Size.SMALL,
                        identifier=f"today.telling.family{place}",
                        clicked=to_family,
                    )
                ],
            )
        told = Button(
            tr("Told"),
            icon="message-circle-reply",
            size=Size.SMALL,
            identifier=f"today.telling.told{place}",
            clicked=partial(self._model.tell, item.key),
        )
        return LineRow(item.says, _second(item), after=[told])


def _second(item: ToTell) -> str:
    worry = tr("worry: {called}", called=item.worry) if item.worry else ""
    yes = (
        tr("{name} said yes on {day}", name=item.yes_by, day=short_day(item.yes_on))
        if item.yes_by and item.yes_on
        else ""
    )
    return " · ".join(part for part in (item.detainee, worry, item.organisation, short_day(item.on), yes) if part)
