"""The commands of trust as scripts see them: revoke, devices, rotate, root-change, staff, join."""

from __future__ import annotations

from pathlib import Path

import pytest

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.crypto import agefile
from krachtigthuis_desktop.office import joining
from tests.cli.test_office_commands import Run, a_bundle, answer, run
from tests.office.bureau import NOW, PHRASE, Template, template
from tests.postgres import central_url, postgres_socket

__all__ = ["central_url", "postgres_socket", "run", "template"]

NEW_PHRASE = "lepel vork mes bord glas kop"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The floor of the cost; what a real one costs is asked in `tests/crypto`."""
    monkeypatch.setattr(vault, "calibrate", lambda: vault.FLOOR)


@pytest.fixture
def root(tmp_path: Path) -> tuple[str, Path]:
    return "--root-passphrase-file", tmp_path / "root"


@pytest.fixture
def new(tmp_path: Path) -> tuple[str, Path]:
    (tmp_path / "new").write_text(NEW_PHRASE + "\n", encoding="utf-8")
    return "--new-passphrase-file", tmp_path / "new"


def test_a_revoked_laptop_is_listed_and_its_bundles_are_set_apart(
    run: Run, template: Template, tmp_path: Path, root: tuple[str, Path]
) -> None:
    gone = run("office", "revoke", "a0a0a0a0", "--reason", "stolen", *root, "--json")
    assert gone[0] == 0
    assert answer(gone)["device"] == "a0" * 16
    assert (answer(gone)["reason"], answer(gone)["seq"], answer(gone)["sha256"]) == ("stolen", 0, None)
    first, second = answer(run("office", "devices", "--json"))["devices"]
    assert (first["revoked"], first["silent"], second["revoked"]) == ("stolen", False, None)
    assert "holder_name" not in first
    status, out, _err = run("office", "import", a_bundle(template, tmp_path), "--json")
    assert (status, "revoked_device" in out) == (1, True)
    again = run("office", "revoke", "a0a0a0a0", "--reason", "stolen", *root)
    assert (again[0], "laptop_revoked" in again[2]) == (1, True)
    unknown = run("office", "revoke", "niemand", "--reason", "lost", *root)
    assert (unknown[0], "laptop_unknown" in unknown[2]) == (1, True)
    assert run("office", "revoke", "a0a0a0a0", "--reason", "boos", *root)[0] == 2


def test_devices_are_told_to_people_by_name(run: Run) -> None:
    status, out, _err = run("office", "devices")
    assert status == 0
    assert "Anna de Vrijwilliger" in out


def test_rotate_adds_a_spare_and_the_registry_says_so(run: Run, root: tuple[str, Path]) -> None:
    spare = agefile.new_identity().recipient
    done = run("office", "rotate", "--spare", spare, *root, "--json")
    assert done[0] == 0
    assert answer(done)["recipients"][1] == spare
    known = answer(run("office", "registry", "--json"))
    assert (known["version"], known["recipients"]) == (4, answer(done)["recipients"])
    assert [each["retired"] for each in known["keys"]] == [True, False]
    bad = run("office", "rotate", "--spare", "age1niets", *root)
    assert (bad[0], "bad_key" in bad[2]) == (1, True)


def test_root_change_shows_new_words_and_the_new_phrase_signs(
    run: Run, tmp_path: Path, root: tuple[str, Path], new: tuple[str, Path]
) -> None:
    before = answer(run("office", "card", *root, "--json"))["words"]
    done = run("office", "root-change", *root, *new, "--to", tmp_path, "--json")
    assert done[0] == 0
    assert len(answer(done)["words"]) == 6
    assert answer(done)["words"] != before
    assert (tmp_path / "office-card.json").is_file()
    assert run("office", "registry", "--renew", *root)[0] == 1
    renewed = run("office", "registry", "--renew", root[0], new[1], "--json")
    assert (renewed[0], answer(renewed)["version"], answer(renewed)["old"]) == (0, 5, False)


def test_staff_are_listed_added_appointed_and_removed(run: Run, new: tuple[str, Path]) -> None:
    added = run("office", "staff", "add", "Collega", *new, "--json")
    assert added[0] == 0
    assert run("office", "staff", "administrator", "Collega", "--json")[0] == 0
    listed = answer(run("office", "staff", "list", "--json"))["staff"]
    assert [(each["name"], each["administrator"]) for each in listed] == [("beheerder", True), ("Collega", True)]
    assert listed[1]["slot"] == answer(added)["slot"]
    assert run("office", "staff", "remove", "Collega", "--json")[0] == 0
    own = run("office", "staff", "remove", "beheerder")
    assert (own[0], "own_passphrase" in own[2]) == (1, True)
    assert run("office", "staff")[0] == 2


def test_a_card_takes_two_of_three(run: Run, root: tuple[str, Path]) -> None:
    others = [agefile.new_identity().recipient for _ in range(2)]
    words = [word for each in others for word in ("--recovery", each)]
    assert run("office", "card", *words, "--two-of-three", *root, "--json")[0] == 0
    assert run("office", "card", *words[:2], "--two-of-three", *root)[0] == 1


def test_a_second_desk_from_request_to_import(
    run: Run, template: Template, tmp_path: Path, central_url: str, root: tuple[str, Path]
) -> None:
    second = ("--home", tmp_path / "second", "--passphrase-file", tmp_path / "phrase")
    words = " ".join(answer(run("office", "card", *root, "--json"))["words"])
    asked = run("office", "init", "--join-request", "--to", tmp_path, *second, "--as", "balie", "--json", home=False)
    assert asked[0] == 0
    request, six = answer(asked)["request"], " ".join(answer(asked)["words"])
    again = run("office", "init", "--join-request", "--to", tmp_path, *second, "--json", home=False)
    assert (answer(again)["request"], answer(again)["paper_key"]) == (request, None)
    alone = run("office", "join", request, "--words", six)
    assert (alone[0], "store_for_one_desk" in alone[2]) == (1, True)
    database = ("--database", central_url)
    admitted = run("office", "join", request, "--words", six, *database, "--json")
    assert admitted[0] == 0
    file = answer(admitted)["file"]
    assert run("office", "init", "--join", file, *second, *database, home=False)[0] == 2
    joined = run("office", "init", "--join", file, "--card-words", words, *second, *database, "--json", home=False)
    assert joined[0] == 0
    taken = run("office", "import", a_bundle(template, tmp_path), *second, *database, "--json", home=False)
    assert taken[0] == 0


def test_a_desk_that_only_asked_opens_nothing(run: Run, tmp_path: Path) -> None:
    joining.ask(
        tmp_path / "second", label="", administrator="balie", phrase=PHRASE, folder=None, now=NOW, cost=vault.FLOOR
    )
    second = ("--home", tmp_path / "second", "--passphrase-file", tmp_path / "phrase")
    status, _out, err = run("office", "registry", *second, home=False)
    assert (status, "desk_not_joined" in err) == (1, True)
