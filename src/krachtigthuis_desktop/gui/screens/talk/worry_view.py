"""The worries of a talk as a page: what it yielded, the writing, the choices; below, what is kept and what is saved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ....errors import InputFault
from ....explain import explain, field_name
from ....i18n import tr
from ... import fonts, look
from ...panels.after_keys import AfterKeys
from ...parts.button import Button, Kind, Size
from ...parts.days import long_day
from ...parts.flow import Flow
from ...parts.initials import Mark, Shape, initials
from ...parts.message import Message
from ...parts.page import Page
from ...parts.picture import Picture
from ...parts.words import Words
from ...theme import Level
from .choosing import Choosing
from .differences_card import DifferencesCard
from .three_columns import ThreeColumns
from .worry_desk import Notice
from .worry_model import WorryModel
from .writing import Writing
from .yield_column import YieldColumn

Go = Callable[..., None]


class WorryView(Page):
    """`go` shows another screen: "referral" for a letter, "talk" to ask again, "today" to leave it for later."""

    def __init__(self, model: WorryModel, go: Go) -> None:
        super().__init__(tr("Worry"))
        self._model, self._go, self._open_id = model, go, ""
        self._adding, self._signal = False, False
        self._after = AfterKeys(self, model.keep)
        self._mark = Mark("", Shape.DETAINEE, size=52)
        self.before.addWidget(self._mark)
        self._letter = Button(tr("Make a letter"), icon="mail", identifier="worry.letter", clicked=self._to_letter)
        self.buttons.add(self._letter)
        self._bars = Bars(model, self._ask_again)
        self.bars.addWidget(self._bars)
        self._differences = DifferencesCard(model)
        self._yield, self._writing, self._choosing = YieldColumn(model), Writing(model), Choosing(model)
        self._columns = ThreeColumns(self._yield, self._writing, self._choosing)
        self.body.addWidget(self._differences)
        self.body.addWidget(self._columns)
        self._status = Status()
        self._later = Button(tr("Continue later"), identifier="worry.later", clicked=partial(go, "today"))
        self._save = Button(
            tr("Save worry"),
            kind=Kind.PRIMARY,
            size=Size.MAIN,
            icon="check",
            identifier="worry.save",
            clicked=self.press_save,
        )
        # Two buttons in one row, also with large letters: a second row would be taken from the writing.
        self.foot.addWidget(self._status, 1)
        self.foot.addWidget(Flow(self._later, self._save, gap=12, align_right=True), 3)
        model.changed, model.touched = self.refresh, self._touched
        self.refresh()

    def opened(self, what: str | None) -> None:
        """`talk:ID`, `worry:ID` or the id of a saved worry; nothing: what was open stays."""
        if what is not None:
            self._model.open(what)

    def first_focus(self) -> None:
        self._writing.first()

    def keep(self) -> None:
        self._model.keep()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 Qt's name
        super().hideEvent(event)
        self._after.soon()

    def refresh(self) -> None:
        model, around = self._model, self._model.around
        known = around.is_known
        self._mark.say(initials(around.full_name), Shape.DETAINEE)
        self._mark.setVisible(known and not look.is_narrow(self))
        self.say_title(self._called(), self._when())
        self._letter.setVisible(model.saved is not None and not model.is_stale)
        self._bars.refresh()
        self._columns.setVisible(known and bool(model.form.id))
        fresh, self._open_id = model.form.id != self._open_id, model.form.id
        self._differences.refresh()
        for column in (self._yield, self._writing, self._choosing):
            column.refresh()
        self._say_kept()
        self._save.setText(tr("Save worry") if around.has_yes else tr("Keep draft"))
        self._save.setEnabled(known and not model.busy and not model.is_stale)
        if fresh and self.isVisible():
            # What is read comes a moment after the page: only then there is a first field.
            self._writing.first()
        self._follow(fresh=fresh)

    def _follow(self, *, fresh: bool) -> None:
        """The focus goes into the form of somebody else and back; whom to call in danger comes into sight."""
        adding, signal = self._model.adding is not None, self._model.is_signal
        if adding != self._adding and not fresh and (turned := self._choosing.turned):
            self.go_to(turned)
        if signal and not self._signal and not fresh:
            self.bring(self._writing.signal)
        self._adding, self._signal = adding, signal

    def _called(self) -> str:
        around = self._model.around
        if not around.full_name:
            return tr("Conversation") if around.conversation else tr("Worry")
        if around.conversation:
            return tr("Conversation with {name}", name=around.full_name)
        return tr("Worry of {name}", name=around.full_name)

    def _when(self) -> str:
        around = self._model.around
        day = long_day(around.talked_on) if around.talked_on else ""
        return " · ".join(part for part in (around.place, day) if part)

    def _kept(self) -> tuple[str, str]:
        """What is kept or saved now, with its icon."""
        model = self._model
        if model.is_dirty:
            return "pencil", tr("Kept as a draft in a moment")
        if model.kept_at:
            return "check", tr("Draft kept at {time}", time=f"{model.kept_at:%H:%M}")
        return ("check", tr("Saved on this laptop")) if model.saved else ("", "")

    def _touched(self) -> None:
        self._after.touched()
        self._say_kept()

    def _say_kept(self) -> None:
        """What is kept; and the way out says whether anything is left to do here."""
        self._status.say(*self._kept())
        model = self._model
        rests = model.saved is None or model.is_dirty or model.is_stale or bool(model.kept_at)
        self._later.setText(tr("Continue later") if rests else tr("Done"))

    def _ask_again(self) -> None:
        self._go("talk", f"talk:{self._model.around.conversation}")

    def save(self) -> bool:
        if self._model.around.has_yes:
            self._model.save()
        else:
            self._model.keep()
        return True

    def _to_letter(self) -> None:
        self._go("referral", self._model.form.id)


class Status(QWidget):
    """What is kept, with an icon before it."""

    def __init__(self) -> None:
        super().__init__()
        self._picture, self._words = Picture("check", tone="primary"), Words(size=fonts.LABEL, tone="soft")
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(look.space(8))
        across.addWidget(self._picture)
        across.addWidget(self._words, 1)

    def say(self, icon: str, words: str) -> None:
        self.setVisible(bool(words))
        self._picture.setVisible(bool(icon))
        if icon:
            self._picture.show_icon(icon, "primary")
        self._words.say(words)


class Bars(QWidget):
    """At most one bar of each kind, the gravest on top."""

    def __init__(self, model: WorryModel, ask_again: Callable[[], None]) -> None:
        super().__init__()
        self._model = model
        self._fault = Message(Level.STOP, "", identifier="worry.fault")
        self._draft = Message(
            Level.ATTENTION,
            tr("This is a draft."),
            tr("There is no yes to writing it down. It stays on this laptop, and goes after 14 days."),
            identifier="worry.no_yes",
            action=(tr("Ask again"), ask_again),
        )
        self._number = Message(
            Level.ATTENTION,
            "",
            identifier="worry.number",
            action=(tr("It is another number"), model.another_number),
        )
        self._restored = Message(
            Level.INFO,
            tr("Your draft is back."),
            tr("You can go on where you stopped."),
            identifier="worry.restored",
            action=(tr("Throw draft away"), model.throw_draft_away),
        )
        self._thrown = Message(
            Level.GOOD,
            tr("Thrown away."),
            tr("You find it under New conversation for a week."),
            identifier="worry.thrown",
            action=(tr("Take back"), model.get_back),
        )
        self._anew = Message(
            Level.INFO,
            tr("This is the text that the office did not take over."),
            tr("Change what is needed, and save it. The version of the office stays as it was until then."),
            identifier="worry.anew",
            action=(tr("Throw draft away"), model.throw_draft_away),
        )
        self._character = Message(
            Level.INFO,
            tr("An invisible character was taken out."),
            tr("It could change how the text reads."),
            identifier="worry.character",
        )
        self._saved = Message(
            Level.GOOD, tr("Saved."), tr("The worry stands on this laptop."), identifier="worry.saved"
        )
        self._told = Message(
            Level.GOOD,
            tr("Told."),
            tr("It is written down with the day of today."),
            identifier="worry.told_bar",
            action=(tr("Take back"), model.take_back),
        )
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(8))
        above = (self._fault, self._draft, self._number)
        for bar in (*above, self._restored, self._thrown, self._anew, self._character, self._saved, self._told):
            down.addWidget(bar)

    def refresh(self) -> None:
        model = self._model
        # A version of somebody else has a card of its own, with both versions in it.
        error = None if model.is_stale and model.error and model.error.code is InputFault.STALE else model.error
        self._fault.setVisible(error is not None)
        if error:
            words = explain(error)
            self._fault.say(words.title, " ".join((words.meaning, *words.todo)))
        self._draft.setVisible(not model.around.has_yes)
        field = model.strange_number
        self._number.setVisible(bool(field))
        if field:
            self._number.say(
                tr("This looks like a citizen service number (BSN)."),
                tr("It stands in “{field}”. We may not keep that number: take it out.", field=field_name(field) or ""),
            )
        self._restored.setVisible(model.notice is Notice.RESTORED)
        self._thrown.setVisible(model.notice is Notice.THROWN)
        self._anew.setVisible(model.notice is Notice.ANEW)
        self._character.setVisible(model.notice is Notice.CHARACTER_GONE)
        self._saved.setVisible(model.notice is Notice.SAVED)
        self._told.setVisible(model.notice is Notice.TOLD)
        self.setVisible(any(not bar.isHidden() for bar in self.findChildren(Message)))
