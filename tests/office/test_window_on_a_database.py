"""An office on PostgreSQL opens its window, at every desk, and what nobody looked at is never called well."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import psycopg
import pytest

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.cli import doctor
from krachtigthuis_desktop.cli.console import Console, Exit
from krachtigthuis_desktop.errors import StoreError, StoreFault
from krachtigthuis_desktop.gui.rooms import open_home
from krachtigthuis_desktop.office import beside, joining, setting_up
from krachtigthuis_desktop.office.card import write_card
from krachtigthuis_desktop.office.desk import central_of, open_desk, remembered
from tests.office.bureau import NOW, PHRASE, ROOT_PHRASE, a_hand, a_wish, enrol
from tests.postgres import new_database

SECOND = "lepel gras touw kussen peer sneeuw"


@pytest.fixture
def home(tmp_path: Path, central_url: str) -> Path:
    """An office whose records stand in a database, closed."""
    begun = setting_up.init(
        tmp_path / "office", a_wish(database=central_url), phrase=PHRASE, root_phrase=ROOT_PHRASE, now=NOW
    )
    begun.desk.close()
    return tmp_path / "office"


def test_the_window_opens_on_the_address_that_was_used_last_and_takes_bundles_in(home: Path, tmp_path: Path) -> None:
    entered = open_home(home, PHRASE)
    assert entered.desk is not None
    desk = entered.desk
    try:
        assert desk.store is not desk.vault.store
        hand = a_hand("c0" * 16)
        enrol(desk, hand, tmp_path, name="Carla")
        file = tmp_path / "KTH-1.age"
        file.write_bytes(hand.bundle(hand.case(4), registry_version=2).outer)
        report = beside.import_beside(desk, [file], dry_run=False)
        assert [each.outcome.value for each in report.files] == ["imported"]
        with desk.store.read() as tx:
            assert len(tx.bundles_in()) == 1
    finally:
        desk.close()


def test_a_second_desk_has_a_window_too(home: Path, tmp_path: Path, central_url: str) -> None:
    with open_desk(home, PHRASE, database=central_url) as desk:
        made = write_card(desk, root_phrase=ROOT_PHRASE, folder=tmp_path, now=NOW)
        asked, _path, _paper = joining.ask(
            tmp_path / "second",
            label="",
            administrator="balie",
            phrase=SECOND,
            folder=tmp_path,
            now=NOW,
            cost=vault.FLOOR,
        )
        file = joining.admit(desk, asked, words=" ".join(asked.words), folder=tmp_path, now=NOW)
    joining.join(
        tmp_path / "second", file.read_bytes(), phrase=SECOND, words=" ".join(made.words), database=central_url, now=NOW
    ).close()
    entered = open_home(tmp_path / "second", SECOND)
    assert entered.desk is not None
    assert entered.desk.office == desk.office
    entered.desk.close()


def test_the_address_stands_only_inside_the_encrypted_vault(home: Path, central_url: str) -> None:
    for file in home.rglob("*"):
        if file.is_file():
            assert central_url.encode() not in file.read_bytes(), file
    with vault.open_with_phrase(home, PHRASE) as opened:
        assert remembered(opened) == central_url


def looked(home: Path, tmp_path: Path, *, database: str | None = None, rebuild: bool = False) -> Exit:
    file = tmp_path / "phrase"
    file.write_text(PHRASE + "\n", encoding="utf-8")
    args = argparse.Namespace(home=home, passphrase_file=file, slot=None, rebuild=rebuild, database=database)
    return doctor.run(args, Console(as_json=True))


def test_doctor_looks_into_the_database_and_puts_its_lists_right(
    home: Path, tmp_path: Path, central_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    entered = open_home(home, PHRASE)
    assert entered.desk is not None
    hand = a_hand("c0" * 16)
    enrol(entered.desk, hand, tmp_path, name="Carla")
    file = tmp_path / "KTH-1.age"
    file.write_bytes(hand.bundle(hand.case(6), registry_version=2).outer)
    beside.import_beside(entered.desk, [file], dry_run=False)
    entered.desk.close()
    assert looked(home, tmp_path) is Exit.DONE
    with psycopg.connect(central_url.replace("+psycopg", ""), autocommit=True) as connection:
        assert connection.execute("UPDATE row_worry SET title = 'GEKNOEID'").rowcount
    capsys.readouterr()
    assert looked(home, tmp_path) is Exit.REFUSED
    assert looked(home, tmp_path, rebuild=True) is Exit.REFUSED
    told = [json.loads(part) for part in capsys.readouterr().out.replace("}\n{", "}\0{").split("\0")]
    found = {each["check"]: each["well"] for each in told[1]["checks"]}
    assert (found["rebuild"], found["centre_rebuild"]) == (True, False)
    assert looked(home, tmp_path, rebuild=True) is Exit.DONE


def test_doctor_does_not_call_well_what_it_did_not_look_at(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with vault.open_with_phrase(home, PHRASE) as opened, opened.store.write() as tx:
        tx.delete_secret("central_address")
    assert looked(home, tmp_path) is Exit.REFUSED
    assert "database" in capsys.readouterr().out


def test_an_empty_database_is_looked_at_and_stays_empty(home: Path, central_url: str, postgres_socket: Path) -> None:
    other = new_database(postgres_socket)
    with vault.open_with_phrase(home, PHRASE) as opened:
        for _twice in range(2):
            with pytest.raises(StoreError) as told:
                central_of(opened, other)
            assert told.value.code is StoreFault.OTHER_OFFICE
