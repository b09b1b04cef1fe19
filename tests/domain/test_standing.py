"""What a consent opens by itself on a day, what all its stories open, and whether somebody lets us keep notes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from krachtigthuis_desktop.domain.records import Consent
from krachtigthuis_desktop.domain.records.consent import DataKind, Purpose, Withheld
from krachtigthuis_desktop.domain.standing import at_most, in_force, yes_to_notes
from krachtigthuis_desktop.errors import RuleReason
from tests.domain.test_may_go import BEFORE, MICK, SCHOOL, TEAM, TODAY, ZOE, no, withdrawn, yes

NOTES = (Purpose.KEEP_NOTES,)
HIS = yes(MICK, purposes=NOTES)
TOMORROW = TODAY + timedelta(days=1)


def test_a_withdrawal_closes_from_its_own_day_on() -> None:
    gone = withdrawn(yes(ZOE), TODAY)
    assert in_force(gone, Purpose.REFER, TODAY) is RuleReason.CONSENT_WITHDRAWN
    assert in_force(gone, Purpose.REFER, TODAY - timedelta(days=1)) is None


def test_of_two_stories_only_what_both_have_is_shown() -> None:
    held = Withheld(data=DataKind.HEALTH)
    one = yes(ZOE, data=(DataKind.NAME, DataKind.MONEY), recipients=(TEAM, SCHOOL), valid_until=date(2027, 5, 1))
    other = yes(ZOE, on=TODAY, data=(DataKind.MONEY,), recipients=(TEAM,), purposes=(Purpose.REFER,), withheld=(held,))
    for stories in (
        (one, replace(other, valid_until=date(2027, 3, 1))),
        (replace(other, valid_until=date(2027, 3, 1)), one),
    ):
        shown = at_most(stories)
        assert (shown.data, shown.recipients, shown.purposes) == ((DataKind.MONEY,), (TEAM,), (Purpose.REFER,))
        assert (shown.withheld, shown.on, shown.valid_until) == ((held,), TODAY, date(2027, 3, 1))
    assert at_most((other, one)).valid_until == date(2027, 5, 1)
    assert at_most((other,)) == other


SAID: dict[str, tuple[tuple[tuple[int, Consent], ...], int | None]] = {
    "nothing": ((), None),
    "yes": (((1, HIS),), 1),
    "hers about him": (((1, yes(MICK, ZOE, purposes=NOTES)),), None),
    "hers about herself": (((1, yes(ZOE, purposes=NOTES)),), None),
    "for something else": (((1, yes(MICK)),), None),
    "withdrawn": (((1, withdrawn(HIS, TODAY)),), None),
    "withdrawn from tomorrow": (((1, withdrawn(HIS, TOMORROW)),), 1),
    "withdrawn for referring": (((1, withdrawn(HIS, TODAY, Purpose.REFER)),), 1),
    "refused on the same day": (((1, HIS), (2, no(MICK, purposes=NOTES))), None),
    "refused today": (((1, HIS), (2, no(MICK, purposes=NOTES, on=TODAY))), None),
    "refused from tomorrow": (((1, HIS), (2, no(MICK, purposes=NOTES, on=TOMORROW))), 1),
    "refused for something else": (((1, HIS), (2, no(MICK, purposes=(Purpose.REFER,), on=TODAY))), 1),
    "refused by her": (((1, HIS), (2, no(MICK, ZOE, purposes=NOTES, on=TODAY))), 1),
    "yes after a no": (((1, no(MICK, purposes=NOTES)), (2, replace(HIS, on=TODAY))), 2),
    "yes of tomorrow": (((1, replace(HIS, on=TOMORROW)),), None),
    "two stories, one withdrawn": (((1, HIS), (1, withdrawn(HIS, BEFORE))), None),
    "two stories, one for something else": (((1, HIS), (1, yes(MICK))), None),
    "two stories that both say yes": (((1, HIS), (1, replace(HIS, place="elders"))), 1),
}


@pytest.mark.parametrize(("said", "rests_on"), SAID.values(), ids=list(SAID))
def test_whether_he_lets_us_keep_notes(said: tuple[tuple[int, Consent], ...], rests_on: int | None) -> None:
    found = yes_to_notes(((UUID(int=place), consent) for place, consent in said), MICK, TODAY)
    assert found == (UUID(int=rests_on) if rests_on else None)
