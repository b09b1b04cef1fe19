"""What goes out: language, window, copies on another day, and a printer that failed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from krachtigthuis_desktop.care import letters, referrals, sender
from krachtigthuis_desktop.domain.letter_content import Variant
from krachtigthuis_desktop.domain.records import Letter
from krachtigthuis_desktop.domain.records.letter import Way
from krachtigthuis_desktop.errors import InputError
from tests import builders
from tests.care.test_letters import Asked, text_of
from tests.world import Laptop


@pytest.fixture
def asked(laptop: Laptop) -> Asked:
    return Asked(laptop)


def issue(asked: Asked, referral: object, variant: Variant = Variant.REFERRAL) -> letters.MadeLetter:
    return letters.issue_letter(
        asked.laptop.store,
        referral,  # type: ignore[arg-type]
        variant=variant,
        way=Way.PRINTED,
        hand=asked.laptop.hand(),
    )


def facts(asked: Asked, **changes: object) -> None:
    known = sender.read_sender(asked.laptop.store)
    sender.save_sender(asked.laptop.store, replace(known, **changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(("code", "said"), [("tr", "Turks"), ("xx-onbekend", "xx-onbekend")])
def test_another_language_stands_in_the_letter_by_its_name(laptop: Laptop, code: str, said: str) -> None:
    asked = Asked(laptop)
    asked.zoe = laptop.add(asked.home, builders.a_person(first_name="Zoë", surname="Şahin", language=code))
    assert said in text_of(asked.make(asked.ready()).pdf)


def test_dutch_is_not_worth_a_line(asked: Asked) -> None:
    assert "Nederlands" not in text_of(asked.make(asked.ready()).pdf)


def test_the_address_stands_where_the_envelope_of_the_office_has_its_window(asked: Asked) -> None:
    referral = asked.ready()
    left = asked.make(referral)
    facts(asked, window="right", shift_right=2.5, shift_down=-1.0)
    right = asked.make(referral)
    assert (right.window.left - left.window.left, right.window.top - left.window.top) == (72.5, -1.0)
    assert right.pdf != left.pdf
    assert issue(asked, referral).pdf == right.pdf


@pytest.mark.parametrize("changes", [{"window": "round"}, {"shift_right": 21.0}, {"shift_down": float("nan")}])
def test_a_window_that_cannot_be_is_not_saved(asked: Asked, changes: dict[str, object]) -> None:
    with pytest.raises(InputError):
        facts(asked, **changes)


def test_a_reprint_on_another_day_says_kopie_and_bears_the_day_of_printing(asked: Asked) -> None:
    referral = asked.ready()
    first = issue(asked, referral)
    asked.laptop.now += timedelta(days=3)
    again = issue(asked, referral)
    assert "kopie" not in text_of(first.pdf).casefold()
    assert "kopie" in text_of(again.pdf).casefold()
    assert again.content.made_on == first.content.made_on + timedelta(days=3)
    with asked.laptop.store.read() as tx:
        (letter,) = tx.all(Letter)
        assert [each.copy_number for each in letter.record.issued] == [1, 2]


def test_a_letter_that_says_something_else_is_no_copy(asked: Asked) -> None:
    referral = asked.ready()
    issue(asked, referral)
    stored = referrals.referral(asked.laptop.store, referral)
    hand = asked.laptop.hand()
    referrals.save_referral(
        asked.laptop.store,
        asked.home,
        replace(stored.record, outcome="Iets heel anders."),
        hand=hand,
        id_=referral,
        base=stored.head,
    )
    referrals.looked_at(asked.laptop.store, referral, by="P. Professional", on=hand.today, how="hier", hand=hand)
    referrals.read_or_heard(asked.laptop.store, referral, on=hand.today, hand=asked.laptop.hand())
    assert issue(asked, referral).content.copy_number == 1


def test_her_copy_is_no_copy_of_the_letter(asked: Asked) -> None:
    referral = asked.ready()
    assert issue(asked, referral, Variant.HER_COPY).content.copy_number == 1
    assert issue(asked, referral).content.copy_number == 1
    assert issue(asked, referral, Variant.HER_COPY).content.copy_number == 2


def test_what_the_printer_did_not_take_is_no_first_print(asked: Asked) -> None:
    referral, store = asked.ready(), asked.laptop.store
    failed = issue(asked, referral)
    letters.take_back_issue(store, referral, failed, way=Way.PRINTED, hand=asked.laptop.hand())
    assert issue(asked, referral).content.copy_number == 1
    second = issue(asked, referral)
    letters.take_back_issue(store, referral, second, way=Way.PRINTED, hand=asked.laptop.hand())
    assert issue(asked, referral).content.copy_number == 2
    with store.read() as tx:
        results = [line.result for line in tx.audit_since(0) if line.action == "letter_printed"]
        assert results == ["ok", "failed", "ok", "ok", "failed", "ok"]
