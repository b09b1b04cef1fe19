"""A registered laptop that lies about what was there: about hashes, bases, places, its own past, the time.

`test_hostile` has whose text it is, `test_steps` what is not his to decide. Here nothing is overwritten, nothing that
was erased comes back, no lie gets a receipt, and clocks decide nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from random import Random
from uuid import UUID

import msgspec
import pytest

from krachtigthuis_desktop.bundle import Return
from krachtigthuis_desktop.domain.admission import Objection
from krachtigthuis_desktop.domain.records import Worry
from krachtigthuis_desktop.domain.revision import Revision, seal
from krachtigthuis_desktop.errors import BundleReason
from krachtigthuis_desktop.office import registry
from krachtigthuis_desktop.office.importing import import_bundles
from krachtigthuis_desktop.office.outcomes import Outcomes, Status
from krachtigthuis_desktop.office.report import FileReport
from krachtigthuis_desktop.office.row import known_row
from krachtigthuis_desktop.storage import BundleOut, BundleState
from tests.builders import a_revision, a_worry_of, an_id, random_bytes
from tests.office.bureau import NOW, Bureau, Hand
from tests.office.test_steps import FRONT, PERSON, WORRY, brought, changes, own, refused, says


@pytest.fixture
def case(bureau: Bureau) -> list[Revision]:
    """Anna's own case, in the centre."""
    made = bureau.anna.case(4)
    assert brought(bureau, bureau.anna, *made).counts.new == 4
    return made


def fates(bureau: Bureau, report: FileReport) -> dict[UUID, Status]:
    """What the receipt of a bundle is made from."""
    with bureau.desk.store.read() as tx:
        taken = tx.known_bundle(report.id or "")
    assert taken is not None
    return {fate.id: fate.status for fate in msgspec.json.decode(taken.report, type=Outcomes).fates}


def test_an_incarnation_of_another_laptop_is_set_apart_with_an_alarm(bureau: Bureau, case: list[Revision]) -> None:
    bram = replace(bureau.bram, incarnation="b7" * 16)
    brought(bureau, bram, *bram.case(3))
    lie = says(bureau.anna, a_worry_of(case[PERSON].record), case[FRONT].home, incarnation=bram.incarnation)
    assert refused(brought(bureau, bureau.anna, lie)) == [Objection.OTHER_INCARNATION]
    with bureau.desk.store.read() as tx:
        assert ("revision_alarm", "other_incarnation") in [(line.action, line.result) for line in tx.audit_since(0)]


def test_another_text_under_a_known_id_never_gets_a_receipt(bureau: Bureau, case: list[Revision]) -> None:
    other = a_revision(a_worry_of(case[PERSON].record), **own(bureau.anna, id=case[WORRY].id, home=case[FRONT].home))
    report = brought(bureau, bureau.anna, other)
    assert refused(report) == [Objection.OTHER_CONTENT]
    with bureau.desk.store.read() as tx:
        assert tx.revision(case[WORRY].id) == case[WORRY]
        taken = tx.known_bundle(report.id or "")
        told = [each.key for each in tx.outgoing(0, bureau.anna.device) if each.kind == "receipt"]
    assert taken is not None
    (fate,) = msgspec.json.decode(taken.report, type=Outcomes).fates
    assert not fate.receipted
    assert told == []


def test_two_texts_under_one_id_in_two_bundles_at_once_keep_the_first(bureau: Bureau, case: list[Revision]) -> None:
    one = says(bureau.anna, a_worry_of(case[PERSON].record), case[FRONT].home)
    two = says(bureau.anna, a_worry_of(case[PERSON].record), case[FRONT].home, id=one.id)
    files = [bureau.put(bureau.anna.bundle([each])) for each in (one, two)]
    first, second = import_bundles(bureau.desk, files, now=NOW).files
    assert (first.counts.new, refused(second)) == (1, [Objection.OTHER_CONTENT])


def test_the_same_number_under_another_id_raises_the_alarm(bureau: Bureau, case: list[Revision]) -> None:
    twin = says(bureau.anna, a_worry_of(case[PERSON].record), case[FRONT].home, n=case[WORRY].n)
    assert refused(brought(bureau, bureau.anna, twin)) == [Objection.NUMBER_TAKEN]


def test_what_was_erased_does_not_come_back(bureau: Bureau, case: list[Revision]) -> None:
    """Not by the same revision again, not by a change of it, not by a new beginning, and the receipt says erased."""
    with bureau.desk.store.write() as tx:
        tx.erase([case[WORRY].record], now=NOW)
    change = changes(bureau.anna, case[WORRY], own_words="Terug van weggeweest")
    again = says(bureau.anna, a_worry_of(case[PERSON].record), case[FRONT].home, record=case[WORRY].record)
    report = brought(bureau, bureau.anna, case[WORRY], change, again)
    assert fates(bureau, report) == {
        case[WORRY].id: Status.DUPLICATE,
        change.id: Status.ERASED,
        again.id: Status.ERASED,
    }
    with bureau.desk.store.read() as tx:
        assert [tx.revision(each.id).body for each in (case[WORRY], change, again)] == [None] * 3  # type: ignore[union-attr]
        assert tx.get(Worry, case[WORRY].record) is None


