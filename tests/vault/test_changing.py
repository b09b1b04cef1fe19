"""Changing who can open a vault: the new way in is proved before the old one goes, and nothing is lost on the way."""

from __future__ import annotations

import pytest

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.crypto import agefile, keyfile, slots
from krachtigthuis_desktop.crypto.keyfile import KeySlots
from krachtigthuis_desktop.errors import InputError, InputFault, TrustError, VaultError, VaultFault
from krachtigthuis_desktop.vault import copies
from tests.vault.world import OTHER_PHRASE, PHRASE, Made, fault_of, make


def owner(opened: vault.OpenVault) -> str:
    return opened.keys.passphrases()[0].id


def test_after_a_change_only_the_new_phrase_opens_and_the_slot_keeps_its_id(made: Made) -> None:
    with vault.open_with_phrase(made.home, PHRASE) as opened:
        before = opened.slot
        after = vault.change_phrase(opened, OTHER_PHRASE, cost=vault.FLOOR)
        assert after.keys.counter == opened.keys.counter + 1
    assert fault_of(made.home, PHRASE) is VaultFault.WRONG_PASSPHRASE
    with vault.open_with_phrase(made.home, OTHER_PHRASE) as again:
        assert (again.slot, again.slots_changed_outside) == (before, False)
    assert (made.home / "keys.json").read_bytes() == (made.home / "keys.bak").read_bytes()


def test_who_forgot_the_phrase_chooses_a_new_one_with_the_paper_key(made: Made) -> None:
    with vault.open_with_paper(made.home, made.paper) as opened:
        vault.change_phrase(opened, OTHER_PHRASE, cost=vault.FLOOR)
    assert made.opens_with(OTHER_PHRASE)
    made.open().close()


