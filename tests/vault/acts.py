"""What a child process does to a vault while its disk fails or it is killed: `python acts.py ACT HOME …`.

It says one word on standard output: `done`, or the code with which it refused. Anything else is a fault.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.errors import KrachtigError
from krachtigthuis_desktop.storage import Writer


def create(home: Path, phrase: str) -> None:
    opened, _paper = vault.create(home, kind=vault.LAPTOP, phrase=phrase, now=datetime.now(UTC), cost=vault.FLOOR)
    opened.close()


def change(home: Path, paper: str, phrase: str) -> None:
    with vault.open_with_paper(home, paper) as opened:
        vault.change_phrase(opened, phrase, cost=vault.FLOOR)


def backup(home: Path, paper: str, to: str) -> None:
    """Its name is always the same, so that the files can be watched."""
    with vault.open_with_paper(home, paper) as opened:
        vault.back_up(opened, Path(to), now=datetime.now(UTC), random=bytes)


def restore(home: Path, paper: str, folder: str, phrase: str) -> None:
    def begin(tx: Writer) -> None:
        tx.set_meta("incarnation", "9e" * 16)

    way = vault.by_paper(paper)
    vault.restore(Path(folder), home, way, begin=begin, new_phrase=phrase, cost=vault.FLOOR).close()


def retire(home: Path, paper: str) -> None:
    vault.take_away(vault.open_with_paper(home, paper))


ACTS: dict[str, Callable[..., None]] = {
    "create": create,
    "change": change,
    "backup": backup,
    "restore": restore,
    "retire": retire,
}


def main(act: str, home: str, *secrets: str) -> str:
    try:
        ACTS[act](Path(home), *secrets)
    except KrachtigError as fault:
        return str(fault.code)
    return "done"


if __name__ == "__main__":
    sys.stdout.write(main(*sys.argv[1:]) + "\n")
