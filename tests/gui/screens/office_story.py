"""What an office sees on an ordinary day: two accounts of one worry, a bundle and a step set apart, answers to send."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from krachtigthuis_desktop.care import conversations
from krachtigthuis_desktop.care.hand import Hand
from krachtigthuis_desktop.domain.records import HomeFront, Worry
from krachtigthuis_desktop.domain.roles import Role
from krachtigthuis_desktop.gui.office_at import OfficeAt
from krachtigthuis_desktop.gui.parts.page import Page
from krachtigthuis_desktop.gui.run import at_once
from krachtigthuis_desktop.office import assigning, staff
from krachtigthuis_desktop.office.desk import Desk
from krachtigthuis_desktop.vault import FLOOR
from tests.office.bureau import NOW, Bureau
from tests.office.visit import Visit, a_visit

SECOND_PHRASE = "lepel gras touw kussen peer sneeuw"


def office_at(bureau: Bureau, desk: Desk | None = None) -> OfficeAt:
    """What the screens are handed, on the day of the bureau."""
    at = desk or bureau.desk
    return OfficeAt(
        desk=lambda: at,
        hand=lambda: Hand(author=at.actor, name="Fatma Öztürk", now=NOW, role=Role.ADMINISTRATOR),
        clock=lambda: NOW,
        run=at_once,
    )


def nowhere(*_where: str | None) -> None:
    """Nobody goes anywhere."""


def change(visit: Visit, id_: UUID, **changes: Any) -> None:
    """The volunteer writes a worry down in other words."""
    with visit.laptop.store.read() as tx:
        stored = tx.need(Worry, id_)
    conversations.change_worry(
        visit.laptop.store, id_, replace(stored.record, **changes), base=stored.head, hand=visit.hand()
    )


def a_second_laptop(visit: Visit, home: Path, name: str = "Bram van den Heuvel") -> Visit:
    """Another laptop gets the same family from the office."""
    other = a_visit(visit.bureau, home, name=name)
    other.home = visit.home
    assigning.assign(visit.bureau.desk, visit.home, [visit.device, other.device], hand=visit.staff())
    other.now = visit.now
    other.apply(*other.answer(root=True))
    return other


def two_accounts(visit: Visit, home: Path) -> UUID:
    """Anna and Bram heard the same worry told in two ways."""
    worry = visit.worry("Noor wil niet naar school.", title="Noor en school")
    visit.round()
    other = a_second_laptop(visit, home)
    change(visit, worry, own_words="Noor durft niet mee op schoolreis, want de bus is vol.", severity_start=4)
    change(
        other,
        worry,
        own_words="Noor mag niet mee op schoolreis. Er is geen geld voor.",
        severity_start=8,
        impression="Ik denk dat er meer achter zit.",
    )
    visit.bring()
    other.bring()
    other.laptop.close()
    return worry


def a_step_too_far(visit: Visit) -> None:
    """A volunteer pauses a family, which is the office's to do."""
    visit.worry("Eén")
    visit.round()
    hand = visit.hand()
    with visit.laptop.store.write() as tx:
        front = tx.need(HomeFront, visit.home)
        taken = replace(front.record, paused_why="Even rust, zei de familie.")
        tx.record(taken, id=visit.home, home=visit.home, author=hand.author, now=hand.now, base=front.head)
    visit.bring()


def a_fork(visit: Visit, aside: Path) -> None:
    """An older vault was put back on the laptop: its next bundle is set apart."""
    visit.worry("Twee")
    visit.round()
    older = visit.kept_aside(aside)
    visit.worry("Drie")
    visit.round()
    visit.put_back(older)
    visit.worry("Anders")
    visit.bring()


def with_a_colleague(bureau: Bureau) -> Desk:
    """The desk with a second passphrase, which stands long enough to be a person of its own."""
    before = NOW - timedelta(days=8)
    desk, _member = staff.add(bureau.desk, "Joris de Boer", SECOND_PHRASE, now=before, cost=FLOOR)
    return desk


def tab_through(page: Page) -> list[str]:
    """The handles of the controls in the order in which Tab passes them, once around."""
    page.first_focus()
    found = list[str]()
    while (each := page.focusWidget()) and each.accessibleIdentifier() not in found:
        found.append(each.accessibleIdentifier())
        QTest.keyClick(each, Qt.Key.Key_Tab)
    return found
