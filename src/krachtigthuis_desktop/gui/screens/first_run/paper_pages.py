"""What the first run shows once: the paper keys, proven by typing two groups over, and an office's six words."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QGridLayout, QWidget

from ....i18n import tr, trn
from ....paths import stick_folders
from ... import fonts, look
from ...level import Level
from ...parts.ask_files import dress
from ...parts.button import Button
from ...parts.card import Card
from ...parts.field import TextField
from ...parts.message import Message
from ...parts.words import Words
from .model import PROVE, FirstRunModel, Step
from .page import StepPage

_IN_A_ROW = 5


def paper_page(model: FirstRunModel) -> StepPage:
    """A key that opens when the passphrase is forgotten; the office’s second one has a page and sheet of its own."""
    root = model.step is Step.ROOT_PAPER
    page = StepPage(model, tr("The paper key of the root") if root else tr("Your paper key"))
    if root:
        page.add(
            Words(tr("It opens the root key when its passphrase is forgotten. Keep it apart from the first sheet."))
        )
    else:
        page.add(
            Words(tr("Did you forget your passphrase? With this key you open the vault again. It is shown only now."))
        )
    page.add(_key_card(model.groups, "first.root_paper" if root else "first.paper"))
    page.beside(
        Button(tr("Print the sheet"), icon="printer", identifier="first.print", clicked=model.print_sheet),
        Button(
            tr("Save on a stick…"), icon="download", identifier="first.sheet", clicked=partial(_ask_where, page, model)
        ),
        stretch=True,
    )
    page.add(
        Words(
            tr("A saved sheet may not stay on this computer: whoever has both reads everything."),
            size=fonts.SECOND,
            tone="soft",
        )
    )
    said = Message(Level.GOOD, "", identifier="first.said")
    said.hide()
    page.add(said)
    page.said = said
    page.add(Words(tr("Type two groups over from your paper:"), bold=True))
    fields = [
        TextField(tr("Group {number}", number=number), identifier=f"first.group{number}", limit=4) for number in PROVE
    ]
    page.beside(*fields)
    page.first = fields[0].line
    page.main(
        tr("It stands on paper"),
        lambda: model.prove(tuple(field.text() for field in fields)),
        enter=(fields[-1].line,),
    )
    return page


def digits_page(model: FirstRunModel) -> StepPage:
    """The digits that are asked two idle minutes from now."""
    page = StepPage(model, tr("Your six digits"))
    page.add(
        Words(
            tr(
                "After two minutes without a key, or with F9, the window hides what stands in it. "
                "With these six digits you go on. Wrong three times: then the vault locks, and asks your passphrase."
            )
        )
    )
    card = Card()
    digits = Words(model.begun.digits if model.begun else "", size=fonts.RESULT, bold=True)
    digits.setAccessibleIdentifier("first.digits")
    card.add(digits)
    page.add(card)
    page.add(Words(tr("They open nothing else. You choose others in Settings.")))
    page.main(tr("I know them"), model.know_digits)
    return page


def card_page(model: FirstRunModel) -> StepPage:
    """The words by which laptops know this office."""
    page = StepPage(model, tr("The six words of this office"))
    page.add(
        Words(
            tr(
                "A laptop knows this office by these words. You can print them at any time: under Office card, Save a "
                "sheet to print."
            )
        )
    )
    card = Card()
    words = Words(" ".join(model.begun.card_words) if model.begun else "", size=fonts.RESULT, bold=True)
    words.setAccessibleIdentifier("first.card_words")
    card.add(words)
    page.add(card)
    page.main(tr("To the office"), model.finish)
    return page


def _ask_where(page: StepPage, model: FirstRunModel) -> None:
    # Our own dialog speaks our language, and leaves no list of recent files with the system.
    dialog = dress(QFileDialog(page, tr("Save the sheet to print")))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter("PDF (*.pdf)")
    # Never a file beside the laptop's own by itself: it opens on a stick, or where a place must be chosen.
    sticks = stick_folders()
    dialog.setDirectory(str(sticks[0] if sticks else Path.home().anchor))
    dialog.selectFile("KTH-papier.pdf")
    dialog.fileSelected.connect(model.save_sheet)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _key_card(groups: tuple[str, ...], identifier: str) -> QWidget:
    """The groups with their numbers, five in a row."""
    card = Card()
    grid = QGridLayout()
    grid.setHorizontalSpacing(look.space(16))
    first, *rest = groups
    grid.addWidget(Words(first, bold=True), 0, 0, 1, _IN_A_ROW)
    for number, group in enumerate(rest):
        cell = Words(group, size=fonts.CARD, bold=True, lead="")
        cell.setAccessibleIdentifier(f"{identifier}{number + 1}")
        cell.setAccessibleName(trn("Group {count}: {group}", "Group {count}: {group}", number + 1, group=group))
        row, column = 1 + 2 * (number // _IN_A_ROW), number % _IN_A_ROW
        grid.addWidget(Words(f"{number + 1}", size=fonts.SMALL, tone="soft"), row, column)
        grid.addWidget(cell, row + 1, column)
    card.add(grid)
    return card
