"""Pakketten: one state per bundle, a bad one apart that stops no other, and the report begins with what cannot wait."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from krachtigthuis_desktop.domain.revision import Revision
from krachtigthuis_desktop.explain.bundles import KEPT, NOT_KEPT
from krachtigthuis_desktop.gui import look
from krachtigthuis_desktop.gui.parts.words import Words
from krachtigthuis_desktop.gui.run import at_once
from krachtigthuis_desktop.gui.screens.apart.model import ApartModel
from krachtigthuis_desktop.gui.screens.inbox.model import InboxModel, State
from krachtigthuis_desktop.gui.screens.inbox.on_stick import bundles_in
from krachtigthuis_desktop.gui.screens.inbox.said import summary
from krachtigthuis_desktop.gui.screens.inbox.view import InboxView
from krachtigthuis_desktop.gui.theme import CONTRAST, DARK
from krachtigthuis_desktop.i18n import tr
from krachtigthuis_desktop.office import quarantine, revoking, set_apart
from krachtigthuis_desktop.office.desk import Desk
from krachtigthuis_desktop.office.importing import import_bundles
from krachtigthuis_desktop.office.report import Report
from tests.gui.names import nameless, without_handle
from tests.gui.picture import assert_same_picture
from tests.gui.screens.office_story import SECOND_PHRASE, office_at, with_a_colleague
from tests.gui.screens.settle import settle
from tests.gui.screens.walk import button
from tests.office.bureau import NOW, ROOT_PHRASE, Bureau, a_hand
from tests.office.visit import Visit


def here(desk: Desk, files: Sequence[Path], *, dry_run: bool) -> Report:
    """The import without its child: these tests are about the screen; tests/office/test_beside.py has the child."""
    return import_bundles(desk, files, dry_run=dry_run, now=NOW)


def shown(bureau: Bureau, go: Callable[..., None] = lambda *_where: None) -> tuple[InboxModel, InboxView]:
    model = InboxModel(bureau.desk, lambda: NOW, at_once, here)
    return model, InboxView(model, go)


def filled(bureau: Bureau) -> tuple[InboxModel, InboxView]:
    """Ready, ready with a gap before it, known, changed on the stick, and of a laptop that nobody knows."""
    anna, bram = bureau.anna, bureau.bram
    known = bureau.put(bram.bundle(bram.case(6)), "KTH-0000000000000029.age")
    here(bureau.desk, [known], dry_run=False)
    lost = bram.case(3)
    bram.bundle(lost)
    files = [
        bureau.put(anna.bundle(anna.case(7)), "KTH-0000000000000012.age"),
        bureau.put(bram.bundle([*lost, *bram.case(12)]), "KTH-0000000000000031.age"),
        known,
    ]
    changed = bureau.stick / "KTH-E55D20B9417CA3F8.age"
    whole = bytearray(files[0].read_bytes())
    whole[-100] ^= 1
    changed.write_bytes(whole)
    stranger = a_hand("e0" * 16)
    stranger.office, stranger.recipient = anna.office, anna.recipient
    files += [changed, bureau.put(stranger.bundle(stranger.case(2)), "KTH-00000000000000AA.age")]
    model, view = shown(bureau)
    model.add(files)
    return model, view


def test_each_bundle_has_one_state_and_a_bad_one_stops_no_other(bureau: Bureau) -> None:
    model, _view = filled(bureau)
    assert [item.state for item in model.items] == [
        State.READY,
        State.KNOWN,
        State.READY,
        State.UNREAD,
        State.UNREAD,
    ]
    assert [item.report.reason for item in model.items if item.is_bad] == ["unknown_device", "corrupt"]
    model.start()
    assert [item.state for item in model.items][:3] == [State.IMPORTED, State.KNOWN, State.IMPORTED]


def test_a_gap_is_a_remark_beside_a_bundle_that_goes_in(bureau: Bureau) -> None:
    model, _view = filled(bureau)
    gap = model.gap_of(model.items[2])
    assert gap is not None
    assert gap.missing == (2,)
    assert model.items[2].chosen


def test_what_is_unticked_does_not_go_in(bureau: Bureau) -> None:
    model, _view = filled(bureau)
    model.tick(model.items[0].key, on=False)
    model.start()
    assert [item.state for item in model.items][:3] == [State.READY, State.KNOWN, State.IMPORTED]


def test_trying_first_changes_nothing(bureau: Bureau) -> None:
    model, _view = filled(bureau)
    with bureau.desk.store.read() as tx:
        before = tx.audit_head()
    model.attempt()
    assert model.report is not None
    assert model.report.dry_run
    with bureau.desk.store.read() as tx:
        assert tx.audit_head() == before


def test_an_unknown_laptop_has_a_way_to_the_laptops(bureau: Bureau) -> None:
    went: list[tuple[str, ...]] = []
    model, view = shown(bureau, lambda *where: went.append(where))
    stranger = a_hand("e0" * 16)
    stranger.office, stranger.recipient = bureau.anna.office, bureau.anna.recipient
    model.add([bureau.put(stranger.bundle(stranger.case(2)))])
    button(view, "inbox.laptops").click()
    assert went == [("laptops",)]


def test_a_whole_stick_may_be_dropped(bureau: Bureau) -> None:
    bureau.put(bureau.anna.bundle(bureau.anna.case(2)))
    (bureau.stick / "holiday.jpg").write_bytes(b"not ours")
    model, _view = shown(bureau)
    model.add([bureau.stick])
    assert [item.state for item in model.items] == [State.READY]


def test_only_what_stands_in_the_store_is_deleted_from_the_stick(bureau: Bureau) -> None:
    model, _view = filled(bureau)
    model.tick(model.items[0].key, on=False)
    model.start()
    kept = model.items[0].path
    bad = [item.path for item in model.items if item.is_bad]
    model.delete()
    assert model.deleted == 2
    assert kept.exists()
    assert all(path.exists() for path in bad)


def test_every_control_has_a_name_and_a_handle(bureau: Bureau) -> None:
    _model, view = filled(bureau)
    view.resize(1280, 800)
    view.show()
    assert nameless(view) == []
    assert without_handle(view) == []


@pytest.mark.parametrize(
    ("name", "worn"),
    [
        ("inbox", look.Look()),
        ("inbox-dark", look.Look(theme=DARK)),
        ("inbox-contrast", look.Look(theme=CONTRAST)),
        ("inbox-200", look.Look(text_size=200)),
    ],
)
def test_the_inbox_looks_as_drawn(program: QApplication, bureau: Bureau, name: str, worn: look.Look) -> None:
    look.put_on(program, worn)
    model, view = filled(bureau)
    # The codes of holders are drawn anew each time.
    codes = {"Anna de Vrijwilliger": "KT-04", "Bram de Professional": "KT-02", "": None}
    model.items = tuple(replace(each, report=replace(each.report, holder=codes[each.name])) for each in model.items)
    view.refresh()
    assert_same_picture(view, name)


def a_fork_on_the_stick(bureau: Bureau) -> Path:
    """Two bundles of Anna with one number: the first went in, the second lies on the stick."""
    case = bureau.anna.case(4)
    here(bureau.desk, [bureau.put(bureau.anna.bundle(case))], dry_run=False)
    twin = bureau.anna.bundle(bureau.anna.case(2), seq=1)
    return bureau.put(twin)


def test_a_bundle_that_is_not_trusted_is_only_called_kept_when_it_is_kept(bureau: Bureau) -> None:
    """The second of a fork: looked at it is not kept and says so; ticked as any other, it is, and waits for two."""
    file = a_fork_on_the_stick(bureau)
    model, view = shown(bureau)
    model.add([file])
    view.show()
    (item,) = model.items
    assert (item.state, item.chosen, set_apart.waiting(bureau.desk)) == (State.SUSPECT, True, ())
    assert tr(KEPT) not in words_of(view)
    assert tr(NOT_KEPT) in words_of(view)
    assert not button(view, "inbox.to_apart").isVisible()
    model.start()
    settle(view)
    assert [item.state for item in model.items] == [State.APART]
    assert [each.reason for each in set_apart.waiting(bureau.desk)] == ["fork"]
    assert tr(KEPT) in words_of(view)
    assert button(view, "inbox.to_apart").isVisible()
    assert not button(view, "inbox.keep").isVisible()


@pytest.mark.parametrize("reason", ["fork", "revoked_device", "broken_chain"])
def test_each_that_is_not_trusted_is_kept_from_the_window_and_two_people_let_it_in(bureau: Bureau, reason: str) -> None:
    case = bureau.anna.case(4)
    files = {
        "fork": lambda: a_fork_on_the_stick(bureau),
        "revoked_device": lambda: revoked(bureau),
        "broken_chain": lambda: broken(bureau, case),
    }[reason]()
    at = office_at(bureau, with_a_colleague(bureau))
    model = InboxModel(at.desk(), lambda: NOW, at_once, here)
    view = InboxView(model, lambda *_where: None)
    model.add([files])
    view.show()
    button(view, "inbox.keep").click()
    apart = ApartModel(at.desk, at.clock, at.run)
    apart.load()
    assert [each.reason for each in apart.waiting] == [reason]
    apart.type_reason("Samen bekeken")
    apart.release(SECOND_PHRASE)
    assert apart.error is None
    assert apart.done is not None
    assert apart.done.new > 0


def revoked(bureau: Bureau) -> Path:
    bureau.anna.bundle(bureau.anna.case(3))
    revoking.revoke(bureau.desk, bureau.anna.device, reason=revoking.Reason.LOST, root_phrase=ROOT_PHRASE, now=NOW)
    return bureau.put(bureau.anna.sent[0])


def broken(bureau: Bureau, case: list[Revision]) -> Path:
    here(bureau.desk, [bureau.put(bureau.anna.bundle(case))], dry_run=False)
    return bureau.put(bureau.anna.bundle(bureau.anna.case(2), prev="ab" * 32))


def test_what_was_refused_and_is_kept_once_more_waits_once_more(bureau: Bureau) -> None:
    """Its content was gone with the refusal; the sentence that it is kept holds the second time too."""
    file = a_fork_on_the_stick(bureau)
    here(bureau.desk, [file], dry_run=False)
    (waits,) = set_apart.waiting(bureau.desk)
    quarantine.refuse(bureau.desk, waits.id, why="Van wie is dit?", now=NOW)
    assert set_apart.waiting(bureau.desk) == ()
    here(bureau.desk, [file], dry_run=False)
    (again,) = set_apart.waiting(bureau.desk)
    assert again.revisions == 2


def test_only_what_is_set_apart_is_counted_as_apart(bureau: Bureau) -> None:
    model, _view = filled(bureau)
    model.add([*(each.path for each in model.items), a_fork_on_the_stick(bureau)])
    assert "2 niet ingelezen" in summary(model)
    assert "apart" not in summary(model)
    model.start()
    assert "1 apart" in summary(model)


def words_of(view: InboxView) -> str:
    return "\n".join(each.text() for each in view.findChildren(Words) if each.isVisible())


def test_last_weeks_answer_on_the_stick_is_known_as_our_own_and_not_red(visit: Visit) -> None:
    visit.worry("Eén")
    visit.bring()
    (file, *_more) = visit.answer()
    model, view = shown(visit.bureau)
    model.add([file])
    (item,) = model.items
    assert (item.state, item.is_bad, item.chosen) == (State.OURS, False, False)
    assert not view._apart.isVisibleTo(view)
    assert "1 van onszelf" in summary(model)


def test_bundles_are_found_one_level_deeper_and_under_odd_names_and_a_folder_is_none(bureau: Bureau) -> None:
    inside = bureau.stick / "Map van Anna"
    inside.mkdir()
    (bureau.stick / "KTH-00000000000000BB.age").mkdir()
    whole = bureau.put(bureau.anna.bundle(bureau.anna.case(2)))
    whole.rename(inside / "kth-00000000000000AA (1).AGE")
    assert [each.name for each in bundles_in(bureau.stick)] == ["kth-00000000000000AA (1).AGE"]
