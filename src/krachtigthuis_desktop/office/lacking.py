"""What a laptop does not have yet: everything that came up in the centre after the last return that it applied.

A return carries all of that, so a lost one loses nothing, and the same things may come twice. The laptop says
which return it applied in each of its bundles; one that we do not know counts as none.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from uuid import UUID

import msgspec

from ..bundle import Device, Manifest, OfficePayload, ReceiptRow, Return, RevisionReceipt
from ..bundle.manifest import read_manifest
from ..bundle.payload import Erasure, ListFile, News, RegistryRow, SetApart
from ..bundle.put_back import PutBack
from ..domain.admission import Objection
from ..domain.records import HomeFront
from ..domain.revision import SCHEMA, Revision
from ..errors import BundleReason
from ..storage import BundleIn, Outgoing, Reader
from ..storage.journal import without_text
from ..storage.road import PUT_BACK
from .assigned import fronts_of
from .directory import directory_for
from .outcomes import Fate, Outcomes, Status

LIST = "list:"
"""The name of a list file among the secrets of the centre begins with this."""
_COPIES = frozenset({BundleReason.FORK.value, BundleReason.BROKEN_CHAIN.value})
UPDATE = "update"
"""The list that tells a laptop that its program is too old for something that waits for it."""


@dataclass(frozen=True, kw_only=True)
class Heard:
    """What a laptop last told of itself, and the position up to which it has everything.

    `base` is the return that brought it there, None for none; `registry_version` the newest that it surely knows.
    """

    manifest: Manifest | None
    since: int
    base: Return | None = None
    registry_version: int = 0
    of_before: bool = False
    """This office was put back since, and it does not know that yet."""

    @property
    def schema(self) -> int:
        return self.manifest.schema if self.manifest else SCHEMA


@dataclass(frozen=True, kw_only=True)
class Lacking:
    """The content of the next return. `revisions` and `directory` stand apart: they may take several bundles.

    `behind` is what the revisions follow on, without its text: it need not be on the laptop. `whole` are the home
    fronts of which everything is among the revisions.
    `upto` is the position up to which the laptop has everything once it applied this.
    """

    rest: OfficePayload
    revisions: tuple[Revision, ...]
    directory: tuple[Revision, ...]
    behind: tuple[Revision, ...]
    whole: frozenset[UUID]
    upto: int
    word: PutBack | None = None

    @property
    def is_empty(self) -> bool:
        """True when there is nothing to tell; that this office was put back must be told."""
        return not (self.revisions or self.directory or self.word) and self.rest == OfficePayload()


def heard_from(tx: Reader, device: str) -> Heard:
    """What this laptop told in the last bundle of its newest life; of a clone there may be two such lives.

    One whose bundle was set apart may be an older copy of it: what that one lacks goes along too, until it is told.
    """
    told = [read_manifest(tx.manifest_in(each.id)) for each in tx.bundles_at(device, _newest_lives(tx, device).items())]
    if not told:
        return Heard(manifest=None, since=0, of_before=_is_of_before(tx, ""))
    last = max(told, key=lambda manifest: manifest.created)
    has = [_has(tx, device, manifest.returns.id if manifest.returns else None) for manifest in told]
    words = [item.data.split() for item in tx.outgoing(min(has)[0], device) if item.kind == "apart"]
    copies = [word for word in words if word[0] in _COPIES]
    since, seq, id_ = min([*has, *(_has(tx, device, word[3]) for word in copies)])
    return Heard(
        manifest=last,
        since=since,
        base=Return(seq=seq, id=id_) if id_ else None,
        of_before=_is_of_before(tx, id_),
        registry_version=min([*(each.registry_version for each in told), *(int(word[4]) for word in copies)]),
    )


def lacking(
    tx: Reader,
    device: Device,
    heard: Heard,
    *,
    registry: Sequence[bytes],
    card: bytes,
    proposing: AbstractSet[str] = frozenset(),
) -> Lacking:
    """Everything for this laptop. `registry` are the signed versions that go along, `card` is the one in force.

    `proposing` are the laptops whose word about a helper is a proposal.
    """
    items = tx.outgoing(heard.since, device.id)
    upto = int(tx.meta("position") or "0")
    cases = {item.home for item in items if item.kind == "case" and item.home}
    whole = _touched(tx, device.id, heard.since) | (cases & fronts_of(tx, device.id))
    left = _left(tx, device.id, heard.since)
    revisions = [*(each for home in sorted(whole) for each in tx.case(home)), *left]
    directory = directory_for(tx, device.id, heard.since, revisions, proposing)
    held = [each for each in (*revisions, *directory) if each.schema > heard.schema]
    if held:
        at = tx.positions([each.id for each in held])
        upto = min(at[each.id] for each in held) - 1
    revisions = [each for each in revisions if each.schema <= heard.schema]
    newer = heard.since == 0 or any(item.kind == "card" for item in items)
    return Lacking(
        rest=OfficePayload(
            receipts=_receipts(tx, device.id, items),
            set_apart=tuple(_set_apart(item) for item in items if item.kind == "apart"),
            erasures=tuple(Erasure(id=UUID(item.key), on=item.data) for item in items if item.kind == "erasure"),
            registry=tuple(RegistryRow(version=base64.b64encode(file).decode()) for file in registry),
            card=base64.b64encode(card).decode() if newer and card else None,
            lists=(*_lists(tx, items), *((_update(heard),) if held else ())),
            news=_news(tx, device.id, items),
        ),
        revisions=tuple(revisions),
        directory=tuple(each for each in directory if each.schema <= heard.schema),
        behind=tuple(each for each in _behind(tx, left) if each.schema <= heard.schema),
        whole=frozenset(whole),
        upto=upto,
        word=put_back_word(tx, device.id) if heard.of_before else None,
    )


def _newest_lives(tx: Reader, device: str) -> dict[str, int]:
    """The incarnations that no later one came after, each with its highest number."""
    highest = tx.highest_in(device)
    firsts = [first for incarnation in highest if (first := tx.first_in(device, incarnation))]
    afters = [read_manifest(tx.manifest_in(first.id)).after for first in firsts]
    earlier = {after.incarnation for after in afters if after}
    return {each: seq for each, seq in highest.items() if each not in earlier} or highest


def _has(tx: Reader, device: str, returned: str | None) -> tuple[int, int, str]:
    """Up to which position somebody has everything who applied this return, its number and its id; 0 for none."""
    made = tx.bundle_out(returned) if returned else None
    return (made.audit_to, made.seq, made.id) if made and made.peer == device else (0, 0, "")


def _is_of_before(tx: Reader, returned: str) -> bool:
    """Whether this office was put back after that return: what came after it was forgotten here."""
    made = tx.bundle_out(returned) if returned else None
    return tx.meta(PUT_BACK) is not None and (made is None or made.incarnation != tx.meta("incarnation"))


def put_back_word(tx: Reader, device: str) -> PutBack | None:
    """What a laptop must know of an office that was put back: which returns to it and which of its lines are here."""
    if tx.meta(PUT_BACK) is None:
        return None
    known: dict[str, int] = {}
    for out in tx.bundles(device):
        known[out.incarnation] = max(out.seq, known.get(out.incarnation, 0))
    return PutBack(returns=known, log={each: tx.log_end(device, each) for each in tx.highest_in(device)})


def _touched(tx: Reader, device: str, since: int) -> set[UUID]:
    """Home fronts of this laptop in which somebody else wrote since: they go whole, for it may have forgotten them.

    Or they left it for a while, and it never saw what was written then.
    """
    arrived = tx.arrived(sorted(fronts_of(tx, device)), since, not_by=device)
    return {each.home for each in arrived if each.home}


def _left(tx: Reader, device: str, since: int) -> list[Revision]:
    """Of home fronts that left him only that they did; and that a conflict was settled, without what it says.

    Until then he could not let them go.
    """
    left = tx.arrived(sorted(tx.homes_of(device) - fronts_of(tx, device)), since, not_by=device)
    gone = [each for each in left if each.kind == HomeFront.KIND]
    return [*gone, *(without_text(each) for each in left if len(each.bases) > 1 and each.kind != HomeFront.KIND)]


def _behind(tx: Reader, revisions: Sequence[Revision]) -> list[Revision]:
    """What these follow on and that does not go along, so that none of them waits for ever.

    What the laptop has already, it knows again.
    """
    coming = {each.id for each in revisions}
    records = dict.fromkeys(each.record for each in revisions if not coming.issuperset(each.bases))
    return [without_text(each) for record in records for each in tx.history(record) if each.id not in coming]


def _receipts(tx: Reader, device: str, items: Sequence[Outgoing]) -> tuple[ReceiptRow, ...]:
    said = dict.fromkeys(item.key for item in items if item.kind == "receipts")  # a bundle that came twice: once
    rows = [_receipt(tx, taken) for key in said if (taken := tx.known_bundle(key))]
    within = {(each.id, each.status) for row in rows for each in row.revisions}
    later = {item.key: item for item in items if item.kind == "receipt"}
    fates = [fate for item in later.values() if (fate := _later(tx, item)) is not None]
    alone = [fate for fate in fates if (fate.id, fate.status.value) not in within]
    last = tx.last_of(device)
    if alone and last:
        rows.append(msgspec.structs.replace(_receipt(tx, last), revisions=_said(tx, alone)))
    return tuple(rows)


def _receipt(tx: Reader, taken: BundleIn) -> ReceiptRow:
    """The office's word about one bundle; what waits has no word yet, and what raised an alarm never gets one."""
    fates = msgspec.json.decode(taken.report, type=Outcomes).fates
    return ReceiptRow(
        bundle=taken.id,
        seq=taken.seq,
        incarnation=taken.incarnation,
        revisions=_said(tx, fates),
        audit_to=tx.log_end(taken.device, taken.incarnation),
    )


