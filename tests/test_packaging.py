"""How the program gets onto a machine: locks that pin every byte, a wheel that is whole, needs that are seen."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from krachtigthuis_desktop import __version__

ROOT = Path(__file__).parent.parent
LOCK = ROOT / "packaging" / "requirements.lock"
BOOTSTRAP = ROOT / "packaging" / "bootstrap.lock"


def entries(lock: Path) -> list[str]:
    """Each requirement of a lock with its hashes, on one line."""
    lines = [line for line in lock.read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith("#")]
    return [entry for entry in re.sub(r"\s*\\\n\s*", " ", "\n".join(lines)).splitlines() if entry]


def pinned(entry: str) -> Requirement:
    return Requirement(entry.partition(" --hash=")[0])


@pytest.mark.parametrize("lock", [LOCK, BOOTSTRAP], ids=lambda lock: lock.name)
def test_every_package_is_pinned_to_one_version_and_its_hashes(lock: Path) -> None:
    assert entries(lock)
    for entry in entries(lock):
        assert re.fullmatch(r"[a-z0-9.-]+==\S+( ; [^#]+?)?( --hash=sha256:[0-9a-f]{64})+", entry), entry


@pytest.mark.parametrize("lock", [LOCK, BOOTSTRAP], ids=lambda lock: lock.name)
def test_a_lock_names_no_index_and_no_machine(lock: Path) -> None:
    assert not re.search(r"https?:|file:|--index|--find-links|@ ", lock.read_text(encoding="utf-8"))


def test_the_lock_answers_every_wish_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wishes = [Requirement(line) for line in (*project["project"]["dependencies"], *project["dependency-groups"]["dev"])]
    versions = [(pinned(entry).name, str(pinned(entry).specifier).removeprefix("==")) for entry in entries(LOCK)]
    for wish in wishes:
        assert any(wish.name.lower() == name and version in wish.specifier for name, version in versions), wish


def test_this_python_gets_no_qt_that_ends_its_process() -> None:
    """PySide6 6.12.0 loses a reference to None in each call under Python 3.11."""
    if sys.version_info >= (3, 12):
        pytest.skip("the fault is 3.11's")
    qt = [pinned(entry) for entry in entries(LOCK) if entry.startswith("pyside6==")]
    chosen = [wish for wish in qt if wish.marker is None or wish.marker.evaluate()]
    assert [Version(str(wish.specifier).removeprefix("==")) < Version("6.12") for wish in chosen] == [True]


def test_two_hundred_calls_of_qt_keep_every_reference_to_none() -> None:
    """The fault itself, should another version have it: one reference lost per call, and after thousands the end."""
    count = (
        "import sys; from PySide6.QtWidgets import QApplication, QLabel; program = QApplication([]); label = QLabel();"
        "before = sys.getrefcount(None); [label.setText('x') and 0 for _ in range(200)];"
        "print(before - sys.getrefcount(None))"
    )
    run = [sys.executable, "-c", count]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    said = subprocess.run(run, env=environment, check=True, capture_output=True, text=True)
    assert int(said.stdout) < 50


def test_the_program_and_its_package_say_the_same_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__


def test_the_licence_is_the_whole_eupl() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\nEUPL © the European Union 2007, 2016\n")
    assert re.findall(r"^(\d+)\.\S", text, re.MULTILINE) == [str(number) for number in range(1, 16)]
    assert text.rstrip().endswith(
        "All other changes or additions to this Appendix require the production of a new EUPL version."
    )


def test_every_make_line_that_is_promised_can_be_said() -> None:
    promised = "\n".join((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "packaging/README.md"))
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    words = set(re.findall(r"(?:^|`)make ([a-z-]+)", promised, re.MULTILINE))
    assert {"run", "test"} <= words <= targets


def test_the_build_server_says_the_same_line_as_a_person() -> None:
    assert re.search(r"^make test\b", (ROOT / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel as hatchling builds it from a copy of the sources, without a network."""
    sources, dist = tmp_path_factory.mktemp("sources"), tmp_path_factory.mktemp("dist")
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, sources)
    for name in ("src", "resources", "packaging"):
        shutil.copytree(ROOT / name, sources / name, ignore=shutil.ignore_patterns("*.mo", "__pycache__"))
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(dist)]
    subprocess.run(build, cwd=sources, check=True, capture_output=True)
    (built,) = dist.glob("*.whl")
    return zipfile.ZipFile(built)


