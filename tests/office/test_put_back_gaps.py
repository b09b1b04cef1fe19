"""A number that never came: what was in it came along with a later one only when everything is here."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from krachtigthuis_desktop.explain.laptops import did_not_arrive
from krachtigthuis_desktop.gui.screens.inbox import said
from krachtigthuis_desktop.office.importing import import_bundles
from krachtigthuis_desktop.office.laptops import Laptop, overview
from krachtigthuis_desktop.prison import handover
from tests import builders
from tests.office.bureau import NOW, Bureau
from tests.office.put_back import backed_up, put_back
from tests.office.test_steps import says
from tests.office.visit import Visit


def laptop_of(visit: Visit) -> Laptop:
    return next(each for each in overview(visit.bureau.desk, now=visit.now) if each.device == visit.device)


def test_what_an_office_receipted_before_it_was_put_back_did_not_come_along(visit: Visit, tmp_path: Path) -> None:
    visit.worry("Eén")
    visit.round()
    folders = backed_up(visit, tmp_path / "disk")
    visit.worry("Twee")
    visit.round()
    with put_back(folders, tmp_path / "again", visit):
        visit.worry("Drie")
        report, _files = visit.bring()
        assert [(gap.missing, gap.came) for gap in report.gaps] == [((2,), False)]
        assert visit.words_at_the_office() == {"Eén", "Drie"}
        (gap,) = report.gaps
        words = did_not_arrive(gap.laptop, gap.missing, came_with=gap.came_with, came=gap.came)
        assert "kwam mee" not in words
        assert words in said.details(report)
        assert [(each.numbers, each.came) for each in laptop_of(visit).missing] == [((2,), False)]
        visit.apply(*visit.answer())
        visit.bring()
        assert visit.words_at_the_office() == {"Eén", "Twee", "Drie"}
        assert [each.came for each in laptop_of(visit).missing] in ([], [True])


def test_the_content_of_a_lost_stick_came_along_with_the_next(visit: Visit) -> None:
    visit.worry("Eén")
    handover.take_along(visit.laptop.store, visit.bureau.stick, now=visit.hand_at())
    visit.worry("Twee")
    second = handover.take_along(visit.laptop.store, visit.bureau.stick, now=visit.hand_at())
    report = visit.bureau_import([each.path for each in second])
    assert [(gap.missing, gap.came_with, gap.came) for gap in report.gaps] == [((1,), 2, True)]
    assert [each.came for each in laptop_of(visit).missing] == [True]


def test_of_a_row_of_which_the_first_part_is_lost_not_everything_came(bureau: Bureau) -> None:
    """What is too much for one bundle goes in two: the second does not hold what was in the first."""
    hand = bureau.anna
    first, second = hand.case(4), hand.case(3)
    hand.bundle(first)
    parts = [hand.bundle(second)]
    report = import_bundles(bureau.desk, [bureau.put(each) for each in parts], now=NOW + timedelta(days=1))
    assert [(gap.missing, gap.came) for gap in report.gaps] == [((1,), False)]


def test_what_was_refused_is_no_hole(bureau: Bureau) -> None:
    hand = bureau.anna
    case = hand.case(4)
    strange = says(hand, builders.a_worry_of(case[1].record), case[0].home, author="ee" * 16)
    hand.bundle([*case, strange])
    more = says(hand, builders.a_worry_of(case[1].record), case[0].home)
    file = bureau.put(hand.bundle([*case, strange, more]))
    report = import_bundles(bureau.desk, [file], now=NOW)
    assert [len(each.rejected) for each in report.files] == [1]
    assert [gap.came for gap in report.gaps] == [True]
