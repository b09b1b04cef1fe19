"""`vault backup`, `restore` and `retire` as scripts see them: their JSON, their exit statuses, what stays on the disk."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.cli.main import main
from krachtigthuis_desktop.crypto import agefile
from krachtigthuis_desktop.crypto.cost import FLOOR
from tests.office.bureau import PHRASE as OFFICE_PHRASE
from tests.office.bureau import ROOT_PHRASE, Template, copied, template
from tests.vault.world import PHRASE, Made, make

__all__ = ["template"]

OTHER = "lantaarn bakker vijver kussen trap molen"
Ran = tuple[int, Any, str]
Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command with --json; its status, its one object, and standard error. A new phrase costs little."""
    monkeypatch.setattr(vault, "calibrate", lambda: FLOOR)

    def command(*words: str | Path) -> Ran:
        capsys.readouterr()
        try:
            status = main([*map(str, words), "--json"])
        except SystemExit as ended:
            return int(ended.code or 0), None, capsys.readouterr().err
        told = capsys.readouterr()
        return status, json.loads(told.out), told.err

    return command


@pytest.fixture
def secrets_in(tmp_path: Path) -> Callable[[str, str], Path]:
    def put(name: str, secret: str) -> Path:
        (tmp_path / name).write_text(secret + "\n", encoding="utf-8")
        return tmp_path / name

    return put


@pytest.fixture(scope="module")
def _first(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make(tmp_path_factory.mktemp("first") / "vault")


@pytest.fixture
def made(_first: Made, tmp_path: Path) -> Made:
    return _first.copy(tmp_path / "vault")


@pytest.fixture
def phrase(secrets_in: Callable[[str, str], Path]) -> Path:
    return secrets_in("phrase", PHRASE)


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "stick").mkdir()
    yield tmp_path / "stick"
    assert not list(tmp_path.rglob("*.half"))
    assert not list(tmp_path.rglob("*.drill"))


def test_a_backup_is_made_tried_and_put_back(run: Run, made: Made, phrase: Path, stick: Path, tmp_path: Path) -> None:
    at = ("--home", made.home, "--passphrase-file", phrase)
    status, first, _err = run("vault", "backup", *at, "--to", stick)
    assert status == 0
    assert (first["number"], first["removed"], first["root"]) == (1, 0, None)
    folder = Path(first["folder"])
    assert folder.parent == stick
    status, drill, _err = run("vault", "backup", *at, "--try", folder)
    assert status == 0
    assert (drill["whole"], drill["kind"], drill["counts"], drill["vault"]) == (True, "laptop", {}, first["vault"])
    new = tmp_path / "new"
    status, back, _err = run("vault", "restore", folder, "--home", new, "--passphrase-file", phrase)
    assert (status, back["kind"], back["home"]) == (0, "laptop", str(new))
    with vault.open_with_phrase(made.home, PHRASE) as opened, opened.store.read() as tx:
        assert back["incarnation"] != tx.meta("incarnation")
    assert run("vault", "check", "--home", new, "--passphrase-file", phrase)[0] == 0


def test_the_paper_key_puts_it_back_with_a_new_phrase(
    run: Run, made: Made, stick: Path, tmp_path: Path, secrets_in: Callable[[str, str], Path]
) -> None:
    phrase = secrets_in("phrase", PHRASE)
    _, made_, _ = run("vault", "backup", "--home", made.home, "--passphrase-file", phrase, "--to", stick)
    paper = secrets_in("paper", " ".join(vault.paper_key_groups(made.paper)))
    status, _, _ = run(
        "vault", "backup", "--home", tmp_path / "new", "--try", made_["folder"], "--paper-key-file", paper
    )
    assert status == 0
    where = ("vault", "restore", made_["folder"], "--home", tmp_path / "new", "--paper-key-file", paper)
    status, said, err = run(*where)
    assert (status, said["outcome"]) == (1, "refused")  # nobody to ask for the new phrase
    assert not (tmp_path / "new").exists()
    assert "Traceback" not in err
    status, _, _ = run(*where, "--new-passphrase-file", secrets_in("new phrase", OTHER))
    assert status == 0
    vault.open_with_phrase(tmp_path / "new", OTHER).close()


def test_two_keys_of_the_office_put_it_back_or_recover_it_and_one_does_not(
    run: Run, made: Made, stick: Path, tmp_path: Path, secrets_in: Callable[[str, str], Path]
) -> None:
    phrase = secrets_in("phrase", PHRASE)
    three = [agefile.new_identity() for _number in range(3)]
    with made.open() as opened:
        vault.add_office_slot(opened, [each.recipient for each in three], threshold=2)
    files = [secrets_in(f"key {number}", each.secret) for number, each in enumerate(three)]
    _, done, _ = run("vault", "backup", "--home", made.home, "--passphrase-file", phrase, "--to", stick)
    new = ("--new-passphrase-file", secrets_in("new phrase", OTHER))
    for command in (("restore", done["folder"], "--home", tmp_path / "new"), ("recover", "--home", made.home)):
        status, said, err = run("vault", *command, "--office-key-file", files[0], *new)
        assert (status, said["reason"]) == (1, "needs_second_key")
        assert "twee sleutels" in err
        status, said, _ = run("vault", *command, "--office-key-file", files[0], "--office-key-file", files[2], *new)
        assert status == 0, said
    for home in (tmp_path / "new", made.home):
        vault.open_with_phrase(home, OTHER).close()


