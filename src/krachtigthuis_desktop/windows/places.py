"""Where a folder lies, by its name: on this computer, or on another one behind a network."""

from __future__ import annotations

import sys
from ctypes import wintypes
from pathlib import Path, PurePath, PureWindowsPath

_LONG, _LONG_SHARE = "\\\\?\\", "\\\\?\\UNC\\"
"""What a path may begin with that is longer than Windows used to allow."""


def plain(path: PurePath) -> PurePath:
    """The same place without what stands before a long path of Windows."""
    if isinstance(path, PureWindowsPath):
        name = str(path)
        if name.upper().startswith(_LONG_SHARE):
            return PureWindowsPath("\\\\" + name[len(_LONG_SHARE) :])
        if name.startswith(_LONG):
            return PureWindowsPath(name[len(_LONG) :])
    return path


def is_share(path: PurePath) -> bool:
    r"""Whether the name itself says that it lies on another computer (`\\server\share`)."""
    return isinstance(path, PureWindowsPath) and plain(path).drive.startswith("\\\\")


def uri_of(path: Path) -> str:
    """The place as SQLite takes it."""
    return Path(plain(path.absolute())).as_uri()


if sys.platform == "win32":
    from . import api

    _REMOTE = 4
    _kind = api.function("kernel32", "GetDriveTypeW", wintypes.UINT, (wintypes.LPCWSTR,))

    def is_elsewhere(path: Path) -> bool:
        """Whether it lies on another computer: by its name, or behind a letter that stands for a share."""
        whole = plain(path.absolute())
        return is_share(whole) or bool(_kind(whole.anchor) == _REMOTE)

else:

    def is_elsewhere(path: Path) -> bool:
        """Whether it lies on another computer; only Windows is asked."""
        return is_share(path)
