"""A process that saves worries until it is killed, or once with a fault of the disk. Started by the tests.

It loads the program once and forks for each task, so that hundreds of kills take a minute, not an hour.
A task is one line: `forever PATH KEY` or `once|copy PATH KEY READY GO`. The answer is one line with the pid of
the child; what a child saved for certain it says itself, a line per record id; a last line gives its end.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from krachtigthuis_desktop.errors import KrachtigError, VaultError, VaultFault
from krachtigthuis_desktop.storage import Store, open_vault_file
from tests.builders import DEVICE, NOW, a_worry

CANARY = "kanarie-in-de-zorg"
SAVED, FULL, FAILED, OTHER, STAYS_BROKEN = 0, 10, 11, 12, 20


def save(store: Store) -> str:
    with store.write() as tx:
        return str(tx.record(a_worry(own_words=f"{CANARY} {os.getpid()}"), home=None, author=DEVICE, now=NOW).id)


def forever(path: Path, key: bytes) -> None:
    store = open_vault_file(path, key)
    while True:
        os.write(1, save(store).encode() + b"\n")


def once(path: Path, key: bytes, ready: Path, go: Path, *, copy: bool) -> int:
    """One save (or copy) after a sign from outside; then, after a fault, another that must succeed."""
    store = open_vault_file(path, key)
    save(store)
    ready.touch()
    while not go.exists():
        time.sleep(0.002)
    try:
        if copy:
            store.vacuum_into(path.with_name("copy.db"))
        else:
            save(store)
    except VaultError as fault:
        code = {VaultFault.DISK_FULL: FULL, VaultFault.DISK_FAILED: FAILED}.get(fault.code, OTHER)
    except KrachtigError:
        code = OTHER
    else:
        return SAVED
    try:
        save(store)
    except KrachtigError:
        return STAYS_BROKEN
    return code


def main() -> None:
    for task in sys.stdin:
        what, path, key, *signs = task.split()
        child = os.fork()
        if child == 0:
            if what == "forever":
                forever(Path(path), bytes.fromhex(key))
            os._exit(once(Path(path), bytes.fromhex(key), Path(signs[0]), Path(signs[1]), copy=what == "copy"))
        os.write(1, f"{child}\n".encode())
        _, status = os.waitpid(child, 0)
        os.write(1, f"end {os.waitstatus_to_exitcode(status)}\n".encode())


if __name__ == "__main__":
    main()
