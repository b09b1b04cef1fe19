"""A bundle that two people let in goes through the same door, and the row goes on after it."""

from __future__ import annotations

from pathlib import Path

from krachtigthuis_desktop.domain.admission import Objection
from krachtigthuis_desktop.domain.revision import Revision
from krachtigthuis_desktop.office import registry
from krachtigthuis_desktop.office.arrival import door, open_files
from krachtigthuis_desktop.office.importing import import_bundles
from krachtigthuis_desktop.office.report import FileReport, Remark
from krachtigthuis_desktop.office.row import RELEASED
from krachtigthuis_desktop.office.taking import take
from tests.builders import a_worry_of
from tests.office.bureau import NOW, Bureau
from tests.office.test_steps import FRONT, PERSON, says


def released(bureau: Bureau, file: Path) -> FileReport:
    """What two people do, without the two people."""
    known = registry.current(bureau.desk)
    (arrived,) = open_files([file], door(bureau.desk, known))
    assert arrived.head is not None
    device = known.device(arrived.head.device)
    assert device is not None
    with bureau.desk.store.write() as tx:
        return take(tx, arrived, device, registry=known, actor="staff-1", now=NOW, released=True).report


def imported(bureau: Bureau, file: Path) -> tuple[str, str | None]:
    report = import_bundles(bureau.desk, [file], now=NOW).files[0]
    return report.outcome.value, report.reason


def announced(bureau: Bureau) -> list[tuple[str, str]]:
    with bureau.desk.store.read() as tx:
        items = tx.outgoing(0, bureau.anna.device)
    return [(each.kind, each.key) for each in items if each.kind in {"receipts", "receipt", "apart"}]


def worries(bureau: Bureau, case: list[Revision], how_many: int = 1) -> list[Revision]:
    return [says(bureau.anna, a_worry_of(case[PERSON].record), case[FRONT].home) for _ in range(how_many)]


def test_a_released_fork_goes_in_and_its_row_goes_on(bureau: Bureau) -> None:
    case = bureau.anna.case(4)
    first, second = bureau.anna.bundle(case), bureau.anna.bundle(worries(bureau, case))
    twin = bureau.anna.bundle(worries(bureau, case), seq=2)
    files = [bureau.put(each) for each in (first, second, twin)]
    assert [imported(bureau, file) for file in files] == [
        ("imported", None),
        ("imported", None),
        ("quarantined", "fork"),
    ]
    report = released(bureau, files[2])
    assert (report.outcome.value, report.counts.new) == ("imported", 1)
    assert imported(bureau, files[2]) == ("duplicate", None)
    after = bureau.anna.bundle(worries(bureau, case), seq=3, prev=twin.id)
    assert imported(bureau, bureau.put(after)) == ("imported", None)
    with bureau.desk.store.read() as tx:
        stand = {each.id: each.outcome == RELEASED for each in tx.bundles_in(bureau.anna.device)}
        assert stand == {first.id: False, second.id: False, twin.id: True, after.id: False}
        assert "bundle_released" in [line.action for line in tx.audit_since(0)]


def test_release_of_one_that_is_here_already_changes_nothing(bureau: Bureau) -> None:
    file = bureau.put(bureau.anna.bundle(bureau.anna.case(4)))
    imported(bureau, file)
    report = released(bureau, file)
    assert (report.outcome.value, report.counts.known) == ("duplicate", 4)


def test_a_released_beginning_says_that_the_vault_went_back(bureau: Bureau) -> None:
    case = bureau.anna.case(4)
    bureau.anna.bundle(case)
    tip = bureau.anna.tip
    bureau.anna.bundle(worries(bureau, case))
    one, two = (bureau.anna.restored(name).bundle([], after=tip) for name in ("2d" * 16, "3e" * 16))
    files = [bureau.put(each) for each in (*bureau.anna.sent, one, two)]
    assert [imported(bureau, file)[1] for file in files] == [None, None, None, "fork"]
    assert released(bureau, files[3]).remarks == (Remark.ROLLED_BACK,)


def test_what_a_released_bundle_may_not_say_is_set_apart_all_the_same(bureau: Bureau) -> None:
    case = bureau.anna.case(4)
    bureau.anna.bundle(case)
    bureau.anna.bundle(worries(bureau, case))
    lie = says(bureau.anna, a_worry_of(case[PERSON].record), case[FRONT].home, author=bureau.bram.device)
    twin = bureau.anna.bundle([lie, *worries(bureau, case)], seq=2)
    for each in (*bureau.anna.sent, twin):
        imported(bureau, bureau.put(each))
    report = released(bureau, bureau.stick / twin.name)
    assert (report.counts.new, [each.objection for each in report.rejected]) == (1, [Objection.OTHER_AUTHOR])


def test_what_became_of_a_bundle_is_announced_to_its_laptop(bureau: Bureau) -> None:
    case = bureau.anna.case(4)
    first, second = bureau.anna.bundle(case), bureau.anna.bundle(worries(bureau, case))
    twin = bureau.anna.bundle(worries(bureau, case), seq=2)
    for each in (first, second, twin):
        imported(bureau, bureau.put(each))
    assert announced(bureau) == [("receipts", first.id), ("receipts", second.id), ("apart", twin.id)]
    imported(bureau, bureau.stick / first.name)
    assert announced(bureau)[3:] == [("receipts", first.id)]
    with bureau.desk.store.read() as tx:
        assert {each.kind for each in tx.outgoing(0, bureau.bram.device)} == {"registry"}


def test_what_had_waited_and_goes_in_now_is_announced(bureau: Bureau) -> None:
    case = bureau.anna.case(5)
    early, late = bureau.anna.bundle(case[3:]), bureau.anna.bundle(case[:3])
    for each in (early, late):
        imported(bureau, bureau.put(each))
    assert announced(bureau) == [
        ("receipts", early.id),
        *sorted([("receipt", str(case[3].id)), ("receipt", str(case[4].id))]),
        ("receipts", late.id),
    ]


def test_a_dry_run_announces_nothing(bureau: Bureau) -> None:
    file = bureau.put(bureau.anna.bundle(bureau.anna.case(4)))
    import_bundles(bureau.desk, [file], dry_run=True, now=NOW)
    assert announced(bureau) == []
