"""What a verified bundle means after the ones before it: pure facts in, one verdict out (DESIGN 5 and 6)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from krachtigthuis_desktop.bundle import BundleType, Manifest, Previous, Return
from krachtigthuis_desktop.bundle.manifest import MAX_SEQ, bundle_id, to_manifest_bytes
from krachtigthuis_desktop.bundle.payload import laptop_bytes
from krachtigthuis_desktop.bundle.sequence import MOST_MISSING, Judged, Known, Page, Seen, Until, Verdict, judge
from tests.bundle import parcels

FIRST, SECOND, THIRD = "a1" * 16, "a2" * 16, "a3" * 16
EMPTY = laptop_bytes((), (), ())


@dataclass
class Row:
    """The bundles of one laptop as the office sees them, one after the other."""

    known: Known = field(default_factory=Known)

    def takes(self, manifest: Manifest) -> Judged:
        """Judge it, and remember it when it is applied."""
        id_ = _id(manifest)
        judged = judge(manifest, id_, self.known)
        if judged.verdict is Verdict.APPLY:
            self.known = remembered(self.known, manifest, id_)
        return judged

    def releases(self, manifest: Manifest) -> None:
        """Two people let it in, whatever the rules say."""
        self.known = remembered(self.known, manifest, _id(manifest))

    def told(self, *numbers: int) -> None:
        """Returns with these numbers said of a bundle that it is set apart."""
        self.known = replace(self.known, told=(*self.known.told, *numbers))

    def verdicts(self, *manifests: Manifest) -> list[Verdict]:
        return [self.takes(each).verdict for each in manifests]


def remembered(known: Known, manifest: Manifest, id_: str) -> Known:
    """What is known after this bundle went in."""
    rows = {name: dict(row) for name, row in known.rows.items()}
    row = rows.setdefault(manifest.incarnation, {})
    row[manifest.seq] = (*row.get(manifest.seq, ()), Seen(id=id_, prev=manifest.prev))
    after = manifest.after
    page = Page(incarnation=after.incarnation, seq=after.seq, id=after.id) if after else None
    return replace(known, rows=rows, begun={manifest.incarnation: page} | dict(known.begun))


def _id(manifest: Manifest) -> str:
    return bundle_id(to_manifest_bytes(manifest))


def _row(incarnation: str, length: int, *, created: str = "2026-03-01T09:30:00Z", **changes: Any) -> list[Manifest]:
    """An honest row of bundles; another `created` gives other ids."""
    row: list[Manifest] = []
    for seq in range(1, length + 1):
        prev = _id(row[-1]) if row else None
        facts: dict[str, Any] = {"incarnation": incarnation, "seq": seq, "prev": prev, "created": created} | changes
        row.append(parcels.a_manifest(EMPTY, **facts))
    return row


def _after(manifest: Manifest) -> Previous:
    return Previous(incarnation=manifest.incarnation, seq=manifest.seq, id=_id(manifest), audit_head=None)


APPLY, DUPLICATE, FORK, BROKEN, REVOKED = (
    Verdict.APPLY,
    Verdict.DUPLICATE,
    Verdict.FORK,
    Verdict.BROKEN_CHAIN,
    Verdict.REVOKED,
)


def test_a_row_in_order_is_applied_and_again_it_is_known() -> None:
    office, row = Row(), _row(FIRST, 3)
    assert office.verdicts(*row, *row) == [APPLY] * 3 + [DUPLICATE] * 3


def test_a_gap_is_applied_and_told() -> None:
    office, row = Row(), _row(FIRST, 6)
    office.takes(row[0])
    assert office.takes(row[4]) == Judged(verdict=APPLY, missing=(2, 3, 4))
    assert office.takes(row[5]) == Judged(verdict=APPLY)


def test_a_late_one_is_applied_too() -> None:
    office, row = Row(), _row(FIRST, 5)
    assert office.verdicts(row[0], row[4], row[2], row[1], row[3], row[3]) == [APPLY] * 5 + [DUPLICATE]


def test_any_order_of_an_honest_row_ends_the_same() -> None:
    office, row = Row(), _row(FIRST, 4)
    assert office.verdicts(*reversed(row)) == [APPLY] * 4
    assert set(office.known.rows[FIRST]) == {1, 2, 3, 4}


def test_the_same_number_with_another_content_is_a_fork() -> None:
    office, row = Row(), _row(FIRST, 3)
    other = _row(FIRST, 3, created="2026-04-01T09:30:00Z")
    assert office.verdicts(*row, other[2], other[0]) == [APPLY] * 3 + [FORK] * 2


def test_one_that_names_another_before_it_breaks_the_chain() -> None:
    office, row = Row(), _row(FIRST, 3)
    other = _row(FIRST, 3, created="2026-04-01T09:30:00Z")
    assert office.verdicts(row[0], row[1], other[2]) == [APPLY, APPLY, BROKEN]


def test_a_late_one_that_its_successor_does_not_name_breaks_the_chain() -> None:
    office, row = Row(), _row(FIRST, 3)
    other = _row(FIRST, 3, created="2026-04-01T09:30:00Z")
    assert office.verdicts(row[0], row[2], other[1]) == [APPLY, APPLY, BROKEN]


def test_a_number_that_was_given_up_stays_a_gap() -> None:
    """Number 3 could not be made again after an erasure; 4 names it all the same."""
    office, row = Row(), _row(FIRST, 5)
    assert office.verdicts(row[0], row[1], row[3], row[4]) == [APPLY] * 4
    assert set(office.known.rows[FIRST]) == {1, 2, 4, 5}


def test_the_highest_number_there_is_makes_no_endless_list() -> None:
    last = parcels.a_manifest(EMPTY, incarnation=FIRST, seq=MAX_SEQ, prev="ab" * 32)
    assert Row().takes(last).missing == tuple(range(MAX_SEQ - MOST_MISSING, MAX_SEQ))


# A vault that was restored begins a new incarnation.


def test_after_a_restore_the_row_begins_again() -> None:
    office, before = Row(), _row(FIRST, 3)
    again = _row(SECOND, 2, after=_after(before[2]))
    judged = [office.takes(each) for each in (*before, *again)]
    assert [each.verdict for each in judged] == [APPLY] * 5
    assert not any(each.rolled_back for each in judged)


def test_a_restore_from_an_old_backup_is_applied_and_told() -> None:
    office, before = Row(), _row(FIRST, 5)
    again = _row(SECOND, 2, after=_after(before[1]))
    judged = [office.takes(each) for each in (*before, *again)]
    assert [each.verdict for each in judged] == [APPLY] * 7
    assert [each.rolled_back for each in judged] == [False] * 5 + [True, False]


def test_an_earlier_incarnation_that_goes_on_is_a_fork_and_a_late_one_of_it_is_not() -> None:
    """A stick that was found, or a clone that still works."""
    office, before = Row(), _row(FIRST, 5)
    again = _row(SECOND, 1, after=_after(before[3]))
    assert office.verdicts(before[0], before[1], again[0]) == [APPLY] * 3
    assert office.verdicts(before[4], before[3], before[2]) == [FORK, APPLY, APPLY]


def test_two_vaults_that_begin_at_the_same_place_are_a_fork() -> None:
    office, before = Row(), _row(FIRST, 2)
    one, two = (_row(name, 2, after=_after(before[1])) for name in (SECOND, THIRD))
    assert office.verdicts(*before, *one, *two) == [APPLY] * 4 + [FORK] * 2
    assert office.verdicts(*_row("a4" * 16, 1, after=_after(one[1]))) == [APPLY]


def test_a_second_beginning_from_nothing_is_a_fork() -> None:
    office = Row()
    assert office.verdicts(*_row(FIRST, 1), *_row(SECOND, 1)) == [APPLY, FORK]


def test_a_beginning_after_a_bundle_that_we_have_otherwise_is_a_fork() -> None:
    office, before = Row(), _row(FIRST, 2)
    other = _row(FIRST, 2, created="2026-04-01T09:30:00Z")
    assert office.verdicts(*before, *_row(SECOND, 1, after=_after(other[1]))) == [APPLY, APPLY, FORK]


def test_a_beginning_after_one_that_never_arrived_is_applied() -> None:
    """Restored twice, and the sticks in between were lost: an honest laptop must get through."""
    office, before = Row(), _row(FIRST, 2)
    lost = _row(SECOND, 3, after=_after(before[1]))
    assert office.verdicts(*before, *_row(THIRD, 2, after=_after(lost[2]))) == [APPLY] * 4


def test_one_incarnation_has_one_beginning() -> None:
    office, before = Row(), _row(FIRST, 3)
    again = _row(SECOND, 3, after=_after(before[2]))
    turned = msgspec.structs.replace(again[1], after=_after(before[1]))
    assert office.verdicts(*before, again[0], turned, again[1]) == [APPLY] * 4 + [BROKEN, APPLY]


# A vault that was told of a fork begins anew by itself.


def _heard(number: int) -> Return:
    return Return(seq=number, id="ce" * 32)


def test_a_clone_that_was_told_of_its_fork_begins_anew_and_is_told_of_once() -> None:
    """A and B are copies of one vault at number 2; A's third arrives first."""
    office, row = Row(), _row(FIRST, 4)
    clone = _row(FIRST, 3, created="2026-04-01T09:30:00Z")
    assert office.verdicts(*row[:3], clone[2]) == [APPLY] * 3 + [FORK]
    office.told(5)
    b_anew = _row(SECOND, 2, after=_after(row[1]), returns=_heard(5))
    judged = [office.takes(each) for each in b_anew]
    assert [(each.verdict, each.rolled_back) for each in judged] == [(APPLY, True), (APPLY, False)]
    assert office.takes(row[3]).verdict is FORK
    office.told(6)
    a_anew = _row(THIRD, 2, after=_after(row[2]), returns=_heard(6))
    assert office.verdicts(*a_anew, b_anew[1], a_anew[0]) == [APPLY, APPLY, DUPLICATE, DUPLICATE]


