"""`keys.json` as bytes (T16): any changed byte is seen without a key, any change by a stranger with one."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

import msgspec
import pytest

from krachtigthuis_desktop.crypto import agefile, cost, keyfile, slots
from krachtigthuis_desktop.crypto.cost import FLOOR
from krachtigthuis_desktop.domain import canonical
from krachtigthuis_desktop.errors import VaultError, VaultFault

VAULT = "ab" * 16
KEY = bytes(range(32))


@pytest.fixture(scope="module")
def keys() -> keyfile.KeySlots:
    owner = slots.wrap_with_phrase(KEY, "hond kat muis", vault=VAULT, id="owner-0a0b0c0d", cost=FLOOR)
    paper = slots.wrap_for_paper(KEY, agefile.new_identity().recipient, vault=VAULT, id="paper-00000000")
    return keyfile.seal_slots(VAULT, 7, (owner, paper), KEY)


@pytest.fixture(autouse=True)
def _no_derivation(monkeypatch: pytest.MonkeyPatch, keys: keyfile.KeySlots) -> None:
    """Reading a file never costs a derivation; `keys` is made before."""

    def called(**_facts: object) -> None:
        pytest.fail("Argon2 was called")

    monkeypatch.setattr(cost, "Argon2id", called)


def fault_of(data: bytes) -> VaultFault:
    with pytest.raises(VaultError) as refused:
        keyfile.parse(data)
    return refused.value.code


def forged(keys: keyfile.KeySlots, **changes: Any) -> bytes:
    """The file with changes of the first slot (or of the file, by `top_…`) and a fitting SHA-256."""
    fields = json.loads(keyfile.to_bytes(keys))
    del fields["sha256"]
    for name, value in changes.items():
        target, key = (fields, name[4:]) if name.startswith("top_") else (fields["slots"][0], name)
        if value is ...:
            del target[key]
        else:
            target[key] = value
    return canonical.to_bytes({**fields, "sha256": hashlib.sha256(canonical.to_bytes(fields)).hexdigest()})


def test_a_file_is_read_back_as_it_was(keys: keyfile.KeySlots) -> None:
    again = keyfile.parse(keyfile.to_bytes(keys))
    assert again == keys
    assert keyfile.mac_fits(again, KEY)
    assert forged(keys) == keyfile.to_bytes(keys)


def test_every_changed_byte_and_every_cut_is_seen(keys: keyfile.KeySlots) -> None:
    data = keyfile.to_bytes(keys)
    for place in range(len(data)):
        assert fault_of(data[:place]) is VaultFault.SLOTS_DAMAGED
        for bit in range(8):
            changed = data[:place] + bytes([data[place] ^ 1 << bit]) + data[place + 1 :]
            assert fault_of(changed) is VaultFault.SLOTS_DAMAGED


def test_a_forged_cost_is_hostile_and_never_derived(keys: keyfile.KeySlots) -> None:
    for name in ("memory", "passes", "lanes"):
        for value in (2**31, 2**52, 0, -1):
            asked = {"memory": 65_536, "passes": 3, "lanes": 4, name: value}
            assert fault_of(forged(keys, cost=asked)) is VaultFault.SLOT_HOSTILE


@pytest.mark.parametrize(
    "changes",
    [
        {"cost": ...}, {"salt": ...}, {"wrapped": ...}, {"kind": ...}, {"kind": "window"}, {"extra": 1},
        {"salt": ""}, {"salt": "AAAA"}, {"nonce": base64.b64encode(bytes(13)).decode()}, {"wrapped": 5},
        {"cost": {"memory": 65_536, "passes": 3}}, {"cost": {"memory": "65536", "passes": 3, "lanes": 4}},
        {"cost": {"memory": True, "passes": 3, "lanes": 4}}, {"id": "x"}, {"id": "paper-00000000"}, {"name": "a" * 61},
        {"top_v": 2}, {"top_v": 0}, {"top_v": "3"}, {"top_v": ...}, {"top_backup": 0}, {"top_backup": 4},
        {"top_backup": -1, "top_v": 2}, {"top_backup": 2**53, "top_v": 2}, {"top_vault": "AB" * 16}, {"top_counter": 0}, {"top_counter": -5},
        {"top_slots": []}, {"top_slots": ...}, {"top_slots": {}}, {"top_mac": "x"}, {"top_extra": None},
    ],
    ids=str,
)  # fmt: skip
def test_a_forged_form_is_damaged(keys: keyfile.KeySlots, changes: dict[str, Any]) -> None:
    assert fault_of(forged(keys, **changes)) is VaultFault.SLOTS_DAMAGED


def test_a_file_of_a_later_version_is_called_newer(keys: keyfile.KeySlots) -> None:
    assert fault_of(forged(keys, top_v=3, top_new=1)) is VaultFault.NEWER


def test_only_what_the_first_version_did_not_know_is_of_the_second(keys: keyfile.KeySlots) -> None:
    """So vaults made before are read, and written, byte for byte as they were."""
    assert keys.v == 1
    assert b"backup" not in keyfile.to_bytes(keys)
    numbered = keyfile.seal_slots(VAULT, 7, keys.slots, KEY, backup=3)
    recipients = [agefile.new_identity().recipient for _number in range(3)]
    both = slots.wrap_for_office(KEY, recipients, vault=VAULT, id="office-00000000", threshold=2)
    for newer in (numbered, keyfile.seal_slots(VAULT, 7, (*keys.slots, both), KEY)):
        assert newer.v == 2
        assert keyfile.parse(keyfile.to_bytes(newer)) == newer
        assert keyfile.mac_fits(newer, KEY)
    assert not keyfile.mac_fits(msgspec.structs.replace(numbered, backup=4), KEY)


@pytest.mark.parametrize(
    "changes",
    [
        {"pairs": []}, {"pairs": [""]}, {"pairs": ["AAAA"] * 16}, {"pairs": ["A" * 2_800]}, {"pairs": "AAAA"},
        {"pairs": [None]}, {"pairs": ...}, {"wrapped": "AAAA"}, {"threshold": 1}, {"kind": "office"}, {"top_v": 1},
    ],
    ids=str,
)  # fmt: skip
def test_a_forged_slot_for_two_is_damaged(changes: dict[str, Any]) -> None:
    recipients = [agefile.new_identity().recipient for _number in range(3)]
    both = slots.wrap_for_office(KEY, recipients, vault=VAULT, id="office-00000000", threshold=2)
    file = keyfile.seal_slots(VAULT, 7, (both,), KEY)
    assert keyfile.parse(forged(file)) == file
    assert fault_of(forged(file, **changes)) is VaultFault.SLOTS_DAMAGED


def test_another_spelling_of_the_same_bytes_is_damaged(keys: keyfile.KeySlots) -> None:
    owner = keys.passphrases()[0]
    salt = base64.b64encode(owner.salt).decode()
    assert salt.endswith("==")
    sibling = salt[:-3] + chr(ord(salt[-3]) + 1) + "=="
    assert fault_of(forged(keys, salt=sibling)) is VaultFault.SLOTS_DAMAGED or base64.b64decode(sibling) != owner.salt


@pytest.mark.parametrize("data", [b"", b"[]", b"null", b"{}", b'{"sha256":1}', b"\xff", b" " * 70_000, b"[" * 60_000])
def test_what_is_no_key_file_is_damaged(data: bytes) -> None:
    assert fault_of(data) is VaultFault.SLOTS_DAMAGED


def test_who_lacks_the_key_cannot_change_the_slots_unseen(keys: keyfile.KeySlots) -> None:
    fewer = msgspec.structs.replace(keys, slots=keys.slots[:1])
    older = msgspec.structs.replace(keys, counter=6)
    assert not any(keyfile.mac_fits(each, KEY) for each in (fewer, older))
    assert not keyfile.mac_fits(keys, bytes(32))
    assert keyfile.parse(keyfile.to_bytes(fewer)) == fewer


def test_a_file_holds_no_recipient_and_no_key(keys: keyfile.KeySlots) -> None:
    data = keyfile.to_bytes(keys)
    assert b"age1" not in data
    assert KEY.hex().encode() not in data
    assert base64.b64encode(KEY)[:-2] not in data
