"""Another root: the office signs with it, laptops follow through the row, who was away for years follows too."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.bundle import card_signers, card_words, read_card
from krachtigthuis_desktop.crypto import agefile
from krachtigthuis_desktop.errors import BundleReason, BundleRefused, TrustError, TrustFault, VaultError
from krachtigthuis_desktop.office import card, pending, registry, registry_row
from krachtigthuis_desktop.office.desk import open_desk, sit_down
from krachtigthuis_desktop.office.keys import keys_of
from krachtigthuis_desktop.office.registry import renew
from krachtigthuis_desktop.office.root import FOLDER, NEXT_FOLDER, root_keys
from krachtigthuis_desktop.office.root_change import Changed, change_root
from krachtigthuis_desktop.office.rotating import rotate
from krachtigthuis_desktop.prison import office_card
from tests.office.bureau import NOW, PHRASE, ROOT_PHRASE, Bureau, a_hand, a_request
from tests.office.trusting import NEW_ROOT_PHRASE, Laptop, a_laptop, a_return, granted

THIRD_PHRASE = "plank emmer dak touw hamer spijker"


def changed(bureau: Bureau, old: str = ROOT_PHRASE, new: str = NEW_ROOT_PHRASE) -> Changed:
    return change_root(
        bureau.desk, root_phrase=old, new_root_phrase=new, now=NOW, folder=bureau.stick, cost=vault.FLOOR
    )


@pytest.fixture
def laptop(bureau: Bureau, tmp_path: Path) -> Laptop:
    return a_laptop(bureau, tmp_path / "laptop")


def folders(bureau: Bureau) -> set[str]:
    return {each.name for each in bureau.desk.home.iterdir() if each.is_dir()}


def test_old_and_new_root_sign_the_version_and_the_card(bureau: Bureau) -> None:
    old = registry.current(bureau.desk).roots
    done = changed(bureau)
    row = registry.versions(bureau.desk)
    new = row.last.roots
    assert (row.last.version, row.roots) == (done.registry_version, (*old, *new))
    made = read_card(done.card.read_bytes())
    assert made.roots == new
    assert card_signers(done.card.read_bytes()) == {*old, *new}
    assert done.words == card_words(made)
    assert folders(bureau) == {FOLDER}


def test_the_new_phrase_opens_the_root_and_the_old_one_does_not(bureau: Bureau) -> None:
    changed(bureau)
    with pytest.raises(VaultError):
        renew(bureau.desk, root_phrase=ROOT_PHRASE, now=NOW)
    assert renew(bureau.desk, root_phrase=NEW_ROOT_PHRASE, now=NOW).version == 5
    with root_keys(bureau.desk.home, NEW_ROOT_PHRASE) as root:
        assert len(root.earlier) == 1


def test_a_laptop_follows_and_both_sides_show_the_same_new_words(bureau: Bureau, laptop: Laptop) -> None:
    laptop.enrol()
    before = laptop.standing.card_words
    done = changed(bureau)
    received = laptop.apply(a_return(bureau.desk, laptop.device, bureau.stick, after=4))
    assert received.registry_version == 5
    assert laptop.standing.card_words == done.words != before
    laptop.vault = office_card.follow(laptop.vault)
    with laptop.vault.store.read() as tx:
        pinned = office_card.needed(tx)
    assert pinned.roots == registry.current(bureau.desk).roots
    with root_keys(bureau.desk.home, NEW_ROOT_PHRASE) as root:
        recovery, old_recovery = root.identity, root.earlier[0].identity
    home = laptop.vault.home
    laptop.vault.close()
    with vault.open_with_office(home, [recovery]) as again:
        assert again.vault_id == laptop.vault.vault_id
    with pytest.raises(VaultError):
        vault.open_with_office(home, [old_recovery])


def test_a_laptop_that_was_away_follows_many_versions_at_once(bureau: Bureau, laptop: Laptop) -> None:
    """Keys renewed, root changed twice, keys renewed again: it only knows the first root, which still signs for it."""
    laptop.enrol()
    rotate(bureau.desk, root_phrase=ROOT_PHRASE, now=NOW)
    changed(bureau)
    renew(bureau.desk, root_phrase=NEW_ROOT_PHRASE, now=NOW)
    changed(bureau, NEW_ROOT_PHRASE, THIRD_PHRASE)
    rotate(bureau.desk, root_phrase=THIRD_PHRASE, now=NOW)
    everyday = a_return(bureau.desk, laptop.device, bureau.stick, after=4)
    with pytest.raises(BundleRefused) as told:
        laptop.apply(everyday)
    assert told.value.code is BundleReason.UNKNOWN_DEVICE
    believed = registry.versions(bureau.desk).values[3].roots
    with root_keys(bureau.desk.home, THIRD_PHRASE) as root:
        signer = root.believed_by(believed)
    received = laptop.apply(a_return(bureau.desk, laptop.device, bureau.stick, after=4, signer=signer))
    assert received.registry_version == 9
    laptop.apply(a_return(bureau.desk, laptop.device, bureau.stick, after=9))
    assert laptop.standing.card_words == card_words(read_card((bureau.desk.home / card.FILE_NAME).read_bytes()))


def test_a_row_that_is_too_long_carries_the_changes_of_root_and_the_newest(bureau: Bureau, laptop: Laptop) -> None:
    laptop.enrol()
    for _ in range(3):
        renew(bureau.desk, root_phrase=ROOT_PHRASE, now=NOW)
    changed(bureau)
    renew(bureau.desk, root_phrase=NEW_ROOT_PHRASE, now=NOW)
    row = registry.versions(bureau.desk)
    assert row.after(4) == (5, 6, 7, 8, 9)
    assert row.after(4, most=1_000) == (8, 9)
    files = row.carried(4, most=1_000)
    assert laptop.apply(a_return(bureau.desk, laptop.device, bureau.stick, after=4, files=files)).registry_version == 9


def test_a_row_without_the_change_of_root_is_refused_and_nothing_is_taken(bureau: Bureau, laptop: Laptop) -> None:
    laptop.enrol()
    before = laptop.standing
    changed(bureau)
    renew(bureau.desk, root_phrase=NEW_ROOT_PHRASE, now=NOW)
    newest = registry.versions(bureau.desk).files[-1:]
    with pytest.raises(BundleRefused) as told:
        laptop.apply(a_return(bureau.desk, laptop.device, bureau.stick, after=4, files=newest))
    assert told.value.code is BundleReason.BAD_CONTENT
    assert laptop.standing == before


def test_older_returns_that_come_late_change_nothing_back(bureau: Bureau, laptop: Laptop) -> None:
    laptop.enrol()
    late = a_return(bureau.desk, laptop.device, bureau.stick, after=0)
    changed(bureau)
    laptop.apply(a_return(bureau.desk, laptop.device, bureau.stick, after=4))
    words = laptop.standing.card_words
    assert laptop.apply(late).registry_version == 5
    assert laptop.standing.card_words == words


def test_a_laptop_enrolled_after_the_change_knows_only_the_new_root(bureau: Bureau, tmp_path: Path) -> None:
    changed(bureau)
    laptop = a_laptop(bureau, tmp_path / "laptop")
    laptop.enrol(NEW_ROOT_PHRASE)
    assert (laptop.standing.enrolled, laptop.standing.registry_version) == (True, 5)


def test_a_laptop_with_the_card_of_before_takes_the_new_one_by_its_words(bureau: Bureau, laptop: Laptop) -> None:
    """Not enrolled yet: the card is signed by the root that it knows, and a person compared the new words."""
    done = changed(bureau)
    with pytest.raises(TrustError) as told:
        office_card.pin_card(laptop.vault, done.card.read_bytes(), words="zes andere woorden staan hier niet")
    assert told.value.code is TrustFault.WORDS_DIFFER
    laptop.pin()
    laptop.enrol(NEW_ROOT_PHRASE)
    assert laptop.standing.card_words == done.words


def test_a_cut_between_the_two_folders_is_put_right_at_the_next_opening(bureau: Bureau) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pending, "settle", lambda _vault: (_ for _ in ()).throw(OSError))
        with pytest.raises(OSError):  # noqa: PT011 our own
            changed(bureau)
    assert folders(bureau) == {FOLDER, NEXT_FOLDER}
    (bureau.desk.home / FOLDER).rename(bureau.desk.home / "root-old")
    sit_down(bureau.desk.vault)
    assert folders(bureau) == {FOLDER}
    assert renew(bureau.desk, root_phrase=NEW_ROOT_PHRASE, now=NOW).version == 5


def test_a_cut_before_the_version_stands_leaves_the_old_root(bureau: Bureau) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(registry_row, "add", lambda *_args: (_ for _ in ()).throw(OSError))
        with pytest.raises(OSError):  # noqa: PT011 our own
            changed(bureau)
    assert folders(bureau) == {FOLDER, NEXT_FOLDER}
    bureau.desk.close()
    with open_desk(bureau.desk.home, PHRASE) as desk:
        assert folders(bureau) == {FOLDER}
        assert renew(desk, root_phrase=ROOT_PHRASE, now=NOW).version == 4


def test_a_wrong_root_passphrase_makes_no_folder(bureau: Bureau) -> None:
    with pytest.raises(VaultError):
        changed(bureau, PHRASE)
    assert folders(bureau) == {FOLDER}


def test_a_root_vault_that_was_put_back_signs_nothing(bureau: Bureau, tmp_path: Path) -> None:
    """An older copy of the root folder: its version would break the row of everybody."""
    older = tmp_path / "older"
    shutil.copytree(bureau.desk.home / FOLDER, older)
    changed(bureau)
    shutil.rmtree(bureau.desk.home / FOLDER)
    older.rename(bureau.desk.home / FOLDER)
    with pytest.raises(TrustError) as told:
        renew(bureau.desk, root_phrase=ROOT_PHRASE, now=NOW)
    assert told.value.code is TrustFault.OTHER_ROOT
    assert registry.current(bureau.desk).version == 4


def test_the_everyday_key_still_signs_after_a_change_of_root(bureau: Bureau, laptop: Laptop) -> None:
    laptop.enrol()
    changed(bureau)
    everyday = keys_of(bureau.desk.vault.store).public_key.hex()
    assert everyday in registry.current(bureau.desk).everyday
    assert granted(bureau, a_request(a_hand("d0" * 16)), NEW_ROOT_PHRASE).registry_version == 6


def test_a_laptop_takes_a_card_with_two_of_three_and_no_one_alone_opens_it(bureau: Bureau, laptop: Laptop) -> None:
    laptop.enrol()
    others = [agefile.new_identity() for _ in range(2)]
    recovery = card.Recovery(others=tuple(each.recipient for each in others), two_of_three=True)
    card.write_card(bureau.desk, root_phrase=ROOT_PHRASE, folder=bureau.stick, now=NOW, recovery=recovery)
    laptop.apply(a_return(bureau.desk, laptop.device, bureau.stick, after=4))
    laptop.vault = office_card.follow(laptop.vault)
    home = laptop.vault.home
    laptop.vault.close()
    with root_keys(bureau.desk.home, ROOT_PHRASE) as root:
        own = root.identity
    for alone in (own, others[0].secret, others[1].secret):
        with pytest.raises(VaultError):
            vault.open_with_office(home, [alone])
    with vault.open_with_office(home, [own, others[1].secret]) as again:
        assert again.vault_id == laptop.vault.vault_id
