"""The central store in PostgreSQL: the same use cases, on a real server."""

from __future__ import annotations

from pathlib import Path

import pytest

from krachtigthuis_desktop.domain.records import Worry
from krachtigthuis_desktop.errors import StoreError, StoreFault, TrustError, TrustFault
from krachtigthuis_desktop.office import registry
from krachtigthuis_desktop.office.desk import open_desk
from krachtigthuis_desktop.office.importing import import_bundles, look
from krachtigthuis_desktop.office.lacking import put_back_word
from krachtigthuis_desktop.vault import open_with_phrase
from tests.office.bureau import NOW, PHRASE, Bureau, Template, a_hand, a_template, copied, enrol


@pytest.fixture(scope="session")
def other_template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    return a_template(tmp_path_factory.mktemp("other"))


def texts(bureau: Bureau) -> set[str]:
    with bureau.desk.store.read() as tx:
        return {stored.record.own_words for stored in tx.all(Worry)}


def test_the_same_bundle_gives_the_same_report_and_texts_in_a_database(bureau: Bureau, central_url: str) -> None:
    case = bureau.anna.case(12)
    file = bureau.put(bureau.anna.bundle(case))
    bad = bureau.stick / "bad.age"
    bad.write_bytes(b"niets")
    here = import_bundles(bureau.desk, [file, bad], now=NOW)
    words = texts(bureau)
    bureau.desk.close()
    with open_desk(bureau.desk.home, PHRASE, database=central_url) as desk:
        there = look(desk, [file, bad], now=NOW)
        with desk.store.read() as tx:
            assert tx.count(Worry) == 0
        assert import_bundles(desk, [file, bad], now=NOW).files == there.files == here.files
        with desk.store.read() as tx:
            assert {stored.record.own_words for stored in tx.all(Worry)} == words
        again = import_bundles(desk, [file], now=NOW)
        assert [each.outcome.value for each in again.files] == ["duplicate"]


def test_a_laptop_enrolled_with_the_database_is_known_from_then_on(bureau: Bureau, central_url: str) -> None:
    bureau.desk.close()
    hand = a_hand("c0" * 16)
    with open_desk(bureau.desk.home, PHRASE, database=central_url) as desk:
        enrol(desk, hand, bureau.stick, name="Carla")
    with open_desk(bureau.desk.home, PHRASE, database=central_url) as desk:
        report = import_bundles(desk, [bureau.put(hand.bundle(hand.case(4)))], now=NOW)
        assert report.files[0].outcome.value == "imported"
        with desk.store.read() as tx:
            assert registry.holder_name(tx, report.files[0].holder or "") == "Carla"


def test_a_desk_that_was_put_back_learns_the_newer_registry_from_the_database(
    bureau: Bureau, template: Template, central_url: str, tmp_path: Path
) -> None:
    bureau.desk.close()
    with open_desk(bureau.desk.home, PHRASE, database=central_url) as desk:
        enrol(desk, a_hand("c0" * 16), bureau.stick)
    older = tmp_path / "older"
    copied(template, older)
    with open_desk(older, PHRASE, database=central_url) as desk:
        assert registry.current(desk).version == 4


def test_a_registry_forged_in_the_database_opens_no_desk(bureau: Bureau, central_url: str) -> None:
    bureau.desk.close()
    with open_desk(bureau.desk.home, PHRASE, database=central_url) as desk, desk.store.write() as tx:
        file = tx.secret("registry:000003") or b""
        tx.put_secret("registry:000003", file.replace(b"professional", b"volunteer", 1))
    with pytest.raises(TrustError) as told:
        open_desk(bureau.desk.home, PHRASE, database=central_url)
    assert told.value.code is TrustFault.BAD_REGISTRY


def test_the_database_of_another_office_is_refused(
    bureau: Bureau, other_template: Template, central_url: str, tmp_path: Path
) -> None:
    bureau.desk.close()
    with open_desk(bureau.desk.home, PHRASE, database=central_url):
        pass
    other = tmp_path / "other"
    copied(other_template, other)
    with pytest.raises(StoreError) as told:
        open_desk(other, PHRASE, database=central_url)
    assert told.value.code is StoreFault.OTHER_OFFICE


def test_an_office_begun_with_a_database_asks_for_it(central_url: str, tmp_path: Path) -> None:
    made = a_template(tmp_path / "new", database=central_url)
    with pytest.raises(StoreError) as told:
        open_desk(made.home, PHRASE)
    assert told.value.code is StoreFault.NEEDS_DATABASE
    with open_desk(made.home, PHRASE, database=central_url) as desk:
        assert registry.current(desk).version == 3


def test_a_database_put_back_by_its_own_tools_begins_a_new_life_at_the_next_opening(
    bureau: Bureau, central_url: str
) -> None:
    """It stands further back than this desk left it, in the same life: what was receipted since is not believed."""
    bureau.desk.close()
    with open_desk(bureau.desk.home, PHRASE, database=central_url) as desk:
        import_bundles(desk, [bureau.put(bureau.anna.bundle(bureau.anna.case(4)))], now=NOW)
        with desk.store.read() as tx:
            life, position = tx.meta("incarnation"), int(tx.meta("position") or "0")
    with open_desk(bureau.desk.home, PHRASE, database=central_url) as desk:
        with desk.store.read() as tx:
            assert (tx.meta("incarnation"), put_back_word(tx, bureau.anna.device)) == (life, None)
        with desk.store.write() as tx:
            tx.set_meta("position", str(position - 2))  # as an older database would say
    _forget_place(bureau, f"{life} {position}")
    with open_desk(bureau.desk.home, PHRASE, database=central_url) as desk, desk.store.read() as tx:
        assert tx.meta("incarnation") != life
        assert put_back_word(tx, bureau.anna.device) is not None


def _forget_place(bureau: Bureau, place: str) -> None:
    """The vault as it was left before the database was put back."""
    with open_with_phrase(bureau.desk.home, PHRASE) as opened, opened.store.write() as tx:
        tx.set_meta("database_seen", place)
