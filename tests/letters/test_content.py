"""What a letter says and reveals: each sentence asked, each block and each third person listed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from krachtigthuis_desktop.domain.letter_content import Part, file_name, reveals
from krachtigthuis_desktop.domain.may_go import Sentence, Tone
from krachtigthuis_desktop.domain.records.consent import DataKind
from krachtigthuis_desktop.domain.records.person import Reach
from krachtigthuis_desktop.domain.records.referral import Line, Nature
from krachtigthuis_desktop.domain.records.worry import Safety
from krachtigthuis_desktop.errors import InputError
from krachtigthuis_desktop.letters import Wording, compose_her_copy, compose_referral, render, standard
from tests.letters.reading import text_of
from tests.letters.stories import (
    HER_DATA,
    MICK,
    NOOR,
    SEM,
    SENDER,
    TEAM,
    TRUUS,
    ZOE,
    a_letter,
    a_matter,
    a_referral,
    her_consent,
    zoe,
)

EVERYTHING_OPEN = her_consent(data=(*HER_DATA, DataKind.ADDRESS, DataKind.BIRTH, DataKind.DETENTION))


def test_each_block_and_each_third_person_is_in_the_list_of_what_it_reveals() -> None:
    line = Line(text="Oma helpt met geld.", nature=Nature.TOLD, about=(TRUUS,), told_by=MICK)
    letter = compose_referral(a_matter(referral=a_referral(situation=(line,), neutral_sender=False)))
    listed = reveals(letter)
    assert letter.slip
    assert letter.letterhead
    blocks = (letter.letterhead, letter.subject, *letter.frame, *letter.blocks, letter.slip.how)
    assert [reveal.part for reveal in listed] == [block.part for block in blocks]
    printed = text_of(render(letter))
    for reveal in listed:
        for text in reveal.texts:
            assert " ".join(text.split()) in printed
    assert frozenset[object]().union(*(reveal.third_persons for reveal in listed)) == {MICK, NOOR, SEM, TRUUS}
    assert not any({ZOE, TEAM} & reveal.third_persons for reveal in listed)
    hinted = next(reveal for reveal in listed if reveal.part is Part.SENDER)
    assert hinted.detention


def test_every_text_in_the_body_of_a_letter_comes_from_a_block_or_is_about_nobody() -> None:
    """With every sentence taken out nothing of the story is left on the paper."""
    matter = a_matter(referral=a_referral(neutral_sender=False))
    letter = compose_referral(matter)
    empty = replace(
        letter, letterhead=None, frame=(), blocks=(), subject=replace(letter.subject, sentences=()), sign=()
    )
    left = text_of(render(replace(empty, slip=None)))
    for word in ("Zoë", "Şahin", "huur", "kinderen", "06 00", "Verzonnen", "gezinslid", "Truus", "buurvrouw"):
        assert word not in left


def test_without_consent_the_required_sentences_are_missing() -> None:
    letter = compose_referral(a_matter())
    refused = letter.missing(lambda sentence: not sentence.about)
    assert {sentence.about for sentence in refused} == {frozenset({ZOE})}
    assert letter.missing(lambda _sentence: True) == ()


def test_what_may_not_go_leaves_no_trace() -> None:
    letter = a_letter(consent=her_consent(data=(DataKind.NAME, DataKind.REACH, DataKind.SITUATION)))
    text = text_of(render(letter))
    assert "kinderen" not in text.replace("aantal kinderen", "")
    assert "Wat al helpt" not in text
    assert "buurvrouw" not in text
    assert Part.HELPS not in {reveal.part for reveal in reveals(letter)}


def test_a_heading_goes_with_what_stood_under_it() -> None:
    letter = compose_referral(a_matter())
    left = letter.only(lambda sentence: DataKind.REACH not in sentence.data)
    assert "Zo bereikt u mevrouw Şahin" not in [block.heading for block in left.frame]
    assert [block.heading for block in left.blocks] == [block.heading for block in letter.blocks]


def test_birth_date_and_address_go_only_when_she_opened_them() -> None:
    assert "1 maart 1991" not in text_of(render(a_letter()))
    text = text_of(render(a_letter(consent=EVERYTHING_OPEN)))
    assert "Geboren op 1 maart 1991." in text
    assert "Verzonnen Laan 4, 2300 XX LEIDEN" in text


def test_the_word_detention_is_not_in_a_letter_that_was_not_told_to_say_it() -> None:
    matter = a_matter(consent=EVERYTHING_OPEN)
    letter = compose_referral(matter)
    for paper in (letter, compose_her_copy(letter, matter)):
        text = text_of(render(paper)).lower()
        assert "detentie" not in text
        assert "gevangen" not in text
        assert "tijdelijk niet thuis" in text
        assert not [sentence for sentence in paper.sentences if sentence.detention]


def test_the_word_detention_asks_both_her_and_him() -> None:
    letter = compose_referral(a_matter(referral=a_referral(name_detention=True)))
    said = [sentence for sentence in letter.sentences if sentence.detention]
    assert [sentence.text for sentence in said] == [standard("nl")[Wording.IN_DETENTION]]
    assert said[0].about == {ZOE, MICK}
    assert "detentie" not in text_of(render(a_letter(referral=a_referral(name_detention=True))))


def test_a_neutral_sender_says_nowhere_who_we_are() -> None:
    matter = a_matter()
    for paper in (compose_referral(matter), compose_her_copy(compose_referral(matter), matter)):
        pdf = render(paper)
        assert "Stichting Verzonnen" not in text_of(pdf)
        assert "Krachtig" not in text_of(pdf)
        assert b"Krachtig" not in pdf
        assert file_name(paper).startswith("ACD-EFG-HJ2")


def test_our_name_stands_on_the_paper_when_it_was_chosen_and_allowed() -> None:
    matter = a_matter(referral=a_referral(neutral_sender=False))
    named = compose_referral(matter)
    assert text_of(render(named)).count(SENDER.names[0]) == 3  # letterhead, greeting, slip
    head = named.letterhead
    assert head
    assert all(sentence.detention and sentence.about == {ZOE, MICK} for sentence in head.sentences)
    assert SENDER.names[0] not in text_of(render(a_letter(matter)))


def test_children_at_home_are_hers_to_tell_and_another_child_is_asked_for() -> None:
    letter = compose_referral(a_matter(zoe=zoe(lives_with=(NOOR,))))
    children = [block for block in letter.blocks if block.part is Part.CHILDREN]
    assert [block.sentences[0].about for block in children] == [{ZOE}, {ZOE, SEM}]
    assert children[0].mentions == {NOOR}
    assert [block.sentences[0].text for block in children] == [
        "Eén kind thuis: 8 jaar.",
        "Eén kind woont ergens anders: 3 jaar.",
    ]
    assert "Noor" not in text_of(render(letter)).replace("Wijkteam Noord", "")


@pytest.mark.parametrize(
    ("safety", "wording"),
    [
        (Safety.NOT_ASKED, Wording.SAFETY_NOT_ASKED),
        (Safety.NONE, Wording.SAFETY_ASKED_NONE),
        (Safety.UNSURE, Wording.SAFETY_CALL_US),
        (Safety.YES, Wording.SAFETY_CALL_US),
    ],
)
def test_not_asked_is_not_no_signals_and_a_signal_is_never_written(safety: Safety, wording: Wording) -> None:
    text = text_of(render(a_letter(referral=a_referral(safety=safety))))
    lines = {each: standard("nl")[each] in text for each in Wording if each.value.startswith("safety")}
    assert lines == {each: each is wording for each in lines}


def test_fact_told_and_impression_stand_apart() -> None:
    letter = compose_referral(a_matter())
    parts = {block.part: block for block in letter.blocks}
    tones = {
        Part.FACTS: Tone.FACT,
        Part.TOLD: Tone.TOLD,
        Part.IMPRESSION: Tone.IMPRESSION,
        Part.OWN_WORDS: Tone.OWN_WORDS,
    }
    for part, tone in tones.items():
        assert {sentence.tone for sentence in parts[part].sentences} == {tone}
    headings = [parts[part].heading for part in (Part.FACTS, Part.TOLD, Part.IMPRESSION)]
    assert headings == ["Wat wij weten", "Verteld door mevrouw Şahin", "Onze indruk"]


def test_another_teller_is_not_named() -> None:
    line = Line(text="De post ligt er nog.", nature=Nature.TOLD, about=(ZOE,), told_by=MICK)
    letter = compose_referral(a_matter(referral=a_referral(situation=(line,))))
    text = text_of(render(letter))
    assert "Verteld door een gezinslid" in text
    told = next(block for block in letter.blocks if block.part is Part.TOLD)
    assert told.sentences[0].told_by == MICK
    assert MICK in told.persons
    assert "Mick" not in text


def test_a_kind_of_data_that_nobody_knows_is_refused() -> None:
    line = Line(text="Iets.", nature=Nature.FACT, about=(ZOE,), data="secret")
    with pytest.raises(InputError) as no:
        compose_referral(a_matter(referral=a_referral(situation=(line,))))
    assert no.value.facts["field"] == "data"


def test_who_cannot_be_reached_is_reached_through_us() -> None:
    text = text_of(render(a_letter(zoe=zoe(reach=Reach()))))
    assert "U bereikt mevrouw Şahin via ons: 071 000 00 12" in text


def test_a_letter_in_english_has_no_dutch_frame() -> None:
    matter = a_matter(language="en")
    text = text_of(render(compose_referral(matter)))
    assert "Dear Mrs Verbeek," in text
    assert "Leiden, 24 November 2026" in text
    assert "Antwoordstrook" not in text


def test_a_sentence_is_asked_with_the_data_it_opens() -> None:
    def kinds(sentences: tuple[Sentence, ...]) -> set[DataKind]:
        return set().union(*(sentence.data for sentence in sentences))

    parts = {block.part: kinds(block.sentences) for block in compose_referral(a_matter()).all_blocks}
    assert parts[Part.REACH] == {DataKind.REACH}
    assert parts[Part.CHILDREN] == {DataKind.CHILDREN}
    assert parts[Part.SUBJECT] == {DataKind.NAME}
    assert parts[Part.HELPS] == {DataKind.HELPERS}
