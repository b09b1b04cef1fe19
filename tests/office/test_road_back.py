"""The road back, with real vaults and real files: receipts, other people's words, erasure, forks, cases sent back."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import msgspec
import pytest

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.bundle import OfficePayload, Registry, write
from krachtigthuis_desktop.bundle.manifest import read_manifest
from krachtigthuis_desktop.bundle.payload import to_payload_bytes
from krachtigthuis_desktop.bundle.writer import facts_of
from krachtigthuis_desktop.care import conversations, families
from krachtigthuis_desktop.domain.records import HomeFront, Worry
from krachtigthuis_desktop.domain.revision import SCHEMA
from krachtigthuis_desktop.domain.roles import Role
from krachtigthuis_desktop.errors import (
    BundleReason,
    BundleRefused,
    InputError,
    InputFault,
    NotAllowed,
    TrustError,
    VaultError,
)
from krachtigthuis_desktop.office import (
    assigning,
    erasing,
    quarantine,
    registry_row,
    revoking,
    rotating,
    settling,
    staff,
)
from krachtigthuis_desktop.office.desk import open_desk
from krachtigthuis_desktop.office.keys import keys_of
from krachtigthuis_desktop.office.lacking import heard_from, lacking
from krachtigthuis_desktop.prison import handover, restoring
from krachtigthuis_desktop.prison.handover import RETURN_APPLIED
from krachtigthuis_desktop.prison.incarnation import new_incarnation
from krachtigthuis_desktop.storage import BundleState, Stored
from tests import builders
from tests.office.bureau import PHRASE as OFFICE_PHRASE
from tests.office.bureau import ROOT_PHRASE, Bureau
from tests.office.visit import PHRASE, Visit, a_visit


def worry_at(visit: Visit, id_: UUID) -> Worry | None:
    with visit.laptop.store.read() as tx:
        stored = tx.get(Worry, id_)
        return stored.record if stored else None


def at_office(visit: Visit, id_: UUID) -> Stored[Worry]:
    with visit.bureau.desk.store.read() as tx:
        return tx.need(Worry, id_)


def change(visit: Visit, id_: UUID, words: str) -> None:
    """The volunteer writes other words in a worry."""
    with visit.laptop.store.read() as tx:
        stored = tx.need(Worry, id_)
    conversations.change_worry(
        visit.laptop.store, id_, replace(stored.record, own_words=words), base=stored.head, hand=visit.hand()
    )


def test_a_receipt_makes_it_delivered_and_nothing_waits_any_more(visit: Visit) -> None:
    visit.worry("Eén")
    received = visit.round()
    assert received.came.accepted > 0
    with visit.laptop.store.read() as tx:
        assert tx.waiting() == (0, "")
        assert {out.state for out in tx.bundles()} == {BundleState.RECEIPTED}
        assert tx.meta(RETURN_APPLIED)
        assert all(each.since for each in tx.receipts_of_home(visit.home))
    with pytest.raises(InputError, match=InputFault.NOTHING_TO_DO.value):
        visit.bring()


def test_the_same_return_twice_is_once_and_another_laptop_cannot_open_it(visit: Visit, tmp_path: Path) -> None:
    visit.worry("Eén")
    visit.bring()
    files = visit.answer()
    first = visit.apply(*files)[-1]
    again = visit.apply(*files)[-1]
    assert (first.known, again.known, again.came) == (False, True, first.came)
    other = a_visit(visit.bureau, tmp_path / "other", name="Bram")
    with pytest.raises(BundleRefused, match=BundleReason.WRONG_RECIPIENT.value):
        other.apply(*files)
    other.laptop.close()


def test_a_lost_return_loses_nothing_and_late_ones_do_no_harm(visit: Visit) -> None:
    visit.worry("Eén")
    visit.bring()
    lost = visit.answer()
    visit.worry("Twee")
    visit.bring()
    later = visit.answer()
    assert visit.apply(*later)[-1].came.accepted > 0
    with visit.laptop.store.read() as tx:
        assert tx.waiting() == (0, "")
        applied = tx.meta(RETURN_APPLIED)
    assert visit.apply(*lost)[-1].known is False
    with visit.laptop.store.read() as tx:
        assert tx.meta(RETURN_APPLIED) == applied
        assert tx.waiting() == (0, "")


def test_a_return_that_was_acknowledged_is_not_sent_again(visit: Visit) -> None:
    visit.worry("Eén")
    visit.round()
    visit.worry("Twee")
    visit.bring()
    received = visit.apply(*visit.answer())[-1]
    assert (received.came.accepted, received.came.directory, received.came.revisions) == (1, 0, 0)


def test_a_return_that_never_reached_a_stick_is_written_again_with_the_same_content(
    visit: Visit, tmp_path: Path
) -> None:
    visit.worry("Eén")
    visit.bring()
    stick = visit.bureau.stick
    away = replace(visit, bureau=replace(visit.bureau, stick=tmp_path / "no stick"))
    with pytest.raises(Exception, match="stick"):
        away.answer()
    files = visit.answer()
    assert [path.parent for path in files] == [stick]
    assert visit.apply(*files)[-1].seq == 2


def test_an_account_of_the_office_bears_the_name_of_who_wrote_it(visit: Visit) -> None:
    worry = visit.worry("Zoals het was")
    visit.bring()
    desk, there = visit.bureau.desk, at_office(visit, worry)
    of_office = replace(there.record, own_words="Zoals het kantoor het hoorde")
    conversations.change_worry(desk.store, worry, of_office, base=there.head, hand=visit.staff())
    change(visit, worry, "Zoals Anna het hoorde")
    visit.bring()
    (conflict,) = settling.conflicts(desk)
    (member,) = staff.members(desk)
    assert {each.name for each in conflict.testimonies} == {"Anna", member.name}


def test_a_settlement_that_comes_with_the_receipt_leaves_nothing_to_decide(visit: Visit) -> None:
    """The laptop was away so long that it hears of the two accounts and of what stands on one stick."""
    worry = visit.worry("Zoals het was")
    visit.bring()
    desk, there = visit.bureau.desk, at_office(visit, worry)
    of_office = replace(there.record, own_words="Zoals het kantoor het hoorde")
    conversations.change_worry(desk.store, worry, of_office, base=there.head, hand=visit.staff())
    change(visit, worry, "Zoals Anna het hoorde")
    visit.bring()
    (conflict,) = settling.conflicts(desk)
    first, second = (each.revision for each in conflict.testimonies)
    settling.settle(desk, worry, of_office, between=(first, second), reason="Gebeld", hand=visit.staff())
    came = visit.apply(*visit.answer())[-1].came
    assert (came.conflict, came.settled) == (0, 1)


def test_what_a_colleague_wrote_in_the_same_family_comes_along_and_a_conflict_is_settled(
    visit: Visit, tmp_path: Path
) -> None:
    worry = visit.worry("Zoals het was")
    visit.round()
    other = a_visit(visit.bureau, tmp_path / "other", name="Bram")
    other.home = visit.home
    assigning.assign(visit.bureau.desk, visit.home, [visit.device, other.device], hand=visit.staff())
    other.now = visit.now
    came = other.apply(*other.answer(root=True))[-1].came
    assert came.revisions > 0
    change(visit, worry, "Zoals Anna het hoorde")
    change(other, worry, "Zoals Bram het hoorde")
    visit.bring()
    other.bring()
    (conflict,) = settling.conflicts(visit.bureau.desk)
    assert {each.name for each in conflict.testimonies} == {"Anna", "Bram"}
    assert conflict.differing == ("own_words",)
    assert isinstance(conflict.base, Worry)
    assert conflict.base.own_words == "Zoals het was"
    assert (conflict.family, at_office(visit, worry).disputed) == ("Mick", True)
    assert visit.apply(*visit.answer())[-1].came.conflict + other.apply(*other.answer())[-1].came.conflict == 1
    with visit.laptop.store.read() as tx:
        assert tx.need(Worry, worry).disputed
    first, second = (each.revision for each in conflict.testimonies)
    with pytest.raises(InputError, match=InputFault.TEXT_EMPTY.value):
        settling.settle(
            visit.bureau.desk, worry, conflict.base, between=(first, second), reason=" ", hand=visit.staff()
        )
    both = replace(conflict.base, own_words="Anna en Bram hoorden allebei iets")
    settling.settle(visit.bureau.desk, worry, both, between=(first, second), reason="Samen gebeld", hand=visit.staff())
    assert settling.conflicts(visit.bureau.desk) == ()
    for each in (visit, other):
        came = each.apply(*each.answer())[-1].came
        assert (came.settled, came.conflict) == (1, 0)
        settled = worry_at(each, worry)
        assert settled == both
        with each.laptop.store.read() as tx:
            assert not tx.need(Worry, worry).disputed
            assert {one.status for one in tx.receipts_of_home(visit.home)} <= {
                "accepted",
                "duplicate",
                "conflict",
                "from_office",
            }
            assert tx.waiting() == (0, "")
        assert each.laptop.store.rebuild() == []
    with pytest.raises(InputError, match=InputFault.STALE.value):
        settling.settle(visit.bureau.desk, worry, both, between=(first, second), reason="Nog eens", hand=visit.staff())
    other.laptop.close()


def test_a_volunteer_may_not_assign(visit: Visit) -> None:
    visit.worry("Eén")
    visit.bring()
    with pytest.raises(NotAllowed):
        assigning.assign(visit.bureau.desk, visit.home, [], hand=visit.staff(Role.VOLUNTEER))


def test_a_successor_gets_the_whole_family_and_the_first_one_only_hears_that_it_left(
    visit: Visit, tmp_path: Path
) -> None:
    worry = visit.worry("Eerst zo")
    change(visit, worry, "Toen zo")
    visit.round()
    other = a_visit(visit.bureau, tmp_path / "other", name="Bram")
    other.now = visit.now
    assigning.assign(visit.bureau.desk, visit.home, [other.device], hand=visit.staff())
    other.apply(*other.answer(root=True))
    assert worry_at(other, worry) == at_office(visit, worry).record
    with other.laptop.store.read() as tx:
        assert [each.body is None for each in tx.history(worry)] == [True, False]
        assert tx.unreceipted() == []
    change(other, worry, "Nu van Bram")
    other.bring()
    assert at_office(visit, worry).record.own_words == "Nu van Bram"
    visit.apply(*visit.answer())
    with visit.laptop.store.read() as tx:
        assert tx.need(HomeFront, visit.home).record.volunteers == (other.device,)
    settled = worry_at(visit, worry)
    assert settled
    assert settled.own_words == "Toen zo"
    other.laptop.close()


def test_an_erasure_reaches_the_laptop_and_an_old_bundle_on_the_road_brings_nothing_back(visit: Visit) -> None:
    worry = visit.worry("kanariegeel")
    visit.round()
    change(visit, worry, "kanariegeel, en nog meer")
    on_the_road = [each.path for each in handover.take_along(visit.laptop.store, visit.bureau.stick, now=visit.now)]
    gone = erasing.erase(visit.bureau.desk, [worry], now=visit.now)
    assert gone.revisions == 1
    came = visit.apply(*visit.answer())[-1].came
    assert came.gone == 2
    assert worry_at(visit, worry) is None
    report = visit.bureau_import(on_the_road)
    assert [each.outcome.value for each in report.files] == ["imported"]
    with visit.bureau.desk.store.read() as tx:
        assert {each.body is None for each in tx.history(worry)} == {True}
    assert visit.apply(*visit.answer())[-1].came.erased == 1
    with visit.laptop.store.read() as tx:
        assert tx.waiting() == (0, "")
        assert tx.search("kanariegeel") == []


def test_a_bundle_that_cannot_be_made_again_after_an_erasure_is_given_up_and_the_rest_goes(visit: Visit) -> None:
    worry = visit.worry("kanariegeel")
    visit.round()
    change(visit, worry, "kanariegeel, en nog meer")
    other = visit.worry("Iets anders")
    lost = handover.take_along(visit.laptop.store, visit.bureau.stick, now=visit.now)
    for each in lost:
        each.path.unlink()
    erasing.erase(visit.bureau.desk, [worry], now=visit.now)
    visit.apply(*visit.answer())
    report, _files = visit.bring()
    assert [each.outcome.value for each in report.files] == ["imported"]
    assert at_office(visit, other).record.own_words == "Iets anders"
    assert [(gap.missing, gap.came_with) for gap in report.gaps] == [((2,), 3)]
    assert visit.apply(*visit.answer())[-1].came.erased == 1
    with visit.laptop.store.read() as tx:
        assert {out.seq: out.state for out in tx.bundles()}[2] is BundleState.GIVEN_UP
        assert tx.waiting() == (0, "")


def test_a_laptop_told_of_a_fork_goes_on_in_a_row_of_its_own_and_nothing_is_lost(visit: Visit, tmp_path: Path) -> None:
    visit.worry("Eén")
    visit.round()
    older = visit.kept_aside(tmp_path / "older")
    visit.worry("Twee")
    visit.round()
    visit.put_back(older)
    visit.worry("Anders")
    report, _files = visit.bring()
    assert [(each.outcome.value, each.reason) for each in report.files] == [("quarantined", "fork")]
    came = visit.apply(*visit.answer())[-1].came
    assert (came.set_apart, came.begun_anew) == (1, True)
    report, _files = visit.bring()
    assert [each.outcome.value for each in report.files] == ["imported"]
    assert {remark.value for remark in report.files[0].remarks} >= {"rolled_back"}
    came = visit.apply(*visit.answer())[-1].came
    assert (came.said_again, came.odd) == (1, 0)
    assert {each.record.own_words for each in visit.worries()} == {"Eén", "Twee", "Anders"}
    visit.round()
    assert visit.words_at_the_office() == {"Eén", "Twee", "Anders"}
    with visit.laptop.store.read() as tx:
        assert tx.rejected() == []
        assert tx.waiting() == (0, "")
    assert visit.laptop.store.rebuild() == []
    visit.laptop.store.check()


def test_a_laptop_put_back_gets_what_it_had_written_after_the_backup(visit: Visit, tmp_path: Path) -> None:
    visit.worry("Eén")
    visit.round()
    backup = vault.back_up(visit.laptop, visit.bureau.stick, now=visit.now).backup.folder
    visit.worry("Twee")
    visit.round()
    visit.laptop.close()
    visit.laptop = restoring.restore(backup, tmp_path / "new laptop", vault.by_phrase(PHRASE), now=visit.hand_at())
    assert {each.record.own_words for each in visit.worries()} == {"Eén"}
    visit.worry("Drie")
    visit.bring()
    assert visit.apply(*visit.answer())[-1].came.odd == 0
    assert {each.record.own_words for each in visit.worries()} == {"Eén", "Twee", "Drie"}
    assert visit.words_at_the_office() == {"Eén", "Twee", "Drie"}
    assert visit.laptop.store.rebuild() == []


def test_two_people_release_a_bundle_that_was_set_apart(visit: Visit, tmp_path: Path) -> None:
    visit.worry("Eén")
    visit.round()
    older = visit.kept_aside(tmp_path / "older")
    visit.worry("Twee")
    visit.round()
    visit.put_back(older)
    visit.worry("Anders")
    visit.bring()
    (item,) = quarantine.waiting(visit.bureau.desk)
    assert (item.reason, item.needs_two, item.releasable, item.holder_name) == ("fork", True, True, "Anna")
    refused = quarantine.refuse(visit.bureau.desk, item.id, why="Een oude kopie", now=visit.now)
    assert refused.state == "refused"
    assert quarantine.waiting(visit.bureau.desk) == ()
    assert [each.why for each in quarantine.decided(visit.bureau.desk)] == ["Een oude kopie"]
    with visit.bureau.desk.store.read() as tx:
        kept = tx.set_apart_item(item.id)
    assert kept
    assert kept.content == b""


def oversteps(visit: Visit) -> None:
    """A hostile or broken program pauses the family, which is no volunteer's step."""
    hand = visit.hand()
    with visit.laptop.store.write() as tx:
        front = tx.need(HomeFront, visit.home)
        taken = replace(front.record, paused_why="omdat ik het zeg")
        tx.record(taken, id=visit.home, home=visit.home, author=hand.author, now=hand.now, base=front.head)


