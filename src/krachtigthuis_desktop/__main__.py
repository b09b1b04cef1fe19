"""The program's one door: without a command the window, with one the command line."""

from __future__ import annotations

import sys


def main() -> int:
    """Exit status of the window or the command. The heavy half that is not needed is not loaded."""
    from .cli import main as commands

    return commands.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
