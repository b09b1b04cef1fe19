"""`kill -9` in the middle of an import: each bundle is in as a whole or not at all, and the import can be done again."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

from krachtigthuis_desktop.domain.records import Worry
from krachtigthuis_desktop.office.desk import open_desk
from krachtigthuis_desktop.office.importing import import_bundles
from tests.office.bureau import NOW, PHRASE, Template, _fresh, copied
from tests.share import full

BUNDLES, REVISIONS = 6, 40
WORRIES = REVISIONS - 3

_CHILD = """
import sys
from pathlib import Path
from krachtigthuis_desktop.office.desk import open_desk
from krachtigthuis_desktop.office.importing import import_bundles
from tests.office.bureau import copied, NOW, PHRASE

with open_desk(Path(sys.argv[1]), PHRASE) as desk:
    print("open", flush=True)
    import_bundles(desk, [Path(name) for name in sys.argv[2:]], now=NOW)
    print("done", flush=True)
"""


def killed(home: Path, files: list[Path], after: float) -> bool:
    """Import in a process of its own that is killed some seconds after it began; True when it came to its end."""
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(home), *map(str, files)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "open\n"
    time.sleep(after)
    child.kill()
    rest = child.stdout.read()
    child.wait()
    child.stdout.close()
    return rest == "done\n"


def test_a_killed_import_stands_before_or_after_each_bundle(template: Template, tmp_path: Path) -> None:
    anna = _fresh(template.anna)
    files = []
    for number in range(BUNDLES):
        files.append(tmp_path / f"{number}.age")
        files[-1].write_bytes(anna.bundle(anna.case(REVISIONS)).outer)
    chance = random.Random(7)
    part_way = 0
    for turn in range(full(6, 200)):
        home = tmp_path / f"office-{turn}"
        copied(template, home)
        killed(home, files, chance.uniform(0.02, 0.5))
        with open_desk(home, PHRASE) as desk:
            desk.store.check()
            with desk.store.read() as tx:
                taken, worries = len(tx.bundles_in()), tx.count(Worry)
            assert worries == taken * WORRIES
            part_way += 0 < taken < BUNDLES
            report = import_bundles(desk, files, now=NOW)
            outcomes = [each.outcome.value for each in report.files]
            assert outcomes == ["duplicate"] * taken + ["imported"] * (BUNDLES - taken)
            with desk.store.read() as tx:
                assert tx.count(Worry) == BUNDLES * WORRIES
        shutil.rmtree(home)
    assert part_way >= full(0, 10)
