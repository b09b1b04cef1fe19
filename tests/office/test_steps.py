"""A registered laptop that takes steps which are not its holder's: each is set apart by name, the rest goes in.

Decided after DOMAIN 2 and 3: whoever heard something writes it down, also in a home front of somebody else's (two
volunteers may meet the same family): it stands in his own name, and beside what others said it is a conflict. What
steers is not his: who is assigned, closing another's home front, pausing, closing a signal, unsaying a no.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from krachtigthuis_desktop.care.hand import Hand as Pen
from krachtigthuis_desktop.domain.admission import Objection
from krachtigthuis_desktop.domain.records import HomeFront, Record, Worry
from krachtigthuis_desktop.domain.records.consent import Withdrawal
from krachtigthuis_desktop.domain.records.organisation import Status
from krachtigthuis_desktop.domain.records.person import Address
from krachtigthuis_desktop.domain.records.worry import Safety, State
from krachtigthuis_desktop.domain.revision import Revision
from krachtigthuis_desktop.domain.roles import Role
from krachtigthuis_desktop.office.assigned import fronts_of
from krachtigthuis_desktop.office.assigning import assign
from krachtigthuis_desktop.office.importing import import_bundles
from krachtigthuis_desktop.office.report import FileReport
from krachtigthuis_desktop.storage.journal import record_of
from tests.builders import TODAY, a_consent, a_home_front, a_revision, a_worry_of, an_id, an_organisation
from tests.office.bureau import NOW, Bureau, Hand


def own(hand: Hand, **changes: object) -> dict[str, object]:
    hand.written += 1
    return {"device": hand.device, "author": hand.device, "incarnation": hand.incarnation, "n": hand.written} | changes


def brought(bureau: Bureau, hand: Hand, *content: Revision) -> FileReport:
    return import_bundles(bureau.desk, [bureau.put(hand.bundle(content))], now=NOW).files[0]


def says(hand: Hand, said: Record, home: object, /, **changes: object) -> Revision:
    """A new record in this hand."""
    return a_revision(said, **own(hand, home=home, **changes))


def changes(hand: Hand, before: Revision, *, bases: Sequence[Revision] = (), **fields: Any) -> Revision:
    """A change of a record in this hand, made from these bases (the revision itself when none are named)."""
    was = record_of(before)
    assert was is not None
    made_from = tuple(sorted(each.id for each in (bases or (before,))))
    return a_revision(replace(was, **fields), **own(hand, home=before.home, record=before.record, bases=made_from))


def refused(report: FileReport) -> list[Objection]:
    return [each.objection for each in report.rejected]


@pytest.fixture
def case(bureau: Bureau) -> list[Revision]:
    """A case of the professional Bram, that the volunteer Anna met as well: she knows its ids."""
    made = bureau.bram.case(4)
    detainee, front = made[1].record, made[0].home
    more = [
        says(bureau.bram, a_worry_of(detainee, safety=Safety.YES), front),
        says(bureau.bram, a_consent(about=detainee, given_by=detainee, recipients=(), withdrawal=WITHDRAWN), front),
        says(bureau.bram, an_organisation(), None),
    ]
    assert brought(bureau, bureau.bram, *made, *more).counts.new == 7
    return [*made, *more]


WITHDRAWN = Withdrawal(on=TODAY, how="aan de telefoon")
FRONT, PERSON, TALK, WORRY, SIGNAL, CONSENT, HELPER = range(7)


def reassigns_itself(anna: Hand, case: list[Revision]) -> Revision:
    return changes(anna, case[FRONT], volunteers=(anna.device,))


def shares_the_assignment(anna: Hand, case: list[Revision]) -> Revision:
    front = record_of(case[FRONT])
    assert isinstance(front, HomeFront)
    return changes(anna, case[FRONT], volunteers=(*front.volunteers, anna.device))


def reassigns_itself_from_nothing(anna: Hand, case: list[Revision]) -> Revision:
    """As a second first revision of the same home front."""
    front = a_home_front(volunteers=(anna.device,), detainee=case[PERSON].record)
    return says(anna, front, case[FRONT].home, record=case[FRONT].record)


def closes_somebody_else_s_case(anna: Hand, case: list[Revision]) -> Revision:
    return changes(anna, case[FRONT], closed=TODAY, closed_why="weg")


def pauses_it(anna: Hand, case: list[Revision]) -> Revision:
    return changes(anna, case[FRONT], paused_why="stil")


def gives_it_another_detainee(anna: Hand, case: list[Revision]) -> Revision:
    return changes(anna, case[FRONT], detainee=case[TALK].record)


def closes_a_signal(anna: Hand, case: list[Revision]) -> Revision:
    return changes(anna, case[SIGNAL], safety=Safety.NONE)


def is_done_with_a_signal(anna: Hand, case: list[Revision]) -> Revision:
    return changes(anna, case[SIGNAL], state=State.SOLVED)


def closes_a_signal_from_nothing(anna: Hand, case: list[Revision]) -> Revision:
    return says(anna, a_worry_of(case[PERSON].record), case[FRONT].home, record=case[SIGNAL].record)


def unsays_a_withdrawal(anna: Hand, case: list[Revision]) -> Revision:
    return changes(anna, case[CONSENT], withdrawal=None)


def strikes_off_a_helper(anna: Hand, case: list[Revision]) -> Revision:
    return changes(anna, case[HELPER], status=Status.INACTIVE)


def redirects_the_post_to_a_helper(anna: Hand, case: list[Revision]) -> Revision:
    return changes(anna, case[HELPER], address=Address(street="Postbus 666", postcode="6666 AA", city="Ergens"))


def begins_a_home_front_for_another(anna: Hand, case: list[Revision]) -> Revision:
    fresh = an_id()
    front = a_home_front(volunteers=("b0" * 16,), detainee=case[PERSON].record)
    return says(anna, front, fresh, record=fresh)


STEPS = (
    reassigns_itself,
    shares_the_assignment,
    reassigns_itself_from_nothing,
    closes_somebody_else_s_case,
    pauses_it,
    gives_it_another_detainee,
    closes_a_signal,
    is_done_with_a_signal,
    closes_a_signal_from_nothing,
    unsays_a_withdrawal,
    strikes_off_a_helper,
    redirects_the_post_to_a_helper,
    begins_a_home_front_for_another,
)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
def test_a_step_that_is_not_a_volunteer_s_is_set_apart_and_the_rest_goes_in(
    bureau: Bureau, case: list[Revision], step: Callable[[Hand, list[Revision]], Revision]
) -> None:
    bad = step(bureau.anna, case)
    good = says(bureau.anna, a_worry_of(case[PERSON].record), case[FRONT].home)
    report = brought(bureau, bureau.anna, bad, good)
    assert (report.counts.new, refused(report)) == (1, [Objection.ROLE])
    with bureau.desk.store.read() as tx:
        assert tx.revision(bad.id) is None
        assert tx.revision(good.id) is not None
        assert [each.id for each in tx.heads(bad.record)] == [each.id for each in case if each.record == bad.record]


def twin_of(hand: Hand, known: Revision, **fields: Any) -> Revision:
    """Another text under an id that the office knows, as if it were what the step was made from."""
    twin = changes(hand, known, **fields)
    return a_revision(
        twin_record(twin), **own(hand, home=known.home, record=known.record, id=known.id, bases=known.bases)
    )


def twin_record(revision: Revision) -> Record:
    said = record_of(revision)
    assert said is not None
    return said


DISARMING: dict[str, dict[str, Any]] = {
    "home_front": {"volunteers": (), "paused_why": "stil", "closed": TODAY, "closed_why": "weg"},
    "worry": {"safety": Safety.NOT_ASKED, "state": State.SOLVED},
    "consent": {"withdrawal": None},
    "organisation": {
        "status": Status.INACTIVE,
        "address": Address(street="Postbus 666", postcode="6666 AA", city="Ergens"),
    },
}
"""What the twin says, so that the step would be none."""


@pytest.mark.parametrize("apart", [False, True], ids=["in_one_bundle", "one_bundle_before"])
@pytest.mark.parametrize("nowhere", [False, True], ids=["right_home", "no_home"])
@pytest.mark.parametrize(
    "step", [each for each in STEPS if "from_nothing" not in each.__name__], ids=lambda step: step.__name__
)
def test_a_twin_of_what_a_step_was_made_from_opens_no_door(
    bureau: Bureau,
    case: list[Revision],
    step: Callable[[Hand, list[Revision]], Revision],
    *,
    nowhere: bool,
    apart: bool,
) -> None:
    """The step is judged by what the store holds under that id, never by what came along under it."""
    bad = step(bureau.anna, case)
    known = [each for each in case if each.id in bad.bases]
    twins = [twin_of(bureau.anna, each, **DISARMING[each.kind]) for each in known]
    if nowhere:
        twins = [
            a_revision(
                twin_record(each), **own(bureau.anna, home=None, record=each.record, id=each.id, bases=each.bases)
            )
            for each in twins
        ]
    if apart:
        brought(bureau, bureau.anna, *twins)
        report = brought(bureau, bureau.anna, bad)
    else:
        report = brought(bureau, bureau.anna, *twins, bad)
    assert report.counts.new == 0
    with bureau.desk.store.read() as tx:
        assert tx.revision(bad.id) is None
        assert [each.id for each in tx.heads(bad.record)] == [each.id for each in case if each.record == bad.record]
        alarms = [line.result for line in tx.audit_since(0) if line.action == "revision_alarm"]
    assert len(alarms) >= len(twins)


def test_what_is_built_on_a_twin_is_refused_with_it(bureau: Bureau, case: list[Revision]) -> None:
    """Its author judged another text than the one that stands here; also a step that would be everybody's."""
    twin = twin_of(bureau.anna, case[WORRY], own_words="Iets anders.")
    built = changes(bureau.anna, case[WORRY], own_words="En daarop verder.")
    assert refused(brought(bureau, bureau.anna, twin, built)) == [Objection.OTHER_CONTENT] * 2


