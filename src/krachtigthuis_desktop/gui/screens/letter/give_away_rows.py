"""A row for each text of the letter that points to detention: the text, the words in it, and the way to change it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QWidget

from ....care.giveaways import GiveAway
from ....i18n import tr
from ...parts.button import Button, Kind
from ...parts.line_row import LineRow
from ...parts.picture import Picture


def give_away_rows(found: Iterable[GiveAway], change: Callable[[], None]) -> list[QWidget]:
    """What may not be told stops the letter; what may is shown as well, for it may not be needed."""
    return [_row(place, each, change) for place, each in enumerate(found)]


def _row(place: int, each: GiveAway, change: Callable[[], None]) -> QWidget:
    words = ", ".join(f"‘{word}’" for word in each.words)
    second = (
        tr("{words} points to detention. Is that needed for this question?", words=words)
        if each.answer.allowed
        else tr("{words} points to detention. There is no yes to telling that. The letter cannot leave.", words=words)
    )
    link = Button(tr("Change the text"), kind=Kind.LINK, identifier=f"letter.give_away.{place}", clicked=change)
    return LineRow(each.text, second, before=Picture("triangle-alert", tone="attention.text"), after=(link,))
