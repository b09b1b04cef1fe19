"""Settings as a page: what changes at once on the left, what keeps the vault safe on the right."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....explain import explain
from ....explain.fixed import fixed
from ....i18n import Language, tr, trn
from ....settings import ThemeName
from ... import look
from ...level import Level
from ...parts.button import Button
from ...parts.card import Card
from ...parts.choices import Segment
from ...parts.columns import Columns
from ...parts.field import ListField, TextField
from ...parts.message import Message
from ...parts.page import Page
from ...parts.phrase_field import PhraseField
from ...parts.words import Words
from .backup_card import BackupCard
from .backup_model import BackupModel
from .model import SIZES, SettingsModel
from .retire_card import RetireCard
from .retire_model import RetireModel
from .sender_card import SenderCard
from .sender_model import SenderModel


@dataclass(frozen=True)
class OwnCards:
    """What belongs to this home: its backups, and on a laptop handing it in."""

    backup: BackupModel
    retire: RetireModel | None = None


class SettingsView(Page):
    """`sender` and `own` are there where letters are written: on a laptop."""

    def __init__(self, model: SettingsModel, sender: SenderModel | None = None, own: OwnCards | None = None) -> None:
        super().__init__(tr("Settings"))
        self._model, self._sender, self._own = model, sender, own
        self._fault = Message(Level.ATTENTION, "", identifier="settings.fault")
        self._said = Message(Level.GOOD, "", identifier="settings.said")
        for bar in (self._fault, self._said):
            bar.hide()
            self.bars.addWidget(bar)
        columns = Columns(width=440)
        columns.main.addWidget(self._looks())
        if lines := fixed(model.rules):
            said = (Words(line) for line in lines)
            columns.main.addWidget(_card(tr("Fixed by your organisation"), "building-2", *said))
        if sender:
            columns.main.addWidget(SenderCard(sender))
        columns.main.addWidget(self._about())
        columns.side.addWidget(self._code())
        columns.side.addWidget(self._phrase())
        if own:
            columns.side.addWidget(BackupCard(own.backup))
            if own.retire:
                columns.side.addWidget(RetireCard(own.retire))
        self.body.addWidget(columns)
        model.changed = self.refresh
        self.refresh()

    def opened(self, what: str | None) -> None:
        super().opened(what)
        self._hide_digits()
        if self._sender:
            self._sender.load()
        if self._own:
            self._own.backup.load()

    def refresh(self) -> None:
        model = self._model
        self._fault.setVisible(model.error is not None)
        if model.error:
            words = explain(model.error)
            self._fault.say(words.title, " ".join((words.meaning, *words.todo)).strip())
        said = {
            "code": tr("From now on the new digits bring the window back."),
            "passphrase": tr("From now on the new passphrase opens this vault."),
        }
        self._said.setVisible(bool(model.said))
        if model.said:
            self._said.say(tr("Saved."), said[model.said])
        if model.said == "code":
            self._hide_digits()
            self._new_code.show_text("")
        self._change.setEnabled(not model.busy)

    def _looks(self) -> Card:
        model, now = self._model, self._model.settings()
        language = Segment(
            tr("Language"),
            ((Language.DUTCH.value, "Nederlands"), (Language.ENGLISH.value, "English")),
            identifier="settings.language",
            changed=lambda key: model.speak(Language(key)) if key else None,
        )
        language.show_key(now.language.value)
        theme = Segment(
            tr("Colours"),
            (
                (ThemeName.LIGHT.value, tr("Light")),
                (ThemeName.DARK.value, tr("Dark")),
                (ThemeName.CONTRAST.value, tr("High contrast")),
            ),
            identifier="settings.theme",
            changed=lambda key: model.wear(ThemeName(key)) if key else None,
        )
        theme.show_key(now.theme.value)
        size = ListField(
            tr("Text size"),
            [(str(each), tr("{size} %", size=each)) for each in SIZES],
            identifier="settings.size",
            chosen=lambda key: model.grow(int(key)),
        )
        size.show_key(str(now.text_size))
        minutes = ListField(
            tr("Lock when nobody touches the computer"),
            [(str(each), trn("after {count} minute", "after {count} minutes", each)) for each in model.minutes],
            identifier="settings.minutes",
            hint=tr("Counts from the next time you open the vault."),
            chosen=lambda key: model.lock_after(int(key)),
        )
        minutes.show_key(str(now.lock_minutes))
        return _card(
            tr("How it looks"),
            "settings",
            *(() if model.rules.language else (Words(tr("Language"), bold=True), language)),
            Words(tr("Colours"), bold=True),
            theme,
            size,
            minutes,
        )

    def _code(self) -> Card:
        self._new_code = field = TextField(tr("New digits"), identifier="settings.code", limit=6)
        # Whoever looks along when this page is opened would read them.
        self._digits = Words()
        self._reveal = Button(tr("Show"), icon="eye", identifier="settings.code.show", clicked=self._turn_digits)
        self._hide_digits()

        def change() -> None:
            self._model.change_code(field.text())

        return _card(
            tr("Coming back after Hide"),
            "eye-off",
            Words(tr("F9 hides the window. Six digits bring it back. They open nothing else.")),
            self._digits,
            self._reveal,
            field,
            Button(tr("Change the digits"), identifier="settings.code.change", clicked=change),
        )

    def _turn_digits(self) -> None:
        if self._digits.text():
            self._hide_digits()
        else:
            self._digits.say(tr("Your six digits are {code}.", code=self._model.code))
            self._digits.show()
            self._reveal.setText(tr("Hide"))

    def _hide_digits(self) -> None:
        self._digits.hide()
        self._digits.say("")
        self._reveal.setText(tr("Show"))

    def _phrase(self) -> Card:
        old = PhraseField(tr("Passphrase now"), identifier="settings.old")
        new = PhraseField(
            tr("New passphrase"), identifier="settings.new", hint=tr("Six words, or a long sentence of your own.")
        )
        again = PhraseField(tr("Once more"), identifier="settings.again")

        def change() -> None:
            self._model.change_phrase(old.text(), new.text(), again.text())
            for field in (old, new, again):
                field.clear()

        self._change = Button(tr("Change the passphrase"), identifier="settings.phrase.change", clicked=change)
        return _card(tr("Passphrase"), "key-round", old, new, again, self._change)

    def _about(self) -> Card:
        return _card(
            tr("About this program"),
            "info",
            Words(tr("Krachtig Thuis is free software under the EUPL-1.2. It uses no network.")),
            Words(tr("Letters: Noto Sans (OFL 1.1). Icons: Lucide (ISC). Window: Qt (LGPL)."), tone="soft"),
        )


def _card(title: str, icon: str, *parts: QWidget) -> Card:
    card = Card(title, icon=icon)
    inside = QVBoxLayout()
    inside.setSpacing(look.space(12))
    for part in parts:
        inside.addWidget(part)
    card.add(inside)
    return card