def test_a_twin_of_what_waits_opens_no_door_either(bureau: Bureau) -> None:
    """The first text under an id is the one that counts, also while it waits."""
    mine = bureau.anna.case(4)
    signal = changes(bureau.anna, mine[WORRY], safety=Safety.YES)
    calm = twin_of(bureau.anna, signal, safety=Safety.NOT_ASKED)
    closed = changes(bureau.anna, signal, safety=Safety.NONE)
    assert brought(bureau, bureau.anna, signal).counts.waiting == 1
    brought(bureau, bureau.anna, calm, closed)
    report = brought(bureau, bureau.anna, *mine)
    assert report.counts.new == 4
    with bureau.desk.store.read() as tx:
        assert tx.need(Worry, signal.record).record.safety is Safety.YES
        assert tx.revision(closed.id) is None


def test_a_twin_of_what_waits_is_named_as_one_and_so_is_what_builds_on_it(bureau: Bureau) -> None:
    mine = bureau.anna.case(4)
    signal = changes(bureau.anna, mine[WORRY], safety=Safety.YES)
    calm = twin_of(bureau.anna, signal, safety=Safety.NOT_ASKED)
    closed = changes(bureau.anna, signal, safety=Safety.NONE)
    assert brought(bureau, bureau.anna, signal).counts.waiting == 1
    report = brought(bureau, bureau.anna, calm, closed)
    assert refused(report) == [Objection.OTHER_CONTENT] * 2


