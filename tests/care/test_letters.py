from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from pypdf import PdfReader

from krachtigthuis_desktop.care import consents, letters, referrals
from krachtigthuis_desktop.care.letter_page import letter_page
from krachtigthuis_desktop.care.letter_wishes import Wishes
from krachtigthuis_desktop.care.sender import read_sender, save_sender
from krachtigthuis_desktop.domain.letter_content import Part, Variant
from krachtigthuis_desktop.domain.records import Consent, Letter, Organisation, Person, Record, Referral
from krachtigthuis_desktop.domain.records.consent import DataKind, Purpose, Withdrawal, Withheld
from krachtigthuis_desktop.domain.records.letter import Way
from krachtigthuis_desktop.domain.records.organisation import Status
from krachtigthuis_desktop.domain.records.person import Role
from krachtigthuis_desktop.domain.records.referral import Line, Nature, Step
from krachtigthuis_desktop.errors import InputError, LetterFault, NotAllowed, RuleReason
from krachtigthuis_desktop.explain import explain
from tests import builders
from tests.world import Laptop


class Asked:
    """Zoë asks the wijkteam for help with the rent."""

    def __init__(self, laptop: Laptop) -> None:
        self.laptop = laptop
        self.home = laptop.begin()
        laptop.talk(self.home)
        self.mick = laptop.detainee(self.home)
        self.zoe = laptop.add(self.home, builders.a_person(first_name="Zoë", prefix="", surname="Şahin"))
        self.team = laptop.helper()

    def make(self, referral: UUID, variant: Variant = Variant.REFERRAL) -> letters.MadeLetter:
        return letters.make_letter(self.laptop.store, referral, variant=variant, today=self.laptop.today)

    def ready(self, **changes: object) -> UUID:
        """A referral with consent, looked at, read by her."""
        self.laptop.consent(self.home, self.zoe, self.team)
        referral = self.laptop.refer(self.home, self.zoe, self.team, **changes)
        hand = self.laptop.hand()
        referrals.looked_at(self.laptop.store, referral, by="P. Professional", on=hand.today, how="telefoon", hand=hand)
        referrals.read_or_heard(self.laptop.store, referral, on=hand.today, hand=self.laptop.hand())
        return referral


@pytest.fixture
def asked(laptop: Laptop) -> Asked:
    return Asked(laptop)


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def refusal(asked: Asked, referral: UUID) -> RuleReason:
    with pytest.raises(NotAllowed) as refused:
        asked.make(referral)
    assert isinstance(refused.value.code, RuleReason)
    return refused.value.code


def test_without_consent_there_is_no_letter(asked: Asked) -> None:
    referral = asked.laptop.refer(asked.home, asked.zoe, asked.team)
    assert refusal(asked, referral) is RuleReason.NO_CONSENT


def test_consent_for_another_helper_does_not_open_this_one(asked: Asked) -> None:
    other = asked.laptop.helper(builders.an_organisation(name="Schuldhulp Verzonnen"))
    asked.laptop.consent(asked.home, asked.zoe, other)
    referral = asked.laptop.refer(asked.home, asked.zoe, asked.team)
    assert refusal(asked, referral) is RuleReason.OTHER_RECIPIENT


def test_his_consent_does_not_speak_for_her(asked: Asked) -> None:
    asked.laptop.consent(asked.home, asked.zoe, asked.team, given_by=asked.mick)
    referral = asked.laptop.refer(asked.home, asked.zoe, asked.team)
    assert refusal(asked, referral) is RuleReason.NO_CONSENT


def test_a_withdrawal_blocks_from_then_on_and_lists_the_letters_that_went_out(asked: Asked) -> None:
    referral = asked.ready()
    letters.issue_letter(
        asked.laptop.store, referral, variant=Variant.REFERRAL, way=Way.PRINTED, hand=asked.laptop.hand()
    )
    with asked.laptop.store.read() as tx:
        hers = next(each for each in tx.all(Consent, home=asked.home) if each.record.about == asked.zoe)
    withdrawal = Withdrawal(on=asked.laptop.today, how="gebeld", purposes=(Purpose.REFER,))
    withdrawn = consents.withdraw_consent(asked.laptop.store, hers.id, withdrawal, hand=asked.laptop.hand())
    assert [letter.record.referral for letter in withdrawn.letters] == [referral]
    assert refusal(asked, referral) is RuleReason.CONSENT_WITHDRAWN


def test_a_letter_says_what_was_agreed_and_nothing_that_points_to_detention(asked: Asked) -> None:
    made = asked.make(asked.ready())
    text = text_of(made.pdf)
    assert "Şahin" in text
    assert "Kan iemand met mij naar de schulden kijken?" in text
    for word in ("Exodus", "detentie", "gevangen", "PI Alphen", "Mick", "Linde"):
        assert word.casefold() not in text.casefold()


