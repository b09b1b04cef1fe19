"""One laptop: how it stands, what asks for attention, and trusting it no longer, which cannot come back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....explain.laptops import WHY
from ....i18n import tr, trn
from ... import fonts, look
from ...level import Level
from ...parts.button import Button, Kind, Size
from ...parts.card import Card
from ...parts.facts import Facts
from ...parts.field import ListField, TextField
from ...parts.flow import Flow
from ...parts.message import Message
from ...parts.phrase_field import PhraseField
from ...parts.words import Words
from .model import LaptopsModel
from .said import facts, silence, who, withdrawn


class DetailCard(Card):
    """`go` leads to what is set apart, to the families of this laptop, and to what waits for it."""

    def __init__(self, model: LaptopsModel, go: Callable[..., None]) -> None:
        super().__init__()
        self._model = model
        down = QVBoxLayout()
        down.setSpacing(look.space(12))
        self._name = Words(size=fonts.CARD, bold=True)
        down.addWidget(self._name)
        self._gone = Message(Level.STOP, "", identifier="laptops.gone", icon="minus")
        self._apart = Message(
            Level.STOP,
            "",
            identifier="laptops.apart",
            icon="shield-alert",
            action=(tr("Look"), lambda: go("apart")),
        )
        self._silent = Message(Level.ATTENTION, "", identifier="laptops.silent", icon="clock-alert")
        self._old = Message(
            Level.ATTENTION,
            tr("Its keys are more than two years old."),
            tr("Let this laptop ask for new ones. Until then everything goes on."),
            identifier="laptops.old_keys",
            icon="key-round",
        )
        for bar in (self._gone, self._apart, self._silent, self._old):
            down.addWidget(bar)
        self._facts = Facts()
        down.addWidget(self._facts)
        self._families = Button(
            tr("Its families"),
            size=Size.SMALL,
            icon="users",
            identifier="laptops.families",
            clicked=lambda: go("fronts", model.selected),
        )
        self._back = Button(
            tr("Send back"),
            size=Size.SMALL,
            icon="send",
            identifier="laptops.returns",
            clicked=lambda: go("returns", model.selected),
        )
        self._leave = Button(
            tr("Trust no longer"),
            kind=Kind.DANGER,
            size=Size.SMALL,
            icon="ban",
            identifier="laptops.revoke",
            clicked=model.begin_revoking,
        )
        self._rename = Button(
            tr("Correct the name"),
            size=Size.SMALL,
            icon="pencil",
            identifier="laptops.rename",
            clicked=model.begin_naming,
        )
        down.addWidget(Flow(self._families, self._back, self._rename, self._leave))
        down.addWidget(self._renaming())
        down.addWidget(self._revoking())
        self.add(down)

    def refresh(self) -> None:
        model, laptop = self._model, self._model.shown
        self.setVisible(laptop is not None)
        if laptop is None:
            return
        self._name.say(who(laptop))
        self.setAccessibleName(who(laptop))
        trusted = laptop.revoked is None
        for bar, shown, words in (
            (self._gone, not trusted, withdrawn(laptop)),
            (self._silent, laptop.silent, silence(model, laptop)),
            (self._apart, bool(laptop.set_apart), _set_apart(laptop.set_apart)),
        ):
            bar.setVisible(shown)
            if bar.text() != " ".join(words):
                bar.say(*words)
        self._old.setVisible(trusted and laptop.old_keys)
        self._facts.show_facts(facts(model, laptop))
        self._back.setVisible(trusted)
        self._leave.setVisible(trusted and not model.leaving)
        self._part.setVisible(model.leaving)
        self._rename.setVisible(model.naming is None)
        self._name_part.setVisible(model.naming is not None)
        if model.naming is not None and not self._holder.line.hasFocus():
            self._holder.show_text(model.naming)
        self._save_name.setEnabled(bool((model.naming or "").strip()) and not model.busy)
        self._reason.show_key(model.reason)
        self._now.setEnabled(model.may_revoke)

    def _renaming(self) -> QWidget:
        self._name_part, down = QWidget(), QVBoxLayout()
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(12))
        self._name_part.setLayout(down)
        self._holder = TextField(
            tr("Who holds this laptop?"),
            identifier="laptops.holder",
            hint=tr("the name stays in this office; the laptop gets a code"),
            typed=self._model.type_holder,
        )
        self._save_name = Button(
            tr("Save the name"), icon="check", identifier="laptops.save_name", clicked=self._model.save_name
        )
        stay = Button(tr("Cancel"), identifier="laptops.keep_name", clicked=self._model.stop_naming)
        down.addWidget(self._holder)
        down.addWidget(Flow(self._save_name, stay, gap=12))
        return self._name_part

    def _revoking(self) -> QWidget:
        self._part, down = QWidget(), QVBoxLayout()
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(12))
        self._part.setLayout(down)
        down.addWidget(
            Message(
                Level.STOP,
                tr("This cannot be undone."),
                tr("What is not here yet from this laptop is set apart from now on. What is here, stays."),
                identifier="laptops.final",
            )
        )
        self._reason = ListField(
            tr("Why is it no longer trusted?"),
            [(code, tr(words)) for code, words in WHY.items()],
            identifier="laptops.reason",
            chosen=self._model.choose_reason,
        )
        down.addWidget(self._reason)
        self.phrase = PhraseField(
            tr("Passphrase of the root key"), identifier="laptops.revoke_root", entered=self._revoke_now
        )
        down.addWidget(self.phrase)
        self._now = Button(
            tr("Trust no longer from now on"),
            kind=Kind.DANGER,
            icon="ban",
            identifier="laptops.revoke_now",
            clicked=self._revoke_now,
        )
        stay = Button(tr("Cancel"), identifier="laptops.stay", clicked=self._stay)
        down.addWidget(Flow(self._now, stay, gap=12))
        return self._part

    def _revoke_now(self) -> None:
        if not self._model.may_revoke:
            return
        phrase = self.phrase.text()
        self.phrase.clear()
        self._model.revoke(phrase)

    def _stay(self) -> None:
        self.phrase.clear()
        self._model.stay()


def _set_apart(count: int) -> tuple[str, str]:
    return trn("{count} piece is set apart.", "{count} pieces are set apart.", count), tr("People decide about it.")
