"""A laptop with an office on the other side, for the screens of the road back: real vaults, real files on a stick."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from krachtigthuis_desktop.care import consents, directory, families, referrals
from krachtigthuis_desktop.care.opened import Opened
from krachtigthuis_desktop.domain.records import Worry
from krachtigthuis_desktop.domain.records.consent import Purpose
from krachtigthuis_desktop.domain.records.referral import Step
from krachtigthuis_desktop.domain.records.worry import Safety
from krachtigthuis_desktop.office import telling
from krachtigthuis_desktop.paths import Drive
from tests import builders
from tests.office.visit import Visit

NAME = "Annemarie de Wit"


def opened(visit: Visit) -> Opened:
    return Opened(store=visit.laptop.store, author=visit.device, name=NAME, clock=lambda: visit.now)


def found(visit: Visit) -> tuple[Drive, ...]:
    """The stick that goes to and fro, with 3.2 of 4 GB free."""
    return (Drive(visit.bureau.stick, "STICK", 3_200_000_000, 4_000_000_000),)


def refuse_a_worry(visit: Visit, words: str = "Het is nu wel goed.") -> UUID:
    """A program closes a signal, which only the office may: the change is refused, and the answer tells so."""
    worry = visit.worry("Er wordt thuis geslagen.", safety=Safety.YES)
    visit.round()
    close_signal(visit, worry, words)
    visit.bring()
    return worry


def close_signal(visit: Visit, worry: UUID, words: str) -> None:
    hand = visit.hand()
    with visit.laptop.store.write() as tx:
        stored = tx.need(Worry, worry)
        closed = replace(stored.record, safety=Safety.NONE, own_words=words)
        tx.record(closed, id=worry, home=visit.home, author=hand.author, now=hand.now, base=stored.head)


def refer(visit: Visit, *, tell_back: bool) -> tuple[UUID, UUID]:
    """Zoë is referred for a worry of Mick; with `tell_back` her yes to telling him what became of it."""
    store = visit.laptop.store
    zoe = families.add_person(store, visit.home, builders.a_person(first_name="Zoë"), hand=visit.hand())
    worry = visit.worry("De huur is achter.")
    helper = directory.save_organisation(store, builders.an_organisation(), hand=visit.hand())
    wanted = builders.a_referral(concerns=zoe, organisation=helper, worries=(worry,), situation=())
    referral = referrals.save_referral(store, visit.home, wanted, hand=visit.hand())
    if tell_back:
        yes = builders.a_consent(
            about=zoe,
            given_by=zoe,
            purposes=(Purpose.KEEP_NOTES, Purpose.TELL_BACK),
            recipients=(visit.detainee,),
            on=visit.now.date(),
        )
        consents.give_consent(store, visit.home, yes, hand=visit.hand())
    return referral, worry


def tell(visit: Visit, referral: UUID, says: str = "Het wijkteam is bij Zoë geweest.") -> None:
    """The office writes what may be told; it travels with the next return."""
    telling.tell(
        visit.bureau.desk, referral, on=visit.now.date(), step=Step.FIRST_CONTACT, says=says, hand=visit.staff()
    )
