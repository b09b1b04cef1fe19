"""What was done on the family page, and what was taken back; what is known is said by `care.family_said`."""

from __future__ import annotations

from ....care.family_said import Name
from ....care.front_page import LetterOut
from ....domain.identity import show_number
from ....domain.records import Consent
from ....i18n import tr
from ...parts.days import long_day, short_day
from .model import Did, Undo


def done_line(undo: Undo) -> str:
    """What was done just now."""
    words = {
        Did.ADDED: tr("{name} was added."),
        Did.CORRECTED: tr("What was changed of {name} is saved."),
        Did.STRUCK: tr("{name} was struck off."),
        Did.TIED: tr("The tie is saved."),
    }
    return words[undo.did].format(name=undo.name)


def withdrawal_lines(consent: Consent, letters: tuple[LetterOut, ...], name: Name) -> tuple[str, str]:
    """Whose yes was taken back, what follows, and which letters had gone out under it."""
    day = long_day(consent.withdrawal.on) if consent.withdrawal else ""
    lead = tr("{name} withdrew the yes on {day}.", name=name(consent.given_by), day=day)
    nothing = tr("Nothing goes out under it any more.")
    if not letters:
        return lead, nothing
    gone = "; ".join(_letter(each) for each in letters)
    return lead, " ".join((nothing, tr("Gone before that: {letters}.", letters=gone)))


def _letter(out: LetterOut) -> str:
    form = (
        tr("the copy for {to}, printed on {day}, number {number}")
        if out.copy
        else tr("the letter to {to}, printed on {day}, number {number}")
    )
    return form.format(to=out.to, day=short_day(out.on), number=show_number(out.number) if out.number else "")