def test_a_refused_change_is_shown_to_its_author_and_not_sent_again(visit: Visit, bureau: Bureau) -> None:
    """A hostile or broken program took a step that is not a volunteer's; the office says no, with its reason."""
    worry = visit.worry("Eén")
    visit.round()
    oversteps(visit)
    report, _files = visit.bring()
    assert [each.objection.value for each in report.files[0].rejected] == ["role_may_not"]
    came = visit.apply(*visit.answer())[-1].came
    assert came.rejected == 1
    with visit.laptop.store.read() as tx:
        assert [(revision.record, why) for revision, why in tx.rejected()] == [(visit.home, "role_may_not")]
        assert tx.need(HomeFront, visit.home).record.paused_why == ""
        assert tx.waiting() == (0, "")
    (item,) = quarantine.waiting(bureau.desk)
    assert (item.kind.value, item.reason, item.needs_two, item.family) == ("revision", "role_may_not", False, "Mick")
    done = quarantine.release(bureau.desk, item.id, why="Zo afgesproken", now=visit.now)
    assert done.new == 1
    assert visit.apply(*visit.answer())[-1].came.accepted == 1
    with visit.laptop.store.read() as tx:
        assert tx.rejected() == []
        assert tx.need(HomeFront, visit.home).record.paused_why == "omdat ik het zeg"
    assert worry_at(visit, worry) is not None
    assert visit.laptop.store.rebuild() == []


