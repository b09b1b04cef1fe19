"""The window put together: look and language, the door, then the rooms behind it; and how everything ends.

The first window stands before anything heavy is loaded: the store, crypto and letters are imported on the
worker while a person reads and types. Locking ends this process; a fresh one shows the door again.
"""

from __future__ import annotations

import importlib
import logging
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from .. import i18n, itself, organisation, paths, settings
from ..errors import KrachtigError, ProgramError
from ..explain import explain, explain_unknown
from ..i18n import Language
from ..settings import KnownVault, Settings
from . import broken_rules, desktop, fault_bar, fonts, known, look, qt_words, screen
from .carried import carry
from .door import Doors
from .door_help import WithHelp
from .doors import doors
from .idle import Patience
from .parts.look_choice import LookChoice
from .printers import usual_printer
from .screens.farewell.view import FarewellView
from .screens.first_run.model import FirstRunModel
from .screens.first_run.view import FirstRunView
from .screens.keys_changed.model import KeysChangedModel
from .screens.keys_changed.view import KeysChangedView
from .screens.not_here.view import NotHereView, Ways
from .screens.restore.model import RestoreModel
from .screens.restore.view import RestoreView
from .screens.unlock.model import UnlockModel
from .screens.unlock.view import UnlockView
from .theme import THEMES
from .worker import Worker

DoorView = UnlockView | FirstRunView | RestoreView | FarewellView | KeysChangedView | NotHereView
PROGRAM = "Krachtig Thuis"
_log = logging.getLogger("krachtigthuis")


def main(home: Path | None = None, language: Language | None = None) -> int:
    """Open the window on this vault folder (the last one known, else the usual place).

    Returns the exit status: 1, with words, on a machine without a screen.
    """
    i18n.use(language or settings.load(paths.settings_file()).language)
    if not screen.has_screen(os.environ):
        sys.stderr.write(screen.no_screen() + "\n")
        return 1
    _prepare()
    application = QApplication(sys.argv[:1])
    application.setApplicationName(PROGRAM)
    application.setDesktopFileName("krachtigthuis")
    desktop.settle(application)
    fonts.load()
    try:
        program = Program(application, paths.settings_file(), home, language)
    except ProgramError as broken:
        return broken_rules.told(broken)
    sys.excepthook = program.last_hook
    program.show_door()
    return application.exec()


