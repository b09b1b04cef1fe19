"""Locks when the machine goes to sleep, its lid closes, or its screen locks (Linux, over D-Bus).

Only local sockets: a bus with another address is left alone. Without a bus nothing happens here, and the
clock of `idle` (which counts sleep) locks at the first look after waking.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection

_SLEEP = ("org.freedesktop.login1.Manager", "PrepareForSleep", "_sleep_or_screen(bool)")
_SESSION_LOCK = ("org.freedesktop.login1.Session", "Lock", "_session()")
_SCREENS = tuple(
    (interface, "ActiveChanged", "_sleep_or_screen(bool)")
    for interface in ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver")
)


class SystemLock(QObject):
    """Calls `lock` for as long as it lives. `system` and `session` say whether that bus is listened to."""

    def __init__(self, lock: Callable[[], None]) -> None:
        super().__init__()
        self._lock = lock
        self.system = _is_local("DBUS_SYSTEM_BUS_ADDRESS", usual=True) and self._listen(
            QDBusConnection.systemBus(), (_SLEEP, _SESSION_LOCK)
        )
        self.session = _is_local("DBUS_SESSION_BUS_ADDRESS", usual=False) and self._listen(
            QDBusConnection.sessionBus(), _SCREENS
        )

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
