"""Import of a bundle with 5,000 revisions, beside a bare multi-row insert of the rows that it makes.

Both engines; the whole command is measured: open, verify, judge, write, report. Memory is measured in a process
of its own, above what it has when the office stands open.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select, text

from krachtigthuis_desktop.office.desk import Desk, open_desk
from krachtigthuis_desktop.office.importing import import_bundles
from krachtigthuis_desktop.storage import Store, tables
from tests.bench import Row
from tests.office.bureau import NOW, PHRASE, Template, a_template
from tests.postgres import new_database, server

REVISIONS = 5000
TIMES = 3


def rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        template = a_template(Path(folder))
        file = _bundle(template, Path(folder))
        ours, floor = _on_sqlcipher(template, file, Path(folder))
        yield Row(name=f"import a bundle of {REVISIONS:,} revisions, SQLCipher", ours=ours, floor=floor, goal=3.0)
        with server(durable=True) as socket:
            ours, floor = _on_postgres(template, file, Path(folder), socket)
        yield Row(name=f"import a bundle of {REVISIONS:,} revisions, PostgreSQL", ours=ours, floor=floor, goal=3.0)
        above = _memory(template, file, Path(folder))
        yield Row(name="memory of that import, above idle", ours=above, floor=None, unit="MB", at_most=160)


def _bundle(template: Template, folder: Path) -> Path:
    file = folder / "bundle.age"
    with open_desk(template.home, PHRASE):
        file.write_bytes(template.anna.bundle(template.anna.case(REVISIONS)).outer)
    return file


def _on_sqlcipher(template: Template, file: Path, folder: Path) -> tuple[float, float]:
    """Milliseconds of the import and of the bare insert, the best of some rounds by turns."""
    ours, floor = [], []
    for turn in range(TIMES):
        home = folder / f"office-{turn}"
        shutil.copytree(template.home, home)
        with open_desk(home, PHRASE) as desk:
            ours.append(_import(desk, file))
            made = _all_rows(desk.store)
        empty = folder / f"empty-{turn}"
        shutil.copytree(template.home, empty)
        with open_desk(empty, PHRASE) as desk:
            floor.append(_bare(desk.store, made))
    return min(ours), min(floor)


def _on_postgres(template: Template, file: Path, folder: Path, socket: Path) -> tuple[float, float]:
    ours, floor = [], []
    for turn in range(TIMES):
        home = folder / f"office-pg-{turn}"
        shutil.copytree(template.home, home)
        with open_desk(home, PHRASE, database=new_database(socket)) as desk:
            ours.append(_import(desk, file))
            made = _all_rows(desk.store)
        home = folder / f"empty-pg-{turn}"
        shutil.copytree(template.home, home)
        with open_desk(home, PHRASE, database=new_database(socket)) as desk:
            floor.append(_bare(desk.store, made))
    return min(ours), min(floor)


def _import(desk: Desk, file: Path) -> float:
    start = time.perf_counter()
    report = import_bundles(desk, [file], now=NOW)
    took = (time.perf_counter() - start) * 1000
    if report.files[0].counts.new != REVISIONS:
        raise RuntimeError("the import did not take everything in")
    return took


Made = list[tuple[Any, list[dict[str, Any]]]]
_WORDS = "INSERT INTO {}_fts(rowid, words) VALUES (:key, :words)"
_BARE = (tables.revisions, tables.heads, *tables.rows.values(), tables.search_open, tables.search_strict)


def _all_rows(store: Store) -> Made:
    """The rows that the import made in the journal, the current rows and the words."""
    with store._engine.connect() as connection:
        return [(table, [dict(row._mapping) for row in connection.execute(select(table))]) for table in _BARE]


def _bare(store: Store, made: Made) -> float:
    """The same rows, nothing judged: one transaction, one multi-row insert per table, the same indexes.

    Through the driver as SQLAlchemy hands it over, so that only the work of the program itself differs.
    """
    start = time.perf_counter()
    with store._engine.connect().execution_options(writes=True) as connection, connection.begin():
        for table, rows in made:
            if not rows:
                continue
            connection.execute(insert(table), rows)
            if table.name.startswith("search_") and connection.dialect.name == "sqlite":
                words = [{"key": row["key"], "words": row["words"]} for row in rows]
                connection.execute(text(_WORDS.format(table.name)), words)
    return (time.perf_counter() - start) * 1000


_CHILD = """
import sys
from pathlib import Path
from krachtigthuis_desktop.office.desk import open_desk
from krachtigthuis_desktop.office.importing import import_bundles
from tests.office.bureau import NOW, PHRASE

def memory(name):
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith(name)) / 1000

with open_desk(Path(sys.argv[1]), PHRASE) as desk:
    Path("/proc/self/clear_refs").write_text("5")
    idle = memory("VmRSS")
    import_bundles(desk, [Path(sys.argv[2])], now=NOW)
    print(memory("VmHWM") - idle)
"""


def _memory(template: Template, file: Path, folder: Path) -> float:
    """Megabytes at the highest point above the idle process, in a process of its own."""
    home = folder / "office-memory"
    shutil.copytree(template.home, home)
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, str(home), str(file)], capture_output=True, text=True, check=True
    )
    return float(done.stdout)
