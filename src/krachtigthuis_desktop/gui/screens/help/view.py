"""Help as a page of short cards: no model, since it only says what stands in the catalogue."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from ....care.lists import choices
from ....i18n import mark, tr
from ... import look
from ...parts.card import Card
from ...parts.page import Page
from ...parts.words import Words

LAPTOP = (
    (
        "messages-square",
        mark("A conversation"),
        (
            mark("Ask first: may I write this down? Without a yes nothing is kept for the office."),
            mark("Write in three texts: in own words, what you saw or heard, your impression."),
            mark("Nothing you type is lost: a half-filled form is kept and comes back."),
        ),
    ),
    (
        "mail",
        mark("A letter"),
        (
            mark("A letter is sent only if the person it is about has agreed, for that helper."),
            mark("The screen says what the letter tells, and what stays out and why."),
            mark("Print the copy for the family first. They read it, then the letter can go."),
        ),
    ),
    (
        "package",
        mark("Take along"),
        (
            mark("Everything that is not at the office yet goes on the stick, locked for the office only."),
            mark("Wait for the large sentence before you take the stick out."),
            mark("A lost stick loses nothing: the next one takes everything along again. Do call the office."),
        ),
    ),
    (
        "mail-open",
        mark("The office answers"),
        (
            mark("The office gives the stick back. Choose Take along and take the answer in. Twice does no harm."),
            mark("Then you see what was delivered, and what became of a referral. Tell it at the next visit."),
            mark("A family that the office has may leave this laptop. Look under: What this laptop still holds."),
        ),
    ),
    (
        "save",
        mark("A backup"),
        (mark("Make one under Settings now and then. Did this laptop break? Your phrase or paper key opens it."),),
    ),
    (
        "shield-alert",
        mark("Worried about safety?"),
        (
            mark("Notice, write down what you saw, and tell the contact person today."),
            mark("Acute danger: call {emergency}. Advice day and night: Veilig Thuis, {veilig_thuis}."),
        ),
    ),
    (
        "keyboard",
        mark("Keys"),
        (
            mark("F9 hides the window, six digits bring it back. Ctrl+L locks. Ctrl+K searches. F1 is this page."),
            mark("Ctrl+N begins a new conversation. Ctrl+S saves what you are writing."),
            mark("Tab goes to the next field, the arrow keys choose, Enter presses."),
        ),
    ),
)
DOOR = (
    (
        "lock-open",
        mark("Opening the vault"),
        (
            mark("Your passphrase is what you chose: mostly six words, with a space between them."),
            mark("It does not open? Look at Caps Lock, show the words with the eye, and try again. Nothing is lost."),
            mark("Forgot it? Press “Forgot your passphrase?”, take your paper key and type it over, group by group."),
        ),
    ),
    (
        "laptop",
        mark("The first time on this laptop"),
        (
            mark("The program makes a vault that only you can open. It takes about ten minutes."),
            mark("Have a pen and paper at hand. You write down or print a paper key; keep it away from the laptop."),
        ),
    ),
    (
        "save",
        mark("Another laptop, or this one broke"),
        (mark("Press “Restore a backup” and choose the folder of the backup. Your passphrase or paper key opens it."),),
    ),
    (
        "shield-alert",
        mark("Worried about safety?"),
        (mark("Acute danger: call {emergency}. Advice day and night: Veilig Thuis, {veilig_thuis}."),),
    ),
    (
        "keyboard",
        mark("Keys"),
        (mark("Tab goes to the next field, the arrow keys choose, Enter presses."), mark("Esc closes this page.")),
    ),
)
OFFICE = (
    (
        "laptop",
        mark("A new laptop"),
        (
            mark("Give the volunteer the office card on a stick and the six words on paper."),
            mark(
                "Compare the six words of the request with those on the laptop, then trust it and give the answer back."
            ),
        ),
    ),
    (
        "inbox",
        mark("Taking in"),
        (
            mark("Drop the files of the stick. First try, then take in. A bad file never stops the others."),
            mark("What cannot wait stands on top of the report: call today."),
        ),
    ),
    (
        "undo-2",
        mark("Giving the stick back"),
        (
            mark("Send back puts all that a laptop lacks on its stick. A lost stick loses nothing."),
            mark("Families and laptops says who has which family. Who gets one, gets it whole with the next answer."),
        ),
    ),
    (
        "git-compare",
        mark("When something does not fit"),
        (
            mark("Two accounts of one thing stand side by side until somebody says, with a reason, what holds."),
            mark(
                "What is strange is set apart, not lost. Look at it, then let it in or refuse it. Some need two people."
            ),
            mark("A laptop is gone? Revoke it under Laptops at once. From then on nothing of it comes in by itself."),
        ),
    ),
    (
        "keyboard",
        mark("Keys"),
        (
            mark("F9 hides the window, six digits bring it back. Ctrl+L locks. F1 is this page."),
            mark("Tab goes to the next field, the arrow keys choose, Enter presses."),
        ),
    ),
)


class HelpView(Page):
    """`cards` are DOOR, LAPTOP or OFFICE."""

    def __init__(self, cards: tuple[tuple[str, str, tuple[str, ...]], ...]) -> None:
        super().__init__(tr("Help"))
        numbers = {each.code: each.value for each in choices("phone_numbers").items}
        for icon, title, lines in cards:
            card = Card(tr(title), icon=icon)
            inside = QVBoxLayout()
            inside.setSpacing(look.space(8))
            for line in lines:
                inside.addWidget(Words(tr(line, **numbers)))
            card.add(inside)
            self.body.addWidget(card)
        self.read_by_key("help.text")