def test_what_people_let_in_before_the_laptop_heard_of_a_refusal_is_never_called_refused(
    visit: Visit, bureau: Bureau
) -> None:
    """Found by random histories: the first answer of its bundle was said again, also when the same file came again."""
    visit.round()
    oversteps(visit)
    _report, files = visit.bring()
    (item,) = quarantine.waiting(bureau.desk)
    quarantine.release(bureau.desk, item.id, why="Zo afgesproken", now=visit.now)
    assert [each.outcome.value for each in visit.bureau_import(files).files] == ["duplicate"]
    came = visit.apply(*visit.answer())[-1].came
    assert (came.rejected, came.accepted > 0) == (0, True)
    with visit.laptop.store.read() as tx:
        assert (tx.rejected(), tx.waiting()) == ([], (0, ""))


def test_a_family_of_somebody_else_stays_out_of_the_return(visit: Visit, tmp_path: Path) -> None:
    visit.worry("Eén")
    visit.bring()
    other = a_visit(visit.bureau, tmp_path / "other", name="Bram")
    other.now = visit.now
    came = other.apply(*other.answer(root=True))[-1].came
    assert came.revisions == 0
    with other.laptop.store.read() as tx:
        assert tx.all(HomeFront) == []
    other.laptop.close()


def test_the_directory_of_the_office_reaches_the_laptop(visit: Visit) -> None:
    with visit.bureau.desk.store.write() as tx:
        tx.record(builders.an_organisation(), home=None, author=visit.bureau.desk.actor, now=visit.now)
    visit.worry("Eén")
    assert visit.round().came.directory == 1
    assert families.families(visit.laptop.store)


