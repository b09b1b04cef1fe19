"""`make run` on a fresh machine ends well whoever the invented people are and whatever the machine drew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from krachtigthuis_desktop import vault as vaults
from krachtigthuis_desktop.cli.main import main
from tests.share import full

DEVICE = "a111222333b" + "c" * 21
"""Nine of its digits pass the 11-test, as those of one laptop in two hundred do."""


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.mark.timeout(3600)
def test_the_tour_ends_well_on_every_seed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for seed in range(1, full(20, 300) + 1):
        status = main(["tour", "--into", str(tmp_path / str(seed)), "--worries", "1", "--seed", str(seed)])
        assert (seed, status, capsys.readouterr().err) == (seed, 0, "")


def test_the_tour_ends_well_on_a_laptop_whose_number_looks_like_a_citizen_service_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create = vaults.create

    def with_that_number(*args: Any, **kwargs: Any) -> tuple[vaults.OpenVault, str]:
        vault, paper = create(*args, **kwargs)
        with vault.store.write() as tx:
            tx.set_meta("device", DEVICE)
        return vault, paper

    monkeypatch.setattr(vaults, "create", with_that_number)
    assert main(["tour", "--into", str(tmp_path / "walk"), "--worries", "1"]) == 0
    assert json.loads((tmp_path / "walk" / "tour.json").read_text(encoding="utf-8"))["laptop"]["device"] == DEVICE
