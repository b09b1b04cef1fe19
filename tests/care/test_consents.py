"""A withdrawal is never undone: not by a second one, and not by a day to come."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from krachtigthuis_desktop.care import consents, conversations
from krachtigthuis_desktop.domain.records import Consent
from krachtigthuis_desktop.domain.records.consent import Purpose, Withdrawal
from krachtigthuis_desktop.errors import InputError, InputFault, NotAllowed, RuleReason
from tests import builders
from tests.world import Laptop

TELL_BACK = (Purpose.TELL_BACK,)
REFER = (Purpose.REFER,)


def test_a_second_withdrawal_adds_to_the_first(laptop: Laptop) -> None:
    home = laptop.begin()
    zoe = laptop.add(home)
    given = laptop.consent(home, zoe, laptop.helper(), on=laptop.today - timedelta(days=9))
    earlier = laptop.today - timedelta(days=2)
    for gone in (
        Withdrawal(on=earlier, how="gebeld", purposes=TELL_BACK),
        Withdrawal(on=laptop.today, how="verteld", purposes=REFER, done_about_it="brief terug"),
    ):
        consents.withdraw_consent(laptop.store, given, gone, hand=laptop.hand())
    with laptop.store.read() as tx:
        withdrawal = tx.need(Consent, given).record.withdrawal
    both = Withdrawal(
        on=laptop.today, how="gebeld\nverteld", purposes=(*TELL_BACK, *REFER), done_about_it="brief terug"
    )
    assert withdrawal == both


def test_who_withdrew_everything_and_then_names_one_purpose_withdrew_everything(laptop: Laptop) -> None:
    home = laptop.begin()
    given = laptop.consent(home, laptop.add(home), laptop.helper())
    for purposes in ((), REFER):
        gone = Withdrawal(on=laptop.today, how="gebeld", purposes=purposes)
        consents.withdraw_consent(laptop.store, given, gone, hand=laptop.hand())
    with laptop.store.read() as tx:
        withdrawal = tx.need(Consent, given).record.withdrawal
    assert withdrawal == Withdrawal(on=laptop.today, how="gebeld")


def test_a_withdrawal_of_a_day_to_come_is_refused(laptop: Laptop) -> None:
    home = laptop.begin()
    given = laptop.consent(home, laptop.add(home), laptop.helper())
    gone = Withdrawal(on=laptop.today + timedelta(days=1), how="gebeld")
    with pytest.raises(InputError) as refused:
        consents.withdraw_consent(laptop.store, given, gone, hand=laptop.hand())
    assert refused.value.code is InputFault.DATE_IMPOSSIBLE


def test_no_worry_is_written_down_while_one_of_two_stories_takes_the_yes_to_notes_back(laptop: Laptop) -> None:
    home = laptop.begin()
    laptop.talk(home)
    with laptop.store.write() as tx:
        (given,) = tx.all(Consent, home=home)
        gone = replace(given.record, withdrawal=Withdrawal(on=laptop.today, how="gezegd"))
        other = {"record": given.id, "home": home, "device": "e7" * 16, "author": "e7" * 16, "n": 1}
        tx.insert([builders.a_revision(gone, **other)])
        assert tx.need(Consent, given.id).disputed
    worry = builders.a_worry_of(laptop.detainee(home))
    with pytest.raises(NotAllowed) as refused:
        conversations.record_worry(laptop.store, home, worry, hand=laptop.hand())
    assert refused.value.code is RuleReason.DRAFT_ONLY
