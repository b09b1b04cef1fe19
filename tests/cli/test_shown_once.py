"""Keys that were never shown (T36): they are shown or written, or the vault is not there; no name stops a command."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.cli.console import Console
from krachtigthuis_desktop.cli.shown_once import check_new_file, or_taken_back
from krachtigthuis_desktop.errors import InputError, InputFault, VaultError, VaultFault
from tests.vault.world import PHRASE, make

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/dev/full is there")
OWN = "de buurvrouw leende zaterdag drie oude fietspompen"


def ran(tmp_path: Path, *arguments: str, output: int = subprocess.PIPE, **environment: str) -> tuple[int, bytes, str]:
    """The command as a person starts it: status, output, and what it warned of."""
    user = {name: str(tmp_path / "user") for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    done = subprocess.run(
        [sys.executable, "-m", "krachtigthuis_desktop", *arguments],
        stdout=output,
        stderr=subprocess.PIPE,
        env={**os.environ, **user, **environment},
        check=False,
    )
    return done.returncode, done.stdout or b"", done.stderr.decode(errors="replace")


def test_a_sheet_that_cannot_come_there_is_said_before_a_vault_is_made(tmp_path: Path) -> None:
    there = tmp_path / "there.pdf"
    there.write_bytes(b"%PDF of somebody else")
    link = tmp_path / "link.pdf"
    link.symlink_to(there)
    for place, code in (
        (tmp_path / "nope" / "sheet.pdf", InputFault.FILE_MISSING),
        (tmp_path, InputFault.FILE_IS_FOLDER),
        (there, InputFault.FILE_THERE),
        (link, InputFault.FILE_THERE),
    ):
        with pytest.raises(InputError) as refused:
            check_new_file(place)
        assert refused.value.code is code
    home = tmp_path / "vault"
    status, _out, err = ran(
        tmp_path, "--home", str(home), "vault", "create", "--generate", "--paper-sheet", str(tmp_path)
    )
    assert (status, home.exists()) == (1, False)
    assert InputFault.FILE_IS_FOLDER in err
    assert there.read_bytes() == b"%PDF of somebody else"


@pytest.mark.parametrize("fault", [OSError("full"), BrokenPipeError(), KeyboardInterrupt()])
def test_a_vault_whose_keys_could_not_be_shown_is_taken_back(tmp_path: Path, fault: BaseException) -> None:
    made = make(tmp_path / "vault")
    raised = VaultError if isinstance(fault, OSError) else type(fault)
    with pytest.raises(raised) as refused, or_taken_back(made.home):
        raise fault
    assert not isinstance(refused.value, VaultError) or refused.value.code is VaultFault.NOT_SHOWN
    assert not made.home.exists()


@linux
def test_with_a_full_disk_behind_the_output_nothing_stands_and_that_is_said(tmp_path: Path) -> None:
    home, sheet = tmp_path / "vault", tmp_path / "sheet.pdf"
    with Path("/dev/full").open("wb") as full:
        status, _out, err = ran(
            tmp_path, "--home", str(home), "vault", "create", "--generate", "--paper-sheet", str(sheet),
            output=full.fileno(),
        )  # fmt: skip
    assert (status, home.exists(), sheet.exists()) == (1, False, False)
    assert VaultFault.NOT_SHOWN in err
    assert "niets half opgeslagen" not in err


@linux
def test_a_name_outside_the_encoding_stops_nothing_and_the_sheet_is_its_owners_alone(tmp_path: Path) -> None:
    home, sheet = tmp_path / "Łukasz Şahin", tmp_path / "sheet.pdf"
    status, out, err = ran(
        tmp_path, "--home", str(home), "vault", "create", "--generate", "--paper-sheet", str(sheet),
        PYTHONIOENCODING="ascii",
    )  # fmt: skip
    assert (status, err) == (0, "")
    assert b"\\u0141ukasz \\u015eahin" in out
    assert stat.S_IMODE(sheet.stat().st_mode) == 0o600
    key = out.decode("ascii").split("AGE-SECRET-KEY-1")[1].splitlines()[0]
    vault.open_with_paper(home, vault.parse_paper_key("AGE-SECRET-KEY-1" + key)).close()


@linux
def test_an_answer_that_cannot_be_written_takes_nothing_back_that_was_done(tmp_path: Path) -> None:
    made = make(tmp_path / "vault")
    phrase, new = tmp_path / "phrase", tmp_path / "new"
    phrase.write_text(PHRASE, encoding="utf-8")
    new.write_text(OWN, encoding="utf-8")
    with Path("/dev/full").open("wb") as full:
        status, _out, err = ran(
            tmp_path, "--home", str(made.home), "vault", "passphrase", "--passphrase-file", str(phrase),
            "--new-passphrase-file", str(new), output=full.fileno(),
        )  # fmt: skip
    assert (status, "niets half opgeslagen" in err) == (3, False)
    assert made.opens_with(OWN)


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_phrase_file_is_read_as_windows_writes_it(tmp_path: Path, coding: str) -> None:
    file = tmp_path / "phrase"
    file.write_bytes(f"{OWN} é\r\n".encode(coding))
    assert Console().secret("", file) == f"{OWN} é"
