"""Which vaults this computer knows, and which of them are there now."""

from __future__ import annotations

import os
from pathlib import Path

from ..settings import KnownVault, Settings


def is_there(folder: Path) -> bool:
    """Whether a vault stands in this folder; False for a folder that cannot be looked into."""
    return any(os.path.exists(folder / name) for name in ("vault.db", "keys.json"))  # noqa: PTH110 it raises nothing


def home(settings: Settings, asked: Path | None) -> Path:
    """The folder that was asked for, else the vault opened last, else the usual place."""
    if asked:
        return asked.absolute()
    return settings.vaults[0].folder if settings.vaults else settings.new_home()


def offered(settings: Settings, folder: Path) -> tuple[KnownVault, ...]:
    """That vault first, then the others that are there."""
    return (as_known(settings, folder), *others(settings, folder))


def as_known(settings: Settings, folder: Path) -> KnownVault:
    """That vault, with its label where one is known."""
    return next((each for each in settings.vaults if each.folder == folder), KnownVault(folder, ""))


def others(settings: Settings, folder: Path) -> tuple[KnownVault, ...]:
    """The other known vaults that are there now."""
    return tuple(each for each in settings.vaults if each.folder != folder and is_there(each.folder))


def free_place(home: Path) -> Path:
    """Where a vault may come: this place when nothing stands there, else the next one beside it."""
    place, number = home, 1
    while place.exists() and any(place.iterdir()):
        number += 1
        place = home.with_name(f"{home.name}-{number}")
    return place
