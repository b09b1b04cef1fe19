"""The program for Windows, tried by Wine: the whole walk, a vault of its own, the stick, a window.

    python packaging/windows/check.py [--short] [FOLDER]

FOLDER is the program's folder (made when it is not named). Prints a line per step and what went wrong; exit status 1
when anything did. `--short` walks with two worries instead of twenty and opens no window.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import folder
from wine import Windows

PICTURES = Path(__file__).parents[2] / "build" / "windows"
PHRASE = "wekker novelle antiek ruit uitkijk schrift"


class WrongError(Exception):
    """A step did something else than it should; with what it said."""


@dataclass
class Walk:
    """The program in one Windows, and where its things stand."""

    windows: Windows
    program: Path
    worries: int

    @property
    def work(self) -> Path:
        return self.windows.folder / "work"

    def told(self) -> dict[str, dict[str, str]]:
        """What the tour left behind, by name."""
        known: dict[str, dict[str, str]] = json.loads((self.work / "tour" / "tour.json").read_text(encoding="utf-8"))
        return known

    def at(self, side: str) -> tuple[str | Path, ...]:
        """The options that open the tour's laptop or office."""
        place, root = self.told()[side], self.work / "tour"
        return "--home", root / place["home"], "--passphrase-file", root / place["passphrase_file"]

    def say(self, *arguments: str | Path, status: int = 0) -> str:
        """One command. Raises WrongError when it ends otherwise."""
        ended = self.windows.run([self.program / "python.exe", "-m", "krachtigthuis_desktop", *arguments])
        if ended.returncode != status:
            raise WrongError(f"ended with {ended.returncode}: {ended.stdout.strip()[-2000:]}")
        return ended.stdout


def doctor(walk: Walk) -> None:
    walk.say("doctor")


def tour(walk: Walk) -> None:
    walk.say("tour", "--into", walk.work / "tour", "--worries", str(walk.worries))


def own_vault(walk: Walk) -> None:
    """In a folder whose name has all that a name may have."""
    home = walk.work / "Büşra's kluis #1 100%"
    phrase = walk.work / "phrase.txt"
    phrase.write_text(PHRASE + "\r\n", encoding="utf-8-sig")
    options = ("--home", home, "--passphrase-file", phrase)
    walk.say("vault", "create", *options, "--label", "Büşra", "--paper-sheet", walk.work / "papier.pdf")
    walk.say("vault", "check", *options)
    disk = walk.windows.stick / "reserve"
    disk.mkdir()
    walk.say("vault", "backup", *options, "--to", disk)
    (made,) = disk.iterdir()
    again = walk.work / "terug"
    walk.say("vault", "restore", "--home", again, "--passphrase-file", phrase, made)
    walk.say("vault", "check", "--home", again, "--passphrase-file", phrase)


def the_stick(walk: Walk) -> None:
    """To E:, into the office, and the answer back."""
    stick = walk.windows.stick
    walk.say("handover", "export", *walk.at("laptop"), "--to", stick)
    bundles = [*stick.glob("KTH-*.age")]
    if not bundles:
        raise WrongError("no bundle on E:")
    walk.say("office", "import", *walk.at("office"), *bundles)
    root = walk.work / "tour" / walk.told()["office"]["root_passphrase_file"]
    walk.say("office", "return", *walk.at("office"), "--root-passphrase-file", root, "--all", "--to", stick)
    for answer in sorted(set(stick.rglob("KTH-*.age")) - set(bundles)):
        walk.say("handover", "apply", *walk.at("laptop"), answer)
    if (said := json.loads(walk.say("handover", "outbox", *walk.at("laptop"), "--json"))).get("count"):
        raise WrongError(f"something still waits: {said}")


def window(walk: Walk) -> None:
    """The window comes up at the door of the vault; its picture is kept."""
    with screen() as display:
        walk.windows.display = display
        running = walk.windows.start(
            [walk.program / "pythonw.exe", "-m", "krachtigthuis_desktop", *walk.at("laptop")[:2]]
        )
        try:
            _until(lambda: _seen(display), running)
            time.sleep(5)
            PICTURES.mkdir(parents=True, exist_ok=True)
            subprocess.run(["import", "-display", display, "-window", "root", str(PICTURES / "door.png")], check=True)
        finally:
            walk.windows.run(["taskkill", "/f", "/im", "pythonw.exe"])
            running.kill()
            walk.windows.display = None


STEPS: tuple[Callable[[Walk], None], ...] = (doctor, tour, own_vault, the_stick, window)


def check(program: Path, work: Path, *, short: bool = False) -> list[str]:
    """Walk through all of it. Returns what went wrong, a line each."""
    wrong = []
    with Windows(work) as windows:
        walk = Walk(windows, program, worries=2 if short else 20)
        for step in STEPS[:-1] if short else STEPS:
            begun = time.monotonic()
            try:
                step(walk)
                said = "well"
            except (WrongError, subprocess.SubprocessError, OSError, ValueError, KeyError) as fault:
                said = f"{type(fault).__name__}: {fault}"
                wrong.append(f"{step.__name__}: {said}")
            print(f"{step.__name__:12} {time.monotonic() - begun:6.1f} s  {said}", flush=True)
    return wrong


@contextmanager
def screen() -> Iterator[str]:
    """An X server of our own, and a window manager on it."""
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    number = server.stdout.readline().decode().strip() if server.stdout else ""
    display = f":{number}"
    manager = subprocess.Popen(
        ["openbox"], env={"DISPLAY": display, "PATH": "/usr/bin:/bin"}, stderr=subprocess.DEVNULL
    )
    try:
        yield display
    finally:
        manager.kill()
        server.kill()


def _seen(display: str) -> bool:
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", "Krachtig Thuis"],
        env={"DISPLAY": display, "PATH": "/usr/bin:/bin"}, capture_output=True, check=False,
    )  # fmt: skip
    return bool(found.stdout.strip())


def _until(seen: Callable[[], bool], running: subprocess.Popen[bytes], most: float = 90) -> None:
    end = time.monotonic() + most
    while not seen():
        if running.poll() is not None:
            raise WrongError(f"it ended with {running.returncode}")
        if time.monotonic() > end:
            raise WrongError("no window came")
        time.sleep(0.5)


def main(arguments: list[str]) -> int:
    short = "--short" in arguments
    named = [each for each in arguments if each != "--short"]
    work = Path(tempfile.mkdtemp(prefix="kt-windows-"))
    try:
        program = Path(named[0]).resolve() if named else work / "program"
        if not named:
            folder.build(program)
        return 1 if check(program, work / "windows", short=short) else 0
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
