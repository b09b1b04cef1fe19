"""A vault that stands open, as the window and the commands hold it: its store, and whose hand writes in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from ..domain.roles import Role
from ..storage import Store
from .hand import Hand
from .texts import OtherNumbers


@dataclass(frozen=True, kw_only=True)
class Opened:
    """`author` is the laptop's device id or the staff slot, `role` whose that is; `clock` gives the aware time now."""

    store: Store
    author: str
    name: str
    clock: Callable[[], datetime]
    role: Role = Role.VOLUNTEER
    numbers: OtherNumbers = field(default_factory=OtherNumbers, compare=False)

    def hand(self) -> Hand:
        """The hand that writes, at this moment."""
        return Hand(author=self.author, name=self.name, now=self.clock(), role=self.role, numbers=self.numbers)
