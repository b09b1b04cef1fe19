"""Paper: letters and sheets as PDF bytes in memory. The only room that knows ReportLab.

`compose_referral` makes the content from records, `domain.may_go` judges each of its sentences,
`render` draws what is left.
"""

from __future__ import annotations

from .card_words import card_words_sheet
from .her_copy import compose_her_copy
from .matter import Matter, Sender
from .paper_key import paper_key_sheet
from .referral import compose_referral
from .render import render
from .sheet import Layout, windows
from .window_test_sheet import window_test_sheet
from .wordings import Wording, Wordings, standard

__all__ = [
    "Layout",
    "Matter",
    "Sender",
    "Wording",
    "Wordings",
    "card_words_sheet",
    "compose_her_copy",
    "compose_referral",
    "paper_key_sheet",
    "render",
    "standard",
    "window_test_sheet",
    "windows",
]
