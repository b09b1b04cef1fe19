"""News for the one who told a worry is about whoever any story of the referral says, and goes to whoever is inside."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar
from uuid import UUID

import pytest

from krachtigthuis_desktop.care.news import ToTell, to_tell
from krachtigthuis_desktop.domain.records import Consent, HomeFront, Record, Referral
from krachtigthuis_desktop.domain.records.consent import Purpose, Withdrawal
from krachtigthuis_desktop.errors import RuleReason
from krachtigthuis_desktop.storage import News
from tests import builders
from tests.world import Laptop

R = TypeVar("R", bound=Record)
SAYS = "Het wijkteam belt haar deze week."


class Answered:
    """The office wrote what became of Zoë's referral; she agreed that Mick hears it."""

    def __init__(self, laptop: Laptop) -> None:
        self.laptop, self.home = laptop, laptop.begin()
        self.mick, self.zoe, team = laptop.detainee(self.home), laptop.add(self.home), laptop.helper()
        self.consent = laptop.consent(self.home, self.zoe, team, self.mick, purposes=tuple(Purpose))
        self.referral = laptop.refer(self.home, self.zoe, team)
        with laptop.store.write() as tx:
            tx.keep_news(
                News(
                    referral=self.referral,
                    on=laptop.today.isoformat(),
                    step="accepted",
                    home=self.home,
                    says=SAYS,
                    arrived="2026-11-24T12:00:00Z",
                )
            )

    def beside(self, id_: UUID, record: Record) -> None:
        """Another story, which the row shows."""
        other = {"record": id_, "home": self.home, "device": "e7" * 16, "author": "e7" * 16, "n": 1, "id": UUID(int=1)}
        with self.laptop.store.write() as tx:
            tx.insert([builders.a_revision(record, **other)])
            assert tx.need(type(record), id_).record == record

    def withdraw(self, *purposes: Purpose) -> None:
        with self.laptop.store.write() as tx:
            stored = tx.need(Consent, self.consent)
            gone = replace(stored.record, withdrawal=Withdrawal(on=self.laptop.today, how="gebeld", purposes=purposes))
            facts: dict[str, Any] = {
                "id": stored.id,
                "home": stored.home,
                "author": builders.DEVICE,
                "now": self.laptop.now,
            }
            tx.record(gone, base=stored.head, **facts)

    def line(self) -> ToTell:
        with self.laptop.store.read() as tx:
            (line,) = to_tell(tx, self.laptop.today)
        return line

    def stands(self, kind: type[R], id_: UUID) -> R:
        with self.laptop.store.read() as tx:
            return tx.need(kind, id_).record


@pytest.fixture
def answered(laptop: Laptop) -> Answered:
    answered = Answered(laptop)
    assert answered.line().says == SAYS
    return answered


def test_her_withdrawal_in_one_of_two_stories_closes_it(answered: Answered) -> None:
    said = answered.stands(Consent, answered.consent)
    answered.withdraw(Purpose.TELL_BACK)
    answered.beside(answered.consent, said)
    assert (answered.line().says, answered.line().why_not) == ("", RuleReason.CONSENT_WITHDRAWN)


def test_a_story_that_it_is_about_himself_opens_nothing_about_her(answered: Answered) -> None:
    referral = answered.stands(Referral, answered.referral)
    answered.beside(answered.referral, replace(referral, concerns=answered.mick))
    assert answered.line().says == SAYS
    answered.withdraw(Purpose.TELL_BACK)
    assert (answered.line().says, answered.line().why_not) == ("", RuleReason.CONSENT_WITHDRAWN)


def test_a_story_that_she_is_the_one_inside_opens_nothing(answered: Answered) -> None:
    front = answered.stands(HomeFront, answered.home)
    answered.beside(answered.home, replace(front, detainee=answered.zoe))
    assert answered.line().says == SAYS
    answered.withdraw(Purpose.TELL_BACK)
    assert answered.line().says == ""
