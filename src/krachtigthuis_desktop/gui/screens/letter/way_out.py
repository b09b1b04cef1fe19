"""The steps of a letter on its way out: a professional's look, read or heard, sent. Each with its day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....domain.dates import read_date
from ....domain.letter_content import Variant
from ....i18n import mark, tr
from ... import fonts, look
from ...parts.button import Button, Size
from ...parts.card import Card
from ...parts.check import Check
from ...parts.choices import Segment
from ...parts.date_field import DateField
from ...parts.days import short_day
from ...parts.field import ListField, TextField
from ...parts.words import Words
from .model import LetterModel

HOW = (("here", mark("Here, together")), ("phone", mark("By phone")))


class WayOutCard(Card):
    """Three steps under each other; a step that was taken is one sentence."""

    def __init__(self, model: LetterModel) -> None:
        super().__init__(tr("Before it goes out"), icon="list-checks")
        self._model, self._showing = model, ""
        inside = QVBoxLayout()
        inside.setSpacing(look.space(12))
        self._look(inside)
        self._know(inside)
        self._wish(inside)
        self._send(inside)
        self._printers = ListField(tr("Printer"), (), identifier="letter.printer", chosen=model.choose_queue)
        self._offered: tuple[str, ...] = ()
        inside.addWidget(self._printers)
        self.add(inside)

    def refresh(self) -> None:
        page, record = self._model.page, self._model.record
        self.setVisible(page is not None and page.made is not None)
        if page is None or record is None:
            return
        self._begin(str(self._model.referral))
        looked = record.looked_on is not None
        self._looked.setVisible(looked)
        self._looking.setVisible(not looked)
        if record.looked_on:
            how = dict(HOW).get(record.looked_how)
            self._looked.say(
                tr(
                    "{name} looked at it on {day} ({how}).",
                    name=record.looked_by,
                    day=short_day(record.looked_on),
                    how=tr(how).lower() if how else record.looked_how,
                )
            )
        known = record.read_or_heard_on
        self._knows.setText(tr("{name} has read or heard this letter", name=self._model.name))
        self._knows.setChecked(known is not None)
        self._known_on.setVisible(known is None)
        self._known_words.setVisible(known is not None)
        if known:
            self._known_words.say(tr("On {day}.", day=short_day(known)))
        self._along.setChecked(page.wishes.come_along)
        self._away.setChecked(page.wishes.say_away)
        self._away.setVisible(not record.name_detention and page.detainee != record.concerns)
        self._away.setEnabled(not self._model.is_out)
        self._sending.setVisible(self._model.can_be_sent)
        self._offer_printers()

    def _offer_printers(self) -> None:
        """Only where there is something to choose."""
        queues = self._model.queues or ()
        if queues != self._offered:
            self._offered = queues
            self._printers.offer([(queue, queue) for queue in queues])
        self._printers.show_key(self._model.queue)
        self._printers.setVisible(len(queues) > 1)

    def _begin(self, what: str) -> None:
        """For another letter the fields begin anew: today, and the professional whom the letter names."""
        if what == self._showing:
            return
        self._showing = what
        today = tr("today")
        for each in (self._looked_on, self._known_on, self._sent_on):
            each.show_typed(today)
        record = self._model.record
        self._by.show_text(record.contact if record else "")
        self._how.show_key("")
        wishes = self._model.page.wishes if self._model.page else None
        self._ring_on.show_typed(typed_day(wishes.call_on) if wishes and wishes.call_on else "")

    def _look(self, down: QVBoxLayout) -> None:
        self._looked = Words()
        down.addWidget(self._looked)
        self._looking = QWidget()
        inside = QVBoxLayout(self._looking)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(look.space(8))
        inside.addWidget(Words(tr("A professional looks at it"), bold=True, size=fonts.LABEL))
        self._by = TextField(tr("Who looked?"), identifier="letter.looked.by")
        self._how = Segment(tr("How?"), [(key, tr(words)) for key, words in HOW], identifier="letter.looked.how")
        self._looked_on = self._day(tr("When?"), "letter.looked.on")
        save = Button(tr("Write down"), size=Size.SMALL, identifier="letter.looked.save", clicked=self._save_look)
        for each in (self._by, self._how, self._looked_on, save):
            inside.addWidget(each)
        down.addWidget(self._looking)

    def _know(self, down: QVBoxLayout) -> None:
        self._knows = Check(identifier="letter.known")
        self._knows.clicked.connect(self._save_known)
        self._known_words = Words(size=fonts.SECOND, tone="soft", indent=30)
        self._known_on = self._day(tr("When?"), "letter.known.on")
        for each in (self._knows, self._known_words, self._known_on):
            down.addWidget(each)

    def _wish(self, down: QVBoxLayout) -> None:
        """What the letter says at its end, and what it says of home only when the question needs it."""
        model = self._model
        self._ring_on = DateField(
            tr("We ring the helper on"),
            lambda typed: read_date(typed, model.day),
            identifier="letter.ring.on",
            hint=tr("Empty: some days after the letter."),
        )
        self._ring_on.line.editingFinished.connect(self._save_ring)
        self._along = Check(tr("We offer to come along to the first talk"), identifier="letter.along")
        self._along.clicked.connect(lambda: self._save_wish(come_along=self._along.isChecked()))
        self._away = Check(tr("The letter says that a relative is away for the time being"), identifier="letter.away")
        self._away.clicked.connect(lambda: self._save_wish(say_away=self._away.isChecked()))
        for each in (self._ring_on, self._along, self._away):
            down.addWidget(each)

    def _save_ring(self) -> None:
        """Once what stands there is another day than before."""
        page, typed = self._model.page, self._ring_on.line.text()
        known = typed_day(page.wishes.call_on) if page and page.wishes.call_on else ""
        if typed.strip() != known:
            self._model.ring_on(typed)

    def _save_wish(self, **chosen: bool) -> None:
        if page := self._model.page:
            self._model.wish(replace(page.wishes, **chosen))  # type: ignore[arg-type]

    def _send(self, down: QVBoxLayout) -> None:
        self._sending = QWidget()
        inside = QVBoxLayout(self._sending)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(look.space(8))
        self._sent_on = self._day(tr("Sent on"), "letter.sent.on")
        save = Button(
            tr("It is sent"),
            icon="send",
            size=Size.SMALL,
            identifier="letter.sent.save",
            clicked=lambda: self._model.sent(self._sent_on.line.text()),
        )
        inside.addWidget(self._sent_on)
        inside.addWidget(save)
        down.addWidget(self._sending)

    def _day(self, label: str, identifier: str) -> DateField:
        return DateField(label, lambda typed: read_date(typed, self._model.day, past=True), identifier=identifier)

    def _save_look(self) -> None:
        self._by.wrong("" if self._by.text().strip() else tr("Write down the name of the person who checked it."))
        if self._by.text().strip():
            self._model.looked(self._by.text(), self._looked_on.line.text(), self._how.key())

    def _save_known(self) -> None:
        self._model.read_or_heard(self._known_on.line.text() if self._knows.isChecked() else None)


def typed_day(day: date) -> str:
    """As somebody would type it."""
    return f"{day.day}-{day.month}-{day.year}"


def button_words(variant: Variant) -> str:
    """What the main button prints."""
    return tr("Print the letter") if variant is Variant.REFERRAL else tr("Print the copy")