def test_what_stands_is_not_refused_because_a_twin_of_its_base_came_along(bureau: Bureau, case: list[Revision]) -> None:
    mine = bureau.anna.case(4)
    change = changes(bureau.anna, mine[WORRY], own_words="Zij hoorde het later anders.")
    brought(bureau, bureau.anna, *mine, change)
    twin = twin_of(bureau.anna, mine[WORRY], own_words="Iets anders")
    report = brought(bureau, bureau.anna, twin, change)
    assert [(each.revision, each.objection) for each in report.rejected] == [(twin.id, Objection.OTHER_CONTENT)]
    assert report.counts.known == 1


def test_what_builds_on_a_base_without_text_is_judged_by_what_stands(bureau: Bureau) -> None:
    """After a restore of the office an older story may stand without its text: it allows nothing."""
    mine = bureau.bram.case(4)
    old = mine[WORRY]
    signal = changes(bureau.bram, old, safety=Safety.YES)
    with bureau.desk.store.write() as tx:
        tx.insert([*mine[:WORRY], replace(old, body=None, salt=None), signal], bare=[old.id])
        assert tx.need(Worry, old.record).record.safety is Safety.YES
    report = brought(bureau, bureau.anna, changes(bureau.anna, old, safety=Safety.NONE))
    assert refused(report) == [Objection.ROLE]


