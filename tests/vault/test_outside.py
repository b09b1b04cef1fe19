"""Slots changed by somebody without the key (T34): a right key still does everything, an old one nothing.

The vault keeps its own slots inside. Whatever stands in the files, a key of those opens it, warns, and mends.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.crypto import agefile, keyfile
from krachtigthuis_desktop.crypto.keyfile import KeySlots
from krachtigthuis_desktop.domain import canonical
from krachtigthuis_desktop.errors import VaultError, VaultFault
from krachtigthuis_desktop.vault import OpenVault, opened
from tests.vault.world import NOW, OTHER_PHRASE, PHRASE, Made, make

PIET = "de zin van Piet die hier niet meer werkt"
NAMES = ("keys.json", "keys.bak")
OFFICE = agefile.new_identity()
PAIR = [agefile.new_identity() for _number in range(2)]


def put(made: Made, keys: KeySlots, *names: str) -> None:
    """What a stranger writes in a minute alone; the file's own hash is right."""
    for name in names or NAMES:
        (made.home / name).write_bytes(keyfile.to_bytes(keys))


def slots_of(made: Made) -> KeySlots:
    return keyfile.parse((made.home / "keys.json").read_bytes())


def raised(keys: KeySlots, by: int = 1) -> KeySlots:
    return msgspec.structs.replace(keys, counter=keys.counter + by)


def without_the_paper(keys: KeySlots) -> KeySlots:
    return msgspec.structs.replace(keys, slots=keys.slots[:1], counter=keys.counter + 5)


FORGED: dict[str, tuple[Callable[[KeySlots], KeySlots], tuple[str, ...]]] = {
    "the counter raised": (raised, NAMES),
    "the counter raised in the first copy": (raised, NAMES[:1]),
    "the counter raised in the spare copy": (raised, NAMES[1:]),
    "the highest counter there is": (lambda keys: raised(keys, canonical.MAX_INTEGER - keys.counter), NAMES),
    "a mac of zeros": (lambda keys: msgspec.structs.replace(keys, mac="0" * 64), NAMES),
    "the number of a backup": (lambda keys: msgspec.structs.replace(keys, v=2, backup=7), NAMES),
}
"""Every way in is still there, whatever else is said."""


@pytest.fixture(scope="module")
def _office_too(tmp_path_factory: pytest.TempPathFactory) -> Made:
    made = make(tmp_path_factory.mktemp("outside") / "vault")
    with made.open() as vault_:
        vault.add_office_slot(vault_, [OFFICE.recipient])
    return made


@pytest.fixture
def three_ways(_office_too: Made, tmp_path: Path) -> Made:
    return _office_too.copy(tmp_path / "vault")


def ways(made: Made) -> dict[str, Callable[[], OpenVault]]:
    return {
        "phrase": lambda: vault.open_with_phrase(made.home, PHRASE),
        "paper": made.open,
        "office": lambda: vault.open_with_office(made.home, [OFFICE.secret]),
    }


@pytest.mark.parametrize("way", ["phrase", "paper", "office"])
@pytest.mark.parametrize("forged", FORGED)
def test_with_a_right_key_in_hand_everything_goes_on_and_is_mended(
    three_ways: Made, tmp_path: Path, forged: str, way: str
) -> None:
    made, (forge, names) = three_ways, FORGED[forged]
    keys, slot = slots_of(made), slots_of(made).passphrases()[0].id
    put(made, forge(keys), *names)
    with ways(made)[way]() as opened:
        assert opened.slots_changed_outside
        assert opened.keys == keys
        assert not vault.check(opened).whole
        backed_up = vault.back_up(opened, tmp_path, now=NOW).backup
        assert backed_up.keys.slots == keys.slots
        changed = vault.change_phrase(opened, OTHER_PHRASE, slot=slot, cost=vault.FLOOR)
        assert not changed.slots_changed_outside
    assert (made.opens_with(OTHER_PHRASE), made.opens_with(PHRASE)) == (True, False)
    for again in (made.open, lambda: vault.open_with_office(made.home, [OFFICE.secret])):
        with again() as opened:
            assert not opened.slots_changed_outside
            assert vault.check(opened).whole


@pytest.mark.parametrize("way", ["phrase", "paper", "office"])
def test_confirming_puts_back_what_the_vault_knows_and_nothing_else(three_ways: Made, way: str) -> None:
    keys = slots_of(three_ways)
    put(three_ways, raised(keys, 9))
    with ways(three_ways)[way]() as opened:
        confirmed = vault.confirm_slots(opened)
    assert (confirmed.slots_changed_outside, confirmed.keys.slots) == (False, keys.slots)
    for name in NAMES:
        assert keyfile.parse((three_ways.home / name).read_bytes()) == confirmed.keys
    for open_ in ways(three_ways).values():
        with open_() as opened:
            assert not opened.slots_changed_outside


