"""The program's one door: without a command the window, with one the command line.

Only the half that is asked for is loaded, so that the first window stands early.
"""

from __future__ import annotations

import sys
from pathlib import Path

from .i18n import Language

_WITH_VALUE = {"--home", "--language"}


def main() -> int:
    """Exit status of the window or the command."""
    arguments = sys.argv[1:]
    asked = _only_the_window(arguments)
    if asked is None:
        from .cli import main as commands

        return commands.main(arguments)
    from .gui import start

    home, language = asked.get("--home"), asked.get("--language")
    return start.main(Path(home) if home else None, Language(language) if language else None)


def _only_the_window(arguments: list[str]) -> dict[str, str] | None:
    """The options when nothing else was asked for; None when there is a command, or something to explain."""
    options: dict[str, str] = {}
    row = iter(arguments)
    for argument in row:
        name, equals, value = argument.partition("=")
        if name not in _WITH_VALUE:
            return None
        given = value if equals else next(row, None)
        if given is None or (name == "--language" and given not in set(Language)):
            return None
        options[name] = given
    return options


if __name__ == "__main__":
    sys.exit(main())
