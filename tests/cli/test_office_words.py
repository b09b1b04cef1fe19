"""The report of an import, as lines for a person and as the JSON that scripts depend on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from krachtigthuis_desktop import i18n
from krachtigthuis_desktop.cli.office_words import report_json, report_lines
from krachtigthuis_desktop.domain.admission import Objection
from krachtigthuis_desktop.errors import BundleReason
from krachtigthuis_desktop.i18n import Language
from krachtigthuis_desktop.office.pressing import Contact, Pressing, PressingWorry
from krachtigthuis_desktop.office.report import Counts, FileReport, Gap, Outcome, Rejected, Remark, Report

ID = UUID(int=7)


@pytest.fixture(autouse=True)
def dutch() -> Iterator[None]:
    before = i18n.language()
    i18n.use(Language.DUTCH)
    yield
    i18n.use(before)


def a_pressing_worry(**changes: object) -> PressingWorry:
    defaults: dict[str, object] = {
        "record": ID,
        "number": "ACDEFGHJK",
        "title": "Huur niet betaald",
        "detainee": "Mick van der Linde",
        "urgent_now": False,
        "deadline": date(2026, 3, 5),
        "deadline_what": "huisuitzetting",
    }
    return PressingWorry(**defaults | changes)  # type: ignore[arg-type]  # a test's own defaults


IMPORTED = FileReport(
    file="KTH-1.age", outcome=Outcome.IMPORTED, id="ab" * 32, counts=Counts(revisions=12, new=9, changed=2, known=3)
)
REFUSED = FileReport(file="KTH-2.age", outcome=Outcome.REFUSED, reason="bad_container")
APART = FileReport(
    file="KTH-3.age", outcome=Outcome.QUARANTINED, reason="fork", id="cd" * 32, counts=Counts(revisions=4)
)


def test_the_report_begins_with_what_cannot_wait() -> None:
    pressing = Pressing(
        worries=(a_pressing_worry(),), safety_signals=2, call=(Contact(name="P. Professional", phone="070 000 00 12"),)
    )
    lines = report_lines(Report(pressing=pressing, files=(IMPORTED,)))
    assert lines[:3] == [
        "Dit kan niet wachten:",
        "  2 signalen over veiligheid. Bel P. Professional: 070 000 00 12.",
        "  ACD-EFG-HJK: vóór 5-3-2026 (huisuitzetting). Mick van der Linde: Huur niet betaald",
    ]


def test_a_signal_without_a_named_contact_still_says_whom_to_call() -> None:
    lines = report_lines(Report(pressing=Pressing(safety_signals=1), files=()))
    assert "contactpersoon voor veiligheid" in lines[1]


def test_a_strict_worry_says_nothing_but_its_number() -> None:
    strict = a_pressing_worry(title="", detainee="", deadline_what="")
    lines = report_lines(Report(pressing=Pressing(worries=(strict,)), files=()))
    assert lines[1] == "  ACD-EFG-HJK: alleen voor de coördinator."


def test_the_json_has_the_fields_that_scripts_depend_on_and_no_others() -> None:
    gap = Gap(device="d0" * 16, incarnation="1c" * 16, missing=(5,), came_with=6, came=True)
    pressing = Pressing(worries=(a_pressing_worry(),))
    answer = report_json(Report(pressing=pressing, files=(IMPORTED, REFUSED, APART), gaps=(gap,)))
    assert answer == {
        "pressing": {
            "safety_signals": 0,
            "signals": [],
            "worries": [
                {"record": str(ID), "number": "ACDEFGHJK", "urgent_now": False, "deadline": "2026-03-05"},
            ],
        },
        "bundles": [
            {
                "file": "KTH-1.age",
                "id": "ab" * 32,
                "outcome": "imported",
                "reason": None,
                "revisions": 12,
                "new": 9,
            },
            {
                "file": "KTH-2.age",
                "id": None,
                "outcome": "refused",
                "reason": "bad_container",
                "revisions": 0,
                "new": 0,
            },
            {
                "file": "KTH-3.age",
                "id": "cd" * 32,
                "outcome": "quarantined",
                "reason": "fork",
                "revisions": 4,
                "new": 0,
            },
        ],
        "gaps": [{"device": "d0" * 16, "incarnation": "1c" * 16, "missing": [5], "came_with": 6}],
    }
    assert "Linde" not in json.dumps(answer)


@pytest.mark.parametrize("reason", list(BundleReason))
def test_each_of_the_thirteen_reasons_is_told_with_what_to_do(reason: BundleReason) -> None:
    outcome = Outcome.QUARANTINED if reason.quarantines else Outcome.REFUSED
    file = FileReport(file="KTH-2.age", outcome=outcome, reason=reason.value)
    report = Report(pressing=Pressing(), files=(file,))
    lines = report_lines(report)
    assert report.went_wrong
    assert reason.value in lines[0]
    assert len(lines) > 2


def test_a_gap_and_each_remark_are_told_without_alarm() -> None:
    file = FileReport(file="KTH-1.age", outcome=Outcome.IMPORTED, remarks=tuple(Remark))
    gap = Gap(device="d0" * 16, incarnation="1c" * 16, missing=(4, 5), came_with=6, came=True)
    report = Report(pressing=Pressing(), files=(file,), gaps=(gap,))
    lines = report_lines(report)
    assert not report.went_wrong
    assert len(lines) == 1 + len(Remark) + 1
    assert "4-5" in lines[-1]


def test_a_gap_of_which_not_everything_came_says_so_and_names_no_bundle_that_brought_it() -> None:
    gap = Gap(device="d0" * 16, incarnation="1c" * 16, missing=(4, 5), came_with=6, came=False)
    report = Report(pressing=Pressing(), files=(), gaps=(gap,))
    (line,) = report_lines(report)
    assert "4-5" in line
    assert "kwam mee" not in line
    assert "niet alles" in line
    assert report_json(report)["gaps"][0]["came_with"] is None  # type: ignore[index, call-overload]


def test_a_record_that_was_set_apart_makes_the_command_end_with_a_refusal() -> None:
    bad = Rejected(revision=ID, kind="worry", objection=Objection.OTHER_AUTHOR)
    file = FileReport(
        file="KTH-1.age", outcome=Outcome.IMPORTED, counts=Counts(revisions=2, new=1, rejected=1), rejected=(bad,)
    )
    report = Report(pressing=Pressing(), files=(file,))
    assert report.went_wrong
    assert "op naam van iemand anders" in report_lines(report)[1]


def test_a_dry_run_says_first_that_nothing_was_imported() -> None:
    assert "niets ingelezen" in report_lines(Report(pressing=Pressing(), files=(IMPORTED,), dry_run=True))[0]


def test_a_gap_names_the_laptop_by_its_code_and_its_holder() -> None:
    gap = Gap(device="d0" * 16, incarnation="1c" * 16, missing=(5,), came_with=6)
    assert gap.laptop == "d0d0d0d0"
    assert replace(gap, holder="KT-04").laptop == "KT-04"
    assert replace(gap, holder="KT-04", holder_name="Anna").laptop == "KT-04 (Anna)"
