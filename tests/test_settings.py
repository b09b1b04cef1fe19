"""Settings: whole on disk or not at all, and a damaged file is kept."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pytest

from krachtigthuis_desktop.i18n import Language
from krachtigthuis_desktop.settings import KnownVault, Settings, ThemeName, load, save
from tests.vault.test_refusals import as_nobody


def test_what_is_saved_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "settings.json"
    settings = Settings(
        language=Language.ENGLISH,
        text_size=175,
        theme=ThemeName.CONTRAST,
        lock_minutes=5,
        vaults=(KnownVault(tmp_path / "kluis", "Zoë"),),
    )

    save(settings, file)

    assert load(file) == settings
    assert [each.name for each in file.parent.iterdir()] == ["settings.json"]


def test_without_a_file_everything_is_as_usual(tmp_path: Path) -> None:
    assert load(tmp_path / "settings.json") == Settings()


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'"x"', b"\xff\xfe", b"[" * 100_000])
def test_a_damaged_file_is_kept_aside(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(damage)

    assert load(file) == Settings()
    assert (tmp_path / "settings.json.damaged").read_bytes() == damage
    assert not file.exists()


def test_a_second_damaged_file_does_not_take_the_place_of_the_first(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    for content in (b"{one", b"{two"):
        file.write_bytes(content)
        load(file)

    assert (tmp_path / "settings.json.damaged").read_bytes() == b"{one"
    assert (tmp_path / "settings.json.damaged2").read_bytes() == b"{two"


@pytest.mark.parametrize(
    "content",
    ['{"text_size": 900}', '{"text_size": true}', '{"theme": "pink", "language": 3}', '{"vaults": [{"folder": 1}, 7]}'],
)
def test_a_value_out_of_range_falls_back_alone(tmp_path: Path, content: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(content)

    assert load(file) == Settings()
    assert file.exists()


def test_a_failed_write_leaves_the_old_settings(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    save(Settings(text_size=150), file)
    (tmp_path / "settings.json.new").mkdir()

    with pytest.raises(OSError, match="settings"):
        save(Settings(text_size=200), file)

    assert load(file).text_size == 150


def test_a_vault_that_is_opened_comes_first_and_stands_there_once(tmp_path: Path) -> None:
    one, two = tmp_path / "1", tmp_path / "2"
    settings = Settings().with_vault(one, "A").with_vault(two, "B").with_vault(one, "C")

    assert settings.vaults == (KnownVault(one, "C"), KnownVault(two, "B"))
    assert settings.without_vault(one).vaults == (KnownVault(two, "B"),)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are other there")
def test_a_damaged_file_where_nothing_may_be_written_stays_and_stops_nobody() -> None:
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        folder, file = Path(name), Path(name) / "settings.json"
        file.write_bytes(b"{bad")
        file.chmod(0o644)
        folder.chmod(0o555)
        assert as_nobody(lambda: load(file)) == "nothing"
        assert load(file) == Settings()
        folder.chmod(0o755)
        assert b"{bad" in b"".join(each.read_bytes() for each in folder.iterdir())
