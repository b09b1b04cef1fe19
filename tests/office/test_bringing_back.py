"""What others wrote and a laptop still holds comes back to an office that was put back, vouched for by that office."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from krachtigthuis_desktop.bundle import vouching
from krachtigthuis_desktop.bundle.payload import Vouched
from krachtigthuis_desktop.care import conversations
from krachtigthuis_desktop.crypto import sshsig
from krachtigthuis_desktop.domain.records import HomeFront, Worry
from krachtigthuis_desktop.domain.revision import Revision
from krachtigthuis_desktop.errors import NotAllowed
from krachtigthuis_desktop.office import assigning, erasing, quarantine
from krachtigthuis_desktop.prison import bringing_back, forgetting
from krachtigthuis_desktop.prison.new_keys import keys
from krachtigthuis_desktop.storage import Reader
from tests.office.put_back import Folders, backed_up, put_back
from tests.office.test_office_put_back import there_and_back
from tests.office.visit import Visit, a_visit


@pytest.fixture
def bram(visit: Visit, tmp_path: Path) -> Iterator[Visit]:
    """A colleague who shares the family of `visit`."""
    visit.worry("Eén")
    visit.round()
    other = a_visit(visit.bureau, tmp_path / "bram", name="Bram")
    other.home, other.now = visit.home, visit.now
    assigning.assign(visit.bureau.desk, visit.home, [visit.device, other.device], hand=visit.staff())
    other.apply(*other.answer(root=True))
    visit.apply(*visit.answer())
    other.now = visit.now = max(visit.now, other.now)
    yield other
    other.laptop.close()


def shared(visit: Visit, bram: Visit, tmp_path: Path) -> Folders:
    """A backup; then Bram writes, the office has it, and it reaches the laptop of `visit`."""
    folders = backed_up(visit, tmp_path / "disk")
    bram.worry("Van Bram")
    bram.bring()
    visit.now = max(visit.now, bram.now)
    visit.worry("Twee")
    visit.round()
    assert {each.record.own_words for each in visit.worries()} == {"Eén", "Van Bram", "Twee"}
    return folders


def test_what_a_colleague_wrote_comes_back_by_the_laptop_that_holds_it(
    visit: Visit, bram: Visit, tmp_path: Path
) -> None:
    folders = shared(visit, bram, tmp_path)
    with put_back(folders, tmp_path / "again", visit):
        visit.apply(*visit.answer())
        visit.bring()
        assert visit.words_at_the_office() == {"Eén", "Van Bram", "Twee"}
        assert quarantine.waiting(visit.bureau.desk) == ()
        with visit.bureau.desk.store.read() as tx:
            (of_bram,) = [each for each in tx.all(Worry) if each.record.own_words == "Van Bram"]
            assert (of_bram.author, of_bram.device) == (bram.device, bram.device)
        there_and_back(visit)
        with visit.laptop.store.write() as tx:
            assert bringing_back.waiting(tx) == []


def test_what_builds_on_a_change_of_the_office_does_not_wait_for_ever(visit: Visit, tmp_path: Path) -> None:
    worry = visit.worry("Zoals het was")
    visit.round()
    folders = backed_up(visit, tmp_path / "disk")
    with visit.bureau.desk.store.read() as tx:
        there = tx.need(Worry, worry)
    conversations.change_worry(
        visit.bureau.desk.store,
        worry,
        replace(there.record, own_words="Van het kantoor"),
        base=there.head,
        hand=visit.staff(),
    )
    visit.worry("Erbij")
    visit.round()
    with visit.laptop.store.read() as tx:
        here = tx.need(Worry, worry)
    conversations.change_worry(
        visit.laptop.store, worry, replace(here.record, own_words="Daarna"), base=here.head, hand=visit.hand()
    )
    with put_back(folders, tmp_path / "again", visit):
        visit.apply(*visit.answer())
        visit.bring()
        assert visit.words_at_the_office() == {"Daarna", "Erbij"}
        with visit.bureau.desk.store.read() as tx:
            assert tx.held_back() == []


def test_a_family_of_which_the_office_lost_a_part_is_not_forgotten(visit: Visit, bram: Visit, tmp_path: Path) -> None:
    folders = shared(visit, bram, tmp_path)
    with put_back(folders, tmp_path / "again", visit):
        assigning.assign(visit.bureau.desk, visit.home, [bram.device], hand=visit.staff())
        visit.apply(*visit.answer())
        with pytest.raises(NotAllowed):
            forgetting.forget(visit.laptop.store, visit.home, now=visit.now)


def test_nobody_writes_in_anothers_name_with_a_signature_of_somebody_else(
    visit: Visit, bram: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = shared(visit, bram, tmp_path)
    with put_back(folders, tmp_path / "again", visit):
        visit.apply(*visit.answer())
        lied = bringing_back.vouchers

        def forged(tx: Reader, revisions: Sequence[Revision]) -> tuple[Vouched, ...]:
            return tuple(Vouched(data=each.data, signature=signed_by(tx, each)) for each in lied(tx, revisions))

        monkeypatch.setattr(bringing_back, "vouchers", forged)
        report, _files = visit.bring()
        assert {each.objection.value for file in report.files for each in file.rejected} == {"other_device"}
        assert "Van Bram" not in visit.words_at_the_office()


def signed_by(tx: Reader, vouched: Vouched) -> str:
    """A signature of the laptop's own over the same hashes."""
    return sshsig.sign(base64.b64decode(vouched.data), seed=keys(tx).seed, namespace=vouching.NAMESPACE).decode()


def test_what_came_back_without_its_text_gets_it_from_its_writer_but_never_when_it_was_erased(
    visit: Visit, bram: Visit, tmp_path: Path
) -> None:
    folders = backed_up(visit, tmp_path / "disk")
    worry = bram.worry("Zoals Bram het hoorde")
    with bram.laptop.store.read() as tx:
        first = tx.need(Worry, worry)
    conversations.change_worry(
        bram.laptop.store, worry, replace(first.record, own_words="Beter gezegd"), base=first.head, hand=bram.hand()
    )
    bram.bring()
    visit.now = max(visit.now, bram.now)
    visit.worry("Twee")
    visit.round()
    with put_back(folders, tmp_path / "again", visit, bram):
        visit.apply(*visit.answer())
        visit.bring()
        with visit.bureau.desk.store.read() as tx:
            assert [each.body is None for each in tx.history(worry)] == [True, False]
        bram.now = visit.now
        bram.apply(*bram.answer(root=True))
        bram.bring()
        with visit.bureau.desk.store.read() as tx:
            assert [each.body is None for each in tx.history(worry)] == [False, False]
        assert visit.bureau.desk.store.rebuild() == []
        erasing.erase(visit.bureau.desk, [worry], now=bram.hand_at())
        there_and_back(bram)
        with visit.bureau.desk.store.read() as tx:
            assert [each.body for each in tx.history(worry)] == [None, None]
            assert tx.need(HomeFront, visit.home)
