"""What cannot wait stays until somebody ticks it off: over restarts, whatever the laptop writes since."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from krachtigthuis_desktop.cli.office_words import report_lines
from krachtigthuis_desktop.domain.records.worry import Safety, State, Urgency
from krachtigthuis_desktop.errors import InputError
from krachtigthuis_desktop.office import at_hand, cannot_wait, erasing, importing, quarantine, set_apart, urgent
from krachtigthuis_desktop.office.cannot_wait import CannotWait
from krachtigthuis_desktop.office.desk import Desk, open_desk
from krachtigthuis_desktop.office.unproven import NOTHING, Unproven
from krachtigthuis_desktop.prison import handover
from tests.gui.screens.office_story import SECOND_PHRASE, a_fork, change, with_a_colleague
from tests.office.bureau import NOW, PHRASE, Bureau
from tests.office.visit import Visit, a_visit

DAY = NOW.astimezone().date()
CALM: dict[str, Any] = {"urgency": None, "deadline": None, "safety": Safety.NOT_ASKED}


def seen(visit: Visit) -> CannotWait:
    return cannot_wait.cannot_wait(visit.bureau.desk, DAY)


def why(found: CannotWait) -> list[tuple[bool, bool, int]]:
    return [(each.safety, each.urgent_now, len(each.deadlines)) for each in found.matters]


def test_each_stands_with_the_family_and_who_brought_it_and_whom_to_call(visit: Visit) -> None:
    visit.worry("Er is geslagen.", **CALM | {"safety": Safety.YES, "title": "Ruzie"})
    visit.worry("Morgen uit huis.", **CALM | {"deadline": DAY + timedelta(days=2), "title": "Huur"})
    visit.worry("Rustig.", **CALM)
    visit.bring()
    found = seen(visit)
    assert [(each.title, each.detainee, each.brought_by) for each in found.matters] == [
        ("", "Mick van der Linde", "Anna"),
        ("Huur", "Mick van der Linde", "Anna"),
    ]
    assert why(found) == [(True, False, 0), (False, False, 1)]
    assert [each.phone for each in found.call] == ["070 000 00 12"]
    assert at_hand.at_hand(visit.bureau.desk, DAY).urgent == 2


def test_it_stays_after_a_restart_and_goes_when_somebody_ticks_it_off(visit: Visit) -> None:
    visit.worry("Er is geslagen.", **CALM | {"safety": Safety.YES})
    visit.bring()
    visit.bureau.desk.close()
    with open_desk(visit.bureau.desk.home, PHRASE) as desk:
        (matter,) = cannot_wait.cannot_wait(desk, DAY).matters
        cannot_wait.tick_off(desk, matter.record, now=NOW)
        after = cannot_wait.cannot_wait(desk, DAY)
        assert after.matters == ()
        assert [(each.record, each.ticked_by) for each in after.ticked] == [(matter.record, "beheerder")]
        with desk.store.read() as tx:
            assert [line.action for line in tx.audit_since(0)][-1] == "urgent_ticked_off"
        cannot_wait.put_back(desk, matter.record, now=NOW)
        assert len(cannot_wait.cannot_wait(desk, DAY).matters) == 1


@pytest.mark.parametrize(
    "calm", [{"urgency": None}, {"state": State.SOLVED}, {"title": "Anders"}, {"deadline": None}, CALM]
)
def test_no_later_change_of_the_laptop_takes_it_away(visit: Visit, calm: dict[str, Any]) -> None:
    soon = {"urgency": Urgency.NOW, "deadline": DAY + timedelta(days=3)}
    worry = visit.worry("Vandaag nog.", **CALM | soon)
    visit.bring()
    before = why(seen(visit))
    change(visit, worry, **calm)
    visit.bring()
    assert why(seen(visit)) == before == [(False, True, 1)]


def test_what_came_and_was_closed_in_one_bundle_stands_all_the_same(visit: Visit) -> None:
    worry = visit.worry("Vandaag nog.", **CALM | {"urgency": Urgency.NOW})
    change(visit, worry, urgency=None, state=State.SOLVED)
    visit.bring()
    (matter,) = seen(visit).matters
    assert matter.urgent_now
    assert matter.done


def test_ticked_off_it_comes_back_with_a_new_reason_only(visit: Visit) -> None:
    worry = visit.worry("Vandaag nog.", **CALM | {"urgency": Urgency.NOW})
    visit.bring()
    cannot_wait.tick_off(visit.bureau.desk, worry, now=NOW)
    change(visit, worry, title="Andere titel")
    visit.bring()
    assert seen(visit).matters == ()
    change(visit, worry, safety=Safety.UNSURE)
    visit.bring()
    assert why(seen(visit)) == [(True, False, 0)]
    cannot_wait.tick_off(visit.bureau.desk, worry, now=NOW)
    change(visit, worry, urgency=None)
    visit.bring()
    change(visit, worry, urgency=Urgency.NOW)
    visit.bring()
    assert why(seen(visit)) == [(False, True, 0)]


def test_a_deadline_that_comes_near_stands_from_that_day_unless_it_was_moved(visit: Visit) -> None:
    worry = visit.worry("In mei.", **CALM | {"deadline": DAY + timedelta(days=40)})
    visit.bring()
    desk = visit.bureau.desk
    assert seen(visit).matters == ()
    assert len(cannot_wait.cannot_wait(desk, DAY + timedelta(days=34)).matters) == 1
    change(visit, worry, deadline=DAY + timedelta(days=60))
    visit.bring()
    assert cannot_wait.cannot_wait(desk, DAY + timedelta(days=34)).matters == ()
    (matter,) = cannot_wait.cannot_wait(desk, DAY + timedelta(days=60)).matters
    assert matter.deadlines == (DAY + timedelta(days=60),)


def test_a_strict_one_shows_its_number_only(visit: Visit) -> None:
    visit.worry("Geheim.", **CALM | {"urgency": Urgency.NOW, "coordinator_only": True, "title": "Geheim"})
    visit.bring()
    (matter,) = seen(visit).matters
    assert (matter.title, matter.detainee) == ("", "")
    assert matter.number


def test_what_was_only_tried_is_not_noted(visit: Visit, tmp_path: Path) -> None:
    other = a_visit(visit.bureau, tmp_path / "other", name="Bram")
    other.begin()
    other.worry("Nu.", **CALM | {"urgency": Urgency.NOW})
    taken = handover.take_along(other.laptop.store, visit.bureau.stick, now=other.hand().now)
    files = [each.path for each in taken]
    importing.import_bundles(visit.bureau.desk, files, dry_run=True, now=NOW)
    assert seen(visit).matters == ()
    other.laptop.close()


def test_a_released_bundle_reports_its_dangers_and_they_stay(visit: Visit, tmp_path: Path) -> None:
    a_fork(visit, tmp_path / "aside")
    desk: Desk = with_a_colleague(visit.bureau)
    visit.worry("Er is geslagen.", **CALM | {"safety": Safety.YES})
    visit.worry("Nu.", **CALM | {"urgency": Urgency.NOW, "title": "Nu bellen"})
    visit.bring()
    waits = set_apart.waiting(desk)
    done = [
        quarantine.release(desk, each.id, why="Samen bekeken", second_phrase=SECOND_PHRASE, now=visit.hand().now)
        for each in waits
    ]
    pressing = [each.pressing for each in done]
    assert sum(each.safety_signals for each in pressing) == 1
    assert [line.title for each in pressing for line in each.worries] == ["Nu bellen"]
    assert {line.brought_by for each in pressing for line in (*each.worries, *each.signals)} == {"Anna"}
    assert why(cannot_wait.cannot_wait(desk, DAY)) == [(True, False, 0), (False, True, 0)]


def test_what_was_set_apart_and_cannot_wait_is_counted_until_people_decide(visit: Visit, tmp_path: Path) -> None:
    """Nobody vouches for it: counts alone, no text. What stands here already is no news."""
    visit.worry("Nu.", **CALM | {"urgency": Urgency.NOW})
    a_fork(visit, tmp_path / "aside")
    desk: Desk = with_a_colleague(visit.bureau)
    before = cannot_wait.cannot_wait(desk, DAY)
    visit.worry("Er is geslagen.", **CALM | {"safety": Safety.YES})
    visit.worry("Over een maand.", **CALM | {"deadline": DAY + timedelta(days=30)})
    report, _files = visit.bring()
    assert (report.unproven.worries, report.unproven.signals) == (1, 1)
    said = report_lines(report)
    assert said[0] == "Dit kan niet wachten:"
    assert "In wat apart is gezet, staat 1 zorg die niet kan wachten. 1 signaal over veiligheid." in said[1]
    assert "Of het klopt, weet nog niemand." in said[1]
    assert report.pressing.is_empty
    assert [each.phone for each in report.pressing.call] == ["070 000 00 12"]
    found = cannot_wait.cannot_wait(desk, DAY)
    assert (found.matters, found.apart) == (before.matters, Unproven(worries=1, signals=1))
    assert at_hand.at_hand(desk, DAY).urgent == len(found.matters) + 1
    assert cannot_wait.cannot_wait(desk, DAY + timedelta(days=25)).apart.worries == 2
    (item,) = (each for each in set_apart.waiting(desk) if each.id in set_apart.urgent(desk, DAY))
    quarantine.refuse(desk, item.id, why="Niet echt", now=visit.hand().now)
    assert cannot_wait.cannot_wait(desk, DAY).apart == NOTHING


def test_a_centre_from_before_is_noted_once_with_both_stories(bureau: Bureau, visit: Visit) -> None:
    visit.worry("Nu.", **CALM | {"urgency": Urgency.NOW})
    visit.worry("Later.", **CALM | {"deadline": DAY + timedelta(days=30)})
    visit.bring()
    with bureau.desk.store.write() as tx:
        for record in urgent.all_noted(tx):
            tx.drop_meta(f"urgent:{record}")
        tx.drop_meta("urgent_begun")
    assert seen(visit).matters == ()
    bureau.desk.close()
    with open_desk(bureau.desk.home, PHRASE) as desk, desk.store.read() as tx:
        assert len(urgent.all_noted(tx)) == 2
        assert cannot_wait.count(tx, DAY) == 1


def test_of_what_was_erased_nothing_is_kept(visit: Visit) -> None:
    worry = visit.worry("Nu.", **CALM | {"urgency": Urgency.NOW})
    visit.bring()
    erasing.erase(visit.bureau.desk, [visit.home], now=NOW)
    assert seen(visit) == CannotWait(call=seen(visit).call)
    with visit.bureau.desk.store.read() as tx:
        assert urgent.all_noted(tx) == {}
    with pytest.raises(InputError):
        cannot_wait.tick_off(visit.bureau.desk, worry, now=NOW)
