"""What stands first on Today: signals about safety with whom to call, and what somebody began and did not end."""

from __future__ import annotations

from collections.abc import Callable

from ....care.half_written import HalfWritten
from ....care.signals import Signal
from ....domain.identity import show_number
from ....i18n import mark, tr, trn
from ...level import Level
from ...panels.signal_bar import whom_to_call
from ...parts.card import Card
from ...parts.initials import Shape, initials
from ...parts.row import Row, TagText
from ...parts.rows import Rows
from ...parts.words import Words
from .model import TodayModel

Go = Callable[..., None]


class SignalsCard(Card):
    """Hidden while there is no signal. No place and no state of the worry keeps one from standing here."""

    def __init__(self, model: TodayModel, go: Go) -> None:
        super().__init__(tr("Safety at home"), icon="shield-alert", edge="stop.edge")
        self._model, self._call = model, Words()
        self.add(self._call)
        self._rows = Rows(tr("Safety at home"), identifier="today.signals", opened=lambda key: go("worry", key))
        self.add_full(self._rows)

    def refresh(self) -> None:
        signals = self._model.signals
        self.setVisible(bool(signals.lines))
        self.show_count(trn("{count} signal", "{count} signals", len(signals.lines)))
        lead, rest = whom_to_call(signals.contact)
        self._call.say(rest, lead=lead)
        self._rows.show_rows([_signal_row(line) for line in signals.lines])


class HalfWrittenCard(Card):
    """Hidden while nothing was left half-written."""

    def __init__(self, model: TodayModel, go: Go) -> None:
        super().__init__(tr("Half-filled"), icon="pencil")
        self._model, self._go = model, go
        self._rows = Rows(tr("Half-filled"), identifier="today.half", opened=self._open)
        self.add_full(self._rows)

    def refresh(self) -> None:
        lines = self._model.half_written
        self.setVisible(bool(lines))
        self.show_count(str(len(lines)))
        self._rows.show_rows([_half_row(line) for line in lines])

    def _open(self, key: str) -> None:
        line = next((each for each in self._model.half_written if _key(each) == key), None)
        if line:
            self._go(line.screen, line.what)


def _signal_row(line: Signal) -> Row:
    where = tr("delivered") if line.at_office else tr("not at the office yet")
    where = where if line.recorded else tr("not saved yet")
    second = " · ".join(part for part in (line.detainee, where) if part)
    tag = (
        TagText("shield-alert", tr("Not safe"), Level.STOP)
        if line.is_yes
        else TagText("shield-alert", tr("In doubt"), Level.ATTENTION)
    )
    numbered = tr("Worry {number}", number=show_number(line.number)) if line.number else tr("Worry")
    title = line.title or numbered
    return Row(line.what, title, second, initials(line.detainee), Shape.DETAINEE, (tag,))


_SCREENS = {
    "talk": mark("Conversation"),
    "worry": mark("Worry"),
    "referral": mark("Ask for help"),
    "family": mark("Family"),
}


def _half_row(line: HalfWritten) -> Row:
    words = tr(_SCREENS[line.screen])
    second = tr("{kind}: {called}", kind=words, called=line.called) if line.called else words
    name = line.name or tr("Name not known yet")
    return Row(_key(line), name, second, initials(name), Shape.DETAINEE)


def _key(line: HalfWritten) -> str:
    return f"{line.screen} {line.what}"
