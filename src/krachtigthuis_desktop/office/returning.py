"""Making the return for a laptop: its number and content fixed in the centre, signed, sealed, put on a stick.

The content of a return that is not on a stick yet is kept in the centre, so that a retry writes the same inner
bytes. The everyday key signs when the laptop knows it; otherwise the root must.
"""

from __future__ import annotations

import secrets
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from .. import __version__
from ..bundle import (
    BundleType,
    Manifest,
    OfficePayload,
    Return,
    Written,
    following,
    put_back,
    put_on_stick,
    vouching,
    whole,
    write,
)
from ..bundle.manifest import VERSION, read_manifest
from ..bundle.payload import row_of, to_payload_bytes
from ..bundle.room import share_out
from ..bundle.writer import facts_of
from ..domain.revision import SCHEMA
from ..errors import InputError, InputFault, TrustError, TrustFault
from ..storage import BundleOut, BundleState, Reader, Writer, iso
from . import registry
from .addressed import Addressed, addressed, card_of
from .desk import Desk
from .kept import KEPT
from .keys import Keys, keys_of
from .lacking import Lacking
from .root import root_keys
from .signing import RootNeeded


@dataclass(frozen=True, kw_only=True)
class Returned:
    """One return that stands on a stick, whole and compared."""

    device: str
    id: str
    seq: int
    path: Path
    size: int
    again: bool
    """It had been made before, and was written now."""


def write_return(
    desk: Desk, device_id: str, folder: Path, *, root_phrase: str | None = None, now: datetime
) -> tuple[Returned, ...]:
    """Everything that this laptop lacks, in as few returns as it takes, on the stick.

    Raises InputError(NOT_FOUND, NOTHING_TO_DO), TrustError: ALREADY_REVOKED (who has a lost laptop gets nothing of
    us), KEYS_ELSEWHERE, NEEDS_ROOT without `root_phrase` when the laptop does not believe our everyday key; what
    opening the root vault raises; StickError (the next try writes the same).
    """
    row = registry.versions(desk)
    if registry.must_join_again(desk, row.last):
        raise TrustError(TrustFault.KEYS_ELSEWHERE)
    device = row.last.device(device_id)
    if device is None:
        raise InputError(InputFault.NOT_FOUND, field="device")
    if device.revoked is not None:
        raise TrustError(TrustFault.ALREADY_REVOKED)
    card, everyday = card_of(desk), keys_of(desk.vault.store)
    with desk.store.read() as tx:
        laptop = addressed(tx, row, device, card=card, everyday=everyday)
    with ExitStack() as opened:
        signer = everyday
        if isinstance(laptop.signer, RootNeeded):
            if root_phrase is None:
                raise TrustError(TrustFault.NEEDS_ROOT)
            signer = opened.enter_context(root_keys(desk.home, root_phrase)).believed_by(laptop.signer.roots)
        with desk.store.write() as tx:
            before = _unwritten(tx, laptop, signer)
            new = [] if before and not _more(tx, laptop) else _made(tx, desk, laptop, signer, now)
        return (
            *(_put(desk, written, folder, again=True, now=now) for written in before),
            *(_put(desk, written, folder, again=False, now=now) for written in new),
        )


def _made(tx: Writer, desk: Desk, laptop: Addressed, signer: Keys, now: datetime) -> list[Written]:
    lacks = laptop.lacks(tx)
    if lacks.is_empty:
        raise InputError(InputFault.NOTHING_TO_DO)
    tx.audit("return_prepared", actor=desk.actor, now=now)
    made: list[Written] = []
    for payload, upto in _payloads(lacks, laptop.heard.since):
        base = Return(seq=made[-1].manifest.seq, id=made[-1].id) if made else laptop.heard.base
        made.append(_prepared(tx, laptop, payload, base=base, upto=upto, seed=signer.seed, now=now))
    return made


def _more(tx: Reader, laptop: Addressed) -> bool:
    """Whether something came up since the last return was made."""
    made = max((out.audit_to for out in tx.bundles(laptop.device.id)), default=0)
    return int(tx.meta("position") or "0") > made


def _payloads(lacks: Lacking, since: int) -> list[tuple[OfficePayload, int]]:
    """One payload, or more when the revisions are too many for one; only the last one says that it is all."""
    shares = share_out((*lacks.directory, *lacks.behind, *lacks.revisions))
    directory = {each.id for each in lacks.directory}
    return [
        (
            put_back.say(
                whole.say(
                    msgspec.structs.replace(
                        lacks.rest if place == 0 else OfficePayload(),
                        revisions=tuple(row_of(each) for each in share.revisions if each.id not in directory),
                        directory=tuple(row_of(each) for each in share.revisions if each.id in directory),
                    ),
                    lacks.whole & {each.home for each in share.revisions if each.home},
                ),
                lacks.word,
            ),
            lacks.upto if share is shares[-1] else since,
        )
        for place, share in enumerate(shares)
    ]


def _prepared(
    tx: Writer,
    laptop: Addressed,
    payload: OfficePayload,
    *,
    base: Return | None,
    upto: int,
    seed: bytes,
    now: datetime,
) -> Written:
    """The next number in the row of this laptop, its content kept until it stands on a stick.

    `base` is the return that it follows on: of a whole one the last that the laptop told of, of a part the part before.
    """
    said = vouching.say(following.say(payload, base), seed=seed)
    content, device = to_payload_bytes(said), laptop.device
    incarnation = tx.meta("incarnation") or secrets.token_hex(16)
    before = tx.last_bundle_out(device.id, incarnation)
    manifest = Manifest(
        v=VERSION,
        type=BundleType.OFFICE,
        device=laptop.last.office,
        incarnation=incarnation,
        after=None,
        seq=before.seq + 1 if before else 1,
        prev=before.id if before else None,
        to=device.id,
        to_recipients=(device.recipient,),
        registry_version=laptop.last.version,
        returns=None,
        audit_head=None,
        schema=min(laptop.heard.schema, SCHEMA),
        app=__version__,
        created=iso(now),
        count=len(payload.revisions),
        files=facts_of(content),
    )
    written = write(manifest, content, seed=seed)
    tx.record_bundle_out(
        BundleOut(
            peer=device.id,
            incarnation=incarnation,
            seq=manifest.seq,
            id=written.id,
            manifest=written.manifest_bytes,
            revisions=(),
            audit_to=upto,
            state=BundleState.PREPARED,
            created=manifest.created,
        )
    )
    tx.put_secret(KEPT + written.id, content)
    return written


def _unwritten(tx: Reader, laptop: Addressed, signer: Keys) -> list[Written]:
    """Returns that were made and never reached a stick, with the same inner bytes."""
    made = [out for out in tx.bundles(laptop.device.id) if out.state is BundleState.PREPARED]
    kept = [(out, content) for out in made if (content := tx.secret(KEPT + out.id)) is not None]
    return [write(read_manifest(out.manifest), content, seed=signer.seed) for out, content in kept]


def _put(desk: Desk, written: Written, folder: Path, *, again: bool, now: datetime) -> Returned:
    path = put_on_stick(folder, written.name, written.outer)
    manifest = written.manifest
    with desk.store.write() as tx:
        tx.set_bundle_state(written.id, BundleState.WRITTEN)
        tx.delete_secret(KEPT + written.id)
        tx.audit("return_written", actor=desk.actor, now=now, result=f"return_{manifest.seq}")
    return Returned(
        device=manifest.to, id=written.id, seq=manifest.seq, path=path, size=len(written.outer), again=again
    )
