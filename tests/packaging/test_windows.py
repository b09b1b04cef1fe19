"""The installer and the zip for Windows: what goes in, and when nothing is made. Their way through Wine: `make windows-check`."""

from __future__ import annotations

import importlib
import re
import sys
import zipfile
from collections import Counter
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest

WINDOWS = Path(__file__).parents[2] / "packaging" / "windows"
SPACE = "{http://schemas.microsoft.com/wix/2006/wi}"


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(WINDOWS))
    monkeypatch.delitem(sys.modules, "package", raising=False)
    return importlib.import_module("package")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A folder with a file at each depth, one folder that holds only folders, and names that need care."""
    folder = tmp_path / "program"
    for name in ("pythonw.exe", "Lib/site-packages/a & b/é.py", "Lib/site-packages/a & b/deep/x.txt", "Lib/y.txt"):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, encoding="utf-8")
    return folder


def test_every_file_is_in_the_installer_once_under_its_own_folder(package: ModuleType, program: Path) -> None:
    root = ET.fromstring(package.wxs(program, "1.2.3"))  # noqa: S314 our own text
    files = [each.get("Source") for each in root.iter(f"{SPACE}File")]
    assert Counter(files) == Counter(
        f"program/{each.relative_to(program).as_posix()}" for each in program.rglob("*") if each.is_file()
    )
    components = [each.get("Id") for each in root.iter(f"{SPACE}Component")]
    assert Counter(components) == Counter(each.get("Id") for each in root.iter(f"{SPACE}ComponentRef"))
    assert len(set(components)) == len(components) == 5
    assert [each.get("Version") for each in root.iter(f"{SPACE}Product")] == ["1.2.3"]


def test_a_newer_version_is_another_product_of_the_same_line_with_the_same_parts(
    package: ModuleType, program: Path
) -> None:
    old, new = (ET.fromstring(package.wxs(program, each)) for each in ("1.2.3", "1.2.4"))  # noqa: S314 our own text

    def of(root: ET.Element, name: str, what: str) -> list[str | None]:
        return [each.get(what) for each in root.iter(f"{SPACE}{name}")]

    assert of(old, "Product", "UpgradeCode") == of(new, "Product", "UpgradeCode")
    assert of(old, "Product", "Id") != of(new, "Product", "Id")
    assert of(old, "Component", "Guid") == of(new, "Component", "Guid")


def test_the_same_folder_gives_the_same_zip_whatever_its_times(
    package: ModuleType, program: Path, tmp_path: Path
) -> None:
    package.portable(program, tmp_path / "a.zip")
    (program / "pythonw.exe").touch()
    package.portable(program, tmp_path / "b.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as made:
        assert made.testzip() is None
        assert "Krachtig Thuis/Lib/site-packages/a & b/deep/x.txt" in made.namelist()


@pytest.mark.parametrize("name", ["SIGN_KEY", "SIGN_CERT"])
def test_half_a_signature_makes_nothing(package: ModuleType, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.delenv("SIGN_KEY", raising=False)
    monkeypatch.delenv("SIGN_CERT", raising=False)
    assert package.signing() is None
    monkeypatch.setenv(name, "some.pem")
    with pytest.raises(SystemExit, match="go together"):
        package.main(["msi"])


def test_the_sentences_are_compiled_without_the_hour() -> None:
    """Else no two builds of a wheel are the same."""
    catalogue = WINDOWS.parents[1] / "resources/locale/nl/LC_MESSAGES/krachtigthuis.mo"
    assert re.search(rb"POT-Creation-Date: 2026-01-01 00:00\+0000", catalogue.read_bytes())
