"""What lies beside each backup of an office: who is trusted now, and what was erased, by ids only.

A backup is never rewritten, so it cannot know what was revoked, enrolled or erased after it was made. This note is
written anew at each of those, signed by the everyday key. Who puts the backup back reads it (`put_back`).
"""

from __future__ import annotations

import base64
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec

from ..bundle.manifest import Hex16, Moment
from ..bundle.payload import LONG, Erasure, VersionFile
from ..crypto import sshsig
from ..domain.canonical import from_bytes, to_bytes
from ..errors import BundleRefused, KrachtigError, TrustError, TrustFault
from ..storage import Reader, Store, iso
from ..vault import OpenVault, note
from ..vault.note import Note
from . import registry_row
from .keys import keys_of
from .registry_row import Row

NAMESPACE = "krachtigthuis-backup-note-v1"
_BEHIND = "backup_note_behind"


class Content(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`registry`: signed versions, those that changed the root and the newest. Names stand nowhere in it."""

    v: int = 1
    about: str = "What this office trusts and erased after the backup beside which this lies. Ids only."
    office: Hex16
    made: Moment
    registry: tuple[VersionFile, ...]
    erased: tuple[Erasure, ...]


def begin(vault: OpenVault, central: Store | None, to: Path, *, now: datetime) -> None:
    """A backup was made in that folder: its note lies beside it at once. Raises StickError.

    `central` is None where the records stand in a database that is not open.
    """
    note.lay(vault, to, _made(vault, central, now))


def renew(vault: OpenVault, central: Store | None, *, now: datetime) -> bool:
    """Write it anew beside every backup that can be reached. False when one of their folders is not there now."""
    with vault.store.read() as tx:
        folders = note.known(tx)
    if not folders:
        return True
    made, reached = _made(vault, central, now), True
    for folder in folders:
        try:
            note.lay(vault, Path(folder), made)
        except KrachtigError:
            reached = False
    with vault.store.write() as tx:
        tx.set_meta(_BEHIND, "" if reached else iso(now))
    return reached


def found(vault: OpenVault) -> Note | None:
    """A note beside a backup of this vault that can be reached; None for none."""
    with vault.store.read() as tx:
        folders = note.known(tx)
    for folder in folders:
        with suppress(KrachtigError):
            for backup in note.folders(vault, Path(folder)):
                if written := note.read(backup):
                    return written
    return None


def is_behind(tx: Reader) -> bool:
    """Whether a folder with backups could not be reached since something changed. Of the vault."""
    return bool(tx.meta(_BEHIND))


def read(written: Note, row: Row, roots: tuple[str, ...]) -> tuple[Row, tuple[Erasure, ...]]:
    """What a note of this office says: the row with its versions, and what was erased.

    Raises TrustError(BAD_REGISTRY) when it is not signed by a key of this office.
    """
    try:
        signer = sshsig.verify(written.data, written.signature, namespace=NAMESPACE).hex()
        content = msgspec.convert(from_bytes(written.data, {"registry": LONG["version"]}), Content, strict=True)
        files = [base64.b64decode(file, validate=True) for file in content.registry]
    except (BundleRefused, KrachtigError, msgspec.MsgspecError, ValueError):
        raise TrustError(TrustFault.BAD_REGISTRY) from None
    longer = registry_row.learned(row, roots, files)
    keys = {each.key for value in (row.last, longer.last) for each in value.keys}
    if signer not in keys or content.office != row.last.office:
        raise TrustError(TrustFault.BAD_REGISTRY)
    return longer, content.erased


def _made(vault: OpenVault, central: Store | None, now: datetime) -> Note:
    with vault.store.read() as tx:
        row = registry_row.row(tx, registry_row.pinned(tx))
    erased: tuple[Erasure, ...] = ()
    if central is not None:
        with central.read() as tx:
            orders = {item.key: item.data for item in tx.outgoing(0, "") if item.kind == "erasure"}
            erased = tuple(Erasure(id=id_, on=orders.get(str(id_), iso(now))) for id_ in sorted(tx.erased()))
    content = Content(
        office=row.last.office,
        made=iso(now),
        registry=tuple(base64.b64encode(file).decode() for file in row.carried(0, most=0)),
        erased=erased,
    )
    data = to_bytes(msgspec.to_builtins(content))
    return Note(data=data, signature=sshsig.sign(data, seed=keys_of(vault.store).seed, namespace=NAMESPACE))
