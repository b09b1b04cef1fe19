"""Detention in free text: canaries in every field that a letter can print, and the letter does not leave (T37)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from pypdf import PdfReader

from krachtigthuis_desktop.care import letters, referrals
from krachtigthuis_desktop.care.letter_page import letter_page
from krachtigthuis_desktop.care.sender import SenderFacts, read_sender, save_sender
from krachtigthuis_desktop.domain.letter_content import Variant
from krachtigthuis_desktop.domain.records import Person, Referral
from krachtigthuis_desktop.domain.records.consent import DataKind, Purpose
from krachtigthuis_desktop.domain.records.letter import Way
from krachtigthuis_desktop.domain.records.person import Address, Reach
from krachtigthuis_desktop.domain.records.referral import Line, Nature
from krachtigthuis_desktop.errors import LetterError, LetterFault, NotAllowed, RuleReason
from tests import builders
from tests.world import Laptop

CANARY = "gevangenis Canarie"
WITHOUT_DETENTION = tuple(kind for kind in DataKind if kind is not DataKind.DETENTION)
EVERYTHING = (Purpose.KEEP_NOTES, Purpose.CONTACT_FAMILY, Purpose.REFER, Purpose.REPORT_BACK)


def texts_of(kind: type[Any], *but: str) -> list[str]:
    """The names of the fields that hold one text."""
    return [each.name for each in fields(kind) if each.type == "str" and each.name not in but]


REFERRAL = [*texts_of(Referral, "number"), "questions"]
PERSON = texts_of(Person, "number", "language", "postcode4")
REACH = texts_of(Reach)
ADDRESS = texts_of(Address)
SENDER = [*texts_of(SenderFacts, "window"), "reply_to"]


class Story:
    """Zoë's letter with every block there is, and one text of it changed."""

    def __init__(self, laptop: Laptop, *, data: tuple[DataKind, ...] = WITHOUT_DETENTION) -> None:
        self.laptop = laptop
        self.home = laptop.begin()
        laptop.talk(self.home)
        self.mick, self.team = laptop.detainee(self.home), laptop.helper()
        self.data = data
        self.zoe: UUID | None = None

    def letter(self, person: dict[str, Any] | None = None, **changes: Any) -> UUID:
        laptop = self.laptop
        zoe = laptop.add(self.home, builders.a_person(**{"first_name": "Zoë", "surname": "Jansen"} | (person or {})))
        for about in (zoe, self.mick):
            laptop.consent(self.home, about, self.team, zoe, data=self.data, purposes=EVERYTHING)
        facts: dict[str, Any] = {
            "own_question": "Wie helpt mij?",
            "outcome": "Rust.",
            "helps_already": "De buurvrouw.",
            "involved": "De huisarts.",
            "tried": "Een brief.",
            "deadline": laptop.today,
            "deadline_what": "huur",
            "situation": (
                Line(text="Er is schuld.", nature=Nature.FACT, about=(zoe,)),
                Line(text="Het is zwaar.", nature=Nature.TOLD, about=(zoe,), told_by=zoe),
                Line(text="Zij is moe.", nature=Nature.IMPRESSION, about=(zoe,)),
            ),
        }
        lines = changes.pop("lines", None)
        if lines is not None:
            told = facts["situation"]
            facts["situation"] = tuple(
                replace(line, text=lines) if place == 0 else line for place, line in enumerate(told)
            )
        self.zoe = zoe
        return laptop.refer(self.home, zoe, self.team, **facts | changes)

    def ready(self, referral: UUID) -> None:
        """A professional looked, and she read it."""
        store, hand = self.laptop.store, self.laptop.hand()
        referrals.looked_at(store, referral, by="P. Professional", on=hand.today, how="telefoon", hand=hand)
        referrals.read_or_heard(store, referral, on=hand.today, hand=self.laptop.hand())

    def issue(self, referral: UUID, variant: Variant) -> letters.MadeLetter:
        store = self.laptop.store
        return letters.issue_letter(store, referral, variant=variant, way=Way.PRINTED, hand=self.laptop.hand())


