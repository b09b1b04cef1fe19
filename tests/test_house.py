"""The plan of the house, held: which room may know which, and who alone knows a tool.

The tables are the drawing; each rule below reads the sources and answers with the lines that break it.
Every rule is also shown a house in which it is broken: a rule that cannot fail guards nothing.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.house import PACKAGE, SOURCE, File, House

FLOORS = (
    ("__main__", "gui.start", "cli.main"),  # put the parts together
    ("gui", "cli"),  # people
    ("prison", "office", "practice"),  # what only one side does; invented families
    ("care", "vault"),  # what both sides do; the door of a vault
    ("storage", "bundle", "crypto", "letters"),  # with what
    ("domain",),  # about what
    ("explain", "errors", "i18n", "organisation", "paths", "settings", "files", "itself"),  # ground
    ("windows",),  # under the ground: what one system does otherwise
)

NEIGHBOURS = {
    "__main__": {"gui.start", "cli.main"},
    "bundle": {"crypto"},
    "explain": {"errors", "i18n", "organisation", "paths"},
    "settings": {"errors", "files", "i18n", "organisation", "paths"},
    "organisation": {"errors", "i18n", "paths"},
    "paths": {"files"},
    "i18n": {"paths"},
}
"""Rooms on one floor do not know each other, but for these."""

PASSED_BY = {"gui": {"storage", "bundle", "crypto", "letters"}, "cli": {"storage", "bundle", "crypto", "letters"}}
"""People call what is done for them (care, vault, prison, office), never the tools behind it."""

OWNERS = {
    "sqlalchemy": {"storage"},
    "alembic": {"storage"},
    "sqlcipher3": {"storage"},
    "cryptography": {"crypto"},
    "pyrage": {"crypto"},
    "reportlab": {"letters"},
    "bidi": {"letters"},
    "segno": {"letters"},
    "PySide6": {"gui", "gui.start"},
    "msgspec": {"storage", "bundle", "crypto", "vault", "care", "prison", "office"},
    "platformdirs": {"paths"},
}
"""Who alone imports a package from elsewhere. What is not named here, nobody imports."""

DISTRIBUTIONS = {"python-bidi": "bidi", "pyside6": "PySide6"}
"""Where a package is called otherwise in `pyproject.toml`."""

NETWORK = frozenset(
    """
    asyncio ftplib http imaplib poplib smtplib socket socketserver ssl telnetlib urllib.request webbrowser xmlrpc
    PySide6.QtNetwork PySide6.QtNetworkAuth PySide6.QtHttpServer PySide6.QtWebSockets PySide6.QtWebEngineCore
    PySide6.QtWebEngineWidgets PySide6.QtWebView
    """.split()  # noqa: SIM905 a list to read
)
"""Nothing that opens a connection. The office's database driver is the one that may (SECURITY P2)."""

DELAYED = {
    "__main__.py": "the window loads Qt, a command does not: the choice between them falls first",
    "gui/start.py": "heavy imports happen while the passphrase is typed",
}
"""The one documented exception: imports inside a function, so that the first window stands early."""

LONG = {
    "storage/migrations/versions/0001_first.py": "a migration is frozen: the first one makes every table of its day",
}
"""Files over 300 lines, each with the reason why it is one thought after all."""

LONGEST = 300


def room(module: str) -> str:
    """The room of a module; the three that put the parts together are rooms of their own."""
    return module if module in FLOORS[0] else module.split(".", maxsplit=1)[0]


def floor(of_room: str) -> int:
    """Height above the ground; -1 for what stands on no floor."""
    return next((len(FLOORS) - number for number, rooms in enumerate(FLOORS) if of_room in rooms), -1)


def rooms_that_stand_nowhere(house: House) -> Iterator[str]:
    for name, file in house.files.items():
        if name and floor(room(name)) < 0:
            yield f"{house.where(file, 1)}: {room(name)} stands on no floor of the plan"


def upward_and_sideways(house: House) -> Iterator[str]:
    for found in house.inside:
        here, there = room(found.source), room(found.target)
        if here == there or not there:
            continue
        if floor(here) > floor(there) and there not in PASSED_BY.get(here, ()):
            continue
        if there not in NEIGHBOURS.get(here, ()):
            yield f"{found.where}: {here} may not know {there}"


def cycles(house: House) -> Iterator[str]:
    for found in house.inside:
        if found.source != found.target and found.source in house.below(found.target):
            yield f"{found.where}: {found.source} and {found.target} import each other, in the end"


