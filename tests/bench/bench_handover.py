"""Taking 5,000 revisions along, beside making, hashing and sealing the very same bytes."""

from __future__ import annotations

import hashlib
import secrets
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from krachtigthuis_desktop.crypto import agefile
from krachtigthuis_desktop.domain.canonical import to_bytes
from krachtigthuis_desktop.domain.revision import to_json
from krachtigthuis_desktop.prison import handover, office_card
from krachtigthuis_desktop.vault import FLOOR, LAPTOP, OpenVault, create
from tests.bench import Row
from tests.builders import revisions
from tests.prison.test_handover import Office

REVISIONS = 5_000
TIMES = 3
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def rows() -> Iterator[Row]:
    ours, floor = [], []
    for _turn in range(TIMES):
        with tempfile.TemporaryDirectory() as folder:
            one, bare = _measure(Path(folder))
        ours.append(one)
        floor.append(bare)
    yield Row(f"take along {REVISIONS:,} revisions", median(ours), median(floor), goal=2.0)


def _measure(folder: Path) -> tuple[float, float]:
    """Milliseconds of the whole use case, stick and log included; and of JSON, SHA-256 and age alone."""
    office = Office()
    vault, _paper = create(folder / "home", kind=LAPTOP, phrase=secrets.token_hex(20), now=NOW, cost=FLOOR)
    with office_card.pin_card(vault, office.file, words=office.words) as laptop:
        _fill(laptop)
        stick = folder / "stick"
        stick.mkdir()
        begun = time.perf_counter()
        (taken,) = handover.take_along(laptop.store, stick, now=NOW)
        ours = time.perf_counter() - begun
        with laptop.store.read() as tx:
            waiting = tx.unreceipted()
    recipient = agefile.new_identity().recipient
    begun = time.perf_counter()
    payload = to_bytes({"revisions": [to_json(revision) for revision in waiting]})
    hashlib.sha256(payload).digest()
    agefile.seal(payload, [recipient])
    floor = time.perf_counter() - begun
    assert taken.size > len(payload)
    return ours * 1000, floor * 1000


def _fill(laptop: OpenVault) -> None:
    """As many worries of this very laptop, put in as if they had been written here."""
    with laptop.store.write() as tx:
        device, incarnation = tx.meta("device") or "", tx.meta("incarnation") or ""
        tx.insert(list(revisions(REVISIONS, device=device, incarnation=incarnation, author=device)))
