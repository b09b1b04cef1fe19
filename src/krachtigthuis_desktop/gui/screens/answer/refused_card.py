"""What the office did not take over: why, the text as it was written, and what its writer can do with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....care.answered import Refused
from ....explain.fields import field_name
from ....explain.refusals import why_refused
from ....i18n import tr, trn
from ... import fonts, look
from ...parts.button import Button, Size
from ...parts.card import Card
from ...parts.flow import Flow
from ...parts.line_row import Lines
from ...parts.quote import Quote
from ...parts.three_texts import Voice
from ...parts.words import Words
from .model import AnswerModel
from .said import about, heading, text


class RefusedCard(Card):
    """Hidden while there is nothing in it. `anew(id)` opens the worry form with the text."""

    def __init__(self, model: AnswerModel, anew: Callable[[UUID], None]) -> None:
        super().__init__(tr("Not taken over by the office"), icon="pencil-line")
        self._model, self._anew = model, anew
        self._shown: tuple[Refused, ...] = ()
        self.add(Words(tr("Nothing of it is lost. Your text is here, and you can use it again."), tone="soft"))
        self._lines = Lines()
        self.add_full(self._lines)

    def refresh(self) -> None:
        items = self._model.refused
        self.setVisible(bool(items))
        if items != self._shown:
            self._shown = items
            self.show_count(trn("{count} item", "{count} items", len(items)))
            self._lines.show_rows([self._part(item, place) for place, item in enumerate(items)])

    def _part(self, item: Refused, place: int) -> QWidget:
        part = QWidget()
        down = QVBoxLayout(part)
        down.setContentsMargins(look.space(16), look.space(12), look.space(16), look.space(16))
        down.setSpacing(look.space(6))
        why = why_refused(item.reason)
        down.addWidget(Words(heading(item), bold=True))
        down.addWidget(Words(about(item), tone="soft"))
        down.addWidget(Words(" ".join((why.meaning, *why.todo)), lead=why.title))
        for name, words in item.texts:
            label = field_name(name) or ""
            if name in _VOICES:
                down.addWidget(Words(label, size=fonts.LABEL, bold=True))
                down.addWidget(Quote(words, _VOICES[name]))
            else:
                down.addWidget(Words(words, lead=tr("{label}:", label=label) if label else ""))
        buttons = []
        if item.is_worry:
            buttons.append(
                Button(
                    tr("Take the text into a new draft"),
                    icon="pencil",
                    size=Size.SMALL,
                    identifier=f"answer.anew{place}",
                    clicked=partial(self._anew, item.id),
                )
            )
        if item.texts:
            buttons.append(
                Button(
                    tr("Copy the text"),
                    icon="copy",
                    size=Size.SMALL,
                    identifier=f"answer.copy{place}",
                    clicked=partial(_copy, text(item)),
                )
            )
        buttons.append(
            Button(
                tr("Seen"),
                icon="check",
                size=Size.SMALL,
                identifier=f"answer.see{place}",
                clicked=partial(self._model.see, item.id),
            )
        )
        down.addWidget(Flow(*buttons, gap=12))
        return part


_VOICES = {
    "own_words": Voice.OWN_WORDS,
    "seen_heard": Voice.SEEN,
    "impression": Voice.IMPRESSION,
}


def _copy(words: str) -> None:
    """For ten seconds: what guards the clipboard sees it and clears it."""
    QGuiApplication.clipboard().setText(words)
