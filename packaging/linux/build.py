"""`make deb` and `make tar`: the Debian packages and the portable tar, the same bytes from the same commit.

    python packaging/linux/build.py deb|tar [--wheels FOLDER] [--into FOLDER]

The day in every file is SOURCE_DATE_EPOCH, by default that of the commit. With `--wheels` nothing is fetched.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]

import manual
import notices
import tree
from icons import draw

from krachtigthuis_desktop import __version__

HERE, ROOT = Path(__file__).parent, tree.ROOT
NAME, DRIVER = "krachtigthuis", "krachtigthuis-postgres"
HOME = "usr/lib/krachtigthuis"
PAGES = ("policy.md", "installing.md", "what-it-does.md")

NEEDS = (
    "python3 (>= 3.11), python3 (<< 3.14), libc6 (>= 2.34), libegl1, libfontconfig1, libgl1, libglib2.0-0, "
    "libdbus-1-3, libxkbcommon0, libstdc++6"
)
SHOULD = (
    "libxcb-cursor0, libxcb-icccm4, libxcb-image0, libxcb-keysyms1, libxcb-render-util0, libxcb-shape0, "
    "libxkbcommon-x11-0, libwayland-cursor0, libwayland-egl1, cups-client"
)
"""On X11 the first ones are needed, on Wayland the last; recommended, so that one small one that is not at hand does
not stop dpkg on a laptop without a network.
"""


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("what", choices=("deb", "tar"))
    asked.add_argument("--wheels", type=Path, default=None)
    asked.add_argument("--into", type=Path, default=ROOT / "dist" / "linux")
    options = asked.parse_args()
    day = int(os.environ.get("SOURCE_DATE_EPOCH") or _said("git", "log", "-1", "--format=%ct"))
    wheels = options.wheels or ROOT / "dist" / "wheels"
    if options.wheels is None:
        tree.fetch(wheels)
    options.into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        made = (debs if options.what == "deb" else tars)(wheels, Path(work), options.into, day)
    for file in made:
        print(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file} ({file.stat().st_size / 1e6:.1f} MB)")
    return 0


def debs(wheels: Path, work: Path, into: Path, day: int) -> list[Path]:
    """The program, and beside it the driver that an office on PostgreSQL installs as well."""
    root, more = work / NAME, work / DRIVER
    (root / HOME).mkdir(parents=True)
    tree.build(wheels, root / HOME)
    _around(root, day)
    (root / "usr/bin").mkdir()
    (root / "usr/bin" / NAME).symlink_to(f"../lib/{NAME}/bin/{NAME}")
    _documents(root / "usr/share/doc" / NAME, wheels, day)
    tree.build(wheels, more / HOME, driver=True)
    tree.copy(HERE / "copyright", more / "usr/share/doc" / DRIVER / "copyright")
    _zipped(more / "usr/share/doc" / DRIVER / "changelog.gz", _changes(DRIVER, day))
    return [
        _deb(root, into, day, _control(NAME, root, NEEDS, SHOULD, f"Suggests: {DRIVER} (= {__version__})\n")),
        _deb(more, into, day, _control(DRIVER, more, f"libc6 (>= 2.34), {NAME} (= {__version__})", "", "")),
    ]


def tars(wheels: Path, work: Path, into: Path, day: int) -> list[Path]:
    """One folder that may stand anywhere, started by bin/krachtigthuis in it."""
    root = work / f"{NAME}-{__version__}"
    root.mkdir()
    tree.build(wheels, root)
    _documents(root / "doc", wheels, day)
    tree.tidy(root, day)
    made = into / f"{NAME}-{__version__}-linux-x86_64.tar.gz"
    plain = ("--sort=name", "--owner=0", "--group=0", "--numeric-owner", f"--mtime=@{day}", "--format=ustar")
    packed = subprocess.run(["tar", *plain, "-C", work, "-cf", "-", root.name], check=True, capture_output=True).stdout
    made.write_bytes(gzip.compress(packed, 9, mtime=day))
    return [made]


def _around(root: Path, day: int) -> None:
    """What the desktop and the shell look for."""
    share = root / "usr/share"
    tree.copy(HERE / "krachtigthuis.desktop", share / "applications/krachtigthuis.desktop")
    tree.copy(HERE / "metainfo.xml", share / "metainfo/nl.krachtigthuis.desktop.metainfo.xml")
    tree.copy(HERE / "mime.xml", share / "mime/packages/krachtigthuis.xml")
    svg = ROOT / "resources/icons/krachtigthuis.svg"
    tree.copy(svg, share / "icons/hicolor/scalable/apps/krachtigthuis.svg")
    for size in (48, 128, 256):
        draw(svg, size, share / f"icons/hicolor/{size}x{size}/apps/krachtigthuis.png")
    _zipped(share / "man/man1/krachtigthuis.1.gz", manual.man(f"{datetime.fromtimestamp(day, UTC):%Y-%m-%d}"))
    completion = share / "bash-completion/completions/krachtigthuis"
    completion.parent.mkdir(parents=True)
    completion.write_text(manual.completion(), encoding="utf-8")


def _documents(folder: Path, wheels: Path, day: int) -> None:
    notices.write(wheels, folder, __version__)
    tree.copy(HERE / "copyright", folder / "copyright")
    _zipped(folder / "changelog.gz", _changes(NAME, day))
    tree.copy(ROOT / "CHANGELOG.md", folder / "CHANGELOG.md")
    for page in PAGES:
        tree.copy(ROOT / "docs" / page, folder / page)


def _changes(name: str, day: int) -> str:
    """What Debian calls a changelog; the one for people is CHANGELOG.md."""
    when = datetime.fromtimestamp(day, UTC).strftime("%a, %d %b %Y %H:%M:%S +0000")
    return (
        f"{name} ({__version__}) unstable; urgency=medium\n\n  * See CHANGELOG.md.\n\n"
        f" -- Krachtig Thuis <krachtigthuis@localhost.localdomain>  {when}\n"
    )


def _control(name: str, root: Path, needs: str, should: str, more: str) -> str:
    size = sum(file.lstat().st_size for file in root.rglob("*") if not file.is_dir()) // 1024
    what = {
        NAME: "worries about home, written down inside a prison, offline\n"
        " Volunteers write down what a detainee worries about at home, in an encrypted\n"
        " vault, and bring families to help by a printed letter. It uses no network.",
        DRIVER: "database driver for a large office of Krachtig Thuis\n"
        " Lets the central store of an office stand in PostgreSQL. Laptops do not\n need it.",
    }[name]
    return (
        f"Package: {name}\nVersion: {__version__}\nArchitecture: amd64\nSection: misc\nPriority: optional\n"
        f"Maintainer: Krachtig Thuis <krachtigthuis@localhost.localdomain>\nInstalled-Size: {size}\nDepends: {needs}\n"
        + (f"Recommends: {should}\n" if should else "")
        + more
        + f"Description: {what}\n"
    )


def _deb(root: Path, into: Path, day: int, control: str) -> Path:
    name = root.name
    overrides = root / "usr/share/lintian/overrides" / name
    overrides.parent.mkdir(parents=True)
    overrides.write_text((HERE / "lintian-overrides").read_text(encoding="utf-8").replace("PACKAGE", name))
    debian = root / "DEBIAN"
    debian.mkdir()
    (debian / "control").write_text(control, encoding="utf-8")
    files = sorted(file for file in root.rglob("*") if file.is_file() and not file.is_symlink())
    sums = (
        f"{hashlib.md5(file.read_bytes(), usedforsecurity=False).hexdigest()}  {file.relative_to(root)}\n"
        for file in files
        if debian not in file.parents
    )
    (debian / "md5sums").write_text("".join(sums), encoding="utf-8")
    for script in ("postinst", "prerm"):
        tree.copy(HERE / script, debian / script)
    tree.tidy(root, day)
    made = into / f"{name}_{__version__}_amd64.deb"
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(day)}
    command = ["dpkg-deb", "--build", "--root-owner-group", "-Zxz", "--threads-max=1", "-z2", root, made]
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    return made


def _zipped(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))


def _said(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
