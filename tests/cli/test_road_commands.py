"""The road back by command, from two homes as scripts see them: answers, JSON, exit statuses, both languages."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.care import conversations, families, referrals
from krachtigthuis_desktop.care.hand import Hand
from krachtigthuis_desktop.cli import office_import
from krachtigthuis_desktop.cli.main import main
from krachtigthuis_desktop.domain.records import HomeFront, Worry
from krachtigthuis_desktop.i18n import tr
from krachtigthuis_desktop.office.desk import open_desk
from krachtigthuis_desktop.storage import Store
from tests import builders
from tests.office import visit as visits
from tests.office.bureau import NOW, PHRASE, ROOT_PHRASE, Bureau, Template, _fresh, copied, template
from tests.office.visit import Visit, a_visit

__all__ = ["template"]


@dataclass
class Homes:
    """An office and a laptop, both closed, and what is known of the family on the laptop."""

    folder: Path
    capsys: pytest.CaptureFixture[str]
    device: str
    home: UUID
    worry: UUID
    referral: UUID

    @property
    def stick(self) -> Path:
        return self.folder / "stick"

    def office(self, *words: object) -> tuple[int, Any, str]:
        return self.ran("office", *words, "--home", self.folder / "office", "--passphrase-file", self.folder / "phrase")

    def laptop(self, *words: object) -> tuple[int, Any, str]:
        own = self.folder / "laptop-phrase"
        return self.ran("handover", *words, "--home", self.folder / "laptop", "--passphrase-file", own)

    def ran(self, *words: object) -> tuple[int, Any, str]:
        self.capsys.readouterr()
        try:
            status = main([*map(str, words)])
        except SystemExit as ended:
            status = int(ended.code or 0)
        told = self.capsys.readouterr()
        return status, json.loads(told.out) if "--json" in words else told.out, told.err

    def there_and_back(self) -> Any:
        """Take along, import, answer, apply; what apply says."""
        _status, taken, _err = self.laptop("export", "--to", self.stick, "--json")
        assert self.office("import", *(each["file"] for each in taken["bundles"]), "--json")[0] == 0
        return self.answer()

    def answer(self, *root: object) -> Any:
        status, made, err = self.office("return", self.device, "--to", self.stick, *root, "--json")
        assert (status, made["refused"]) == (0, []), err
        return [self.laptop("apply", each["file"], "--json")[1] for each in made["returns"]][-1]

    def on_the_laptop(self) -> vault.OpenVault:
        return vault.open_with_phrase(self.folder / "laptop", visits.PHRASE)


@pytest.fixture
def homes(
    template: Template, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Homes:
    monkeypatch.setattr(office_import, "limit_memory", lambda: None)  # the limit would hold for all later tests
    copied(template, tmp_path / "office")
    (tmp_path / "stick").mkdir()
    for name, phrase in (("phrase", PHRASE), ("laptop-phrase", visits.PHRASE), ("root", ROOT_PHRASE)):
        (tmp_path / name).write_text(phrase + "\n", encoding="utf-8")
    with open_desk(tmp_path / "office", PHRASE) as desk:
        bureau = Bureau(desk, tmp_path / "stick", _fresh(template.anna), _fresh(template.bram))
        visit = a_visit(bureau, tmp_path / "laptop")
        visit.begin()
        worry, referral = visit.worry("De huur"), _referral(visit)
        device, home = visit.device, visit.home
        visit.laptop.close()
    return Homes(tmp_path, capsys, device, home, worry, referral)


def _referral(visit: Visit) -> UUID:
    store, hand = visit.laptop.store, visit.hand()
    zoe = families.add_person(store, visit.home, builders.a_person(), hand=visit.hand())
    with store.write() as tx:
        helper = tx.record(builders.an_organisation(), home=None, author=hand.author, now=hand.now).id
    facts = {"concerns": zoe, "organisation": helper, "worries": (), "situation": ()}
    return referrals.save_referral(store, visit.home, builders.a_referral(**facts), hand=visit.hand())


def change(store: Store, worry: UUID, words: str, hand: Hand) -> None:
    with store.read() as tx:
        stored = tx.need(Worry, worry)
    conversations.change_worry(store, worry, replace(stored.record, own_words=words), base=stored.head, hand=hand)


def test_the_outbox_says_what_is_not_at_the_office_and_since_when(homes: Homes) -> None:
    status, out, _err = homes.laptop("outbox", "--json")
    assert (status, out["bundles"], out["rejected"], out["kinds"]["worry"]) == (0, [], 0, 1)
    assert out["count"] == out["on_no_stick"] > 5
    assert out["since"].startswith("2026-03-01")
    homes.laptop("export", "--to", homes.stick)
    _status, out, _err = homes.laptop("outbox", "--json")
    assert ([each["state"] for each in out["bundles"]], out["on_no_stick"]) == (["written"], 0)
    assert "1-3-2026" in homes.laptop("outbox")[1]
    homes.there_and_back()
    _status, out, _err = homes.laptop("outbox", "--json")
    assert (out["count"], out["since"], out["bundles"]) == (0, None, [])
    assert homes.laptop("outbox")[1] == "Het kantoor heeft alles.\n"


def test_apply_says_what_came_and_keeps_what_scripts_know(homes: Homes) -> None:
    applied = homes.there_and_back()
    assert {"id", "seq", "outcome", "enrolled", "registry_version"} <= applied.keys()
    assert (applied["outcome"], applied["came"]["rejected"]) == ("applied", 0)
    assert applied["came"]["accepted"] > 5
    _status, made, _err = homes.office("return", homes.device, "--to", homes.stick, "--json")
    assert made["returns"] == [] or homes.laptop("apply", made["returns"][0]["file"])[1]


def test_what_the_laptop_holds_for_the_gate_and_nothing_is_forgotten_too_early(homes: Homes) -> None:
    status, out, _err = homes.laptop("holds", "--json")
    (held,) = out["holds"]
    assert (status, held["home"], held["may_go"]) == (0, str(homes.home), False)
    assert {each["reason"] for each in held["against"]} >= {"not_receipted"}
    told = homes.laptop("holds")[1]
    assert "Mick" in told
    assert "Linde" not in told
    status, out, _err = homes.laptop("forget", "--json")
    assert (status, out["forgotten"], len(out["kept"])) == (0, [], 1)
    with homes.on_the_laptop() as opened, opened.store.read() as tx:
        assert tx.homes() == {homes.home}


def test_a_family_that_may_go_goes_and_is_sent_back(homes: Homes) -> None:
    """Untouched since March, on a clock of today; receipted more than a week ago by the vault's own word."""
    homes.there_and_back()
    with homes.on_the_laptop() as opened, opened.store._transaction(writes=True) as connection:
        connection.exec_driver_sql("UPDATE receipts SET since = '2026-03-02T12:00:00Z'")
    status, out, _err = homes.laptop("forget", "--dry-run", "--json")
    assert (status, out["dry_run"], out["forgotten"], out["may_go"]) == (0, True, [], [str(homes.home)])
    status, out, _err = homes.laptop("forget", "--json")
    assert (status, out["forgotten"], out["kept"]) == (0, [str(homes.home)], [])
    assert homes.laptop("holds", "--json")[1] == {"holds": []}
    status, out, _err = homes.office("assign", homes.home, homes.device[:8], "--json")
    assert (status, out) == (0, {"home": str(homes.home), "devices": [homes.device]})
    assert homes.office("send-back", homes.home, homes.device)[0] == 0
    assert homes.answer()["came"]["revisions"] > 5
    assert len(homes.laptop("holds", "--json")[1]["holds"]) == 1
    with homes.on_the_laptop() as opened:
        assert opened.store.rebuild() == []
    own = ("--home", homes.folder / "laptop", "--passphrase-file", homes.folder / "laptop-phrase")
    _status, out, _err = homes.ran("doctor", "--rebuild", *own, "--json")
    checks = {each["check"]: each for each in out["checks"]}
    assert checks["rebuild"]["says"] == "De lijsten kloppen met het journaal"


