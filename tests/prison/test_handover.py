"""Taking along and asking to be enrolled, with a real store and real age files."""

from __future__ import annotations

import json
import resource
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from krachtigthuis_desktop import bundle, vault
from krachtigthuis_desktop.bundle import BundleType, OfficeCard, Trusted, card_words, read, read_request, sign_card
from krachtigthuis_desktop.care import conversations, families
from krachtigthuis_desktop.care.hand import Hand
from krachtigthuis_desktop.crypto import agefile, signing
from krachtigthuis_desktop.domain.records import Worry
from krachtigthuis_desktop.errors import InputError, KrachtigError, StickError, StickFault, TrustError, TrustFault
from krachtigthuis_desktop.prison import enrolment, handover, office_card, receive
from krachtigthuis_desktop.storage import BundleState
from krachtigthuis_desktop.vault import OpenVault
from tests import builders

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
PHRASE = "wandel regen tafel kaars brood fiets"


class Office:
    """The keys of an office, without its store: enough to read what a laptop brings."""

    def __init__(self) -> None:
        self.root, self.identity, self.recovery = (
            signing.new_signing_key(),
            agefile.new_identity(),
            agefile.new_identity(),
        )
        self.card = OfficeCard(
            office="0f" * 16,
            roots=(signing.public_key(self.root).hex(),),
            recipients=(self.identity.recipient,),
            recovery=(self.recovery.recipient,),
            names=("Stichting Exodus Zuid-Holland",),
            created="2026-11-24T09:00:00Z",
        )
        self.file = sign_card(self.card, seeds=(self.root,))
        self.words = " ".join(card_words(self.card))

    def reads(self, path: Path, laptop: OpenVault) -> bundle.VerifiedBundle:
        with laptop.store.read() as tx:
            own = enrolment.keys(tx)
            device = tx.meta("device") or ""
        trusted = Trusted(
            me=self.card.office,
            recipients=frozenset({self.identity.recipient}),
            peers={signing.public_key(own.seed): device},
            type=BundleType.LAPTOP,
        )
        return read(path.read_bytes(), identities=[self.identity.secret], trusted=trusted)


@pytest.fixture(scope="module")
def office() -> Office:
    return Office()


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[OpenVault]:
    opened, _paper = vault.create(tmp_path / "home", kind=vault.LAPTOP, phrase=PHRASE, now=NOW, cost=vault.FLOOR)
    yield opened
    opened.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def hand(laptop: OpenVault) -> Hand:
    with laptop.store.read() as tx:
        return Hand(author=tx.meta("device") or "", name="Annemarie de Wit", now=NOW)


def write_something(laptop: OpenVault, words: str = "Noor durft niet mee op schoolreis.") -> None:
    store, by = laptop.store, hand(laptop)
    mick = builders.a_detainee()
    home = families.begin_family(store, mick, facility="PI Alphen", phase="gevangenis", hand=by)
    detainee = families.family(store, home).detainee.id
    talk = builders.a_conversation(on=by.today, with_whom=(detainee,))
    conversations.record_conversation(store, home, talk, hand=by)
    worry = builders.a_worry(conversation=None, raised_by=detainee, about=(), own_words=words)
    conversations.record_worry(store, home, worry, hand=by)


def test_what_is_taken_along_is_what_the_office_reads(laptop: OpenVault, office: Office, stick: Path) -> None:
    office_card.pin_card(laptop, office.file, words=office.words)
    write_something(laptop)
    (taken,) = handover.take_along(laptop.store, stick, now=NOW)
    read_back = office.reads(taken.path, laptop)
    (worry,) = [record for record in read_back.records.values() if isinstance(record, Worry)]
    assert worry.own_words == "Noor durft niet mee op schoolreis."
    assert taken.counts == {"home_front": 1, "person": 1, "detention": 1, "conversation": 1, "consent": 1, "worry": 1}
    assert taken.path.name == bundle.file_name(read_back.id)
    assert [out.state for out in handover.outbox(laptop.store)] == [BundleState.WRITTEN]


def test_a_second_stick_is_the_same_bundle(laptop: OpenVault, office: Office, stick: Path) -> None:
    office_card.pin_card(laptop, office.file, words=office.words)
    write_something(laptop)
    (first,) = handover.take_along(laptop.store, stick, now=NOW)
    first.path.unlink()
    (second,) = handover.take_along(laptop.store, stick, now=NOW)
    assert (second.id, second.seq) == (first.id, 1)


def test_the_next_bundle_carries_what_is_not_receipted_again(laptop: OpenVault, office: Office, stick: Path) -> None:
    office_card.pin_card(laptop, office.file, words=office.words)
    write_something(laptop)
    (first,) = handover.take_along(laptop.store, stick, now=NOW)
    write_something(laptop, "Oma kan het niet meer alleen.")
    (second,) = handover.take_along(laptop.store, stick, now=NOW)
    one, two = office.reads(first.path, laptop), office.reads(second.path, laptop)
    assert {revision.id for revision in one.revisions} < {revision.id for revision in two.revisions}
    assert (two.manifest.seq, two.manifest.prev) == (2, one.id)


