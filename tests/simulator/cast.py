"""Who plays: an office with three trusted laptops and three families, made once and copied for each history."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.office import assigning, setting_up, staff
from krachtigthuis_desktop.office.desk import open_desk
from tests.office.bureau import NOW, PHRASE, ROOT_PHRASE, Bureau, Template, a_hand, a_wish, copied
from tests.office.visit import Visit, a_visit

SECOND = "emmer zadel kers mist toren plank"
"""The passphrase of the colleague, for what two people decide."""


@dataclass(frozen=True)
class Player:
    """A laptop as it lies in the template. Its key is known, so that opening it takes no Argon2."""

    name: str
    role: str
    device: str
    file: Path
    key: bytes
    home: UUID


@dataclass(frozen=True)
class Cast:
    office: Path
    players: tuple[Player, ...]

    def copy_office(self, home: Path) -> None:
        nobody = a_hand("00" * 16)
        copied(Template(self.office, nobody, nobody), home)


def a_cast(folder: Path) -> Cast:
    """Anna and Bram share Anna's family, Bram and Carla Bram's; Carla, a professional, has one of her own."""
    home, stick = folder / "office", folder / "stick"
    stick.mkdir(parents=True)
    begun = setting_up.init(home, a_wish(), phrase=PHRASE, root_phrase=ROOT_PHRASE, now=NOW)
    with begun.desk as first:
        staff.add(first, "Collega", SECOND, now=NOW - timedelta(days=8), cost=vault.FLOOR)
    with open_desk(home, PHRASE) as desk:
        bureau = Bureau(desk, stick, a_hand("01" * 16), a_hand("02" * 16))
        roles = {"Anna": "volunteer", "Bram": "volunteer", "Carla": "professional"}
        visits = [a_visit(bureau, folder / name, name=name, role=role) for name, role in roles.items()]
        for each in visits:
            each.begin()
            for words in ("Eén", "Twee"):
                each.worry(words)
            each.bring()
            each.apply(*each.answer(root=True))
        _share(visits)
        for each in visits:
            each.worry("Drie")
            each.bring()
            each.apply(*each.answer())
        players = tuple(_player(each, name, role) for each, (name, role) in zip(visits, roles.items(), strict=True))
        for each in visits:
            each.laptop.close()
    shutil.rmtree(stick)
    return Cast(home, players)


def _share(visits: list[Visit]) -> None:
    anna, bram, carla = visits
    for giver, taker in ((anna, bram), (bram, carla)):
        assigning.assign(giver.bureau.desk, giver.home, [giver.device, taker.device], hand=giver.staff())
        taker.now = max(giver.now, taker.now)
    for each in visits:
        each.apply(*each.answer())


def _player(visit: Visit, name: str, role: str) -> Player:
    file = visit.laptop.home / "vault.db"
    return Player(name, role, visit.device, file, visit.laptop.data_key, visit.home)