def test_a_second_beginning_that_does_not_know_the_word_is_a_fork() -> None:
    office, before = Row(), _row(FIRST, 2)
    office.verdicts(*before, *_row(SECOND, 1, after=_after(before[1])))
    office.told(7)
    beside: dict[str, Any] = {"after": _after(before[1])}
    assert office.takes(_row(THIRD, 1, **beside)[0]).verdict is FORK
    assert office.takes(_row(THIRD, 1, **beside, returns=_heard(6))[0]).verdict is FORK
    assert office.takes(_row(THIRD, 1, **beside, returns=_heard(7))[0]).verdict is APPLY


def test_one_word_lets_one_beginning_through() -> None:
    """A third vault from the same backup, which applied the return as well, is still seen."""
    office, before = Row(), _row(FIRST, 2)
    beside: dict[str, Any] = {"after": _after(before[1]), "returns": _heard(7)}
    office.verdicts(*before, *_row(SECOND, 1, after=_after(before[1])))
    office.told(7)
    assert office.verdicts(*_row(THIRD, 1, **beside), *_row("a4" * 16, 1, **beside)) == [APPLY, FORK]


def test_a_vault_that_begins_after_a_bundle_we_have_otherwise_gets_through_once_it_was_told() -> None:
    """Its own third never arrived; the clone's did. Without this it would be set apart for ever."""
    office, before = Row(), _row(FIRST, 3)
    other = _row(FIRST, 3, created="2026-04-01T09:30:00Z")
    office.verdicts(before[0], before[1], before[2])
    assert office.takes(_row(SECOND, 1, after=_after(other[2]))[0]).verdict is FORK
    office.told(4)
    assert office.takes(_row(THIRD, 1, after=_after(other[2]), returns=_heard(4))[0]).verdict is APPLY


