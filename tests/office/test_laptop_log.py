"""The log that a laptop tells, against what it told before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from krachtigthuis_desktop.office.laptop_log import keep
from krachtigthuis_desktop.office.report import Remark
from krachtigthuis_desktop.storage import AuditLine, Store
from krachtigthuis_desktop.storage.audit import line_hash, next_line
from tests.builders import DEVICE, INCARNATION


def a_log(lines: int, *, actions: str = "record_new") -> list[AuditLine]:
    log: list[AuditLine] = []
    for _ in range(lines):
        line = next_line(
            log[-1] if log else None,
            device=DEVICE,
            incarnation=INCARNATION,
            at="2026-03-01T09:30:00Z",
            actor=DEVICE,
            action=actions,
            record=None,
            result="ok",
        )
        log.append(line)
    return log


def told(store: Store, lines: list[AuditLine], head: AuditLine | None = None) -> Remark | None:
    """Keep these lines, with the last of them as the head unless another is said."""
    end = head or (lines[-1] if lines else None)
    with store.write() as tx:
        return keep(tx, lines, device=DEVICE, incarnation=INCARNATION, head=(end.n, end.sha256) if end else None)


def kept(store: Store) -> list[int]:
    with store.read() as tx:
        return [line.n for line in tx.audit_since(0, device=DEVICE, incarnation=INCARNATION)]


def test_a_log_that_goes_on_where_it_stopped_is_kept_without_a_remark(store: Store) -> None:
    log = a_log(6)
    assert told(store, log[:4]) is None
    assert told(store, log[4:]) is None
    assert kept(store) == [1, 2, 3, 4, 5, 6]


def test_lines_told_again_are_kept_once(store: Store) -> None:
    log = a_log(6)
    assert told(store, log[:4]) is None
    assert told(store, log) is None
    assert kept(store) == [1, 2, 3, 4, 5, 6]


def test_missing_lines_are_a_remark_and_the_rest_is_kept(store: Store) -> None:
    log = a_log(6)
    told(store, log[:2])
    assert told(store, log[4:]) is Remark.AUDIT_GAP
    assert kept(store) == [1, 2, 5, 6]


def test_another_line_under_a_known_number_differs_and_nothing_is_kept(store: Store) -> None:
    told(store, a_log(4))
    assert told(store, a_log(6, actions="record_changed")) is Remark.AUDIT_DIFFERS
    assert kept(store) == [1, 2, 3, 4]


def test_a_branch_after_what_is_known_differs(store: Store) -> None:
    """The vault was put back to line 3 and went on from there."""
    log = a_log(5)
    told(store, log)
    branch = next_line(
        log[2],
        device=DEVICE,
        incarnation=INCARNATION,
        at="2026-03-02T09:30:00Z",
        actor=DEVICE,
        action="record_new",
        record=None,
        result="ok",
    )
    assert told(store, [branch]) is Remark.AUDIT_DIFFERS


@pytest.mark.parametrize("place", [0, 2, 5])
def test_a_changed_line_breaks_the_chain(store: Store, place: int) -> None:
    log = a_log(6)
    log[place] = replace(log[place], action="vault_opened")
    assert told(store, log) is Remark.AUDIT_DIFFERS
    log[place] = replace(log[place], sha256=line_hash(log[place]))
    assert (told(store, log) is Remark.AUDIT_DIFFERS) is (place < 5)


def test_a_line_taken_out_of_the_middle_breaks_the_chain(store: Store) -> None:
    log = a_log(6)
    assert told(store, [*log[:2], *log[3:]]) is Remark.AUDIT_DIFFERS


def test_a_log_cut_off_before_its_head_differs(store: Store) -> None:
    log = a_log(6)
    assert told(store, log[:4], head=log[5]) is Remark.AUDIT_DIFFERS


def test_lines_of_another_laptop_are_never_kept(store: Store) -> None:
    log = [replace(line, device="e7" * 16) for line in a_log(2)]
    assert told(store, log) is Remark.AUDIT_DIFFERS


def test_no_new_lines_and_the_head_we_know_is_fine(store: Store) -> None:
    log = a_log(3)
    told(store, log)
    assert told(store, [], head=log[2]) is None


def test_no_new_lines_and_a_head_that_we_know_otherwise_differs(store: Store) -> None:
    log = a_log(3)
    told(store, log)
    assert told(store, [], head=replace(log[2], sha256="0" * 64)) is Remark.AUDIT_DIFFERS
