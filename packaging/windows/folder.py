"""The program as a folder for Windows x64: CPython, the locked wheels, the program; of Qt only what is used.

    python packaging/windows/folder.py INTO

Nothing in it is compiled or frozen: each library can be exchanged by whoever wants to (LGPL), each file keeps the
signature of who made it. All files get the one time that SOURCE_DATE_EPOCH gives (else that of the last commit).
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1])]

import notices
from cpython import embeddable

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
SOURCE = PROJECT / "src" / "krachtigthuis_desktop"
OBJDUMP = "x86_64-w64-mingw32-objdump"
PLUGINS = (
    "platforms/qwindows.dll",
    "platforms/qoffscreen.dll",
    "styles/qmodernwindowsstyle.dll",
    "imageformats/qsvg.dll",
    "imageformats/qico.dll",
    "imageformats/qjpeg.dll",
    "iconengines/qsvgicon.dll",
)
TRANSLATIONS = ("qtbase_nl.qm", "qtbase_en.qm")
NOT_CARRIED = ("bin", "share")
"""Of site-packages: commands of the libraries, which nobody here calls."""
NOT_OF_PYTHON = ("_wmi.pyd",)
"""Without it `platform` asks the registry which Windows this is, and starts no query of the management service."""
DEVELOPERS = ("tests", "__pycache__")


def build(into: Path) -> None:
    """Make the folder. SystemExit when it is there already, or when something does not hold."""
    if into.exists():
        raise SystemExit(f"{into} is there already.")
    embeddable(into)
    site = into / "Lib" / "site-packages"
    with tempfile.TemporaryDirectory() as name:
        _wheels(site, Path(name))
        notices.write(Path(name), into, version())
    _trim_qt(site / "PySide6")
    for name in NOT_OF_PYTHON:
        (into / name).unlink()
    for name in NOT_CARRIED:
        shutil.rmtree(site / name, ignore_errors=True)
    for folder in [each for each in site.rglob("*") if each.is_dir() and each.name in DEVELOPERS]:
        shutil.rmtree(folder, ignore_errors=True)
    shutil.copy(PROJECT / "LICENSE", into)
    _one_time(into)


def _wheels(site: Path, kept: Path) -> None:
    """By hash, for this platform, into `kept` and from there; the program's own is built from the checkout."""
    lock = ("--require-hashes", "-r", str(HERE / "requirements.lock"))
    windows = ("--only-binary", ":all:", "--platform", "win_amd64", "--python-version", "3.13")
    fetch = (sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--no-deps")
    subprocess.run([*fetch, *windows, *lock, "-d", str(kept)], check=True, stderr=subprocess.DEVNULL)
    install = (sys.executable, "-m", "uv", "pip", "install", "--quiet", "--link-mode", "copy", "--no-deps")
    install += ("--python", sys.executable, "--no-index", "--find-links", str(kept), "--target", str(site))
    install += ("--python-platform", "x86_64-pc-windows-msvc", "--python-version", "3.13")
    subprocess.run([*install, *lock], check=True)
    build = (sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(kept))
    subprocess.run(build, check=True, cwd=PROJECT, stdout=subprocess.DEVNULL)
    (own,) = kept.glob("krachtigthuis_desktop-*.whl")
    subprocess.run([*install, str(own)], check=True)


def modules() -> frozenset[str]:
    """The modules of Qt that the program imports."""
    text = "\n".join(each.read_text(encoding="utf-8") for each in SOURCE.rglob("*.py"))
    return frozenset(re.findall(r"from PySide6\.(Qt\w+) import", text))


def _trim_qt(qt: Path) -> None:
    roots = [qt / f"{name}.pyd" for name in modules()] + [qt / "plugins" / name for name in PLUGINS]
    kept = {each.resolve() for each in closure([each for each in roots if each.exists()], qt)}
    missing = [each.name for each in roots if not each.exists()]
    if missing:
        raise SystemExit(f"PySide6 lacks {', '.join(missing)}.")
    kept |= {(qt / "translations" / name).resolve() for name in TRANSLATIONS}
    for file in [each for each in qt.rglob("*") if each.is_file()]:
        if file.resolve() not in kept and not (file.parent == qt and file.suffix == ".py"):
            file.unlink()
    for folder in sorted((each for each in qt.rglob("*") if each.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def closure(roots: Iterable[Path], folder: Path) -> set[Path]:
    """These files and every library in `folder` that they need, and those need."""
    near = {each.name.lower(): each for each in folder.glob("*.dll")}
    found: set[Path] = set()
    todo = list(roots)
    while todo:
        file = todo.pop()
        if file not in found:
            found.add(file)
            todo += [near[name.lower()] for name in needed(file) if name.lower() in near]
    return found


def needed(file: Path) -> list[str]:
    """The libraries that a program file names."""
    said = subprocess.run([OBJDUMP, "-p", str(file)], capture_output=True, text=True, check=True).stdout
    return re.findall(r"DLL Name: (\S+)", said)


def version() -> str:
    """As in pyproject.toml: three numbers, of which the installer of Windows looks at all."""
    known: str = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    return known


def _one_time(folder: Path) -> None:
    moment = int(os.environ.get("SOURCE_DATE_EPOCH") or _last_commit())
    for each in folder.rglob("*"):
        os.utime(each, (moment, moment))


def _last_commit() -> str:
    return subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=PROJECT, capture_output=True, text=True, check=True
    ).stdout


if __name__ == "__main__":
    build(Path(sys.argv[1]))
