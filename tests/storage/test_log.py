"""The log is a chain: what was changed, taken out or put between shows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text

from krachtigthuis_desktop.errors import StoreError, StoreFault
from krachtigthuis_desktop.storage import AuditLine, Store, check_chain
from tests.builders import DEVICE, INCARNATION, NOW, a_worry, an_id


def lines(store: Store, how_many: int = 4) -> list[AuditLine]:
    with store.write() as tx:
        for each in range(how_many):
            tx.audit("opened", actor=DEVICE, now=NOW, record=an_id(), result="ok" if each % 2 else "refused")
        return tx.audit_since(0)


def test_every_change_leaves_a_line_without_its_text(store: Store) -> None:
    with store.write() as tx:
        first = tx.record(a_worry(own_words="geheim"), home=None, author="staff-1", now=NOW)
        tx.record(a_worry(), id=first.id, home=None, author="staff-1", now=NOW, base=first.head)
        new, changed = tx.audit_since(0)
    assert [(each.n, each.actor, each.action, each.record) for each in (new, changed)] == [
        (1, "staff-1", "record_new", first.id),
        (2, "staff-1", "record_changed", first.id),
    ]
    assert "geheim" not in repr((new, changed))


def test_the_chain_holds_over_transactions_and_its_head_is_known(store: Store) -> None:
    lines(store, 2)
    log = lines(store, 2)
    assert check_chain(log) == (4, log[-1].sha256)
    with store.read() as tx:
        assert tx.audit_head() == (4, log[-1].sha256)
        assert tx.audit_since(2) == log[2:]
    assert check_chain(log[2:], before=(2, log[1].sha256)) == (4, log[-1].sha256)


@pytest.mark.parametrize("field", ["actor", "action", "result", "at", "record", "device"])
def test_a_changed_line_is_noticed(store: Store, field: str) -> None:
    log = lines(store)
    other: dict[str, Any] = {field: an_id() if field == "record" else "other"}
    log[1] = replace(log[1], **other)
    with pytest.raises(StoreError) as broken:
        check_chain(log)
    assert (broken.value.code, broken.value.facts) == (StoreFault.AUDIT_BROKEN, {"line": 2})


def test_a_line_taken_out_or_doubled_is_noticed(store: Store) -> None:
    log = lines(store)
    for forged in (log[:1] + log[2:], log[:2] + log[1:], log[::-1], log[1:]):
        with pytest.raises(StoreError):
            check_chain(forged)


def test_a_line_changed_in_the_database_is_found_by_the_check(store: Store) -> None:
    lines(store)
    store.check()
    with store._transaction(writes=True) as connection:
        connection.execute(text("UPDATE audit SET actor = 'somebody' WHERE n = 2"))
    with pytest.raises(StoreError) as broken:
        store.check()
    assert broken.value.code is StoreFault.AUDIT_BROKEN


def test_a_new_incarnation_begins_a_new_chain(store: Store) -> None:
    lines(store)
    with store.write() as tx:
        tx.set_meta("incarnation", "2c" * 16)
        first = tx.audit("opened", actor=DEVICE, now=NOW)
        assert first.n == 1
        assert len(tx.audit_since(0)) == 1
        assert len(tx.audit_since(0, incarnation=INCARNATION)) == 4
    store.check()


def test_the_log_of_a_laptop_is_kept_once_in_the_office(store: Store, vault: Store) -> None:
    theirs = [replace(line, device="e1" * 16) for line in lines(vault)]
    with store.write() as tx:
        tx.keep_audit(theirs)
        tx.keep_audit(theirs[2:])
        assert tx.audit_since(0, device="e1" * 16, incarnation=INCARNATION) == theirs
