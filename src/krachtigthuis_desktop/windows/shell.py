"""What the desktop of Windows is told: who we are, which window comes to the front, and that no picture is taken."""

from __future__ import annotations

import sys
from ctypes import wintypes

if sys.platform == "win32":
    import ctypes

    from . import api

    NO_CONSOLE = 0x08000000
    """No black window for a child."""
    _NO_PICTURE, _BLACK_PICTURE = 0x11, 0x1
    """WDA_EXCLUDEFROMCAPTURE, and for a Windows before 2004 WDA_MONITOR."""
    _KEEP_OUT = api.function("user32", "SetWindowDisplayAffinity", wintypes.BOOL, (wintypes.HWND, wintypes.DWORD))
    _FORWARD = api.function("user32", "AllowSetForegroundWindow", wintypes.BOOL, (wintypes.DWORD,))
    _NAME = api.function("shell32", "SetCurrentProcessExplicitAppUserModelID", ctypes.c_long, (wintypes.LPCWSTR,))

    def be(name: str) -> None:
        """Stand in the task bar under one's own name and icon, not under Python's; before the first window."""
        _NAME(name)

    def let_come_forward(process: int) -> None:
        """A process that we started may put its window before all others."""
        _FORWARD(process)

    def keep_out_of_pictures(window: int) -> bool:
        """Nothing of this window in screenshots, shared screens and what the system remembers. True when it took."""
        return bool(_KEEP_OUT(window, _NO_PICTURE) or _KEEP_OUT(window, _BLACK_PICTURE))

else:
    NO_CONSOLE = 0

    def let_come_forward(process: int) -> None:
        """Other desktops need no leave."""
