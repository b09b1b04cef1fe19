"""What a Windows folder carries, printed for the lock: the program's own list with the small halves of Qt.

    python packaging/windows/needs.py | uv pip compile … -o packaging/windows/requirements.lock -

`pyside6` brings QtAddons (168 MB) for one module, QtPdf, which has a package of its own since 6.12.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

PROJECT = Path(__file__).parents[2] / "pyproject.toml"
QT = ("pyside6-essentials", "pyside6-pdf")


def needs() -> list[str]:
    """The requirements, one a line."""
    listed: list[str] = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    return [*QT, *(each for each in listed if not each.startswith("pyside6"))]


if __name__ == "__main__":
    print("\n".join(needs()))
