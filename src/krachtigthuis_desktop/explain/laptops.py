"""What is said of laptops in the window and by the commands: why one is no longer trusted, what never came of it.

The codes of the reasons stand in the registry.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..i18n import mark, tr, trn

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


ROLES = {
    "volunteer": mark("Volunteer"),
    "professional": mark("Professional"),
    "administrator": mark("Administrator"),
}


def role_name(code: str) -> str:
    """What somebody is in this work; a code that this version does not know stays as it is."""
    return tr(ROLES[code]) if code in ROLES else code


MOST_RANGES = 5


def in_ranges(numbers: Sequence[int]) -> str:
    """Numbers as people read them: `3, 7-12`; after five such parts the rest is counted."""
    parts: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if parts and number == parts[-1][1] + 1:
            parts[-1] = parts[-1][0], number
        else:
            parts.append((number, number))
    shown = ", ".join(f"{first}-{last}" if first != last else str(first) for first, last in parts[:MOST_RANGES])
    left = sum(last - first + 1 for first, last in parts[MOST_RANGES:])
    return trn("{shown} and {count} more", "{shown} and {count} more", left, shown=shown) if left else shown


def did_not_arrive(laptop: str, numbers: Sequence[int], *, came_with: int, came: bool) -> str:
    """Which bundles of a laptop did not arrive, and whether what was in them is here all the same."""
    missing = in_ranges(numbers)
    if came:
        return tr(
            "Of laptop {device} did not arrive: {missing}. What was in it came with {came_with}.",
            device=laptop,
            missing=missing,
            came_with=came_with,
        )
    return tr(
        "Of laptop {device} did not arrive: {missing}. Not everything that was in it is here. Make an answer for this "
        "laptop: with the next stick it brings again what is not here.",
        device=laptop,
        missing=missing,
    )
