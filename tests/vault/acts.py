"""What a child process does to a vault while its disk fails or it is killed: `python acts.py create|change HOME …`.

It says one word on standard output: `done`, or the code with which it refused. Anything else is a fault.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.errors import KrachtigError


def create(home: Path, phrase: str) -> None:
    opened, _paper = vault.create(home, kind=vault.LAPTOP, phrase=phrase, now=datetime.now(UTC), cost=vault.FLOOR)
    opened.close()


def change(home: Path, paper: str, phrase: str) -> None:
    with vault.open_with_paper(home, paper) as opened:
        vault.change_phrase(opened, phrase, cost=vault.FLOOR)


def main(act: str, home: str, *secrets: str) -> str:
    try:
        if act == "create":
            create(Path(home), *secrets)
        else:
            change(Path(home), *secrets)
    except KrachtigError as fault:
        return str(fault.code)
    return "done"


if __name__ == "__main__":
    sys.stdout.write(main(*sys.argv[1:]) + "\n")
