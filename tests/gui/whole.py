"""The whole window of a laptop on a real vault, for tests of what holds on every screen.

`Later` is the worker of these tests: work waits until `deliver`, so that the moment before an answer can be seen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from PySide6.QtWidgets import QApplication

from krachtigthuis_desktop.domain.records.worry import Safety
from krachtigthuis_desktop.domain.roles import Role
from krachtigthuis_desktop.gui import rooms
from krachtigthuis_desktop.gui.idle import Patience
from krachtigthuis_desktop.gui.press import part_of_the_press
from krachtigthuis_desktop.gui.run import Failed, Result, at_once
from krachtigthuis_desktop.gui.window import Window
from krachtigthuis_desktop.office.desk import Desk
from krachtigthuis_desktop.settings import Settings
from tests import builders, world
from tests.gui.screens.walk import NAME, NOW, Laptop

CODE = "271828"


@dataclass
class Later:
    """`run` that answers when it is told to, in the order asked."""

    jobs: list[Callable[[], None]] = field(default_factory=list)

    def __call__(self, work: Callable[[], Result], done: Callable[[Result], None], failed: Failed) -> None:
        answer = part_of_the_press()
        self.jobs.append(lambda: answer(lambda: at_once(work, done, failed)))

    def deliver(self) -> None:
        """Everything that was asked, and what is asked by the answers."""
        while self.jobs:
            self.jobs.pop(0)()
        QApplication.processEvents()


@dataclass
class Whole:
    """A window with its worker, and the pen with which to write into the vault behind it."""

    window: Window
    worker: Later
    pen: world.Laptop
    closed: list[str]
    changed: list[Settings]
    """What was chosen of the look, which the program itself puts on."""

    def go(self, key: str, what: object = None) -> None:
        """Show a screen and let it read."""
        self.window.go(key, None if what is None else str(what))
        self.worker.deliver()


@dataclass(frozen=True)
class Front:
    """A family with something in every list, and the ids to open it by."""

    name: str
    home: UUID
    worry: UUID
    referral: UUID
    talk: UUID
    helper: str


def whole_window(laptop: Laptop, *, look_at: Callable[[], datetime] = lambda: NOW) -> Whole:
    """The caller closes the vault."""
    store = laptop.vault.store
    pen = world.Laptop(laptop.vault.home, store=store)
    pen.now = NOW
    with store.read() as tx:
        pen.author = tx.meta("device") or pen.author
    entered = rooms.Entered(
        holding=rooms.Holding(laptop.vault, CODE), name=NAME, author=pen.author, role=Role.VOLUNTEER
    )
    return _whole(entered, pen, look_at)


def whole_office(desk: Desk, *, look_at: Callable[[], datetime] = lambda: NOW) -> Whole:
    """The window of an office as its administrator sees it. The caller closes the desk."""
    pen = world.Laptop(desk.vault.home, store=desk.store)
    entered = rooms.Entered(
        holding=rooms.Holding(desk.vault, CODE),
        name="Fatma Öztürk",
        author=desk.actor,
        role=Role.ADMINISTRATOR,
        desk=desk,
    )
    return _whole(entered, pen, look_at)


def _whole(entered: rooms.Entered, pen: world.Laptop, look_at: Callable[[], datetime]) -> Whole:
    worker, closed, changed = Later(), list[str](), list[Settings]()
    built = rooms.build(
        entered,
        rooms.Around(
            run=worker,
            clock=look_at,
            settings=Settings,
            change=changed.append,
            lock=lambda: closed.append("locked"),
            leave=lambda: closed.append("left"),
            patience=Patience(),
        ),
    )
    assert isinstance(built.window, Window)
    return Whole(built.window, worker, pen, closed, changed)


def a_front(pen: world.Laptop, first: str, surname: str, *, safety: Safety = Safety.NOT_ASKED) -> Front:
    """A family, a talk, a worry, and a letter to a helper of its own."""
    home = pen.begin_at(f"PI {surname}", first_name=first, prefix="", surname=surname)
    talk = pen.talk(home)
    partner = pen.add(home, builders.a_person(first_name=f"Partner van {first}", prefix="", surname=surname))
    worry = pen.worry(home, title=f"Huur van {surname}", about=(partner,), safety=safety, conversation=talk)
    helper = f"Wijkteam {surname}"
    team = pen.helper(builders.an_organisation(name=helper, team=""))
    pen.consent(home, partner, team)
    referral = pen.refer(home, partner, team, worries=(worry,))
    return Front(f"{first} {surname}", home, worry, referral, talk, helper)
