"""Taking in what the sticks brought, on real bundles into a real encrypted store."""

from __future__ import annotations

from pathlib import Path

import pytest

from krachtigthuis_desktop.domain.records import Worry
from krachtigthuis_desktop.office import arrival, importing
from krachtigthuis_desktop.office.arrival import Arrived, Door
from krachtigthuis_desktop.office.importing import import_bundles, look
from krachtigthuis_desktop.office.report import Remark, Report
from krachtigthuis_desktop.storage import Store
from tests.office.bureau import NOW, Bureau


def counted(store: Store) -> tuple[int, int, int]:
    """Worries, bundles taken in, things set apart."""
    with store.read() as tx:
        return tx.count(Worry), len(tx.bundles_in()), len(tx.quarantined())


def taken(bureau: Bureau, *files: Path) -> Report:
    return import_bundles(bureau.desk, files, now=NOW)


def outcomes(report: Report) -> list[str]:
    return [each.outcome.value for each in report.files]


def test_a_bundle_of_a_known_laptop_goes_in_with_the_same_texts(bureau: Bureau) -> None:
    case = bureau.anna.case(8)
    report = taken(bureau, bureau.put(bureau.anna.bundle(case)))
    assert outcomes(report) == ["imported"]
    assert (report.files[0].counts.revisions, report.files[0].counts.new) == (8, 8)
    assert report.files[0].holder_name == "Anna de Vrijwilliger"
    with bureau.desk.store.read() as tx:
        texts = {stored.record.own_words for stored in tx.all(Worry)}
    assert texts == {each.body["own_words"] for each in case if each.kind == "worry" and each.body}


def test_twice_is_once(bureau: Bureau) -> None:
    file = bureau.put(bureau.anna.bundle(bureau.anna.case(8)))
    taken(bureau, file)
    before = counted(bureau.desk.store)
    again = taken(bureau, file, file)
    assert outcomes(again) == ["duplicate", "duplicate"]
    assert [each.counts.new for each in again.files] == [0, 0]
    assert counted(bureau.desk.store) == before


def test_a_dry_run_says_the_same_and_changes_nothing(bureau: Bureau) -> None:
    first = bureau.anna.bundle(bureau.anna.case(8))
    second = bureau.anna.bundle(bureau.anna.case(4))
    files = [bureau.put(first), bureau.put(second)]
    before = (bureau.desk.home / "vault.db").read_bytes()
    tried = look(bureau.desk, files, now=NOW)
    assert (bureau.desk.home / "vault.db").read_bytes() == before
    done = taken(bureau, *files)
    assert tried.dry_run
    assert tried.files == done.files
    assert [(each.outcome.value, each.counts.new) for each in done.files] == [("imported", 8), ("imported", 4)]


def test_one_bad_file_of_five_never_stops_the_others(bureau: Bureau) -> None:
    files = [bureau.put(bureau.anna.bundle(bureau.anna.case(4)), f"{number}.age") for number in range(1, 6)]
    data = bytearray(files[2].read_bytes())
    data[-5] ^= 1
    files[2].write_bytes(data)
    report = taken(bureau, *files)
    assert outcomes(report) == ["imported", "imported", "refused", "imported", "imported"]
    assert report.files[2].reason == "corrupt"
    assert [each.counts.new for each in report.files] == [4, 4, 0, 4, 4]
    assert report.went_wrong
    assert [(gap.missing, gap.came_with, gap.holder_name) for gap in report.gaps] == [((3,), 4, "Anna de Vrijwilliger")]


def test_files_go_in_by_number_whatever_their_order(bureau: Bureau) -> None:
    files = [bureau.put(bureau.anna.bundle(bureau.anna.case(4))) for _ in range(4)]
    report = taken(bureau, files[3], files[1], files[2], files[0])
    assert outcomes(report) == ["imported"] * 4
    assert not report.went_wrong
    assert report.gaps == ()
    assert [each.seq for each in report.files] == [4, 2, 3, 1]


def test_the_log_of_a_laptop_is_kept_and_what_lacks_is_remarked(bureau: Bureau) -> None:
    first = bureau.anna.bundle(bureau.anna.case(4))
    told = list(bureau.anna.log)
    taken(bureau, bureau.put(first))
    bureau.anna.logs(3)
    bureau.anna.log = bureau.anna.log[2:]
    report = taken(bureau, bureau.put(bureau.anna.bundle([])))
    assert report.files[0].remarks == (Remark.AUDIT_GAP,)
    with bureau.desk.store.read() as tx:
        kept = tx.audit_since(0, device=bureau.anna.device, incarnation=bureau.anna.incarnation)
    assert [line.n for line in kept] == [1, 3, 4, 5]
    assert kept[0] == told[0]


def test_a_bundle_that_comes_late_fills_its_gap(bureau: Bureau) -> None:
    files = [bureau.put(bureau.anna.bundle(bureau.anna.case(4))) for _ in range(3)]
    first = taken(bureau, files[0], files[2])
    assert [(gap.missing, gap.came_with) for gap in first.gaps] == [((2,), 3)]
    late = taken(bureau, files[1])
    assert late.files[0].remarks == (Remark.CAME_LATE,)
    assert (late.files[0].counts.new, late.gaps) == (4, ())


def test_a_large_batch_is_read_again_in_its_turn(bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    """With no room to keep what was opened, and one file that is another one by the time its turn comes."""
    monkeypatch.setattr(arrival, "MAX_KEPT", 0)
    files = [bureau.put(bureau.anna.bundle(bureau.anna.case(4))) for _ in range(3)]
    again = arrival.again

    def swapped(arrived: Arrived, at: Door) -> Arrived:
        if arrived.file == files[1]:
            files[1].write_bytes(files[0].read_bytes())
        return again(arrived, at)

    monkeypatch.setattr(importing, "again", swapped)
    report = taken(bureau, *files)
    assert outcomes(report) == ["imported", "refused", "imported"]
    assert report.files[1].reason == "corrupt"


def test_what_was_brought_and_how_it_fared_stands_in_the_log_of_the_office(bureau: Bureau) -> None:
    taken(bureau, bureau.put(bureau.anna.bundle(bureau.anna.case(4))))
    with bureau.desk.store.read() as tx:
        last = tx.audit_since(0)[-1]
    assert (last.action, last.actor, last.result) == ("bundle_imported", bureau.desk.actor, "ok")
