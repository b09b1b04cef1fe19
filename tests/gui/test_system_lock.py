"""Sleep and the locked screen lock the vault; a bus that is not on this machine is not asked."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from krachtigthuis_desktop.gui.system_lock import SystemLock

SCRIPT = """
import subprocess, sys
from PySide6.QtCore import QCoreApplication, QTimer
from krachtigthuis_desktop.gui.system_lock import SystemLock
program = QCoreApplication([])
told = []
watch = SystemLock(lambda: (told.append("lock"), program.quit()))
send = ["dbus-send", "--session", "--type=signal", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged"]
QTimer.singleShot(0, lambda: subprocess.run([*send, f"boolean:{sys.argv[1]}"], check=True))
QTimer.singleShot(int(sys.argv[2]), program.quit)
program.exec()
print(watch.session, told)
"""
BUS = pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="no message bus on this machine")


def answer(value: str, wait: int) -> str:
    command = ["dbus-run-session", "--", sys.executable, "-c", SCRIPT, value, str(wait)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout.strip()


@BUS
def test_a_locked_screen_locks_the_vault() -> None:
    assert answer("true", 20_000) == "True ['lock']"


@BUS
def test_a_screen_that_opens_again_does_not() -> None:
    assert answer("false", 500) == "True []"


def test_a_bus_over_the_network_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "tcp:host=127.0.0.1,port=9")
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere;tcp:host=127.0.0.1,port=9")
    watch = SystemLock(lambda: None)

    assert not watch.session
    assert not watch.system
