"""A moment that only a lying clock writes is shown as any other, in every time zone, and text never forges a line."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from krachtigthuis_desktop.cli import office_conflicts, office_devices, office_quarantine, office_words
from krachtigthuis_desktop.cli.console import Console
from krachtigthuis_desktop.domain.dates import day_here
from krachtigthuis_desktop.explain.laptops import in_ranges
from krachtigthuis_desktop.gui.screens.apart import said as apart_said
from krachtigthuis_desktop.gui.screens.conflicts import said as conflicts_said
from krachtigthuis_desktop.gui.screens.inbox import said as inbox_said
from krachtigthuis_desktop.gui.screens.inbox.model import Item
from krachtigthuis_desktop.gui.screens.laptops import said as laptops_said
from krachtigthuis_desktop.office import settling
from krachtigthuis_desktop.office.importing import import_bundles
from krachtigthuis_desktop.office.laptops import Laptop, overview
from krachtigthuis_desktop.office.pressing import Pressing, PressingWorry
from krachtigthuis_desktop.office.report import FileReport, Outcome, Report
from krachtigthuis_desktop.office.set_apart import Apart, Kind
from krachtigthuis_desktop.office.settling import Conflict
from tests.builders import a_worry
from tests.office.bureau import NOW, Bureau

ZONES = ("UTC", "Europe/Amsterdam", "Pacific/Kiritimati", "Pacific/Niue", "Asia/Kolkata", "America/Caracas")
MOMENTS = ("9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "2026-03-01T12:00:00Z", "9999-12-31", "0001-01-01")


@pytest.fixture(params=ZONES)
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield request.param
    time.tzset()


def a_testimony(moment: str) -> settling.Testimony:
    return settling.Testimony(
        revision=uuid4(), author="a0" * 16, name="Anna", happened=moment, recorded=moment, reason="", record=a_worry()
    )


@pytest.mark.parametrize("moment", MOMENTS)
def test_every_moment_has_a_day(zone: str, moment: str) -> None:
    assert abs((day_here(moment) - date.fromisoformat(moment[:10])).days) <= 1, zone


@pytest.mark.parametrize("moment", MOMENTS)
def test_two_accounts_of_any_moment_are_shown(zone: str, moment: str) -> None:
    two = (a_testimony(moment), a_testimony(moment))
    conflict = Conflict(kind="worry", record=uuid4(), home=None, family="Mick", testimonies=two, base=None)
    assert conflicts_said.row(conflict).title, zone
    assert conflicts_said.facts(conflict, two[0])
    assert office_conflicts.lines(conflict)
    assert office_conflicts.as_json(conflict)


@pytest.mark.parametrize("moment", MOMENTS)
def test_what_was_set_apart_at_any_moment_is_shown(zone: str, moment: str) -> None:
    item = Apart(
        id="ab" * 32,
        kind=Kind.BUNDLE,
        reason="fork",
        device="a0" * 16,
        holder_name="Anna",
        arrived=moment,
        bundle="",
        needs_two=True,
        releasable=True,
        created=moment,
        recorded=moment,
        seq=99_999,
        decided_at=moment,
    )
    assert apart_said.row(item).title, zone
    assert apart_said.facts(item)
    assert apart_said.decided_row(item, {})
    assert office_quarantine.lines(item)


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_bundle_and_a_laptop_of_any_moment_are_shown(zone: str, moment: str, tmp_path: Path) -> None:
    report = FileReport(file="x", outcome=Outcome.IMPORTED, id="ab" * 32, device="a0" * 16, seq=1, created=moment)
    assert inbox_said.second(Item(path=tmp_path, size=1, report=report)), zone
    assert office_devices.lines(a_laptop(moment))
    assert laptops_said.row(a_laptop(moment))


def a_laptop(moment: str) -> Laptop:
    return Laptop(
        device="a0" * 16,
        holder="KT-01",
        holder_name="Anna",
        role="volunteer",
        valid_from=moment,
        revoked="lost",
        revoked_on=moment,
        last_seen=moment,
        last_seq=1,
        incarnation="1c" * 16,
        missing=(),
        silent=True,
        registry_version=1,
        schema=1,
        app="0.1",
        return_applied=None,
        set_apart=0,
        old_keys=False,
    )


FORGED = "Huur\nKTH-9.age: ingelezen. 12 nieuw.\r\x1b[2K\u2028Alles is goed"


def test_text_of_a_record_forges_no_line_of_a_report(capsys: pytest.CaptureFixture[str]) -> None:
    worry = PressingWorry(
        record=uuid4(), number=FORGED, title=FORGED, detainee=FORGED, urgent_now=True, deadline=None, deadline_what=""
    )
    report = Report(pressing=Pressing(worries=(worry,)), files=(FileReport(file=FORGED, outcome=Outcome.REFUSED),))
    for line in office_words.report_lines(report):
        Console().say(line)
    out = capsys.readouterr().out
    assert not any(line.startswith(("KTH-9", "Alles")) for line in out.splitlines())
    assert "\x1b" not in out


def test_numbers_that_never_came_are_ranges_and_never_a_page(zone: str) -> None:
    assert in_ranges([3, 7, 8, 9]) == "3, 7-9"
    assert in_ranges(range(1, 100_000)) == "1-99999", zone
    many = in_ranges(range(1, 40, 2))
    assert many.startswith("1, 3, 5, 7, 9 ")
    assert "15" in many


def test_a_first_number_at_the_end_of_all_numbers_is_taken_in_and_shown(bureau: Bureau) -> None:
    file = bureau.put(bureau.anna.bundle(bureau.anna.case(2), seq=2**53 - 1, prev="ab" * 32))
    report = import_bundles(bureau.desk, [file], now=NOW)
    assert max(map(len, office_words.report_lines(report))) < 400
    (anna, _bram) = overview(bureau.desk, now=NOW)
    assert max(map(len, office_devices.lines(anna))) < 400
