"""One letter as a page: the sheet itself, beside it what it tells, and under it the way to paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from ....care.giveaways import GiveAway
from ....domain.letter_content import Variant
from ....explain import explain, explain_rule
from ....explain.said import Explanation
from ....i18n import tr, trn
from ... import fonts, look
from ...entry import PERMISSION
from ...parts.ask_files import dress
from ...parts.button import Button, Kind, Size
from ...parts.card import Card
from ...parts.columns import Columns
from ...parts.flow import Flow
from ...parts.line_row import Lines
from ...parts.message import Message
from ...parts.page import Page
from ...parts.words import Words
from ...theme import Level
from .give_away_rows import give_away_rows
from .model import Done, LetterModel
from .sheet_view import Frame, SheetView
from .told_view import ToldCard
from .way_out import WayOutCard, button_words

Go = Callable[..., None]
_ASIDE = 376


class LetterView(Page):
    """`go(key, what)` shows another screen: "referral" to change the text, "letters"."""

    def __init__(self, model: LetterModel, go: Go) -> None:
        super().__init__(tr("Letter"))
        self._model, self._go = model, go
        self._dialog: QFileDialog | None = None
        self._bars()
        back = Button(tr("Letters"), icon="arrow-left", identifier="letter.back", clicked=partial(go, "letters"))
        change = Button(tr("Change the text"), icon="pencil", identifier="letter.change", clicked=self._change)
        self.buttons.add(back)
        self.buttons.add(change)
        self._build_none()
        columns = Columns(width=_ASIDE)
        self.body.addWidget(columns)
        self._sheet_card, self._sheet = Card(), SheetView()
        self._sheet_card.add_full(self._sheet)
        columns.main.addWidget(self._sheet_card)
        self._told, self._steps = ToldCard(model, self._change), WayOutCard(model)
        columns.side.addWidget(self._told)
        columns.side.addWidget(self._steps)
        self._build_foot()
        model.changed = self.refresh
        self.refresh()

    def opened(self, what: str | None) -> None:
        if what:
            self._model.open(UUID(what))
        else:
            self._model.load()

    def refresh(self) -> None:
        model, page = self._model, self._model.page
        self._title_of()
        self._sheet_card.setVisible(model.made is not None)
        self._told.setVisible(model.made is not None)
        if made := model.made:
            window = made.window
            frame = Frame(window.left, window.top, window.width, window.height)
            self._sheet.show_pdf(made.pdf, frame if made.variant is Variant.REFERRAL else None)
            self._told.refresh()
        else:
            self._sheet.clear()
        self._steps.refresh()
        self._no_letter.setVisible(page is not None and page.made is None)
        self._show_give_aways()
        if words := self._why_none():
            self._why.say("\n".join((words.meaning, *words.todo)), lead=words.title)
        self._refresh_bars()
        self._refresh_foot()

    def _bars(self) -> None:
        self._fault = Message(Level.STOP, "", identifier="letter.fault")
        self._good = Message(Level.GOOD, "", identifier="letter.done")
        for bar in (self._fault, self._good):
            bar.hide()
            self.bars.addWidget(bar)

    def _build_none(self) -> None:
        """What stands here while there can be no letter: why, and whom to ask."""
        self._pointing, self._pointed = Lines(), tuple[GiveAway, ...]()
        self._no_letter, self._why = Card(tr("A letter is not possible now"), icon="ban", edge="stop.edge"), Words()
        inside = QVBoxLayout()
        inside.setSpacing(look.space(12))
        inside.addWidget(self._why)
        inside.addWidget(self._pointing)
        self._pointing.hide()
        inside.addWidget(
            Button(tr("To the question"), icon="pencil", identifier="letter.none.change", clicked=self._mend)
        )
        self._no_letter.add(inside)
        self._no_letter.hide()
        self.body.addWidget(self._no_letter)

    def _build_foot(self) -> None:
        self._print = Button(
            kind=Kind.PRIMARY, size=Size.MAIN, icon="printer", identifier="letter.print", clicked=self._model.print
        )
        self._save = Button(tr("Save as PDF"), icon="save", identifier="letter.save", clicked=self._choose_folder)
        self._reason = Words(size=fonts.SECOND, tone="soft")
        left = QVBoxLayout()
        left.setSpacing(look.space(4))
        left.addWidget(self._reason)
        holder = QWidget()
        holder.setLayout(left)
        self.foot.addWidget(holder, 1)
        self.foot.addWidget(Flow(self._save, self._print, gap=12, align_right=True))
        self.fit()

    def _title_of(self) -> None:
        page = self._model.page
        if page is None:
            return
        parts = [tr("for {name}", name=page.concerned.full_name)]
        parts += [tr("worry: {title}", title=each) for each in page.worries[:1]]
        out = [
            each.at for letter in page.issued for each in letter.record.issued if letter.record.variant == "referral"
        ]
        parts.append(
            trn("printed or saved {count} time", "printed or saved {count} times", len(out))
            if out
            else tr("not printed yet")
        )
        self.say_title(tr("Letter to {name}", name=page.organisation.name), " · ".join(part for part in parts if part))

    def _why_none(self) -> Explanation | None:
        page = self._model.page
        if page is None:
            return None
        if answer := page.why_not:
            person = page.names.get(answer.because_of) if answer.because_of else None
            asks = [page.names[each] for each in answer.ask if each in page.names]
            return (
                explain_rule(answer.reason, person, ask=asks, reader=page.organisation.name) if answer.reason else None
            )
        return explain(page.fault) if page.fault else None

    def _show_give_aways(self) -> None:
        """Beside the letter they stand in the card at the right."""
        found = () if self._model.made else self._model.give_aways
        if found != self._pointed:
            self._pointed = found
            self._pointing.show_rows(give_away_rows(found, self._change))
            self._pointing.setVisible(bool(found))

    def _refresh_bars(self) -> None:
        model = self._model
        self._fault.setVisible(model.error is not None)
        if model.error:
            words = explain(model.error)
            self._fault.say(words.title, " ".join((words.meaning, *words.todo[:1])))
        self._good.setVisible(model.done in _DONE)
        match model.done:
            case Done.PRINTED:
                self._good.say(tr("It is printed."), tr("Every print is written down. A second one says “copy”."))
            case Done.SAVED:
                name = model.saved_as.name if model.saved_as else ""
                self._good.say(tr("It is saved as {name}.", name=name), tr("Only the number stands in the name."))
            case Done.SENT:
                self._good.say(tr("It is on its way."), tr("Under Letters you see when an answer was asked."))
            case _:
                pass

    def _refresh_foot(self) -> None:
        model = self._model
        self.show_foot(model.made is not None or model.page is None)
        self._print.setText(button_words(model.variant))
        self._print.setEnabled(model.can_leave and bool(model.queues))
        self._print.setVisible(model.made is not None)
        self._save.setVisible(model.made is not None and model.as_pdf)
        self._save.setEnabled(model.can_leave)
        self._reason.say(self._why_not_now())

    def _why_not_now(self) -> str:
        model = self._model
        if model.made is None:
            return ""
        if model.not_yet:
            words = explain_rule(model.not_yet, model.name)
            return " ".join((words.meaning, *words.todo[:1]))
        if model.queues == ():
            if not model.as_pdf:
                return tr("The program sees no printer. Letters are not saved as a file here.")
            return tr("The program sees no printer. You can save the letter as a PDF.")
        if model.page and model.variant is Variant.REFERRAL and not model.page.hers_is_out:
            return tr("The copy for {name} has not been printed yet. Print it too.", name=model.name)
        return tr("Every print is written down. A second one says “copy”.")

    def _choose_folder(self) -> None:
        """Not a window of the system: it would not hide with F9."""
        dialog = dress(QFileDialog(self.window(), tr("Where should the letter go?")))
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setObjectName("letter.folder")
        dialog.fileSelected.connect(lambda folder: self._model.save(Path(folder)))
        dialog.finished.connect(dialog.deleteLater)
        self._dialog = dialog
        dialog.open()

    def _mend(self) -> None:
        """Where what stands in the way is put right: at the permission, or in the text."""
        page = self._model.page
        if page is not None and page.why_not and self._model.referral:
            self._go("referral", f"{PERMISSION}{self._model.referral}")
        else:
            self._change()

    def _change(self) -> None:
        if self._model.referral:
            self._go("referral", str(self._model.referral))


_DONE = frozenset({Done.PRINTED, Done.SAVED, Done.SENT})