def test_a_full_stick_leaves_no_partial_file_and_the_same_bundle_goes_next_time(
    laptop: OpenVault, office: Office, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office_card.pin_card(laptop, office.file, words=office.words)
    write_something(laptop)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    monkeypatch.setattr(handover, "put_on_stick", _with_file_limit(4096, before))
    with pytest.raises(StickError) as refused:
        handover.take_along(laptop.store, stick, now=NOW)
    assert refused.value.code is StickFault.FULL
    assert list(stick.iterdir()) == []
    (prepared,) = handover.outbox(laptop.store)
    monkeypatch.undo()
    (taken,) = handover.take_along(laptop.store, stick, now=NOW)
    assert taken.id == prepared.id


def _with_file_limit(size: int, before: tuple[int, int]) -> object:
    """The real writing, in a process that may write no more than `size` bytes to a file: EFBIG, as a full FAT32."""

    def put(*args: object, **facts: object) -> Path:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
        try:
            return bundle.put_on_stick(*args, **facts)  # type: ignore[arg-type]
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)

    return put


def test_a_stick_that_is_not_there_is_said(laptop: OpenVault, office: Office, stick: Path) -> None:
    office_card.pin_card(laptop, office.file, words=office.words)
    write_something(laptop)
    with pytest.raises(StickError) as refused:
        handover.take_along(laptop.store, stick / "weg", now=NOW)
    assert refused.value.code is StickFault.NONE


def test_leftovers_of_a_pulled_stick_are_cleaned(laptop: OpenVault, office: Office, stick: Path) -> None:
    office_card.pin_card(laptop, office.file, words=office.words)
    write_something(laptop)
    (stick / "KTH-0123456789ABCDEF.age.part").write_bytes(b"half")
    (stick / "vakantie.jpg").write_bytes(b"not ours")
    handover.take_along(laptop.store, stick, now=NOW)
    assert sorted(path.suffix for path in stick.iterdir()) == [".age", ".jpg"]


def test_nothing_new_and_no_card_each_have_their_own_sentence(laptop: OpenVault, office: Office, stick: Path) -> None:
    with pytest.raises(TrustError) as no_card:
        handover.take_along(laptop.store, stick, now=NOW)
    assert no_card.value.code is TrustFault.NO_CARD
    office_card.pin_card(laptop, office.file, words=office.words)
    with pytest.raises(InputError) as nothing:
        handover.take_along(laptop.store, stick, now=NOW)
    assert nothing.value.code == "nothing_to_do"


def test_a_card_with_other_words_is_not_pinned(laptop: OpenVault, office: Office) -> None:
    with pytest.raises(TrustError) as refused:
        office_card.pin_card(laptop, office.file, words="zes heel andere woorden hier staan")
    assert refused.value.code is TrustFault.WORDS_DIFFER
    assert enrolment.standing(laptop.store).office is None


def test_another_office_is_refused_after_the_first(laptop: OpenVault, office: Office) -> None:
    pinned = office_card.pin_card(laptop, office.file, words=office.words)
    other = Office()
    with pytest.raises(TrustError) as refused:
        office_card.pin_card(pinned, other.file, words=other.words)
    # Both say the same office id, but the root is another: a card that somebody made after ours.
    assert refused.value.code is TrustFault.OTHER_CARD


def test_the_pinned_office_can_open_the_vault(laptop: OpenVault, office: Office) -> None:
    pinned = office_card.pin_card(laptop, office.file, words=office.words)
    home = pinned.home
    pinned.close()
    with vault.open_with_office(home, [office.recovery.secret]) as again:
        assert again.vault_id == laptop.vault_id


def test_every_changed_byte_of_a_card_is_refused(office: Office) -> None:
    data = office.file
    for place in range(0, len(data), 7):
        changed = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        with pytest.raises(KrachtigError):
            bundle.read_card(changed)


def test_the_request_holds_no_name_and_is_the_same_each_time(laptop: OpenVault, office: Office, stick: Path) -> None:
    office_card.pin_card(laptop, office.file, words=office.words)
    asked, path = enrolment.put_request(laptop.store, stick, now=NOW)
    assert read_request(path.read_bytes()).renews is None
    assert set(json.loads(path.read_bytes())["request"]) == {"v", "device", "signing", "recipient", "created"}
    assert enrolment.ask(laptop.store, now=NOW.replace(hour=13)).data == asked.data
    assert len(asked.words) == 6
    assert path.stat().st_size < 4_000


def test_a_link_on_the_stick_is_not_followed(laptop: OpenVault, office: Office, stick: Path, tmp_path: Path) -> None:
    """Neither for a card nor for an answer; what lies behind it is not even looked at."""
    (tmp_path / "card.json").write_bytes(office.file)
    for name in ("office-card.json", "KTH-0123456789ABCDEF.age"):
        (stick / name).symlink_to(tmp_path / "card.json")
    with pytest.raises(InputError, match="file_unreadable"):
        office_card.look_at_card(stick / "office-card.json")
    with pytest.raises(InputError, match="file_unreadable"):
        receive.apply(laptop.store, stick / "KTH-0123456789ABCDEF.age", now=NOW)
