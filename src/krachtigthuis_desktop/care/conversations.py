"""One talk, and what it yielded. Without a yes to *Mag ik dit opschrijven?* nothing of it is recorded."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from ..domain import standing
from ..domain.identity import new_number
from ..domain.records import Consent, Conversation, HomeFront, Worry
from ..domain.records.consent import Form, Purpose
from ..domain.records.conversation import MayWrite
from ..domain.records.worry import Feedback, State
from ..errors import InputError, InputFault, NotAllowed, RuleReason
from ..storage import Reader, Store, Writer
from .hand import Hand
from .writing import write_down

MAY_I_WRITE_VERSION = "mag-ik-dit-opschrijven-2"
_BEFORE_HELP = frozenset({State.NOTED, State.DISCUSSED, State.INTRODUCTION_ASKED, State.FAMILY_SPOKEN})


def record_conversation(store: Store, home: UUID, talk: Conversation, *, hand: Hand) -> UUID:
    """A talk and, with a yes, the consent to keep notes. Raises NotAllowed(DRAFT_ONLY) without that yes."""
    with store.write() as tx:
        return write_conversation(tx, home, talk, hand=hand)


def write_conversation(tx: Writer, home: UUID, talk: Conversation, *, hand: Hand, id_: UUID | None = None) -> UUID:
    """`record_conversation` within a transaction, under an id that was made before."""
    if talk.may_write is not MayWrite.YES:
        raise NotAllowed(RuleReason.DRAFT_ONLY)
    if talk.on > hand.today:
        raise InputError(InputFault.DATE_IMPOSSIBLE, field="on")
    front = tx.need(HomeFront, home)
    stored = write_down(tx, talk, id_=id_, home=home, hand=hand, happened=talk.on)
    if not _may_write(tx, home, front.record.detainee, hand.today):
        write_down(tx, _yes(front.record.detainee, talk, hand), home=home, hand=hand)
    return stored.id


def record_worry(  # one worry is one form; its switches are keyword-only
    store: Store,
    home: UUID,
    worry: Worry,
    *,
    hand: Hand,
    id_: UUID | None = None,
    draft: str | None = None,
) -> UUID:
    """A new worry, under an id that its form made before; the draft goes in the same transaction.

    Returns the record id. Raises NotAllowed(DRAFT_ONLY) without his yes to keeping notes.
    """
    with store.write() as tx:
        if not _may_write(tx, home, tx.need(HomeFront, home).record.detainee, hand.today):
            raise NotAllowed(RuleReason.DRAFT_ONLY)
        happened = tx.need(Conversation, worry.conversation).record.on if worry.conversation else hand.today
        stored = write_down(tx, worry, id_=id_, home=home, hand=hand, happened=happened)
        if draft:
            tx.delete_draft(draft)
        return stored.id


def change_worry(
    store: Store,
    id_: UUID,
    worry: Worry,
    *,
    base: UUID,
    hand: Hand,
    draft: str | None = None,
) -> None:
    """A new revision of a worry. Raises InputError(STALE) when somebody changed it meanwhile.

    A volunteer cannot close a safety signal (DOMAIN 8): NotAllowed(SIGNAL_STAYS).
    """
    with store.write() as tx:
        before = tx.need(Worry, id_)
        write_down(tx, worry, id_=id_, home=before.home, hand=hand, base=base)
        if draft:
            tx.delete_draft(draft)


def take_up_by_letter(tx: Writer, worries: Iterable[UUID], *, hand: Hand) -> None:
    """A letter about them left. A worry that is further already, or about which two stories stand, stays as it is."""
    for id_ in worries:
        stored = tx.get(Worry, id_)
        if stored and not stored.disputed and stored.record.state in _BEFORE_HELP:
            referred = replace(stored.record, state=State.REFERRED)
            write_down(tx, referred, id_=id_, home=stored.home, hand=hand, base=stored.head)


def tell_back(store: Store, id_: UUID, said: str, *, hand: Hand) -> None:
    """*Verteld*: what he heard about his worry, by whom, today."""
    with store.write() as tx:
        before = tx.need(Worry, id_)
        told = replace(before.record, feedback=Feedback(on=hand.today, by=hand.name, said=said))
        write_down(tx, told, id_=id_, home=before.home, hand=hand, base=before.head)


def take_back(store: Store, id_: UUID, *, hand: Hand) -> None:
    """Undo of *Verteld*: it was pressed by mistake. The journal keeps both."""
    with store.write() as tx:
        before = tx.need(Worry, id_)
        untold = replace(before.record, feedback=None)
        write_down(tx, untold, id_=id_, home=before.home, hand=hand, base=before.head)


def yes_to_notes(consents: Iterable[Consent], detainee: UUID) -> Consent | None:
    """His yes to keeping notes that still stands; None when there is none."""
    for consent in consents:
        if consent.about == detainee and Purpose.KEEP_NOTES in consent.purposes and consent.agreed:
            closed = consent.withdrawal
            if closed is None or (closed.purposes and Purpose.KEEP_NOTES not in closed.purposes):
                return consent
    return None


def _may_write(tx: Reader, home: UUID, detainee: UUID, today: date) -> bool:
    said = [(stored.id, story) for stored in tx.all(Consent, home=home) for story in tx.stories(stored)]
    return standing.yes_to_notes(said, detainee, today) is not None


def _yes(detainee: UUID, talk: Conversation, hand: Hand) -> Consent:
    return Consent(
        number=new_number(secrets.token_bytes),
        about=detainee,
        given_by=detainee,
        purposes=(Purpose.KEEP_NOTES,),
        # Asked was whether it may be written down: no kind of data may go to anybody on this yes.
        data=(),
        form=Form.WITNESS,
        witness=hand.name,
        told_refusing_changes_nothing=True,
        on=talk.on,
        place=talk.place,
        asked_by=hand.name,
        text_version=MAY_I_WRITE_VERSION,
    )