def test_a_wheel_carries_its_words_letters_and_licence(wheel: zipfile.ZipFile) -> None:
    inside = "krachtigthuis_desktop/resources"
    assert {
        f"{inside}/locale/nl/LC_MESSAGES/krachtigthuis.mo",
        f"{inside}/wordings/wachtwoorden.txt",
        f"{inside}/fonts/NotoSans-Regular.ttf",
        f"{inside}/fonts/OFL.txt",
        f"krachtigthuis_desktop-{__version__}.dist-info/licenses/LICENSE",
    } <= set(wheel.namelist())


def test_a_wheel_carries_nothing_that_is_not_the_program(wheel: zipfile.ZipFile) -> None:
    strange = [
        name
        for name in wheel.namelist()
        if not name.startswith(("krachtigthuis_desktop/", f"krachtigthuis_desktop-{__version__}.dist-info/"))
        or re.search(r"\.lock$|\.pyc$|/tests?/|\.db$", name)
    ]
    assert strange == []


def test_an_installed_program_finds_its_own_words(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path)
    ask = "from krachtigthuis_desktop import i18n, paths; i18n.words(i18n.Language.DUTCH); print(paths.resources())"
    run = [sys.executable, "-c", ask]
    said = subprocess.run(
        run, cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)}, check=True, capture_output=True, text=True
    )
    assert said.stdout.strip() == str(tmp_path / "krachtigthuis_desktop" / "resources")


# What the system must bring along.


def system_tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("system", ROOT / "packaging" / "system.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_is_here_is_seen_and_what_is_not_is_named() -> None:
    tool = system_tool()
    needs = (
        tool.Need("libc6", tool.library, "libc.so.6"),
        tool.Need("libnever1", tool.library, "libnever.so.1"),
        tool.Need("coreutils", tool.command, "sha256sum"),
        tool.Need("never", tool.command, "never-a-command"),
        tool.Need("python3-never", tool.module, "never_a_module"),
        tool.Need("never-files", tool.file, "lib/*/never"),
    )
    assert tool.missing(needs) == ["libnever1", "never", "python3-never", "never-files"]


def test_whoever_may_not_install_gets_the_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tool = system_tool()
    lacking = (tool.Need("never", tool.command, "never-a-command"),)
    monkeypatch.setattr(tool, "NEEDS", {"window": lacking, "tests": lacking})
    monkeypatch.setattr(tool.os, "geteuid", lambda: 1000)
    assert (tool.main(["window"]), tool.main(["tests"]), tool.main(["nonsense"])) == (0, 1, 2)
    assert "sudo apt-get install -y --no-install-recommends never" in capsys.readouterr().out


def test_behind_a_proxy_that_is_dead_it_is_said_which_without_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    tool = system_tool()
    assert "Is there a network" in tool.fetching()
    monkeypatch.setenv("HTTPS_PROXY", "http://somebody:geheim@127.0.0.1:9")
    assert "HTTPS_PROXY names a proxy at 127.0.0.1:9, and nothing answers there" in tool.fetching()
    assert "geheim" not in tool.fetching()


def test_every_fetch_of_the_setup_says_why_it_failed() -> None:
    rules = (ROOT / "Makefile").read_text(encoding="utf-8").replace("\\\n", " ")
    (setup,) = re.findall(r"^\.venv/\.ready:.*?^\n", rules, re.MULTILINE | re.DOTALL)
    fetching = [line for line in setup.splitlines() if "--require-hashes" in line]
    assert len(fetching) == 2
    assert all(line.endswith("$(OR_SAY_WHY)") for line in fetching)
