"""What the operating system must bring along, seen by looking, and installed or named when it is missing.

    python3 packaging/system.py window     the libraries that Qt leaves to the system
    python3 packaging/system.py tests      what the tests need besides
    python3 packaging/system.py windows    what the package for Windows needs, and what runs it here
    python3 packaging/system.py package    what the packages for Linux are made and checked with

    python3 packaging/system.py fetching   why packages could not be fetched, as far as it can be seen from here

On Debian and Ubuntu, as root, what is missing is installed. Anybody else gets the one line to run; for the window
that is no fault (the commands work without a screen), for the others it is: exit status 1.
Runs on the system's own Python before anything is installed, so it uses the standard library only.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit


class Need(NamedTuple):
    """`package` brings `thing`; `seen(thing)` tells whether it is here already."""

    package: str
    seen: Callable[[str], bool]
    thing: str


def library(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def command(name: str) -> bool:
    return shutil.which(name) is not None


def module(name: str) -> bool:
    return importlib.util.find_spec(name) is not None


def file(pattern: str) -> bool:
    return any(Path("/usr").glob(pattern))


WINDOW = (
    Need("libegl1", library, "libEGL.so.1"),
    Need("libgl1", library, "libGL.so.1"),
    Need("libglib2.0-0", library, "libglib-2.0.so.0"),
    Need("libfontconfig1", library, "libfontconfig.so.1"),
    Need("libdbus-1-3", library, "libdbus-1.so.3"),
    Need("libxkbcommon0", library, "libxkbcommon.so.0"),
    Need("libxkbcommon-x11-0", library, "libxkbcommon-x11.so.0"),
    Need("libxcb-cursor0", library, "libxcb-cursor.so.0"),
    Need("libxcb-icccm4", library, "libxcb-icccm.so.4"),
    Need("libxcb-image0", library, "libxcb-image.so.0"),
    Need("libxcb-keysyms1", library, "libxcb-keysyms.so.1"),
    Need("libxcb-render-util0", library, "libxcb-render-util.so.0"),
    Need("libxcb-shape0", library, "libxcb-shape.so.0"),
    Need("libwayland-cursor0", library, "libwayland-cursor.so.0"),
    Need("libwayland-egl1", library, "libwayland-egl.so.1"),
)

TESTS = (
    # A real window with its accessibility tree, driven from outside.
    Need("xvfb", command, "xvfb-run"),
    Need("xauth", command, "xauth"),
    Need("openbox", command, "openbox"),
    Need("dbus", command, "dbus-run-session"),
    Need("at-spi2-core", file, "libexec/at-spi2-registryd"),
    Need("python3-pyatspi", module, "pyatspi"),
    Need("gir1.2-atspi-2.0", file, "lib/*/girepository-1.0/Atspi-2.0.typelib"),
    Need("xdotool", command, "xdotool"),
    Need("imagemagick", command, "import"),
    # The stock tools that must open and check what we write.
    Need("age", command, "age"),
    Need("openssh-client", command, "ssh-keygen"),
    Need("poppler-utils", command, "pdftotext"),
    Need("binutils", command, "strings"),
    # Faults at every system call, and a look at the sockets.
    Need("strace", command, "strace"),
    # The office that outgrew one machine.
    Need("postgresql", file, "lib/postgresql/*/bin/initdb"),
)

PACKAGE = (
    Need("dpkg", command, "dpkg-deb"),
    Need("binutils", command, "readelf"),
    Need("appstream", command, "appstreamcli"),
    Need("desktop-file-utils", command, "desktop-file-validate"),
    Need("lintian", command, "lintian"),
)

WINDOWS = (
    # A Windows to run in, stand-ins for what it lacks, the signatures of the files, the installer.
    Need("wine", command, "wine"),
    Need("wine64", file, "lib/wine/wine64"),
    Need("gcc-mingw-w64-x86-64", command, "x86_64-w64-mingw32-gcc"),
    Need("osslsigncode", command, "osslsigncode"),
    Need("wixl", command, "wixl"),
)

NEEDS = {"window": WINDOW, "tests": WINDOW + TESTS, "package": PACKAGE, "windows": WINDOW + TESTS + WINDOWS}


def missing(needs: tuple[Need, ...]) -> list[str]:
    """The packages whose thing is not here, in the order of the table."""
    return [need.package for need in needs if not need.seen(need.thing)]


def install(packages: list[str]) -> None:
    """By apt-get, asking nothing; a mirror that hiccups gets three more tries."""
    asking_nothing = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update", "-q"], ["install", "-y", "-q", "--no-install-recommends", *packages]):
        for pause in (5, 20, 60, 0):
            if subprocess.run(["apt-get", *words], env=asking_nothing, check=False).returncode == 0:
                break
            if not pause:
                sys.exit(f"apt-get {words[0]} failed four times.")
            time.sleep(pause)


def fetching() -> str:
    """What to do after a failed fetch. Of a proxy only host and port are shown: its address may hold a password."""
    said = ["The packages could not be fetched; the reason stands above."]
    for name, value in sorted(os.environ.items()):
        if name.lower() in {"https_proxy", "http_proxy", "all_proxy"} and value:
            asked = urlsplit(value if "://" in value else f"http://{value}")
            where = f"{asked.hostname}:{asked.port or 80}"
            try:
                socket.create_connection((asked.hostname or "", asked.port or 80), timeout=5).close()
            except (OSError, ValueError):
                said.append(
                    f"{name} names a proxy at {where}, and nothing answers there. Unset it, or name one that works."
                )
            else:
                said.append(f"The proxy of {name} at {where} answers.")
    if len(said) == 1:
        said.append("No proxy is set here. Is there a network, or does this network ask for a proxy (HTTPS_PROXY)?")
    said.append(
        "Where packages come from is the setting of pip and uv on this machine (pip config list). Then say it again."
    )
    return "\n".join(said)


def main(arguments: list[str]) -> int:
    if arguments == ["fetching"]:
        print(fetching())
        return 0
    if len(arguments) != 1 or arguments[0] not in NEEDS:
        print(__doc__)
        return 2
    packages = missing(NEEDS[arguments[0]])
    if not packages:
        return 0
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        install(packages)
        return 0
    print("Missing here. On Debian or Ubuntu one line brings it:")
    print(f"  sudo apt-get install -y --no-install-recommends {' '.join(packages)}")
    return 0 if arguments[0] == "window" else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
