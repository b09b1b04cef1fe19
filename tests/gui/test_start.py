"""The start and the end: a light first window, no window without a screen, and a lock that ends the process."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from krachtigthuis_desktop import settings, vault
from krachtigthuis_desktop.crypto import keyfile
from krachtigthuis_desktop.errors import VaultError, VaultFault
from krachtigthuis_desktop.gui import rooms, screen, start
from krachtigthuis_desktop.gui.door_help import WithHelp
from krachtigthuis_desktop.gui.idle import Patience
from krachtigthuis_desktop.gui.parts.front import Front
from krachtigthuis_desktop.gui.parts.message import Message
from krachtigthuis_desktop.gui.parts.words import Words
from krachtigthuis_desktop.gui.run import at_once
from krachtigthuis_desktop.gui.screens.first_run.model import Side
from krachtigthuis_desktop.gui.screens.first_run.view import FirstRunView
from krachtigthuis_desktop.gui.screens.help.view import HelpView
from krachtigthuis_desktop.gui.screens.keys_changed.view import KeysChangedView
from krachtigthuis_desktop.gui.screens.not_here.view import NotHereView
from krachtigthuis_desktop.gui.screens.unlock.view import UnlockView
from krachtigthuis_desktop.gui.window import Window
from krachtigthuis_desktop.i18n import Language
from krachtigthuis_desktop.office import setting_up
from krachtigthuis_desktop.office.card import CardFacts
from krachtigthuis_desktop.settings import KnownVault, Settings
from tests.gui import memory
from tests.gui.names import nameless
from tests.gui.screens.walk import NOW, PHRASE, Laptop, laptop
from tests.gui.start_driver import HEAVY
from tests.office.bureau import PHRASE as OFFICE_PHRASE
from tests.office.bureau import ROOT_PHRASE

__all__ = ["laptop"]

CANARY = "Kanariewoorden: Noor durft niet mee op schoolreis."
ROOT = Path(__file__).parents[2]
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks in /proc")


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """A user of this test alone, without a screen."""
    own = {key: value for key, value in os.environ.items() if key not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        own[name] = str(tmp_path / "user")
    return {**own, "QT_QPA_PLATFORM": "offscreen"}


@pytest.fixture
def home(laptop: Laptop) -> Iterator[Path]:
    """A closed vault with one worry in it. Whatever program still runs on it is ended afterwards."""
    laptop.write(CANARY)
    laptop.vault.close()
    yield laptop.vault.home
    for process in memory.processes_on(laptop.vault.home):
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)


def driven(what: str, home: Path, surroundings: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.gui.start_driver", what, str(home)],
        cwd=ROOT,
        env=surroundings,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def opened(program: subprocess.Popen[str]) -> None:
    """Let it open the vault; it waits then."""
    assert program.stdin is not None
    assert program.stdout is not None
    program.stdin.write(PHRASE + "\n")
    program.stdin.flush()
    assert program.stdout.readline() == "open\n"


def go_on(program: subprocess.Popen[str]) -> int:
    """Let it lock or leave. Its exit status."""
    assert program.stdin is not None
    program.stdin.write("\n")
    program.stdin.close()
    return program.wait(30)


def wait_for(ready: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.05)


def secrets_of(key: bytes) -> dict[bytes, str]:
    """The forms in which the key, the passphrase and the worry would stand in memory."""
    return {
        key: "key",
        key.hex().encode(): "key",
        key.hex().upper().encode(): "key",
        CANARY.encode(): "text",
        CANARY.encode("utf-16-le"): "text",
        PHRASE.encode(): "phrase",
        PHRASE.encode("utf-16-le"): "phrase",
    }


def found_in(process: int, secrets: dict[bytes, str]) -> set[str]:
    try:
        return {secrets[each] for each in memory.in_memory(process, secrets)}
    except PermissionError:
        pytest.skip("this system lets nobody look into another process")


def test_before_the_first_window_nothing_heavy_is_loaded_and_soon_after_it_is(
    home: Path, surroundings: dict[str, str]
) -> None:
    with driven("heavy", home, surroundings) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "\n"
        # psycopg comes only with an address of a database.
        assert set(HEAVY) - set(program.stdout.readline().split()) <= {"psycopg"}
        assert program.wait(30) == 0


@linux
def test_locking_ends_the_process_and_a_fresh_one_without_the_key_stands_at_the_door(
    home: Path, laptop: Laptop, surroundings: dict[str, str]
) -> None:
    secrets = secrets_of(laptop.vault.data_key)
    with driven("lock", home, surroundings) as program:
        opened(program)
        # Here it stands: so the look into memory would find it there too.
        assert {"key", "text"} <= found_in(program.pid, secrets)
        with pytest.raises(VaultError) as refused:
            vault.open_with_phrase(home, PHRASE)
        assert refused.value.code is VaultFault.IN_USE
        assert go_on(program) == 0
        assert not (memory.PROC / str(program.pid) / "exe").exists()
    wait_for(lambda: len(memory.processes_on(home)) == 1)
    (fresh,) = memory.processes_on(home)
    # What it loads, it loads once its window stands.
    wait_for(lambda: "sqlcipher" in memory.maps(fresh))
    assert found_in(fresh, secrets) == set()
    vault.open_with_phrase(home, PHRASE).close()
    assert memory.processes_on(home) == [fresh]


@linux
def test_closing_the_window_ends_the_process_and_leaves_nobody(home: Path, surroundings: dict[str, str]) -> None:
    with driven("leave", home, surroundings) as program:
        opened(program)
        assert go_on(program) == 0
    assert memory.processes_on(home) == []
    vault.open_with_phrase(home, PHRASE).close()


@linux
def test_without_a_screen_it_says_in_words_what_to_do(home: Path, surroundings: dict[str, str]) -> None:
    del surroundings["QT_QPA_PLATFORM"]
    ran = subprocess.run(
        [sys.executable, "-m", "krachtigthuis_desktop", "--home", str(home)],
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 1
    assert "krachtigthuis tour --into" in ran.stderr
    assert "make run" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert "qt" not in ran.stderr.lower()
    assert ran.stdout == ""


@pytest.mark.parametrize(
    ("environment", "system", "has"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"QT_QPA_PLATFORM": "xcb;wayland"}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({"QT_QPA_PLATFORM": "vnc:size=800x600"}, "linux", True),
        ({}, "win32", True),
    ],
)
def test_what_counts_as_a_screen(environment: dict[str, str], system: str, has: bool) -> None:  # noqa: FBT001 a row
    assert screen.has_screen(environment, system=system) is has


def page_of(program: start.Program) -> QWidget | None:
    """What stands at the door now: a page, or help in its place."""
    assert program.window is not None
    door = program.window.centralWidget()
    return door.currentWidget() if isinstance(door, WithHelp) else door


def shown_at_the_door(program: start.Program) -> object:
    program.show_door()
    assert program.window is not None
    program.worker.close()
    return page_of(program)


def test_a_new_home_asks_laptop_or_office(program: QApplication, tmp_path: Path) -> None:
    started = start.Program(program, tmp_path / "settings.json", tmp_path / "vault", Language.DUTCH)
    assert isinstance(shown_at_the_door(started), FirstRunView)


def test_a_home_with_a_vault_is_known(program: QApplication, home: Path, tmp_path: Path) -> None:
    started = start.Program(program, tmp_path / "settings.json", home, None)
    assert isinstance(shown_at_the_door(started), UnlockView)


def missing_vault(tmp_path: Path, *others: Path) -> Path:
    """Settings in which the vault opened last lies on a disk that is not there now."""
    known = tuple(KnownVault(each, "Oefenen") for each in others)
    file = tmp_path / "settings.json"
    settings.save(Settings(vaults=(KnownVault(tmp_path / "away" / "kluis", "Mies"), *known)), file)
    return file


def test_a_known_vault_that_is_away_is_named_and_the_other_is_offered(
    program: QApplication, home: Path, tmp_path: Path
) -> None:
    started = start.Program(program, missing_vault(tmp_path, home, tmp_path / "weg"), None, None)
    view = shown_at_the_door(started)
    assert isinstance(view, NotHereView)
    texts = " ".join(words.text() for words in view.findChildren(Words))
    assert "De kluis van Mies is hier nu niet" in texts
    offered = [each.objectName() for each in view.findChildren(QPushButton) if "gone.open" in each.objectName()]
    assert offered == ["gone.open0"]
    assert nameless(view) == []
    view.findChild(QPushButton, "gone.open0").click()  # type: ignore[union-attr]
    assert started.window is not None
    assert isinstance(page_of(started), UnlockView)


def test_looking_again_finds_the_vault_when_its_disk_is_back(program: QApplication, home: Path, tmp_path: Path) -> None:
    started = start.Program(program, missing_vault(tmp_path), None, None)
    view = shown_at_the_door(started)
    assert isinstance(view, NotHereView)
    shutil.copytree(home, tmp_path / "away" / "kluis")
    view.findChild(QPushButton, "gone.again").click()  # type: ignore[union-attr]
    assert started.window is not None
    assert isinstance(page_of(started), UnlockView)


def test_a_vault_whose_key_file_was_changed_tells_it_before_the_rooms(
    program: QApplication, home: Path, tmp_path: Path
) -> None:
    trial = tmp_path / "kluis"
    shutil.copytree(home, trial)
    keys = keyfile.parse((trial / "keys.json").read_bytes())
    for name in ("keys.json", "keys.bak"):
        (trial / name).write_bytes(keyfile.to_bytes(msgspec.structs.replace(keys, counter=keys.counter + 1)))
    started = start.Program(program, tmp_path / "settings.json", trial, None)
    entered: list[object] = []
    started._enter = entered.append  # type: ignore[method-assign, assignment]
    opened = rooms.open_home(trial, PHRASE)
    started._came_in(opened)
    assert started.window is not None
    view = page_of(started)
    assert isinstance(view, KeysChangedView)
    assert nameless(view) == []
    started.worker.run = at_once  # type: ignore[method-assign]
    view._model.run = at_once
    view._confirm.click()
    assert entered == [opened]
    assert not opened.holding.vault.slots_changed_outside
    opened.holding.vault.close()
    assert (trial / "keys.json").read_bytes() == (trial / "keys.bak").read_bytes()


def around() -> rooms.Around:
    return rooms.Around(
        run=at_once,
        clock=lambda: NOW,
        settings=Settings,
        change=lambda _changed: None,
        lock=lambda: None,
        leave=lambda: None,
        patience=Patience(),
    )


def test_a_laptop_begins_with_today_and_every_way_in_its_navigation_goes_somewhere(home: Path) -> None:
    built = rooms.build(rooms.open_home(home, PHRASE), around())
    window = built.window
    assert isinstance(window, Window)
    assert window.here() == "today"
    for key in ("families", "letters", "handover", "office_link", "settings", "help"):
        window.go(key)
        assert window.here() == key
    window.deleteLater()
    built.close()


def test_an_office_begins_with_its_inbox(tmp_path: Path) -> None:
    made = setting_up.init(
        tmp_path / "office",
        setting_up.Wishes(
            office_name="Exodus Zuid-Holland", administrator="Bo Beheer", facts=CardFacts(), cost=vault.FLOOR
        ),
        phrase=OFFICE_PHRASE,
        root_phrase=ROOT_PHRASE,
        now=NOW,
    )
    made.desk.close()
    built = rooms.build(rooms.open_home(tmp_path / "office", OFFICE_PHRASE), around())
    window = built.window
    assert isinstance(window, Window)
    assert window.here() == "inbox"
    for key in ("laptops", "office_card", "settings", "help"):
        window.go(key)
        assert window.here() == key
    window.deleteLater()
    built.close()


@pytest.mark.parametrize(
    ("room", "taken"), [((1366, 728), (1280, 688)), ((1920, 1040), (1280, 800)), ((1024, 560), (1016, 520))]
)
def test_a_window_is_no_larger_than_the_screen(room: tuple[int, int], taken: tuple[int, int]) -> None:
    assert screen.fitting(QSize(*room)) == QSize(*taken)


def test_a_fault_on_the_windows_own_side_is_said_and_its_words_are_not_logged(
    program: QApplication, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    started = start.Program(program, tmp_path / "settings.json", tmp_path / "vault", Language.DUTCH)
    started.show_door()
    assert started.window is not None
    started.last_hook(RuntimeError, RuntimeError("Noor durft niet"), None)
    bar = started.window.findChild(Message, "program.fault")
    assert bar is not None
    assert bar.isVisible()
    assert "RuntimeError" in caplog.text
    assert "Noor" not in caplog.text
    started.worker.close()


@pytest.mark.parametrize("known", [False, True])
def test_help_is_within_reach_at_the_door_and_what_was_typed_stays(
    program: QApplication,
    home: Path,
    tmp_path: Path,
    known: bool,  # noqa: FBT001 a table's column
) -> None:
    started = start.Program(program, tmp_path / "settings.json", home if known else tmp_path / "vault", None)
    view = shown_at_the_door(started)
    window = started.window
    assert isinstance(view, Front)
    assert window is not None
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    if known:
        QTest.keyClicks(view.findChild(QLineEdit, "unlock.phrase"), "zes woorden")  # type: ignore[arg-type]
    before = QApplication.focusWidget()
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert isinstance(shown := page_of(started), HelpView)
    assert "0800-2000" in " ".join(words.text() for words in shown.findChildren(Words))
    QTest.keyClick(window, Qt.Key.Key_F1)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert page_of(started) is view
    QTest.qWait(20)
    assert QApplication.focusWidget() is before
    view.findChild(QPushButton, "front.help").click()  # type: ignore[union-attr]
    window.findChild(QPushButton, "help.back").click()  # type: ignore[union-attr]
    assert page_of(started) is view
    if known:
        assert view.findChild(QLineEdit, "unlock.phrase").text() == "zes woorden"  # type: ignore[union-attr]


def test_another_size_or_language_in_the_first_run_loses_nothing_that_was_typed(
    program: QApplication, tmp_path: Path
) -> None:
    started = start.Program(program, tmp_path / "settings.json", tmp_path / "vault", Language.DUTCH)
    view = shown_at_the_door(started)
    assert isinstance(view, FirstRunView)
    view._model.choose_side(Side.LAPTOP)

    def press(name: str) -> None:
        button = part(name)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        QTest.qWait(50)

    def part(name: str) -> QWidget:
        assert started.window is not None
        found = started.window.findChild(QWidget, name)
        assert found is not None, name
        return found

    QTest.keyClicks(part("first.name"), "Annemarie de Wit")
    press("look.larger")
    assert (part("first.name").text(), part("first.label").text()) == ("Annemarie de Wit", "Annemarie")  # type: ignore[attr-defined]
    assert started.window is not None
    assert started.window.focusWidget() is part("look.larger")
    press("look.larger")
    assert started.settings.text_size == 150
    press("look.language.en")
    assert part("first.name").text() == "Annemarie de Wit"  # type: ignore[attr-defined]
    now = page_of(started)
    assert isinstance(now, FirstRunView)
    assert now._model is view._model
    assert now._title.text() == "Who are you?"
