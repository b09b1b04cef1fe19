"""An office put back from last week's backup: what it receipted since comes again, and nobody revoked is believed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from krachtigthuis_desktop.errors import InputError, InputFault
from krachtigthuis_desktop.office import due, erasing, put_back, registry, revoking, since_backup
from krachtigthuis_desktop.office.put_back import Found
from krachtigthuis_desktop.office.report import Outcome
from krachtigthuis_desktop.office.revoking import Reason
from krachtigthuis_desktop.office.since_backup import What
from krachtigthuis_desktop.prison import handover, receive
from krachtigthuis_desktop.storage import BundleState
from tests.office.bureau import ROOT_PHRASE
from tests.office.put_back import backed_up
from tests.office.put_back import put_back as put_back_at
from tests.office.visit import Visit, a_visit


@pytest.fixture
def bram(visit: Visit, tmp_path: Path) -> Iterator[Visit]:
    """A second volunteer of the same office."""
    other = a_visit(visit.bureau, tmp_path / "bram", name="Bram")
    other.now = visit.now
    other.begin()
    yield other
    other.laptop.close()


def receipted(visit: Visit) -> list[BundleState]:
    with visit.laptop.store.read() as tx:
        return [out.state for out in tx.bundles(incarnation=tx.meta("incarnation"))]


def revoke(visit: Visit, whom: Visit) -> None:
    revoking.revoke(visit.bureau.desk, whom.device, reason=Reason.STOLEN, root_phrase=ROOT_PHRASE, now=visit.hand_at())


def without_note(folder: Path) -> None:
    for each in folder.glob("since.json*"):
        each.unlink()


def outcomes(visit: Visit, *files: Path) -> list[tuple[Outcome, str | None]]:
    return [(each.outcome, each.reason) for each in visit.bureau_import(files).files]


def taken(visit: Visit) -> list[Path]:
    return [each.path for each in handover.take_along(visit.laptop.store, visit.bureau.stick, now=visit.hand_at())]


def items(visit: Visit) -> dict[What, list[str]]:
    seen = since_backup.look(visit.bureau.desk)
    assert seen
    found: dict[What, list[str]] = {}
    for each in seen.left:
        found.setdefault(each.what, []).append(each.id)
    return found


def test_only_what_came_after_the_backup_goes_again(visit: Visit, tmp_path: Path) -> None:
    visit.worry("Eén")
    visit.round()
    folders = backed_up(visit, tmp_path / "disk")
    visit.worry("Twee")
    visit.round()
    with put_back_at(folders, tmp_path / "again", visit):
        visit.apply(*visit.answer())
        assert receipted(visit) == [BundleState.RECEIPTED, BundleState.WRITTEN]
        with visit.laptop.store.read() as tx:
            waits = len(tx.unreceipted())
        assert waits == 1
        visit.bring()
        assert visit.words_at_the_office() == {"Eén", "Twee"}
        visit.apply(*visit.answer())
        with visit.laptop.store.read() as tx:
            assert tx.waiting() == (0, "")


def test_a_laptop_that_comes_with_nothing_hears_it_and_brings_back_what_was_lost(visit: Visit, tmp_path: Path) -> None:
    visit.worry("Eén")
    visit.round()
    visit.worry("Twee")
    visit.round()
    visit.worry("Drie")
    visit.bring()
    visit.apply(*visit.answer())
    folders = backed_up(visit, tmp_path / "disk")
    with pytest.raises(InputError, match=InputFault.NOTHING_TO_DO.value):
        taken(visit)
    with put_back_at(folders, tmp_path / "again", visit):
        (line,) = [each for each in due.due(visit.bureau.desk) if each.device == visit.device]
        assert line.put_back
        assert not line.is_empty
        visit.apply(*visit.answer())
        (line,) = [each for each in due.due(visit.bureau.desk) if each.device == visit.device]
        assert line.on_its_way


def test_what_came_back_whole_from_the_office_is_not_believed_either(visit: Visit, tmp_path: Path) -> None:
    """A laptop that was put back got its own work back from the office; then the office was put back too."""
    visit.worry("Eén")
    visit.round()
    folders = backed_up(visit, tmp_path / "disk")
    older = visit.kept_aside(tmp_path / "older")
    visit.worry("Twee")
    visit.round()
    visit.put_back(older)
    visit.worry("Drie")
    there_and_back(visit)
    with visit.laptop.store.read() as tx:
        assert tx.waiting() == (0, "")
    with put_back_at(folders, tmp_path / "again", visit):
        visit.apply(*visit.answer())
        there_and_back(visit)
        assert visit.words_at_the_office() == {"Eén", "Twee", "Drie"}


def there_and_back(visit: Visit) -> None:
    """Until there is nothing left to bring."""
    with suppress(InputError):
        for _ in range(6):
            visit.bring()
            visit.apply(*visit.answer())


@pytest.mark.parametrize("note", [True, False], ids=["note", "no note"])
def test_a_laptop_that_was_revoked_since_the_backup_is_not_trusted_again(
    visit: Visit, bram: Visit, tmp_path: Path, *, note: bool
) -> None:
    for each in (visit, bram):
        each.worry("Eén")
        each.bring()
        each.apply(*each.answer(root=True))
    folders = backed_up(visit, tmp_path / "disk")
    revoke(visit, bram)
    visit.worry("Twee")
    visit.bring()
    visit.apply(*visit.answer())
    if not note:
        without_note(folders[0])
    with put_back_at(folders, tmp_path / "again", visit, bram):
        seen = since_backup.look(visit.bureau.desk)
        assert seen
        assert seen.note is (Found.GOOD if note else Found.MISSING)
        visit.worry("Drie")
        bram.worry("Van een dief")
        both = [*taken(bram), *taken(visit)]
        assert outcomes(visit, *both) == [(Outcome.QUARANTINED, "revoked_device"), (Outcome.IMPORTED, None)]
        assert items(visit)[What.REVOKED] == [bram.device]
        assert "Van een dief" not in visit.words_at_the_office()


def test_a_laptop_that_was_enrolled_since_the_backup_proves_it_by_what_it_brings(visit: Visit, tmp_path: Path) -> None:
    visit.worry("Eén")
    visit.round()
    folders = backed_up(visit, tmp_path / "disk")
    without_note(folders[0])
    new = a_visit(visit.bureau, tmp_path / "new", name="Eef")
    without_note(folders[0])
    new.now = visit.now
    new.begin()
    new.worry("Van de nieuwe laptop")
    with put_back_at(folders, tmp_path / "again", visit, new):
        assert outcomes(new, *taken(new)) == [(Outcome.IMPORTED, None)]
        assert items(visit)[What.ENROLLED] == [new.device]
        assert "Van de nieuwe laptop" in visit.words_at_the_office()
    new.laptop.close()


def test_two_lists_of_one_version_never_come_to_exist(visit: Visit, bram: Visit, tmp_path: Path) -> None:
    """The office signs a list before anybody brought the one that it forgot; later both stand, and each counts."""
    folders = backed_up(visit, tmp_path / "disk")
    revoke(visit, bram)
    bram.worry("Van een dief")
    forgotten = registry.versions(visit.bureau.desk).last.version
    visit.worry("Eén")
    visit.round()
    without_note(folders[0])
    with put_back_at(folders, tmp_path / "again", visit, bram):
        made = registry.renew(visit.bureau.desk, root_phrase=ROOT_PHRASE, now=visit.hand_at())
        assert made.version > forgotten
        visit.worry("Twee")
        assert outcomes(visit, *taken(visit)) == [(Outcome.IMPORTED, None)]
        assert outcomes(visit, *taken(bram)) == [(Outcome.QUARANTINED, "revoked_device")]
        visit.apply(*visit.answer())
        again = registry.renew(visit.bureau.desk, root_phrase=ROOT_PHRASE, now=visit.hand_at())
        assert again.version == made.version + 1
        assert [each.id for each in again.devices if each.revoked] == [bram.device]


def test_a_laptop_that_knows_a_newer_list_and_does_not_bring_it_is_not_believed(
    visit: Visit, bram: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = backed_up(visit, tmp_path / "disk")
    revoke(visit, bram)
    visit.worry("Eén")
    visit.round()
    without_note(folders[0])
    with put_back_at(folders, tmp_path / "again", visit):
        visit.worry("Twee")
        with monkeypatch.context() as older_program:
            older_program.setattr(handover, "proven_registry", lambda _tx: (0, ()))
            files = taken(visit)
        assert outcomes(visit, *files) == [(Outcome.REFUSED, "newer_registry")]
        visit.apply(*visit.answer(root=True))
        assert outcomes(visit, *taken(visit)) == [(Outcome.IMPORTED, None)]
        assert registry.current(visit.bureau.desk).device(bram.device).revoked  # type: ignore[union-attr]


def test_a_laptop_with_nothing_to_bring_brings_the_list_that_the_office_lacks(
    visit: Visit, bram: Visit, tmp_path: Path
) -> None:
    visit.worry("Eén")
    visit.round()
    visit.round() if receipted(visit)[-1] is BundleState.WRITTEN else None
    folders = backed_up(visit, tmp_path / "disk")
    revoke(visit, bram)
    visit.apply(*visit.answer())
    with pytest.raises(InputError, match=InputFault.NOTHING_TO_DO.value):
        taken(visit)
    without_note(folders[0])
    with put_back_at(folders, tmp_path / "again", visit):
        visit.apply(*visit.answer())
        assert outcomes(visit, *taken(visit)) == [(Outcome.IMPORTED, None)]
        assert items(visit)[What.REVOKED] == [bram.device]


@pytest.mark.parametrize("note", [True, False], ids=["note", "no note"])
def test_what_was_erased_since_the_backup_does_not_come_back(visit: Visit, tmp_path: Path, *, note: bool) -> None:
    worry = visit.worry("Mag weg")
    visit.worry("Mag blijven")
    visit.round()
    folders = backed_up(visit, tmp_path / "disk")
    erasing.erase(visit.bureau.desk, [worry], now=visit.hand_at())
    visit.apply(*visit.answer())
    if not note:
        without_note(folders[0])
    with put_back_at(folders, tmp_path / "again", visit):
        if note:
            assert visit.words_at_the_office() == {"Mag blijven"}
            assert items(visit)[What.ERASED] == [str(worry)]
        else:
            visit.worry("Erbij")
            visit.bring()
            assert items(visit)[What.ERASED_ELSEWHERE] == [str(worry)]
            erasing.erase(visit.bureau.desk, [worry], now=visit.hand_at())
            assert visit.words_at_the_office() == {"Mag blijven", "Erbij"}
            assert What.ERASED_ELSEWHERE not in items(visit)


def test_a_note_that_somebody_changed_is_not_believed(visit: Visit, bram: Visit, tmp_path: Path) -> None:
    folders = backed_up(visit, tmp_path / "disk")
    revoke(visit, bram)
    note = folders[0] / "since.json"
    note.write_bytes(note.read_bytes().replace(b'"erased":[]', b'"erased":[{"id":"0","on":"2026-03-01"}]'))
    with put_back_at(folders, tmp_path / "again", visit):
        seen = since_backup.look(visit.bureau.desk)
        assert seen
        assert seen.note is Found.BAD


def test_the_note_holds_ids_and_no_names(visit: Visit, bram: Visit, tmp_path: Path) -> None:
    visit.worry("Geheime woorden")
    visit.round()
    folders = backed_up(visit, tmp_path / "disk")
    revoke(visit, bram)
    text = (folders[0] / "since.json").read_bytes()
    assert bram.device.encode() not in text.split(b'"registry"')[0]
    for word in (b"Geheime", b"Bram", b"Anna", b"Linde"):
        assert word not in text


def test_a_disk_that_was_away_gets_its_note_at_the_next_opening(visit: Visit, bram: Visit, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    folders = backed_up(visit, disk)
    before = (folders[0] / "since.json").read_bytes()
    away = disk.rename(tmp_path / "away")
    done = revoking.revoke(
        visit.bureau.desk, bram.device, reason=Reason.LOST, root_phrase=ROOT_PHRASE, now=visit.hand_at()
    )
    assert not done.noted
    away.rename(disk)
    put_back.settle(visit.bureau.desk.vault, visit.bureau.desk.store)
    assert (folders[0] / "since.json").read_bytes() != before


def test_what_was_looked_after_is_ticked_off(visit: Visit, bram: Visit, tmp_path: Path) -> None:
    folders = backed_up(visit, tmp_path / "disk")
    revoke(visit, bram)
    with put_back_at(folders, tmp_path / "again", visit):
        seen = since_backup.look(visit.bureau.desk)
        assert seen
        since_backup.tick_off(visit.bureau.desk, f"revoked:{bram.device}", now=visit.hand_at())
        assert What.REVOKED not in items(visit)
        with pytest.raises(InputError, match=InputFault.NOT_FOUND.value):
            since_backup.tick_off(visit.bureau.desk, "revoked:nobody", now=visit.hand_at())


def test_a_backup_still_checks_with_its_note_beside_it_and_goes_with_it(visit: Visit, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    made = [backed_up(visit, disk)[0] for _ in range(4)]
    assert not made[0].exists()
    assert all((each / "since.json").exists() for each in made[1:])
    shutil.rmtree(disk)


def test_returns_of_before_that_come_late_take_nothing_back(visit: Visit, tmp_path: Path) -> None:
    """Of two returns of the new life the second goes on from the first, also when the laptop lacks what came before."""
    visit.worry("Eén")
    visit.round()
    folders = backed_up(visit, tmp_path / "disk")
    visit.worry("Twee")
    visit.round()
    late = visit.answer()
    with put_back_at(folders, tmp_path / "again", visit):
        first = visit.answer()
        visit.apply(*first)
        visit.apply(*late)
        visit.bring()
        second = visit.answer()
        assert [receive.apply(visit.laptop.store, each, now=visit.hand_at()).came.accepted for each in second] == [1]
