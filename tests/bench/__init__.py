"""Measurements beside their floor, in one run: `python -m tests.bench` prints the table of DESIGN 9.

A benchmark reports, it never fails a test. Each `bench_*.py` here has `rows()`, which yields what it measured.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One line of the table: ours and the floor in `unit`.

    `goal` is the most that ours may be as a multiple of the floor, `at_most` the most in `unit`; None: not said.
    """

    name: str
    ours: float
    floor: float | None
    goal: float | None = None
    unit: str = "ms"
    at_most: float | None = None

    @property
    def ratio(self) -> float | None:
        return self.ours / self.floor if self.floor else None

    @property
    def goals(self) -> str:
        """The goals as they are read: "<= 1.5 x, <= 16 ms"."""
        said = [f"<= {self.goal:g} x"] if self.goal is not None else []
        return ", ".join([*said, *([f"<= {self.at_most:g} {self.unit}"] if self.at_most is not None else [])]) or "-"
