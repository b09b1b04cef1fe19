"""Printing: the very bytes on standard input, the right options, faults in words, no file in between."""

from __future__ import annotations

from pathlib import Path

import pytest

from krachtigthuis_desktop.errors import LetterError, LetterFault
from krachtigthuis_desktop.gui.printing import SOCKET, Cups, writes_a_file
from tests.gui.fake_printer import FakeCups

PDF = b"%PDF-1.4\nnot for the disk\n\x00\xff"


@pytest.fixture
def fake(tmp_path: Path) -> FakeCups:
    return FakeCups(tmp_path / "cups")


def test_the_printer_gets_the_very_bytes_over_the_socket(fake: FakeCups) -> None:
    fake.cups.send(PDF, "ACD-EFG-HJK", queue="HP-Wijkkantoor")
    ((arguments, server, given),) = fake.jobs()
    assert given == PDF
    assert server == SOCKET
    assert arguments[:4] == ["-d", "HP-Wijkkantoor", "-t", "ACD-EFG-HJK"]
    assert "print-scaling=none" in arguments  # or the address leaves the window of the envelope
    assert arguments[-1] == "-"


def test_the_usual_printer_stands_first(fake: FakeCups) -> None:
    assert fake.cups.queues() == ("Kopieerapparaat", "HP-Wijkkantoor")


def test_the_usual_printer_may_have_settings_of_its_own(tmp_path: Path) -> None:
    fake = FakeCups(tmp_path / "cups", usual="HP-Wijkkantoor/duplex")
    assert fake.cups.queues() == ("HP-Wijkkantoor", "Kopieerapparaat")


@pytest.mark.parametrize(
    "name", ["Microsoft Print to PDF", "Microsoft XPS Document Writer", "Fax", "PDF", "CUPS-PDF", "OneNote (Desktop)"]
)
def test_a_printer_that_makes_a_file_is_not_offered(name: str) -> None:
    assert writes_a_file(name)


@pytest.mark.parametrize("name", ["HP-Wijkkantoor", "Kantoor_PDF_laser", "Faxandria 12", "Kopieerapparaat"])
def test_a_printer_of_paper_is(name: str) -> None:
    assert not writes_a_file(name)


def test_a_printer_that_refuses_is_said(fake: FakeCups) -> None:
    fake.answer(1)
    with pytest.raises(LetterError) as refused:
        fake.cups.send(PDF, "x", queue="HP-Wijkkantoor")
    assert refused.value.code is LetterFault.PRINTER


def test_without_printing_on_this_computer_there_is_no_printer(tmp_path: Path) -> None:
    none = Cups(lp=str(tmp_path / "lp"), lpstat=str(tmp_path / "lpstat"))
    assert none.queues() == ()
    with pytest.raises(LetterError) as refused:
        none.send(PDF, "x", queue="HP-Wijkkantoor")
    assert refused.value.code is LetterFault.NO_PRINTER