@pytest.mark.parametrize("whole", [False, True], ids=["record", "home front"])
def test_a_missing_body_is_legal_for_what_is_known_as_erased(
    bureau: Bureau,
    case: list[Revision],
    whole: bool,  # noqa: FBT001 a table's column
) -> None:
    with bureau.desk.store.write() as tx:
        tx.erase([case[FRONT].record if whole else case[WORRY].record], now=NOW)
    bare = replace(changes(bureau.anna, case[WORRY], own_words="weg"), body=None, salt=None)
    report = brought(bureau, bureau.anna, bare)
    assert (refused(report), fates(bureau, report)) == ([], {bare.id: Status.ERASED})


def test_a_missing_body_that_names_no_base_is_legal_for_what_is_known_as_erased(
    bureau: Bureau, case: list[Revision]
) -> None:
    with bureau.desk.store.write() as tx:
        tx.erase([case[WORRY].record], now=NOW)
    again = says(bureau.anna, a_worry_of(case[PERSON].record), case[FRONT].home, record=case[WORRY].record)
    report = brought(bureau, bureau.anna, replace(again, body=None, salt=None))
    assert (refused(report), fates(bureau, report)) == ([], {again.id: Status.ERASED})


def test_what_waits_goes_in_when_its_base_comes_without_its_text(bureau: Bureau, case: list[Revision]) -> None:
    first = changes(bureau.anna, case[WORRY], own_words="Eerst")
    later = changes(bureau.anna, first, own_words="Later")
    assert brought(bureau, bureau.anna, later).counts.waiting == 1
    with bureau.desk.store.write() as tx:
        tx.erase([case[WORRY].record], now=NOW)
    assert refused(brought(bureau, bureau.anna, replace(first, body=None, salt=None))) == []
    with bureau.desk.store.read() as tx:
        assert tx.held_back() == []
        assert {each.id for each in tx.history(case[WORRY].record)} == {case[WORRY].id, first.id, later.id}


def test_a_missing_body_of_what_was_never_erased_is_set_apart(bureau: Bureau, case: list[Revision]) -> None:
    bare = replace(changes(bureau.anna, case[WORRY], own_words="weg"), body=None, salt=None)
    assert refused(brought(bureau, bureau.anna, bare)) == [Objection.BODY_MISSING]


def test_a_base_of_another_record_is_set_apart(bureau: Bureau, case: list[Revision]) -> None:
    lie = says(bureau.anna, a_worry_of(case[PERSON].record), case[FRONT].home, bases=(case[PERSON].id,))
    assert refused(brought(bureau, bureau.anna, lie)) == [Objection.BASE]


def test_a_ring_of_bases_never_goes_in_and_never_gets_a_receipt(bureau: Bureau, case: list[Revision]) -> None:
    one, two = an_id(), an_id()
    ring = [
        says(bureau.anna, a_worry_of(case[PERSON].record), case[FRONT].home, id=id_, record=case[WORRY].record,
             bases=(base,))
        for id_, base in ((one, two), (two, one))
    ]  # fmt: skip
    report = brought(bureau, bureau.anna, *ring)
    assert (report.counts.new, report.counts.waiting) == (0, 2)
    good = says(bureau.anna, a_worry_of(case[PERSON].record), case[FRONT].home)
    assert brought(bureau, bureau.anna, good).counts.new == 1
    with bureau.desk.store.read() as tx:
        assert tx.revisions([one, two]) == []


def test_a_kind_that_nobody_knows_refuses_the_whole_bundle(bureau: Bureau, case: list[Revision]) -> None:
    facts = {name: getattr(case[WORRY], name) for name in ("home", "happened", "recorded", "reason", "body")}
    odd = seal(**facts, **own(bureau.anna, id=an_id(), record=an_id(), bases=()), kind="spell", salt=random_bytes(16))  # type: ignore[arg-type]
    good = says(bureau.anna, a_worry_of(case[PERSON].record), case[FRONT].home)
    report = brought(bureau, bureau.anna, good, odd)
    assert (report.outcome.value, report.reason) == ("refused", BundleReason.BAD_CONTENT.value)
    with bureau.desk.store.read() as tx:
        assert tx.revision(good.id) is None
        assert tx.quarantined() == []


def test_a_home_front_does_not_move(bureau: Bureau, case: list[Revision]) -> None:
    moved = replace_home(bureau.anna, case[FRONT], an_id())
    assert refused(brought(bureau, bureau.anna, moved)) == [Objection.HOME_WRONG]


