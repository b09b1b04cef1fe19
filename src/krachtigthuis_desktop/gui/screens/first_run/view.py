"""The first run, one question a page: what is asked, why, one main button, and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ....errors import KrachtigError, VaultError, VaultFault
from ....explain import explain
from ....i18n import tr, trn
from ... import fonts, look
from ...door import WEAK
from ...level import Level
from ...parts.button import Button, Kind, Size
from ...parts.card import Card
from ...parts.field import TextField
from ...parts.front import Front
from ...parts.look_choice import LookChoice
from ...parts.message import Message
from ...parts.phrase_field import PhraseField
from ...parts.row import Row, Shape
from ...parts.rows import Rows
from ...parts.words import Words
from .model import PROVE, FirstRunModel, Side, Step


class FirstRunView(Front):
    """Each step is built when it is shown; what was typed stands in the model."""

    def __init__(self, model: FirstRunModel, choice: LookChoice) -> None:
        super().__init__()
        self._model = model
        self.top.addWidget(choice)
        self._where = Words(size=fonts.SECOND, tone="soft")
        self._title = Words(size=fonts.TITLE, bold=True)
        self._fault = Message(Level.ATTENTION, "", identifier="first.fault")
        self._fault.hide()
        self._page = QVBoxLayout()
        self._page.setSpacing(look.space(14))
        for part in (self._where, self._title):
            self.column.addWidget(part)
        self.column.addLayout(self._page)
        self._shown: tuple[Step, str] | None = None
        self._first: QWidget | None = None
        model.changed = self.refresh
        self.refresh()

    def refresh(self) -> None:
        model = self._model
        here, of = model.place_in_row
        self._where.say(tr("Step {here} of {of}", here=here, of=of) if model.side else tr("Welcome"))
        state = (model.step, model.proposed.get(model.step, ""))
        if state != self._shown:
            self._shown = state
            self._show_step()
        self._fault.setVisible(model.error is not None)
        if model.error:
            words = explain(model.error)
            self._fault.say(words.title, " ".join((words.meaning, *words.todo)).strip())

    def first_focus(self) -> None:
        if self._first:
            self._first.setFocus()

    def _show_step(self) -> None:
        while item := self._page.takeAt(0):
            if old := item.widget():
                old.hide()
                if old is not self._fault:
                    old.deleteLater()
        self._first = None
        pages: dict[Step, Callable[[], None]] = {
            Step.SIDE: self._side_page,
            Step.WHO: self._who_page if self._model.side is Side.LAPTOP else self._office_page,
            Step.PHRASE: lambda: self._phrase_page(tr("Your passphrase")),
            Step.AGAIN: lambda: self._again_page(tr("Once more, from your paper")),
            Step.ROOT: lambda: self._phrase_page(tr("Passphrase of the root key")),
            Step.ROOT_AGAIN: lambda: self._again_page(tr("The root passphrase once more")),
            Step.MAKING: self._making_page,
            Step.PAPER: self._paper_page,
            Step.CARD: self._card_page,
        }
        pages[self._model.step]()
        self.first_focus()

    def _side_page(self) -> None:
        self._title.say(tr("Where does this computer work?"))
        self._add(Words(tr("Choose once. Language and text size can be changed at any time, at the top right.")))
        sides = Rows(
            tr("Where does this computer work?"),
            identifier="first.side",
            opened=lambda key: self._model.choose_side(Side(key)),
        )
        sides.show_rows(
            (
                Row(
                    Side.LAPTOP.value,
                    tr("A laptop for visits"),
                    tr("You write worries down and take them to the office."),
                    "laptop",
                    Shape.SERVICE,
                ),
                Row(
                    Side.OFFICE.value,
                    tr("The office"),
                    tr("You take in what the laptops bring."),
                    "building-2",
                    Shape.SERVICE,
                ),
            )
        )
        card = Card()
        card.add_full(sides)
        self._add(card)
        self._first = sides
        self._page.addWidget(self._fault)

    def _who_page(self) -> None:
        model = self._model
        self._title.say(tr("Who are you?"))
        name = TextField(tr("Your name"), identifier="first.name", hint=tr("Stands inside the vault only."), limit=60)
        label = TextField(
            tr("What do we call this vault?"),
            identifier="first.label",
            hint=tr("Can be read before it is open. A first name is enough."),
            limit=40,
        )
        name.show_text(model.name)
        label.show_text(model.label)

        def follow(text: str) -> None:
            if not label.line.isModified():
                label.show_text(text.split(maxsplit=1)[0] if text.split() else "")

        name.line.textEdited.connect(follow)
        self._add(name, first=True)
        self._add(label)
        self._next(tr("Next"), lambda: model.say_who(name.text(), label.text()), enter=(name.line, label.line))

    def _office_page(self) -> None:
        model = self._model
        self._title.say(tr("Which office is this?"))
        fields = {
            "office": TextField(tr("Name of the office"), identifier="first.office_name", limit=60),
            "name": TextField(
                tr("Your name"), identifier="first.name", hint=tr("You are the administrator of this office."), limit=60
            ),
            "place": TextField(tr("Town, for the letters"), identifier="first.place", limit=60),
            "contact": TextField(
                tr("Whom to call about safety"), identifier="first.contact", hint=tr("A name"), limit=60
            ),
            "phone": TextField(tr("The number to call"), identifier="first.phone", limit=40),
        }
        for key, field in fields.items():
            field.show_text(getattr(model, key))
            self._add(field, first=key == "office")
        self._next(
            tr("Next"),
            lambda: model.say_office(**{key: field.text() for key, field in fields.items()}),
            enter=tuple(field.line for field in fields.values()),
        )

    def _phrase_page(self, title: str) -> None:
        model = self._model
        self._title.say(title)
        if model.step is Step.ROOT:
            why = tr("The root key says which laptops are trusted. Keep its words apart from the first ones.")
        else:
            why = tr("Six words open the vault. Write them on paper now, and keep that paper away from the laptop.")
        self._add(Words(why))
        proposed = model.proposed.get(model.step, "")
        card = Card()
        words = Words(proposed or tr("One moment…"), size=fonts.RESULT, bold=True)
        words.setObjectName("first.words")
        words.setAccessibleIdentifier("first.words")
        card.add(words)
        self._add(card)
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(
            Button(tr("Other words"), icon="refresh-cw", identifier="first.other", clicked=model.other_words)
        )
        across.addStretch(1)
        self._add(row)
        own = PhraseField(
            tr("Or a sentence of your own"),
            identifier="first.own",
            hint=tr("Leave this empty to use the six words."),
            entered=lambda: model.choose_phrase(own.text() or proposed),
        )
        strength = Words(size=fonts.SECOND, tone="soft")

        def measure(text: str) -> None:
            bits = model.doors.bits(text) if text else 0
            if not text:
                strength.say("")
            elif bits < WEAK:
                strength.say(tr("Too easy to guess. Make it longer, or use the six words."))
            else:
                strength.say(tr("Strong enough."))

        own.line.textEdited.connect(measure)
        self._add(own)
        self._add(strength)
        main = self._next(tr("I have written it down"), lambda: model.choose_phrase(own.text() or proposed))
        # The words may still be on their way; the page is built anew when they are there.
        main.setEnabled(bool(proposed))

    def _again_page(self, title: str) -> None:
        model = self._model
        self._title.say(title)
        self._add(Words(tr("Type the passphrase from your paper. So we know that it stands there right.")))
        again = PhraseField(
            tr("Passphrase"),
            identifier="first.again",
            complete=model.doors.complete,
            entered=lambda: model.repeat(again.text()),
        )
        self._add(again)
        self._first = again.line
        last = model.step is Step.ROOT_AGAIN or model.side is Side.LAPTOP
        self._next(tr("Make the vault") if last else tr("Next"), lambda: model.repeat(again.text()))

    def _making_page(self) -> None:
        self._title.say(tr("The vault is being made"))
        self._add(Words(tr("This takes a few seconds: the key is made so that guessing takes very long.")))

    def _paper_page(self) -> None:
        model = self._model
        self._title.say(tr("Your paper key"))
        self._add(
            Words(tr("Did you forget your passphrase? With this key you open the vault again. It is shown only now."))
        )
        self._add(_key_card(model.groups, "first.paper"))
        if model.root_groups:
            self._add(Words(tr("And the paper key of the root"), bold=True))
            self._add(_key_card(model.root_groups, "first.root_paper"))
        self._add(
            Button(tr("Save the sheet to print…"), icon="printer", identifier="first.sheet", clicked=self._save_sheet)
        )
        self._add(Words(tr("Type two groups over from your paper:"), bold=True))
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        fields = [
            TextField(tr("Group {number}", number=number), identifier=f"first.group{number}", limit=4)
            for number in PROVE
        ]
        for field in fields:
            across.addWidget(field)
        self._add(row)
        self._first = fields[0].line
        self._next(
            tr("It stands on paper"),
            lambda: model.prove(tuple(field.text() for field in fields)),
            enter=(fields[-1].line,),
        )

    def _card_page(self) -> None:
        model = self._model
        self._title.say(tr("The six words of this office"))
        self._add(Words(tr("Print these words and hand them out. They are how a laptop knows this office.")))
        card = Card()
        words = Words(" ".join(model.begun.card_words) if model.begun else "", size=fonts.RESULT, bold=True)
        words.setAccessibleIdentifier("first.card_words")
        card.add(words)
        self._add(card)
        self._next(tr("To the office"), model.finish)

    def _save_sheet(self) -> None:
        dialog = QFileDialog(self, tr("Save the sheet to print"))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog, on=False)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.selectFile("KTH-papier.pdf")
        dialog.fileSelected.connect(self._write_sheet)
        dialog.open()

    def _write_sheet(self, name: str) -> None:
        model = self._model

        def failed(error: KrachtigError) -> None:
            model.error = error
            self.refresh()

        def work() -> None:
            try:
                Path(name).write_bytes(model.sheet())
            except OSError:
                raise VaultError(VaultFault.DISK_FAILED, path=Path(name)) from None

        model.run(work, lambda _done: None, failed)

    def _add(self, part: QWidget, *, first: bool = False) -> None:
        self._page.addWidget(part)
        if first:
            self._first = part

    def _next(self, words: str, on: Callable[[], None], *, enter: tuple[QWidget, ...] = ()) -> Button:
        """The fault, the main button, and back."""
        self._page.addWidget(self._fault)
        main = Button(words, kind=Kind.PRIMARY, size=Size.MAIN, identifier="first.next", clicked=on)
        policy = main.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Expanding)
        main.setSizePolicy(policy)
        self._page.addWidget(main)
        if self._first is None:
            self._first = main
        for line in enter:
            line.returnPressed.connect(on)  # type: ignore[attr-defined]  # they are line edits
        if self._model.may_go_back:
            self._page.addWidget(Button(tr("Back"), kind=Kind.LINK, identifier="first.back", clicked=self._model.back))
        return main


def _key_card(groups: tuple[str, ...], identifier: str) -> QWidget:
    """The groups with their numbers, four in a row, in letters of one width of eye."""
    card = Card()
    grid = QGridLayout()
    grid.setHorizontalSpacing(look.space(16))
    first, *rest = groups
    grid.addWidget(Words(first, bold=True), 0, 0, 1, 5)
    for number, group in enumerate(rest):
        cell = Words(group, size=fonts.CARD, bold=True, lead="")
        cell.setAccessibleIdentifier(f"{identifier}{number + 1}")
        cell.setAccessibleName(trn("Group {count}: {group}", "Group {count}: {group}", number + 1, group=group))
        grid.addWidget(Words(f"{number + 1}", size=fonts.SMALL, tone="soft"), 1 + 2 * (number // 5), number % 5)
        grid.addWidget(cell, 2 + 2 * (number // 5), number % 5)
    card.add(grid)
    return card
