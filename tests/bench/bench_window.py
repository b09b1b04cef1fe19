"""The window: how soon the door stands beside a bare one, and how long it is ever without an event while work runs."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from krachtigthuis_desktop.vault import FLOOR, LAPTOP, create
from tests.bench import Row
from tests.world import NOW

TIMES = 7
_BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
application.processEvents()
"""
_OURS = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from krachtigthuis_desktop.gui import fonts, start
start._prepare()
application = QApplication([])
fonts.load()
program = start.Program(application, Path(sys.argv[1]) / "settings.json", Path(sys.argv[1]) / "home", None)
program.show_door()
program.window.repaint()
import os
os._exit(0)
"""
_BUSY = """
import sys, time, os
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from krachtigthuis_desktop.gui import fonts, start
start._prepare()
application = QApplication([])
fonts.load()
program = start.Program(application, Path(sys.argv[1]) / "settings.json", Path(sys.argv[1]) / "home", None)
program.show_door()
longest, last = 0.0, time.perf_counter()
def beat():
    global longest, last
    now = time.perf_counter()
    longest, last = max(longest, now - last), now
timer = QTimer()
timer.timeout.connect(beat)
timer.start(0)
def opened(entered):
    print(longest * 1000)
    sys.stdout.flush()
    os._exit(0)
QTimer.singleShot(50, lambda: program.worker.run(lambda: program._doors().open(program._home(), sys.argv[2]), opened, print))
last = time.perf_counter()
application.exec()
"""
PHRASE = "wandel regen tafel kaars brood fiets"


def rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        vault, _paper = create(Path(folder) / "home", kind=LAPTOP, phrase=PHRASE, now=NOW, cost=FLOOR)
        vault.close()
        ours, floor = [], []
        for _turn in range(TIMES):
            floor.append(_process(_BARE))
            ours.append(_process(_OURS, folder))
        yield Row("start to the unlock screen, whole process", median(ours), median(floor), goal=1.5)
        gaps = [float(_said(_BUSY, folder, PHRASE)) for _turn in range(3)]
        yield Row("the window without an event while rooms load and a vault opens", median(gaps), None, at_most=50)


def _process(code: str, *arguments: str) -> float:
    begun = time.perf_counter()
    _said(code, *arguments)
    return (time.perf_counter() - begun) * 1000


def _said(code: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return done.stdout.strip().splitlines()[-1] if done.stdout.strip() else ""
