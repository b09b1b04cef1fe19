"""`family`: the families of a laptop and one of them, as the window shows them; the words and the values."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.care import families
from krachtigthuis_desktop.cli.main import main
from krachtigthuis_desktop.domain.records.worry import Safety
from tests import builders
from tests.world import Laptop

PHRASE = "zes gewone woorden voor een proef"
Told = tuple[int, str, str]


@pytest.fixture
def family(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Told]:
    """A vault with two families, one of them closed; gives the command on it: status, output, complaints."""
    opened, _paper = vault.create(
        tmp_path / "home", kind=vault.LAPTOP, phrase=PHRASE, now=datetime.now(UTC), cost=vault.FLOOR
    )
    (tmp_path / "phrase").write_text(PHRASE, encoding="utf-8")
    with opened:
        laptop = Laptop(tmp_path, store=opened.store)
        home = laptop.begin()
        talk = laptop.talk(home)
        zoe = laptop.add(home, builders.a_person(first_name="Zoë", prefix="", surname="Şahin"))
        noor = laptop.add(home, builders.a_child(first_name="Noor"))
        families.tie(laptop.store, home, builders.a_relation(from_person=zoe, to_person=noor), hand=laptop.hand())
        team = laptop.helper()
        laptop.consent(home, zoe, team)
        laptop.worry(home, title="Huur achter", about=(zoe,), conversation=talk)
        laptop.worry(home, title="Ruzie thuis", safety=Safety.YES, conversation=talk)
        laptop.worry(home, title="Alleen coördinator", coordinator_only=True, conversation=talk)
        laptop.refer(home, zoe, team)
        closed = laptop.begin_at("PI Linde")
        families.close_family(laptop.store, closed, why="klaar", hand=laptop.hand())

    def run(*words: str) -> Told:
        capsys.readouterr()
        where = ("--home", str(tmp_path / "home"), "--passphrase-file", str(tmp_path / "phrase"))
        status = main(["--language", "nl", "family", *words, *where])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


def test_the_list_has_the_open_families_and_then_the_closed(family: Callable[..., Told]) -> None:
    status, said, _complaint = family("list")
    first, second = said.splitlines()
    assert status == 0
    assert "2 zorgen" not in second
    assert "gesloten" in second or "afgesloten" in second
    found = json.loads(family("list", "--json")[1])["families"]
    assert [each["closed"] is None for each in found] == [True, False]
    assert found[0]["number"] in first
    assert found[1]["facility"] == "PI Linde"


def test_a_family_is_shown_as_its_page_shows_it(family: Callable[..., Told]) -> None:
    number = json.loads(family("list", "--json")[1])["families"][0]["number"]
    status, said, _complaint = family("show", number.lower().replace("-", " "))
    assert status == 0
    assert number in said.splitlines()[0]
    for words in (
        "Onveilig: Ruzie thuis",
        "Huur achter · Genoteerd",
        "Zoë Şahin: Partner",
        "Zoë is ouder van Noor en heeft gezag",
        "Zoë zei ja. Op ",
        "Concept",
    ):
        assert words in said, said
    assert "Alleen coördinator" not in said
    told = json.loads(family("show", number, "--json")[1])["family"]
    assert [each["title"] for each in told["worries"]] == ["Ruzie thuis", "Huur achter"]
    assert [each["yes"] for each in told["signals"]] == [True]
    assert {"refer"} <= {each.split("_", 1)[1] for each in told["consents"][0]["purposes"]}
    assert told["referrals"][0]["step"] == "concept"
    assert told["ties"][0]["authority"] == "yes"
    assert not told["at_office"]


def test_a_number_that_is_wrong_or_not_here_is_refused_with_its_reason(family: Callable[..., Told]) -> None:
    for typed, reason in (("ACD-EFG-HJK", "number_wrong"), ("ACDEFGHJP", "not_found")):
        status, said, complaint = family("show", typed, "--json")
        assert (status, json.loads(said)["reason"]) == (1, reason)
        assert complaint.strip()


def test_without_a_number_the_call_is_wrong(family: Callable[..., Told]) -> None:
    with pytest.raises(SystemExit) as ended:
        family("show")
    assert ended.value.code == 2
