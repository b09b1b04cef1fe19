"""Slots changed by somebody without the key: the vault opens with a warning, and makes no new slot until confirmed."""

from __future__ import annotations

import msgspec
import pytest

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.crypto import agefile, keyfile
from krachtigthuis_desktop.crypto.keyfile import KeySlots
from krachtigthuis_desktop.errors import VaultError, VaultFault
from tests.vault.world import OTHER_PHRASE, PHRASE, Made


def put(made: Made, keys: KeySlots) -> None:
    """What a stranger writes into both copies in a minute alone."""
    for name in ("keys.json", "keys.bak"):
        (made.home / name).write_bytes(keyfile.to_bytes(keys))


def slots_of(made: Made) -> KeySlots:
    return keyfile.parse((made.home / "keys.json").read_bytes())


def refused_now(opened: vault.OpenVault) -> VaultFault:
    with pytest.raises(VaultError) as refused:
        vault.add_office_slot(opened, [agefile.new_identity().recipient])
    return refused.value.code


def test_a_slot_taken_away_is_seen_and_no_new_one_is_made(made: Made) -> None:
    keys = slots_of(made)
    put(made, msgspec.structs.replace(keys, slots=keys.slots[:1]))
    with vault.open_with_phrase(made.home, PHRASE) as opened:
        assert opened.slots_changed_outside
        assert not vault.check(opened).whole
        assert refused_now(opened) is VaultFault.SLOTS_CHANGED
        for change in (
            lambda: vault.change_phrase(opened, OTHER_PHRASE, cost=vault.FLOOR),
            lambda: vault.add_slot(opened, "Joke", OTHER_PHRASE, cost=vault.FLOOR),
            lambda: vault.new_paper_key(opened),
            lambda: vault.keep_paper_key(opened, made.paper),
        ):
            with pytest.raises(VaultError) as refused:
                change()
            assert refused.value.code is VaultFault.SLOTS_CHANGED
    assert slots_of(made).slots == keys.slots[:1]


def test_a_raised_counter_is_seen(made: Made) -> None:
    put(made, msgspec.structs.replace(slots_of(made), counter=99))
    with made.open() as opened:
        assert opened.slots_changed_outside


def test_older_slots_put_back_are_seen_though_every_hash_fits(made: Made) -> None:
    """Our own file of before the change: the store remembers that there was a newer one."""
    old = slots_of(made)
    with made.open() as opened:
        vault.change_phrase(opened, OTHER_PHRASE, cost=vault.FLOOR)
    put(made, old)
    with vault.open_with_phrase(made.home, PHRASE) as opened:
        assert opened.slots_changed_outside


def test_slots_confirmed_anew_still_want_two_keys_of_the_office(made: Made) -> None:
    three = [agefile.new_identity() for _number in range(3)]
    before = (made.home / "keys.json").read_bytes()
    with made.open() as opened:
        vault.add_office_slot(opened, [each.recipient for each in three], threshold=2)
    for name in ("keys.json", "keys.bak"):
        (made.home / name).write_bytes(before)
    with made.open() as opened:
        assert opened.slots_changed_outside
        vault.confirm_slots(opened, made.paper)
    with pytest.raises(VaultError) as refused:
        vault.open_with_office(made.home, [three[2].secret])
    assert refused.value.code is VaultFault.NEEDS_SECOND_KEY
    vault.open_with_office(made.home, [three[2].secret, three[1].secret]).close()


def test_the_paper_key_confirms_and_what_is_sealed_is_sealed_anew(made: Made) -> None:
    office = agefile.new_identity()
    with made.open() as opened:
        vault.add_office_slot(opened, [office.recipient])
    keys = slots_of(made)
    put(made, msgspec.structs.replace(keys, slots=keys.slots[:1], counter=keys.counter + 5))
    with vault.open_with_phrase(made.home, PHRASE) as opened:
        for wrong in (agefile.new_identity().secret, office.secret):
            with pytest.raises(VaultError) as refused:
                vault.confirm_slots(opened, wrong)
            assert refused.value.code is VaultFault.WRONG_PAPER_KEY
        confirmed = vault.confirm_slots(opened, made.paper)
        assert not confirmed.slots_changed_outside
        assert confirmed.keys.counter > keys.counter + 5
        confirmed, _id = vault.add_slot(confirmed, "Joke", OTHER_PHRASE, cost=vault.FLOOR)
    for again in (made.open, lambda: vault.open_with_office(made.home, [office.secret])):
        with again() as opened:
            assert not opened.slots_changed_outside
            assert vault.check(opened).whole


def test_a_report_of_a_whole_vault_names_every_way_in(made: Made) -> None:
    with made.open() as opened:
        report = vault.check(opened)
    assert report.whole
    assert report.ballast
    assert [slot.kind for slot in report.seen.slots] == ["passphrase", "paper"]
    assert report.seen == vault.look(made.home).__class__(
        report.seen.vault_id, report.seen.slots, (None, None), in_use=True
    )


def test_a_damaged_page_is_in_the_report_or_refused_at_the_door(made: Made) -> None:
    """Refused when the page is needed to open at all (the definitions of the tables), else found by the check."""
    path = made.home / "vault.db"
    whole = path.read_bytes()
    found = set()
    for back in range(1, 7):
        data = bytearray(whole)
        data[len(data) - 4_096 * back + 2_000] ^= 0x10
        path.write_bytes(bytes(data))
        try:
            with made.open() as opened:
                report = vault.check(opened)
        except VaultError as refused:
            found.add("door" if refused.code is VaultFault.DAMAGED else refused.code.value)
        else:
            assert not report.whole
            assert isinstance(report.damage, VaultError)
            found.add("report")
    assert found in ({"report"}, {"report", "door"})
