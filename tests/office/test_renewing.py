"""A laptop gets new keys: asked for with old and new key, granted after six words; the road in between stays open."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from krachtigthuis_desktop.bundle import make_request, read_request
from krachtigthuis_desktop.bundle.request import Request
from krachtigthuis_desktop.crypto import agefile, signing
from krachtigthuis_desktop.errors import StickError, TrustError, TrustFault
from krachtigthuis_desktop.office import enrolment, registry
from krachtigthuis_desktop.office.importing import import_bundles
from krachtigthuis_desktop.office.revoking import Reason, revoke
from krachtigthuis_desktop.prison import enrolment as asking
from krachtigthuis_desktop.prison.new_keys import identities, keys
from tests.office.bureau import NOW, ROOT_PHRASE, Bureau, Hand, a_hand, a_request
from tests.office.trusting import Laptop, a_laptop, a_return, granted


def a_renewal(old: Hand, new: Hand, **changes: object) -> bytes:
    """What `old` signs to become `new`."""
    facts = {
        "v": 2,
        "device": old.device,
        "signing": signing.public_key(new.seed).hex(),
        "recipient": agefile.recipient_of(new.identity),
        "created": "2026-03-01T09:00:00Z",
        "earlier": signing.public_key(old.seed).hex(),
    }
    return make_request(Request(**facts | changes), seed=new.seed, earlier_seed=old.seed)  # type: ignore[arg-type]


def renewed(old: Hand) -> Hand:
    fresh = a_hand(old.device)
    return replace(old, seed=fresh.seed, identity=fresh.identity)


def refused(bureau: Bureau, data: bytes) -> TrustFault:
    before = registry.current(bureau.desk)
    with pytest.raises(TrustError) as told:
        granted(bureau, data)
    assert registry.current(bureau.desk) == before
    return TrustFault(told.value.code)


@pytest.fixture
def laptop(bureau: Bureau, tmp_path: Path) -> Laptop:
    made = a_laptop(bureau, tmp_path / "laptop")
    made.enrol()
    return made


def test_bundles_of_before_and_after_both_go_in(bureau: Bureau) -> None:
    old, new = bureau.anna, renewed(bureau.anna)
    on_the_road = bureau.put(old.bundle(old.case(3)))
    done = granted(bureau, a_renewal(old, new))
    assert (done.device, done.holder) == (old.device, registry.current(bureau.desk).devices[0].holder)
    new.sent, new.log, new.written = old.sent, old.log, old.written
    after = bureau.put(new.bundle(new.case(3)))
    report = import_bundles(bureau.desk, [after, on_the_road], now=NOW)
    assert [(each.outcome.value, each.seq) for each in report.files] == [("imported", 2), ("imported", 1)]


def test_holder_role_and_place_stay_and_the_form_is_two(bureau: Bureau) -> None:
    before = registry.current(bureau.desk).devices[1]
    granted(bureau, a_renewal(bureau.bram, renewed(bureau.bram)))
    known = registry.current(bureau.desk)
    after = known.devices[1]
    assert (known.v, after.id, after.holder, after.role) == (2, before.id, before.holder, "professional")
    assert after.signing_keys[1:] == (before.signing,)
    assert (after.before[0].valid_from, after.before[0].until) == (before.valid_from, after.valid_from)


def test_a_laptop_asks_goes_on_and_changes_over_when_the_answer_comes(bureau: Bureau, laptop: Laptop) -> None:
    with laptop.vault.store.read() as tx:
        old = keys(tx)
    asked = asking.ask_new_keys(laptop.vault.store, now=NOW)
    assert asking.ask_new_keys(laptop.vault.store, now=NOW.replace(hour=13)).data == asked.data
    assert laptop.standing.new_keys == asked.words
    with laptop.vault.store.read() as tx:
        assert keys(tx) == old
    done = granted(bureau, asked.data)
    received = laptop.apply(done.answer)
    assert (received.enrolled, received.registry_version) == (True, done.registry_version)
    with laptop.vault.store.read() as tx:
        new = keys(tx)
        assert identities(tx) == (new.identity, old.identity)
    assert signing.public_key(new.seed).hex() == read_request(asked.data).signing
    assert laptop.standing.new_keys == ()


def test_a_return_that_was_sealed_for_the_old_key_still_opens(bureau: Bureau, laptop: Laptop) -> None:
    on_the_road = a_return(bureau.desk, laptop.device, bureau.stick, after=4)
    done = granted(bureau, asking.ask_new_keys(laptop.vault.store, now=NOW).data)
    laptop.apply(done.answer)
    assert not laptop.apply(on_the_road).known


def test_an_answer_that_was_lost_is_made_again_without_a_new_version(bureau: Bureau, laptop: Laptop) -> None:
    asked = asking.ask_new_keys(laptop.vault.store, now=NOW)
    first = granted(bureau, asked.data)
    first.answer.unlink()
    second = granted(bureau, asked.data)
    assert second.registry_version == first.registry_version
    assert second.answer != first.answer
    laptop.apply(second.answer)
    assert laptop.standing.new_keys == ()


def test_an_answer_that_reached_no_stick_is_written_again_with_the_same_content(bureau: Bureau, laptop: Laptop) -> None:
    asked = enrolment.read(asking.ask_new_keys(laptop.vault.store, now=NOW).data)
    words = " ".join(asked.words)
    facts = {"words": words, "root_phrase": ROOT_PHRASE, "now": NOW}
    with pytest.raises(StickError):
        enrolment.enrol(bureau.desk, asked, enrolment.Holder(), folder=bureau.stick / "gone", **facts)  # type: ignore[arg-type]
    with bureau.desk.store.read() as tx:
        made = tx.bundles(laptop.device)[-1]
    done = enrolment.enrol(bureau.desk, asked, enrolment.Holder(), folder=bureau.stick, **facts)  # type: ignore[arg-type]
    assert made.id[:16].upper() in done.answer.name


def test_a_request_that_was_put_back_brings_no_old_keys(bureau: Bureau) -> None:
    first, second, third = bureau.anna, renewed(bureau.anna), renewed(bureau.anna)
    old_request = a_renewal(first, second)
    granted(bureau, old_request)
    granted(bureau, a_renewal(second, third))
    assert refused(bureau, old_request) is TrustFault.OTHER_KEYS
    assert refused(bureau, a_renewal(third, first)) is TrustFault.DUPLICATE_KEY


def test_keys_of_another_are_refused(bureau: Bureau) -> None:
    new = renewed(bureau.anna)
    assert refused(bureau, a_renewal(bureau.anna, replace(new, seed=bureau.bram.seed))) is TrustFault.DUPLICATE_KEY
    same_box = replace(new, identity=bureau.bram.identity)
    assert refused(bureau, a_renewal(bureau.anna, same_box)) is TrustFault.DUPLICATE_KEY
    assert refused(bureau, a_renewal(a_hand("c0" * 16), a_hand("c0" * 16))) is TrustFault.UNKNOWN_LAPTOP
    assert refused(bureau, a_renewal(replace(bureau.bram, device=bureau.anna.device), new)) is TrustFault.OTHER_KEYS


def test_a_key_of_before_serves_no_new_laptop(bureau: Bureau) -> None:
    granted(bureau, a_renewal(bureau.anna, renewed(bureau.anna)))
    assert refused(bureau, a_request(replace(bureau.anna, device="c0" * 16))) is TrustFault.DUPLICATE_KEY
    assert refused(bureau, a_request(bureau.anna)) is TrustFault.KNOWN_DEVICE


def test_a_revoked_laptop_gets_no_new_keys(bureau: Bureau) -> None:
    revoke(bureau.desk, bureau.anna.device, reason=Reason.LOST, root_phrase=ROOT_PHRASE, now=NOW)
    assert refused(bureau, a_renewal(bureau.anna, renewed(bureau.anna))) is TrustFault.ALREADY_REVOKED


def test_a_laptop_that_is_not_enrolled_does_not_ask(bureau: Bureau, tmp_path: Path) -> None:
    stranger = a_laptop(bureau, tmp_path / "stranger")
    with pytest.raises(TrustError) as told:
        asking.ask_new_keys(stranger.vault.store, now=NOW)
    assert told.value.code is TrustFault.NOT_ENROLLED


def test_allowed_signers_keep_the_old_line(bureau: Bureau) -> None:
    before = registry.allowed_signers(bureau.desk).splitlines()
    granted(bureau, a_renewal(bureau.anna, renewed(bureau.anna)))
    after = registry.allowed_signers(bureau.desk).splitlines()
    assert set(before) < set(after)
    assert len(after) == len(before) + 1
