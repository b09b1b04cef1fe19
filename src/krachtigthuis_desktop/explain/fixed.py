"""What the organisation fixed for this computer, in sentences: on the page with the settings and in `doctor`."""

from __future__ import annotations

from collections.abc import Iterator

from ..i18n import Language, tr, trn
from ..organisation import Rules

_NAMES = {Language.DUTCH: "Nederlands", Language.ENGLISH: "English"}


def fixed(rules: Rules) -> tuple[str, ...]:
    """One sentence for each rule; empty when everything is left to the user."""
    return tuple(_sentences(rules))


def _sentences(rules: Rules) -> Iterator[str]:
    if rules.language:
        yield tr("The language is {language}.", language=_NAMES[rules.language])
    if rules.hide_minutes:
        yield trn(
            "The window hides after {count} minute at most.",
            "The window hides after {count} minutes at most.",
            rules.hide_minutes,
        )
    if rules.lock_minutes:
        yield trn(
            "The vault locks after {count} minute at most.",
            "The vault locks after {count} minutes at most.",
            rules.lock_minutes,
        )
    if not rules.letters_as_pdf:
        yield tr("Letters are printed, never saved as a file.")
    if rules.home:
        yield tr("A new vault comes in {folder}.", folder=rules.home)
    if rules.office_card:
        yield tr("The office card lies in {file}.", file=rules.office_card)
