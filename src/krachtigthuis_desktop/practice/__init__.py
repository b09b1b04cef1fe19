"""Invented families, to practise on, to show and to measure with: believable, and nobody.

Only values come out of here, nothing is stored. The same seed gives the same people and words, whatever
the machine; the words lie in `resources/practice` as data.
"""

from __future__ import annotations

from .directory import organisations
from .families import families, families_with
from .family import Family, renamed

__all__ = ["Family", "families", "families_with", "organisations", "renamed"]
