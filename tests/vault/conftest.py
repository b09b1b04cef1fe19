"""The vaults that tests copy, made once in a session."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.vault.world import Made, make


@pytest.fixture(scope="session")
def _first(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make(tmp_path_factory.mktemp("first") / "vault")


@pytest.fixture(scope="session")
def _second(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make(tmp_path_factory.mktemp("second") / "vault")


@pytest.fixture
def made(_first: Made, tmp_path: Path) -> Made:
    """A laptop's vault of this test alone."""
    return _first.copy(tmp_path / "vault")


@pytest.fixture
def other(_second: Made, tmp_path: Path) -> Made:
    """Somebody else's vault."""
    return _second.copy(tmp_path / "other")
