"""The packages for Linux: what desktops and administrators read is right, and the installed folder keeps its promises.

The folder itself is built once, from the wheels of the lock, by the tests with the mark `full`.
"""

from __future__ import annotations

import importlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from krachtigthuis_desktop import __version__, i18n
from krachtigthuis_desktop.cli.console import Exit
from krachtigthuis_desktop.cli.main import parser

ROOT = Path(__file__).parent.parent.parent
HERE = ROOT / "packaging" / "linux"
linux = pytest.mark.skipif(sys.platform != "linux", reason="a package for Linux")


@pytest.fixture(scope="module")
def tool() -> Iterator[dict[str, ModuleType]]:
    """The modules of packaging/, which is no package: they run as scripts."""
    before, language = list(sys.path), i18n.language()
    sys.path[:0] = [str(HERE), str(HERE.parent)]
    yield {name: importlib.import_module(name) for name in ("manual", "notices", "tree")}
    sys.path[:] = before
    i18n.use(language)


def test_the_man_page_names_every_command_and_speaks_one_language(tool: dict[str, ModuleType]) -> None:
    page = tool["manual"].man("2026-12-01").replace("\\-", "-")
    for words, _parser, _purpose in tool["manual"].tree():
        if words:
            assert f".SS krachtigthuis {' '.join(words)}\n" in page
    assert "show this help message" in page
    assert not re.search(r"\b(de|het|een|kluis|wachtzin|bestand)\b", page)


@linux
def test_the_completion_offers_what_may_follow(tool: dict[str, ModuleType], tmp_path: Path) -> None:
    script = tmp_path / "completion"
    script.write_text(tool["manual"].completion(), encoding="utf-8")
    for words, expected in (("office imp", ["import"]), ("vault cr", ["create"]), ("doctor --reb", ["--rebuild"])):
        typed = ["krachtigthuis", *words.split()]
        ask = (
            f"source {script}; COMP_WORDS=({' '.join(typed)}); COMP_CWORD={len(typed) - 1}; _krachtigthuis;"
            'printf "%s\\n" "${COMPREPLY[@]}"'
        )
        said = subprocess.run(["bash", "-c", ask], check=True, capture_output=True, text=True).stdout.split()
        assert said == expected


@pytest.mark.parametrize(
    ("command", "file"),
    [(("desktop-file-validate",), "krachtigthuis.desktop"), (("appstreamcli", "validate", "--no-net"), "metainfo.xml")],
    ids=["desktop", "appstream"],
)
def test_what_a_desktop_reads_is_valid(command: tuple[str, ...], file: str) -> None:
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not here")
    subprocess.run([*command, HERE / file], check=True, capture_output=True)


def test_every_place_names_this_version_and_the_same_program() -> None:
    assert f'<release version="{__version__}"' in (HERE / "metainfo.xml").read_text(encoding="utf-8")
    assert f"krachtigthuis_desktop-{__version__}." in (HERE / "copyright").read_text(encoding="utf-8")
    assert f"\n## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_a_bundle_has_its_name_and_icon_and_no_program_that_cannot_open_it() -> None:
    """The program takes no FILE yet. Once it does, the desktop entry says so: %f and MimeType."""
    entry = (HERE / "krachtigthuis.desktop").read_text(encoding="utf-8")
    assert ("%f" in entry, "MimeType" in entry) == (False, False)
    with pytest.raises(SystemExit) as wrong_usage:
        parser().parse_args(["KTH-0123456789ABCDEF.age"])
    assert wrong_usage.value.code == Exit.USAGE
    assert 'pattern="KTH-*.age"' in (HERE / "mime.xml").read_text(encoding="utf-8")


def test_removing_touches_no_vault_and_no_setting() -> None:
    for script in ("postinst", "prerm"):
        lines = (HERE / script).read_text(encoding="utf-8").splitlines()
        deleting = [line for line in lines if re.search(r"\brm\b|-delete|unlink", line)]
        assert all("__pycache__" in line and 'find "$home"' in line for line in deleting)
        assert "home=/usr/lib/krachtigthuis" in lines