def test_slots_taken_out_of_the_files_come_back(made: Made) -> None:
    put(made, without_the_paper(slots_of(made)))
    with vault.open_with_phrase(made.home, PHRASE) as opened:
        assert opened.slots_changed_outside
        vault.confirm_slots(opened)
    made.open().close()


def test_a_copy_full_of_rubbish_does_not_stand_in_the_way_of_the_other(made: Made, other: Made) -> None:
    keys, strange = slots_of(made), slots_of(other)
    put(made, msgspec.structs.replace(keys, slots=strange.slots, counter=keys.counter + 1), "keys.json")
    for open_ in (made.open, lambda: vault.open_with_phrase(made.home, PHRASE)):
        with open_() as opened:
            assert opened.slots_changed_outside
            assert opened.keys == keys


@pytest.mark.parametrize("names", [NAMES, NAMES[:1], NAMES[1:]])
@pytest.mark.parametrize("by", [0, 1, 1_000])
def test_a_removed_colleague_and_a_phrase_that_was_changed_never_open_again(
    made: Made, names: tuple[str, ...], by: int
) -> None:
    """His copy of the key file put back: as it was, or with another counter and a right hash."""
    with made.open() as opened:
        with_piet, piet = vault.add_slot(opened, "Piet", PIET, cost=vault.FLOOR)
        old = with_piet.keys
        vault.change_phrase(vault.remove_slot(with_piet, piet), OTHER_PHRASE, cost=vault.FLOOR)
    put(made, raised(old, by), *names)

    def nobody() -> None:
        for phrase in (PIET, PHRASE):
            assert not made.opens_with(phrase)

    nobody()
    with made.open() as opened:
        # One copy that is older and fits is what a power cut leaves, and is put right without a word.
        assert opened.slots_changed_outside is (by > 0 or names == NAMES)
        assert [slot.name for slot in opened.keys.passphrases()] == [""]
        vault.confirm_slots(opened)
    nobody()
    assert made.opens_with(OTHER_PHRASE)


def test_an_older_paper_key_and_one_office_key_of_two_stay_shut_out(made: Made) -> None:
    with made.open() as opened:
        before = vault.add_office_slot(opened, [each.recipient for each in PAIR])
        old = before.keys
        after, paper = vault.new_paper_key(before)
        vault.add_office_slot(vault.keep_paper_key(after, paper), [each.recipient for each in PAIR], threshold=2)
    put(made, raised(old, 50))
    with pytest.raises(VaultError) as refused:
        made.open()
    assert refused.value.code is VaultFault.WRONG_PAPER_KEY
    with pytest.raises(VaultError) as refused:
        vault.open_with_office(made.home, [PAIR[0].secret])
    assert refused.value.code is VaultFault.NEEDS_SECOND_KEY
    with vault.open_with_office(made.home, [each.secret for each in PAIR]) as opened:
        assert opened.slots_changed_outside
        vault.confirm_slots(opened)
    Made(made.home, paper).open().close()


def test_with_only_old_slots_in_the_files_the_paper_key_brings_the_new_phrase_back(made: Made) -> None:
    old = slots_of(made)
    with made.open() as opened:
        vault.change_phrase(opened, OTHER_PHRASE, cost=vault.FLOOR)
    put(made, old)
    assert not made.opens_with(PHRASE)
    with made.open() as opened:
        assert opened.slots_changed_outside
        vault.confirm_slots(opened)
    assert (made.opens_with(OTHER_PHRASE), made.opens_with(PHRASE)) == (True, False)


def of_before(made: Made) -> None:
    """A vault of before it knew its slots: only how new they were."""
    with made.open() as opened_, opened_.store.write() as tx:
        tx.set_meta(opened.SLOTS, "")
        tx.set_meta(opened.SLOTS_COUNTER, str(opened_.keys.counter))


def test_a_vault_of_before_takes_its_slots_in_at_the_first_opening(made: Made) -> None:
    of_before(made)
    for _time in range(2):
        with vault.open_with_phrase(made.home, PHRASE) as opened:
            assert not opened.slots_changed_outside
            assert opened.keys == slots_of(made)
    of_before(made)
    put(made, raised(slots_of(made)))
    with vault.open_with_phrase(made.home, PHRASE) as opened:
        assert opened.slots_changed_outside
        vault.confirm_slots(opened)
    for open_ in (made.open, lambda: vault.open_with_phrase(made.home, PHRASE)):
        with open_() as opened:
            assert not opened.slots_changed_outside


def test_a_mark_of_making_and_one_copy_gone_do_not_hide_the_vault(made: Made) -> None:
    (made.home / "making").write_bytes(b"")
    (made.home / "keys.json").unlink()
    assert made.opens_with(PHRASE)


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
