"""The folder that both packages carry: like a venv of the system's own python3, with the wheels of the lock in it.

    pyvenv.cfg, bin/python3 -> /usr/bin/python3, bin/krachtigthuis
    shared/                      what every Python takes (plain, abi3), the program itself
    lib/python3.1x/site-packages what only this Python takes, and a line that leads to shared/

Python finds the folder by the pyvenv.cfg beside its own link, so it may stand anywhere.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PYTHONS = ("3.11", "3.12", "3.13")
LOCK = ROOT / "packaging" / "requirements.lock"
_TAGS = ("2_34", "2_31", "2_28", "2_27", "2_24", "2_17", "2_12", "2_5")
DRIVER = re.compile(r"psycopg")

_LEFT_OUT = re.compile(r"/tests?/|\.pyi$|^reportlab/fonts/")
"""What nothing loads; the fonts of ReportLab may not all be handed on, and letters have their own."""

QT_MODULES = ("QtCore", "QtDBus", "QtGui", "QtPdf", "QtPrintSupport", "QtSvg", "QtWidgets")
QT_PLUGINS = (
    "iconengines/libqsvgicon.so",
    "imageformats/libqjpeg.so",
    "imageformats/libqsvg.so",
    "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
    "platforminputcontexts/libibusplatforminputcontextplugin.so",
    "platforms/libqoffscreen.so",
    "platforms/libqwayland.so",
    "platforms/libqxcb.so",
    "platformthemes/libqxdgdesktopportal.so",
    "wayland-decoration-client/libadwaita.so",
    "wayland-decoration-client/libbradient.so",
    "wayland-graphics-integration-client/libqt-plugin-wayland-egl.so",
    "wayland-shell-integration/libxdg-shell.so",
    "xcbglintegrations/libqxcb-egl-integration.so",
    "xcbglintegrations/libqxcb-glx-integration.so",
)
"""What the window needs of Qt. No plugin that speaks TLS or asks for a network: nothing here may."""
QT_WORDS = ("qtbase_nl.qm", "qtbase_en.qm")

LAUNCHER = """#!/bin/sh
# Krachtig Thuis with the system's own Python, and with nothing from the surroundings or the folder one stands in.
here=$(dirname "$(dirname "$(readlink -f "$0")")")
unset PYTHONPATH PYTHONHOME PYTHONSTARTUP PYTHONINSPECT PYTHONPYCACHEPREFIX
export PYTHONSAFEPATH=1 PYTHONNOUSERSITE=1 PYTHONDONTWRITEBYTECODE=1
exec "$here/bin/python3" -m krachtigthuis_desktop "$@"
"""


def fetch(into: Path) -> None:
    """The wheels of the lock, by hash, for every Python, with the program's own; the driver of databases as well."""
    into.mkdir(parents=True, exist_ok=True)
    wishes = into / "requirements.txt"
    uv = Path(sys.executable).parent / "uv"
    _run(
        *(uv, "pip", "compile", "--quiet", "--generate-hashes", "--no-emit-index-url", "--no-header", "--no-annotate"),
        *("--python-version", PYTHONS[0], "--python-platform", "x86_64-manylinux_2_34", "--only-binary", ":all:"),
        *("-c", LOCK, "--extra", "postgres", ROOT / "pyproject.toml", "-o", wishes),
    )
    platforms = [part for tag in _TAGS for part in ("--platform", f"manylinux_{tag}_x86_64")]
    for python in PYTHONS:
        _run(
            *(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"),
            *("--only-binary=:all:", *platforms, "--platform", "manylinux2014_x86_64"),
            *("--python-version", python, "-d", into, "-r", wishes),
        )
    for old in into.glob("krachtigthuis_desktop-*.whl"):
        old.unlink()
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", into)


def build(wheels: Path, into: Path, *, driver: bool = False) -> None:
    """The folder from these wheels: with `driver` only the driver of databases, else all but that."""
    for wheel in sorted(wheels.glob("*.whl")):
        if bool(DRIVER.match(wheel.name)) is driver:
            _unpack(wheel, into / _place(wheel.name))
    if driver:
        return
    for python in PYTHONS:
        (into / "lib" / f"python{python}" / "site-packages" / "shared.pth").write_text("../../../shared\n")
    (into / "pyvenv.cfg").write_text("home = /usr/bin\ninclude-system-site-packages = false\n")
    (into / "bin").mkdir()
    (into / "bin" / "python3").symlink_to("/usr/bin/python3")
    (into / "bin" / "krachtigthuis").write_text(LAUNCHER)
    (into / "bin" / "krachtigthuis").chmod(0o755)
    _only_what_is_used(into / "shared" / "PySide6")


def _place(wheel: str) -> str:
    """Below the folder, by the tags in the name of the wheel."""
    own = re.search(r"-cp3(1\d)-cp3\1-", wheel)
    return f"lib/python3.{own[1]}/site-packages" if own else "shared"


def _unpack(wheel: Path, into: Path) -> None:
    into.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(wheel) as inside:
        for each in sorted(inside.infolist(), key=lambda each: each.filename):
            top = each.filename.partition("/")[0]
            if not (each.is_dir() or top.endswith(".data") or _LEFT_OUT.search(each.filename)):
                inside.extract(each, into)


def _only_what_is_used(pyside: Path) -> None:
    """Of Qt the modules and plugins above, and the libraries that these load."""
    qt = pyside / "Qt"
    wanted = {pyside / f"{name}.abi3.so" for name in QT_MODULES} | {qt / "plugins" / name for name in QT_PLUGINS}
    wanted |= {qt / "translations" / name for name in QT_WORDS}
    wanted |= {file for file in pyside.glob("*.py") if not file.name.startswith("Qt")}
    wanted |= set(pyside.glob("libpyside6.abi3.so*"))
    lacking = sorted(str(file) for file in wanted if not file.is_file())
    if lacking:
        sys.exit(f"Qt has no {', '.join(lacking)}")
    libraries = {file.name: file for file in (qt / "lib").iterdir()}
    looking = [file for file in wanted if ".so" in file.name]
    while looking:
        for name in _needed(looking.pop()):
            if name in libraries and libraries[name] not in wanted:
                wanted.add(libraries[name])
                looking.append(libraries[name])
    for file in sorted(pyside.rglob("*"), reverse=True):
        if file.is_dir():
            if not any(file.iterdir()):
                file.rmdir()
        elif file not in wanted:
            file.unlink()


def _needed(library: Path) -> list[str]:
    told = subprocess.run(["readelf", "-d", library], check=True, capture_output=True, text=True, env=_plain()).stdout
    return re.findall(r"\(NEEDED\).*\[(.+)\]", told)


def tidy(folder: Path, day: int) -> None:
    """Times and rights that do not hang on this machine."""
    for each in sorted(folder.rglob("*"), reverse=True):
        if not each.is_symlink():
            program = each.is_dir() or (each.parent.name == "bin" and each.suffix == "") or each.name in _SCRIPTS
            each.chmod(0o755 if program else 0o644)
        os.utime(each, (day, day), follow_symlinks=False)
    os.utime(folder, (day, day))


_SCRIPTS = frozenset({"postinst", "prerm"})


def copy(source: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, to)


def _plain() -> dict[str, str]:
    return {**os.environ, "LC_ALL": "C"}


def _run(*command: object) -> None:
    subprocess.run([str(each) for each in command], check=True, cwd=ROOT)
