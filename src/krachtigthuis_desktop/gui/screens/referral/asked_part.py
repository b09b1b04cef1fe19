"""For whom it is, how to reach that person safely, and what is asked."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ....i18n import tr
from ... import look
from ...panels.bound import Bound
from ...panels.labelled import Labelled
from ...panels.side_by_side import SideBySide
from ...parts.button import Button, Kind, Size
from ...parts.card import Card
from ...parts.choices import Chips
from ...parts.field import Field, TextField
from ...parts.three_texts import Voice, VoiceText
from .form import QUESTIONS
from .model import ReferralModel


class WhomCard(Card):
    """The adult, the children, and the safe way to reach."""

    def __init__(self, model: ReferralModel) -> None:
        super().__init__(tr("For whom?"), icon="users")
        self._model, self._bound = model, Bound()
        self._people: object = None
        self._adults: Chips | None = None
        self._children: Chips | None = None
        self._down = QVBoxLayout()
        self._down.setSpacing(look.space(12))
        # Holders of their own, so that Tab finds what is built anew where it stands.
        who, self._with = QWidget(), QWidget()
        self._who, self._small = QHBoxLayout(who), QHBoxLayout(self._with)
        for holder, across in ((who, self._who), (self._with, self._small)):
            across.setContentsMargins(0, 0, 0, 0)
            self._down.addWidget(holder)
        text = self._text
        self._phone = text("phone", tr("Phone number"))
        self._down.addWidget(SideBySide(self._phone, text("best_way", tr("Best way to reach"))))
        self._down.addWidget(SideBySide(text("safe_way", tr("Safe way to reach")), text("when_not", tr("When not?"))))
        self._down.addWidget(text("who_may_not_answer", tr("Who may not pick up?")))
        self.add(self._down)

    def refresh(self) -> None:
        model = self._model
        people = (
            [(key, person.called) for key, person in model.adults],
            [(key, person.called) for key, person in model.children],
        )
        if people != self._people:
            self._people = people
            self._rebuild(*people)
        if self._adults:
            self._adults.show_keys((model.form.concerns,))
        if self._children:
            self._children.show_keys(model.form.children)
        self._bound.show()
        self._labelled.wrong(tr("Choose for whom it is.") if "concerns" in model.faults else "")

    def _rebuild(self, adults: list[tuple[str, str]], children: list[tuple[str, str]]) -> None:
        for layout in (self._who, self._small):
            while item := layout.takeAt(0):
                if old := item.widget():
                    old.hide()
                    old.deleteLater()
        self._adults = Chips(
            tr("The adult it is for"),
            adults,
            identifier="referral.concerns",
            single=True,
            changed=lambda keys: self._model.choose_person("".join(keys)),
        )
        self._labelled = Labelled(tr("The adult it is for"), self._adults)
        self._who.addWidget(self._labelled)
        self._children = None
        self._with.setVisible(bool(children))
        if children:
            self._children = Chips(
                tr("Children who are part of it"),
                children,
                identifier="referral.children",
                changed=lambda keys: self._model.choose("children", list(keys)),
            )
            hint = tr("The letter gives their number and ages, no names.")
            self._small.addWidget(Labelled(tr("Children who are part of it"), self._children, hint=hint))

    def _text(self, name: str, label: str) -> TextField:
        get = partial(getattr, self._model, "form")
        return self._bound.text(
            label, f"referral.{name}", lambda: str(getattr(get(), name)), partial(self._model.type_text, name)
        )


class QuestionCard(Card):
    """In own words first; then one to three questions to the helper."""

    def __init__(self, model: ReferralModel) -> None:
        super().__init__(tr("What is asked?"), icon="message-square-quote")
        self._model, self._bound = model, Bound()
        down = QVBoxLayout()
        down.setSpacing(look.space(12))
        self._own = VoiceText(
            Voice.OWN_WORDS,
            tr("In own words"),
            identifier="referral.own_question",
            hint=tr("as it was said"),
            lines=2,
            typed=lambda text: model.type_text("own_question", text) if text != model.form.own_question else None,
        )
        down.addWidget(self._own)
        self._questions = [self._question(place) for place in range(QUESTIONS)]
        for each in self._questions:
            down.addWidget(each)
        self._more = Button(
            tr("One more question"),
            icon="plus",
            size=Size.SMALL,
            identifier="referral.question.new",
            clicked=model.more_questions,
        )
        down.addWidget(self._more)
        self._open_more = Button(
            tr("Fill in more"),
            kind=Kind.LINK,
            identifier="referral.more",
            clicked=self._show_rare,
        )
        down.addWidget(self._open_more)
        self._rare = {
            "outcome": self._area("outcome", tr("What do we hope for?")),
            "helps_already": self._area("helps_already", tr("What already helps?")),
            "involved": self._area("involved", tr("Who is involved already?")),
            "tried": self._area("tried", tr("What was tried?")),
        }
        for field in self._rare.values():
            down.addWidget(field)
        self._rare_for: object = None
        self._all = False
        self.add(down)

    def refresh(self) -> None:
        model = self._model
        count = len(model.form.questions)
        self._own.show_text(model.form.own_question)
        for place, each in enumerate(self._questions):
            each.setVisible(place < count)
        self._more.setVisible(count < QUESTIONS)
        if model.what != self._rare_for:
            self._rare_for, self._all = model.what, False
        shown = [self._all or bool(getattr(model.form, name)) for name in self._rare]
        for field, visible in zip(self._rare.values(), shown, strict=True):
            field.setVisible(visible)
        self._open_more.setVisible(not all(shown))
        self._bound.show()
        wrong = tr("Write at least one question to the helper.") if "questions" in model.faults else ""
        self._questions[0].wrong(wrong)

    def _show_rare(self) -> None:
        self._all = True
        self.refresh()
        self._rare["outcome"].setFocus()

    def _question(self, place: int) -> Field:
        def get() -> str:
            questions = self._model.form.questions
            return questions[place] if place < len(questions) else ""

        return self._bound.area(
            tr("Question {number} to the helper", number=place + 1),
            f"referral.question.{place + 1}",
            get,
            partial(self._model.type_question, place),
        )

    def _area(self, name: str, label: str) -> Field:
        return self._bound.area(
            label,
            f"referral.{name}",
            lambda: str(getattr(self._model.form, name)),
            partial(self._model.type_text, name),
        )
