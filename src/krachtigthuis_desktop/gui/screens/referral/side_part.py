"""The choices beside the question: how soon, until when, and how we show ourselves."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....i18n import tr
from ... import fonts, look
from ...panels.bound import Bound
from ...panels.labelled import Labelled
from ...parts.card import Card
from ...parts.check import Check
from ...parts.choices import Segment
from ...parts.words import Words
from ...terms import URGENCIES, options
from .model import ReferralModel


class SoonCard(Card):
    """How soon, deadline, answer before. Nothing about safety: of that no letter says anything."""

    def __init__(self, model: ReferralModel) -> None:
        super().__init__(tr("How soon?"), icon="calendar-clock")
        self._model, self._bound = model, Bound()
        down = QVBoxLayout()
        down.setSpacing(look.space(12))
        self._urgency = Segment(
            tr("How soon?"),
            options(URGENCIES),
            identifier="referral.urgency",
            changed=partial(model.choose, "urgency"),
        )
        down.addWidget(self._urgency)
        down.addWidget(_day(model, self._bound, "deadline", tr("Latest date"), tr("if there is one")))
        down.addWidget(_text(model, self._bound, "deadline_what", tr("What happens then?")))
        down.addWidget(_day(model, self._bound, "answer_before", tr("Answer asked before"), ""))
        self.add(down)

    def refresh(self) -> None:
        self._urgency.show_key(self._model.form.urgency)
        self._bound.show()
        self._bound.blame(self._model.faults, "referral.")


class SenderCard(Card):
    """With or without our name, the word detention, and whom the helper may call."""

    def __init__(self, model: ReferralModel) -> None:
        super().__init__(tr("From us"), icon="send")
        self._model, self._bound = model, Bound()
        down = QVBoxLayout()
        down.setSpacing(look.space(12))
        self._name = Segment(
            tr("Sender"),
            (("", tr("Without our name")), ("name", tr("With our name"))),
            identifier="referral.sender",
            changed=lambda key: model.choose("our_name", bool(key)),
        )
        hint = tr("Our name can show the reader that somebody is in detention.")
        down.addWidget(Labelled(tr("Sender"), self._name, hint=hint))
        self._detention = Check(
            tr("The letter may name the detention"),
            identifier="referral.detention",
            ticked=partial(model.choose, "name_detention"),
        )
        down.addWidget(self._detention)
        self._needs = Words(size=fonts.SECOND, tone="soft", indent=34)
        down.addWidget(self._needs)
        for name, label in (
            ("contact", tr("Whom can the helper call?")),
            ("contact_phone", tr("Phone number")),
            ("contact_hours", tr("When reachable?")),
        ):
            down.addWidget(_text(model, self._bound, name, label))
        self.add(down)

    def refresh(self) -> None:
        model = self._model
        self._name.show_key("name" if model.form.our_name else "")
        self._detention.setChecked(model.form.name_detention)
        detainee = model.question.family.detainee.record.called if model.question else ""
        names = dict.fromkeys(name for name in (detainee, model.name) if name)
        self._needs.say(tr("Only with a yes to that of: {names}.", names=", ".join(names)))
        self._bound.show()


def _text(model: ReferralModel, bound: Bound, name: str, label: str) -> QWidget:
    return bound.text(label, f"referral.{name}", lambda: str(getattr(model.form, name)), partial(model.type_text, name))


def _day(model: ReferralModel, bound: Bound, name: str, label: str, hint: str) -> QWidget:
    return bound.day(
        label,
        f"referral.{name}",
        lambda: str(getattr(model.form, name)),
        partial(model.type_text, name),
        lambda: model.day,
        hint=hint,
    )