def test_what_he_told_stays_out_until_he_agrees(asked: Asked) -> None:
    told = Line(
        text="Hij zegt dat de huur niet betaald is.", nature=Nature.TOLD, about=(asked.zoe,), told_by=asked.mick
    )
    referral = asked.ready(situation=(told,))
    made = asked.make(referral)
    assert told.text not in text_of(made.pdf)
    assert [(left.sentence.text, left.answer.ask) for left in made.left_out] == [(told.text, (asked.mick,))]
    purposes = (Purpose.REFER, Purpose.CONTACT_FAMILY)
    asked.laptop.consent(asked.home, asked.mick, asked.team, asked.zoe, purposes=purposes)
    again = asked.make(referral)
    assert told.text in text_of(again.pdf)
    assert again.left_out == ()


SEEN = "Hij liet een brief zien van de verhuurder."


@pytest.mark.parametrize(
    "changes",
    [
        {"situation": (Line(text=SEEN, nature=Nature.FACT, about=()),)},
        {"situation": (Line(text=SEEN, nature=Nature.IMPRESSION, about=()),)},
        {"tried": SEEN},
        {"helps_already": SEEN},
        {"involved": SEEN},
    ],
    ids=["fact", "impression", "tried", "helps", "involved"],
)
def test_a_line_that_tells_of_him_does_not_travel_on_her_yes_alone(asked: Asked, changes: dict[str, Any]) -> None:
    if "situation" in changes:
        changes = {"situation": tuple(replace(line, about=(asked.zoe,)) for line in changes["situation"])}
    referral = asked.ready(**changes)
    made = asked.make(referral)
    assert SEEN not in text_of(made.pdf)
    assert [(left.sentence.text, left.answer.ask) for left in made.left_out] == [(SEEN, (asked.mick,))]
    purposes = (Purpose.REFER, Purpose.CONTACT_FAMILY)
    asked.laptop.consent(asked.home, asked.mick, asked.team, asked.zoe, purposes=purposes)
    again = asked.make(referral)
    assert SEEN in text_of(again.pdf)
    assert [asked.mick in reveal.third_persons for reveal in again.reveals if SEEN in reveal.texts] == [True]


def test_what_he_told_needs_a_yes_for_her_to_read_it_as_well(asked: Asked) -> None:
    """With his yes for the helper alone it stays out: she reads the letter too."""
    told = Line(text="De huur is niet betaald.", nature=Nature.TOLD, about=(asked.zoe,), told_by=asked.mick)
    referral = asked.ready(situation=(told,))
    asked.laptop.consent(asked.home, asked.mick, asked.team, asked.zoe, purposes=(Purpose.REFER,))
    made = asked.make(referral)
    assert told.text not in text_of(made.pdf)
    assert [left.answer.reason for left in made.left_out] == [RuleReason.OTHER_PURPOSE]


def test_a_letter_rests_on_the_consents_for_both_its_readers(asked: Asked) -> None:
    told = Line(text="De huur is niet betaald.", nature=Nature.TOLD, about=(asked.zoe,), told_by=asked.mick)
    referral = asked.ready(situation=(told,))
    for_team = asked.laptop.consent(asked.home, asked.mick, asked.team, purposes=(Purpose.REFER,))
    for_her = asked.laptop.consent(asked.home, asked.mick, asked.zoe, purposes=(Purpose.CONTACT_FAMILY,))
    made = asked.make(referral)
    assert told.text in text_of(made.pdf)
    assert {for_team, for_her} <= {*made.consents}


@pytest.mark.parametrize("kind", [Referral, Person, Organisation])
def test_nothing_leaves_while_two_stories_stand_about_what_is_printed(asked: Asked, kind: type[Record]) -> None:
    referral = asked.ready()
    ids: dict[type[Record], UUID] = {Referral: referral, Person: asked.zoe, Organisation: asked.team}
    with asked.laptop.store.write() as tx:
        stored = tx.need(kind, ids[kind])
        other = {"record": stored.id, "home": stored.home, "device": "e7" * 16, "author": "e7" * 16, "n": 1}
        tx.insert([builders.a_revision(stored.record, **other)])
    for variant in Variant:
        assert asked.make(referral, variant).not_yet is RuleReason.IN_DISPUTE


def test_nothing_leaves_for_a_helper_who_was_struck_off(asked: Asked) -> None:
    referral = asked.ready()
    with asked.laptop.store.write() as tx:
        stored = tx.need(Organisation, asked.team)
        gone = replace(stored.record, status=Status.INACTIVE)
        tx.record(gone, id=asked.team, home=None, author=builders.DEVICE, now=asked.laptop.now, base=stored.head)
    for variant in Variant:
        assert asked.make(referral, variant).not_yet is RuleReason.STRUCK_OFF