def inside_functions(house: House) -> Iterator[str]:
    for found in house.imports:
        if found.in_function and found.where.split(":")[0] not in DELAYED:
            yield f"{found.where}: imports {found.target} inside a function"
    for file, line in by_name(house):
        if house.path(file) not in DELAYED:
            yield f"{house.where(file, line)}: imports by name"


def by_name(house: House) -> Iterator[tuple[File, int]]:
    """Where a module is loaded by a text, which no reader of imports can follow."""
    for file in house.files.values():
        for node in ast.walk(file.tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {"__import__", "importlib.import_module"}:
                yield file, node.lineno


def strange_tools(house: House) -> Iterator[str]:
    for found in house.outside:
        if room(found.source) not in OWNERS.get(found.package, ()):
            yield f"{found.where}: {room(found.source)} may not know {found.package}"


def networks(house: House) -> Iterator[str]:
    for found in house.imports:
        if not found.inside and any(f"{found.target}.".startswith(f"{name}.") for name in NETWORK):
            yield f"{found.where}: {found.target} can open a connection"


def screens_that_know_each_other(house: House) -> Iterator[str]:
    def screen(module: str) -> str:
        return ".".join(module.split(".")[:3]) if module.startswith("gui.screens.") else ""

    for found in house.inside:
        here, there = screen(found.source), screen(found.target)
        if here and there and here != there:
            yield f"{found.where}: {here} knows {there}"


def models_with_qt(house: House) -> Iterator[str]:
    """A model works without a window: neither it nor anything that it loads imports Qt."""
    with_qt = {found.source: found for found in house.outside if found.package == "PySide6"}
    for name, file in house.files.items():
        if re.fullmatch(r"gui\.screens\.\w+\.model", name):
            for culprit in sorted(house.below(name, with_packages=True) & set(with_qt)):
                yield f"{house.where(file, 1)}: loads Qt, by {with_qt[culprit].where}"


def prints(house: House) -> Iterator[str]:
    for name, file in house.files.items():
        if room(name) in {"cli", "cli.main"}:
            continue
        for node in ast.walk(file.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
                yield f"{house.where(file, node.lineno)}: only the commands print"


def long_files(house: House) -> Iterator[str]:
    for file in house.files.values():
        lines = file.text.count("\n")
        if lines > LONGEST and house.path(file) not in LONG:
            yield f"{house.where(file, lines)}: {lines} lines hold two thoughts, or a reason in LONG"


Rule = Callable[[House], Iterator[str]]

RULES: tuple[Rule, ...] = (
    rooms_that_stand_nowhere,
    upward_and_sideways,
    cycles,
    inside_functions,
    strange_tools,
    networks,
    screens_that_know_each_other,
    models_with_qt,
    prints,
    long_files,
)


@pytest.fixture(scope="module")
def house() -> House:
    return House()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_stands_as_it_is_drawn(rule: Rule, house: House) -> None:
    assert "\n".join(sorted(set(rule(house)))) == ""


def test_every_package_that_is_installed_has_an_owner() -> None:
    project = tomllib.loads((SOURCE.parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.split(r"[\[<>=;~ ]", line)[0] for line in project["dependencies"]}
    assert {DISTRIBUTIONS.get(name, name) for name in names} == set(OWNERS)


def test_the_map_in_the_readme_shows_every_room() -> None:
    text = (SOURCE.parent.parent / "README.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"^## The map of the house$(.*?)^## ", text, re.MULTILINE | re.DOTALL)
    rooms = {name.replace(".", "/") for names in FLOORS for name in names}
    assert rooms - set(re.findall(r"`([\w/]+)`", shown)) == set()


def test_every_exception_is_still_needed(house: House) -> None:
    """A reason outlives its file otherwise, and covers the next one."""
    delaying = {found.where.split(":")[0] for found in house.imports if found.in_function}
    delaying |= {house.path(file) for file, _line in by_name(house)}
    long = {house.path(file) for file in house.files.values() if file.text.count("\n") > LONGEST}
    assert (sorted(set(DELAYED) - delaying), sorted(set(LONG) - long)) == ([], [])


# Houses in which one rule is broken, and where.

BROKEN: tuple[tuple[Rule, str, dict[str, str]], ...] = (
    (rooms_that_stand_nowhere, "utils.py:1", {"utils.py": ""}),
    (upward_and_sideways, "care/worries.py:1", {"care/worries.py": "from ..gui import window", "gui/window.py": ""}),
    (
        upward_and_sideways,
        "domain/text.py:2",
        {"domain/text.py": "\nimport krachtigthuis_desktop.storage", "storage/__init__.py": ""},
    ),
    (upward_and_sideways, "care/a.py:1", {"care/a.py": "from ..vault import open_vault", "vault/__init__.py": ""}),
    (upward_and_sideways, "vault/a.py:1", {"vault/a.py": "from .. import care", "care/__init__.py": ""}),
    (upward_and_sideways, "office/a.py:1", {"office/a.py": "from ..prison.b import c", "prison/b.py": ""}),
    (upward_and_sideways, "crypto/a.py:1", {"crypto/a.py": "from ..bundle import b", "bundle/b.py": ""}),
    (upward_and_sideways, "gui/a.py:1", {"gui/a.py": "from ..storage import Store", "storage/__init__.py": ""}),
    (upward_and_sideways, "cli/a.py:1", {"cli/a.py": "from ..crypto import slots", "crypto/slots.py": ""}),
    (upward_and_sideways, "gui/window.py:1", {"gui/window.py": "from .start import main", "gui/start.py": ""}),
    (upward_and_sideways, "errors.py:1", {"errors.py": "from .i18n import tr", "i18n.py": ""}),
    (
        upward_and_sideways,
        "letters/a.py:3",
        {
            "letters/a.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from ..care.b import Worry",
            "care/b.py": "",
        },
    ),
    (
        cycles,
        "care/a.py:1",
        {"care/a.py": "from . import b", "care/b.py": "from .c import d", "care/c.py": "from .a import e"},
    ),
    (inside_functions, "care/a.py:2", {"care/a.py": "def f():\n    import json\n    return json"}),
    (inside_functions, "care/a.py:2", {"care/a.py": "import importlib\nimportlib.import_module('x')"}),
    (strange_tools, "care/a.py:1", {"care/a.py": "from sqlalchemy import select"}),
    (strange_tools, "storage/a.py:1", {"storage/a.py": "import cryptography.hazmat"}),
    (strange_tools, "letters/a.py:1", {"letters/a.py": "from PySide6.QtGui import QImage"}),
    (strange_tools, "domain/a.py:1", {"domain/a.py": "import msgspec"}),
    (strange_tools, "gui/a.py:1", {"gui/a.py": "import requests"}),
    (networks, "prison/a.py:1", {"prison/a.py": "from urllib.request import urlopen"}),
    (networks, "gui/a.py:1", {"gui/a.py": "from PySide6 import QtNetwork"}),
    (networks, "office/a.py:1", {"office/a.py": "import socket"}),
    (
        screens_that_know_each_other,
        "gui/screens/worry/view.py:1",
        {"gui/screens/worry/view.py": "from ..today.model import Today", "gui/screens/today/model.py": ""},
    ),
    (
        models_with_qt,
        "gui/screens/worry/model.py:1",
        {"gui/screens/worry/model.py": "from PySide6.QtCore import QObject"},
    ),
    (
        models_with_qt,
        "gui/screens/worry/model.py:1",
        {
            "gui/screens/worry/model.py": "from ...theme import LIGHT",
            "gui/theme.py": "from PySide6.QtGui import QPalette",
        },
    ),
    (
        models_with_qt,
        "gui/screens/worry/model.py:1",
        {"gui/screens/worry/model.py": "", "gui/screens/__init__.py": "from PySide6.QtGui import QPalette"},
    ),
    (prints, "office/a.py:2", {"office/a.py": "def f():\n    print('x')"}),
    (long_files, "care/a.py:301", {"care/a.py": "x = 1\n" * 301}),
)


@pytest.mark.parametrize(("rule", "where", "files"), BROKEN, ids=lambda value: getattr(value, "__name__", ""))
def test_a_broken_rule_is_seen_and_named(rule: Rule, where: str, files: dict[str, str], tmp_path: Path) -> None:
    found = list(rule(built(tmp_path, files)))
    assert [line.split(": ")[0] for line in found[:1]] == [where]


def test_a_sound_house_breaks_no_rule(tmp_path: Path) -> None:
    house = built(
        tmp_path,
        {
            "cli/main.py": "from . import tour\nfrom ..care import worries\nprint(worries)",
            "cli/tour.py": "from ..office.importing import x",
            "office/importing.py": "from ..bundle.reader import read\nfrom ..care.worries import y",
            "bundle/reader.py": "from ..crypto.sshsig import verify",
            "crypto/sshsig.py": "from cryptography.hazmat import primitives\nimport hashlib",
            "care/worries.py": "from ..domain import Worry",
            "domain/__init__.py": "from .worry import Worry",
            "domain/worry.py": "from ..errors import InputError",
            "errors.py": "",
        },
    )
    assert [line for rule in RULES for line in rule(house)] == []


def built(folder: Path, files: dict[str, str]) -> House:
    """A house with these files in it."""
    for name, text in files.items():
        path = folder / PACKAGE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return House(folder / PACKAGE)
