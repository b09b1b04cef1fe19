"""`vault restore` of an office, `office restored` and `doctor`: what is missing since the backup, and ticking it off."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.cli.main import main
from krachtigthuis_desktop.crypto.cost import FLOOR
from krachtigthuis_desktop.office.desk import open_desk
from tests.office.bureau import PHRASE, ROOT_PHRASE, Template, copied, template

__all__ = ["template"]
Run = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def run(template: Template, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """A command on a copy of the office, or of `home`; with --json its object, else its words."""
    monkeypatch.setattr(vault, "calibrate", lambda: FLOOR)
    copied(template, tmp_path / "office")
    (tmp_path / "disk").mkdir()
    for name, phrase in (("phrase", PHRASE), ("root", ROOT_PHRASE)):
        (tmp_path / name).write_text(phrase + "\n", encoding="utf-8")

    def command(*words: str | Path, home: str = "office", json_: bool = True) -> tuple[int, Any, str]:
        capsys.readouterr()
        at = ["--home", str(tmp_path / home), *map(str, words), "--passphrase-file", str(tmp_path / "phrase")]
        status = main([*at, *(["--json"] if json_ else [])])
        told = capsys.readouterr()
        return status, json.loads(told.out) if json_ else told.out, told.err

    return command


@pytest.fixture
def backup(run: Run, tmp_path: Path) -> Path:
    status, made, _err = run("vault", "backup", "--to", tmp_path / "disk", "--root-passphrase-file", tmp_path / "root")
    assert status == 0
    return Path(made["folder"])


def revoked(run: Run, template: Template, tmp_path: Path) -> None:
    root = ("--root-passphrase-file", tmp_path / "root")
    assert run("office", "revoke", template.bram.device, "--reason", "lost", *root)[0] == 0


def test_a_restore_of_an_office_says_who_was_revoked_since_and_the_line_is_ticked_off(
    run: Run, backup: Path, template: Template, tmp_path: Path
) -> None:
    revoked(run, template, tmp_path)
    status, said, _err = run("vault", "restore", backup, home="again", json_=False)
    assert status == 0
    assert f"Laptop {template.bram.device[:8]}" in said
    assert "uitgeschreven" in said
    assert "map root" in said
    _status, devices, _err = run("office", "devices", home="again")
    assert {each["id"]: each["revoked"] for each in devices["devices"]}[template.bram.device] == "lost"
    status, answer, _err = run("office", "restored", home="again")
    assert (status, answer["note"]) == (0, "good")
    waiting = {each["item"]: each["done"] for each in answer["items"]}
    lines = (f"revoked:{template.bram.device}", f"unanswered:{template.anna.device}", "contact:safety")
    assert waiting == dict.fromkeys(lines, False)
    assert run("doctor", home="again")[0] == 1
    _status, answer, _err = run("office", "restored", "--done", f"revoked:{template.bram.device}", home="again")
    assert [each["done"] for each in answer["items"]] == [True, False, False]
    run("office", "restored", "--done", "all", home="again")
    assert run("doctor", home="again")[0] == 0
    assert "niets meer na te lopen" in run("office", "restored", home="again", json_=False)[1]


def test_without_a_note_a_restore_asks_to_look_in_papers(
    run: Run, backup: Path, template: Template, tmp_path: Path
) -> None:
    revoked(run, template, tmp_path)
    for each in backup.glob("since.json*"):
        each.unlink()
    _status, said, _err = run("vault", "restore", backup, home="again", json_=False)
    assert "eigen papieren" in said


def test_an_office_that_was_never_put_back_says_so(run: Run) -> None:
    status, answer, _err = run("office", "restored")
    assert (status, answer) == (0, {"put_back": None, "note": None, "items": []})


def test_a_revocation_while_the_disk_is_away_is_told(
    run: Run, backup: Path, template: Template, tmp_path: Path
) -> None:
    backup.parent.rename(tmp_path / "away")
    root = ("--root-passphrase-file", tmp_path / "root")
    status, _said, err = run("office", "revoke", template.bram.device, "--reason", "lost", *root, json_=False)
    assert status == 0
    assert "briefje" in err


def test_a_database_that_was_put_back_begins_anew_and_doctor_asks_for_it(
    run: Run, central_url: str, tmp_path: Path
) -> None:
    before = _life(tmp_path / "office", central_url)
    status, answer, _err = run("office", "restored", "--renew", "--database", central_url)
    assert (status, answer["put_back"] is not None) == (0, True)
    assert _life(tmp_path / "office", central_url) != before


def _life(home: Path, url: str) -> str:
    with open_desk(home, PHRASE, database=url) as desk, desk.store.read() as tx:
        return tx.meta("incarnation") or ""