def replace_home(hand: Hand, before: Revision, home: UUID) -> Revision:
    facts = {name: getattr(before, name) for name in ("record", "kind", "happened", "recorded", "reason", "body")}
    return seal(**facts, **own(hand, id=an_id(), bases=(before.id,)), home=home, salt=random_bytes(16))  # type: ignore[arg-type]


# Lies about its own past.


def sent(bureau: Bureau, hand: Hand, **lie: object) -> FileReport:
    return import_bundles(bureau.desk, [bureau.put(hand.bundle([], **lie))], now=NOW).files[0]  # type: ignore[arg-type]


def test_an_after_that_changes_in_the_middle_of_a_row_breaks_the_chain(bureau: Bureau) -> None:
    first = replace(bureau.anna, incarnation="a1" * 16, log=[], sent=[])
    sent(bureau, first)
    tip = first.tip
    again = first.restored()
    assert sent(bureau, again, after=tip).outcome.value == "imported"
    lie = msgspec.structs.replace(tip, seq=1, id="ee" * 32)
    report = sent(bureau, again, after=lie)
    assert (report.outcome.value, report.reason) == ("quarantined", BundleReason.BROKEN_CHAIN.value)


def test_an_after_that_names_what_we_have_otherwise_is_a_fork(bureau: Bureau) -> None:
    first = replace(bureau.anna, incarnation="a1" * 16, log=[], sent=[])
    sent(bureau, first)
    lie = msgspec.structs.replace(first.tip, id="ee" * 32)
    report = sent(bureau, first.restored(), after=lie)
    assert (report.outcome.value, report.reason) == ("quarantined", BundleReason.FORK.value)


def test_a_return_that_we_never_made_acknowledges_nothing(bureau: Bureau) -> None:
    """It goes in, and no word about a fork counts as heard: a second beginning is still one."""
    first = replace(bureau.anna, incarnation="a1" * 16, log=[], sent=[])
    sent(bureau, first)
    fork = sent(bureau, first.restored("f0" * 16))
    assert fork.reason == BundleReason.FORK.value
    lie = Return(seq=99, id="dd" * 32)
    assert sent(bureau, first, returns=lie).outcome.value == "imported"
    again = sent(bureau, first.restored("f1" * 16), returns=lie)
    assert (again.outcome.value, again.reason) == ("quarantined", BundleReason.FORK.value)


def test_the_return_of_another_laptop_acknowledges_nothing(bureau: Bureau) -> None:
    anna = replace(bureau.anna, incarnation="a1" * 16, log=[], sent=[])
    sent(bureau, anna)
    assert sent(bureau, anna.restored("f0" * 16)).reason == BundleReason.FORK.value
    with bureau.desk.store.write() as tx:
        tx.record_bundle_out(
            BundleOut(
                peer=bureau.bram.device,
                incarnation="f1" * 16,
                seq=2,
                id="ab" * 32,
                manifest=b"{}",
                revisions=(),
                audit_to=tx.position(),
                state=BundleState.WRITTEN,
                created="2026-03-01T09:30:00Z",
            )
        )
    device = registry.current(bureau.desk).device(anna.device)
    assert device is not None
    page = anna.restored("f2" * 16).bundle([], returns=Return(seq=2, id="ab" * 32)).manifest
    with bureau.desk.store.read() as tx:
        assert known_row(tx, device, page).told == ()


# T25: clocks inform, numbers order.


@pytest.mark.parametrize("seed", range(4))
def test_clocks_ten_years_off_and_jumping_change_no_order_and_refuse_nothing(bureau: Bureau, seed: int) -> None:
    random = Random(seed)

    def moment() -> str:
        return datetime(random.randint(2016, 2036), random.randint(1, 12), 15, 12, tzinfo=UTC).isoformat()[:-6] + "Z"

    made = bureau.anna.case(4)
    chain = [made[WORRY]]
    for words in ("een", "twee", "drie", "vier"):
        dated = changes(bureau.anna, chain[-1], own_words=words)
        facts = {name: getattr(dated, name) for name in ("id", "n", "home", "record", "kind", "bases", "author", "device",
                                                         "incarnation", "reason", "body")}  # fmt: skip
        chain.append(seal(**facts, happened=moment()[:10], recorded=moment(), salt=random_bytes(16)))
    parts = [[*made, chain[1]], [chain[2]], [chain[3], chain[4]]]
    files = [bureau.put(bureau.anna.bundle(part, created=moment())) for part in parts]
    report = import_bundles(bureau.desk, files, now=NOW)
    assert [(each.outcome.value, refused(each), each.remarks) for each in report.files] == [("imported", [], ())] * 3
    with bureau.desk.store.read() as tx:
        assert tx.need(Worry, made[WORRY].record).record.own_words == "vier"
        assert [each.id for each in tx.history(made[WORRY].record)] == [each.id for each in chain]
