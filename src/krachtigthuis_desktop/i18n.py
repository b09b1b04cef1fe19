"""The words of window, commands and letters, from one gettext catalogue.

The source language is English; Dutch is the default. Whole sentences with named places
(`tr("{count} worries found", count=3)`), never glued from parts. `make words` extracts,
`make setup` compiles; a missing Dutch sentence fails a test.
"""

from __future__ import annotations

import gettext
import re
from enum import StrEnum
from functools import cache
from pathlib import Path

from . import paths

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Language(StrEnum):
    DUTCH = "nl"
    ENGLISH = "en"


class Words:
    """The catalogue of one language. Letters hold their own; the program has one in force."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._catalogue: gettext.NullTranslations = (
            gettext.NullTranslations()
            if language is Language.ENGLISH
            else gettext.translation("krachtigthuis", paths.locale_dir(), [language.value])
        )

    def tr(self, message: str, **values: object) -> str:
        """The sentence in this language with its named places filled."""
        text = self._catalogue.gettext(message)
        return text.format(**_shown(values)) if values else text

    def trn(self, one: str, many: str, count: int, **values: object) -> str:
        """The sentence for `count`, which also fills the place {count}."""
        return self._catalogue.ngettext(one, many, count).format(count=count, **_shown(values))

    def trc(self, context: str, message: str, **values: object) -> str:
        """The sentence in a context, where one English word has two Dutch ones."""
        text = self._catalogue.pgettext(context, message)
        return text.format(**_shown(values)) if values else text


def _shown(values: dict[str, object]) -> dict[str, object]:
    """Values as they may be shown: a name on a stick must not steer a terminal or turn the reading order around."""
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: object) -> object:
    if isinstance(value, Path):
        return _STEERING.sub("\ufffd", str(value)).replace("\n", "\ufffd").replace("\t", "\ufffd")
    return _STEERING.sub("\ufffd", value) if isinstance(value, str) else value


@cache
def words(language: Language) -> Words:
    """The catalogue of a language, read once."""
    return Words(language)


_in_force = Language.DUTCH


def use(language: Language) -> None:
    """Put a language in force for this process; screens redraw themselves."""
    global _in_force  # noqa: PLW0603 one process speaks one language, as gettext itself has it
    _in_force = language


def language() -> Language:
    return _in_force


def tr(message: str, **values: object) -> str:
    """`Words.tr` of the language in force."""
    return words(_in_force).tr(message, **values)


def trn(one: str, many: str, count: int, **values: object) -> str:
    """`Words.trn` of the language in force."""
    return words(_in_force).trn(one, many, count, **values)


def trc(context: str, message: str, **values: object) -> str:
    """`Words.trc` of the language in force."""
    return words(_in_force).trc(context, message, **values)


def mark(message: str) -> str:
    """Marks a sentence for the catalogue that is translated later, where it is shown."""
    return message
