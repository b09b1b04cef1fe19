"""SECURITY T17 and T31, as far as the store goes: no text of a record in the file, in a message or in a log."""

from __future__ import annotations

import base64
import logging
import sqlite3
import traceback
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, cast

import pytest

from krachtigthuis_desktop.domain.records import Record
from krachtigthuis_desktop.errors import KrachtigError
from krachtigthuis_desktop.storage import Quarantined, Store, Writer, journal, open_vault_file
from tests.builders import DEVICE, EVERY_KIND, NOW, a_revision, a_worry, an_id
from tests.share import full

from .conftest import name_it

CANARY = "kanarievogel-in-de-kooi"


def forms(canary: str) -> list[bytes]:
    """The canary as it could hide in a file."""
    plain = canary.encode()
    inside = [base64.b64encode(bytes(shift) + plain)[4 + shift :][:-4] for shift in range(3)]
    return [plain, canary.encode("utf-16-le"), canary.encode("utf-16-be"), plain.hex().encode(), *inside]


def found_in(folder: Path) -> list[str]:
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [file.name for file in files if any(form in file.read_bytes() for form in forms(CANARY))]


def sung(record: Record) -> Record:
    """The record with the canary in every plain text field."""
    texts = {
        field.name: f"{CANARY} {field.name}"
        for field in fields(record)
        if type(getattr(record, field.name)) is str and field.name != "number"
    }
    return replace(record, **cast("dict[str, Any]", texts))


def test_no_text_of_any_kind_stands_readable_in_the_folder(vault: Store, vault_file: Path) -> None:
    for build in EVERY_KIND:
        with vault.write() as tx:
            tx.record(sung(build()), home=None, author=DEVICE, now=NOW, reason=CANARY)
            tx.save_draft(CANARY, CANARY)
            tx.put_secret(CANARY, CANARY.encode())
            tx.set_meta("note", CANARY)
            tx.set_apart(Quarantined(id=CANARY, reason="fork", device=None, content=CANARY.encode(), arrived="now"))
            assert found_in(vault_file.parent) == []  # while the transaction runs
    vault.vacuum_into(vault_file.with_name("copy.db"))
    vault.close()
    assert found_in(vault_file.parent) == []


def test_the_scan_would_find_it(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "plain.db") as plain:
        plain.execute("CREATE TABLE t (a)")
        plain.execute("INSERT INTO t VALUES (?)", (CANARY,))
    plain.close()
    for number, form in enumerate(forms(CANARY)):
        (tmp_path / f"{number}.bin").write_bytes(b"xx" + form + b"yy")
    assert len(found_in(tmp_path)) == 1 + len(forms(CANARY))


def _same_bundle_twice(tx: Writer) -> None:
    for _ in range(2):
        tx._connection.exec_driver_sql(
            f"INSERT INTO bundles_in VALUES ('{CANARY}', '{CANARY}', 'x', 1, NULL, '', '', '', '')"  # noqa: S608
        )


WRONG: dict[str, Callable[[Writer], object]] = {
    "a text for an id": lambda tx: tx.get(type(a_worry()), cast("Any", CANARY)),
    "a text for a home": lambda tx: tx.record(a_worry(), home=cast("Any", CANARY), author=DEVICE, now=NOW),
    "nothing for an author": lambda tx: tx.record(
        a_worry(own_words=CANARY), home=None, author=cast("Any", None), now=NOW
    ),
    "a half character": lambda tx: tx.save_draft("draft", CANARY + "\ud800"),
    "a half character in a reason": lambda tx: tx.record(
        a_worry(own_words=CANARY), home=None, author=DEVICE, now=NOW, reason=CANARY + "\ud800"
    ),
    "an object for a text": lambda tx: tx.set_meta("name", cast("Any", {CANARY: 1})),
    "nothing for a text": lambda tx: tx.save_draft(CANARY, cast("Any", None)),
    "bytes that are none": lambda tx: tx.put_secret(CANARY, cast("Any", {CANARY: CANARY})),
    "the same key twice": _same_bundle_twice,
    "a stale base": lambda tx: tx.record(a_worry(own_words=CANARY), home=None, author=DEVICE, now=NOW, base=an_id()),
    "a bad statement": lambda tx: tx._connection.exec_driver_sql(f"SELECT '{CANARY}' FROM nowhere"),  # noqa: S608
    "a counter that is taken": lambda tx: [tx._connection.execute(_bare(n=1)) for _ in range(2)],
}


def _bare(n: int) -> Any:
    revision = a_revision(a_worry(own_words=CANARY), n=n, reason=CANARY)
    return journal._INSERT.values(journal._values(revision))


@pytest.mark.parametrize("wrong", WRONG)
def test_a_forced_error_tells_nothing_of_what_was_written(
    store: Store, wrong: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    for _ in range(full(3, 45)):  # with twelve ways and two engines: 1,080 in the full run
        with caplog.at_level(logging.DEBUG), pytest.raises(Exception) as error, store.write() as tx:  # noqa: PT011
            WRONG[wrong](tx)
        # A value of a wrong type is our own mistake; only then may an error be Python's, and it too says nothing.
        assert isinstance(error.value, KrachtigError | TypeError | AttributeError)
        said = "".join(traceback.format_exception(error.value)) + repr(error.value) + repr(vars(error.value))
        assert CANARY not in said
    assert CANARY not in caplog.text
    assert CANARY not in "".join(capfd.readouterr())
    with store.read() as tx:
        assert (tx.drafts(), tx.audit_head()) == ((), None)


def test_a_deleted_text_is_gone_from_the_pages(tmp_path: Path, key: bytes) -> None:
    store = name_it(open_vault_file(tmp_path / "vault.db", key, create=True))
    with store.write() as tx:
        tx.save_draft("worry", CANARY * 50)
        written = tx.record(a_worry(title=CANARY), home=None, author=DEVICE, now=NOW)
    with store.write() as tx:
        tx.delete_draft("worry")
        tx.record(a_worry(title="anders"), id=written.id, home=None, author=DEVICE, now=NOW, base=written.head)
    with store._transaction(writes=False) as connection:
        blocks = connection.exec_driver_sql("SELECT block FROM search_open_fts_data").scalars().all()
        texts = connection.exec_driver_sql("SELECT words FROM search_open").scalars().all()
    assert not [block for block in blocks if b"kanarievogel" in bytes(block) or b"anarievogel" in bytes(block)]
    assert not [text for text in texts if "kanarievogel" in text]
    store.close()
