"""`doctor`: what it looks at, and what it ends with."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from krachtigthuis_desktop import paths, vault
from krachtigthuis_desktop.cli import doctor, installation
from krachtigthuis_desktop.cli.console import Console, Exit
from tests.builders import NOW

PHRASE = "appel boter citroen dadel"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A laptop's vault, closed."""
    made, _paper = vault.create(tmp_path / "laptop", kind=vault.LAPTOP, phrase=PHRASE, now=NOW, cost=vault.FLOOR)
    made.close()
    return tmp_path / "laptop"


def looked(home: Path | None, tmp_path: Path, *, phrase: str = PHRASE, rebuild: bool = False) -> Exit:
    file = tmp_path / "phrase"
    file.write_text(phrase + "\n", encoding="utf-8")
    args = argparse.Namespace(home=home, passphrase_file=file, slot=None, rebuild=rebuild)
    return doctor.run(args, Console(as_json=True))


def test_this_very_installation_is_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert looked(None, tmp_path) is Exit.DONE
    answer = json.loads(capsys.readouterr().out)
    assert answer["well"]
    assert {"python", "files", "language"} <= {check["check"] for check in answer["checks"]}


def test_a_whole_vault_is_well_and_its_lists_agree(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert looked(home, tmp_path, rebuild=True) is Exit.DONE
    answer = json.loads(capsys.readouterr().out)
    assert {"pages", "slots", "ballast", "rebuild"} <= {check["check"] for check in answer["checks"]}


def test_a_wrong_passphrase_is_told_calmly(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert looked(home, tmp_path, phrase="iets anders") is Exit.REFUSED
    assert "wrong_passphrase" in capsys.readouterr().out


def test_a_folder_without_a_vault_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert looked(tmp_path / "nothing", tmp_path) is Exit.REFUSED
    assert "vault_missing" in capsys.readouterr().out


def test_a_vault_in_use_is_told(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with vault.open_with_phrase(home, PHRASE):
        assert looked(home, tmp_path) is Exit.REFUSED
    assert "vault_in_use" in capsys.readouterr().out


def test_a_damaged_page_is_found(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = home / "vault.db"
    data = bytearray(file.read_bytes())
    data[-100] ^= 1
    file.write_bytes(data)
    assert looked(home, tmp_path) is Exit.REFUSED
    assert "vault_damaged" in capsys.readouterr().out


def test_rebuild_without_a_home_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        looked(None, tmp_path, rebuild=True)
    assert ended.value.code == Exit.USAGE


def test_a_missing_file_of_the_program_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    files = next(each for each in installation.installation() if each.check == "files")
    assert not files.well
    assert "NotoSans-Regular.ttf" in files.says


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.metadata.requires", lambda _name: ["a-package-nobody-made>=1"])
    part, _driver = (each for each in installation.installation() if each.check.startswith("package:"))
    assert (part.check, part.well) == ("package:a-package-nobody-made", False)
