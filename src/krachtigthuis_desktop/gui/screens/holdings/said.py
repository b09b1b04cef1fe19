"""What stands on this laptop of one family, and why it may not go yet, for the volunteer and the office."""

from __future__ import annotations

from collections.abc import Callable

from ....domain.forgetting import Reason
from ....explain.forgetting import why_kept
from ....i18n import tr, trn
from ....prison.forgetting import Holding
from ...parts.days import short_day

_KINDS: tuple[tuple[str, Callable[[int], str]], ...] = (
    ("person", lambda n: trn("{count} person", "{count} persons", n)),
    ("conversation", lambda n: trn("{count} conversation", "{count} conversations", n)),
    ("worry", lambda n: trn("{count} worry", "{count} worries", n)),
    ("consent", lambda n: trn("{count} consent", "{count} consents", n)),
    ("referral", lambda n: trn("{count} referral", "{count} referrals", n)),
    ("letter", lambda n: trn("{count} letter", "{count} letters", n)),
)


def called(holding: Holding) -> str:
    """A first name; a family whose name is not here any longer by what it is."""
    return holding.name or tr("A family without a name here")


def content(holding: Holding) -> str:
    """How much of what."""
    rest = dict(holding.counts)
    said = []
    for kind, words in _KINDS:
        if count := rest.pop(kind, 0):
            said.append(words(count))
    if others := sum(rest.values()):
        said.append(trn("{count} other piece", "{count} other pieces", others))
    return ", ".join(said)


def standing(holding: Holding) -> str:
    """Open, closed or in other hands."""
    if holding.handed_over:
        return tr("In the hands of somebody else")
    if holding.closed:
        return tr("Closed on {day}", day=short_day(holding.closed))
    return tr("Still open")


def why_not(reason: Reason) -> str:
    """One thing that speaks against letting it go."""
    return why_kept(reason.against.value, count=reason.count, until=reason.until)
