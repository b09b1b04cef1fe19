"""The kinds of records as people call them, by the names that stand in a revision."""

from __future__ import annotations

from ..i18n import mark, tr

KINDS: dict[str, str] = {
    "home_front": mark("Family"),
    "person": mark("Person"),
    "detention": mark("Place of detention"),
    "relation": mark("Tie"),
    "conversation": mark("Conversation"),
    "worry": mark("Worry"),
    "organisation": mark("Organisation"),
    "consent": mark("Consent"),
    "referral": mark("Referral"),
    "letter": mark("Letter"),
}


def kind_name(code: str) -> str:
    """The word for a kind; of a kind that this version does not know: a record."""
    return tr(KINDS[code]) if code in KINDS else tr("Record")
