"""Closing a family and opening it again: a day and a reason, in the journal, by whose it is."""

from __future__ import annotations

import pytest

from krachtigthuis_desktop.care import families
from krachtigthuis_desktop.errors import InputError, InputFault, NotAllowed
from tests.world import Laptop


def test_a_closed_family_is_no_longer_in_the_list_and_keeps_its_reason(laptop: Laptop) -> None:
    home = laptop.begin()
    families.close_family(laptop.store, home, why=" Alle vragen zijn beantwoord. ", hand=laptop.hand())
    front = families.family(laptop.store, home).home.record
    assert (front.closed, front.closed_why) == (laptop.today, "Alle vragen zijn beantwoord.")
    assert families.families(laptop.store) == ()
    families.reopen_family(laptop.store, home, hand=laptop.hand())
    assert [line.home for line in families.families(laptop.store)] == [home]
    with laptop.store.read() as tx:
        assert len(tx.history(home)) == 3


def test_closing_wants_a_reason_and_is_done_once(laptop: Laptop) -> None:
    home = laptop.begin()
    with pytest.raises(InputError, match=InputFault.TEXT_EMPTY.value):
        families.close_family(laptop.store, home, why="  ", hand=laptop.hand())
    with pytest.raises(InputError, match=InputFault.STALE.value):
        families.reopen_family(laptop.store, home, hand=laptop.hand())
    families.close_family(laptop.store, home, why="Verhuisd", hand=laptop.hand())
    with pytest.raises(InputError, match=InputFault.STALE.value):
        families.close_family(laptop.store, home, why="Verhuisd", hand=laptop.hand())


def test_nobody_closes_a_family_of_somebody_else(laptop: Laptop) -> None:
    home = laptop.begin()
    laptop.author = "ee" * 16
    with pytest.raises(NotAllowed):
        families.close_family(laptop.store, home, why="Verhuisd", hand=laptop.hand())
