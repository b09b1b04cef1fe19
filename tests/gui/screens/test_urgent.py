"""Kan niet wachten: on top and counted until somebody ticks it off, which can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from krachtigthuis_desktop.domain.records.worry import Safety, Urgency
from krachtigthuis_desktop.gui import look
from krachtigthuis_desktop.gui.office_at import OfficeAt
from krachtigthuis_desktop.gui.parts.line_row import LineRow
from krachtigthuis_desktop.gui.parts.words import Words
from krachtigthuis_desktop.gui.screens.fronts.entry import entry as fronts_entry
from krachtigthuis_desktop.gui.screens.fronts.view import FrontsView
from krachtigthuis_desktop.gui.screens.inbox.entry import entry as inbox_entry
from krachtigthuis_desktop.gui.screens.urgent.entry import entry
from krachtigthuis_desktop.gui.screens.urgent.said import title
from krachtigthuis_desktop.gui.screens.urgent.view import UrgentView
from krachtigthuis_desktop.office.cannot_wait import cannot_wait
from krachtigthuis_desktop.office.contact import set_contacts
from tests.gui.names import nameless, without_handle
from tests.gui.picture import assert_same_picture
from tests.gui.screens.office_story import nowhere, office_at
from tests.gui.screens.settle import settle
from tests.gui.screens.walk import button
from tests.office.bureau import NOW
from tests.office.visit import Visit


def pressing_things(visit: Visit) -> None:
    visit.worry("Er is geslagen.", safety=Safety.YES, urgency=None, deadline=None, title="Ruzie thuis")
    visit.worry("Vandaag nog.", safety=Safety.NONE, urgency=Urgency.NOW, deadline=None, title="Geen eten in huis")
    visit.bring()


def shown(at: OfficeAt) -> UrgentView:
    view = entry(at).build()
    assert isinstance(view, UrgentView)
    view.opened(None)
    settle(view)
    return view


def words_of(view: QWidget) -> str:
    return "\n".join(each.text() for each in view.findChildren(Words) if each.isVisible())


def test_it_names_family_bringer_and_whom_to_call_and_goes_when_ticked(visit: Visit) -> None:
    pressing_things(visit)
    at = office_at(visit.bureau)
    at.acted()
    here = entry(at)
    assert here.count() == 2
    view = shown(at)
    said = words_of(view)
    assert "P. Professional: 070 000 00 12." in said
    assert said.count("Familie van Mick van der Linde") == 2
    assert said.count("gebracht door Anna op 1 maart") == 2
    assert "Ruzie" not in said
    records = [each.record for each in view._model.found.matters]
    for record in records:
        button(view, f"urgent.tick.{record}").click()
        settle(view)
    assert view._empty.isVisible()
    assert here.count() is None
    button(view, "urgent.good.action").click()
    settle(view)
    assert here.count() == 1


def test_the_inbox_says_it_on_top_also_after_a_lock(visit: Visit) -> None:
    """A new window, as after a lock: nothing of the last report is known, and the bar stands all the same."""
    pressing_things(visit)
    at = office_at(visit.bureau)
    page = inbox_entry(at, nowhere).build()
    settle(page)
    assert "kan niet wachten" not in words_of(page)
    at.acted()
    settle(page)
    assert "2 zorgen kunnen niet wachten." in words_of(page)


def test_a_family_without_a_name_is_not_called_strict(visit: Visit) -> None:
    pressing_things(visit)
    at = office_at(visit.bureau)
    matter = cannot_wait(at.desk(), NOW.astimezone().date()).matters[1]
    assert title(replace(matter, detainee="")) == "Familie van Naam niet bekend: Geen eten in huis"
    assert "Familie" not in title(replace(matter, detainee="", title="", strict=True))


def test_without_a_named_contact_it_says_where_to_name_one(visit: Visit) -> None:
    pressing_things(visit)
    with visit.bureau.desk.store.write() as tx:
        set_contacts(tx, ())
    assert "Wie kan dit kantoor openen" in words_of(shown(office_at(visit.bureau)))


def test_every_control_has_a_name_and_a_handle(visit: Visit) -> None:
    pressing_things(visit)
    view = shown(office_at(visit.bureau))
    assert nameless(view) == []
    assert without_handle(view) == []


@pytest.mark.parametrize(("name", "worn"), [("urgent", look.Look()), ("urgent-200", look.Look(text_size=200))])
def test_what_cannot_wait_looks_as_drawn(program: QApplication, visit: Visit, name: str, worn: look.Look) -> None:
    look.put_on(program, worn)
    pressing_things(visit)
    at = office_at(visit.bureau)
    view = shown(at)
    model = view._model
    model.tick_off(model.found.matters[1])
    model.done = None
    view.refresh()
    # Numbers are drawn anew each time.
    model.found = replace(
        model.found,
        matters=tuple(replace(each, number="ACDEFGHJK") for each in model.found.matters),
        ticked=tuple(replace(each, number="ACDEFGHJL") for each in model.found.ticked),
    )
    view.refresh()
    assert_same_picture(view, name)


def test_a_press_on_a_row_opens_its_family_and_a_strict_one_opens_nothing(visit: Visit) -> None:
    pressing_things(visit)
    visit.worry("Geheim.", urgency=Urgency.NOW, coordinator_only=True)
    visit.bring()
    went = list[tuple[str, ...]]()
    view = entry(office_at(visit.bureau), lambda *where: went.append(where)).build()
    assert isinstance(view, UrgentView)
    view.opened(None)
    settle(view)
    rows = view.findChildren(LineRow)
    opening = [each.home for each in view._model.found.matters]
    assert len(rows) == len(opening) == 3
    for row in rows:
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert sorted(map(str, opening)) == sorted(["None", *(where[1] for where in went)])
    assert {where[0] for where in went} == {"fronts"}
    button(view, f"urgent.family.{view._model.found.matters[0].record}").click()
    assert len(went) == 3
    families = fronts_entry(office_at(visit.bureau), nowhere).build()
    assert isinstance(families, FrontsView)
    families.opened(went[0][1])
    settle(families)
    assert families._model.selected == went[0][1]
