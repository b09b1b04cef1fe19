"""Runs the real program without a screen, as a process of its own, and does with it what it is told.

`python -m tests.gui.start_driver heavy|lock|leave HOME`. It prints one line when it has come so far; `lock` and
`leave` take the passphrase from standard input, and then wait for one more line before they do it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from krachtigthuis_desktop import paths
from krachtigthuis_desktop.gui import fonts, start
from krachtigthuis_desktop.gui.door_help import WithHelp
from krachtigthuis_desktop.gui.screens.unlock.view import UnlockView

HEAVY = ("sqlalchemy", "alembic", "sqlcipher3", "reportlab", "pyrage", "cryptography", "psycopg")


def main(what: str, home: Path) -> None:
    start._prepare()
    application = QApplication(sys.argv[:1])
    fonts.load()
    program = start.Program(application, paths.settings_file(), home, None)
    program.show_door()
    assert program.window is not None
    assert program.window.isVisible()
    if what == "heavy":
        tell(_loaded())
        turn_until(application, lambda: set(HEAVY) - {"psycopg"} <= set(_loaded().split()))
        tell(_loaded())
        program.leave()
    door = program.window
    inside = door.centralWidget()
    assert isinstance(inside, WithHelp)
    view = inside.page
    assert isinstance(view, UnlockView)
    view._phrase.line.setText(sys.stdin.readline().rstrip("\n"))
    view._open.click()
    turn_until(application, lambda: program.window is not door)
    for _turn in range(50):
        application.processEvents()
        time.sleep(0.01)
    tell("open")
    sys.stdin.readline()
    window = program.window
    window.lock() if what == "lock" else window.close()  # type: ignore[attr-defined]
    tell("still here")


def turn_until(application: QApplication, ready: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not ready():
        assert time.monotonic() < end
        application.processEvents()
        time.sleep(0.01)


def tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _loaded() -> str:
    return " ".join(name for name in HEAVY if name in sys.modules)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
