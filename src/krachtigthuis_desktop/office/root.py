"""The root vault: a vault of its own inside the office home, opened only to sign who is trusted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..vault import OpenVault, open_with_phrase
from .keys import Keys, keys_of

FOLDER = "root"
KIND = "root"


def root_home(home: Path) -> Path:
    """Where the root vault of an office stands."""
    return home / FOLDER


@contextmanager
def root_keys(home: Path, phrase: str) -> Iterator[Keys]:
    """The root key and the recovery identity, as long as the block lasts. Raises what opening a vault raises."""
    with open_root(home, phrase) as vault:
        yield keys_of(vault.store)


def open_root(home: Path, phrase: str) -> OpenVault:
    return open_with_phrase(root_home(home), phrase)
