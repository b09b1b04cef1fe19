"""Families and laptops as a page: every family with its laptops, and beside it who has the one that is chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from ....domain.identity import show_number
from ....explain import explain
from ....i18n import tr, trn
from ....office.assigning import Front
from ....office.laptops import Laptop
from ... import fonts, look
from ...level import Level
from ...panels.labelled import Labelled
from ...parts.button import Button, Kind, Size
from ...parts.card import Card, Line
from ...parts.choices import Chips
from ...parts.columns import Columns
from ...parts.empty import Empty
from ...parts.field import ListField
from ...parts.flow import Flow
from ...parts.long_list import LongList
from ...parts.message import Message
from ...parts.page import Page
from ...parts.row import Row, Shape, TagText, initials
from ...parts.tab_order import tab_by_place
from ...parts.words import Words
from .model import FrontsModel, Said


class FrontsView(Page):
    """`go("laptops")` is the way back."""

    def __init__(self, model: FrontsModel, go: Callable[..., None]) -> None:
        super().__init__(tr("Families and laptops"), tr("Which laptop has which family."))
        self._model = model
        self._all = Button(
            tr("Show all families"), icon="users", identifier="fronts.all", clicked=lambda: model.show_only("")
        )
        self.buttons.add(self._all)
        self.buttons.add(
            Button(tr("To the laptops"), icon="laptop", identifier="fronts.laptops", clicked=lambda: go("laptops"))
        )
        self._fault = Message(Level.STOP, "", identifier="fronts.fault")
        self._good = Message(Level.GOOD, "", identifier="fronts.good")
        self._homeless = Message(Level.ATTENTION, "", identifier="fronts.homeless")
        for bar in (self._fault, self._good, self._homeless):
            bar.hide()
            self.bars.addWidget(bar)
        self._empty = Card()
        self._empty.add_full(
            Empty("users", tr("No family yet"), tr("Families come in with the bundles of the laptops."))
        )
        self.body.addWidget(self._empty)
        self._columns = Columns(width=384)
        self._card = Card(tr("Families"), icon="users")
        self._list = LongList(tr("Families"), identifier="fronts.rows", opened=self._open, current=model.select)
        self._rows = self._list.rows
        self._card.add_full(self._list)
        self._columns.main.addWidget(self._card)
        self._side, self._beside = Card(), QVBoxLayout()
        self._beside.setSpacing(look.space(12))
        self._side.add(self._beside)
        self._columns.side.addWidget(self._side)
        self.body.addWidget(self._columns)
        self._shown: tuple[object, ...] = ()
        self._chips: Chips | None = None
        self._save: Button | None = None
        model.changed = self.refresh
        self.refresh()

    def opened(self, what: str | None) -> None:
        self._model.open(what or "")
        self._model.load()

    def _open(self, key: str) -> None:
        self._model.select(key)
        self.bring(self._side)

    def refresh(self) -> None:
        model = self._model
        self._fault.setVisible(model.error is not None)
        if model.error:
            words = explain(model.error)
            self._fault.say(words.title, " ".join((words.meaning, *words.todo)).strip())
        self._good.setVisible(model.said is not None)
        if model.said:
            self._good.say(tr("Saved."), _said(model.said))
        self._homeless.setVisible(bool(model.homeless))
        if model.homeless:
            self._homeless.say(
                trn("{count} family has no laptop.", "{count} families have no laptop.", model.homeless),
                tr("Nobody takes it along to a visit. Give it to somebody."),
            )
        self._all.setVisible(bool(model.only))
        self._empty.setVisible(model.loaded and not model.listed)
        self._columns.setVisible(bool(model.listed))
        self._card.show_count(trn("{count} family", "{count} families", len(model.listed)))
        self._list.show_rows([_row(each, model.laptops) for each in model.listed])
        self._list.choose(model.selected)
        self._show_side()

    def _show_side(self) -> None:
        model, front = self._model, self._model.shown
        self._side.setVisible(front is not None)
        if front is not None and (shown := (front, model.laptops, model.offered)) != self._shown:
            self._shown = shown
            self._fill(front)
            tab_by_place(self)
        if self._chips:
            self._chips.show_keys(model.chosen)
        if self._save:
            self._save.setEnabled(model.may_assign)

    def _fill(self, front: Front) -> None:
        while item := self._beside.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        model = self._model
        self._beside.addWidget(Words(_name(front), size=fonts.CARD, bold=True))
        self._side.setAccessibleName(_name(front))
        self._chips = Chips(
            tr("On which laptop?"),
            [(each.device, _who(each, model.laptops)) for each in model.offered],
            identifier="fronts.chips",
            changed=model.choose,
        )
        self._beside.addWidget(
            Labelled(tr("On which laptop?"), self._chips, hint=tr("who gets it, gets it whole with the next answer"))
        )
        if others := [each for each in model.laptops if each not in model.offered]:
            more = [("", ""), *((each.device, _who(each, model.laptops)) for each in others)]
            self._beside.addWidget(
                ListField(tr("On another laptop too"), more, identifier="fronts.more", chosen=model.add)
            )
        self._save = Button(
            tr("Save"), kind=Kind.PRIMARY, icon="check", identifier="fronts.assign", clicked=model.assign
        )
        self._beside.addWidget(Flow(self._save))
        here = [each for each in model.laptops if each.device in front.volunteers]
        if not here:
            return
        self._beside.addWidget(Line())
        self._beside.addWidget(
            Labelled(
                tr("Send it back"),
                Words(tr("Was the family put away on a laptop, and is it needed again? Then send it back whole.")),
                Flow(
                    *(
                        Button(
                            tr("To {who}", who=_who(each, model.laptops)),
                            size=Size.SMALL,
                            icon="send",
                            identifier=f"fronts.back.{each.device}",
                            clicked=partial(model.send_back, each.device),
                        )
                        for each in here
                    )
                ),
            )
        )


def _row(front: Front, laptops: tuple[Laptop, ...]) -> Row:
    trusted = {each.device for each in laptops}
    has = [name for device, name in zip(front.volunteers, front.holders, strict=True) if device in trusted]
    second = ", ".join(has) if has else tr("on no laptop")
    tags = () if has or front.closed else (TagText("circle-alert", tr("no laptop"), Level.ATTENTION),)
    if front.closed:
        tags = (TagText("minus", tr("closed"), Level.QUIET),)
    name = _name(front)
    return Row(
        str(front.id),
        name,
        " · ".join((show_number(front.number), second)),
        initials(name),
        Shape.DETAINEE,
        tags,
    )


def _name(front: Front) -> str:
    return front.name or tr("Name not known")


def _who(laptop: Laptop, laptops: tuple[Laptop, ...]) -> str:
    """The holder's name, with the code where two have the same one."""
    name = laptop.holder_name or laptop.holder
    alike = sum(each.holder_name == laptop.holder_name for each in laptops)
    return tr("{name} ({code})", name=name, code=laptop.holder) if laptop.holder_name and alike > 1 else name


def _said(said: Said) -> str:
    if said is Said.ASSIGNED:
        return tr("The laptops hear it with the next answer.")
    return tr("The whole family goes along with the next answer.")
