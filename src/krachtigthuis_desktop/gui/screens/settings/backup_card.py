"""The card of backups: when the last one was made, make one, check, and try whether one comes back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....explain import explain
from ....i18n import tr, trn
from ....prison.backing_up import Found
from ... import look
from ...level import Level
from ...parts.ask_files import ask_folder
from ...parts.button import Button
from ...parts.card import Card
from ...parts.days import long_day
from ...parts.field import TextField
from ...parts.flow import Flow
from ...parts.message import Message
from ...parts.phrase_field import PhraseField
from ...parts.sizes import size
from ...parts.words import Words
from .backup_model import BackupModel, Doing


class BackupCard(Card):
    """What came of it stands in one bar, under the buttons."""

    def __init__(self, model: BackupModel) -> None:
        super().__init__(tr("Backup"), icon="hard-drive-download")
        self._model = model
        inside = QVBoxLayout()
        inside.setSpacing(look.space(12))
        inside.addWidget(
            Words(
                tr(
                    "A backup of the office is encrypted, and opens with your passphrase or the paper key. Make one "
                    "every week, and keep it in another place than this computer. The last three stay in one folder."
                )
                if model.office
                else tr(
                    "A backup is encrypted, and opens with your passphrase or your paper key. Keep it in another place "
                    "than this laptop. The last three stay in one folder."
                )
            )
        )
        self._last = Words(bold=True)
        inside.addWidget(self._last)
        self._make = Button(
            tr("Make a backup"), icon="hard-drive-download", identifier="settings.backup.make", clicked=self._ask_make
        )
        self._check = Button(tr("Check"), icon="check", identifier="settings.backup.check", clicked=self._ask_check)
        self._try = Button(
            tr("Practise: restore"), icon="history", identifier="settings.backup.try", clicked=self._ask_try
        )
        self._root = PhraseField(
            tr("Passphrase of the root key"),
            identifier="settings.backup.root",
            hint=tr("when you leave it empty, the root key is not in the backup"),
        )
        self._root.setVisible(model.office)
        inside.addWidget(self._root)
        inside.addWidget(Flow(self._make, self._check, self._try))
        inside.addWidget(self._drill())
        self._good = Message(Level.GOOD, "", identifier="settings.backup.good")
        self._bad = Message(Level.ATTENTION, "", identifier="settings.backup.fault")
        for bar in (self._good, self._bad):
            bar.hide()
            inside.addWidget(bar)
        self.add(inside)
        model.changed = self.refresh
        self.refresh()

    def refresh(self) -> None:
        model = self._model
        self._last.say(
            tr("The last one was made on {day}.", day=long_day(model.last))
            if model.last
            else tr("No backup of the office has been made yet.")
            if model.office
            else tr("No backup of this laptop has been made yet.")
        )
        self._make.setText(tr("One moment…") if model.doing is Doing.MAKING else tr("Make a backup"))
        self._check.setText(tr("One moment…") if model.doing is Doing.CHECKING else tr("Check"))
        self._drilling.setVisible(model.try_from is not None)
        if model.try_from:
            self._where.say(tr("This does not change anything. Folder: {name}", name=model.try_from.name))
        self._go.setText(tr("One moment…") if model.doing is Doing.TRYING else tr("Try"))
        said = self._said()
        self._good.setVisible(bool(said))
        if said:
            self._good.say(*said)
        worse = self._worse()
        self._bad.setVisible(bool(worse))
        if worse:
            self._bad.say(*worse)

    def _said(self) -> tuple[str, str] | None:
        model = self._model
        if model.made and model.office:
            name = model.made.backup.folder.name
            root = (
                tr("The root key is in {name}.", name=model.root.backup.folder.name)
                if model.root
                else tr("The root key is not in it.")
            )
            return tr("The backup is there, and was read back."), " ".join(
                (
                    tr("The office is in {name}, {size}.", name=name, size=size(model.made.backup.size)),
                    root,
                    tr("Keep it in another place than this computer."),
                )
            )
        if model.made:
            return tr("The backup is there, and was read back."), tr(
                "{name}, {size}. Keep it apart from this laptop.",
                name=model.made.backup.folder.name,
                size=size(model.made.backup.size),
            )
        if model.drill:
            count = sum(model.drill.counts.values())
            return tr("This backup comes back."), " ".join(
                (
                    trn("There is {count} piece in it.", "There are {count} pieces in it.", count),
                    tr("Nothing was changed, and nothing of it stayed behind."),
                )
            )
        whole = [each for each in model.found or () if each.error is None]
        if whole:
            return trn("{count} backup is whole.", "{count} backups are whole.", len(whole)), tr(
                "The newest is number {number} of {day}, {size}.",
                number=whole[0].number,
                day=long_day(whole[0].made),
                size=size(whole[0].size),
            )
        return None

    def _worse(self) -> tuple[str, str] | None:
        model = self._model
        if model.error:
            words = explain(model.error)
            return words.title, " ".join((words.meaning, *words.todo)).strip()
        if model.found is None:
            return None
        if not model.found:
            return tr("There is no backup in this folder."), tr("Choose a folder whose name begins with KTH-backup.")
        broken = [each for each in model.found if each.error]
        return (
            (
                trn("{count} backup is not whole.", "{count} backups are not whole.", len(broken)),
                ", ".join(_named(each) for each in broken),
            )
            if broken
            else None
        )

    def _drill(self) -> QWidget:
        self._drilling = QWidget()
        down = QVBoxLayout(self._drilling)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(8))
        self._where = Words(tone="soft")
        self._key = TextField(tr("Paper key"), identifier="settings.backup.paper", limit=200)
        self._key.line.returnPressed.connect(self._start)
        self._go = Button(tr("Try"), icon="history", identifier="settings.backup.go", clicked=self._start)
        stop = Button(tr("Stop"), identifier="settings.backup.stop", clicked=self._model.stop_drill)
        for part in (self._where, self._key, Flow(self._go, stop)):
            down.addWidget(part)
        return self._drilling

    def _start(self) -> None:
        self._model.drill_with(self._key.text())
        if self._model.try_from is None:
            self._key.line.clear()

    def _ask_make(self) -> None:
        ask_folder(self, tr("Where should the backup go?"), self._make_in)

    def _make_in(self, folder: Path) -> None:
        phrase = self._root.text()
        self._root.clear()
        self._model.make(folder, phrase)

    def _ask_check(self) -> None:
        ask_folder(self, tr("Where does the backup lie?"), self._model.check)

    def _ask_try(self) -> None:
        ask_folder(self, tr("Which backup do you want to try?"), self._model.begin_drill)


def _named(each: Found) -> str:
    return each.folder.name
