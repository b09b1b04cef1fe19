"""The office's commands as scripts see them: their answers, their JSON, their exit statuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from krachtigthuis_desktop.cli import office_import
from krachtigthuis_desktop.cli.main import main
from krachtigthuis_desktop.office import enrolment, registry
from tests.builders import a_revision, an_organisation
from tests.office.bureau import PHRASE, ROOT_PHRASE, Template, _fresh, a_hand, a_request, copied, template

__all__ = ["template"]

Ran = tuple[int, str, str]
Run = Callable[..., Ran]


@pytest.fixture
def run(template: Template, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command on a copy of the office; its status, standard output and standard error."""
    monkeypatch.setattr(office_import, "limit_memory", lambda: None)  # the limit would hold for all later tests
    copied(template, tmp_path / "office")
    (tmp_path / "phrase").write_text(PHRASE + "\n", encoding="utf-8")
    (tmp_path / "root").write_text(ROOT_PHRASE + "\n", encoding="utf-8")

    def command(*words: str | Path, home: bool = True) -> Ran:
        where = ["--home", str(tmp_path / "office"), "--passphrase-file", str(tmp_path / "phrase")] if home else []
        capsys.readouterr()
        try:
            status = main([*map(str, words), *where])
        except SystemExit as ended:
            status = int(ended.code or 0)
        told = capsys.readouterr()
        return status, told.out, told.err

    return command


def a_bundle(template: Template, folder: Path, name: str = "KTH-1.age", revisions: int = 5) -> Path:
    anna = _fresh(template.anna)
    file = folder / name
    file.write_bytes(anna.bundle(anna.case(revisions)).outer)
    return file


def answer(ran: Ran) -> Any:
    """The one JSON object on standard output, and nothing else there."""
    return json.loads(ran[1])


def test_import_answers_as_scripts_expect_and_twice_is_once(run: Run, template: Template, tmp_path: Path) -> None:
    file = a_bundle(template, tmp_path)
    first = run("office", "import", file, "--json")
    assert first[0] == 0
    assert answer(first)["gaps"] == []
    (line,) = answer(first)["bundles"]
    assert (line["file"], line["outcome"], line["reason"], line["revisions"], line["new"]) == (
        str(file),
        "imported",
        None,
        5,
        5,
    )
    again = run("office", "import", file, "--json")
    assert again[0] == 0
    (line,) = answer(again)["bundles"]
    assert (line["outcome"], line["new"]) == ("duplicate", 0)


def test_one_refused_file_ends_with_status_one_and_the_others_go_in(
    run: Run, template: Template, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.age"
    bad.write_bytes(b"niets")
    ran = run("office", "import", bad, a_bundle(template, tmp_path), "--json")
    assert ran[0] == 1
    assert [each["outcome"] for each in answer(ran)["bundles"]] == ["refused", "imported"]
    assert answer(ran)["bundles"][0]["reason"] == "not_a_bundle"


def test_a_dry_run_changes_nothing(run: Run, template: Template, tmp_path: Path) -> None:
    file = a_bundle(template, tmp_path)
    status, out, _err = run("office", "import", "--dry-run", file)
    assert status == 0
    assert out
    assert answer(run("office", "import", file, "--json"))["bundles"][0]["outcome"] == "imported"


def test_enrol_with_the_right_words_writes_the_answer(run: Run, tmp_path: Path) -> None:
    data = a_request(a_hand("c0" * 16))
    (tmp_path / "request.json").write_bytes(data)
    words = " ".join(enrolment.read(data).words).upper()
    root = ("--root-passphrase-file", tmp_path / "root")
    ran = run("office", "enrol", tmp_path / "request.json", "--words", words, *root, "--json")
    assert ran[0] == 0
    assert answer(ran)["device"] == "c0" * 16
    assert Path(answer(ran)["answer"]).parent == tmp_path
    listed = answer(run("office", "registry", "--json"))
    assert [each["id"] for each in listed["devices"]] == ["a0" * 16, "b0" * 16, "c0" * 16]
    assert "c0" * 16 in run("office", "allowed-signers")[1]
    twice = run("office", "enrol", tmp_path / "request.json", "--words", words, *root)
    assert (twice[0], twice[1]) == (1, "")
    assert "device_known" in twice[2]


def test_other_words_are_refused_before_any_passphrase_is_asked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "request.json").write_bytes(a_request(a_hand("c0" * 16)))
    status, out, err = run("office", "enrol", tmp_path / "request.json", "--words", "een twee", home=False)
    assert (status, out) == (1, "")
    assert "words_differ" in err


