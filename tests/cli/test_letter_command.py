"""`letter`: a letter or sheet as a file, by the rules and the log of the window."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from krachtigthuis_desktop import paths, vault
from krachtigthuis_desktop.care import referrals
from krachtigthuis_desktop.cli.main import main
from krachtigthuis_desktop.domain.records import Letter
from tests import builders
from tests.letters.reading import text_of
from tests.world import Laptop

PHRASE = "zes gewone woorden voor een proef"
NUMBER = "ACDEFGHJP"


class Home:
    """A laptop's vault, closed, with one letter that Zoë has not read yet."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys
        (folder / "phrase").write_text(PHRASE, encoding="utf-8")
        with self.open(new=True) as opened:
            laptop = Laptop(folder, store=opened.store)
            home = laptop.begin()
            laptop.talk(home)
            zoe = laptop.add(home, builders.a_person(first_name="Zoë", prefix="", surname="Şahin"))
            team = laptop.helper()
            laptop.consent(home, zoe, team)
            self.referral: UUID = laptop.refer(home, zoe, team, number=NUMBER)

    def open(self, *, new: bool = False) -> vault.OpenVault:
        home = self.folder / "home"
        if not new:
            return vault.open_with_phrase(home, PHRASE)
        opened, _paper = vault.create(home, kind=vault.LAPTOP, phrase=PHRASE, now=datetime.now(UTC), cost=vault.FLOOR)
        return opened

    def read(self) -> None:
        """Looked at, and read by her."""
        with self.open() as opened:
            hand = Laptop(self.folder, store=opened.store).hand()
            referrals.looked_at(opened.store, self.referral, by="P. Professional", on=hand.today, how="here", hand=hand)
            referrals.read_or_heard(opened.store, self.referral, on=hand.today, hand=hand)

    def letter(self, *words: object) -> tuple[int, Any, str]:
        phrase = self.folder / "phrase"
        self.capsys.readouterr()
        status = main(
            [
                "letter",
                *map(str, words),
                "--home",
                str(self.folder / "home"),
                "--passphrase-file",
                str(phrase),
                "--json",
            ]
        )
        told = self.capsys.readouterr()
        return status, json.loads(told.out) if told.out.strip() else None, told.err


@pytest.fixture
def home(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Home:
    return Home(tmp_path, capsys)


def test_a_letter_that_was_not_read_yet_is_refused_and_no_file_is_left(home: Home, tmp_path: Path) -> None:
    status, _answer, said = home.letter("referral", NUMBER, "--to", tmp_path / "brief.pdf")
    assert status == 1
    assert said.strip()
    assert not (tmp_path / "brief.pdf").exists()


def test_her_copy_and_then_the_letter_are_made_and_logged(home: Home, tmp_path: Path) -> None:
    assert home.letter("her-copy", "ACD-EFG-HJP", "--to", tmp_path / "kopie.pdf")[0] == 0
    home.read()
    status, answer, _said = home.letter("referral", "acd efg hjp", "--to", tmp_path / "brief.pdf")
    assert (status, answer) == (0, {"file": str(tmp_path / "brief.pdf")})
    assert "Tot hier de brief" in text_of((tmp_path / "kopie.pdf").read_bytes())
    assert "Geachte mevrouw Verbeek," in text_of((tmp_path / "brief.pdf").read_bytes())
    again = home.letter("referral", NUMBER, "--to", tmp_path / "brief.pdf")[1]
    assert again == {"file": str(tmp_path / "brief-2.pdf")}
    assert "kopie" in text_of((tmp_path / "brief-2.pdf").read_bytes())
    with home.open() as opened, opened.store.read() as tx:
        assert sorted((each.record.variant, len(each.record.issued)) for each in tx.all(Letter)) == [
            ("her_copy", 1),
            ("referral", 2),
        ]
        assert sum(line.action == "letter_saved" for line in tx.audit_since(0)) == 3


def test_where_letters_may_be_no_file_the_command_makes_none(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.read()
    rules = tmp_path / "policy.json"
    rules.write_text('{"letters_as_pdf": false}', encoding="utf-8")
    monkeypatch.setattr(paths, "policy_file", lambda: rules)
    status, told, _said = home.letter("her-copy", NUMBER, "--to", tmp_path / "out.pdf")
    assert (status, told["reason"]) == (1, "letter_not_as_file")
    assert not (tmp_path / "out.pdf").exists()
    assert home.letter("test-sheet", "--to", tmp_path / "sheet.pdf")[0] == 0


def test_the_test_sheet_needs_no_number_and_is_logged(home: Home, tmp_path: Path) -> None:
    assert home.letter("test-sheet", "--to", tmp_path / "blad.pdf")[0] == 0
    assert "Testblad voor vensterenveloppen" in text_of((tmp_path / "blad.pdf").read_bytes())
    with home.open() as opened, opened.store.read() as tx:
        assert [line.action for line in tx.audit_since(0)].count("test_sheet_saved") == 1


@pytest.mark.parametrize(("number", "code"), [("CCC-CCC-CCU", 1), ("ZZZ", 1)])
def test_a_number_that_is_none_is_refused(home: Home, tmp_path: Path, number: str, code: int) -> None:
    assert home.letter("referral", number, "--to", tmp_path / "x.pdf")[0] == code
    assert not (tmp_path / "x.pdf").exists()


def test_without_a_number_it_is_wrong_usage(home: Home, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        home.letter("referral", "--to", tmp_path / "x.pdf")
    assert stopped.value.code == 2
