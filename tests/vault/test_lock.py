"""One instance per vault (T30): the second is refused in words, and a lock is never stale."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.errors import VaultFault
from tests.vault.world import Made, fault_of

HOLDER = """
import sys, time
from pathlib import Path
from krachtigthuis_desktop import vault
opened = vault.open_with_paper(Path(sys.argv[1]), sys.argv[2])
print("open", flush=True)
time.sleep(60)
"""


def holder(made: Made) -> subprocess.Popen[str]:
    """Another process that has the vault open; the caller ends it."""
    running = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(made.home), made.paper],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert running.stdout is not None
    assert running.stdout.readline() == "open\n"
    return running


def test_a_vault_that_another_instance_has_open_is_in_use_and_free_when_that_is_killed(made: Made) -> None:
    running = holder(made)
    try:
        assert fault_of(made.home) is VaultFault.IN_USE
        assert vault.look(made.home).in_use
    finally:
        running.send_signal(signal.SIGKILL)
        running.communicate()
    made.open().close()
    assert not vault.look(made.home).in_use


def test_one_process_does_not_open_a_vault_twice(made: Made) -> None:
    with made.open():
        assert fault_of(made.home) is VaultFault.IN_USE
    made.open().close()


def test_a_lock_file_left_by_a_power_cut_is_no_lock(made: Made) -> None:
    (made.home / "lock").write_text("4242\n")
    made.open().close()


def test_a_refused_opening_gives_the_lock_back(made: Made) -> None:
    for _time in range(3):
        assert fault_of(made.home, "iets anders") is VaultFault.WRONG_PASSPHRASE
    made.open().close()


def test_a_process_that_opened_a_vault_leaves_no_core(made: Made) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            HOLDER.replace("time.sleep(60)", "import resource; print(resource.getrlimit(resource.RLIMIT_CORE))"),
            str(made.home),
            made.paper,
        ],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.stdout.splitlines()[-1] == "(0, 0)"
    assert Path(made.home).exists()