def test_the_card_is_written_with_its_words(run: Run, tmp_path: Path) -> None:
    ran = run("office", "card", "--root-passphrase-file", tmp_path / "root", "--to", tmp_path, "--json")
    assert ran[0] == 0
    assert len(answer(ran)["words"]) == 6
    assert (tmp_path / "office-card.json").is_file()


def test_the_identity_is_printed_alone(run: Run) -> None:
    status, out, err = run("office", "export-identity")
    assert status == 0
    assert out.startswith("AGE-SECRET-KEY-1")
    assert out.count("\n") == 1
    assert err


def test_a_wrong_passphrase_and_an_unknown_name_are_refused_in_words(run: Run, tmp_path: Path) -> None:
    (tmp_path / "phrase").write_text("iets anders\n", encoding="utf-8")
    assert run("office", "registry")[0] == 1
    (tmp_path / "phrase").write_text(PHRASE, encoding="utf-8")
    status, _out, err = run("office", "registry", "--as", "niemand")
    assert status == 1
    assert "no_such_slot" in err


@pytest.mark.parametrize(
    "words",
    [("office",), ("office", "import"), ("office", "registry"), ("office", "enrol", "x"), ("bundle", "inspect")],
)
def test_a_wrong_call_ends_with_status_two(run: Run, words: tuple[str, ...]) -> None:
    assert run(*words, home=False)[0] == 2


def test_home_works_before_and_after_the_command(run: Run, tmp_path: Path) -> None:
    home, file = ("--home", tmp_path / "office"), ("--passphrase-file", tmp_path / "phrase")
    assert run(*home, "office", "registry", *file, home=False)[0] == 0
    assert run("office", *home, "registry", *file, home=False)[0] == 0
    assert run("office", "registry", *file, *home, home=False)[0] == 0


def test_an_unforeseen_error_ends_with_status_three_and_no_traceback(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def breaks(*_args: object, **_more: object) -> None:
        raise RuntimeError("Mick van der Linde")

    monkeypatch.setattr(registry, "current", breaks)
    status, out, err = run("office", "registry")
    assert (status, out) == (3, "")
    assert "Traceback" not in err
    assert "Mick" not in err


def test_a_bundle_is_inspected_without_keys(run: Run, template: Template, tmp_path: Path) -> None:
    ran = run("bundle", "inspect", a_bundle(template, tmp_path), "--json", home=False)
    assert ran[0] == 0
    assert (answer(ran)["recipients"], answer(ran)["reason"]) == (1, None)
    (tmp_path / "other").write_bytes(b"niets")
    assert run("bundle", "inspect", tmp_path / "other", home=False)[0] == 1
    assert run("bundle", "inspect", tmp_path / "weg", home=False)[0] == 1


def test_what_waits_is_shown_by_laptop_and_can_be_let_go(run: Run, template: Template, tmp_path: Path) -> None:
    """A laptop that sent pieces without what they were made from: a person sees how many, and drops them."""
    anna = _fresh(template.anna)
    file = tmp_path / "KTH-1.age"
    file.write_bytes(anna.bundle(anna.case(6)[3:]).outer)
    assert answer(run("office", "import", file, "--json"))["bundles"][0]["new"] == 0
    shown = run("office", "waiting", "--json")
    (line,) = answer(shown)["waiting"]
    assert (shown[0], line["device"], line["count"]) == (0, anna.device, 3)
    assert "3" in run("office", "waiting")[1]
    assert answer(run("office", "waiting", "--drop", anna.device, "--json")) == {"waiting": [], "dropped": 3}


def test_helpers_that_volunteers_propose_are_listed_and_confirmed_by_number(
    run: Run, template: Template, tmp_path: Path
) -> None:
    anna = _fresh(template.anna)
    helper = an_organisation(name="Wijkteam Verzonnen")
    file = tmp_path / "KTH-1.age"
    own = {"device": anna.device, "author": anna.device, "incarnation": anna.incarnation, "n": 1}
    file.write_bytes(anna.bundle([a_revision(helper, home=None, **own)]).outer)
    assert run("office", "import", file)[0] == 0
    (line,) = answer(run("office", "directory", "--json"))["proposals"]
    assert line["name"] == "Wijkteam Verzonnen"
    assert run("office", "directory", "--confirm", "ACD-EFG-HJM")[0] == 1
    done = run("office", "directory", "--confirm", line["number"], "--json")
    assert (done[0], answer(done)["proposals"]) == (0, [])
