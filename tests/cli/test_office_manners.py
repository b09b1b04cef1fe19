"""What a command does not do, it says; what it asks for, it names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from krachtigthuis_desktop.cli.main import main
from krachtigthuis_desktop.domain.records import Worry
from krachtigthuis_desktop.office import enrolment, urgent
from krachtigthuis_desktop.office.desk import open_desk
from tests.cli.test_office_commands import Run, a_bundle, answer, run, template
from tests.office.bureau import PHRASE, ROOT_PHRASE, Template, a_hand, a_request

__all__ = ["run", "template"]


def test_a_return_for_nobody_is_a_wrong_call_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    status, out, err = run("office", "return", "--to", tmp_path / "stick")
    assert (status, out, list((tmp_path / "stick").iterdir())) == (2, "", [])
    assert "niets geschreven" in err


def test_all_without_the_root_writes_for_those_who_need_none(run: Run, template: Template, tmp_path: Path) -> None:
    """Anna applied nothing yet and needs the root; nobody else is kept waiting for that."""
    (tmp_path / "stick").mkdir()
    run("office", "import", a_bundle(template, tmp_path))
    due = {each["device"]: each["needs_root"] for each in answer(run("office", "return", "--json"))["due"]}
    status, out, err = run("office", "return", "--all", "--to", tmp_path / "stick", "--json")
    told = json.loads(out)
    assert status == (1 if any(due.values()) else 0)
    assert {each["device"] for each in told["returns"]} | {each["device"] for each in told["refused"]} == set(due)
    assert {each["reason"] for each in told["refused"]} <= {"secret_missing"}
    assert not any(due.values()) or "hoofdsleutel" in err


def test_a_folder_that_is_not_there_is_refused_before_a_laptop_is_trusted(run: Run, tmp_path: Path) -> None:
    hand = a_hand("c0" * 16)
    request = tmp_path / "request.json"
    request.write_bytes(a_request(hand))
    words = " ".join(enrolment.read(request.read_bytes()).words)
    asked = ("office", "enrol", request, "--words", words, "--root-passphrase-file", tmp_path / "root", "--json")
    status, out, _err = run(*asked, "--to", tmp_path / "nergens")
    assert (status, json.loads(out)["reason"]) == (1, "stick_none")
    devices = answer(run("office", "devices", "--json"))["devices"]
    assert hand.device not in {each["id"] for each in devices}
    assert run(*asked, "--to", tmp_path)[0] == 0


def test_one_file_for_both_passphrases_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    phrase = tmp_path / "phrase"
    phrase.write_text(PHRASE + "\n", encoding="utf-8")
    words = ["--passphrase-file", str(phrase), "--root-passphrase-file", str(phrase), "--json"]
    assert main(["office", "init", "--home", str(tmp_path / "new"), *words]) == 1
    assert json.loads(capsys.readouterr().out)["reason"] == "passphrase_same"
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("half", [["--safety-name", "Karin"], ["--safety-phone", "112"]])
def test_half_a_safety_contact_makes_no_office(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], half: list[str]
) -> None:
    for name, phrase in (("phrase", PHRASE), ("root", ROOT_PHRASE)):
        (tmp_path / name).write_text(phrase + "\n", encoding="utf-8")
    words = ["--passphrase-file", str(tmp_path / "phrase"), "--root-passphrase-file", str(tmp_path / "root"), *half]
    assert main(["office", "init", "--home", str(tmp_path / "new"), *words, "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["reason"] == "text_empty"
    assert not (tmp_path / "new").exists()


def test_the_contact_is_shown_and_changed(run: Run) -> None:
    assert answer(run("office", "contact", "--json"))["contacts"][0]["phone"] == "070 000 00 12"
    done = run("office", "contact", "--deputy-name", "Piet", "--deputy-phone", "112", "--json")
    assert [each["name"] for each in answer(done)["contacts"]] == ["P. Professional", "Piet"]
    assert run("office", "contact", "--phone", "", "--json")[0] == 1


def test_what_cannot_wait_is_listed_and_ticked_off(run: Run, template: Template, tmp_path: Path) -> None:
    run("office", "import", a_bundle(template, tmp_path, revisions=12))
    before = answer(run("office", "urgent", "--json"))["urgent"]
    for each in before:
        assert run("office", "urgent", "--done", each["number"], "--json")[0] == 0
    assert answer(run("office", "urgent", "--json"))["urgent"] == []
    assert run("office", "urgent", "--done", "ACD-EFG-HJK")[0] == 1


def test_the_log_is_readable(run: Run, template: Template, tmp_path: Path) -> None:
    run("office", "import", a_bundle(template, tmp_path))
    lines = answer(run("office", "log", "--last", "3", "--json"))["log"]
    assert "bundle_imported" in {each["action"] for each in lines}
    assert "beheerder" in run("office", "log")[1]


def test_a_folder_gives_the_bundles_in_it_and_an_empty_one_says_so(
    run: Run, template: Template, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    (stick / "deeper").mkdir(parents=True)
    (stick / "empty").mkdir()
    a_bundle(template, stick / "deeper")
    told = run("office", "import", stick, "--json")
    assert (told[0], [each["outcome"] for each in answer(told)["bundles"]]) == (0, ["imported"])
    status, _out, err = run("office", "import", stick / "empty")
    assert status == 1
    assert "ligt geen pakket" in err
    assert run("office", "import", stick / "empty", stick)[0] == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--phone", "op kantoor"), "Dit is geen telefoonnummer"),
        (("--phone", ""), "Het telefoonnummer ontbreekt"),
        (("--name", ""), "Er ontbreekt een naam"),
        (("--deputy-name", "Piet"), "Het telefoonnummer ontbreekt"),
    ],
)
def test_what_is_wrong_with_a_contact_is_named(run: Run, given: tuple[str, str], said: str) -> None:
    status, _out, err = run("office", "contact", *given)
    assert status == 1
    assert said in err
    assert "Eén woord is genoeg" not in err


def test_lists_speak_of_people_and_bundles_in_words(run: Run, template: Template, tmp_path: Path) -> None:
    run("office", "import", a_bundle(template, tmp_path))
    told = run("office", "devices")[1] + run("office", "registry")[1] + run("office", "conflicts")[1]
    assert "Vrijwilliger" in told
    assert "volunteer" not in told


def one_that_cannot_wait(run: Run, folder: Path) -> dict[str, str]:
    """A worry that came in, as the list of what cannot wait shows it."""
    with open_desk(folder / "office", PHRASE) as desk, desk.store.write() as tx:
        record = tx.all(Worry)[0].id
        urgent.keep(tx, record, urgent.Noted(reasons=("now",), since="2026-03-01T12:00:00Z"))
    (waits,) = (each for each in answer(run("office", "urgent", "--json"))["urgent"] if each["record"] == str(record))
    return dict(waits)


def test_what_is_ticked_off_is_named_and_can_be_put_back(run: Run, template: Template, tmp_path: Path) -> None:
    run("office", "import", a_bundle(template, tmp_path))
    waits = one_that_cannot_wait(run, tmp_path)
    told = answer(run("office", "urgent", "--done", waits["number"], "--json"))
    assert [each["number"] for each in told["ticked"]] == [waits["number"]]
    status, _out, err = run("office", "urgent", "--done", waits["number"])
    assert status == 1
    assert "niet bij wat niet kan wachten" in err
    status, out, _err = run("office", "urgent", "--undo", waits["number"])
    assert (status, out.splitlines()[0][:12]) == (0, "Teruggezet: ")
    status, out, _err = run("office", "urgent", "--done", waits["number"])
    assert out.splitlines()[0].startswith("Afgevinkt: ")
    assert "--undo" in out
    assert run("office", "urgent", "--done", waits["number"], "--undo", waits["number"])[0] == 2


def test_what_is_here_is_never_called_not_here(run: Run, template: Template, tmp_path: Path) -> None:
    run("office", "import", a_bundle(template, tmp_path))
    waits = one_that_cannot_wait(run, tmp_path)
    device = answer(run("office", "devices", "--json"))["devices"][0]["id"]
    _status, _out, err = run("office", "tell", waits["number"], "--on", "2026-01-01", "--step", "sent", "--says", "Ja")
    assert "niet het nummer van een doorverwijzing" in err
    _status, _out, err = run("office", "assign", waits["number"], device)
    assert "niet het nummer van een familie" in err
    for command in (
        ("tell", "019ca945-0de8-731c-8241-a522fdf8942b", "--on", "2026-01-01", "--step", "sent", "--says", "Ja"),
        ("erase", "x", "--yes"),
    ):
        _status, _out, err = run("office", *command)
        assert "kent dit nummer niet" in err
        assert "kluis" not in err


def test_the_name_of_a_holder_is_corrected(run: Run) -> None:
    code = answer(run("office", "devices", "--json"))["devices"][0]["holder"]
    assert run("office", "devices", "--holder", code)[0] == 2
    status, out, _err = run("office", "devices", "--holder", code, "--holder-name", "Anne Nieuw")
    assert status == 0
    assert "Anne Nieuw" in out
    assert run("office", "devices", "--holder", "ONBEKEND", "--holder-name", "Wie")[0] == 1
    assert run("office", "devices", "--holder", code, "--holder-name", " ")[0] == 1
