"""Taking in what the sticks brought: all opened first, then each bundle in its place, all of it or nothing.

A batch goes per laptop by incarnation and number, whatever the order of the files. One bundle is one transaction;
a bad one never stops the others. A dry run is the same work in one transaction that is rolled back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from ..storage import Reader, Writer
from . import urgent
from .arrival import Arrived, Door, again, door, in_turn, open_files
from .contact import contacts
from .desk import Desk
from .learning import newest_of
from .pressing import might_press, pressing
from .registry import current
from .report import Report
from .same_person import copy_noes
from .taking import Taken, take


class _OnlyTried(Exception):
    pass


def import_bundles(desk: Desk, files: Sequence[Path], *, dry_run: bool = False, now: datetime) -> Report:
    """Import files into the central store and say what came of each, in the order in which they were named.

    Before anybody is believed, the newest list of who is trusted is taken in that one of them proves (`learning`).
    Refused and quarantined files stand in the report and raise nothing. Raises VaultError or StoreError when the
    store itself cannot be written; what was imported before that stays.
    """
    at = door(desk, current(desk))
    arrived = open_files(files, at)
    come = [file for each in arrived for file in each.registry]
    if come and (newest := newest_of(desk, come, keep=not dry_run, now=now)) is not None:
        at = door(desk, newest)
        arrived = open_files(files, at)
    taken: dict[int, Taken] = {}
    if not dry_run:
        for each in in_turn(arrived):
            opened = again(each, at)
            with desk.store.write() as tx:
                taken[each.place] = _take(tx, opened, at, desk, now)
        with desk.store.read() as view:
            return _report(view, arrived, taken, now=now)
    with suppress(_OnlyTried), desk.store.write() as tx:
        for each in in_turn(arrived):
            taken[each.place] = _take(tx, again(each, at), at, desk, now)
        report = _report(tx, arrived, taken, now=now, dry_run=True)
        raise _OnlyTried
    return report


def look(desk: Desk, files: Sequence[Path], *, now: datetime) -> Report:
    """What is in them and what would come of each, for the inbox. Nothing changes."""
    return import_bundles(desk, files, dry_run=True, now=now)


def _take(tx: Writer, opened: Arrived, at: Door, desk: Desk, now: datetime) -> Taken:
    device = at.registry.device(opened.head.device) if opened.head else None
    if opened.refused is not None or device is None:
        return Taken(report=opened.refusal)
    taken = take(tx, opened, device, registry=at.registry, actor=desk.actor, now=now)
    urgent.note(tx, taken.kept, now)
    copy_noes(tx, taken.kept, actor=desk.actor, now=now)
    return taken


def _report(
    tx: Reader, arrived: Sequence[Arrived], taken: Mapping[int, Taken], *, now: datetime, dry_run: bool = False
) -> Report:
    today = now.astimezone().date()
    all_taken = [taken.get(each.place) or Taken(report=each.refusal) for each in arrived]
    brought = {
        revision.record: each.report.holder_name or each.report.holder or ""
        for each in all_taken
        for revision in each.kept
        if might_press(revision, today)
    }
    files = tuple(each.report for each in all_taken)
    call = contacts(tx)
    found = pressing(tx, brought, today, call, brought=brought)
    return Report(
        pressing=replace(found, call=call) if any(each.unproven.signals for each in files) else found,
        files=files,
        gaps=tuple(each.gap for each in all_taken if each.gap),
        dry_run=dry_run,
    )
