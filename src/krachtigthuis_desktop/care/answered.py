"""What the office did not take over: shown to its writer with the reason, so that nothing that was typed is lost.

A refused revision stays in the journal and is no head; its text can be taken into a new draft.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from ..domain.records import Conversation, HomeFront, Person, Record, Worry
from ..domain.revision import Revision
from ..domain.words import texts_of
from ..errors import InputError, InputFault
from ..storage import Reader, Store
from ..storage.journal import record_of
from .hand import Hand

_SEEN = "refusal_seen:"
"""Beginning of the fact that its writer has seen a refusal; the revision's id follows."""


@dataclass(frozen=True, kw_only=True)
class Refused:
    """One of our revisions that the office did not take, as its writer sees it."""

    id: UUID
    kind: str
    reason: str
    """An `Objection` by its code."""
    called: str
    about: str
    """The name of the detainee of its home front; empty for the directory."""
    home: UUID | None
    recorded: str
    texts: tuple[tuple[str, str], ...]
    """What was written, by the names of the fields in the code."""

    @property
    def is_worry(self) -> bool:
        return self.kind == Worry.KIND


@dataclass(frozen=True, kw_only=True)
class RefusedWorry:
    """The text of a refused worry, and what a correction is made from: the last that the office accepted, or None."""

    worry: Worry
    record: UUID
    home: UUID
    base: UUID | None
    conversation: UUID | None
    """The talk it hung under, when that stands here."""


def refused(store: Store) -> tuple[Refused, ...]:
    """What the office did not take of what was written here, the oldest first.

    What was seen is left out, and what was written down anew since.
    """
    with store.read() as tx:
        return tuple(_line(tx, revision, reason) for revision, reason in _unseen(tx))


def count_refused(tx: Reader) -> int:
    """How many of them nobody has looked at yet."""
    return sum(1 for _each in _unseen(tx))


def see_refusal(store: Store, revision: UUID, *, hand: Hand) -> None:
    """*Gezien*: it needs no more looking at. The text stays in the journal."""
    with store.write() as tx:
        tx.set_meta(f"{_SEEN}{revision}", hand.now.isoformat())
        tx.audit("refusal_seen", actor=hand.author, now=hand.now, record=revision)


def unsee_refusal(store: Store, revision: UUID, *, hand: Hand) -> None:
    """*Gezien* taken back."""
    with store.write() as tx:
        tx.set_meta(f"{_SEEN}{revision}", "")
        tx.audit("refusal_unseen", actor=hand.author, now=hand.now, record=revision)


def refused_worry(store: Store, revision: UUID) -> RefusedWorry:
    """A refused worry, to be written down anew. Raises InputError(NOT_FOUND)."""
    with store.read() as tx:
        found = next((each for each, _why in tx.rejected() if each.id == revision), None)
        worry = record_of(found) if found else None
        if found is None or found.home is None or not isinstance(worry, Worry):
            raise InputError(InputFault.NOT_FOUND, field="worry")
        stored = tx.get(Worry, found.record)
        talk = tx.get(Conversation, worry.conversation) if worry.conversation else None
        return RefusedWorry(
            worry=worry,
            record=found.record,
            home=found.home,
            base=stored.head if stored else None,
            conversation=talk.id if talk else None,
        )


def _unseen(tx: Reader) -> Iterator[tuple[Revision, str]]:
    mine = tx.meta("device")
    for revision, reason in tx.rejected():
        ours = revision.device == mine and revision.body is not None
        if ours and not tx.meta(f"{_SEEN}{revision.id}") and not corrected(tx, revision):
            yield revision, reason


def corrected(tx: Reader, refused: Revision) -> bool:
    """Whether the same record was written down again after the office said no to this."""
    ours = [head for head in tx.heads(refused.record) if head.device == refused.device]
    return any(
        head.n > refused.n if head.incarnation == refused.incarnation else head.recorded > refused.recorded
        for head in ours
    )


def _line(tx: Reader, revision: Revision, reason: str) -> Refused:
    record = record_of(revision)
    return Refused(
        id=revision.id,
        kind=revision.kind,
        reason=reason,
        called=getattr(record, "called", ""),
        about=_detainee(tx, revision.home),
        home=revision.home,
        recorded=revision.recorded,
        texts=_texts(record),
    )


def _texts(record: Record | None) -> tuple[tuple[str, str], ...]:
    """Every text that a person typed, in the order of the fields."""
    return tuple((each.field, each.text) for each in texts_of(record) if each.typed and each.text.strip())


def _detainee(tx: Reader, home: UUID | None) -> str:
    front = tx.get(HomeFront, home) if home else None
    person = tx.get(Person, front.record.detainee) if front else None
    return person.record.full_name if person else ""
