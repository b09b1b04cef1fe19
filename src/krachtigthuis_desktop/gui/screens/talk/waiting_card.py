"""What was left half-filled, each with its way on and its way out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial

from ....i18n import tr
from ...parts.button import Button, Size
from ...parts.card import Card
from ...parts.days import short_day
from ...parts.initials import Mark, Shape, initials
from ...parts.line_row import LineRow, Lines
from .waiting import DraftLine

Press = Callable[[str], None]


class WaitingCard(Card):
    def __init__(self, *, open_talk: Press, open_worry: Press, drop: Press, back: Press) -> None:
        super().__init__(tr("Half-filled"), icon="pencil")
        self._open_talk, self._open_worry, self._drop, self._back = open_talk, open_worry, drop, back
        self._shown: tuple[DraftLine, ...] = ()
        self._lines = Lines()
        self.add_full(self._lines)

    def show_lines(self, lines: Sequence[DraftLine]) -> None:
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        self._lines.show_rows([self._row(place, line) for place, line in enumerate(lines)])

    def _row(self, place: int, line: DraftLine) -> LineRow:
        name = line.name or tr("Name not known yet")
        before = Mark(initials(name), Shape.DETAINEE)
        if line.gone:
            back = Button(
                tr("Get back"),
                size=Size.SMALL,
                icon="undo-2",
                identifier=f"talk.waiting.{place}.back",
                clicked=partial(self._back, line.key),
            )
            return LineRow(name, tr("{what} · thrown away", what=_about(line)), before=before, after=(back,))
        go_on = self._open_talk if line.is_talk else self._open_worry
        buttons = (
            Button(
                tr("Go on"), size=Size.SMALL, identifier=f"talk.waiting.{place}.open", clicked=partial(go_on, line.key)
            ),
            Button(
                tr("Throw away"),
                size=Size.SMALL,
                icon="trash-2",
                identifier=f"talk.waiting.{place}.drop",
                clicked=partial(self._drop, line.key),
            ),
        )
        about = _about(line)
        if line.going:
            about = tr("{what} · goes after today: there is no yes to it", what=about)
        return LineRow(name, about, before=before, after=buttons, bold=True)


def _about(line: DraftLine) -> str:
    if not line.is_talk:
        return tr("Worry: {title}", title=line.called) if line.called else tr("Worry without a title yet")
    day = _day(line.begun)
    return tr("Conversation of {day}", day=short_day(day)) if day else tr("Conversation")


def _day(text: str) -> date | None:
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        return None
