"""Key slots: three ways to one key; a hostile or changed one is refused, and before it costs anything (T16)."""

from __future__ import annotations

import json
import secrets
from itertools import permutations
from pathlib import Path
from typing import Any

import msgspec
import pytest

from krachtigthuis_desktop.crypto import agefile, cost, slots
from krachtigthuis_desktop.crypto.cost import DEFAULT, FLOOR, MIB, Cost
from krachtigthuis_desktop.domain import canonical
from krachtigthuis_desktop.errors import BundleRefused, VaultError, VaultFault
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
    assert slots.unwrap_with_office(office, [two.secret], vault=VAULT) == KEY
    for secret, vault in ((one.secret, VAULT), (paper.secret, OTHER), ("geen sleutel", VAULT)):
        with pytest.raises(VaultError) as refused:
            slots.unwrap_with_identity(on_paper, secret, vault=vault)
        assert refused.value.code is VaultFault.WRONG_PAPER_KEY
    for secrets_given, vault in (
        ([paper.secret], VAULT),
        ([one.secret], OTHER),
        (["geen sleutel"], VAULT),
        ([], VAULT),
    ):
        with pytest.raises(VaultError) as refused:
            slots.unwrap_with_office(office, secrets_given, vault=vault)
        assert refused.value.code is VaultFault.WRONG_OFFICE_KEY


@pytest.fixture(scope="module")
def three() -> list[agefile.Identity]:
    return [agefile.new_identity() for _number in range(3)]


@pytest.fixture(scope="module")
def pairs(three: list[agefile.Identity]) -> slots.OfficePairsSlot:
    made = slots.wrap_for_office(
        KEY, [each.recipient for each in three], vault=VAULT, id="office-00000000", threshold=2
    )
    assert isinstance(made, slots.OfficePairsSlot)
    return made


def refusal(slot: slots.AnyOfficeSlot, *given: str, vault: str = VAULT) -> VaultFault:
    with pytest.raises(VaultError) as refused:
        slots.unwrap_with_office(slot, given, vault=vault)
    return refused.value.code


def test_any_two_of_three_open_and_one_alone_never_does(
    pairs: slots.OfficePairsSlot, three: list[agefile.Identity]
) -> None:
    for one, two in permutations(three, 2):
        assert slots.unwrap_with_office(pairs, [one.secret, two.secret], vault=VAULT) == KEY
    assert slots.unwrap_with_office(pairs, [each.secret for each in three], vault=VAULT) == KEY
    stranger = agefile.new_identity().secret
    for each in three:
        assert refusal(pairs, each.secret) is VaultFault.NEEDS_SECOND_KEY
        assert refusal(pairs, each.secret, each.secret) is VaultFault.NEEDS_SECOND_KEY
        assert refusal(pairs, each.secret, stranger) is VaultFault.WRONG_OFFICE_KEY
        for pair in pairs.pairs:  # what one key alone takes off is another age file, or nothing
            try:
                inner = agefile.unseal(pair, [each.secret])
            except BundleRefused:
                continue
            with pytest.raises(BundleRefused):
                agefile.unseal(inner, [each.secret])
    assert refusal(pairs, three[0].secret, three[1].secret, vault=OTHER) is VaultFault.WRONG_OFFICE_KEY


def test_stock_age_opens_a_pair_with_one_key_after_the_other(
    pairs: slots.OfficePairsSlot, three: list[agefile.Identity], tmp_path: Path
) -> None:
    (tmp_path / "inner").write_text(three[0].secret)
    (tmp_path / "outer").write_text(three[1].secret)
    once = stock.run("age", "-d", "-i", tmp_path / "outer", given=pairs.pairs[0])
    twice = stock.run("age", "-d", "-i", tmp_path / "inner", given=once.stdout)
    assert json.loads(twice.stdout) == {"key": KEY.hex(), "vault": VAULT}


@pytest.mark.parametrize(("count", "threshold"), [(1, 2), (7, 2), (3, 3), (3, 0)])
def test_a_number_of_keys_that_means_nothing_is_refused(count: int, threshold: int) -> None:
    recipients = [agefile.new_identity().recipient for _number in range(count)]
    with pytest.raises(ValueError, match="two of two to six"):
        slots.wrap_for_office(KEY, recipients, vault=VAULT, id="office-00000000", threshold=threshold)


def test_the_same_key_twice_is_not_two_keys(three: list[agefile.Identity]) -> None:
    with pytest.raises(ValueError, match="two of two to six"):
        slots.wrap_for_office(KEY, [three[0].recipient] * 2, vault=VAULT, id="office-00000000", threshold=2)


def test_a_hostile_slot_for_two_is_refused_by_its_size_or_opens_nothing(
    pairs: slots.OfficePairsSlot, three: list[agefile.Identity]
) -> None:
    for found in ((), (b"",), (b"x" * 2_001,), pairs.pairs * 6):
        with pytest.raises(ValueError, match="not a slot for two keys"):
            slots.OfficePairsSlot(id="office-00000000", pairs=found)
    one, two = three[0], three[1]
    content = canonical.to_bytes({"key": KEY.hex(), "vault": VAULT})
    hostile = (
        b"niets",
        agefile.seal(b"niets", [two.recipient]),
        agefile.seal(content, [two.recipient]),  # one key alone would have been enough
        agefile.seal(agefile.seal(content, [one.recipient]), [two.recipient, one.recipient]),
        pairs.pairs[0][:-1],
    )
    for pair in hostile:
        slot = slots.OfficePairsSlot(id="office-00000000", pairs=(pair,))
        assert refusal(slot, one.secret, two.secret) is VaultFault.WRONG_OFFICE_KEY


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
