"""What a letter says and reveals: each sentence asked, each block and each third person listed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from krachtigthuis_desktop.domain.letter_content import Part, file_name, reveals
from krachtigthuis_desktop.domain.may_go import Case, Sentence, Tone
from krachtigthuis_desktop.domain.records import Person, Relation
from krachtigthuis_desktop.domain.records.consent import DataKind
from krachtigthuis_desktop.domain.records.person import Birth, Reach, Role
from krachtigthuis_desktop.domain.records.referral import Line, Nature
from krachtigthuis_desktop.domain.records.relation import Known, Tie
from krachtigthuis_desktop.domain.records.worry import Safety, Urgency
from krachtigthuis_desktop.errors import InputError, LetterError, LetterFault
from krachtigthuis_desktop.letters import Wording, compose_her_copy, compose_referral, render, standard
from tests.letters.reading import text_of, words_in
from tests.letters.stories import (
    HER_DATA,
    MICK,
    NOOR,
    NUMBER,
    SEM,
    SENDER,
    TEAM,
    TODAY,
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
    assert letter.call
    blocks = (letter.letterhead, letter.subject, *letter.frame, *letter.blocks, letter.call, letter.slip.how)
    assert [reveal.part for reveal in listed] == [block.part for block in blocks]
    # Without the foot of the first page and the head of the next, between which a paragraph goes on.
    words = [word for word in words_in(render(letter)) if (word.top < 275 if word.page == 1 else word.top > 27)]
    printed = " ".join(word.text for word in words)
    for reveal in listed:
        for text in reveal.texts:
            assert " ".join(text.split()) in printed
    assert frozenset[object]().union(*(reveal.third_persons for reveal in listed)) == {MICK, NOOR, SEM, TRUUS}
    assert Part.CALL in {reveal.part for reveal in listed}
    assert not any({ZOE, TEAM} & reveal.third_persons for reveal in listed)
    hinted = next(reveal for reveal in listed if reveal.part is Part.SENDER)
    assert hinted.detention


def test_every_text_in_the_body_of_a_letter_comes_from_a_block_or_is_about_nobody() -> None:
    """With every sentence taken out nothing of the story is left on the paper."""
    matter = a_matter(referral=a_referral(neutral_sender=False))
    letter = compose_referral(matter)
    empty = replace(
        letter, letterhead=None, frame=(), blocks=(), subject=replace(letter.subject, sentences=()), sign=(), call=None
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
    assert "Verzonnen Laan 4, 2300 XX Leiden" in text


@pytest.mark.parametrize("say_away", [False, True])
def test_the_word_detention_is_not_in_a_letter_that_was_not_told_to_say_it(*, say_away: bool) -> None:
    """Not even that somebody is away, unless the question needs it: every team knows what such a letter is."""
    matter = a_matter(consent=EVERYTHING_OPEN, say_away=say_away)
    letter = compose_referral(matter)
    for paper in (letter, compose_her_copy(letter, matter)):
        text = text_of(render(paper)).lower()
        assert "detentie" not in text
        assert "gevangen" not in text
        assert " vast." not in text
        assert ("tijdelijk niet thuis" in text) is say_away
        assert not [sentence for sentence in paper.sentences if sentence.detention]
        assert (MICK in frozenset().union(*(block.mentions for block in paper.blocks))) is say_away


def test_the_word_detention_asks_both_her_and_him() -> None:
    letter = compose_referral(a_matter(referral=a_referral(name_detention=True)))
    said = [sentence for sentence in letter.sentences if sentence.detention]
    assert [sentence.text for sentence in said] == [standard("nl")[Wording.IN_DETENTION]]
    assert said[0].about == {ZOE, MICK}
    assert "detentie" not in text_of(render(a_letter(referral=a_referral(name_detention=True))))


def test_a_neutral_sender_has_a_name_a_function_and_an_address_and_says_nowhere_who_we_are() -> None:
    matter = a_matter()
    letter = compose_referral(matter)
    for paper in (letter, compose_her_copy(letter, matter)):
        pdf = render(paper)
        text = text_of(pdf)
        assert "Stichting Verzonnen" not in text
        assert "Krachtig" not in text
        assert b"Krachtig" not in pdf
        assert file_name(paper).startswith("ACD-EFG-HJ2")
        for line in ("Steunpunt Buiten", "Postbus 000", "2300 YY Leiden", "maatschappelijk werker"):
            assert line in text[:250]
        assert "Dan vertellen wij wie wij zijn, als mevrouw Şahin dat goed vindt." in text
    head = letter.letterhead
    assert head
    assert not any(sentence.detention or sentence.about for sentence in head.sentences)


def test_an_address_with_our_name_in_it_is_left_out_by_the_neutral_sender() -> None:
    sender = replace(SENDER, reply_to=("t.n.v. STICHTING VERZONNEN", "Postbus 000", "2300 YY  LEIDEN"))
    text = text_of(render(compose_referral(a_matter(sender=sender)))).casefold()
    assert "stichting verzonnen" not in text
    assert "postbus 000" in text


def test_there_is_no_letter_without_a_number_of_ours() -> None:
    nobody = a_referral(contact="", contact_phone="  ", contact_hours="")
    with pytest.raises(LetterError) as no:
        compose_referral(a_matter(referral=nobody, sender=replace(SENDER, phone=" ")))
    assert no.value.code is LetterFault.NO_PHONE


def test_a_number_beside_another_name_is_that_number_and_our_usual_one_stands_in() -> None:
    other = a_referral(contact="Bo Bakker", contact_phone="", contact_hours="")
    text = text_of(render(compose_referral(a_matter(referral=other))))
    assert "Contactpersoon Bo Bakker" in text
    assert "071 000 00 12" in text
    assert "maatschappelijk werker" not in text


@pytest.mark.parametrize(
    ("urgency", "chosen", "said"),
    [
        (None, None, "dinsdag 1 december"),
        (Urgency.NOW, None, "donderdag 26 november"),
        (Urgency.THIS_WEEK, None, "vrijdag 27 november"),
        (Urgency.CAN_WAIT, None, "donderdag 3 december"),
        (None, date(2026, 11, 30), "30 november"),
        (None, date(2026, 11, 20), "1 december"),
    ],
)
def test_the_letter_ends_with_the_day_on_which_we_ring(urgency: Urgency | None, chosen: date | None, said: str) -> None:
    letter = compose_referral(a_matter(referral=a_referral(urgency=urgency), call_on=chosen, come_along=True))
    day = said.removeprefix("dinsdag ").removeprefix("donderdag ").removeprefix("vrijdag ")
    assert letter.call
    (line,) = letter.call.sentences
    assert line.text == (
        f"Wij bellen u op {day} 2026 om te horen of dit klopt. Wij gaan graag mee naar het eerste gesprek."
    )


def test_what_can_wait_is_not_said_and_now_is_the_day_of_the_post() -> None:
    calm = compose_referral(a_matter(referral=a_referral(urgency=Urgency.CAN_WAIT, deadline=None)))
    assert Part.URGENCY not in {block.part for block in calm.blocks}
    pressing = text_of(render(a_letter(referral=a_referral(urgency=Urgency.NOW))))
    assert "Neemt u contact op met mevrouw Şahin op de dag dat u deze brief krijgt?" in pressing


def test_our_name_stands_on_the_paper_when_it_was_chosen_and_allowed() -> None:
    matter = a_matter(referral=a_referral(neutral_sender=False))
    named = compose_referral(matter)
    assert text_of(render(named)).count(SENDER.names[0]) == 3  # letterhead, greeting, slip
    assert SENDER.neutral_name not in text_of(render(named))
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


def _at_home(*births: Birth, ties: tuple[Relation, ...] = (), her: Person | None = None) -> str:
    """What a letter says about children of these births."""
    ids = [UUID(int=100 + place) for place in range(len(births))]
    children = [Person(number=NUMBER, roles=(Role.CHILD,), first_name="Kind", birth=birth) for birth in births]
    her = her or zoe(lives_with=tuple(ids))
    case = Case(persons=(her, *children), ids=(ZOE, *ids), relations=ties)
    letter = compose_referral(a_matter(case=case, referral=a_referral(children=tuple(ids))))
    return " ".join(each.sentences[0].text for each in letter.blocks if each.part is Part.CHILDREN)


@pytest.mark.parametrize(
    ("births", "said"),
    [
        ([Birth(year=2026)], "Eén kind thuis: een baby (jonger dan 1 jaar)."),
        ([Birth(on=date(2026, 11, 20))], "Eén kind thuis: een baby (jonger dan 1 jaar)."),
        ([Birth(on=date(2026, 12, 20))], "Eén kind thuis: een baby (jonger dan 1 jaar)."),
        ([Birth(year=2025)], "Eén kind thuis: jonger dan 2 jaar."),
        ([Birth(year=2018)], "Eén kind thuis: 7 of 8 jaar."),
        ([Birth(on=date(2018, 11, 25))], "Eén kind thuis: 7 jaar."),
        ([Birth(on=date(2018, 11, 24))], "Eén kind thuis: 8 jaar."),
        ([Birth()], "Eén kind thuis: leeftijd niet bekend."),
        (
            [Birth(age=0, age_on=TODAY), Birth(age=9, age_on=TODAY), Birth(age=7, age_on=TODAY)],
            "Drie kinderen thuis: 9 jaar, 7 jaar en een baby (jonger dan 1 jaar).",
        ),
        ([Birth(age=8, age_on=TODAY), Birth()], "Twee kinderen thuis: 8 jaar en leeftijd niet bekend."),
        ([Birth(age=8, age_on=TODAY)] * 13, "13 kinderen thuis: " + "8 jaar, " * 11 + "8 jaar en 8 jaar."),
    ],
)
def test_ages_are_said_as_exactly_as_they_are_known(births: list[Birth], said: str) -> None:
    assert _at_home(*births) == said


@pytest.mark.parametrize(
    ("ties", "at_home"),
    [
        ([("yes", 1)], True),
        ([("yes", 1), ("unknown", 2)], True),
        ([("yes", 1), ("no", 2)], False),
        ([("no", 1), ("yes", 2)], True),
        ([("yes", 1), ("no", 1)], False),
        ([("unknown", 1)], False),
        ([], False),
    ],
)
@pytest.mark.parametrize("around", [False, True])
def test_a_child_is_at_home_when_the_latest_tie_says_so(
    *, ties: list[tuple[str, int]], at_home: bool, around: bool
) -> None:
    first, second = (UUID(int=100), ZOE) if around else (ZOE, UUID(int=100))
    found = tuple(
        Relation(
            number=NUMBER,
            from_person=first,
            to_person=second,
            tie=Tie.BIOLOGICAL,
            same_household=Known(there),
            measured_on=date(2026, 11, day),
        )
        for there, day in ties
    )
    text = _at_home(Birth(age=8, age_on=TODAY), ties=found, her=zoe(lives_with=()))
    assert text == ("Eén kind thuis: 8 jaar." if at_home else "Eén kind woont ergens anders: 8 jaar.")


def test_a_tie_that_will_be_counts_for_no_letter_of_today() -> None:
    later = Relation(
        number=NUMBER,
        from_person=ZOE,
        to_person=UUID(int=100),
        tie=Tie.BIOLOGICAL,
        same_household=Known.YES,
        measured_on=date(2026, 11, 25),
    )
    assert "ergens anders" in _at_home(Birth(age=8, age_on=TODAY), ties=(later,), her=zoe(lives_with=()))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_letter_or_copy_shows_what_was_answered_about_safety(language: str) -> None:
    """Who finds one of them at home, or lays two beside each other, learns nothing from it."""
    papers = {}
    for safety in Safety:
        matter = a_matter(referral=a_referral(safety=safety), language=language)
        letter = a_letter(matter)
        papers[safety] = (render(letter), render(compose_her_copy(letter, matter)))
    assert len({*papers.values()}) == 1
    for pdf in papers[Safety.YES]:
        assert standard(language)[Wording.SAFETY] in text_of(pdf)


def test_the_sentence_about_safety_is_about_nobody_so_that_no_consent_decides_over_it() -> None:
    (block,) = [each for each in compose_referral(a_matter()).blocks if each.part is Part.SAFETY]
    assert [(each.about, each.tone) for each in block.sentences] == [(frozenset(), Tone.FRAME)]
    assert block.required


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
    assert "Verteld door een familielid" in text
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
    assert "Mevrouw Şahin is te bereiken via ons: 071 000 00 12" in text


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


@pytest.mark.parametrize(
    ("number", "name"),
    [("ACDEFGHJ2", "ACD-EFG-HJ2.pdf"), ("../../x", "x.pdf"), ("C:\\a/b\n", "C-ab.pdf"), ("..", "letter.pdf")],
)
def test_a_file_is_called_by_its_number_and_leads_nowhere_else(number: str, name: str) -> None:
    assert file_name(a_letter(a_matter(referral=a_referral(number=number)))) == name
