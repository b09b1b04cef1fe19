"""The way back of the tour: receipts, two people who wrote about one worry, and a family that goes and comes back.

Everything through the same use cases as the window and the commands. What the office sends lies apart from what it
gets: it opens with the laptop's identity only.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from ..care import conversations, families
from ..care.hand import Hand
from ..care.opened import Opened
from ..domain.records import Worry
from ..domain.roles import Role
from ..office import assigning, returning, settling
from ..office.desk import Desk
from ..office.importing import import_bundles
from ..practice.telling import PROFESSIONAL, Told
from ..prison import forgetting, handover, receive
from ..prison.handover import Taken
from ..vault import OpenVault

LATER = timedelta(days=8)
"""A laptop forgets when the office has had everything for a week; the tour lets that week go by."""


@dataclass
class Road:
    """Who walks: the laptop with its family, the stick, and what came of each step."""

    vault: OpenVault
    opened: Opened
    told: Told
    stick: Path
    returns: list[Path] = field(default_factory=list)
    bundles: list[Taken] = field(default_factory=list)

    @property
    def back(self) -> Path:
        """Where the office puts what goes back."""
        return self.stick / "returns"

    def take_along(self, now: datetime) -> tuple[Taken, ...]:
        taken = handover.take_along(self.vault.store, self.stick, now=now)
        self.bundles += taken
        return taken

    def answer(self, desk: Desk, now: datetime) -> receive.Received:
        """The office answers, the laptop takes it in."""
        self.back.mkdir(exist_ok=True)
        made = returning.write_return(desk, self.opened.author, self.back, now=now)
        self.returns += [each.path for each in made]
        received = [receive.apply(self.vault.store, each.path, now=now) for each in made]
        return received[-1]


def deliver(road: Road, desk: Desk, now: datetime) -> int:
    """The first answer: how many pieces the office says that it has."""
    return road.answer(desk, now).came.accepted


def disagree_and_settle(road: Road, desk: Desk, now: datetime) -> str:
    """The volunteer and the office each write in the same worry; the office settles. Returns the worry's number."""
    id_, number, _words = road.told.worries[-1]
    hand = _staff(desk, now)
    with desk.store.read() as tx:
        there = tx.need(Worry, id_)
    with road.vault.store.read() as tx:
        here = tx.need(Worry, id_)
    of_office = replace(there.record, who_knows="De wijkverpleegkundige weet ervan.")
    conversations.change_worry(desk.store, id_, of_office, base=there.head, hand=hand)
    of_laptop = replace(here.record, who_knows="Alleen zijn moeder weet ervan.")
    conversations.change_worry(road.vault.store, id_, of_laptop, base=here.head, hand=road.opened.hand())
    import_bundles(desk, [each.path for each in road.take_along(now)], now=now)
    (conflict,) = settling.conflicts(desk)
    first, second = (each.revision for each in conflict.testimonies)
    both = replace(of_laptop, who_knows="Zijn moeder en de wijkverpleegkundige weten ervan.")
    settling.settle(desk, id_, both, between=(first, second), reason="Samen gebeld", hand=hand)
    road.answer(desk, now)
    return number


def forget_and_get_back(road: Road, desk: Desk, now: datetime) -> UUID:
    """A family that is closed leaves the laptop once the office has all of it, and comes back when it is needed."""
    home = road.told.families[-1]
    families.close_family(road.vault.store, home, why="De vragen zijn beantwoord.", hand=road.opened.hand())
    import_bundles(desk, [each.path for each in road.take_along(now)], now=now)
    road.answer(desk, now)
    forgetting.forget(road.vault.store, home, now=now + LATER)
    assigning.send_back(desk, home, road.opened.author, hand=_staff(desk, now))
    road.answer(desk, now)
    return home


def _staff(desk: Desk, now: datetime) -> Hand:
    return Hand(author=desk.actor, name=PROFESSIONAL, now=now, role=Role.ADMINISTRATOR)