def test_what_a_newer_program_wrote_is_held_back_and_the_laptop_is_told_to_update(visit: Visit) -> None:
    """A revision of a schema that this laptop does not read waits at the office; everything else goes (DESIGN 5)."""
    visit.worry("Eén")
    visit.round()
    hand = visit.staff()
    detainee = visit.detainee
    newer = builders.a_revision(
        builders.a_worry_of(detainee, own_words="van een nieuwer programma"),
        home=visit.home,
        schema=SCHEMA + 1,
        device=visit.bureau.desk.office,
        author=hand.author,
        n=5_000,
    )
    with visit.bureau.desk.store.write() as tx:
        tx.insert([newer])
        at = tx.position()
    device = registry_of(visit).device(visit.device)
    assert device
    with visit.bureau.desk.store.read() as tx:
        heard = heard_from(tx, device.id)
        lacks = lacking(tx, device, heard, registry=(), card=b"")
    assert newer.id not in {each.id for each in lacks.revisions}
    assert lacks.upto < at
    visit.worry("Twee")
    visit.bring()
    came = visit.apply(*visit.answer())[-1].came
    assert (came.update, came.odd, came.revisions) == (True, 0, 0)
    visit.worry("Drie")
    visit.bring()
    assert visit.apply(*visit.answer())[-1].came.update


