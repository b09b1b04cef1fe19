"""An answer as a file that stock tools read, whatever shell the command was given in."""

from __future__ import annotations

from pathlib import Path

import pytest

from krachtigthuis_desktop.cli.console import Console, UnwrittenError, is_closed_pipe
from krachtigthuis_desktop.cli.main import parser
from krachtigthuis_desktop.cli.out_file import check_out, put_out
from krachtigthuis_desktop.errors import InputError, InputFault

COMMANDS = (("vault", "export-identity"), ("office", "export-identity"), ("office", "allowed-signers"))


@pytest.mark.parametrize("command", COMMANDS)
def test_the_answer_is_in_the_file_with_line_ends_of_one_byte(
    command: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    args = parser().parse_args([*command, "--home", str(tmp_path), "--out", str(tmp_path / "a.txt")])
    check_out(args)
    put_out(["AGE-SECRET-KEY-1", "ënd"], args, Console())
    assert (tmp_path / "a.txt").read_bytes() == "AGE-SECRET-KEY-1\nënd\n".encode()
    assert (tmp_path / "a.txt").stat().st_mode & 0o077 == 0
    assert "AGE-SECRET" not in capsys.readouterr().out


@pytest.mark.parametrize("command", COMMANDS)
def test_without_a_file_it_is_on_the_screen(
    command: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    args = parser().parse_args([*command, "--home", str(tmp_path)])
    check_out(args)
    put_out(["one", "two"], args, Console())
    assert capsys.readouterr().out == "one\ntwo\n"


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("kept")
    args = parser().parse_args(["office", "export-identity", "--out", str(tmp_path / "a.txt")])
    with pytest.raises(InputError) as refused:
        check_out(args)
    assert refused.value.code is InputFault.FILE_THERE


@pytest.mark.parametrize(
    ("number", "system", "closed"),
    [(32, "linux", True), (22, "linux", False), (28, "linux", False), (22, "win32", True), (28, "win32", False)],
)
def test_whoever_stops_reading_is_no_fault_of_ours(number: int, system: str, closed: bool) -> None:  # noqa: FBT001
    assert is_closed_pipe(UnwrittenError(number, "not written"), system=system) is closed