def test_a_conflict_is_listed_and_settled(homes: Homes) -> None:
    homes.there_and_back()
    now = NOW
    with open_desk(homes.folder / "office", PHRASE) as desk:
        change(desk.store, homes.worry, "Zoals het kantoor het hoorde", _hand(desk.actor, now))
    with homes.on_the_laptop() as opened:
        change(opened.store, homes.worry, "Zoals Anna het hoorde", _hand(homes.device, now))
    applied = homes.there_and_back()
    assert applied["came"]["conflict"] == 1
    status, out, _err = homes.office("conflicts", "--json")
    (conflict,) = out["conflicts"]
    assert (status, conflict["record"], conflict["differing"]) == (0, str(homes.worry), ["own_words"])
    assert "Zoals Anna het hoorde" in homes.office("conflicts")[1]
    first = conflict["testimonies"][0]["revision"]
    assert homes.office("conflicts", "--settle", homes.worry, "--take", first)[0] == 2
    assert homes.office("conflicts", "--settle", homes.worry, "--take", homes.home, "--reason", "x", "--json")[0] == 1
    status, out, _err = homes.office(
        "conflicts", "--settle", homes.worry, "--take", first, "--reason", "Gebeld", "--json"
    )
    assert (status, out["settled"]) == (0, True)
    assert homes.office("conflicts", "--json")[1] == {"conflicts": []}
    assert homes.answer()["came"]["revisions"] == 1


def _hand(author: str, now: datetime) -> Hand:
    return Hand(author=author, name="", now=now)


def test_erasure_by_command_reaches_the_laptop(homes: Homes) -> None:
    homes.there_and_back()
    unknown = homes.office("erase", "geen-id", "--yes", "--json")
    assert unknown[:2] == (1, {"outcome": "refused", "reason": "not_found"})
    status, out, _err = homes.office("erase", homes.worry, "--yes", "--json")
    assert (status, out["erased"], out["revisions"], out["in_bundles"]) == (0, [str(homes.worry)], 1, [])
    assert homes.answer()["came"]["gone"] == 1
    assert homes.laptop("outbox", "--json")[1]["count"] == 0


