"""What holds of the one question in every case there can be: small families, any ages, ties and consents."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from krachtigthuis_desktop.domain.may_go import Case, Reader, Sentence, Tone, may_go
from krachtigthuis_desktop.domain.records import Consent, Person, Relation
from krachtigthuis_desktop.domain.records.consent import Capacity, DataKind, Form, Purpose, Withdrawal, Withheld
from krachtigthuis_desktop.domain.records.person import Birth, Role
from krachtigthuis_desktop.domain.records.relation import Known, Tie
from krachtigthuis_desktop.errors import RuleReason
from tests.share import full

TODAY = date(2026, 11, 24)
NUMBER = "ACDEFGHJK"
PEOPLE = tuple(UUID(int=n) for n in range(1, 5))
HELPERS = (UUID(int=8), UUID(int=9))
READERS = (*PEOPLE, *HELPERS)
KINDS = (DataKind.SITUATION, DataKind.MONEY, DataKind.DETENTION)
"""Few values, so that they meet often."""

many = settings(max_examples=full(150, 10_000))

people = st.sampled_from(PEOPLE)
readers = st.builds(Reader, id=st.sampled_from(READERS), purpose=st.sampled_from(Purpose))
days = st.integers(-3, 1).map(lambda step: TODAY + timedelta(days=step))
births = st.one_of(
    st.builds(Birth, on=st.dates(date(1960, 1, 1), TODAY)),
    st.builds(Birth, year=st.integers(1960, 2026)),
    st.builds(Birth, age=st.integers(0, 40), age_on=st.just(TODAY)),
    st.just(Birth()),
)
persons = st.builds(
    Person,
    number=st.just(NUMBER),
    roles=st.tuples(st.sampled_from(Role)),
    birth=births,
    died=st.sampled_from([None, None, None, TODAY]),
)
ties = st.builds(
    Relation,
    number=st.just(NUMBER),
    from_person=people,
    to_person=people,
    tie=st.sampled_from(Tie),
    parent=st.booleans(),
    authority=st.sampled_from(Known),
    authority_disputed=st.booleans(),
    measured_on=days,
)
some_kinds = st.lists(st.sampled_from(KINDS), max_size=3, unique=True).map(tuple)
some_readers = st.lists(st.sampled_from(READERS), max_size=4, unique=True).map(tuple)
some_purposes = st.lists(st.sampled_from(Purpose), max_size=4, unique=True).map(tuple)
withdrawals = st.builds(Withdrawal, on=days, how=st.just("gebeld"), purposes=some_purposes)
withholdings = st.lists(st.builds(Withheld, data=st.sampled_from(KINDS), to=some_readers), max_size=1).map(tuple)


def consents(**fixed: Any) -> st.SearchStrategy[Consent]:
    """Any word that anybody may have given about anybody."""
    fields: dict[str, Any] = {
        "number": st.just(NUMBER),
        "about": people,
        "given_by": people,
        "capacity": st.sampled_from(Capacity),
        "agreed": st.booleans(),
        "purposes": some_purposes | st.just(tuple(Purpose)),
        "data": some_kinds | st.just(tuple(DataKind)),
        "recipients": some_readers | st.just(READERS),
        "withheld": withholdings,
        "form": st.just(Form.PAPER),
        "on": days,
        "valid_until": st.none() | days,
        "withdrawal": st.none() | withdrawals,
    }
    return st.builds(Consent, **fields | fixed)


anything_said = consents()
sentences = st.builds(
    Sentence,
    text=st.just("…"),
    about=st.frozensets(people, max_size=2),
    told_by=st.none() | people,
    tone=st.sampled_from(Tone),
    data=some_kinds.map(frozenset),
    detention=st.booleans(),
)


def wide_yes(about: UUID, by: UUID) -> Consent:
    return Consent(
        number=NUMBER,
        about=about,
        given_by=by,
        capacity=Capacity.SELF if about == by else Capacity.REPRESENTATIVE,
        purposes=tuple(Purpose),
        data=tuple(DataKind),
        recipients=READERS,
        form=Form.PAPER,
        on=TODAY - timedelta(days=2),
    )


@st.composite
def cases(draw: st.DrawFn, *, nobody_agrees: bool = False) -> Case:
    """Four people and some ties. Many of those who decide agreed to everything; beside that anything was said."""
    relations = tuple(draw(st.lists(ties, max_size=4)))
    likely = [(person, person) for person in PEOPLE] + [(tie.to_person, tie.from_person) for tie in relations]
    agreed = draw(st.lists(st.sampled_from(likely), unique=True, min_size=3, max_size=len(likely)))
    noise = draw(st.lists(anything_said, max_size=3))
    if nobody_agrees:
        said = [replace(consent, agreed=False) for consent in noise]
    else:
        said = [*(wide_yes(about, by) for about, by in agreed), *noise]
    return Case(
        ids=PEOPLE,
        persons=tuple(draw(persons) for _id in PEOPLE),
        relations=relations,
        consents=tuple((UUID(int=1000 + place), consent) for place, consent in enumerate(said)),
    )


def tells_of(sentence: Sentence, case: Case) -> frozenset[UUID]:
    """Everybody whose story is in it: whom it is about, who told it, and who is inside when it says so."""
    tellers = frozenset({sentence.told_by} if sentence.told_by else ())
    return sentence.about | tellers | (case.detainees if sentence.detention else frozenset())


def with_word(case: Case, consent: Consent) -> Case:
    return replace(case, consents=(*case.consents, (UUID(int=2000), consent)))


@many
@given(sentences, readers, cases(), days)
def test_it_never_raises_and_a_no_always_carries_a_reason(
    sentence: Sentence, reader: Reader, case: Case, on: date
) -> None:
    answer = may_go(sentence, reader, case, on)
    assert answer.allowed is (answer.reason is None)
    assert not answer.consents or answer.allowed


@many
@given(sentences, readers, cases(nobody_agrees=True), days)
def test_without_any_yes_nothing_about_another_than_the_reader_ever_goes(
    sentence: Sentence, reader: Reader, case: Case, on: date
) -> None:
    if tells_of(sentence, case) - {reader.id}:
        assert not may_go(sentence, reader, case, on).allowed


@many
@given(sentences, readers, cases(), days)
def test_whatever_goes_rests_on_words_of_each_person_it_tells_of(
    sentence: Sentence, reader: Reader, case: Case, on: date
) -> None:
    answer = may_go(sentence, reader, case, on)
    if answer.allowed:
        given_words = dict(case.consents)
        covered = {given_words[id_].about for id_ in answer.consents}
        assert tells_of(sentence, case) - {reader.id} <= covered


@many
@given(sentences, readers, cases(), days)
def test_what_a_yes_rests_on_opens_this_purpose_this_reader_and_this_day(
    sentence: Sentence, reader: Reader, case: Case, on: date
) -> None:
    given_words = dict(case.consents)
    for id_ in may_go(sentence, reader, case, on).consents:
        consent = given_words[id_]
        assert consent.agreed
        assert consent.on <= on
        assert reader.purpose in consent.purposes
        assert reader.id in consent.recipients
        assert consent.valid_until is None or consent.valid_until >= on
        assert consent.about not in sentence.about or sentence.data <= set(consent.data)


@many
@given(sentences, readers, cases(), days, consents(agreed=st.just(False)))
def test_a_refusal_more_never_opens_anything(
    sentence: Sentence, reader: Reader, case: Case, on: date, refusal: Consent
) -> None:
    if may_go(sentence, reader, with_word(case, refusal), on).allowed:
        assert may_go(sentence, reader, case, on).allowed


@many
@given(sentences, readers, cases(), days, withdrawals)
def test_a_withdrawal_more_never_opens_anything(
    sentence: Sentence, reader: Reader, case: Case, on: date, withdrawal: Withdrawal
) -> None:
    for place, (id_, consent) in enumerate(case.consents):
        if consent.withdrawal is None:
            taken_back = (id_, replace(consent, withdrawal=withdrawal))
            after = replace(case, consents=(*case.consents[:place], taken_back, *case.consents[place + 1 :]))
            if may_go(sentence, reader, after, on).allowed:
                assert may_go(sentence, reader, case, on).allowed


@many
@given(sentences, readers, cases(), days, consents(withheld=st.just((Withheld(data=DataKind.SITUATION),))))
def test_what_somebody_asked_not_to_be_told_of_him_is_told_to_nobody_else(
    sentence: Sentence, reader: Reader, case: Case, on: date, held: Consent
) -> None:
    if held.about in sentence.about - {reader.id} and DataKind.SITUATION in sentence.data:
        assert not may_go(sentence, reader, with_word(case, held), on).allowed


@many
@given(sentences, readers, cases(), days, st.randoms(use_true_random=False))
def test_the_order_in_which_records_are_read_changes_no_answer(
    sentence: Sentence, reader: Reader, case: Case, on: date, dice: Any
) -> None:
    words, relations = list(case.consents), list(case.relations)
    dice.shuffle(words)
    dice.shuffle(relations)
    other = replace(case, consents=tuple(words), relations=tuple(relations))
    assert may_go(sentence, reader, other, on).allowed is may_go(sentence, reader, case, on).allowed


@many
@given(sentences, readers, cases(), days, sentences)
def test_a_sentence_that_tells_more_goes_no_further(
    sentence: Sentence, reader: Reader, case: Case, on: date, more: Sentence
) -> None:
    wider = replace(
        sentence,
        about=sentence.about | more.about,
        data=sentence.data | more.data,
        detention=sentence.detention or more.detention,
    )
    # A sentence that names detention and nobody is refused for that: with a person it is another question.
    same_question = bool(sentence.about) if sentence.detention else not wider.detention
    # So is one that is said of nobody by nobody and is not the program's own: told of somebody it can be asked.
    of_nobody = not sentence.about and sentence.told_by is None and (sentence.tone is not Tone.FRAME or sentence.data)
    if may_go(wider, reader, case, on).allowed and same_question and not of_nobody:
        assert may_go(sentence, reader, case, on).allowed


@many
@given(sentences, readers, cases(), days)
def test_detention_is_named_only_with_that_word_in_every_consent(
    sentence: Sentence, reader: Reader, case: Case, on: date
) -> None:
    named = replace(sentence, detention=True)
    answer = may_go(named, reader, case, on)
    if answer.allowed:
        given_words = dict(case.consents)
        about = named.about | case.detainees
        assert about
        assert all(
            DataKind.DETENTION in given_words[id_].data for id_ in answer.consents if given_words[id_].about in about
        )


@many
@given(sentences, readers, cases(), days)
def test_impression_and_safety_go_only_into_letters(sentence: Sentence, reader: Reader, case: Case, on: date) -> None:
    answer = may_go(sentence, reader, case, on)
    if answer.allowed and sentence.tone in {Tone.IMPRESSION, Tone.SAFETY}:
        assert reader.purpose in {Purpose.REFER, Purpose.CONTACT_FAMILY}
    assert answer.reason is not RuleReason.IMPRESSION or sentence.tone is Tone.IMPRESSION


def test_these_laws_are_not_empty() -> None:
    """Among what the laws try a good part goes, or they would prove nothing."""
    went = []

    @settings(max_examples=400, database=None, derandomize=True)
    @given(sentences, readers, cases())
    def try_some(sentence: Sentence, reader: Reader, case: Case) -> None:
        others = tells_of(sentence, case) - {reader.id}
        went.append(bool(others) and may_go(sentence, reader, case, TODAY).allowed)

    try_some()
    assert sum(went) >= 30
