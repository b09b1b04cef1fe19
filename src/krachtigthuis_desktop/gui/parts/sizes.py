"""Bytes as people read them, in the language in force."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from ...i18n import language, tr

_STEPS = ((1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB"))


def size(number: int) -> str:
    """3,2 GB; 2,1 MB; 12 kB. Under a thousand it is 1 kB: nobody counts in bytes."""
    unit, name = next((step for step in _STEPS if number >= step[0]), (1_000, "kB"))
    value = max(number / unit, 1.0 if name == "kB" else 0.0)
    digits = 0 if name == "kB" or value >= 100 else 1  # noqa: PLR2004 three figures say enough
    return tr("{number} {unit}", number=QLocale(language().value).toString(value, "f", digits), unit=name)


def much(part: int, whole: int) -> str:
    """1,3 van 2,1 MB."""
    locale = QLocale(language().value)
    unit, name = (1_000_000, "MB") if whole >= 1_000_000 else (1_000, "kB")  # noqa: PLR2004 from a megabyte on
    digits = 1 if name == "MB" else 0
    return tr(
        "{part} of {whole} {unit}",
        part=locale.toString(part / unit, "f", digits),
        whole=locale.toString(whole / unit, "f", digits),
        unit=name,
    )
