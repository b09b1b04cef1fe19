"""The rules of the organisation: read whole or not at all, and above what a user chose."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from krachtigthuis_desktop import paths, settings
from krachtigthuis_desktop.errors import ProgramError, ProgramFault
from krachtigthuis_desktop.explain import explain
from krachtigthuis_desktop.explain.fixed import fixed
from krachtigthuis_desktop.gui.idle import Patience
from krachtigthuis_desktop.i18n import Language
from krachtigthuis_desktop.organisation import Rules, read
from krachtigthuis_desktop.settings import Settings

ALL = {
    "language": "en",
    "lock_minutes": 10,
    "hide_minutes": 1,
    "home": "~/kluis",
    "office_card": "/etc/krachtigthuis/office-card.json",
    "letters_as_pdf": False,
}


def written(folder: Path, text: str) -> Path:
    file = folder / "policy.json"
    file.write_text(text, encoding="utf-8")
    return file


def test_without_a_file_everything_is_left_to_the_user(tmp_path: Path) -> None:
    assert read(tmp_path / "policy.json") == Rules()
    assert fixed(Rules()) == ()


def test_every_rule_is_read_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    rules = read(written(tmp_path, json.dumps(ALL)))
    assert rules == Rules(
        language=Language.ENGLISH,
        lock_minutes=10,
        hide_minutes=1,
        home=tmp_path / "kluis",
        office_card=Path("/etc/krachtigthuis/office-card.json"),
        letters_as_pdf=False,
    )
    assert len(fixed(rules)) == len(ALL)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ('{"lock_minuts": 10}', "lock_minuts"),
        ('{"lock_minutes": 0}', "lock_minutes"),
        ('{"lock_minutes": true}', "lock_minutes"),
        ('{"lock_minutes": "10"}', "lock_minutes"),
        ('{"lock_minutes": null}', "lock_minutes"),
        ('{"hide_minutes": 1.5}', "hide_minutes"),
        ('{"language": "fr"}', "language"),
        ('{"letters_as_pdf": "no"}', "letters_as_pdf"),
        ('{"home": "kluis"}', "home"),
        ('{"home": ["/"]}', "home"),
        ('{"home": "/srv/$NOBODY_SET_THIS"}', "home"),
        ('{"home": "~nobody-by-this-name/x"}', "home"),
        ("", None),
        ("[]", None),
        ('{"lock_minutes": 10', None),
        ('{"lock_minutes": 10, "lock_minutes": 60}', None),
        ("[" * 100_000, None),
        ("{}" + " " * 70_000 + "x", None),
    ],
)
def test_what_is_not_understood_is_refused_and_named(tmp_path: Path, text: str, rule: str | None) -> None:
    with pytest.raises(ProgramError) as broken:
        read(written(tmp_path, text))
    assert broken.value.code is ProgramFault.RULES_BROKEN
    assert broken.value.facts.get("name") == rule
    assert (rule or "policy.json") in explain(broken.value).meaning


def test_a_file_that_is_there_and_cannot_be_read_is_no_missing_one(tmp_path: Path) -> None:
    (tmp_path / "policy.json").symlink_to(tmp_path / "gone")
    with pytest.raises(ProgramError):
        read(tmp_path / "policy.json")
    (tmp_path / "folder").mkdir()
    with pytest.raises(ProgramError):
        read(tmp_path / "folder")


def test_the_user_may_be_stricter_and_not_laxer(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    settings.save(Settings(language=Language.DUTCH, lock_minutes=30), file)
    rules = Rules(language=Language.ENGLISH, lock_minutes=10, hide_minutes=1)
    own = settings.load(file, rules)
    assert (own.language, own.lock_minutes) == (Language.ENGLISH, 10)
    assert replace(own, lock_minutes=5).lock_minutes == 5
    assert replace(own, lock_minutes=60, language=Language.DUTCH) == own
    assert Patience.of(own) == Patience(hide=60, lock=600)
    assert Patience.of(Settings(rules=Rules(hide_minutes=20))) == Patience(hide=120, lock=900)
    (tmp_path / "settings.json").write_text("broken", encoding="utf-8")
    assert settings.load(file, rules).rules == rules


def test_settings_are_kept_without_the_rules(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    settings.save(Settings(rules=Rules(home=tmp_path, letters_as_pdf=False)), file)
    assert settings.load(file) == Settings()


def test_a_new_vault_comes_where_the_organisation_says(tmp_path: Path) -> None:
    assert Settings(rules=Rules(home=tmp_path)).new_home() == tmp_path
    assert Settings().new_home() == paths.default_home()


def test_the_place_of_the_rules_does_not_hang_on_the_users_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    before = paths.policy_file()
    for name in ("XDG_CONFIG_DIRS", "XDG_CONFIG_HOME", "HOME", "ProgramData", "PROGRAMDATA"):
        monkeypatch.setenv(name, "/tmp/mine")
    assert paths.policy_file() == before
