"""What a backup is: a folder of four files that stock `sha256sum` and `ssh-keygen` check without this program.

`vault.db` and `keys.json` are those of the vault, encrypted as they are there; `SHA256SUMS` names both, and the
device signs it. The file with the keys says of which vault it is and which backup of that vault, under the HMAC of
the data key: nobody without the key can make a folder that counts as ours.
"""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from .. import paths
from ..crypto import keyfile, sshsig
from ..crypto.keyfile import KeySlots
from ..errors import BundleRefused, StickError, StickFault, VaultError, VaultFault
from . import elsewhere

NAMESPACE = "krachtigthuis-backup-v1"
STORE, KEYS, SUMS, SIGNATURE = "vault.db", "keys.json", "SHA256SUMS", "SHA256SUMS.sig"
FILES = (SIGNATURE, SUMS, KEYS, STORE)
ENGINE_FILES = tuple(f"{STORE}{tail}" for tail in ("-journal", "-wal", "-shm"))
"""What the engine may leave beside a store. In a backup nothing of it is read, and its presence is a fault."""
NOTE, NOTE_SIGNATURE = "since.json", "since.json.sig"
"""Beside the four, and not of them: what an office writes down after it made the backup (`note`)."""
NAME = re.compile(r"KTH-backup-[0-9a-f]{16}")

_SUMS = re.compile(rb"([0-9a-f]{64})  keys\.json\n([0-9a-f]{64})  vault\.db\n")
_MAX_SUMS = 1_000


@dataclass(frozen=True, kw_only=True)
class Backup:
    """A backup as everybody can see it. `signer` is the public key in hex that signed it; whose that is, it says not.

    `number` orders the backups of one vault: no clock is asked, and a copied file has a new date but the old number.
    """

    folder: Path
    vault_id: str
    number: int
    size: int
    signer: str
    keys: KeySlots = field(repr=False)
    store_sha256: str = field(repr=False)


def new_name(random: bytes) -> str:
    """`KTH-backup-` and sixteen hex digits: no person, place or date."""
    return f"KTH-backup-{random.hex()}"


def sums(*, keys: str, store: str) -> bytes:
    """`SHA256SUMS`, as `sha256sum -c` reads it."""
    return f"{keys}  {KEYS}\n{store}  {STORE}\n".encode()


def read_form(folder: Path) -> Backup:
    """Everything about a backup but the bytes of its store. Raises as `check_backup`."""
    folder = unpacked(folder)
    elsewhere.check_folder(folder)
    listed, signature = _read(folder / SUMS, _MAX_SUMS), _read(folder / SIGNATURE, sshsig.MAX_BYTES)
    data, size = _read(folder / KEYS, keyfile.MAX_BYTES), _size(folder / STORE)
    if any(os.path.lexists(folder / name) for name in ENGINE_FILES):
        raise damaged(folder, "a journal beside the store")
    found = _SUMS.fullmatch(listed)
    if found is None:
        raise damaged(folder, "the list of hashes")
    try:
        signer = sshsig.verify(listed, signature, namespace=NAMESPACE)
    except BundleRefused:
        raise damaged(folder, "the signature") from None
    if hashlib.sha256(data).hexdigest() != found[1].decode():
        raise damaged(folder, KEYS)
    keys = _keys(folder, data)
    return Backup(
        folder=folder,
        vault_id=keys.vault,
        number=keys.backup,
        size=size,
        signer=signer.hex(),
        keys=keys,
        store_sha256=found[2].decode(),
    )


def check_backup(folder: Path) -> Backup:
    """What can be said of a backup without a key: it is whole, and this key signed it. Reads all of it.

    Raises VaultError: NOT_A_BACKUP, BACKUP_DAMAGED, NEWER, SLOT_HOSTILE; StickError: NONE, UNREADABLE.
    """
    backup = read_form(folder)
    if elsewhere.sha256_of(backup.folder / STORE) != backup.store_sha256:
        raise damaged(backup.folder, STORE)
    return backup


def unpacked(folder: Path) -> Path:
    """The backup itself, where an archive was unpacked into a folder of the same name."""
    inside = folder / folder.name
    return inside if NAME.fullmatch(folder.name) and inside.is_dir() and not (folder / SUMS).exists() else folder


def damaged(folder: Path, detail: str) -> VaultError:
    return VaultError(VaultFault.BACKUP_DAMAGED, path=folder, detail=detail)


def _keys(folder: Path, data: bytes) -> KeySlots:
    try:
        keys = keyfile.parse(data)
    except VaultError as fault:
        if fault.code is not VaultFault.SLOTS_DAMAGED:
            raise
        raise damaged(folder, KEYS) from None
    if keys.backup == 0:
        raise damaged(folder, "the number of the backup")
    return keys


def _read(path: Path, most: int) -> bytes:
    """A small file whole; one byte too many is read too, so that a long one never fits."""
    try:
        return paths.read_plain(path, most + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise VaultError(VaultFault.NOT_A_BACKUP, path=path.parent) from None
    except OSError:
        raise StickError(StickFault.UNREADABLE, path=path) from None


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        raise VaultError(VaultFault.NOT_A_BACKUP, path=path.parent) from None
    except OSError:
        raise StickError(StickFault.UNREADABLE, path=path) from None
