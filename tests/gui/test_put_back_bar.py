"""An office that was put back from a backup says so above every page, until all of it was looked after."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from krachtigthuis_desktop.gui.put_back_bar import PutBackBar
from krachtigthuis_desktop.gui.window import Window
from krachtigthuis_desktop.office import put_back, since_backup
from tests.gui.whole import Whole, whole_office
from tests.office.bureau import NOW, Bureau, bureau, template

__all__ = ["bureau", "template"]


def bar(window: Window) -> PutBackBar:
    (found,) = window.findChildren(PutBackBar)
    return found


def opened(bureau: Bureau) -> Whole:
    made = whole_office(bureau.desk, look_at=lambda: NOW)
    made.window.show()
    made.worker.deliver()
    return made


def test_it_stands_above_every_page_but_that_of_the_laptops_until_it_is_done(bureau: Bureau) -> None:
    with bureau.desk.vault.store.write() as tx:
        tx.set_meta("put_back", "2026-02-20T12:00:00Z")
    put_back.settle(bureau.desk.vault, bureau.desk.store)
    whole = opened(bureau)
    shown = {key: _shown_at(whole, key) for key in whole.window._entries}
    assert [key for key, is_there in shown.items() if not is_there] == ["laptops"]
    assert len(shown) > 8
    assert "Er is nog 1 punt om na te lopen." in bar(whole.window).text()
    since_backup.tick_off(bureau.desk, "all", now=NOW)
    whole.go("inbox")
    whole.window.page("laptops")._model.acted()  # type: ignore[union-attr]
    whole.worker.deliver()
    assert not bar(whole.window).isVisible()
    whole.window.close()


def test_an_office_that_was_never_put_back_has_no_bar(bureau: Bureau) -> None:
    whole = opened(bureau)
    assert not _shown_at(whole, "settings")
    whole.window.close()


def _shown_at(whole: Whole, key: str) -> bool:
    whole.go(key)
    here: QWidget = bar(whole.window)
    return here.isVisible()
