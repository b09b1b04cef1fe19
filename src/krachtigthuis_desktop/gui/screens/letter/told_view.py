"""*Wat deze brief vertelt*: per reader what goes along, what stays away, what deserves a second look."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....domain.letter_content import Part, Variant
from ....explain import explain_rule
from ....i18n import mark, tr
from ... import fonts, look
from ...parts.button import Button, Kind
from ...parts.card import Card
from ...parts.choices import Segment
from ...parts.days import short_day
from ...parts.line_row import LineRow, Lines
from ...parts.picture import Picture
from ...parts.words import Words
from ...terms import DATA
from .give_away_rows import give_away_rows
from .model import LetterModel
from .told import Again, Block, Goes, Stays, Yes

PARTS = {
    Part.SENDER: mark("Our name"),
    Part.SUBJECT: mark("The name, in the subject"),
    Part.ASK: mark("What we ask"),
    Part.REACH: mark("How {name} is reached safely"),
    Part.ANSWER_BEFORE: mark("When an answer is asked"),
    Part.WHO: mark("Whom it concerns"),
    Part.LANGUAGE: mark("Language and interpreter"),
    Part.CHILDREN: mark("The children, by age"),
    Part.AWAY: mark("That somebody is away from home"),
    Part.OWN_WORDS: mark("The question in own words"),
    Part.FACTS: mark("What we know"),
    Part.TOLD: mark("What was told"),
    Part.IMPRESSION: mark("Our impression"),
    Part.HELPS: mark("What already helps"),
    Part.INVOLVED: mark("Who is involved already"),
    Part.TRIED: mark("What was tried"),
    Part.OUTCOME: mark("What is hoped for"),
    Part.URGENCY: mark("How soon"),
    Part.SAFETY: mark("Safety at home"),
    Part.CONSENT: mark("The permission"),
    Part.NOT_TO_TELL: mark("What may not be told on"),
    Part.READ: mark("That {name} knows the letter"),
    Part.OURSELVES: mark("Who we are"),
    Part.CALL: mark("When we ring"),
    Part.SLIP: mark("The reply slip"),
    Part.EXPLAIN: mark("Our own words"),
}
_AGAIN: dict[Again, tuple[str, str, str]] = {
    Again.IMPRESSION: (
        mark("Your impression"),
        mark("It stands in the letter as an impression."),
        mark("Leave out"),
    ),
    Again.OUR_NAME: (
        mark("Our name is on it"),
        mark("Our name can show the reader that somebody is in detention."),
        mark("Without our name"),
    ),
    Again.DETENTION: (
        mark("The detention is named"),
        mark("Is that needed for this question?"),
        mark("Without that word"),
    ),
    Again.CALL_FIRST: (
        mark("Call first"),
        mark("This cannot wait for the post. The letter confirms what you said on the phone. {organisation}: {phone}"),
        "",
    ),
    Again.AT_HOME: (
        mark("The copy says who may not know of this"),
        mark("Can somebody at home read it? Then read it together, and keep the copy here for {name}."),
        "",
    ),
    Again.NO_NAME: (
        mark("No name of ours is on it"),
        mark("A letter from nobody is not acted on. Fill in a neutral name under Settings."),
        "",
    ),
    Again.TOLD_BY_HIM: (
        mark("What {detainee} told is in it"),
        mark("{name} and the helper then read that it comes from {detainee}."),
        mark("Leave out"),
    ),
}


class ToldCard(Card):
    """The card at the right. `change` goes to the form of the question."""

    def __init__(self, model: LetterModel, change: Callable[[], None]) -> None:
        super().__init__(tr("What this letter tells"), icon="scan-eye")
        self._model, self._change = model, change
        self._options: tuple[tuple[str, str], ...] = ()
        self._shown: object = None
        self._reader = QVBoxLayout()
        self._reader.setSpacing(look.space(6))
        self._reader.addWidget(Words(tr("Who reads this?"), size=fonts.LABEL))
        self._segment: Segment | None = None
        self.add(self._reader)
        self._goes = _Section(tr("This may go along"), "good.text")
        self._stays = _Section(tr("This stays out"), "stop.text")
        self._again = _Section(tr("Look at this again"), "attention.text")
        # What has an action stands first: the list of what goes is long, and is looked through after that.
        self._sections = (self._again, self._stays, self._goes)
        for section in self._sections:
            self.add_full(section)

    def refresh(self) -> None:
        model = self._model
        self._offer_readers()
        shown = (model.goes, model.stays, model.look_again, model.give_aways, model.is_out)
        if shown == self._shown:
            return
        self._shown = shown
        self._goes.show_rows([self._goes_row(each) for each in model.goes])
        self._stays.show_rows([self._stays_row(each) for each in model.stays])
        self._again.show_rows(
            [*give_away_rows(model.give_aways, self._change), *map(self._again_row, model.look_again)]
        )

    def _offer_readers(self) -> None:
        page = self._model.page
        if page is None:
            return
        options = (
            (Variant.REFERRAL.value, page.organisation.name),
            (Variant.HER_COPY.value, tr("{name} (copy)", name=self._model.name)),
        )
        if options != self._options:
            if self._segment:
                self._segment.hide()
                self._segment.deleteLater()
            self._options = options
            self._segment = Segment(
                tr("Who reads this?"),
                options,
                identifier="letter.reader",
                changed=lambda key: self._model.choose_reader(Variant(key)),
            )
            self._reader.addWidget(self._segment)
        if self._segment:
            self._segment.show_key(self._model.variant.value)

    def _goes_row(self, each: Goes) -> QWidget:
        """The blocks that rest on the same yes, in one row."""
        title = "\n".join(dict.fromkeys(self._block(block) for block in each.blocks))
        lines = [self._yes(yes) for yes in each.yes] or [tr("Tells about nobody")]
        if each.others:
            lines.append(tr("Somebody else appears in it: {names}", names=", ".join(each.others)))
        return LineRow(title, "\n".join(dict.fromkeys(lines)), before=Picture("check", tone="good.text"))

    def _block(self, block: Block) -> str:
        title = tr(PARTS[block.part], name=self._model.name)
        if block.part is not Part.WHO or not block.data:
            return title
        kinds = ", ".join(tr(DATA[kind]) for kind in block.data)
        return tr("{what}: {kinds}", what=title, kinds=kinds)

    def _yes(self, yes: Yes) -> str:
        day = short_day(yes.consent.on)
        if yes.about:
            return tr("{giver} gave permission for {name} on {day}", giver=yes.giver, name=yes.about, day=day)
        return tr("{giver} gave permission on {day}", giver=yes.giver, day=day)

    def _stays_row(self, each: Stays) -> QWidget:
        page = self._model.page
        reader = page.organisation.name if page else None
        words = explain_rule(each.reason, each.person, ask=each.ask, reader=reader)
        second = "\n".join((words.meaning, *words.todo[:1]))
        return LineRow("\n".join(each.texts), second, before=Picture("ban", tone="stop.text"))

    def _again_row(self, each: Again) -> QWidget:
        title, second, action = _AGAIN[each]
        to = self._model.page.organisation if self._model.page else None
        names = {
            "name": self._model.name,
            "detainee": self._model.detainee,
            "organisation": to.name if to else "",
            "phone": (to.phone if to else "") or tr("number not known"),
        }
        if not action:
            return LineRow(tr(title), tr(second, **names), before=Picture("triangle-alert", tone="attention.text"))
        in_form = self._model.is_out
        happen = self._change if in_form else partial(self._model.mend, each)
        link = Button(
            tr("Change the text") if in_form else tr(action),
            kind=Kind.LINK,
            identifier=f"letter.again.{each.value}",
            clicked=happen,
        )
        return LineRow(
            tr(title, **names),
            tr(second, **names),
            before=Picture("triangle-alert", tone="attention.text"),
            after=(link,),
        )


class _Section(QWidget):
    """A heading and its rows; absent when there are none."""

    def __init__(self, title: str, tone: str) -> None:
        super().__init__()
        down = QVBoxLayout(self)
        down.setContentsMargins(0, look.space(8), 0, look.space(4))
        down.setSpacing(0)
        heading = Words(title, size=fonts.LABEL, bold=True, tone=tone)
        heading.setContentsMargins(look.space(16), 0, 0, 0)
        holder = QVBoxLayout()
        holder.setContentsMargins(look.space(16), 0, look.space(16), 0)
        holder.addWidget(heading)
        down.addLayout(holder)
        self._lines = Lines()
        down.addWidget(self._lines)

    def show_rows(self, rows: list[QWidget]) -> None:
        self._lines.show_rows(rows)
        self.setVisible(bool(rows))