def a_wheel(folder: Path, name: str, *, licence: str = "MIT", text: str = "Do what you like.") -> Path:
    inside = f"{name}-1.0.dist-info"
    folder.mkdir(exist_ok=True)
    wheel = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as file:
        told = f"License-Expression: {licence}\n" if licence else ""
        file.writestr(f"{inside}/METADATA", f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\n{told}")
        if text:
            file.writestr(f"{inside}/licenses/LICENSE", text)
    return wheel


def test_every_package_stands_in_notices_and_sbom_with_its_licence_and_hash(
    tool: dict[str, ModuleType], tmp_path: Path
) -> None:
    a_wheel(tmp_path / "wheels", "one_thing")
    a_wheel(tmp_path / "wheels", "pyside6", licence="", text="")
    a_wheel(tmp_path / "wheels", "krachtigthuis_desktop", licence="EUPL-1.2")
    for into in ("a", "b"):
        tool["notices"].write(tmp_path / "wheels", tmp_path / into, "9.9")
    text = (tmp_path / "a" / "THIRD-PARTY.txt").read_text(encoding="utf-8")
    assert "one-thing 1.0: MIT" in text
    assert "Do what you like." in text
    assert "pyside6 1.0: LGPL-3.0-only" in text
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    told = json.loads((tmp_path / "a" / "sbom.cdx.json").read_text(encoding="utf-8"))
    assert [each["purl"] for each in told["components"]] == ["pkg:pypi/one-thing@1.0", "pkg:pypi/pyside6@1.0"]
    assert all(each["externalReferences"][0]["hashes"][0]["alg"] == "SHA-256" for each in told["components"])
    for name in ("THIRD-PARTY.txt", "sbom.cdx.json"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_a_package_that_does_not_say_its_licence_stops_the_build(tool: dict[str, ModuleType], tmp_path: Path) -> None:
    a_wheel(tmp_path, "silent_thing", licence="", text="")
    with pytest.raises(SystemExit, match="silent_thing"):
        tool["notices"].write(tmp_path, tmp_path / "out", "9.9")


def test_every_package_of_this_installation_says_its_licence(tool: dict[str, ModuleType]) -> None:
    project = (ROOT / "packaging" / "notices.py").read_text(encoding="utf-8")
    assert set(tool["notices"].BY_HAND) >= {"pyrage", "sqlcipher3", "python-bidi", "pyside6", "shiboken6"}
    assert "LGPL asks" in project
    for _licence, texts in tool["notices"].BY_HAND.values():
        assert all((HERE.parent / "licences" / f"{text}.txt").is_file() for text in texts)


# The folder as it is installed.


@pytest.fixture(scope="module")
def installed(tool: dict[str, ModuleType], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from the wheels of the lock; they are fetched when they are not there."""
    if not Path("/usr/bin/python3").exists():
        pytest.skip("no python3 of the system")
    wheels, folder = ROOT / "dist" / "wheels", tmp_path_factory.mktemp("installed") / "krachtigthuis"
    tool["tree"].fetch(wheels)
    tool["tree"].build(wheels, folder)
    return folder


def walk(installed: Path, tmp_path: Path, *before: str) -> subprocess.CompletedProcess[str]:
    """The whole walk on invented people, as a user with an empty home, from a folder that would lead Python astray."""
    astray = tmp_path / "here"
    (astray / "krachtigthuis_desktop").mkdir(parents=True, exist_ok=True)
    (astray / "krachtigthuis_desktop" / "__init__.py").write_text("raise SystemExit(9)\n", encoding="utf-8")
    own = {"HOME": str(tmp_path / "user"), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(astray), "LC_ALL": "C.UTF-8"}
    command = [*before, str(installed / "bin" / "krachtigthuis"), "tour", "--into", str(tmp_path / "walk")]
    return subprocess.run(
        [*command, "--worries", "5"], cwd=astray, env=own, capture_output=True, text=True, timeout=600, check=False
    )


@linux
@pytest.mark.full
@pytest.mark.timeout(1800)
def test_the_installed_program_walks_the_whole_road_without_a_network(installed: Path, tmp_path: Path) -> None:
    alone = ("unshare", "-n", "-r")
    if subprocess.run([*alone, "true"], check=False, capture_output=True).returncode:
        pytest.skip("this system lets nobody live without a network")
    done = walk(installed, tmp_path, *alone)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "walk" / "tour.json").is_file()


@linux
@pytest.mark.full
@pytest.mark.timeout(1800)
def test_the_installed_program_opens_no_socket_and_writes_only_where_it_was_told(
    installed: Path, tmp_path: Path
) -> None:
    log = tmp_path / "calls"
    calls = (
        "trace=socket,connect,open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat"
    )
    done = walk(installed, tmp_path, "strace", "-f", "-qq", "-y", "-e", calls, "-o", str(log))
    assert done.returncode == 0, done.stderr
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    assert [line for line in lines if re.search(r"AF_INET|AF_PACKET|AF_NETLINK", line)] == []
    assert list(strangely_written(lines, (tmp_path / "walk", tmp_path / "user"))) == []


def strangely_written(lines: list[str], allowed: tuple[Path, ...]) -> Iterator[str]:
    """Each file that was made or opened to write outside these folders."""
    for line in lines:
        writes = re.search(r"O_WRONLY|O_RDWR|O_CREAT|\b(mkdir|rename|link|symlink|creat)\w*\(", line)
        if not writes or re.search(r"= -1 E", line):
            continue
        paths = re.findall(r'"(/[^"]*)"', line)
        for path in paths:
            if not path.startswith(("/dev/null", "/dev/tty", "/proc/self/", *(str(each) for each in allowed))):
                yield line


def test_a_write_elsewhere_would_be_seen() -> None:
    calls = [
        '7 openat(AT_FDCWD, "/tmp/secret", O_WRONLY|O_CREAT, 0600) = 3</tmp/secret>',
        '7 openat(AT_FDCWD, "/home/a/vault.db", O_RDWR) = 3',
        '7 openat(AT_FDCWD, "/etc/passwd", O_RDONLY) = 3',
        '7 rename("/home/a/x.new", "/var/x") = 0',
    ]
    assert list(strangely_written(calls, (Path("/home/a"),))) == [calls[0], calls[3]]


@linux
@pytest.mark.full
@pytest.mark.timeout(3600)
def test_the_same_commit_gives_the_same_packages(installed: Path, tmp_path: Path) -> None:
    if not shutil.which("dpkg-deb"):
        pytest.skip("no dpkg-deb here")
    for into in ("a", "b"):
        build = [sys.executable, HERE / "build.py", "deb", "--wheels", ROOT / "dist/wheels", "--into", tmp_path / into]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "1796000000", "QT_QPA_PLATFORM": "offscreen"}
        subprocess.run([str(each) for each in build], check=True, capture_output=True, env=environment)
    for made in (tmp_path / "a").iterdir():
        assert made.read_bytes() == (tmp_path / "b" / made.name).read_bytes()
    if shutil.which("lintian"):
        subprocess.run(["lintian", "--fail-on", "error", *(tmp_path / "a").glob("*.deb")], check=True)
