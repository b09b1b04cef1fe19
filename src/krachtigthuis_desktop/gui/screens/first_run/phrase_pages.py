"""The first run and the passphrase: six words or an own sentence, and once more from paper."""

from __future__ import annotations

from ....i18n import tr
from ... import fonts
from ...door import WEAK
from ...parts.button import Button
from ...parts.card import Card
from ...parts.phrase_field import PhraseField
from ...parts.words import Words
from .model import FirstRunModel, Side, Step
from .page import StepPage


def phrase_page(model: FirstRunModel, title: str) -> StepPage:
    """The words that the program proposes; an own sentence shows how strong it is."""
    page = StepPage(model, title)
    if model.step is Step.ROOT:
        why = tr("The root key says which laptops are trusted. Keep its words apart from the first ones.")
    else:
        why = tr("Six words open the vault. Write them on paper now, and keep that paper away from the computer.")
    page.add(Words(why))
    proposed = model.proposed.get(model.step, "")
    card = Card()
    words = Words(proposed or tr("One moment…"), size=fonts.RESULT, bold=True)
    words.setObjectName("first.words")
    words.setAccessibleIdentifier("first.words")
    card.add(words)
    page.add(card)
    page.beside(
        Button(tr("Other words"), icon="refresh-cw", identifier="first.other", clicked=model.other_words), stretch=True
    )
    strength = Words(size=fonts.SECOND, tone="soft")

    def choose() -> None:
        # The words may still be on their way; the page is built anew when they are there.
        if phrase := own.text() or proposed:
            model.choose_phrase(phrase)

    own = PhraseField(
        tr("Or a sentence of your own"),
        identifier="first.own",
        hint=tr("Leave this empty to use the six words."),
        entered=choose,
    )

    def measure(text: str) -> None:
        if not text:
            strength.say("")
        elif model.doors.bits(text) < WEAK:
            strength.say(tr("Too easy to guess. Make it longer, or use the six words."))
        else:
            strength.say(tr("Strong enough."))

    own.line.textChanged.connect(measure)
    page.add(own)
    page.add(strength)
    page.main(tr("I have written it down"), choose).setEnabled(bool(proposed))
    return page


def again_page(model: FirstRunModel, title: str) -> StepPage:
    """Typed over, so that a slip of the pen shows now."""
    page = StepPage(model, title)
    page.add(Words(tr("Type the passphrase from your paper. So we know that it stands there right.")))
    again = PhraseField(
        tr("Passphrase"),
        identifier="first.again",
        entered=lambda: model.repeat(again.text()),
    )
    page.add(again)
    page.first = again.line
    last = model.step is Step.ROOT_AGAIN or model.side is Side.LAPTOP
    page.main(tr("Make the vault") if last else tr("Next"), lambda: model.repeat(again.text()))
    return page


def making_page(model: FirstRunModel) -> StepPage:
    """Nothing to do but wait."""
    page = StepPage(model, tr("The vault is being made"))
    page.add(Words(tr("This takes a few seconds: the key is made so that guessing takes very long.")))
    page.only_bars()
    return page