def test_what_is_no_backup_or_not_whole_is_said_by_name(
    run: Run, made: Made, phrase: Path, stick: Path, tmp_path: Path
) -> None:
    at = ("--home", tmp_path / "new", "--passphrase-file", phrase)
    assert run("vault", "restore", stick, *at)[1] == {"outcome": "refused", "reason": "not_a_backup"}
    assert run("vault", "restore", stick / "weg", *at)[1] == {"outcome": "refused", "reason": "stick_none"}
    _, done, _ = run("vault", "backup", "--home", made.home, "--passphrase-file", phrase, "--to", stick)
    store = Path(done["folder"]) / "vault.db"
    store.write_bytes(store.read_bytes()[:-1])
    status, said, err = run("vault", "backup", "--try", done["folder"], *at)
    assert (status, said["reason"]) == (1, "backup_damaged")
    assert "reservekopie is beschadigd" in err
    assert run("vault", "restore", done["folder"], *at)[1]["reason"] == "backup_damaged"
    assert run("vault", "backup", "--home", made.home, "--passphrase-file", phrase)[0] == 2
    assert run("vault", "backup", *at, "--to", stick, "--try", stick)[0] == 2


def test_an_office_is_backed_up_with_its_root_and_both_come_back(
    run: Run, template: Template, stick: Path, tmp_path: Path, secrets_in: Callable[[str, str], Path]
) -> None:
    copied(template, tmp_path / "office")
    phrase, root = secrets_in("office phrase", OFFICE_PHRASE), secrets_in("root phrase", ROOT_PHRASE)
    at = ("--home", tmp_path / "office", "--passphrase-file", phrase)
    status, alone, err = run("vault", "backup", *at, "--to", stick)
    assert (status, alone["root"]) == (0, None)
    assert "hoofdsleutel" in err
    status, said, _ = run("vault", "backup", *at, "--to", stick, "--root-passphrase-file", phrase)
    assert (status, said["reason"], len(list(stick.iterdir()))) == (1, "wrong_passphrase", 1)
    status, both, err = run("vault", "backup", *at, "--to", stick, "--root-passphrase-file", root)
    assert (status, err, both["number"], both["root"]["number"]) == (0, "", 2, 1)
    new = tmp_path / "new office"
    assert run("vault", "restore", both["folder"], "--home", new, "--passphrase-file", phrase)[0] == 0
    status, back, _ = run("vault", "restore", both["root"]["folder"], "--home", new / "root", "--passphrase-file", root)
    assert (status, back["kind"]) == (0, "root")
    status, shown, err = run("office", "registry", "--home", new, "--passphrase-file", phrase)
    assert status == 0, (shown, err)
    with vault.open_with_phrase(new, OFFICE_PHRASE) as opened, opened.store.read() as tx:
        renewed = tx.meta("incarnation")
        assert tx.meta("after") is None
    with vault.open_with_phrase(tmp_path / "office", OFFICE_PHRASE) as opened, opened.store.read() as tx:
        assert tx.meta("incarnation") != renewed


def test_an_empty_vault_may_go_and_one_with_a_draft_may_not(run: Run, made: Made, phrase: Path, stick: Path) -> None:
    at = ("--home", made.home, "--passphrase-file", phrase)
    with made.open() as opened, opened.store.write() as tx:
        tx.save_draft("zorg", "half")
    status, said, err = run("vault", "retire", *at)
    assert (status, said["reason"]) == (1, "vault_undelivered")
    assert said["left"] == {"revisions": 0, "rejected": 0, "disputed": 0, "drafts": 1, "prepared": 0}
    assert "formulieren: 1" in err
    with made.open() as opened, opened.store.write() as tx:
        tx.delete_draft("zorg")
    assert run("vault", "retire", *at) == (0, {"retired": True}, "")
    assert not made.home.exists()


def test_an_office_is_not_retired_as_a_laptop(
    run: Run, template: Template, tmp_path: Path, secrets_in: Callable[[str, str], Path]
) -> None:
    copied(template, tmp_path / "office")
    at = ("--home", tmp_path / "office", "--passphrase-file", secrets_in("office phrase", OFFICE_PHRASE))
    assert run("vault", "retire", *at)[1]["reason"] == "not_a_laptop"
    vault.open_with_phrase(tmp_path / "office", OFFICE_PHRASE).close()
