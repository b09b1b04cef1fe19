"""A process that takes along, takes in or forgets until it is killed, or with a fault of the disk. Started by tests.

It loads the program once and forks for each task: `ACT VAULT KEY NOW STICK FILE…`, or with `@READY,GO` first, to wait
for a sign from outside. The answer is the pid of the child, then what the child says, then a line with its end.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from krachtigthuis_desktop.errors import KrachtigError, StickError, StickFault, VaultError, VaultFault
from krachtigthuis_desktop.prison import forgetting, handover, receive
from krachtigthuis_desktop.storage import Store, open_vault_file

DONE, FULL, FAILED, OTHER = 0, 10, 11, 12
_CODES = {
    VaultFault.DISK_FULL: FULL,
    VaultFault.DISK_FAILED: FAILED,
    StickFault.FULL: FULL,
    StickFault.GONE: FAILED,
    StickFault.READ_ONLY: FAILED,
    StickFault.READ_BACK: FAILED,
}


def do(act: str, store: Store, now: datetime, stick: Path, files: Sequence[Path]) -> None:
    if act == "export":
        handover.take_along(store, stick, now=now)
    elif act == "apply":
        for file in files:
            receive.apply(store, file, now=now)
    else:
        forgetting.forget_all(store, now=now)


def child(task: Sequence[str]) -> int:
    act, path, key, moment, stick, *files = task
    ready, _, go = act.partition("@")[2].partition(",")
    store = open_vault_file(Path(path), bytes.fromhex(key))
    os.write(1, b"open\n")
    if ready:
        Path(ready).touch()
        while not Path(go).exists():
            time.sleep(0.002)
    try:
        do(act.partition("@")[0], store, datetime.fromisoformat(moment), Path(stick), [*map(Path, files)])
    except (VaultError, StickError) as fault:
        return _CODES.get(fault.code, OTHER)
    except KrachtigError:
        return OTHER
    return DONE


def main() -> None:
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            os._exit(child(line.split()))
        os.write(1, f"{pid}\n".encode())
        _, status = os.waitpid(pid, 0)
        os.write(1, f"end {os.waitstatus_to_exitcode(status)}\n".encode())


if __name__ == "__main__":
    main()
