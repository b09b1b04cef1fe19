"""The longer standard wordings of letters: dated data that the office may replace, one file per language."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from .. import paths
from ..errors import InputError, InputFault


class Wording(StrEnum):
    """Every standard wording that a letter uses; a file that lacks one is not taken."""

    AWAY = "away"
    IN_DETENTION = "in_detention"
    SAFETY = "safety"
    PRIVACY = "privacy"
    PRIVACY_COPY = "privacy_copy"
    OURSELVES = "ourselves"
    COPY_BEFORE = "copy_before"
    COPY_QUOTE = "copy_quote"
    COPY_RIGHTS = "copy_rights"
    COPY_RIGHTS_AWAY = "copy_rights_away"
    COPY_SEE = "copy_see"
    COPY_STOP = "copy_stop"
    COPY_NEXT = "copy_next"
    COPY_NEXT_ANY_DAY = "copy_next_any_day"


@dataclass(frozen=True, kw_only=True)
class Wordings:
    """One file of wordings, complete."""

    language: str
    version: int
    dated: date
    texts: Mapping[Wording, str]

    def __getitem__(self, wording: Wording) -> str:
        return self.texts[wording]

    def filled(self, wording: Wording, **values: str) -> str:
        """The wording with its places ({phone}, {organisation}, {name}, {date}) filled; other braces stay as text."""
        text = self.texts[wording]
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", value)
        return text


def parse(data: bytes) -> Wordings:
    """The wordings in a file. Raises InputError(FILE_UNREADABLE) when one is missing, empty or not a text."""
    try:
        facts = json.loads(data.decode("utf-8"))
        texts = {wording: facts["texts"][wording.value] for wording in Wording}
        if not all(isinstance(text, str) and text.strip() for text in texts.values()):
            raise ValueError  # noqa: TRY301 one way to call a file unreadable
        return Wordings(
            language=str(facts["language"]),
            version=int(facts["version"]),
            dated=date.fromisoformat(facts["dated"]),
            texts=texts,
        )
    except (ValueError, KeyError, TypeError):
        raise InputError(InputFault.FILE_UNREADABLE, field="wordings") from None


@cache
def standard(language: str) -> Wordings:
    """The wordings that come with the program, in this language."""
    return parse((paths.resources() / "wordings" / f"letters.{language}.json").read_bytes())