TESTIMONIES = (
    (WORRY, {"own_words": "Zij hoorde het anders."}),
    (WORRY, {"state": State.SOLVED}),
    (SIGNAL, {"own_words": "Het is nog steeds zo.", "safety": Safety.UNSURE}),
    (PERSON, {"first_name": "Mick", "surname": "van der Linde"}),
)


@pytest.mark.parametrize(("place", "fields"), TESTIMONIES)
def test_whoever_met_the_family_too_says_so_in_his_own_name(
    bureau: Bureau, case: list[Revision], place: int, fields: dict[str, Any]
) -> None:
    said = changes(bureau.anna, case[place], **fields)
    report = brought(bureau, bureau.anna, said)
    assert (report.counts.new, report.counts.changed, refused(report)) == (1, 1, [])
    with bureau.desk.store.read() as tx:
        (head,) = tx.heads(said.record)
    assert (head.author, head.device) == (bureau.anna.device, bureau.anna.device)


def test_two_who_met_the_same_family_are_two_testimonies(bureau: Bureau, case: list[Revision]) -> None:
    mine = changes(bureau.anna, case[WORRY], own_words="Anna hoorde dit.")
    his = changes(bureau.bram, case[WORRY], own_words="Bram hoorde dat.")
    assert brought(bureau, bureau.bram, his).counts.disputed == 0
    assert brought(bureau, bureau.anna, mine).counts.disputed == 1
    with bureau.desk.store.read() as tx:
        assert {each.author for each in tx.heads(mine.record)} == {bureau.anna.device, bureau.bram.device}
        assert [each.record for each in tx.disputed()] == [mine.record]


def test_her_own_home_front_she_may_close_and_open_again(bureau: Bureau) -> None:
    mine = bureau.anna.case(4)
    closed = changes(bureau.anna, mine[FRONT], closed=TODAY, closed_why="alles is gedaan")
    opened = changes(bureau.anna, closed, closed=None, closed_why="")
    report = brought(bureau, bureau.anna, *mine, closed, opened)
    assert (report.counts.new, refused(report)) == (6, [])


def test_a_base_in_the_same_bundle_counts_as_what_was_there(bureau: Bureau) -> None:
    mine = bureau.anna.case(4)
    signal = changes(bureau.anna, mine[WORRY], safety=Safety.YES)
    closed = changes(bureau.anna, signal, safety=Safety.NONE)
    report = brought(bureau, bureau.anna, *mine, signal, closed)
    assert refused(report) == [Objection.ROLE]
    with bureau.desk.store.read() as tx:
        assert tx.need(Worry, signal.record).record.safety is Safety.YES


