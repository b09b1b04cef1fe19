"""The program starts itself again: installed as one folder, or by the interpreter."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from krachtigthuis_desktop import itself

from .house import House


def test_by_the_interpreter_it_is_started_as_a_module() -> None:
    assert itself.command() == (sys.executable, "-m", "krachtigthuis_desktop")


def test_as_one_folder_it_is_started_by_its_own_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/krachtigthuis/krachtigthuis")
    assert itself.command() == ("/opt/krachtigthuis/krachtigthuis",)


def test_a_frozen_program_comes_back_after_locking(tmp_path: Path) -> None:
    """The real `Program.lock`, in a process that says it is frozen; the program is one that notes how it was called."""
    program, noted = tmp_path / "krachtigthuis", tmp_path / "noted"
    program.write_text(
        f"#!{sys.executable}\nimport json, os, sys\n"
        f"open({str(noted)!r} + '.part', 'w').write(json.dumps(sys.argv[1:]))\n"
        f"os.rename({str(noted)!r} + '.part', {str(noted)!r})\n"
    )
    program.chmod(0o755)
    locking = (
        "import sys\nfrom pathlib import Path\nfrom types import SimpleNamespace\n"
        "from krachtigthuis_desktop.gui.start import Program\n"
        f"sys.frozen, sys.executable = True, {str(program)!r}\n"
        "held = SimpleNamespace(worker=SimpleNamespace(close=lambda: None), _close_vault=lambda: None,\n"
        "    _home=lambda: Path('/a vault'))\n"
        "Program.lock(held)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", locking],
        check=False,
        capture_output=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    end = time.monotonic() + 30
    while not noted.exists():
        assert time.monotonic() < end
        time.sleep(0.05)
    assert json.loads(noted.read_text()) == ["--home", "/a vault"]


def test_nobody_else_builds_a_command_line_of_this_program() -> None:
    house = House()
    assert [name for name, file in house.files.items() if "sys.executable" in file.text] == ["itself"]
