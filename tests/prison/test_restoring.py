"""A laptop that was put back, or that the office told of a fork: a new row, after the last bundle that it knew.

Real vaults, sticks and age files; what the office thinks of it is said by the judge that it uses.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.bundle import Known, Manifest, Verdict, VerifiedBundle, judge, sign_card
from krachtigthuis_desktop.bundle.card import WITH_THRESHOLD
from krachtigthuis_desktop.bundle.sequence import Page, Seen
from krachtigthuis_desktop.crypto import agefile
from krachtigthuis_desktop.domain.records import Worry
from krachtigthuis_desktop.errors import VaultError, VaultFault
from krachtigthuis_desktop.prison import handover, incarnation, office_card, restoring, retiring
from krachtigthuis_desktop.storage import BundleState
from krachtigthuis_desktop.vault import OpenVault
from tests import builders
from tests.prison.test_handover import NOW, PHRASE, Office, write_something

NEW_PHRASE = "lantaarn bakker vijver kussen trap molen"


@pytest.fixture(scope="module")
def office() -> Office:
    return Office()


@pytest.fixture
def made(tmp_path: Path, office: Office) -> Iterator[tuple[OpenVault, str]]:
    """A laptop that knows its office, with one family, and its paper key."""
    opened, paper = vault.create(tmp_path / "home", kind=vault.LAPTOP, phrase=PHRASE, now=NOW, cost=vault.FLOOR)
    opened = office_card.pin_card(opened, office.file, words=office.words)
    write_something(opened)
    yield opened, paper
    opened.close()


@pytest.fixture
def laptop(made: tuple[OpenVault, str]) -> OpenVault:
    return made[0]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


class Desk:
    """What an office knows of one laptop: it reads, judges, and keeps what it takes in."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.rows: dict[str, dict[int, tuple[Seen, ...]]] = {}
        self.begun: dict[str, Page | None] = {}

    def takes(self, taken: handover.Taken, laptop: OpenVault) -> tuple[VerifiedBundle, Verdict, bool]:
        bundle = self.office.reads(taken.path, laptop)
        manifest = bundle.manifest
        judged = judge(manifest, bundle.id, Known(rows=self.rows, begun=self.begun))
        if judged.verdict is Verdict.APPLY:
            self.rows.setdefault(manifest.incarnation, {})[manifest.seq] = (Seen(id=bundle.id, prev=manifest.prev),)
            after = manifest.after
            page = Page(incarnation=after.incarnation, seq=after.seq, id=after.id) if after else None
            self.begun.setdefault(manifest.incarnation, page)
        return bundle, judged.verdict, judged.rolled_back


def goes(laptop: OpenVault, stick: Path) -> handover.Taken:
    (taken,) = handover.take_along(laptop.store, stick, now=NOW)
    return taken


def facts(laptop: OpenVault) -> dict[str, str | None]:
    with laptop.store.read() as tx:
        return {name: tx.meta(name) for name in ("device", "vault_id", "incarnation", "kind")}


def put_back(folder: Path, home: Path) -> OpenVault:
    return restoring.restore(folder, home, vault.by_phrase(PHRASE), now=NOW)


def test_a_laptop_put_back_goes_on_after_the_last_bundle_that_it_knew(
    laptop: OpenVault, office: Office, stick: Path, tmp_path: Path
) -> None:
    desk = Desk(office)
    first, _, _ = desk.takes(goes(laptop, stick), laptop)
    folder = vault.back_up(laptop, stick, now=NOW).backup.folder
    write_something(laptop, "Na de reservekopie.")
    desk.takes(goes(laptop, stick), laptop)
    before = facts(laptop)
    with put_back(folder, tmp_path / "again") as again:
        after = facts(again)
        assert {name for name, value in after.items() if value != before[name]} == {"incarnation"}
        assert [each.seq for each in handover.outbox(again.store) if not each.earlier] == []
        with again.store.read() as tx:
            assert [(line.n, line.action) for line in tx.audit_since(0)] == [(1, "incarnation_begun")]
        bundle, verdict, rolled_back = desk.takes(goes(again, stick), again)
        manifest = bundle.manifest
        assert manifest.after is not None
        assert (manifest.seq, manifest.prev, manifest.incarnation) == (1, None, after["incarnation"])
        assert (manifest.after.id, manifest.after.seq, manifest.after.incarnation) == (
            first.id,
            1,
            before["incarnation"],
        )
        assert manifest.after.audit_head == first.manifest.audit_head
        assert (verdict, rolled_back) == (Verdict.APPLY, True)  # SECURITY P5: seen, and nothing is lost by it
        # What has no receipt goes again, unchanged, under the incarnation in which it was written.
        assert {revision.id for revision in bundle.revisions} == {revision.id for revision in first.revisions}
        assert {revision.incarnation for revision in bundle.revisions} == {before["incarnation"]}
        write_something(again, "Verder na het terugzetten.")
        second, verdict, _ = desk.takes(goes(again, stick), again)
        assert (verdict, second.manifest.seq, second.manifest.after) == (Verdict.APPLY, 2, manifest.after)
        assert min(revision.n for revision in second.revisions if revision.incarnation == after["incarnation"]) == 1
        again.store.check()