def test_what_is_withheld_from_this_reader_stays_away_and_the_rest_goes(asked: Asked) -> None:
    line = Line(text="Ze slikt medicijnen.", nature=Nature.FACT, about=(asked.zoe,), data=DataKind.HEALTH.value)
    held = Withheld(data=DataKind.HEALTH, to=(asked.team,))
    asked.laptop.consent(asked.home, asked.zoe, asked.team, withheld=(held,))
    referral = asked.laptop.refer(asked.home, asked.zoe, asked.team, situation=(line,))
    made = asked.make(referral)
    assert line.text not in text_of(made.pdf)
    assert [left.answer.reason for left in made.left_out] == [RuleReason.WITHHELD]


def test_a_line_about_a_child_waits_for_both_parents(asked: Asked) -> None:
    noor = asked.laptop.add(asked.home, builders.a_child(8, first_name="Noor"))
    line = Line(text="Noor wordt gepest.", nature=Nature.FACT, about=(noor,), data=DataKind.SCHOOL.value)
    made = asked.make(asked.ready(situation=(line,), children=(noor,)))
    assert line.text not in text_of(made.pdf)
    assert RuleReason.AUTHORITY_UNKNOWN in {left.answer.reason for left in made.left_out}


def test_the_list_of_what_it_reveals_has_every_block_and_every_third_person(asked: Asked) -> None:
    noor = asked.laptop.add(
        asked.home, builders.a_child(8, first_name="Noor", roles=(Role.CHILD,), lives_with=(asked.zoe,))
    )
    made = asked.make(asked.ready(children=(noor,)))
    assert len(made.reveals) == len(made.content.all_blocks)
    assert frozenset().union(*(reveal.third_persons for reveal in made.reveals)) == {noor}
    assert {Part.ASK, Part.WHO, Part.CHILDREN, Part.CONSENT} <= {reveal.part for reveal in made.reveals}


def test_her_copy_says_every_sentence_of_the_letter(asked: Asked) -> None:
    referral = asked.ready()
    letter, hers = asked.make(referral), asked.make(referral, Variant.HER_COPY)
    said = {sentence.text for sentence in hers.content.sentences}
    assert {sentence.text for sentence in letter.content.sentences} <= said


def test_until_she_read_it_only_her_copy_can_be_printed(asked: Asked) -> None:
    asked.laptop.consent(asked.home, asked.zoe, asked.team)
    referral = asked.laptop.refer(asked.home, asked.zoe, asked.team)
    hand, store = asked.laptop.hand(), asked.laptop.store
    assert asked.make(referral).not_yet is RuleReason.ROLE
    referrals.looked_at(store, referral, by="P. Professional", on=hand.today, how="hier", hand=hand)
    with pytest.raises(NotAllowed) as refused:
        letters.issue_letter(store, referral, variant=Variant.REFERRAL, way=Way.PRINTED, hand=asked.laptop.hand())
    assert refused.value.code is RuleReason.NOT_READ_BY_HER
    letters.issue_letter(store, referral, variant=Variant.HER_COPY, way=Way.PRINTED, hand=asked.laptop.hand())
    with store.read() as tx:
        assert [letter.record.variant for letter in tx.all(Letter)] == ["her_copy"]


def test_the_preview_is_what_is_printed_and_a_reprint_says_kopie(asked: Asked) -> None:
    referral = asked.ready()
    preview = asked.make(referral)
    facts = {"variant": Variant.REFERRAL, "way": Way.PRINTED}
    first = letters.issue_letter(asked.laptop.store, referral, hand=asked.laptop.hand(), **facts)  # type: ignore[arg-type]
    second = letters.issue_letter(asked.laptop.store, referral, hand=asked.laptop.hand(), **facts)  # type: ignore[arg-type]
    assert first.pdf == preview.pdf
    assert "kopie" not in text_of(first.pdf).casefold()
    assert "kopie" in text_of(second.pdf).casefold()
    with asked.laptop.store.read() as tx:
        (letter,) = tx.all(Letter)
        assert [issued.copy_number for issued in letter.record.issued] == [1, 2]
        assert sum(line.action == "letter_printed" for line in tx.audit_since(0)) == 2


def test_that_somebody_is_away_is_said_only_when_chosen_and_then_she_reads_it_again(asked: Asked) -> None:
    referral = asked.ready()
    assert "tijdelijk niet thuis" not in text_of(asked.make(referral).pdf)
    referrals.choose_wishes(asked.laptop.store, referral, Wishes(say_away=True), hand=asked.laptop.hand())
    made = asked.make(referral)
    assert "Een familielid is tijdelijk niet thuis." in text_of(made.pdf)
    assert made.not_yet is RuleReason.ROLE
    assert asked.mick in frozenset().union(*(reveal.third_persons for reveal in made.reveals))


