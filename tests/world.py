"""A laptop for tests: a real encrypted store with a fixed key, and use cases in one line.

No passphrase is involved: the store gets its raw key, so that a test spends its time on what it tests.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from krachtigthuis_desktop.care import consents, conversations, directory, families, referrals, sender
from krachtigthuis_desktop.care.hand import Hand
from krachtigthuis_desktop.care.opened import Opened
from krachtigthuis_desktop.domain.records import Organisation, Person
from krachtigthuis_desktop.domain.roles import Role
from krachtigthuis_desktop.storage import Store, open_vault_file
from tests import builders

KEY = bytes(range(32))
NOW = datetime(2026, 11, 24, 12, 40, tzinfo=UTC)
NAME = "Annemarie de Wit"


def a_store(folder: Path, *, device: str = builders.DEVICE, incarnation: str = builders.INCARNATION) -> Store:
    """A new store of a laptop; the caller closes it."""
    folder.mkdir(parents=True, exist_ok=True)
    store = open_vault_file(folder / "vault.db", KEY, create=True)
    with store.write() as tx:
        tx.set_meta("vault_id", "aa" * 16)
        tx.set_meta("device", device)
        tx.set_meta("incarnation", incarnation)
    return store


class Laptop:
    """A laptop with one family: Mick inside, Zoë and their daughter Noor at home, and a wijkteam to ask.

    `store` is one that is open already, of a whole vault.
    """

    def __init__(self, folder: Path, *, store: Store | None = None, **identity: str) -> None:
        self.store = store or a_store(folder, **identity)
        self.now = NOW
        self.author = identity.get("device", builders.DEVICE)
        self.role = Role.VOLUNTEER
        sender.save_sender(
            self.store,
            sender.SenderFacts(
                names=("Stichting Exodus Zuid-Holland", "Krachtig Thuis"),
                reply_to=("Postbus 000", "2300 XX  LEIDEN"),
                place="Leiden",
                contact="P. Professional",
                phone="071 000 00 12",
                hours="di en do, 10 tot 16 uur",
            ),
        )

    def hand(self) -> Hand:
        """The volunteer's hand, a second later each time."""
        self.now += timedelta(seconds=1)
        return Hand(author=self.author, name=NAME, now=self.now, role=self.role)

    def opened(self) -> Opened:
        return Opened(store=self.store, author=self.author, name=NAME, clock=lambda: self.hand().now)

    @property
    def today(self) -> date:
        return self.now.astimezone().date()

    def begin(self, **changes: object) -> UUID:
        """A home front around Mick, in PI Alphen."""
        return self.begin_at("PI Alphen", **changes)

    def begin_at(self, facility: str, **changes: object) -> UUID:
        mick = builders.a_detainee(**{"first_name": "Mick", "prefix": "van der", "surname": "Linde"} | changes)
        return families.begin_family(self.store, mick, facility=facility, phase="gevangenis", hand=self.hand())

    def detainee(self, home: UUID) -> UUID:
        return families.family(self.store, home).detainee.id

    def add(self, home: UUID, person: Person | None = None) -> UUID:
        return families.add_person(self.store, home, person or builders.a_person(first_name="Zoë"), hand=self.hand())

    def talk(self, home: UUID, **changes: object) -> UUID:
        """A talk today in which he said yes to writing down."""
        facts = {"on": self.today, "with_whom": (self.detainee(home),)} | changes
        return conversations.record_conversation(self.store, home, builders.a_conversation(**facts), hand=self.hand())

    def worry(self, home: UUID, **changes: object) -> UUID:
        facts = {"conversation": None, "raised_by": self.detainee(home), "about": ()} | changes
        return conversations.record_worry(self.store, home, builders.a_worry(**facts), hand=self.hand())

    def helper(self, organisation: Organisation | None = None) -> UUID:
        return directory.save_organisation(self.store, organisation or builders.an_organisation(), hand=self.hand())

    def consent(self, home: UUID, about: UUID, *recipients: UUID, **changes: object) -> UUID:
        """A yes on paper today to referring to these."""
        facts = {"about": about, "given_by": about, "recipients": recipients, "on": self.today} | changes
        return consents.give_consent(self.store, home, builders.a_consent(**facts), hand=self.hand())

    def refer(self, home: UUID, concerns: UUID, organisation: UUID, **changes: object) -> UUID:
        facts = {"concerns": concerns, "organisation": organisation, "worries": (), "situation": ()} | changes
        return referrals.save_referral(self.store, home, builders.a_referral(**facts), hand=self.hand())


__all__ = ["KEY", "NAME", "NOW", "Laptop", "a_store"]
