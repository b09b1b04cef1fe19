"""The everyday keys are renewed: what is on the road still opens, the old key signs nothing, a spare opens all."""

from __future__ import annotations

from pathlib import Path

import pytest

from krachtigthuis_desktop.bundle import read_card
from krachtigthuis_desktop.crypto import agefile, bech32
from krachtigthuis_desktop.errors import InputError, StickError, TrustError, TrustFault, VaultError
from krachtigthuis_desktop.office import card, pending, registry, registry_row
from krachtigthuis_desktop.office.desk import open_desk, sit_down
from krachtigthuis_desktop.office.importing import import_bundles
from krachtigthuis_desktop.office.keys import identities, keys_of
from krachtigthuis_desktop.office.registry import has_keys_of
from krachtigthuis_desktop.office.rotating import Rotated, rotate
from tests.office.bureau import NOW, PHRASE, ROOT_PHRASE, Bureau

SPARE = agefile.new_identity()
LOW_ORDER_POINTS = [0, 1, 2**255 - 19 - 1]


def rotated(bureau: Bureau, **changes: object) -> Rotated:
    return rotate(bureau.desk, root_phrase=ROOT_PHRASE, now=NOW, folder=bureau.stick, **changes)  # type: ignore[arg-type]


def outcome(bureau: Bureau, file: Path) -> str:
    return import_bundles(bureau.desk, [file], now=NOW).files[0].outcome.value


def test_new_keys_stand_in_the_registry_and_the_old_one_is_retired(bureau: Bureau) -> None:
    before = keys_of(bureau.desk.vault.store)
    done = rotated(bureau)
    after, known = keys_of(bureau.desk.vault.store), registry.current(bureau.desk)
    assert after.seed != before.seed
    assert known.version == done.registry_version == 4
    assert known.recipients == done.recipients == (after.recipient,)
    assert known.everyday == {after.public_key.hex()}
    assert [each.retired is not None for each in known.keys] == [True, False]
    assert read_card(done.card.read_bytes()).recipients == (after.recipient,)


def test_the_old_signing_key_is_destroyed_and_the_old_identity_kept(bureau: Bureau) -> None:
    before = keys_of(bureau.desk.vault.store)
    rotated(bureau)
    rotated(bureau)
    store = bureau.desk.vault.store
    assert len(identities(store)) == 3
    assert identities(store)[-1] == before.identity
    with store.read() as tx:
        assert before.seed not in {tx.secret(name) for name in ("signing_seed", "new_signing_seed", "pending")}


def test_a_bundle_that_was_sealed_before_still_opens(bureau: Bureau) -> None:
    old = bureau.put(bureau.anna.bundle(bureau.anna.case(3)))
    rotated(bureau)
    rotated(bureau)
    new = bureau.anna.bundle(bureau.anna.case(3), to_recipients=registry.current(bureau.desk).recipients)
    assert outcome(bureau, bureau.put(new)) == "imported"
    assert outcome(bureau, old) == "imported"


def test_a_spare_opens_with_stock_age_what_it_never_signed_for(bureau: Bureau) -> None:
    done = rotated(bureau, spare=SPARE.recipient)
    assert done.recipients[-1] == SPARE.recipient
    written = bureau.anna.bundle(bureau.anna.case(3), to_recipients=done.recipients)
    assert agefile.unseal(written.outer, [SPARE.secret]) == written.inner
    assert outcome(bureau, bureau.put(written)) == "imported"


def test_spares_stay_until_they_are_dropped(bureau: Bureau) -> None:
    rotated(bureau, spare=SPARE.recipient)
    assert SPARE.recipient in rotated(bureau).recipients
    assert SPARE.recipient not in rotated(bureau, drop_spares=True).recipients


