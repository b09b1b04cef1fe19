"""A talk from its first word: who was there, and *Mag ik dit opschrijven?* before anything is recorded.

Ids are made by the form, before anything is written: what hangs together in a draft hangs together in the
journal. Without a yes the talk and everything in it stays a draft, and goes after 14 days (DOMAIN 5).
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ..domain.identity import uuid7
from ..domain.records import Conversation, Person, Worry
from ..errors import InputError, InputFault
from ..storage import Reader, Store, Stored
from .conversations import write_conversation
from .families import Family, read_family, write_family
from .hand import Hand
from .sender import SenderFacts, sender_facts
from .writing import write_down


@dataclass(frozen=True, kw_only=True)
class NewFamily:
    """A detainee who was not known here, and where he is."""

    detainee: UUID
    person: Person
    facility: str
    phase: str = ""


@dataclass(frozen=True, kw_only=True)
class SavedWorry:
    """A worry as it is recorded; `head` is the revision that a change is made from."""

    id: UUID
    head: UUID
    worry: Worry
    delivered: bool = False
    """The office has it as it stands."""


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What a form about a worry needs to know: the family, the talk (None: written down apart), whom to call."""

    family: Family
    conversation: Stored[Conversation] | None
    contact: SenderFacts

    @property
    def worries(self) -> tuple[SavedWorry, ...]:
        """All worries of the family, in the order in which they were written down."""
        return tuple(
            SavedWorry(id=each.id, head=each.head, worry=each.record, delivered=each.receipted)
            for each in self.family.worries
        )


def new_id(now: datetime) -> UUID:
    """A fresh id for a record that a form is going to make."""
    return uuid7(int(now.timestamp() * 1000), secrets.token_bytes)


def begin_talk(
    store: Store,
    home: UUID,
    talk: Conversation,
    *,
    id_: UUID,
    hand: Hand,
    new: NewFamily | None = None,
    people: tuple[tuple[UUID, Person], ...] = (),
    draft: str | None = None,
) -> None:
    """After his yes: the talk, and with `new` the family around it and the `people` named so far.

    The talk's draft goes in the same transaction. Raises NotAllowed(DRAFT_ONLY) without a yes.
    """
    with store.write() as tx:
        if new:
            write_family(tx, home, new.detainee, new.person, facility=new.facility, phase=new.phase, hand=hand)
        for each, person in people:
            write_down(tx, person, id_=each, home=home, hand=hand)
        write_conversation(tx, home, talk, hand=hand, id_=id_)
        if draft:
            tx.delete_draft(draft)


def scene(store: Store, home: UUID, conversation: UUID | None = None) -> Scene:
    """The family and the talk as they stand. Raises InputError(NOT_FOUND)."""
    with store.read() as tx:
        return _scene(tx, home, tx.need(Conversation, conversation) if conversation else None)


def scene_of_talk(store: Store, conversation: UUID) -> Scene:
    """The same, for a talk that is recorded. Raises InputError(NOT_FOUND)."""
    with store.read() as tx:
        talk = tx.need(Conversation, conversation)
        return _scene(tx, _home(talk.home), talk)


def scene_of_worry(store: Store, worry: UUID) -> Scene:
    """The same, around a worry that is recorded. Raises InputError(NOT_FOUND)."""
    with store.read() as tx:
        stored = tx.need(Worry, worry)
        talk = stored.record.conversation
        return _scene(tx, _home(stored.home), tx.get(Conversation, talk) if talk else None)


def _scene(tx: Reader, home: UUID, conversation: Stored[Conversation] | None) -> Scene:
    return Scene(family=read_family(tx, home), conversation=conversation, contact=sender_facts(tx))


def _home(home: UUID | None) -> UUID:
    """Talks and worries always hang under a home front."""
    if home is None:
        raise InputError(InputFault.NOT_FOUND, field="home")
    return home
