"""What lies on a stick is chosen by whoever hands it over: pipes, and names that would steer a terminal."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from krachtigthuis_desktop import i18n, paths
from krachtigthuis_desktop.cli.console import Console
from krachtigthuis_desktop.cli.main import main
from krachtigthuis_desktop.errors import InputError
from tests.office.bureau import PHRASE, Bureau


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.mark.parametrize(
    "arguments",
    [("bundle", "inspect", "{file}"), ("handover", "apply", "{file}", "--home", "{home}")],
)
def test_a_pipe_is_refused_at_once(
    tmp_path: Path, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    pipe = tmp_path / "KTH-0123456789ABCDEF.age"
    os.mkfifo(pipe)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    filled = [each.format(file=pipe, home=tmp_path / "home") for each in arguments]
    assert main(filled) == 1
    assert capsys.readouterr().err != ""


def test_a_pipe_device_or_folder_is_no_plain_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in (tmp_path / "pipe", Path("/dev/zero"), tmp_path):
        with pytest.raises(OSError, match=r"."):
            paths.read_plain(name, 100)
    (tmp_path / "plain").write_bytes(b"abc")
    assert paths.read_plain(tmp_path / "plain", 2) == b"ab"


@pytest.mark.parametrize(
    "arguments",
    [
        ("bundle", "inspect", "{link}"),
        ("vault", "enrol", "--card", "{link}", "--card-words", "a b c d e f", "--to", "{stick}", "--home", "{home}"),
        ("office", "enrol", "{link}", "--words", "a b c d e f", "--home", "{home}", "--passphrase-file", "{phrase}"),
        ("office", "import", "{link}", "--home", "{home}", "--passphrase-file", "{phrase}"),
    ],
)
def test_a_link_on_a_stick_is_never_followed(bureau: Bureau, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """What it points at is a good file: only that it is a link makes it refused."""
    bureau.desk.close()
    stick, phrase = tmp_path / "strange", tmp_path / "phrase"
    stick.mkdir()
    phrase.write_text(PHRASE, encoding="utf-8")
    link = stick / "KTH-0123456789ABCDEF.age"
    link.symlink_to(bureau.put(bureau.anna.bundle(bureau.anna.case(3))))
    filled = [each.format(link=link, stick=stick, home=bureau.desk.home, phrase=phrase) for each in arguments]
    # In a process of its own: an import limits the memory of the process that it runs in.
    done = subprocess.run(
        [sys.executable, "-m", "krachtigthuis_desktop", *filled],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, "file_unreadable" in done.stdout + done.stderr) == (1, True), done.stdout + done.stderr


def test_a_passphrase_file_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("zes woorden\n", encoding="utf-8")
    (tmp_path / "link").symlink_to("secret")
    assert Console().secret("?", tmp_path / "link") == "zes woorden"


def test_a_name_does_not_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "esc\x1b[2J\x1b[31mrood\nalles goed ingelezen\u202e.age"
    bad.write_bytes(b"niets")
    assert main(["bundle", "inspect", str(bad)]) == 1
    said = capsys.readouterr()
    for character in ("\x1b", "\u202e", "\nalles"):
        assert character not in said.out + said.err


def test_every_sentence_shows_names_plainly() -> None:
    assert (
        i18n.words(i18n.Language.ENGLISH).tr("{a}|{b}", a=Path("x\x1b\ny"), b="p\x07q\n") == "x\ufffd\ufffdy|p\ufffdq\n"
    )


def test_in_an_import_one_pipe_does_not_hold_up_the_others(bureau: Bureau, tmp_path: Path) -> None:
    good = bureau.put(bureau.anna.bundle(bureau.anna.case(3)))
    bureau.desk.close()
    pipe = tmp_path / "KTH-0000000000000000.age"
    os.mkfifo(pipe)
    phrase = tmp_path / "phrase"
    phrase.write_text(PHRASE, encoding="utf-8")
    # In a process of its own: an import limits the memory of the process that it runs in.
    done = subprocess.run(
        [sys.executable, "-m", "krachtigthuis_desktop", "office", "import", "--home", str(bureau.desk.home)]  # noqa: RUF005 a line is 120 long
        + ["--passphrase-file", str(phrase), "--json", str(pipe), str(good)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert [each["outcome"] for each in json.loads(done.stdout)["bundles"]] == ["refused", "imported"]


def test_a_refusal_as_json_is_one_object(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "phrase").write_text("geen kluis hier", encoding="utf-8")
    home = str(tmp_path / "weg")
    assert main(["vault", "check", "--home", home, "--passphrase-file", str(tmp_path / "phrase"), "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == {"outcome": "refused", "reason": "vault_missing"}


@pytest.mark.parametrize("command", [("doctor",), ("vault", "check"), ("office", "devices")])
def test_without_anybody_to_ask_the_command_says_so(
    capsys: pytest.CaptureFixture[str], bureau: Bureau, command: tuple[str, ...]
) -> None:
    assert main([*command, "--home", str(bureau.desk.home)]) == 1
    said = capsys.readouterr()
    assert "(secret_missing)" in said.err
    assert said.out == ""


def test_an_empty_first_line_is_no_passphrase(tmp_path: Path) -> None:
    (tmp_path / "phrase").write_text("  \nzolder fiets\n", encoding="utf-8")
    with pytest.raises(InputError, match="secret_missing"):
        Console().secret("?", tmp_path / "phrase")


@pytest.mark.parametrize(
    ("generate", "said"), [(True, "Schrijf ze allebei op"), (False, "Schrijf de papieren sleutel op")]
)
def test_who_chose_the_passphrase_is_told_to_write_down_only_the_paper_key(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], *, generate: bool, said: str
) -> None:
    (tmp_path / "phrase").write_text(PHRASE, encoding="utf-8")
    asked = ["--generate"] if generate else ["--passphrase-file", str(tmp_path / "phrase")]
    assert main(["vault", "create", "--home", str(tmp_path / "home"), *asked]) == 0
    assert said in capsys.readouterr().out
