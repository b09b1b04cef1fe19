"""What an error number of Windows means. Python's own table gives most of them one errno, "not permitted"."""

from __future__ import annotations

from enum import StrEnum


class Trouble(StrEnum):
    """What is the matter with a file or its disk, as far as a person can do something about it."""

    FULL = "full"
    READ_ONLY = "read_only"
    HELD = "held"
    """Another program has it open at this moment."""
    GONE = "gone"
    """The disk is not there any more."""
    BROKEN = "broken"
    """The disk is there and cannot keep or give this."""
    MISSING = "missing"
    NO_PLACE = "no_place"
    """No file can have that name."""


MEANING = {
    Trouble.FULL: (39, 82, 112, 223, 314, 1295),
    Trouble.READ_ONLY: (5, 19, 65, 1314, 6009),
    Trouble.HELD: (32, 33, 170, 303, 1224),
    Trouble.GONE: (15, 20, 21, 31, 34, 53, 55, 59, 64, 67, 121, 433, 1005, 1006, 1110, 1112, 1167, 1617),
    Trouble.BROKEN: (23, 25, 26, 27, 29, 30, 1117, 1392, 1393),
    Trouble.MISSING: (2, 3, 267),
    Trouble.NO_PLACE: (111, 123, 161, 206),
}
"""System error codes: https://learn.microsoft.com/windows/win32/debug/system-error-codes"""

_OF = {number: trouble for trouble, numbers in MEANING.items() for number in numbers}
PASSES = frozenset({5, *MEANING[Trouble.HELD]})
"""What a program that watches disks (antivirus, index, backup) causes for a moment; 5 also for a name that is going."""


def meaning(number: int) -> Trouble | None:
    """What the number says of the file or the disk; None for what is neither's fault."""
    return _OF.get(number)