def test_a_late_one_that_its_successor_knew_otherwise_is_a_fork() -> None:
    office, before = Row(), _row(FIRST, 3)
    other = _row(FIRST, 3, created="2026-04-01T09:30:00Z")
    again = _row(SECOND, 1, after=_after(before[2]))
    assert office.verdicts(before[0], *again, other[2], before[2], before[1]) == [APPLY, APPLY, FORK, APPLY, APPLY]


# Two people let a bundle in that was set apart.


def test_the_row_goes_on_after_a_released_bundle() -> None:
    office, row = Row(), _row(FIRST, 4)
    other = _row(FIRST, 4, created="2026-04-01T09:30:00Z")
    assert office.verdicts(*row[:3], other[2]) == [APPLY] * 3 + [FORK]
    office.releases(other[2])
    assert office.verdicts(other[2], row[2], other[3], row[3]) == [DUPLICATE, DUPLICATE, APPLY, FORK]


def test_a_released_beginning_has_a_row_of_its_own() -> None:
    office, before = Row(), _row(FIRST, 2)
    one, two = (_row(name, 3, after=_after(before[1])) for name in (SECOND, THIRD))
    office.verdicts(*before, *one, two[0])
    office.releases(two[0])
    assert office.verdicts(two[1], two[2]) == [APPLY, APPLY]


