"""The import of the window, in a child that is handed the key: the same report, and the window's lock stays."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from krachtigthuis_desktop.errors import ProgramError, VaultError, VaultFault
from krachtigthuis_desktop.office import beside
from krachtigthuis_desktop.office.report import Outcome
from krachtigthuis_desktop.vault.beside import open_beside
from tests.office.bureau import Bureau


def test_a_child_takes_in_what_the_window_asked(bureau: Bureau) -> None:
    file = bureau.put(bureau.anna.bundle(bureau.anna.case(4)))
    tried = beside.import_beside(bureau.desk, [file], dry_run=True)
    assert [each.outcome for each in tried.files] == [Outcome.IMPORTED]
    assert tried.dry_run
    done = beside.import_beside(bureau.desk, [file], dry_run=False)
    assert done.files == tried.files
    again = beside.import_beside(bureau.desk, [file], dry_run=False)
    assert [each.outcome for each in again.files] == [Outcome.DUPLICATE]


def test_a_name_that_looks_like_an_option_is_a_file(bureau: Bureau) -> None:
    file = bureau.put(bureau.anna.bundle(bureau.anna.case(4)), name="--json")
    report = beside.import_beside(bureau.desk, [file], dry_run=True)
    assert [each.outcome for each in report.files] == [Outcome.IMPORTED]


def test_the_key_stands_in_no_argument_and_in_no_environment(bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    file = bureau.put(bureau.anna.bundle(bureau.anna.case(4)))
    ran: list[tuple[object, object]] = []
    real = subprocess.run

    def watched(command: list[str], **rest: object) -> object:
        ran.append((command, rest.get("env")))
        return real(command, **rest)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "run", watched)
    beside.import_beside(bureau.desk, [file], dry_run=True)
    ((command, env),) = ran
    assert bureau.desk.vault.data_key.hex() not in str(command)
    assert env is None


def test_a_child_that_gives_no_answer_is_a_fault_of_the_program(bureau: Bureau) -> None:
    with pytest.raises(ProgramError):
        beside.import_beside(bureau.desk, [Path("x")], dry_run=True, command=("/bin/false",))


def test_a_child_that_hangs_is_ended(bureau: Bureau, tmp_path: Path) -> None:
    slow = tmp_path / "slow"
    slow.write_text("#!/bin/sh\nexec sleep 60\n", encoding="ascii")
    slow.chmod(0o755)
    with pytest.raises(ProgramError):
        beside.import_beside(bureau.desk, [Path("x")], dry_run=True, command=(str(slow),), patience=0.2)


def test_nobody_works_beside_a_vault_that_no_window_holds(bureau: Bureau) -> None:
    key, slot, home = bureau.desk.vault.data_key, bureau.desk.vault.slot, bureau.desk.home
    bureau.desk.close()
    with pytest.raises(VaultError) as refused:
        open_beside(home, key, slot=slot)
    assert refused.value.code is VaultFault.IN_USE


def test_another_key_opens_nothing(bureau: Bureau) -> None:
    with pytest.raises(VaultError):
        open_beside(bureau.desk.home, bytes(32), slot=bureau.desk.vault.slot)