class Program:
    """The one that knows the application, the settings and the worker. It holds the vault while it is open."""

    def __init__(
        self, application: QApplication, settings_file: Path, home: Path | None, language: Language | None
    ) -> None:
        self.application, self._file = application, settings_file
        self.settings = settings.load(settings_file, organisation.read())
        if language:
            self.settings = replace(self.settings, language=language)
        self._asked = home
        self.worker = Worker(self._unexpected)
        self.window: QMainWindow | None = None
        self._close_vault: Callable[[], None] = lambda: None
        self._keep: list[object] = []
        self._entered: object | None = None
        self.apply()
        # What is heavy loads while the first window already stands.
        QTimer.singleShot(0, self._load)

    def apply(self) -> None:
        """Language, colours and text size of the settings, from now on."""
        i18n.use(self.settings.language)
        qt_words.speak(self.application, self.settings.language)
        self._wear()

    def _wear(self) -> None:
        look.put_on(self.application, look.Look(THEMES[self.settings.theme], self.settings.text_size))

    def change(self, changed: Settings) -> None:
        """Keep other settings and show the program in them. Another language builds the window anew."""
        speaks_otherwise = changed.language is not self.settings.language
        self.settings = changed
        if speaks_otherwise:
            self.apply()
        else:
            self._wear()
        if speaks_otherwise and self._entered is not None:
            QTimer.singleShot(0, lambda: self._enter(self._entered, at="settings"))
        try:
            settings.save(changed, self._file)
        except OSError:
            _log.warning("settings not saved")

    def show_door(self) -> None:
        """The unlock screen of a vault that is there; of a known one that is not, that; else the first run."""
        folder = self._home()
        if known.is_there(folder):
            unlock = UnlockModel(known.offered(self.settings, folder), self._doors(), self.worker.run, self._came_in)
            unlock.restore = self.show_restore
            self._page(lambda choice: UnlockView(unlock, choice))
        elif known.as_known(self.settings, folder) in self.settings.vaults:
            self._not_here(folder)
        else:
            self._first_run(folder)

    def _not_here(self, folder: Path) -> None:
        ways = Ways(
            again=self.show_door,
            open=self._show_other,
            restore=self.show_restore,
            new=lambda: self._first_run(known.free_place(self.settings.new_home())),
        )
        missing, others = known.as_known(self.settings, folder), known.others(self.settings, folder)
        self._page(lambda choice: NotHereView(missing, others, ways, choice))

    def _show_other(self, vault: KnownVault) -> None:
        self._asked = vault.folder
        self.show_door()

    def _first_run(self, folder: Path) -> None:
        first_run = FirstRunModel(folder, self._doors(), self.worker.run, self._enter)
        first_run.restore, first_run.printer = self.show_restore, usual_printer()
        self._page(lambda choice: FirstRunView(first_run, choice))

    def show_restore(self) -> None:
        """Putting a backup back, in the usual place or beside the vault that is there."""
        model = RestoreModel(self._place(), self._doors(), self.worker.run, self._enter, self.show_door)
        self._page(lambda choice: RestoreView(model, choice))

    def _place(self) -> Path:
        """For a vault put back: beside one that is there; never on the way to a disk that is away."""
        folder = self._home()
        missing = not known.is_there(folder) and known.as_known(self.settings, folder) in self.settings.vaults
        return known.free_place(self.settings.new_home() if missing else folder)

    def gone(self) -> None:
        """The vault was taken away: it is forgotten here too, and nothing is left to show."""
        home, self._entered, self._close_vault = self._home(), None, lambda: None
        self._asked = None
        self.change(self.settings.without_vault(home))
        self._page(lambda choice: FarewellView(choice, self.leave))

    def _page(self, build: Callable[[LookChoice], DoorView]) -> None:
        """A page at the door. In another language or size it is built anew around the same model."""

        def again() -> None:
            before = self.window
            self._page(build)
            carry(before, self.window)

        view = build(self._choice(again))
        window = QMainWindow()
        window.setObjectName("door")
        window.setWindowTitle(PROGRAM)
        window.setCentralWidget(WithHelp(view, self._module))
        self._show(window)
        view.first_focus()

    def lock(self) -> None:
        """End the process that held the key; a fresh one shows the door. Drafts were handed to the worker before."""
        self.worker.close()
        self._close_vault()
        itself.start_again(["--home", str(self._home())])
        os._exit(0)

    def leave(self) -> None:
        """The window was closed: let the drafts be kept, then end; nothing stays in memory that was open."""
        self.worker.close()
        self._close_vault()
        os._exit(0)

    def _came_in(self, opened: object) -> None:
        """With a right key: into the rooms, unless somebody was at the keys meanwhile; then that is told first."""
        keys = self._module("gui.guard")
        if not keys.keys_changed(opened):
            self._enter(opened)
            return
        self._close_vault = lambda: keys.close(opened)
        model = KeysChangedModel(lambda: keys.put_keys_back(opened), self.worker.run, lambda: self._enter(opened))
        self._page(lambda choice: KeysChangedView(model, choice))

    def _enter(self, opened: object, at: str = "") -> None:
        """Behind the door: the rooms of a laptop or of an office, `at` one of its screens."""
        rooms = self._module("gui.rooms")
        built = rooms.build(
            opened,
            rooms.Around(
                run=self.worker.run,
                clock=_now,
                settings=lambda: self.settings,
                change=self.change,
                lock=self.lock,
                leave=self.leave,
                gone=self.gone,
                patience=Patience.of(self.settings),
            ),
        )
        self._close_vault = built.close
        self._keep = [*built.keep]
        self._entered = opened
        self._known(built.home, built.label)
        if at:
            built.window.go(at)
        self._show(built.window)
        self.worker.run(lambda: self._module("gui.guard").look_inside(opened), lambda _whole: None, self._not_whole)

    def _not_whole(self, error: KrachtigError) -> None:
        """Said over the page until somebody has read it: nothing is printed from such a vault."""
        if self.window:
            words = explain(error)
            fault_bar.show(self.window, words.title, " ".join((words.meaning, *words.todo)), stays=True)

    def _known(self, home: Path, label: str) -> None:
        """Remember where this vault lies, and what its owner calls it."""
        self._asked = home
        self.change(self.settings.with_vault(home, label))

    def _show(self, window: QMainWindow) -> None:
        before, self.window = self.window, window
        window.resize(screen.fitting(self.application.primaryScreen().availableSize()))
        window.show()
        if before:
            before.hide()
            before.deleteLater()

    def _home(self) -> Path:
        return known.home(self.settings, self._asked)

    def _choice(self, again: Callable[[], None]) -> LookChoice:
        """Language and text size at the door; `again` shows the same page in them."""

        def change(changed: Settings) -> None:
            self.change(changed)
            QTimer.singleShot(0, again)

        return LookChoice(
            speak=lambda language: change(replace(self.settings, language=language)),
            grow=lambda size: change(replace(self.settings, text_size=size)),
        )

    def _doors(self) -> Doors:
        return doors(self._module, lambda: self.settings.language)

    def _module(self, name: str) -> Any:
        """A room that is loaded when it is first needed: the documented exception to imports at the top."""
        return importlib.import_module(f"krachtigthuis_desktop.{name}")

    def _load(self) -> None:
        self.worker.run(lambda: self._module("gui.rooms"), lambda _module: None, lambda _error: None)

    def last_hook(self, kind: type[BaseException], error: BaseException, _trace: object) -> None:
        """A fault on the window's own side: said like one of the worker, not passed over in silence."""
        if not issubclass(kind, KeyboardInterrupt):
            self._unexpected(error)

    def _unexpected(self, error: BaseException) -> None:
        """Calm words for the person; in the log only the kind of the fault and where it was, never what it held."""
        words = explain_unknown(error)
        _log.error("%s at %s", type(error).__name__, fault_bar.place_of(error))
        if self.window:
            fault_bar.show(self.window, words.title, words.meaning)


def _prepare() -> None:
    """What must stand before Qt loads: printing only by its local socket; X11 before Wayland; no core dumps."""
    os.environ.setdefault("CUPS_SERVER", "/run/cups/cups.sock")
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "xcb;wayland")


def _now() -> datetime:
    return datetime.now(UTC)
