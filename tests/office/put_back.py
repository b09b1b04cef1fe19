"""An office that is put back from a backup of its own, beside laptops that went on: real vaults, backups and sticks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.office.backing_up import back_up
from krachtigthuis_desktop.office.desk import Desk, open_desk
from krachtigthuis_desktop.prison import restoring
from tests.office.bureau import PHRASE, ROOT_PHRASE, Bureau
from tests.office.visit import Visit

Folders = tuple[Path, Path]
"""The backup of an office, and the one of its root."""


def backed_up(visit: Visit, disk: Path) -> Folders:
    """A backup of the office, on a disk of its own."""
    disk.mkdir(exist_ok=True)
    made, root = back_up(visit.bureau.desk.vault, disk, root_phrase=ROOT_PHRASE, now=visit.hand_at())
    assert root
    return made.backup.folder, root.backup.folder


@contextmanager
def put_back(folders: Folders, home: Path, *visits: Visit) -> Iterator[Bureau]:
    """The office of these backups in a new home; the laptops of `visits` deal with that one from now on."""
    office, root = folders
    now, old = visits[0].hand_at(), visits[0].bureau
    restoring.restore(office, home, vault.by_phrase(PHRASE), now=now).close()
    restoring.restore(root, home / "root", vault.by_phrase(ROOT_PHRASE), now=now).close()
    old.desk.close()
    with open_desk(home, PHRASE) as desk:
        yield _at(old, desk, *visits)


def _at(old: Bureau, desk: Desk, *visits: Visit) -> Bureau:
    new = replace(old, desk=desk)
    for visit in visits:
        visit.bureau = new
    return new
