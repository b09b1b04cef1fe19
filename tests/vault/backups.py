"""Backups for tests: made, counted, forged by somebody without the key, and put back."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.crypto import signing, sshsig
from krachtigthuis_desktop.domain import canonical
from krachtigthuis_desktop.storage import Writer
from krachtigthuis_desktop.vault import BackedUp, OpenVault, backup_form
from tests.vault.world import NOW, Made

ANEW = "9e" * 16


def back_up(made: Made, to: Path) -> Path:
    """A backup of this vault; its folder."""
    return backed_up(made, to).backup.folder


def backed_up(made: Made, to: Path) -> BackedUp:
    to.mkdir(exist_ok=True)
    with made.open() as opened:
        return vault.back_up(opened, to, now=NOW)


def begin(tx: Writer) -> None:
    """What `prison.restoring` does more of: another incarnation."""
    tx.set_meta("incarnation", ANEW)


def restored(folder: Path, home: Path, paper: str, phrase: str = "een zin voor na het terugzetten") -> OpenVault:
    return vault.restore(folder, home, vault.by_paper(paper), begin=begin, new_phrase=phrase, cost=vault.FLOOR)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def numbers(stick: Path) -> list[int]:
    """Of every whole backup in a folder, in order."""
    return sorted(vault.check_backup(each).number for each in stick.glob(f"KTH-backup-{'?' * 16}"))


def sign_again(folder: Path) -> None:
    """Make list and signature fit what lies there, as somebody who has no key of ours can."""
    keys, store = ((folder / name).read_bytes() for name in (backup_form.KEYS, backup_form.STORE))
    listed = backup_form.sums(keys=hashlib.sha256(keys).hexdigest(), store=hashlib.sha256(store).hexdigest())
    (folder / backup_form.SUMS).write_bytes(listed)
    signature = sshsig.sign(listed, seed=signing.new_signing_key(), namespace=backup_form.NAMESPACE)
    (folder / backup_form.SIGNATURE).write_bytes(signature)


def renumber(folder: Path, number: int) -> None:
    """Give a backup another number; hashes and a signature fit, only the seal of the data key does not."""
    fields = json.loads((folder / backup_form.KEYS).read_bytes())
    del fields["sha256"]
    fields["backup"] = number
    digest = hashlib.sha256(canonical.to_bytes(fields)).hexdigest()
    (folder / backup_form.KEYS).write_bytes(canonical.to_bytes({**fields, "sha256": digest}))
    sign_again(folder)


def copy(folder: Path, to: Path) -> Path:
    shutil.copytree(folder, to)
    return to
