"""At the keyboard: a step that is not his is refused in words, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from krachtigthuis_desktop.care import consents, directory
from krachtigthuis_desktop.care.writing import write_down
from krachtigthuis_desktop.domain.records import Consent, HomeFront, Organisation, Worry
from krachtigthuis_desktop.domain.records.consent import Withdrawal
from krachtigthuis_desktop.domain.records.organisation import Status
from krachtigthuis_desktop.domain.records.worry import Safety
from krachtigthuis_desktop.domain.roles import Role
from krachtigthuis_desktop.errors import InputError, InputFault, NotAllowed, RuleReason
from tests import builders
from tests.world import Laptop


def strikes_off(laptop: Laptop) -> None:
    id_ = laptop.helper()
    with laptop.store.read() as tx:
        was = tx.need(Organisation, id_)
    gone = replace(was.record, status=Status.INACTIVE)
    directory.save_organisation(laptop.store, gone, id_=id_, base=was.head, hand=laptop.hand())


def assigns(laptop: Laptop) -> None:
    home = laptop.begin()
    with laptop.store.write() as tx:
        was = tx.need(HomeFront, home)
        write_down(
            tx, replace(was.record, volunteers=("e7" * 16,)), hand=laptop.hand(), home=home, id_=home, base=was.head
        )


@pytest.mark.parametrize("step", [strikes_off, assigns], ids=lambda step: step.__name__)
def test_a_step_of_the_office_is_refused_to_a_volunteer(laptop: Laptop, step: Callable[[Laptop], None]) -> None:
    before = _written(laptop)
    with pytest.raises(NotAllowed) as refused:
        step(laptop)
    assert refused.value.code is RuleReason.ROLE
    laptop.role = Role.ADMINISTRATOR
    step(laptop)
    assert _written(laptop) > before


def test_a_withdrawal_is_unsaid_by_nobody(laptop: Laptop) -> None:
    home = laptop.begin()
    id_ = laptop.consent(home, laptop.detainee(home))
    consents.withdraw_consent(laptop.store, id_, Withdrawal(on=laptop.today, how="gezegd"), hand=laptop.hand())
    laptop.role = Role.PROFESSIONAL
    with laptop.store.read() as tx:
        was = tx.need(Consent, id_)
    unsaid = replace(was.record, withdrawal=None)
    with pytest.raises(NotAllowed) as refused, laptop.store.write() as tx:
        write_down(tx, unsaid, hand=laptop.hand(), home=home, id_=id_, base=was.head)
    assert refused.value.code is RuleReason.ROLE
    with laptop.store.read() as tx:
        assert tx.need(Consent, id_).record.withdrawal is not None


def test_a_settlement_is_asked_about_for_each_testimony(laptop: Laptop) -> None:
    """One of the two is a signal: an administrator cannot choose the other, a professional can."""
    home = laptop.begin()
    laptop.talk(home)
    id_ = laptop.worry(home)
    with laptop.store.write() as tx:
        calm = tx.need(Worry, id_)
        (first,) = tx.heads(id_)
        said = replace(calm.record, safety=Safety.YES)
        beside = builders.a_revision(said, home=home, record=id_, device="e7" * 16, author="e7" * 16, n=1, bases=())
        tx.insert([beside])
    laptop.role = Role.ADMINISTRATOR
    pair = (first.id, beside.id)
    with pytest.raises(NotAllowed) as refused, laptop.store.write() as tx:
        write_down(tx, calm.record, hand=laptop.hand(), home=home, id_=id_, base=pair)
    assert refused.value.code is RuleReason.SIGNAL_STAYS
    laptop.role = Role.PROFESSIONAL
    with laptop.store.write() as tx:
        assert not write_down(tx, calm.record, hand=laptop.hand(), home=home, id_=id_, base=pair).disputed


def test_a_change_of_what_is_not_there_is_stale_and_no_way_around(laptop: Laptop) -> None:
    home = laptop.begin()
    front = builders.a_home_front(volunteers=(laptop.author,))
    with pytest.raises(InputError) as stale, laptop.store.write() as tx:
        write_down(tx, front, hand=laptop.hand(), home=home, id_=home)
    assert stale.value.code is InputFault.STALE


def _written(laptop: Laptop) -> int:
    with laptop.store.read() as tx:
        return len(tx.unreceipted())
