"""What the first run shows once: the paper keys, proven by typing two groups over, and an office's six words."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFileDialog, QGridLayout, QWidget

from ....i18n import tr, trn
from ... import fonts, look
from ...parts.ask_files import dress
from ...parts.button import Button
from ...parts.card import Card
from ...parts.field import TextField
from ...parts.words import Words
from .model import PROVE, FirstRunModel
from .page import StepPage

_IN_A_ROW = 5


def paper_page(model: FirstRunModel) -> StepPage:
    """The key that opens when the passphrase is forgotten."""
    page = StepPage(model, tr("Your paper key"))
    page.add(Words(tr("Did you forget your passphrase? With this key you open the vault again. It is shown only now.")))
    page.add(_key_card(model.groups, "first.paper"))
    if model.root_groups:
        page.add(Words(tr("And the paper key of the root"), bold=True))
        page.add(_key_card(model.root_groups, "first.root_paper"))
    page.add(
        Button(
            tr("Save the sheet to print…"),
            icon="printer",
            identifier="first.sheet",
            clicked=partial(_ask_where, page, model),
        )
    )
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


def card_page(model: FirstRunModel) -> StepPage:
    """The words by which laptops know this office."""
    page = StepPage(model, tr("The six words of this office"))
    page.add(Words(tr("Print these words and hand them out. They are how a laptop knows this office.")))
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
