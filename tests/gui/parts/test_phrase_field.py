"""A phrase is tried as it was typed: the field never finishes or changes a word, on whichever page it stands."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.crypto import wordlist
from krachtigthuis_desktop.gui.parts.phrase_field import PhraseField

SENTENCES = (
    "maar oma wacht op haar met verse appeltaart en koffie",
    "Ik dans het liefst hard op oude muziek met mijn zus",
    "vroeger ging ik iedere zomer naar zee met mijn opa",
)


@pytest.mark.parametrize("typed", [*SENTENCES, " ".join(word[:4] for word in wordlist.words()[::97])])
def test_what_is_typed_is_what_is_tried(program: QApplication, typed: str) -> None:
    field = PhraseField("Wachtzin", identifier="phrase")
    field.show()
    QTest.keyClicks(field.line, typed + " ")
    assert field.text() == typed + " "
    assert not vault.strength(typed).weak
