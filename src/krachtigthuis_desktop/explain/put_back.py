"""What is said of an office that was put back from a backup: what lay beside it, and what people look through."""

from __future__ import annotations

from ..errors import TrustFault
from ..i18n import mark, tr
from .laptops import why_revoked
from .said import Said

REFUSED: dict[TrustFault, Said] = {
    TrustFault.NEWER_REGISTRY: Said(
        title=mark("This laptop knows a newer list of who is trusted."),
        meaning=mark(
            "The office does not have that list: perhaps it was put back from a backup. Until it has, nobody can say "
            "whether this laptop is still trusted. Nothing was taken in."
        ),
        todo=(
            mark("Make an answer for this laptop. With its next bundle it brings the list."),
            mark("Read in a bundle of another laptop: that may bring the list too."),
        ),
    ),
}
NOTES = {
    "good": mark(
        "Beside the backup stood who was withdrawn and enrolled since then, and what was erased. It holds again."
    ),
    "missing": mark(
        "Beside the backup lay no note of what happened since then. Look in your own papers: which laptops were "
        "withdrawn or enrolled, and what was erased? Make an answer for each laptop first."
    ),
    "bad": mark(
        "The note beside the backup was changed, or it is not of this office. It was not used. Look in your own "
        "papers: which laptops were withdrawn or enrolled, and what was erased? Make an answer for each laptop first."
    ),
}
LEFT = mark("What laptops brought since the backup comes again, once each of them got an answer of this office.")
NOT_NOTED = mark(
    "The disk with a backup is not here, so the note beside it does not say this yet. Plug the disk in and open the "
    "office once more."
)


_OF_NO_LAPTOP = {
    "erased": mark("What was erased since then was erased again: {id}"),
    "contact": mark(
        "Whom one calls about safety is as it was at the backup. Is it still right? What cannot wait and was "
        "ticked off since then waits again."
    ),
}


def line(what: str, id_: str, *, holder: str, day: str, reason: str) -> str:
    """One thing to look through; `what` is a code of `office.since_backup`."""
    if what in _OF_NO_LAPTOP:
        return tr(_OF_NO_LAPTOP[what], id=id_)
    short = id_[:8]
    match what:
        case "revoked":
            return tr(
                "Laptop {device} ({holder}) was withdrawn on {day}: {why}. That holds again.",
                device=short,
                holder=holder,
                day=day,
                why=why_revoked(reason),
            )
        case "enrolled":
            return tr(
                "Laptop {device} ({holder}) was enrolled on {day}. The name of its holder is not here any more.",
                device=short,
                holder=holder,
                day=day,
            )
        case "enrolled_not_here":
            return tr(
                "Laptop {device} ({holder}) was enrolled on {day}, and the list of now does not have it. "
                "Enrol it again.",
                device=short,
                holder=holder,
                day=day,
            )
        case "erased_elsewhere":
            return tr(
                "Laptop {device} erased something on {day} that is here again. Erase it here too: office erase {id}",
                device=holder[:8],
                day=day,
                id=id_,
            )
    return tr("Laptop {device} ({holder}) does not know it yet. Make an answer for it.", device=short, holder=holder)
