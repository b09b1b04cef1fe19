"""Key slots: three ways to one key; a hostile or changed one is refused, and before it costs anything (T16)."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

import msgspec
import pytest

from krachtigthuis_desktop.crypto import agefile, cost, slots
from krachtigthuis_desktop.crypto.cost import DEFAULT, FLOOR, MIB, Cost
from krachtigthuis_desktop.errors import VaultError, VaultFault
from tests.crypto import stock

VAULT, OTHER = "ab" * 16, "cd" * 16
KEY = bytes(range(32))


@pytest.fixture(scope="module")
def slot() -> slots.PassphraseSlot:
    return slots.wrap_with_phrase(KEY, "hond kat muis", vault=VAULT, id="staff-0a0b0c0d", name="Inge", cost=FLOOR)


def test_a_phrase_opens_its_slot(slot: slots.PassphraseSlot) -> None:
    assert slots.unwrap_with_phrase(slot, "hond kat muis", vault=VAULT) == KEY


def test_the_same_phrase_gives_another_slot_each_time(slot: slots.PassphraseSlot) -> None:
    again = slots.wrap_with_phrase(KEY, "hond kat muis", vault=VAULT, id=slot.id, name=slot.name, cost=FLOOR)
    assert len({slot.salt, again.salt}) == len({slot.nonce, again.nonce}) == len({slot.wrapped, again.wrapped}) == 2


def test_nothing_of_a_slot_can_be_changed(slot: slots.PassphraseSlot) -> None:
    changes: list[dict[str, Any]] = [
        {"id": "staff-0a0b0c0e"},
        {"name": "Joke"},
        {"cost": Cost(64 * MIB, 4, 4)},
        {"cost": Cost(65 * MIB, 3, 4)},
        {"salt": bytes(16)},
        {"nonce": bytes(12)},
        {"wrapped": slot.wrapped[:-1] + bytes([slot.wrapped[-1] ^ 1])},
    ]
    for change in changes:
        with pytest.raises(VaultError) as refused:
            slots.unwrap_with_phrase(msgspec.structs.replace(slot, **change), "hond kat muis", vault=VAULT)
        assert refused.value.code is VaultFault.WRONG_PASSPHRASE
    with pytest.raises(VaultError):
        slots.unwrap_with_phrase(slot, "hond kat muis", vault=OTHER)


HOSTILE = [
    (2**31, 3, 4),
    (64 * MIB, 2**31, 4),
    (64 * MIB, 3, 2**31),
    (1024 * MIB + 1, 3, 4),
    (64 * MIB, 33, 4),
    (64 * MIB, 3, 9),
    (64 * MIB - 1, 3, 4),
    (64 * MIB, 2, 4),
    (64 * MIB, 3, 3),
    (0, 0, 0),
    (-1, 3, 4),
]


@pytest.mark.parametrize("parameters", HOSTILE)
def test_a_cost_outside_the_bounds_cannot_exist(
    parameters: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """So nothing can be derived with it: Argon2 is never called."""

    def called(**_facts: object) -> None:
        pytest.fail("Argon2 was called")

    monkeypatch.setattr(cost, "Argon2id", called)
    with pytest.raises(VaultError) as refused:
        Cost(*parameters)
    assert refused.value.code is VaultFault.SLOT_HOSTILE


def test_the_bounds_are_those_that_were_promised() -> None:
    assert (FLOOR.memory, FLOOR.passes, FLOOR.lanes) == (65_536, 3, 4)
    assert (DEFAULT.memory, DEFAULT.passes, DEFAULT.lanes) == (262_144, 4, 4)
    assert Cost(1_048_576, 32, 8)


def test_setting_up_raises_the_passes_until_a_guess_takes_long_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    derived: list[Cost] = []
    monkeypatch.setattr(Cost, "derive", lambda self, *_: derived.append(self))
    now = [0.0]

    def clock() -> float:
        """A machine on which one pass takes 0.1 s."""
        if len(derived) * 2 > len(ticks):
            now[0] += derived[-1].passes * 0.1
        ticks.append(now[0])
        return now[0]

    ticks: list[float] = []
    assert cost.calibrate(0.8, clock=clock).passes == 8
    assert all(each.memory == DEFAULT.memory for each in derived)


def test_a_machine_without_the_memory_gets_half_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def derive(self: Cost, *_: bytes) -> bytes:
        if self.memory > 128 * MIB:
            raise MemoryError
        return b""

    monkeypatch.setattr(Cost, "derive", derive)
    assert cost.calibrate(0.0).memory == 128 * MIB


def test_paper_and_office_open_their_slots_and_no_other(tmp_path: Path) -> None:
    paper, one, two = (agefile.new_identity() for _number in range(3))
    on_paper = slots.wrap_for_paper(KEY, paper.recipient, vault=VAULT, id="paper-00000000")
    office = slots.wrap_for_office(KEY, [one.recipient, two.recipient], vault=VAULT, id="office-00000000")
    assert slots.unwrap_with_identity(on_paper, paper.secret, vault=VAULT) == KEY
    assert slots.unwrap_with_identity(office, two.secret, vault=VAULT) == KEY
    for slot, secret, vault in (
        (on_paper, one.secret, VAULT),
        (office, paper.secret, VAULT),
        (office, one.secret, OTHER),
    ):
        with pytest.raises(VaultError) as refused:
            slots.unwrap_with_identity(slot, secret, vault=vault)
        assert refused.value.code is VaultFault.WRONG_PAPER_KEY


def test_stock_age_opens_a_paper_slot_and_shows_the_raw_key(tmp_path: Path) -> None:
    paper = agefile.new_identity()
    slot = slots.wrap_for_paper(KEY, paper.recipient, vault=VAULT, id="paper-00000000")
    (tmp_path / "identity").write_text(paper.secret)
    done = stock.run("age", "-d", "-i", tmp_path / "identity", given=slot.wrapped)
    assert KEY.hex().encode() in done.stdout


def test_an_age_file_with_something_else_in_it_opens_nothing() -> None:
    paper = agefile.new_identity()
    for content in (b"", b"{}", KEY, b'{"key":"00","vault":"' + VAULT.encode() + b'"}', b'{"key":1,"vault":2}'):
        slot = slots.PaperSlot(id="paper-00000000", wrapped=agefile.seal(content, [paper.recipient]))
        with pytest.raises(VaultError):
            slots.unwrap_with_identity(slot, paper.secret, vault=VAULT)
    assert len(slots.new_data_key()) == len(secrets.token_bytes(32))
