"""Putting a backup back as pages at the door: choose it, open it, and read what follows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....explain import explain
from ....i18n import tr
from ... import fonts, look
from ...level import Level
from ...parts.ask_files import ask_folder
from ...parts.button import Button, Kind, Size
from ...parts.card import Card
from ...parts.choices import Segment
from ...parts.days import long_day
from ...parts.field import TextField
from ...parts.flow import Flow
from ...parts.front import Front
from ...parts.look_choice import LookChoice
from ...parts.message import Message
from ...parts.phrase_field import PhraseField
from ...parts.row import Row, Shape, TagText
from ...parts.rows import Rows
from ...parts.sizes import size
from ...parts.words import Words
from .model import RestoreModel, Step, Way


class RestoreView(Front):
    """Three pages in one; the fault stands above the main button."""

    def __init__(self, model: RestoreModel, choice: LookChoice) -> None:
        super().__init__()
        self._model = model
        self.top.addWidget(choice)
        self._title = Words(size=fonts.TITLE, bold=True)
        self.column.addWidget(self._title)
        self._fault = Message(Level.ATTENTION, "", identifier="restore.fault")
        self._fault.hide()
        self._pages = {Step.WHICH: self._which(), Step.KEY: self._key(), Step.DONE: self._done()}
        for page in self._pages.values():
            self.column.addWidget(page)
        model.changed = self.refresh
        self.refresh()

    def refresh(self) -> None:
        model = self._model
        titles = {
            Step.WHICH: tr("Restore a backup"),
            Step.KEY: tr("Open the backup"),
            Step.DONE: tr("Your vault is back"),
        }
        self._title.say(titles.get(model.step, ""))
        for step, page in self._pages.items():
            page.setVisible(step is model.step)
        self._bars[model.step].addWidget(self._fault)
        self._fault.setVisible(model.error is not None)
        if model.error:
            words = explain(model.error)
            self._fault.say(words.title, " ".join((words.meaning, *words.todo)).strip())
        self._show_found()
        paper = model.way is Way.PAPER
        self._way.show_key(model.way.value)
        self._phrase.setVisible(not paper)
        for part in (self._paper, self._new, self._again):
            part.setVisible(paper)
        self._place.say(str(model.home), lead=tr("The vault comes in:"))
        # Busy buttons stay enabled: a disabled one would hand the focus to what stands after it.
        self._restore.setText(tr("Putting back, one moment…") if model.busy else tr("Restore"))
        self._say_done()

    def first_focus(self) -> None:
        """Where a person begins."""
        first = {Step.WHICH: self._choose, Step.DONE: self._enter}.get(self._model.step)
        (first or (self._phrase.line if self._model.way is Way.PHRASE else self._paper.line)).setFocus()

    def _show_found(self) -> None:
        model = self._model
        self._choose.setText(tr("One moment…") if model.busy and model.step is Step.WHICH else tr("Choose the folder"))
        found = model.found
        self._none.setVisible(found == ())
        self._list.setVisible(bool(found))
        rows = []
        for each in found or ():
            tag = (
                TagText("check", tr("Whole"), Level.GOOD)
                if each.whole
                else TagText("circle-alert", tr("Not whole"), Level.ATTENTION)
            )
            title = tr("Backup number {number}", number=each.number) if each.whole else tr("Backup")
            facts = (long_day(each.made), size(each.size)) if each.whole else ()
            second = " · ".join((*facts, each.folder.name))
            rows.append(Row(each.folder.name, title, second, "hard-drive-download", Shape.SERVICE, (tag,), opens=False))
        self._rows.show_rows(rows)
        self._rows.choose(model.chosen.folder.name if model.chosen else "")
        self._on.setVisible(model.chosen is not None)

    def _say_done(self) -> None:
        put_back = self._model.put_back
        if put_back is None:
            return
        said = [tr("Everything that stood in the backup is here again.")]
        if put_back.is_laptop:
            said += [
                tr("This laptop goes on with a new row of bundles. The office sees that; you need not do anything."),
                tr("What the office has not confirmed goes along again with the next stick."),
                tr("What came after the backup and is at the office comes back with its next answer."),
            ]
        else:
            said.append(tr("The root key has a backup of its own. Put it back as well before you sign anything."))
        for words, text in zip(self._said, (*said, "", "", "")[: len(self._said)], strict=True):
            words.say(text)
            words.setVisible(bool(text))

    def _which(self) -> QWidget:
        page, down = _page()
        down.addWidget(
            Words(tr("Put in the stick with the backup, and choose its folder: the stick itself is fine too."))
        )
        self._choose = Button(
            tr("Choose the folder"), icon="folder-open", identifier="restore.folder", clicked=self._ask
        )
        down.addWidget(Flow(self._choose))
        self._none = Words(tr("There is no backup of Krachtig Thuis in this folder."))
        down.addWidget(self._none)
        self._list = Card()
        self._rows = Rows(
            tr("Backups"), identifier="restore.found", opened=self._model.choose, current=self._model.choose
        )
        self._list.add_full(self._rows)
        down.addWidget(self._list)
        bars = QVBoxLayout()
        down.addLayout(bars)
        self._on = _main(tr("Next"), "arrow-right", "restore.next", self._next)
        down.addWidget(self._on)
        down.addWidget(Button(tr("Back"), kind=Kind.LINK, identifier="restore.leave", clicked=self._model.back))
        self._bars = {Step.WHICH: bars, Step.WORKING: bars}
        return page

    def _key(self) -> QWidget:
        page, down = _page()
        self._way = Segment(
            tr("With what do you open it?"),
            ((Way.PHRASE.value, tr("My passphrase")), (Way.PAPER.value, tr("My paper key"))),
            identifier="restore.way",
            changed=lambda key: self._model.go(Way(key)) if key else None,
        )
        down.addWidget(Words(tr("With what do you open it?"), bold=True))
        down.addWidget(self._way)
        self._phrase = PhraseField(
            tr("The passphrase at that time"),
            identifier="restore.phrase",
            hint=tr("The one that opened the vault when the backup was made."),
            entered=self._start,
        )
        self._paper = TextField(tr("Paper key"), identifier="restore.paper", limit=200)
        self._new = PhraseField(
            tr("New passphrase"), identifier="restore.new", hint=tr("Six words, or a long sentence of your own.")
        )
        self._again = PhraseField(tr("Once more"), identifier="restore.again", entered=self._start)
        for field in (self._phrase, self._paper, self._new, self._again):
            down.addWidget(field)
        self._place = Words(size=fonts.SECOND, tone="soft")
        down.addWidget(self._place)
        down.addWidget(
            Button(
                tr("Another place"),
                icon="folder",
                size=Size.SMALL,
                identifier="restore.place",
                clicked=self._ask_place,
            )
        )
        bars = QVBoxLayout()
        down.addLayout(bars)
        self._restore = _main(tr("Restore"), "history", "restore.go", self._start)
        down.addWidget(self._restore)
        down.addWidget(Button(tr("Back"), kind=Kind.LINK, identifier="restore.back", clicked=self._model.back))
        self._bars[Step.KEY] = bars
        return page

    def _done(self) -> QWidget:
        page, down = _page()
        card, inside = Card(edge="good.edge"), QVBoxLayout()
        inside.setSpacing(look.space(12))
        self._said = [Words() for _place in range(4)]
        for words in self._said:
            inside.addWidget(words)
        card.add(inside)
        down.addWidget(card)
        bars = QVBoxLayout()
        down.addLayout(bars)
        self._enter = _main(tr("To the program"), "arrow-right", "restore.enter", self._model.enter)
        down.addWidget(self._enter)
        self._bars[Step.DONE] = bars
        return page

    def _next(self) -> None:
        self._model.on()
        self.first_focus()

    def _start(self) -> None:
        if self._model.way is Way.PAPER:
            self._model.restore(self._paper.text(), self._new.text(), self._again.text())
        else:
            self._model.restore(self._phrase.text())

    def _ask(self) -> None:
        ask_folder(self, tr("Where does the backup lie?"), self._model.look_in)

    def _ask_place(self) -> None:
        ask_folder(self, tr("Choose an empty folder for the vault."), self._model.place)


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    down = QVBoxLayout(page)
    down.setContentsMargins(0, 0, 0, 0)
    down.setSpacing(look.space(14))
    return page, down


def _main(words: str, icon: str, identifier: str, clicked: Callable[[], None]) -> Button:
    button = Button(
        words,
        kind=Kind.PRIMARY,
        size=Size.MAIN,
        icon=icon,
        identifier=identifier,
        clicked=clicked,
    )
    policy = button.sizePolicy()
    policy.setHorizontalPolicy(policy.Policy.Expanding)
    button.setSizePolicy(policy)
    return button