def test_a_spare_that_is_no_good_is_refused_before_anything_happens(bureau: Bureau) -> None:
    known = registry.current(bureau.desk)
    bad = {
        "age1" + "q" * 58: TrustFault.BAD_KEY,
        "niets": TrustFault.BAD_KEY,
        known.recipients[0]: TrustFault.DUPLICATE_KEY,
        known.devices[0].recipient: TrustFault.DUPLICATE_KEY,
    }
    bad |= {_recipient(point): TrustFault.LOW_ORDER_KEY for point in LOW_ORDER_POINTS}
    for spare, code in bad.items():
        with pytest.raises(TrustError) as told:
            rotated(bureau, spare=spare)
        assert told.value.code is code
    assert registry.current(bureau.desk) == known
    assert list(bureau.stick.iterdir()) == []


def _recipient(point: int) -> str:
    return "age1" + bech32.encode("age", point.to_bytes(32, "little"))


def test_more_recipients_than_a_bundle_takes_are_refused(bureau: Bureau) -> None:
    for _ in range(15):
        rotated(bureau, spare=agefile.new_identity().recipient)
    with pytest.raises(InputError):
        rotated(bureau, spare=agefile.new_identity().recipient)
    assert len(registry.current(bureau.desk).recipients) == 16


def test_a_wrong_root_passphrase_changes_nothing(bureau: Bureau) -> None:
    before = keys_of(bureau.desk.vault.store)
    with pytest.raises(VaultError):
        rotate(bureau.desk, root_phrase=PHRASE, now=NOW)
    assert keys_of(bureau.desk.vault.store) == before


def test_a_full_stick_leaves_new_keys_and_the_card_is_written_later(bureau: Bureau) -> None:
    with pytest.raises(StickError):
        rotate(bureau.desk, root_phrase=ROOT_PHRASE, now=NOW, folder=bureau.stick / "gone")
    with bureau.desk.vault.store.read() as tx:
        kept = read_card(card.card_file(tx))
    assert kept.recipients == registry.current(bureau.desk).recipients == (keys_of(bureau.desk.vault.store).recipient,)


@pytest.mark.parametrize("stands", [True, False])
def test_a_cut_between_leaves_the_keys_that_the_registry_names(bureau: Bureau, stands: bool) -> None:  # noqa: FBT001 a table
    """The version and the keys stand in two stores: whichever was cut, at the next opening they agree."""
    before = keys_of(bureau.desk.vault.store)
    calls: list[str] = []

    def cut(*_args: object) -> None:
        calls.append("cut")
        raise OSError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pending, "settle", cut) if stands else patch.setattr(registry_row, "add", cut)
        with pytest.raises(OSError):  # noqa: PT011 our own
            rotated(bureau)
    assert calls == ["cut"]
    assert keys_of(bureau.desk.vault.store) == before
    sit_down(bureau.desk.vault)
    known = registry.current(bureau.desk)
    assert (known.version, has_keys_of(bureau.desk, known)) == (4 if stands else 3, True)
    assert (keys_of(bureau.desk.vault.store) == before) is not stands
    with bureau.desk.vault.store.read() as tx:
        assert read_card(card.card_file(tx)).recipients == known.recipients


def test_it_is_logged_and_travels(bureau: Bureau) -> None:
    with bureau.desk.store.read() as tx:
        before = int(tx.meta("position") or "0")
    rotated(bureau)
    with bureau.desk.store.read() as tx:
        assert [(each.kind, each.key) for each in tx.outgoing(before, bureau.anna.device)] == [
            ("card", ""),
            ("registry", "4"),
        ]
        assert "keys_rotated" in {line.action for line in tx.audit_since(0)}


def test_the_keys_are_new_after_closing_too(bureau: Bureau) -> None:
    rotated(bureau)
    new = keys_of(bureau.desk.vault.store)
    bureau.desk.close()
    with open_desk(bureau.desk.home, PHRASE) as desk:
        assert keys_of(desk.vault.store) == new
        assert has_keys_of(desk, registry.current(desk))
