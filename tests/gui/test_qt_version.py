"""PySide6 6.12.0 loses a reference to None in each call and kills a Python 3.11 process after some 6,000."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from 3.12 on")
def test_a_call_of_qt_costs_no_reference_to_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _time in range(200):
        label.setText("x")

    assert abs(sys.getrefcount(None) - before) < 100