def test_the_laptop_that_goes_on_beside_its_restored_twin_is_a_fork(
    laptop: OpenVault, office: Office, stick: Path, tmp_path: Path
) -> None:
    desk = Desk(office)
    desk.takes(goes(laptop, stick), laptop)
    folder = vault.back_up(laptop, stick, now=NOW).backup.folder
    with put_back(folder, tmp_path / "again") as again:
        assert desk.takes(goes(again, stick), again)[1] is Verdict.APPLY
    write_something(laptop, "Op de eerste laptop.")
    assert desk.takes(goes(laptop, stick), laptop)[1] is Verdict.FORK
    with put_back(folder, tmp_path / "third") as third:
        assert desk.takes(goes(third, stick), third)[1] is Verdict.FORK


def test_a_backup_from_before_the_first_bundle_comes_after_nothing(
    laptop: OpenVault, office: Office, stick: Path, tmp_path: Path
) -> None:
    folder = vault.back_up(laptop, stick, now=NOW).backup.folder
    with put_back(folder, tmp_path / "again") as again:
        bundle, verdict, _ = Desk(office).takes(goes(again, stick), again)
    assert (bundle.manifest.after, bundle.manifest.seq, verdict) == (None, 1, Verdict.APPLY)


def test_put_back_twice_without_a_bundle_between_still_names_the_last_one(
    laptop: OpenVault, office: Office, stick: Path, tmp_path: Path
) -> None:
    desk = Desk(office)
    first, _, _ = desk.takes(goes(laptop, stick), laptop)
    folder = vault.back_up(laptop, stick, now=NOW).backup.folder
    with put_back(folder, tmp_path / "second") as second:
        middle = facts(second)["incarnation"]
        folder = vault.back_up(second, stick, now=NOW).backup.folder
    with put_back(folder, tmp_path / "third") as third:
        bundle, verdict, _ = desk.takes(goes(third, stick), third)
        assert facts(third)["incarnation"] != middle
    assert bundle.manifest.after is not None
    assert (bundle.manifest.after.id, verdict) == (first.id, Verdict.APPLY)


@pytest.mark.parametrize("state", [BundleState.SET_APART, BundleState.GIVEN_UP])
def test_what_the_office_set_apart_or_never_got_is_nothing_to_come_after(
    laptop: OpenVault, office: Office, stick: Path, state: BundleState
) -> None:
    desk = Desk(office)
    first, _, _ = desk.takes(goes(laptop, stick), laptop)
    write_something(laptop, "Een tweede.")
    second = goes(laptop, stick)
    with laptop.store.write() as tx:
        tx.set_bundle_state(second.id, state)
        made = incarnation.begin_anew(tx, NOW)
        assert tx.meta("incarnation") == made
    bundle, verdict, rolled_back = desk.takes(goes(laptop, stick), laptop)
    assert bundle.manifest.after is not None
    assert (bundle.manifest.after.id, bundle.manifest.seq) == (first.id, 1)
    assert (verdict, rolled_back) == (Verdict.APPLY, False)


def test_every_key_puts_it_back_on_another_laptop(
    made: tuple[OpenVault, str], office: Office, stick: Path, tmp_path: Path
) -> None:
    laptop, paper = made
    folder = vault.back_up(laptop, stick, now=NOW).backup.folder
    laptop.close()
    shutil.rmtree(laptop.home)
    for name, way in {"paper": vault.by_paper(paper), "office": vault.by_office([office.recovery.secret])}.items():
        home = tmp_path / name
        restoring.restore(folder, home, way, now=NOW, new_phrase=NEW_PHRASE, cost=vault.FLOOR).close()
        with vault.open_with_phrase(home, NEW_PHRASE) as again, again.store.read() as tx:
            assert [each.record.own_words for each in tx.all(Worry)] == ["Noor durft niet mee op schoolreis."]
        with pytest.raises(VaultError) as refused:
            vault.open_with_phrase(home, PHRASE)
        assert refused.value.code is VaultFault.WRONG_PASSPHRASE
        vault.open_with_paper(home, paper).close()
        vault.open_with_office(home, [office.recovery.secret]).close()


def test_what_the_office_erases_again_is_asked_for_again(laptop: OpenVault, stick: Path, tmp_path: Path) -> None:
    """The return that it acknowledges is the old one, so the next return carries the erasures since then."""
    with laptop.store.write() as tx:
        tx.set_meta(handover.RETURN_APPLIED, '{"id":"' + "ab" * 32 + '","seq":1}')
    folder = vault.back_up(laptop, stick, now=NOW).backup.folder
    with laptop.store.write() as tx:
        tx.set_meta(handover.RETURN_APPLIED, '{"id":"' + "cd" * 32 + '","seq":2}')
    with put_back(folder, tmp_path / "again") as again:
        goes(again, stick)
        with again.store.read() as tx:
            (out,) = tx.bundles(incarnation=tx.meta("incarnation"))
    returned = msgspec.json.decode(out.manifest, type=Manifest).returns
    assert returned is not None
    assert (returned.seq, returned.id) == (1, "ab" * 32)


