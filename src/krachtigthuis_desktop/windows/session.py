"""What Windows says of the person's session: locked, left, put to sleep, its lid closed.

Its end is not among them: Qt closes the window then, which keeps the drafts and ends the program. Locking would begin
it anew, in the middle of a shutdown or of an installer that asks for its end.
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes
from uuid import UUID

POWER, SESSION = 0x0218, 0x02B1
"""WM_POWERBROADCAST, WM_WTSSESSION_CHANGE."""
_AWAY = frozenset({2, 4, 6, 7})
"""A session that is left: taken from the console or from afar, logged off, locked (WTS_…)."""
_SLEEP = frozenset({4, 5})
"""PBT_APMSUSPEND and its older sister; what wakes it is not asked."""
_SETTING = 0x8013
LID = UUID("BA3E0F4D-B817-4094-A2D1-D56379E6A0F3")
"""GUID_LIDSWITCH_STATE_CHANGE: 0 when the lid closes, 1 when it opens."""


class Setting(ctypes.Structure):
    """POWERBROADCAST_SETTING, of one byte of data."""

    _fields_ = (("guid", ctypes.c_ubyte * 16), ("length", wintypes.DWORD), ("data", ctypes.c_ubyte))


class Ear:
    """Hears the messages of a session, one after the other, and knows which of them lock a vault."""

    def __init__(self) -> None:
        self._lid_is_open = False

    def locks(self, address: int) -> bool:
        """Whether the message that lies there (a MSG) is one to lock at."""
        said = wintypes.MSG.from_address(address)
        return self.locks_at(said.message, said.wParam or 0, said.lParam or 0)

    def locks_at(self, message: int, event: int, more: int = 0) -> bool:
        """The same, taken apart. `more` is the address of a Setting where there is one."""
        if message == SESSION:
            return event in _AWAY
        if message == POWER:
            return event in _SLEEP or (event == _SETTING and self._closes(more))
        return False

    def _closes(self, address: int) -> bool:
        """The lid went from open to closed: the first word comes at once, and a lid may be closed beside a screen."""
        setting = Setting.from_address(address)
        if bytes(setting.guid) != LID.bytes_le:
            return False
        was_open, self._lid_is_open = self._lid_is_open, bool(setting.data)
        return was_open and not self._lid_is_open


if sys.platform == "win32":
    from . import api

    _ask_session = api.function(
        "wtsapi32", "WTSRegisterSessionNotification", wintypes.BOOL, (wintypes.HWND, wintypes.DWORD)
    )
    _ask_power = api.function(
        "user32",
        "RegisterPowerSettingNotification",
        wintypes.HANDLE,
        (wintypes.HANDLE, ctypes.c_void_p, wintypes.DWORD),
    )

    def listen(window: int) -> tuple[bool, bool]:
        """Have the messages sent to this window: whether those of the session come, and those of the lid.

        Sleep comes unasked. What was asked for ends with the window.
        """
        guid = (ctypes.c_ubyte * 16)(*LID.bytes_le)
        return bool(_ask_session(window, 0)), bool(_ask_power(window, guid, 0))
