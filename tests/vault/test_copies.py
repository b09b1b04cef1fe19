"""Two copies of the slots (T16): one may be lost or damaged anywhere, an older one is never tried, both lost is said."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.crypto import cost
from krachtigthuis_desktop.domain import canonical
from krachtigthuis_desktop.errors import VaultError, VaultFault
from krachtigthuis_desktop.vault import copies
from tests.share import full
from tests.vault.world import OTHER_PHRASE, PHRASE, Made, fault_of

NAMES = ("keys.json", "keys.bak")


def changed(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 0x01]) + data[place + 1 :]


def forged(data: bytes, **costs: int) -> bytes:
    """The key file with another cost in its first slot, and a SHA-256 that fits."""
    fields = json.loads(data)
    del fields["sha256"]
    fields["slots"][0]["cost"] |= costs
    return canonical.to_bytes({**fields, "sha256": hashlib.sha256(canonical.to_bytes(fields)).hexdigest()})


@pytest.mark.parametrize("name", NAMES)
def test_whichever_byte_of_a_copy_is_changed_the_other_is_in_force(made: Made, name: str) -> None:
    folder, path = vault.Folder(made.home), made.home / name
    good = path.read_bytes()
    expected = copies.to_try(copies.read(folder))
    for place in range(len(good)):
        for bad in (changed(good, place), good[:place]):
            path.write_bytes(bad)
            assert copies.to_try(copies.read(folder)) == expected


@pytest.mark.parametrize("name", NAMES)
def test_a_vault_with_one_damaged_copy_opens_and_is_repaired(made: Made, name: str) -> None:
    path = made.home / name
    good = path.read_bytes()
    step = full(len(good) // 8, 1)
    for place in range(0, len(good), step):
        path.write_bytes(changed(good, place))
        made.open().close()
        assert path.read_bytes() == good
    path.unlink()
    assert made.opens_with(PHRASE)
    assert path.read_bytes() == good


def test_both_copies_damaged_is_said_and_nothing_is_derived(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cost, "Argon2id", lambda **_facts: pytest.fail("Argon2 was called"))
    good = (made.home / NAMES[0]).read_bytes()
    for place in range(0, len(good), 7):
        (made.home / NAMES[0]).write_bytes(changed(good, place))
        (made.home / NAMES[1]).write_bytes(good[:place])
        assert fault_of(made.home) is VaultFault.SLOTS_DAMAGED
    for name in NAMES:
        (made.home / name).unlink()
    assert fault_of(made.home) is VaultFault.SLOTS_DAMAGED


def test_a_hostile_copy_is_passed_over_and_two_are_refused_before_any_allocation(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = (made.home / NAMES[0]).read_bytes()
    for costs in ({"memory": 2**31}, {"passes": 2**31}, {"lanes": 2**31}):
        (made.home / NAMES[0]).write_bytes(forged(good, **costs))
        made.open().close()
        assert (made.home / NAMES[0]).read_bytes() == good
    for name in NAMES:
        (made.home / name).write_bytes(forged(good, memory=2**31))
    monkeypatch.setattr(cost, "Argon2id", lambda **_facts: pytest.fail("Argon2 was called"))
    assert fault_of(made.home) is VaultFault.SLOT_HOSTILE
    with pytest.raises(VaultError):
        vault.look(made.home)


def test_the_copy_with_the_higher_counter_is_in_force_and_the_older_never_opens(made: Made, tmp_path: Path) -> None:
    old = (made.home / NAMES[0]).read_bytes()
    with made.open() as opened:
        vault.change_phrase(opened, OTHER_PHRASE, slot=opened.keys.passphrases()[0].id, cost=vault.FLOOR)
    for name in NAMES:
        shutil.copytree(made.home, tmp_path / f"older {name}")
        (tmp_path / f"older {name}" / name).write_bytes(old)
        found = Made(tmp_path / f"older {name}", made.paper)
        assert not found.opens_with(PHRASE)
        assert found.opens_with(OTHER_PHRASE)
        assert (found.home / name).read_bytes() != old


def test_the_slots_of_another_vault_open_nothing_and_ours_beside_them_do(made: Made, other: Made) -> None:
    for name in NAMES:
        good = (made.home / name).read_bytes()
        shutil.copy(other.home / name, made.home / name)
        made.open().close()
        assert (made.home / name).read_bytes() == good
    for name in NAMES:
        shutil.copy(other.home / name, made.home / name)
    assert fault_of(made.home) is VaultFault.WRONG_KEY


def test_what_a_power_cut_left_is_swept_at_the_next_opening(made: Made) -> None:
    left = [made.home / name for name in ("keys.json.new", "keys.json.old", "keys.bak.new")]
    for path in left:
        path.write_bytes(b'{"half"')
    made.open().close()
    assert not any(path.exists() for path in left)
