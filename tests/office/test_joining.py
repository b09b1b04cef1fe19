"""A second desk on one real database: it asks, gets the keys in a file to it alone, and both take in bundles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest

from krachtigthuis_desktop.bundle import card_words, make_join_request, read_card
from krachtigthuis_desktop.crypto import agefile, signing
from krachtigthuis_desktop.domain.records import Worry
from krachtigthuis_desktop.errors import StoreError, StoreFault, TrustError, TrustFault, VaultError
from krachtigthuis_desktop.office import card, joining, registry, staff
from krachtigthuis_desktop.office.desk import Desk, open_desk
from krachtigthuis_desktop.office.due import due
from krachtigthuis_desktop.office.enrolment import Asked
from krachtigthuis_desktop.office.importing import import_bundles
from krachtigthuis_desktop.office.keys import identities, keys_of
from krachtigthuis_desktop.office.registry import has_keys_of, renew
from krachtigthuis_desktop.office.returning import write_return
from krachtigthuis_desktop.office.rotating import rotate
from krachtigthuis_desktop.vault import FLOOR, open_with_phrase
from tests.bundle import parcels
from tests.bundle.test_trust import LOW_ORDER, a_request
from tests.office.bureau import NOW, PHRASE, ROOT_PHRASE, Bureau, Template, a_hand, copied, enrol
from tests.postgres import new_database

SECOND = "kast lade spiegel borstel zeep kraan"


@dataclass
class Two:
    """The first desk open on its database, a second one that asked."""

    first: Desk
    home: Path
    stick: Path
    url: str
    words: str
    """Of the card, from paper."""

    def ask(self) -> Asked:
        asked, _path, _paper = joining.ask(
            self.home, label="Balie", administrator="balie", phrase=SECOND, folder=self.stick, now=NOW, cost=FLOOR
        )
        return asked

    def admit(self, asked: Asked) -> bytes:
        path = joining.admit(self.first, asked, words=" ".join(asked.words), folder=self.stick, now=NOW)
        return path.read_bytes()

    def join(self, data: bytes, **changes: str) -> Desk:
        facts = {"phrase": SECOND, "words": self.words, "database": self.url} | changes
        return joining.join(self.home, data, now=NOW, **facts)


@pytest.fixture
def two(template: Template, tmp_path: Path, central_url: str) -> Iterator[Two]:
    copied(template, tmp_path / "first")
    (tmp_path / "stick").mkdir()
    with open_desk(tmp_path / "first", PHRASE, database=central_url) as desk:
        with desk.vault.store.read() as tx:
            words = " ".join(card_words(read_card(card.card_file(tx))))
        yield Two(desk, tmp_path / "second", tmp_path / "stick", central_url, words)


def texts(desk: Desk) -> set[str]:
    with desk.store.read() as tx:
        return {stored.record.own_words for stored in tx.all(Worry)}


def test_two_desks_take_in_different_bundles_of_one_office(two: Two, tmp_path: Path) -> None:
    with two.join(two.admit(two.ask())) as second:
        assert second.office == two.first.office
        assert keys_of(second.vault.store) == keys_of(two.first.vault.store)
        assert registry.current(second) == registry.current(two.first)
        anna, bram = a_hand("c1" * 16), a_hand("c2" * 16)
        for hand in (anna, bram):
            enrol(two.first, hand, two.stick)
        files = []
        for hand in (anna, bram):
            files.append(two.stick / f"{hand.device}.age")
            files[-1].write_bytes(hand.bundle(hand.case(6)).outer)
        here = import_bundles(two.first, files[:1], now=NOW)
        there = import_bundles(second, files[1:], now=NOW)
        assert [each.files[0].outcome.value for each in (here, there)] == ["imported", "imported"]
        assert texts(second) == texts(two.first)
        again = import_bundles(two.first, files[1:], now=NOW)
        assert again.files[0].outcome.value == "duplicate"
        with second.store.read() as tx:
            actors = [line.actor for line in tx.audit_since(0) if line.action == "bundle_imported"]
        assert actors == [two.first.actor, second.actor]


def test_a_laptop_enrolled_at_the_first_desk_is_known_at_the_second_at_once(two: Two) -> None:
    with two.join(two.admit(two.ask())) as second:
        before = registry.current(second).version
        enrol(two.first, a_hand("c1" * 16), two.stick)
        assert registry.current(second).version == before + 1


def test_the_second_desk_has_no_root_and_its_own_administrator(two: Two) -> None:
    with two.join(two.admit(two.ask())) as second:
        with pytest.raises(TrustError) as told:
            renew(second, root_phrase=ROOT_PHRASE, now=NOW)
        assert told.value.code is TrustFault.NO_ROOT
        assert [(each.name, each.administrator) for each in staff.members(second)] == [("balie", True)]
    with open_desk(two.home, SECOND, database=two.url) as again:
        assert again.office == two.first.office
    with pytest.raises(StoreError) as needs:
        open_desk(two.home, SECOND)
    assert needs.value.code is StoreFault.NEEDS_DATABASE


def test_before_the_file_came_it_opens_nothing_and_asks_the_same_again(two: Two) -> None:
    asked = two.ask()
    with pytest.raises(TrustError) as told:
        open_desk(two.home, SECOND, database=two.url)
    assert told.value.code is TrustFault.NOT_JOINED
    again, path = joining.ask_again(two.home, phrase=SECOND, folder=two.stick)
    assert again == asked
    assert path.read_bytes() == next(two.stick.glob("KTH-bureau-*.json")).read_bytes()


def test_only_that_desk_opens_the_file_and_every_changed_byte_is_refused(two: Two) -> None:
    data = two.admit(two.ask())
    keys = keys_of(two.first.vault.store)
    assert keys.identity.encode() not in data
    for place in (0, 100, len(data) // 2, len(data) - 1):
        bent = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        with pytest.raises(TrustError) as told:
            two.join(bent)
        assert told.value.code is TrustFault.BAD_JOIN
    with pytest.raises(TrustError) as told:
        open_desk(two.home, SECOND, database=two.url)
    assert told.value.code is TrustFault.NOT_JOINED


def test_other_words_are_refused_on_both_sides(two: Two) -> None:
    asked = two.ask()
    with pytest.raises(TrustError) as told:
        joining.admit(two.first, asked, words="zes andere woorden staan hier niet", folder=two.stick, now=NOW)
    assert told.value.code is TrustFault.WORDS_DIFFER
    data = two.admit(asked)
    with pytest.raises(TrustError) as told:
        two.join(data, words="zes andere woorden staan hier niet")
    assert told.value.code is TrustFault.WORDS_DIFFER


def test_a_file_that_somebody_made_after_ours_is_refused(two: Two) -> None:
    """Anybody can seal a file for the desk. The words on paper say whose card it is, and the card whose keys."""
    asked = two.ask()
    data = two.admit(asked)
    with open_with_phrase(two.home, SECOND) as vault:
        made = msgspec.json.decode(agefile.unseal(data, [keys_of(vault.store).identity]), type=joining.Keys)
    thief = agefile.new_identity()
    for changes in (
        {"seed": signing.new_signing_key()},
        {"seed": b"short"},
        {"identities": (thief.secret,)},
        {"identities": ("niets",)},
        {"office": "ab" * 16},
        {"roots": (signing.public_key(signing.new_signing_key()).hex(),)},
        {"registry": made.registry[:1] + made.registry[2:]},
        {"registry": ()},
    ):
        bent = msgspec.json.encode(msgspec.structs.replace(made, **changes))
        with pytest.raises(TrustError) as told:
            two.join(agefile.seal(bent, (asked.request.recipient,)))
        assert told.value.code in {TrustFault.BAD_JOIN, TrustFault.BAD_REGISTRY, TrustFault.OLD_REGISTRY}
    two.join(data).close()


def test_a_database_of_nobody_or_of_another_office_is_refused(two: Two, postgres_socket: Path) -> None:
    data = two.admit(two.ask())
    with pytest.raises(StoreError) as told:
        two.join(data, database=new_database(postgres_socket))
    assert told.value.code is StoreFault.OTHER_OFFICE
    two.join(data).close()


def test_an_office_without_a_database_has_one_desk(bureau: Bureau, tmp_path: Path) -> None:
    asked = joining.read(make_join_request(a_request(), seed=parcels.LAPTOP_SEED))
    with pytest.raises(StoreError) as told:
        joining.admit(bureau.desk, asked, words=" ".join(asked.words), folder=bureau.stick, now=NOW)
    assert told.value.code is StoreFault.ONE_DESK
    assert list(bureau.stick.iterdir()) == []


def test_records_in_the_vault_itself_are_not_left_behind(bureau: Bureau, central_url: str) -> None:
    import_bundles(bureau.desk, [bureau.put(bureau.anna.bundle(bureau.anna.case(3)))], now=NOW)
    bureau.desk.close()
    asked = joining.read(make_join_request(a_request(), seed=parcels.LAPTOP_SEED))
    with open_desk(bureau.desk.home, PHRASE, database=central_url) as desk, pytest.raises(StoreError) as told:
        joining.admit(desk, asked, words=" ".join(asked.words), folder=bureau.stick, now=NOW)
    assert told.value.code is StoreFault.ONE_DESK


def test_only_an_administrator_gives_the_keys(two: Two) -> None:
    asked = two.ask()
    staff.add(two.first, "Collega", PHRASE + " mat", now=NOW, cost=FLOOR)
    two.first.close()
    with open_desk(two.first.home, PHRASE + " mat", slot="Collega", database=two.url) as theirs:
        with pytest.raises(TrustError) as told:
            joining.admit(theirs, asked, words=" ".join(asked.words), folder=two.stick, now=NOW)
        with theirs.store.read() as tx:
            assert [line.result for line in tx.audit_since(0) if line.action == "desk_admitted"] == ["refused"]
    assert told.value.code is TrustFault.NEEDS_ADMINISTRATOR


def test_keys_renewed_at_the_first_desk_are_missed_and_taken_in_by_a_new_file(two: Two) -> None:
    asked = two.ask()
    old = two.admit(asked)
    with two.join(old) as second:
        assert has_keys_of(second, registry.current(second))
        rotate(two.first, root_phrase=ROOT_PHRASE, now=NOW)
        assert not has_keys_of(second, registry.current(second))
    with two.join(two.admit(asked)) as second:
        assert has_keys_of(second, registry.current(second))
        assert identities(second.vault.store) == identities(two.first.vault.store)
    with pytest.raises(TrustError) as told:
        two.join(old)
    assert told.value.code is TrustFault.BAD_JOIN


def test_a_desk_without_the_renewed_keys_says_why_it_opens_and_answers_nothing(two: Two) -> None:
    asked, anna = two.ask(), a_hand("c1" * 16)
    enrol(two.first, anna, two.stick)
    with two.join(two.admit(asked)) as second:
        rotate(two.first, root_phrase=ROOT_PHRASE, now=NOW)
        file = two.stick / "bundle.age"
        file.write_bytes(anna.bundle(anna.case(3), to_recipients=registry.current(second).recipients).outer)
        (refused,) = import_bundles(second, [file], now=NOW).files
        assert refused.reason == TrustFault.KEYS_ELSEWHERE.value
        assert [each.needs_root for each in due(second) if each.device == anna.device] == [False]
        with pytest.raises(TrustError) as told:
            write_return(second, anna.device, two.stick, now=NOW)
        assert told.value.code is TrustFault.KEYS_ELSEWHERE
    with two.join(two.admit(asked)) as second:
        assert import_bundles(second, [file], now=NOW).files[0].outcome.value == "imported"


@pytest.mark.parametrize("key", LOW_ORDER[:2])
def test_a_desk_with_a_key_that_proves_nothing_is_refused(key: str) -> None:
    """All fourteen: `tests/bundle/test_trust_versions.py`."""
    with pytest.raises(TrustError) as told:
        joining.read(make_join_request(a_request(signing=key), seed=parcels.LAPTOP_SEED))
    assert told.value.code is TrustFault.LOW_ORDER_KEY


def test_a_wrong_passphrase_changes_nothing(two: Two) -> None:
    data = two.admit(two.ask())
    with pytest.raises(VaultError):
        two.join(data, phrase=PHRASE)
    two.join(data).close()
