"""Where things lie: the program's own plain files, the settings of this user, and the sticks.

Nothing here reads or writes a record. After a call the folder it names exists only if it says so.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import platformdirs

PROGRAM = "krachtigthuis"


@cache
def resources() -> Path:
    """Fonts, icons, wordings, lists and locale: inside the package when installed, in the checkout otherwise."""
    package = Path(__file__).parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent.parent / "resources"


def locale_dir() -> Path:
    return resources() / "locale"


def settings_file() -> Path:
    """The settings that may be read without a key (language, text size, known vault folders)."""
    return Path(platformdirs.user_config_dir(PROGRAM, appauthor=False)) / "settings.json"


def default_home() -> Path:
    """Where a new vault is put when nobody says otherwise."""
    return Path(platformdirs.user_data_dir(PROGRAM, appauthor=False)) / "vault"