def registry_of(visit: Visit) -> Registry:
    with visit.bureau.desk.vault.store.read() as tx:
        return registry_row.row(tx, registry_row.pinned(tx)).last


def test_a_return_signed_by_a_key_that_the_registry_retired_is_refused(visit: Visit) -> None:
    """Who stole the old everyday key can no longer speak to a laptop that knows the new one."""
    visit.worry("Eén")
    visit.round()
    before = keys_of(visit.bureau.desk.vault.store)
    rotating.rotate(visit.bureau.desk, root_phrase=ROOT_PHRASE, now=visit.hand_at(), folder=visit.bureau.stick)
    visit.worry("Twee")
    visit.bring()
    assert visit.apply(*visit.answer(root=True))[-1].registry_version == registry_of(visit).version
    visit.worry("Drie")
    visit.bring()
    (honest,) = visit.answer()
    with visit.bureau.desk.store.read() as tx:
        made = max(tx.bundles(visit.device), key=lambda out: out.seq)
    content = to_payload_bytes(OfficePayload())
    manifest = msgspec.structs.replace(read_manifest(made.manifest), count=0, files=facts_of(content))
    stolen = visit.bureau.stick / "KTH-0000000000000000.age"
    stolen.write_bytes(write(manifest, content, seed=before.seed).outer)
    with pytest.raises(BundleRefused) as refused:
        visit.apply(stolen)
    assert refused.value.code in {BundleReason.BAD_SIGNATURE, BundleReason.UNKNOWN_DEVICE}
    assert visit.apply(honest)[-1].came.accepted == 1