def _said(tx: Reader, fates: Sequence[Fate]) -> tuple[RevisionReceipt, ...]:
    hashes = tx.hashes([fate.id for fate in fates])
    # What was refused when its bundle came, and let in by people since, stands here now: that is the last word.
    released = [fate.id for fate in fates if fate.status is Status.REJECTED and hashes.get(fate.id) == fate.sha256]
    words = {id_: _stands(tx, id_) for id_ in released}
    return tuple(
        RevisionReceipt(
            id=fate.id,
            sha256=fate.sha256 or hashes[fate.id],
            status=fate.status.value,
            reason=fate.objection.value if fate.objection else None,
        )
        for fate in (words.get(each.id) or each for each in fates)
        if fate.receipted and (fate.sha256 or fate.id in hashes)
    )


def _later(tx: Reader, item: Outgoing) -> Fate | None:
    """The word about a revision that had none, or another one, when its bundle came."""
    if item.data:
        kind, objection, sha256 = item.data.split()
        return Fate(UUID(item.key), Status.REJECTED, kind, Objection(objection), sha256)
    return _stands(tx, UUID(item.key))


def _stands(tx: Reader, id_: UUID) -> Fate | None:
    """The word about a revision as it stands now; None when it does not stand here."""
    revision = tx.revision(id_)
    if revision is None:
        return None
    if revision.body is None:
        return Fate(id_, Status.ERASED)
    heads = tx.heads(revision.record)
    disputed = len(heads) > 1 and any(each.id == id_ for each in heads)
    return Fate(id_, Status.CONFLICT if disputed else Status.ACCEPTED)


def _set_apart(item: Outgoing) -> SetApart:
    reason, incarnation, seq, _has, _registry = item.data.split()
    return SetApart(bundle=item.key, seq=int(seq), incarnation=incarnation, reason=BundleReason(reason))


def _lists(tx: Reader, items: Sequence[Outgoing]) -> tuple[ListFile, ...]:
    names = dict.fromkeys(item.key for item in items if item.kind == "list")
    files = ((name, tx.secret(LIST + name)) for name in names)
    return tuple(ListFile(name=name, data=base64.b64encode(data).decode()) for name, data in files if data)


def _update(heard: Heard) -> ListFile:
    told = msgspec.json.encode({"schema": SCHEMA, "yours": heard.schema})
    return ListFile(name=UPDATE, data=base64.b64encode(told).decode())


def _news(tx: Reader, device: str, items: Sequence[Outgoing]) -> tuple[News, ...]:
    mine = fronts_of(tx, device)
    return tuple(
        msgspec.json.decode(item.data, type=News) for item in items if item.kind == "news" and item.home in mine
    )
