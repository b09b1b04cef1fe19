"""What others wrote and the office sent here, brought back to an office that was put back and forgot it.

Each return that the office vouches for leaves its hashes and the signature here. Of what came with returns that the
office no longer knows the word is taken away; it goes along, whoever wrote it, until the office says that it has it.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ..bundle import OfficePayload, vouching
from ..bundle.payload import Vouched
from ..domain.revision import Revision
from ..storage import Reader, Writer

_KEPT, _NAME = "vouched_kept", "vouched:"
_BRINGS = "brings_back"
_MOST = 100
"""Returns whose signatures are kept: a backup older than so many returns brings only what is one's own."""


def keep(tx: Writer, bundle: str, payload: OfficePayload) -> None:
    """Keep what the office vouches for in this return."""
    vouched = vouching.read(payload)
    if vouched is None:
        return
    kept = [*_kept(tx), bundle]
    for gone in kept[:-_MOST]:
        tx.delete_secret(_NAME + gone)
    tx.put_secret(_NAME + bundle, msgspec.json.encode(vouched))
    tx.set_meta(_KEPT, msgspec.json.encode(kept[-_MOST:]).decode())


def begin(tx: Writer) -> None:
    """The office was put back: from now on what others wrote may be among what has no word."""
    tx.set_meta(_BRINGS, "1")


def waiting(tx: Writer) -> list[Revision]:
    """What others wrote and the office may have forgotten."""
    if tx.meta(_BRINGS) != "1":
        return []
    found = tx.without_word()
    if not found:
        tx.set_meta(_BRINGS, "")
    return found


def vouchers(tx: Reader, revisions: Sequence[Revision]) -> tuple[Vouched, ...]:
    """The signatures that belong to those of these revisions that others wrote."""
    mine = tx.meta("device")
    hashes = [each.sha256 for each in revisions if each.device != mine]
    if not hashes:
        return ()
    files = [tx.secret(_NAME + bundle) for bundle in _kept(tx)]
    return vouching.needed([msgspec.json.decode(file, type=Vouched) for file in files if file], hashes)


def _kept(tx: Reader) -> list[str]:
    return msgspec.json.decode(tx.meta(_KEPT) or "[]", type=list[str])
