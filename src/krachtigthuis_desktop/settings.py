"""The settings that may be read without a key: language, text size, appearance, known vaults.

What the organisation fixed (`organisation`) goes above what the user chose. Nothing here says anything about a person:
a vault is known by its folder and a label its owner chose (the program asks not to use a surname). The file is
replaced in one step; a damaged one is kept aside beside the new one and the settings start from their defaults.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path

from . import files, paths
from .i18n import Language
from .organisation import LOCK_MINUTES, Rules

SMALLEST_TEXT, LARGEST_TEXT = 100, 200
"""Text size in per cent."""


class ThemeName(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True)
class KnownVault:
    """A vault folder on this laptop and the label its owner gave it ("Annemarie")."""

    folder: Path
    label: str


@dataclass(frozen=True)
class Settings:
    language: Language = Language.DUTCH
    text_size: int = SMALLEST_TEXT
    theme: ThemeName = ThemeName.LIGHT
    lock_minutes: int = 15
    vaults: tuple[KnownVault, ...] = ()
    rules: Rules = Rules()

    def __post_init__(self) -> None:
        """There are no settings that go against the rules: the language is theirs, and the shorter time counts."""
        object.__setattr__(self, "language", self.rules.language or self.language)
        object.__setattr__(self, "lock_minutes", min(self.lock_minutes, self.rules.lock_minutes or self.lock_minutes))

    def new_home(self) -> Path:
        """Where a new vault comes when nobody says otherwise."""
        return self.rules.home or paths.default_home()

    def with_vault(self, folder: Path, label: str) -> Settings:
        """These settings with that vault known, last opened first."""
        others = tuple(vault for vault in self.vaults if vault.folder != folder)
        return replace(self, vaults=(KnownVault(folder, label), *others))

    def without_vault(self, folder: Path) -> Settings:
        """These settings without that vault; the vault itself is left alone."""
        return replace(self, vaults=tuple(vault for vault in self.vaults if vault.folder != folder))


def load(file: Path, rules: Rules = Rules()) -> Settings:  # noqa: B008 a frozen value
    """The settings in `file` as far as the rules allow; defaults when it is not there.

    A file that cannot be understood is renamed to `NAME.damaged` (a number follows when that name is
    taken), so that nothing in it is lost; where the folder may not be written, it stays. Single values
    out of range fall back to their default.
    """
    try:
        text = file.read_bytes()
    except OSError:
        return Settings(rules=rules)
    try:
        facts = json.loads(text.decode("utf-8"))
        if not isinstance(facts, dict):
            raise TypeError  # noqa: TRY301 one way to call a file damaged
    except (ValueError, TypeError, RecursionError):
        _keep_aside(file)
        return Settings(rules=rules)
    return _understood(facts, rules)


def save(settings: Settings, file: Path) -> None:
    """Write the settings: whole or not at all. Raises OSError when the folder cannot be written."""
    file.parent.mkdir(parents=True, exist_ok=True)
    facts = asdict(replace(settings, rules=Rules()))
    del facts["rules"]
    facts["vaults"] = [{"folder": str(vault.folder), "label": vault.label} for vault in settings.vaults]
    new = file.with_name(f"{file.name}.new")
    with new.open("w", encoding="utf-8") as stream:
        json.dump(facts, stream, ensure_ascii=False, indent=1, sort_keys=True)
        stream.flush()
        files.flush(stream.fileno())
    files.replace(new, file)
    files.flush_folder(file.parent)


def _understood(facts: dict[str, object], rules: Rules) -> Settings:
    usual = Settings()
    return Settings(
        language=Language(_choice(facts.get("language"), Language, usual.language)),
        text_size=_number(facts.get("text_size"), range(SMALLEST_TEXT, LARGEST_TEXT + 1), usual.text_size),
        theme=ThemeName(_choice(facts.get("theme"), ThemeName, usual.theme)),
        lock_minutes=_number(facts.get("lock_minutes"), LOCK_MINUTES, usual.lock_minutes),
        vaults=_vaults(facts.get("vaults")),
        rules=rules,
    )


def _choice(value: object, choices: type[StrEnum], usual: str) -> str:
    return value if isinstance(value, str) and value in {choice.value for choice in choices} else usual


def _number(value: object, allowed: range, usual: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value in allowed else usual


def _vaults(value: object) -> tuple[KnownVault, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(
        KnownVault(Path(each["folder"]), each["label"])
        for each in value
        if isinstance(each, dict) and isinstance(each.get("folder"), str) and isinstance(each.get("label"), str)
    )


def _keep_aside(file: Path) -> None:
    aside = file.with_name(f"{file.name}.damaged")
    number = 1
    with contextlib.suppress(OSError):  # in a folder that may not be written it stays where it is
        while aside.exists():
            number += 1
            aside = file.with_name(f"{file.name}.damaged{number}")
        files.replace(file, aside)
