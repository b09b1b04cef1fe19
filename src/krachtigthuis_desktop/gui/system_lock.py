"""Locks when the machine goes to sleep, its lid closes, or its screen locks: over D-Bus, or by messages of Windows.

Only local sockets: a bus with another address is left alone. Where nobody tells, nothing happens here, and the
clock of `idle` (which counts sleep) locks at the first look after waking.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection

from ..windows import session

if sys.platform == "win32":
    from PySide6.QtGui import QWindow

_SLEEP = ("org.freedesktop.login1.Manager", "PrepareForSleep", "_sleep_or_screen(bool)")
_SESSION_LOCK = ("org.freedesktop.login1.Session", "Lock", "_session()")
_SCREENS = tuple(
    (interface, "ActiveChanged", "_sleep_or_screen(bool)")
    for interface in ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver")
)
_OF_WINDOWS = b"windows_generic_MSG"


class Messages(QAbstractNativeEventFilter):
    """Calls `lock` at once when Windows says so: it waits two seconds for a program, and then the machine sleeps."""

    def __init__(self, lock: Callable[[], None]) -> None:
        super().__init__()
        self._lock, self._ear = lock, session.Ear()

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> tuple[bool, int]:  # noqa: N802
        if QByteArray(kind) == _OF_WINDOWS and self._ear.locks(int(message)):
            self._lock()
        return False, 0


class SystemLock(QObject):
    """Calls `lock` for as long as it lives. `system` and `session` say whether those are listened to.

    On Linux these are the two buses; on Windows lid and power, and the session.
    """

    def __init__(self, lock: Callable[[], None]) -> None:
        super().__init__()
        self._lock = lock
        self.session, self.system = self._ask()

    if sys.platform == "win32":

        def _ask(self) -> tuple[bool, bool]:
            """A window of our own that is never shown: the one that is may be made anew, in another language."""
            self._messages = Messages(self._lock)
            if application := QCoreApplication.instance():
                application.installNativeEventFilter(self._messages)
            self._hidden = QWindow()
            self._hidden.create()
            return session.listen(int(self._hidden.winId()))

    else:

        def _ask(self) -> tuple[bool, bool]:
            system = _is_local("DBUS_SYSTEM_BUS_ADDRESS", usual=True) and self._listen(
                QDBusConnection.systemBus(), (_SLEEP, _SESSION_LOCK)
            )
            mine = _is_local("DBUS_SESSION_BUS_ADDRESS", usual=False) and self._listen(
                QDBusConnection.sessionBus(), _SCREENS
            )
            return mine, system

    def _listen(self, bus: QDBusConnection, signals: tuple[tuple[str, str, str], ...]) -> bool:
        return bus.isConnected() and all(
            # No service and no path: whoever keeps the screen says so under its own name.
            # (Bytes, as the annotations want them, are refused when it runs.)
            bus.connect("", "", interface, name, self, SLOT(slot))  # type: ignore[call-overload]
            for interface, name, slot in signals
        )

    @Slot(bool)
    def _sleep_or_screen(self, begins: bool) -> None:  # noqa: FBT001 the form of the signal
        if begins:
            self._lock()

    @Slot()
    def _session(self) -> None:
        self._lock()


def _is_local(variable: str, *, usual: bool) -> bool:
    """Whether every address of a bus is a Unix socket; `usual` when none is given."""
    addresses = os.environ.get(variable)
    return usual if not addresses else all(each.startswith("unix:") for each in addresses.split(";") if each)
