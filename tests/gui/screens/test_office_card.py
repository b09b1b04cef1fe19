"""The office card: its six words as a sheet to print, which is not the stick's."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from PySide6.QtWidgets import QApplication

from krachtigthuis_desktop.errors import StickFault
from krachtigthuis_desktop.gui.run import at_once
from krachtigthuis_desktop.gui.screens.office_card.model import OfficeCardModel
from krachtigthuis_desktop.gui.screens.office_card.view import OfficeCardView
from krachtigthuis_desktop.letters.card_words import STRIPS
from tests.gui.screens.walk import button
from tests.office.bureau import NOW, Bureau


@pytest.fixture
def model(bureau: Bureau) -> OfficeCardModel:
    return OfficeCardModel(bureau.desk, lambda: NOW, at_once)


def test_the_six_words_are_saved_as_strips_to_cut(
    program: QApplication, model: OfficeCardModel, tmp_path: Path
) -> None:
    view = OfficeCardView(model)
    view.opened(None)
    assert button(view, "card.sheet").isEnabled()
    for _twice in range(2):
        model.save_words(tmp_path)
        assert model.error is None
    assert model.sheet is not None
    assert model.shown is not None
    with pdfplumber.open(BytesIO(model.sheet.read_bytes())) as pdf:
        assert len(pdf.pages) == 1
        text = " ".join(pdf.pages[0].extract_text().split())
    assert text.count(" ".join(model.shown.words)) == STRIPS
    assert text.count("1 maart 2026") == STRIPS
    assert view._good.isVisibleTo(view)


def test_a_folder_that_is_gone_is_told(model: OfficeCardModel, tmp_path: Path) -> None:
    model.save_words(tmp_path / "nergens")
    assert model.sheet is None
    assert model.error is not None
    assert model.error.code is StickFault.GONE