# The other direction: what a laptop sees of the returns of its office.


def test_returns_keep_the_same_rules() -> None:
    laptop, row = Row(), _row(FIRST, 4, type=BundleType.OFFICE, audit_head=None)
    other = _row(FIRST, 4, type=BundleType.OFFICE, audit_head=None, created="2026-04-01T09:30:00Z")
    assert laptop.verdicts(row[0], row[3], row[1], row[1], other[1]) == [APPLY, APPLY, APPLY, DUPLICATE, FORK]
    assert laptop.verdicts(other[2]) == [BROKEN]


def test_a_centre_that_was_put_back_is_seen_by_the_laptop() -> None:
    laptop, row = Row(), _row(FIRST, 3, type=BundleType.OFFICE, audit_head=None)
    again = _row(SECOND, 1, type=BundleType.OFFICE, audit_head=None, after=_after(row[0]))
    judged = [laptop.takes(each) for each in (*row, *again)]
    assert [(each.verdict, each.rolled_back) for each in judged[3:]] == [(APPLY, True)]


# A laptop that is no longer trusted.


def _revoked(office: Row, last: Manifest) -> None:
    until = Until(incarnation=last.incarnation, seq=last.seq, id=_id(last))
    office.known = replace(office.known, revoked=until)


def test_of_a_revoked_laptop_nothing_counts_that_is_not_here() -> None:
    office, row = Row(), _row(FIRST, 5)
    office.verdicts(row[0], row[2])
    _revoked(office, row[2])
    new = _row(SECOND, 1, after=_after(row[2]))
    assert office.verdicts(row[1], row[3], *new, row[2]) == [REVOKED, REVOKED, REVOKED, DUPLICATE]


def test_the_last_accepted_bundle_of_a_revoked_laptop_counts_when_the_centre_lost_it() -> None:
    office, row = Row(), _row(FIRST, 3)
    _revoked(office, row[2])
    assert office.verdicts(row[1], row[2]) == [REVOKED, APPLY]


def test_revoked_is_said_before_fork_and_broken_chain() -> None:
    office, row = Row(), _row(FIRST, 3)
    other = _row(FIRST, 3, created="2026-04-01T09:30:00Z")
    office.verdicts(*row)
    _revoked(office, row[2])
    assert office.verdicts(other[2], other[1]) == [REVOKED] * 2


def test_of_a_revoked_laptop_that_never_delivered_nothing_counts() -> None:
    office = Row(Known(revoked=Until(incarnation="", seq=0, id="")))
    assert office.verdicts(*_row(FIRST, 1)) == [REVOKED]