def test_erasure_asks_first_and_where_nobody_can_be_asked_it_takes_yes(
    homes: Homes, monkeypatch: pytest.MonkeyPatch
) -> None:
    homes.there_and_back()
    status, out, err = homes.office("erase", homes.worry)
    assert (status, out, "--yes" in err) == (2, "", True)
    for typed, ends in (("nee", 1), ("", 1), ("ja", 0)):
        monkeypatch.setattr("sys.stdin", _Keyboard(typed + "\n"))
        assert homes.office("erase", homes.worry)[0] == ends
        with open_desk(homes.folder / "office", PHRASE) as desk, desk.store.read() as tx:
            assert (tx.get(Worry, homes.worry) is None) == (ends == 0)
    monkeypatch.undo()
    status, out, _err = homes.office("erase", homes.worry, "--yes")
    assert status == 0
    assert tr("Its text was gone already. Laptops that did not hear it yet hear it again.") in out


class _Keyboard(io.StringIO):
    """A person types."""

    def isatty(self) -> bool:
        return True


def test_news_and_a_list_go_along(homes: Homes) -> None:
    homes.there_and_back()
    told = ("--on", "2026-03-02", "--step", "running", "--says", "Er is een afspraak", "--json")
    assert homes.office("tell", homes.referral, *told)[0] == 0
    assert homes.office("tell", homes.worry, *told)[0] == 1
    listed = {
        "name": "policy",
        "version": 90,
        "dated": "2026-03-01",
        "items": [{"code": "untouched_days", "nl": "a", "en": "b", "value": "60"}],
    }
    file = homes.folder / "policy.json"
    file.write_text(json.dumps(listed), encoding="utf-8")
    status, out, err = homes.office("list", file, "--json")
    assert (status, out) == (0, {"list": "policy", "version": 90, "sent": True}), err
    assert homes.office("list", file, "--json")[1]["sent"] is False
    came = homes.answer()["came"]
    assert (came["news"], came["lists"]) == (1, 1)


def test_returns_for_all_and_what_is_due(homes: Homes) -> None:
    _status, taken, _err = homes.laptop("export", "--to", homes.stick, "--json")
    homes.office("import", *(each["file"] for each in taken["bundles"]))
    status, out, _err = homes.office("return", "--json")
    due = {each["device"]: each for each in out["due"]}
    assert (status, due[homes.device]["empty"], len(due)) == (0, False, 3)
    assert homes.office("return", "--all")[0] == 2
    assert homes.office("return", "onbekend", "--to", homes.stick, "--json")[1]["reason"] == "laptop_unknown"
    root = homes.folder / "root"
    status, out, _err = homes.office("return", "--all", "--to", homes.stick, "--root-passphrase-file", root, "--json")
    assert (status, out["refused"]) == (0, [])
    assert homes.device in {each["device"] for each in out["returns"]}
    status, out, err = homes.office("return", homes.device, "--to", homes.folder / "no stick", "--json")
    assert (status, out["returns"]) == (1, []), err
    assert out["refused"][0]["device"] == homes.device
    assert homes.device[:8] in err


def test_what_was_set_apart_is_listed_released_and_refused(homes: Homes) -> None:
    homes.there_and_back()
    with homes.on_the_laptop() as opened, opened.store.write() as tx:
        front = tx.need(HomeFront, homes.home)
        taken = replace(front.record, paused_why="omdat ik het zeg")
        tx.record(taken, id=homes.home, home=homes.home, author=homes.device, now=NOW, base=front.head)
    _status, made, _err = homes.laptop("export", "--to", homes.stick, "--json")
    homes.office("import", made["bundles"][0]["file"])
    status, out, _err = homes.office("quarantine", "--json")
    (item,) = out["waiting"]
    assert (status, item["kind"], item["reason"], item["needs_two"]) == (0, "revision", "role_may_not", False)
    assert homes.office("quarantine")[1].count(item["id"]) == 1
    assert homes.office("quarantine", "--release", item["id"])[0] == 2
    assert homes.office("quarantine", "--release", "ab" * 32, "--why", "x", "--json")[0] == 1
    status, out, _err = homes.office("quarantine", "--release", item["id"], "--why", "Afgesproken", "--json")
    assert (status, out["state"], out["new"]) == (0, "released", 1)
    assert homes.office("quarantine", "--refuse", item["id"], "--why", "Toch niet", "--json")[0] == 1
    assert homes.office("quarantine", "--json")[1] == {"waiting": []}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_command_speaks_both_languages(homes: Homes, language: str) -> None:
    for words in (("outbox",), ("holds",), ("forget", "--dry-run")):
        status, out, err = homes.laptop(*words, "--language", language)
        assert (status, err) == (0, "")
        assert ("kantoor" in out.lower()) == (language == "nl")
