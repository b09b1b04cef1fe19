"""SECURITY T29 for what goes back: a stick that is full, read-only or gone keeps no half file, and nothing is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from krachtigthuis_desktop.office import due, returning
from krachtigthuis_desktop.office.desk import open_desk
from tests.office.bureau import NOW, PHRASE
from tests.office.visit import Visit

_CHILD = """
import sys
from pathlib import Path
from krachtigthuis_desktop.errors import KrachtigError
from krachtigthuis_desktop.office.desk import open_desk
from krachtigthuis_desktop.office.returning import write_return
from tests.office.bureau import NOW, PHRASE

with open_desk(Path(sys.argv[1]), PHRASE) as desk:
    try:
        print("done", *[each.id for each in write_return(desk, sys.argv[2], Path(sys.argv[3]), now=NOW)])
    except KrachtigError as fault:
        print(fault.code.value, *[each.name for each in Path(sys.argv[3]).glob("*")])
"""


def on_a_small_stick(home: Path, device: str, folder: Path, options: str) -> str:
    """Write the return onto a file system of its own, mounted with these options; what the child says."""
    unshare = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-rm"]
    script = 'mount -t tmpfs -o "$0" stick "$1" && shift && exec "$@"'
    child = [sys.executable, "-c", _CHILD, str(home), device, str(folder)]
    done = subprocess.run(
        [*unshare, "sh", "-c", script, options, str(folder), *child],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_return_that_found_no_room_goes_again_with_the_same_content(visit: Visit, tmp_path: Path) -> None:
    visit.worry("Eén")
    visit.bring()
    device, desk, place = visit.device, visit.bureau.desk, tmp_path / "small"
    place.mkdir()
    desk.close()
    for options, word in (("size=8k", "stick_full"), ("ro", "stick_read_only")):
        assert on_a_small_stick(desk.home, device, place, options) == word
        assert list(place.iterdir()) == []
    place.rmdir()
    with open_desk(desk.home, PHRASE) as again:
        (told,) = [each for each in due.due(again) if each.device == device]
        assert told.unwritten
        with pytest.raises(Exception, match="stick_"):
            returning.write_return(again, device, place, now=NOW)
        written = returning.write_return(again, device, visit.bureau.stick, now=NOW)
    assert [(each.seq, each.again) for each in written] == [(2, True)]
    received = visit.apply(*[each.path for each in written])
    assert received[-1].came.accepted > 0
    with visit.laptop.store.read() as tx:
        assert tx.waiting() == (0, "")