def test_the_day_on_which_we_ring_is_chosen_and_changes_nothing_that_she_read(asked: Asked) -> None:
    referral = asked.ready()
    day = asked.laptop.today + timedelta(days=9)
    wishes = Wishes(call_on=day, come_along=True)
    referrals.choose_wishes(asked.laptop.store, referral, wishes, hand=asked.laptop.hand())
    made = asked.make(referral)
    assert f"Wij bellen u op {day.day} " in text_of(made.pdf)
    assert "Wij gaan graag mee naar het eerste gesprek." in text_of(made.pdf)
    assert made.not_yet is None


@pytest.mark.parametrize("variant", list(Variant))
def test_a_reprint_on_another_day_is_a_copy_though_we_ring_on_another_day(asked: Asked, variant: Variant) -> None:
    referral = asked.ready()
    facts = {"variant": variant, "way": Way.PRINTED}
    letters.issue_letter(asked.laptop.store, referral, hand=asked.laptop.hand(), **facts)  # type: ignore[arg-type]
    asked.laptop.now += timedelta(days=1)
    second = letters.issue_letter(asked.laptop.store, referral, hand=asked.laptop.hand(), **facts)  # type: ignore[arg-type]
    assert "kopie" in text_of(second.pdf)
    with asked.laptop.store.read() as tx:
        assert len(tx.all(Letter)) == 1


def test_without_a_number_of_ours_the_page_says_so_before_printing(asked: Asked) -> None:
    referral = asked.ready(contact="", contact_phone="", contact_hours="")
    save_sender(asked.laptop.store, replace(read_sender(asked.laptop.store), phone=""))
    page = letter_page(asked.laptop.store, referral, variant=Variant.REFERRAL, today=asked.laptop.today)
    assert page.made is None
    assert page.fault
    assert page.fault.code is LetterFault.NO_PHONE
    assert explain(page.fault).todo


def test_changing_the_text_takes_back_the_look_and_her_reading(asked: Asked) -> None:
    referral = asked.ready()
    stored = referrals.referral(asked.laptop.store, referral)
    assert stored.record.step is Step.READY
    referrals.save_referral(
        asked.laptop.store, asked.home, stored.record, hand=asked.laptop.hand(), id_=referral, base=stored.head
    )
    after = referrals.referral(asked.laptop.store, referral).record
    assert (after.step, after.looked_on, after.read_or_heard_on) == (Step.CONCEPT, None, None)


def test_after_sent_a_change_needs_a_reason(asked: Asked) -> None:
    referral = asked.ready()
    letters.sent(asked.laptop.store, referral, on=asked.laptop.today, hand=asked.laptop.hand())
    stored = referrals.referral(asked.laptop.store, referral)
    with pytest.raises(NotAllowed):
        referrals.save_referral(
            asked.laptop.store, asked.home, stored.record, hand=asked.laptop.hand(), id_=referral, base=stored.head
        )
    referrals.save_referral(
        asked.laptop.store,
        asked.home,
        stored.record,
        hand=asked.laptop.hand(),
        id_=referral,
        base=stored.head,
        reason="adres was verkeerd",
    )
    assert referrals.referral(asked.laptop.store, referral).record.step is Step.SENT


def test_no_look_without_consent(asked: Asked) -> None:
    referral = asked.laptop.refer(asked.home, asked.zoe, asked.team)
    hand = asked.laptop.hand()
    with pytest.raises(NotAllowed):
        referrals.looked_at(asked.laptop.store, referral, by="P. Professional", on=hand.today, how="hier", hand=hand)


@pytest.mark.parametrize("questions", [(), ("", "  "), ("a", "b", "c", "d")])
def test_a_referral_asks_one_to_three_questions(asked: Asked, questions: tuple[str, ...]) -> None:
    with pytest.raises(InputError):
        asked.laptop.refer(asked.home, asked.zoe, asked.team, questions=questions)


def test_a_look_in_the_future_is_refused(asked: Asked) -> None:
    referral = asked.laptop.refer(asked.home, asked.zoe, asked.team)
    hand = asked.laptop.hand()
    tomorrow: date = hand.today + timedelta(days=1)
    with pytest.raises(InputError):
        referrals.looked_at(asked.laptop.store, referral, by="P. Professional", on=tomorrow, how="hier", hand=hand)


def test_a_referral_keeps_its_history(asked: Asked) -> None:
    referral = asked.ready()
    with asked.laptop.store.read() as tx:
        steps = [len(each.body["steps"]) for each in tx.history(referral) if each.body]  # type: ignore[arg-type]
        assert steps == [1, 2, 2]
        assert isinstance(tx.need(Referral, referral).record, Referral)
