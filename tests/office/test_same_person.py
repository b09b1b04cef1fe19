"""Somebody in two families on two laptops: a no of the one reaches the laptop that has only the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from uuid import UUID

import pytest

from krachtigthuis_desktop.care import consents, families
from krachtigthuis_desktop.domain.records import Consent
from krachtigthuis_desktop.domain.records.consent import DataKind, Purpose, Withdrawal, Withheld
from krachtigthuis_desktop.domain.revision import Revision
from krachtigthuis_desktop.errors import InputError
from krachtigthuis_desktop.office.same_person import COPY, _place
from tests import builders
from tests.office.bureau import Bureau
from tests.office.visit import Visit, a_visit

MAIL = (Purpose.REFER,)
SECRET = "Alleen voor de eigen familie"


class Two:
    """Zoë stands in the family of Anna's laptop, and again in that of Bram's; nobody has both."""

    def __init__(self, anna: Visit, bram: Visit) -> None:
        self.anna, self.bram = anna, bram
        self.there = self.add(anna)
        anna.bring()

    def same(self) -> None:
        self.here = self.add(self.bram, same_as=self.there)
        self.bram.bring()

    def add(self, visit: Visit, **facts: object) -> UUID:
        zoe = builders.a_person(first_name="Zoë", **facts)
        return families.add_person(visit.laptop.store, visit.home, zoe, hand=visit.hand())

    def says(self, visit: Visit, who: UUID, **facts: object) -> UUID:
        said = {
            "about": who,
            "given_by": who,
            "on": visit.now.date(),
            "place": SECRET,
            "witness": SECRET,
            "recipients": (),
        } | facts
        return consents.give_consent(visit.laptop.store, visit.home, builders.a_consent(**said), hand=visit.hand())

    def meet(self) -> None:
        """Both come by, and both take in what is for them."""
        for visit in (self.anna, self.bram, self.anna, self.bram):
            with suppress(InputError):  # nothing new on this laptop
                visit.bring()
            with suppress(InputError):  # nothing for it either
                visit.apply(*visit.answer())


@pytest.fixture
def two(bureau: Bureau, visit: Visit, tmp_path: Path) -> Iterator[Two]:
    bram = a_visit(bureau, tmp_path / "bram", name="Bram")
    bram.begin()
    bram.apply(*bram.answer(root=True))
    yield Two(visit, bram)
    bram.laptop.close()


def copies(visit: Visit) -> list[Consent]:
    with visit.laptop.store.read() as tx:
        return [each.record for each in tx.all(Consent) if each.record.text_version == COPY]


def test_a_withdrawal_reaches_the_laptop_that_has_only_the_other_family(two: Two) -> None:
    two.same()
    given = two.says(two.anna, two.there)
    two.meet()
    assert copies(two.bram) == []
    gone = Withdrawal(on=two.anna.now.date(), how=SECRET, purposes=MAIL, done_about_it=SECRET)
    consents.withdraw_consent(two.anna.laptop.store, given, gone, hand=two.anna.hand())
    two.meet()
    (copy,) = copies(two.bram)
    assert (copy.about, copy.given_by, copy.purposes) == (two.here, two.here, ())
    assert copy.withdrawal is not None
    assert (copy.withdrawal.on, copy.withdrawal.purposes) == (gone.on, MAIL)
    assert SECRET not in str(copy)
    case = families.family(two.bram.laptop.store, two.bram.home).case()
    assert any(said.withdrawal for _id, said in case.consents)


def test_it_goes_both_ways_and_comes_once(two: Two) -> None:
    two.same()
    two.says(two.bram, two.here, agreed=False, purposes=MAIL)
    of_there = two.add(two.anna)
    hidden = Withheld(data=DataKind.HEALTH, words=SECRET, to=(of_there,))
    two.says(two.anna, two.there, withheld=(hidden,), recipients=(of_there,))
    for _again in range(3):
        two.meet()
    (refusal,), (secret,) = copies(two.anna), copies(two.bram)
    assert (refusal.agreed, refusal.about, refusal.purposes) == (False, two.there, MAIL)
    assert [each.data for each in secret.withheld] == [DataKind.HEALTH]
    assert (secret.recipients, secret.withheld[0].to) == ((), ())
    assert SECRET not in f"{refusal} {secret}"


def test_a_no_of_before_counts_from_when_somebody_says_that_it_is_the_same_person(two: Two) -> None:
    two.says(two.anna, two.there, agreed=False, purposes=MAIL)
    two.anna.bring()
    two.same()
    two.bram.apply(*two.bram.answer())
    assert [each.agreed for each in copies(two.bram)] == [False]


def test_whoever_wrote_in_the_place_of_a_copy_first_keeps_no_no_away(two: Two) -> None:
    """The ids of copies follow from ids that laptops know: a yes that was put there beforehand changes nothing."""
    two.same()
    said = two.says(two.anna, two.there, agreed=False, purposes=MAIL)
    place, _number, _heads = _place_of(two, said)
    hand = two.bram.hand()
    with two.bram.laptop.store.write() as tx:
        yes = builders.a_consent(about=two.here, given_by=two.here, recipients=(), on=two.bram.now.date())
        tx.record(yes, id=place, home=two.bram.home, author=hand.author, now=hand.now)
    two.bram.bring()
    for _again in range(2):
        two.meet()
    assert [(each.agreed, each.purposes) for each in copies(two.bram)] == [(False, MAIL)]


def _place_of(two: Two, said: UUID) -> tuple[UUID, str, Sequence[Revision]]:
    with two.anna.bureau.desk.store.write() as tx:
        return _place(tx, "|".join(map(str, (said, two.here, two.here, two.bram.home, 1))))