def text_of(pdf: bytes) -> str:
    return " ".join("\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def _named(name: str, text: Any = CANARY) -> dict[str, Any]:
    return {name: text}


def in_referral(name: str) -> Callable[[Story], UUID]:
    return lambda story: story.letter(**_named(name, (CANARY,) if name == "questions" else CANARY))


def in_person(name: str) -> Callable[[Story], UUID]:
    return lambda story: story.letter({name: CANARY})


def in_reach(name: str) -> Callable[[Story], UUID]:
    return lambda story: story.letter({"reach": Reach(**_named(name))})


def in_address(name: str) -> Callable[[Story], UUID]:
    return lambda story: story.letter({"address": replace(Address(street="Laan 1", city="Leiden"), **_named(name))})


def in_sender(name: str) -> Callable[[Story], UUID]:
    def made(story: Story) -> UUID:
        store = story.laptop.store
        told: dict[str, Any] = {name: (CANARY,) if name == "reply_to" else CANARY}
        save_sender(store, replace(read_sender(store), **told))
        return story.letter(contact="", contact_phone="", contact_hours="")

    return made


FIELDS: dict[str, Callable[[Story], UUID]] = (
    {f"referral {name}": in_referral(name) for name in REFERRAL}
    | {f"person {name}": in_person(name) for name in PERSON}
    | {f"reach {name}": in_reach(name) for name in REACH}
    | {f"address {name}": in_address(name) for name in ADDRESS}
    | {f"sender {name}": in_sender(name) for name in SENDER}
    | {"line": lambda story: story.letter(lines=CANARY)}
)
UNPRINTED = {
    "referral looked_by",
    "referral looked_how",
    "person description",
    "person school",
    "person helpers",
    "person municipality",
}
"""Fields that this letter has no place for."""


@pytest.mark.parametrize("variant", Variant)
@pytest.mark.parametrize("field", FIELDS)
def test_a_canary_in_a_free_text_stops_the_letter_and_is_shown(laptop: Laptop, field: str, variant: Variant) -> None:
    story = Story(laptop)
    referral = FIELDS[field](story)
    page = letter_page(laptop.store, referral, variant=variant, today=laptop.today)
    if page.made:
        assert CANARY not in text_of(page.made.pdf)
    if field in UNPRINTED:
        assert page.give_aways == ()
        return
    if field.startswith("sender") and not page.give_aways:
        # Our own lines are refused as they are, before the letter is made; the copy does not print each of them.
        if page.made is None:
            with pytest.raises(LetterError) as told:
                story.issue(referral, variant)
            assert told.value.code is LetterFault.SENDER_TELLS
        return
    assert any(CANARY.split(maxsplit=1)[0] in each.text.casefold() for each in page.give_aways), field
    assert all(each.answer.reason is RuleReason.DETENTION_IN_TEXT for each in page.give_aways)
    with pytest.raises(NotAllowed) as refused:
        story.issue(referral, variant)
    assert refused.value.code is RuleReason.DETENTION_IN_TEXT


def test_the_same_text_goes_with_a_yes_to_that_word_of_both(laptop: Laptop) -> None:
    story = Story(laptop, data=tuple(DataKind))
    referral = story.letter(lines="Hij zit in de gevangenis.")
    story.ready(referral)
    made = story.issue(referral, Variant.REFERRAL)
    assert "Hij zit in de gevangenis." in text_of(made.pdf)
    assert [(each.words, each.answer.allowed) for each in made.give_aways] == [(("gevangenis",), True)]


def test_after_the_text_was_changed_the_letter_leaves(laptop: Laptop) -> None:
    story = Story(laptop)
    referral = story.letter(own_question="Mijn man zit vast.")
    stored = referrals.referral(laptop.store, referral)
    changed = replace(stored.record, own_question="Mijn man is even weg.")
    referrals.save_referral(laptop.store, story.home, changed, hand=laptop.hand(), id_=referral, base=stored.head)
    story.ready(referral)
    assert story.issue(referral, Variant.REFERRAL).give_aways == ()


def test_a_letter_to_the_reclassering_may_bear_its_name(laptop: Laptop) -> None:
    story = Story(laptop)
    story.team = laptop.helper(builders.an_organisation(name="Reclassering Verzonnen"))
    referral = story.letter()
    story.ready(referral)
    assert story.issue(referral, Variant.REFERRAL).give_aways == ()


def test_where_he_is_held_is_found_as_it_was_typed_for_this_family(laptop: Laptop) -> None:
    story = Story(laptop)
    story.home = laptop.begin_at("De Verzonnen Burcht")
    story.mick = laptop.detainee(story.home)
    referral = story.letter(involved="De Verzonnen Burcht weet ervan.")
    page = letter_page(laptop.store, referral, variant=Variant.REFERRAL, today=laptop.today)
    assert [each.words for each in page.give_aways] == [("De Verzonnen Burcht",)]