# A volunteer leaves.


def receipt_all(laptop: OpenVault, status: str = "accepted") -> None:
    with laptop.store.write() as tx:
        tx.set_receipted([revision.id for revision in tx.unreceipted()], status=status, since="2026-11-24T12:00:00Z")


def left(laptop: OpenVault) -> dict[str, int]:
    """The counts with which it may not go; nothing was touched."""
    before = {path.name for path in laptop.home.iterdir()}
    with pytest.raises(VaultError) as refused:
        retiring.retire(laptop)
    assert refused.value.code is VaultFault.UNDELIVERED
    assert {path.name for path in laptop.home.iterdir()} == before
    return {name: int(str(count)) for name, count in refused.value.facts.items() if count}


def test_a_vault_with_something_undelivered_does_not_go(laptop: OpenVault) -> None:
    assert left(laptop) == {"revisions": 6}
    receipt_all(laptop)
    with laptop.store.write() as tx:
        tx.save_draft("zorg", "half")
    assert left(laptop) == {"drafts": 1}


def test_a_bundle_that_never_reached_a_stick_is_counted(laptop: OpenVault, stick: Path) -> None:
    with pytest.raises(Exception, match="stick"):
        handover.take_along(laptop.store, stick / "weg", now=NOW)
    assert left(laptop) == {"revisions": 6, "prepared": 1}
    receipt_all(laptop)
    retiring.retire(laptop)
    assert not laptop.home.exists()


def test_two_testimonies_keep_it_until_they_are_settled(laptop: OpenVault) -> None:
    with laptop.store.read() as tx:
        (worry,) = tx.all(Worry)
    with laptop.store.write() as tx:
        tx.record(worry.record, id=worry.id, home=worry.home, author=worry.author, now=NOW, base=worry.head)
    receipt_all(laptop, "conflict")
    theirs = replace(worry.record, own_words="Zo hoorde een ander het.")
    facts_of = {"record": worry.id, "home": worry.home, "device": "d2" * 16}
    with laptop.store.write() as tx:
        tx.insert([builders.a_revision(theirs, bases=(worry.head,), **facts_of)], from_office=True)
    assert left(laptop) == {"disputed": 1}
    with laptop.store.write() as tx:
        both = tuple(head.id for head in tx.heads(worry.id))
        settled = builders.a_revision(theirs, bases=both, **facts_of)
        tx.insert([settled], from_office=True)
    assert retiring.undelivered(laptop.store).nothing


def test_what_was_refused_and_written_down_anew_is_delivered(laptop: OpenVault) -> None:
    receipt_all(laptop)
    with laptop.store.read() as tx:
        (worry,) = tx.all(Worry)
    for status in ("rejected", "accepted"):
        with laptop.store.write() as tx:
            tx.record(
                worry.record,
                id=worry.id,
                home=worry.home,
                author=worry.author,
                now=NOW,
                base=worry.head,
            )
        receipt_all(laptop, status)
        if status == "rejected":
            assert left(laptop) == {"rejected": 1}
    assert retiring.undelivered(laptop.store).nothing


def test_what_the_office_did_not_take_goes_only_knowingly(laptop: OpenVault) -> None:
    receipt_all(laptop, "rejected")
    assert left(laptop) == {"rejected": 6}
    retiring.retire(laptop, without_rejected=True)
    assert not laptop.home.exists()


def test_a_vault_that_holds_nothing_more_goes_and_nothing_of_it_stays(laptop: OpenVault) -> None:
    receipt_all(laptop)
    retiring.retire(laptop)
    assert not laptop.home.exists()


def test_a_card_that_wants_two_of_three_makes_a_vault_that_one_key_does_not_open(
    laptop: OpenVault, office: Office, stick: Path, tmp_path: Path
) -> None:
    three = [agefile.new_identity() for _number in range(3)]
    card = msgspec.structs.replace(
        office.card,
        v=WITH_THRESHOLD,
        recovery=tuple(each.recipient for each in three),
        recovery_threshold=2,
        created="2026-11-25T09:00:00Z",
    )
    pinned = office_card.pin_card(laptop, sign_card(card, seeds=(office.root,)), words=office.words)
    folder = vault.back_up(pinned, stick, now=NOW).backup.folder
    with pytest.raises(VaultError) as refused:
        vault.try_backup(folder, vault.by_office([three[0].secret]), home=tmp_path / "again")
    assert refused.value.code is VaultFault.NEEDS_SECOND_KEY
    two = vault.by_office([three[2].secret, three[0].secret])
    with restoring.restore(folder, tmp_path / "again", two, now=NOW, new_phrase=NEW_PHRASE, cost=vault.FLOOR) as again:
        assert again.slot.startswith("office-")
