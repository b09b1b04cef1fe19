"""A registered laptop that lies: what it writes in another's name is set apart, the rest goes in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from krachtigthuis_desktop.domain.admission import Objection
from krachtigthuis_desktop.domain.canonical import to_bytes
from krachtigthuis_desktop.domain.records.referral import Step, Taken
from krachtigthuis_desktop.domain.revision import Revision, to_json
from krachtigthuis_desktop.office.importing import import_bundles
from krachtigthuis_desktop.office.report import FileReport, Remark
from tests.builders import TODAY, a_referral, a_revision, a_worry, a_worry_of, an_organisation
from tests.office.bureau import NOW, Bureau, Hand

Lie = Callable[[Hand, Hand, list[Revision]], Revision]


def own(hand: Hand, **changes: object) -> dict[str, object]:
    return {"device": hand.device, "author": hand.device, "incarnation": hand.incarnation} | changes


def as_another_device(anna: Hand, bram: Hand, case: list[Revision]) -> Revision:
    return a_revision(a_worry(), **own(anna, home=case[0].home, n=90, device=bram.device))


def as_another_author(anna: Hand, bram: Hand, case: list[Revision]) -> Revision:
    return a_revision(a_worry(), **own(anna, home=case[0].home, n=91, author=bram.device))


def without_a_family(anna: Hand, _bram: Hand, _case: list[Revision]) -> Revision:
    return a_revision(a_worry(), **own(anna, home=None, n=93))


def a_directory_in_a_family(anna: Hand, _bram: Hand, case: list[Revision]) -> Revision:
    return a_revision(an_organisation(), **own(anna, home=case[0].home, n=94))


def ready_without_a_look(anna: Hand, _bram: Hand, case: list[Revision]) -> Revision:
    ready = tuple(Taken(step=step, on=TODAY, by="Anna") for step in (Step.CONCEPT, Step.READY))
    return a_revision(a_referral(steps=ready), **own(anna, home=case[0].home, n=95))


def a_body_left_out(anna: Hand, _bram: Hand, case: list[Revision]) -> Revision:
    return replace(a_revision(a_worry(), **own(anna, home=case[0].home, n=96)), body=None, salt=None)


LIES: tuple[tuple[Lie, Objection], ...] = (
    (as_another_device, Objection.OTHER_DEVICE),
    (as_another_author, Objection.OTHER_AUTHOR),
    (without_a_family, Objection.HOME_WRONG),
    (a_directory_in_a_family, Objection.HOME_WRONG),
    (ready_without_a_look, Objection.ROLE),
    (a_body_left_out, Objection.BODY_MISSING),
)


def brought(bureau: Bureau, hand: Hand, *content: Revision) -> FileReport:
    return import_bundles(bureau.desk, [bureau.put(hand.bundle(content))], now=NOW).files[0]


@pytest.mark.parametrize(("lie", "objection"), LIES, ids=lambda value: getattr(value, "__name__", ""))
def test_a_lie_is_set_apart_and_the_rest_goes_in(bureau: Bureau, lie: Lie, objection: Objection) -> None:
    case = bureau.anna.case(4)
    bad = lie(bureau.anna, bureau.bram, case)
    report = brought(bureau, bureau.anna, *case, bad)
    assert report.outcome.value == "imported"
    assert (report.counts.new, report.counts.rejected) == (4, 1)
    assert [(each.revision, each.objection) for each in report.rejected] == [(bad.id, objection)]
    assert report.went_wrong
    with bureau.desk.store.read() as tx:
        assert tx.revision(bad.id) is None
        (apart,) = tx.quarantined()
    assert apart.content == to_bytes(to_json(bad))
    assert apart.reason == f"revision:{objection.value}"


def test_the_same_id_with_another_text_raises_the_alarm_and_the_first_text_stays(bureau: Bureau) -> None:
    case = bureau.anna.case(4)
    brought(bureau, bureau.anna, *case)
    other = a_revision(a_worry(own_words="iets heel anders"), **own(bureau.anna, id=case[3].id, home=case[0].home, n=4))
    report = brought(bureau, bureau.anna, other)
    assert [each.objection for each in report.rejected] == [Objection.OTHER_CONTENT]
    with bureau.desk.store.read() as tx:
        assert tx.revision(case[3].id) == case[3]
        actions = [(line.action, line.result) for line in tx.audit_since(0)]
    assert ("revision_alarm", "other_content") in actions


def test_the_same_number_with_another_id_raises_the_alarm(bureau: Bureau) -> None:
    case = bureau.anna.case(4)
    brought(bureau, bureau.anna, *case)
    report = brought(bureau, bureau.anna, a_revision(a_worry(), **own(bureau.anna, home=case[0].home, n=4)))
    assert [each.objection for each in report.rejected] == [Objection.NUMBER_TAKEN]


def test_a_record_is_never_moved_to_another_family(bureau: Bureau) -> None:
    case, other = bureau.anna.case(4), bureau.bram.case(3)
    brought(bureau, bureau.anna, *case)
    brought(bureau, bureau.bram, *other)
    moved = a_revision(
        a_worry(conversation=None, raised_by=case[1].record, about=()),
        **own(bureau.anna, home=other[0].home, record=case[3].record, n=50, bases=(case[3].id,)),
    )
    report = brought(bureau, bureau.anna, moved)
    assert [each.objection for each in report.rejected] == [Objection.PLACE]
    with bureau.desk.store.read() as tx:
        assert [each.id for each in tx.heads(case[3].record)] == [case[3].id]


def test_another_laptop_cannot_change_what_this_one_wrote_unseen(bureau: Bureau) -> None:
    """He may write in his own name: both texts stay, and the record is marked disputed."""
    case = bureau.anna.case(4)
    brought(bureau, bureau.anna, *case)
    same = {"home": case[0].home, "record": case[3].record}
    mine = a_worry(conversation=None, raised_by=case[1].record, about=())
    brought(bureau, bureau.anna, a_revision(mine, **own(bureau.anna, n=5, bases=(case[3].id,), **same)))
    report = brought(bureau, bureau.bram, a_revision(mine, **own(bureau.bram, n=1, bases=(case[3].id,), **same)))
    assert (report.counts.new, report.counts.disputed) == (1, 1)
    with bureau.desk.store.read() as tx:
        assert len(tx.heads(case[3].record)) == 2


def test_a_revision_whose_base_has_not_come_waits_and_goes_in_with_it(bureau: Bureau) -> None:
    case = bureau.anna.case(5)
    early = brought(bureau, bureau.anna, *case[3:])
    assert (early.counts.new, early.counts.waiting, early.rejected) == (0, 2, ())
    brought(bureau, bureau.anna, *case[:3])
    with bureau.desk.store.read() as tx:
        assert tx.revision(case[4].id) is not None
        assert tx.held_back() == []


def test_a_log_that_says_otherwise_than_before_is_remarked(bureau: Bureau) -> None:
    brought(bureau, bureau.anna, *bureau.anna.case(3))
    bureau.anna.log[0] = replace(bureau.anna.log[0], action="vault_opened")
    assert brought(bureau, bureau.anna).remarks == (Remark.AUDIT_DIFFERS,)


@pytest.mark.parametrize("number", ["", "A\nIngelezen: alles", "ACDEFGHJKL", "acdefghj9", "ACD-EFGHJ", "٣CDEFGHJ9"])
def test_what_is_no_number_of_ours_never_stands_in_a_list(bureau: Bureau, number: str) -> None:
    """People read it aloud and type it back; a report prints it in a line of its own."""
    case = bureau.anna.case(4)
    odd = a_revision(a_worry_of(case[1].record, number=number), **own(bureau.anna, home=case[0].home, n=50))
    report = brought(bureau, bureau.anna, *case, odd)
    assert (report.counts.new, [each.objection for each in report.rejected]) == (4, [Objection.BODY])
