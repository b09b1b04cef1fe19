"""A store on each engine, new for each test."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from krachtigthuis_desktop.storage import Store, open_central, open_vault_file
from tests.builders import DEVICE, INCARNATION


def name_it(store: Store, device: str = DEVICE, incarnation: str = INCARNATION) -> Store:
    """Give a new store its device and incarnation, as the vault does."""
    with store.write() as tx:
        tx.set_meta("device", device)
        tx.set_meta("incarnation", incarnation)
    return store


@pytest.fixture
def key() -> bytes:
    return secrets.token_bytes(32)


@pytest.fixture
def vault_file(tmp_path: Path) -> Path:
    return tmp_path / "vault.db"


@pytest.fixture
def vault(vault_file: Path, key: bytes) -> Iterator[Store]:
    """An encrypted store."""
    store = name_it(open_vault_file(vault_file, key, create=True))
    yield store
    store.close()


@pytest.fixture(params=["sqlcipher", "postgresql"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """A store, once on each engine."""
    if request.param == "sqlcipher":
        yield request.getfixturevalue("vault")
        return
    central = name_it(open_central(request.getfixturevalue("central_url")))
    yield central
    central.close()
