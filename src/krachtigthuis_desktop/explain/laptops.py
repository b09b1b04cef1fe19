"""Why a laptop is no longer trusted, in words; the codes stand in the registry."""

from __future__ import annotations

from ..i18n import mark, tr

WHY = {
    "lost": mark("it was lost"),
    "stolen": mark("it was stolen"),
    "holder_left": mark("the holder left"),
    "replaced": mark("another laptop came in its place"),
    "key_leaked": mark("its key may have leaked"),
    "other": mark("another reason"),
}


def why_revoked(code: str) -> str:
    """The words for a reason; a code that this version does not know is another reason."""
    return tr(WHY.get(code, WHY["other"]))