def test_a_step_is_judged_when_what_it_was_made_from_comes_at_last(bureau: Bureau) -> None:
    """Sent before its base it waits; with the base it is set apart, and the laptop is told so."""
    mine = bureau.anna.case(4)
    signal = changes(bureau.anna, mine[WORRY], safety=Safety.YES)
    closed = changes(bureau.anna, signal, safety=Safety.NONE)
    early = brought(bureau, bureau.anna, *mine, closed)
    assert (early.counts.new, early.counts.waiting, refused(early)) == (4, 1, [])
    brought(bureau, bureau.anna, signal)
    with bureau.desk.store.read() as tx:
        assert tx.held_back() == []
        assert tx.revision(closed.id) is None
        assert [item.reason for item in tx.quarantined()] == ["revision:role_may_not"]
        told = [(each.kind, each.key) for each in tx.outgoing(0, bureau.anna.device)]
    assert ("receipt", str(closed.id)) in told
    assert brought(bureau, bureau.anna, closed).rejected[0].objection is Objection.ROLE


def test_what_went_in_before_is_never_judged_again(bureau: Bureau, case: list[Revision]) -> None:
    """A worry that Anna wrote calmly, and that Bram made a signal, comes once more in her next bundle."""
    mine = bureau.anna.case(4)
    brought(bureau, bureau.anna, *mine)
    brought(bureau, bureau.bram, changes(bureau.bram, mine[WORRY], safety=Safety.YES))
    again = brought(bureau, bureau.anna, *mine)
    assert (again.counts.known, refused(again)) == (4, [])


def test_a_settlement_is_judged_against_each_testimony(bureau: Bureau, case: list[Revision]) -> None:
    mine = changes(bureau.anna, case[WORRY], own_words="Anna hoorde dit.")
    his = changes(bureau.bram, case[WORRY], safety=Safety.YES)
    brought(bureau, bureau.bram, his)
    brought(bureau, bureau.anna, mine)
    settled = changes(bureau.anna, mine, bases=(mine, his), own_words="Wij hoorden dit.")
    assert refused(brought(bureau, bureau.anna, settled)) == [Objection.ROLE]


def test_a_professional_s_laptop_takes_those_steps(bureau: Bureau) -> None:
    mine = bureau.anna.case(4)
    signal = says(bureau.anna, a_worry_of(mine[PERSON].record, safety=Safety.YES), mine[FRONT].home)
    brought(bureau, bureau.anna, *mine, signal)
    report = brought(
        bureau,
        bureau.bram,
        changes(bureau.bram, mine[FRONT], volunteers=(bureau.bram.device,)),
        changes(bureau.bram, signal, safety=Safety.NONE),
    )
    assert (report.counts.new, refused(report)) == (2, [])


def assigned_to(bureau: Bureau, home: UUID) -> set[str]:
    with bureau.desk.store.read() as tx:
        return {each for each in (bureau.anna.device, bureau.bram.device) if home in fronts_of(tx, each)}


@pytest.mark.parametrize("smallest", [False, True])
def test_a_home_front_that_the_office_took_away_does_not_come_back_by_an_older_story(
    bureau: Bureau, *, smallest: bool
) -> None:
    """Anna changes the home front as she had it, under an id of her choice: the office's word counts, not the row."""
    mine = bureau.anna.case(4)
    front = changes(bureau.anna, mine[FRONT], volunteers=(bureau.anna.device,))
    brought(bureau, bureau.anna, *mine, front)
    home = mine[FRONT].record
    assert assigned_to(bureau, home) == {bureau.anna.device}
    hand = Pen(author=bureau.desk.actor, name="Kantoor", now=NOW, role=Role.ADMINISTRATOR)
    assign(bureau.desk, home, [bureau.bram.device], hand=hand)
    late = changes(bureau.anna, front, closed_why="nog even")
    if smallest:
        facts = own(bureau.anna, home=late.home, record=late.record, bases=late.bases, id=UUID(int=1))
        late = a_revision(twin_record(late), **facts)
    assert brought(bureau, bureau.anna, late).counts.disputed == 1
    assert assigned_to(bureau, home) == {bureau.bram.device}
