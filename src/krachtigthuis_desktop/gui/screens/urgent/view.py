"""Kan niet wachten as a page: whom to call, each worry with its reasons, below what was ticked off last."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from ....explain import explain
from ....explain.pressing import unproven_line
from ....i18n import tr, trn
from ....office.cannot_wait import Matter
from ...level import Level
from ...parts.button import Button, Size
from ...parts.card import Card
from ...parts.empty import Empty
from ...parts.line_row import LineRow, Lines
from ...parts.message import Message
from ...parts.page import Page
from ...parts.tab_order import tab_by_place
from ...parts.tag import Tag
from .model import UrgentModel
from .said import second, tags, ticked, title


class UrgentView(Page):
    """`go` leads to the family of a worry, and to what was set apart."""

    def __init__(self, model: UrgentModel, go: Callable[..., None]) -> None:
        super().__init__(tr("Cannot wait"), tr("It stays here until somebody ticks it off."))
        self._model, self._go = model, go
        self._fault = Message(Level.STOP, "", identifier="urgent.fault")
        self._call = Message(Level.STOP, "", identifier="urgent.call", icon="phone")
        self._good = Message(Level.GOOD, "", identifier="urgent.good", action=(tr("Put it back"), self._put_back))
        self._apart = Message(
            Level.STOP,
            "",
            identifier="urgent.apart",
            icon="shield-alert",
            action=(tr("To what was set apart"), lambda: go("apart")),
        )
        for bar in (self._fault, self._call, self._apart, self._good):
            bar.hide()
            self.bars.addWidget(bar)
        self._empty = Card()
        self._empty.add_full(
            Empty(
                "circle-check",
                tr("Nothing waits that cannot wait"),
                tr("Safety signals, what must happen now, and deadlines within a week come here."),
            )
        )
        self._card, self._lines = Card(tr("Waits for you"), icon="clock-alert"), Lines()
        self._card.add_full(self._lines)
        self._before, self._ticked = Card(tr("Ticked off"), icon="history"), Lines()
        self._before.add_full(self._ticked)
        for part in (self._empty, self._card, self._before):
            self.body.addWidget(part)
        self._shown: tuple[object, ...] = ()
        model.changed = self.refresh
        self.refresh()

    def opened(self, _what: str | None) -> None:
        self._model.load()

    def refresh(self) -> None:
        model, found = self._model, self._model.found
        self._fault.setVisible(model.error is not None)
        if model.error:
            words = explain(model.error)
            self._fault.say(words.title, " ".join((words.meaning, *words.todo)).strip())
        self._call.setVisible(any(each.safety for each in found.matters))
        self._say_whom()
        apart = unproven_line(found.apart, found.call)
        self._apart.setVisible(bool(apart))
        self._apart.say(tr("Perhaps this cannot wait:"), apart)
        self._good.setVisible(model.done is not None)
        if model.done:
            self._good.say(tr("Ticked off."), title(model.done))
        self._empty.setVisible(model.loaded and not found.matters and not apart)
        self._card.setVisible(bool(found.matters))
        self._before.setVisible(bool(found.ticked))
        if (shown := (found, model.busy)) != self._shown:
            self._shown = shown
            self._card.show_count(trn("{count} waits", "{count} wait", len(found.matters)))
            self._lines.show_rows([self._row(each) for each in found.matters])
            self._ticked.show_rows([self._done(each) for each in found.ticked])
            tab_by_place(self)

    def _say_whom(self) -> None:
        call = self._model.found.call
        if call:
            said = " ".join(tr("{name}: {phone}.", name=each.name or "-", phone=each.phone) for each in call)
            self._call.say(tr("About safety, call today:"), said)
        else:
            self._call.say(
                tr("Call the person who is responsible for safety today."),
                tr("Nobody is named here yet. Write the name and the number down under Who can open here."),
            )

    def _row(self, matter: Matter) -> QWidget:
        button = Button(
            tr("Tick off"),
            size=Size.SMALL,
            icon="check",
            identifier=f"urgent.tick.{matter.record}",
            name=tr("Tick off: {what}", what=title(matter)),
            clicked=partial(self._model.tick_off, matter),
        )
        button.setEnabled(not self._model.busy)
        buttons = [button]
        if matter.home:
            buttons.append(
                Button(
                    tr("To the family"),
                    size=Size.SMALL,
                    icon="users",
                    identifier=f"urgent.family.{matter.record}",
                    name=tr("To the family: {what}", what=title(matter)),
                    clicked=partial(self._go, "fronts", str(matter.home)),
                )
            )
        marks = (Tag(each.icon, each.words, each.level) for each in tags(matter))
        return LineRow(
            title(matter),
            second(matter),
            after=[*marks, *buttons],
            bold=True,
            clicked=partial(self._go, "fronts", str(matter.home)) if matter.home else None,
        )

    def _done(self, matter: Matter) -> QWidget:
        button = Button(
            tr("Put it back"),
            size=Size.SMALL,
            icon="undo-2",
            identifier=f"urgent.back.{matter.record}",
            name=tr("Put it back: {what}", what=title(matter)),
            clicked=partial(self._model.put_back, matter),
        )
        return LineRow(title(matter), ticked(matter), after=[button])

    def _put_back(self) -> None:
        if self._model.done:
            self._model.put_back(self._model.done)