def test_revoked_is_set_apart_whatever_comes_and_two_people_release_it(visit: Visit) -> None:
    visit.worry("Eén")
    visit.bring()
    revoking.revoke(
        visit.bureau.desk, visit.device, reason=revoking.Reason.LOST, root_phrase=ROOT_PHRASE, now=visit.hand_at()
    )
    visit.worry("Twee")
    report, _files = visit.bring()
    assert [(each.outcome.value, each.reason) for each in report.files] == [("quarantined", "revoked_device")]
    assert visit.words_at_the_office() == {"Eén"}
    (item,) = quarantine.waiting(visit.bureau.desk)
    with pytest.raises(TrustError):
        quarantine.release(visit.bureau.desk, item.id, why="Het was toch van haar", now=visit.hand_at())
    desk, member = staff.add(
        visit.bureau.desk, "Tweede", SECOND, now=visit.hand_at() - timedelta(days=8), cost=vault.FLOOR
    )
    with pytest.raises(VaultError):
        quarantine.release(desk, item.id, why="Van haar", second_phrase="iets anders hier", now=visit.hand_at())
    done = quarantine.release(desk, item.id, why="Van haar", second_phrase=SECOND, now=visit.hand_at())
    assert done.new == 1
    assert visit.words_at_the_office() == {"Eén", "Twee"}
    assert [(each.why, each.decided_by) for each in quarantine.decided(desk)] == [("Van haar", member.slot)]


SECOND = "kast deur raam muur vloer dak"


def test_what_a_restored_centre_lost_goes_again_and_an_older_return_is_not_believed(
    visit: Visit, tmp_path: Path
) -> None:
    """The office puts a backup back: what it had receipted since then is not lost (a new life of the office)."""
    visit.worry("Eén")
    visit.round()
    desk = visit.bureau.desk
    desk.close()
    shutil.copytree(desk.home, tmp_path / "backup")
    visit.bureau = replace(visit.bureau, desk=open_desk(desk.home, OFFICE_PHRASE))
    visit.worry("Twee")
    visit.round()
    visit.worry("Drie")
    visit.bring()
    late = visit.answer()
    visit.bureau.desk.close()
    restored = open_desk(tmp_path / "backup", OFFICE_PHRASE)
    with restored.store.write() as tx:
        new_incarnation(tx, visit.hand_at(), actor=restored.actor)
    visit.bureau = replace(visit.bureau, desk=restored)
    assert visit.words_at_the_office() == {"Eén"}
    visit.apply(*visit.answer())
    with visit.laptop.store.read() as tx:
        assert {each.record.own_words for each in tx.all(Worry) if not each.receipted} == {"Twee", "Drie"}
    assert visit.apply(*late)[-1].came.accepted == 0
    report, _files = visit.bring()
    assert {each.outcome.value for each in report.files} == {"imported"}
    assert visit.words_at_the_office() == {"Eén", "Twee", "Drie"}
    visit.apply(*visit.answer())
    with visit.laptop.store.read() as tx:
        assert tx.waiting() == (0, "")
    restored.close()


def test_a_colleagues_change_of_what_was_forgotten_here_never_waits_for_what_it_follows_on(
    visit: Visit, tmp_path: Path
) -> None:
    """Found by a random history: the stub here is of another change than the one that the colleague's follows on."""
    worry = visit.worry("Zoals het was")
    visit.round()
    other = a_visit(visit.bureau, tmp_path / "other", name="Bram")
    other.home, other.now = visit.home, visit.now
    assigning.assign(visit.bureau.desk, visit.home, [visit.device, other.device], hand=visit.staff())
    other.apply(*other.answer(root=True))
    change(visit, worry, "Zoals Anna het hoorde")
    change(other, worry, "Zoals Bram het hoorde")
    visit.round()
    now = visit.hand_at()
    with visit.laptop.store.write() as tx:
        tx.purge(visit.home, now=now)
    other.bring()
    visit.apply(*visit.answer())
    with visit.laptop.store.read() as tx:
        assert tx.held_back() == []
        assert {each.body is None for each in tx.history(worry)} == {True, False}
    assert visit.laptop.store.rebuild() == []
    other.laptop.close()