def test_a_new_slot_that_does_not_open_is_withdrawn(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (made.home / "keys.json").read_bytes()

    def broken(*_facts: object, **_more: object) -> bytes:
        return bytes(32)

    with vault.open_with_phrase(made.home, PHRASE) as opened:
        monkeypatch.setattr(slots, "unwrap_with_phrase", broken)
        with pytest.raises(VaultError) as refused:
            vault.change_phrase(opened, OTHER_PHRASE, cost=vault.FLOOR)
        assert refused.value.code is VaultFault.DISK_FAILED
    monkeypatch.undo()
    assert (made.home / "keys.json").read_bytes() == (made.home / "keys.bak").read_bytes() == before
    assert made.opens_with(PHRASE)


def test_the_old_slot_stands_until_the_new_one_is_proved(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (made.home / "keys.bak").read_bytes()
    seen = []
    real = slots.unwrap_with_phrase

    def watching(slot: slots.PassphraseSlot, typed: str, *, vault: str) -> bytes:
        seen.append(((made.home / "keys.json").read_bytes() != before, (made.home / "keys.bak").read_bytes() == before))
        return real(slot, typed, vault=vault)

    with vault.open_with_phrase(made.home, PHRASE) as opened:
        monkeypatch.setattr(slots, "unwrap_with_phrase", watching)
        vault.change_phrase(opened, OTHER_PHRASE, cost=vault.FLOOR)
    assert seen == [(True, True)]


def test_colleagues_have_a_slot_each_and_the_slot_is_the_actor(made: Made) -> None:
    office = make(made.home.parent / "office", kind=vault.OFFICE, name="Inge")
    with vault.open_with_phrase(office.home, PHRASE) as opened:
        opened, joke = vault.add_slot(opened, " Joke ", OTHER_PHRASE, cost=vault.FLOOR)  # noqa: PLW2901
        for taken in ("joke", "INGE", " ", "x" * 61):
            with pytest.raises(InputError) as refused:
                vault.add_slot(opened, taken, "nog een zin", cost=vault.FLOOR)
            assert refused.value.facts["field"] == "name"
    for how in ({"slot": "Joke"}, {"slot": joke}, {}):
        with vault.open_with_phrase(office.home, OTHER_PHRASE, **how) as opened:
            assert (opened.slot, opened.name) == (joke, "Joke")
    assert fault_of(office.home, PHRASE, slot="Joke") is VaultFault.WRONG_PASSPHRASE
    with vault.open_with_phrase(office.home, PHRASE, slot="Inge") as opened:
        with pytest.raises(VaultError):
            vault.remove_slot(opened, "Inge")
        vault.remove_slot(opened, "Joke")
    assert fault_of(office.home, OTHER_PHRASE) is VaultFault.WRONG_PASSPHRASE
    assert fault_of(office.home, OTHER_PHRASE, slot="Joke") is VaultFault.NO_SUCH_SLOT


def test_each_recovery_identity_of_the_office_opens_and_a_later_card_replaces_them(made: Made) -> None:
    first, second, later = (agefile.new_identity() for _number in range(3))
    with made.open() as opened:
        vault.add_office_slot(opened, [first.recipient, second.recipient])
    for identity in (first, second):
        with vault.open_with_office(made.home, [identity.secret]) as opened:
            assert opened.slot.startswith("office-")
    with made.open() as opened:
        vault.add_office_slot(opened, [later.recipient])
    with pytest.raises(VaultError):
        vault.open_with_office(made.home, [first.secret])
    vault.open_with_office(made.home, [later.secret]).close()
    assert b"age1" not in (made.home / "keys.json").read_bytes()


def test_an_office_that_wants_two_keys_opens_with_any_two_and_not_with_one(made: Made) -> None:
    three = [agefile.new_identity() for _number in range(3)]
    with made.open() as opened:
        one = vault.add_office_slot(opened, [three[0].recipient])
        two = vault.add_office_slot(one, [each.recipient for each in three], threshold=2)
        assert [(slot.kind, slot.keys) for slot in vault.check(two).seen.slots] == [
            ("passphrase", 1),
            ("paper", 1),
            ("office", 2),
        ]
    for here, there in ((0, 1), (2, 0), (1, 2)):
        with vault.open_with_office(made.home, [three[here].secret, three[there].secret]) as again:
            assert not again.slots_changed_outside
    for given, code in (
        ([three[0].secret], VaultFault.NEEDS_SECOND_KEY),
        ([three[0].secret, made.paper], VaultFault.WRONG_OFFICE_KEY),
    ):
        with pytest.raises(VaultError) as refused:
            vault.open_with_office(made.home, given)
        assert refused.value.code is code
    with made.open() as opened:
        vault.add_office_slot(opened, [three[1].recipient])
    vault.open_with_office(made.home, [three[1].secret]).close()


def test_an_impossible_recipient_changes_nothing(made: Made) -> None:
    before = (made.home / "keys.json").read_bytes()
    with made.open() as opened, pytest.raises(TrustError):
        vault.add_office_slot(opened, ["age1nobody"])
    assert (made.home / "keys.json").read_bytes() == before


def test_the_old_paper_opens_until_the_new_one_has_been_typed_over(made: Made) -> None:
    with made.open() as opened:
        opened, secret = vault.new_paper_key(opened)  # noqa: PLW2901
        for paper in (made.paper, secret):
            assert vault.parse_paper_key(paper.lower()) == paper
    for paper in (made.paper, secret):
        vault.open_with_paper(made.home, paper).close()
    with vault.open_with_phrase(made.home, PHRASE) as opened:
        vault.keep_paper_key(opened, secret)
    vault.open_with_paper(made.home, secret).close()
    with pytest.raises(VaultError) as refused:
        vault.open_with_paper(made.home, made.paper)
    assert refused.value.code is VaultFault.WRONG_PAPER_KEY


def test_an_empty_new_phrase_is_refused_and_the_old_one_stays(made: Made) -> None:
    with made.open() as opened, pytest.raises(InputError) as refused:
        vault.change_phrase(opened, " ", cost=vault.FLOOR)
    assert refused.value.code is InputFault.TEXT_EMPTY
    assert made.opens_with(PHRASE)


def test_a_first_copy_that_cannot_be_confirmed_is_taken_back(made: Made) -> None:
    with made.open() as opened:
        before, folder = opened.keys, opened.folder

        def refuse(_keys: KeySlots) -> None:
            raise VaultError(VaultFault.DISK_FAILED)

        newer = keyfile.seal_slots(before.vault, before.counter + 1, before.slots[:1], opened.data_key)
        with pytest.raises(VaultError):
            copies.write(folder, newer, refuse)
        assert copies.to_try(copies.read(folder)) == [before]
    assert owner(made.open())
