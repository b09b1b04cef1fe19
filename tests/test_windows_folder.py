"""The program for Windows, tried by Wine where Wine is (`make windows-check` installs it and walks further)."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
WINDOWS = ROOT / "packaging" / "windows"
TOOLS = ("wine", "osslsigncode", "x86_64-w64-mingw32-gcc", "Xvfb")


@pytest.mark.skipif(any(shutil.which(each) is None for each in TOOLS), reason="without Wine; `make windows-check`")
@pytest.mark.timeout(1_800)
def test_the_folder_for_windows_walks_from_vault_to_office_and_back() -> None:
    ended = subprocess.run(
        [sys.executable, str(WINDOWS / "check.py"), "--short"], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert [line.split()[0] for line in ended.stdout.splitlines() if line.endswith("well")] == [
        "doctor",
        "tour",
        "own_vault",
        "the_stick",
    ]


def test_what_is_locked_for_windows_is_what_is_locked() -> None:
    """The same versions as everywhere, each by its hashes; of Qt the two halves that are used."""
    text = (WINDOWS / "requirements.lock").read_text(encoding="utf-8")
    whole = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")
    pinned = dict(re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE))
    known = set(re.findall(r"^([\w.-]+)==([^\s;]+)", whole, re.MULTILINE))
    assert {"pyside6-essentials", "pyside6-pdf", "sqlcipher3"} <= pinned.keys()
    assert "pyside6-addons" not in pinned
    assert {(name, version) for name, version in pinned.items() if name != "pyside6-pdf"} <= known
    assert text.count("--hash=sha256:") >= len(pinned)
    assert "http" not in text


def test_what_the_program_asks_for_is_locked_for_windows() -> None:
    asked = subprocess.run(
        [sys.executable, str(WINDOWS / "needs.py")], capture_output=True, text=True, check=True
    ).stdout.split()
    locked = (WINDOWS / "requirements.lock").read_text(encoding="utf-8")
    for each in asked:
        name = re.match(r"[\w-]+", each)
        assert name
        assert f"\n{name.group()}==" in f"\n{locked}"
