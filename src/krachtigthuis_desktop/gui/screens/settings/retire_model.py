"""Handing this laptop in, as plain values: what stands in the way, and taking the vault away for good."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ....errors import KrachtigError
from ....prison import retiring
from ....prison.retiring import Undelivered
from ....vault import OpenVault
from ...run import Run

WORD = {"nl": "inleveren", "en": "hand in"}
"""What is typed before the vault goes: it cannot come back."""


@dataclass
class RetireModel:
    """`gone` is called when the vault is no more; after that nothing here can be read."""

    vault: Callable[[], OpenVault]
    gone: Callable[[], None]
    run: Run
    changed: Callable[[], None] = lambda: None
    left: Undelivered | None = None
    """What only this laptop holds; None before it was looked at."""
    busy: bool = False
    error: KrachtigError | None = None

    def look(self) -> None:
        """Is everything at the office?"""
        store = self.vault().store

        def done(left: Undelivered) -> None:
            self.left, self.error = left, None
            self.changed()

        self.run(lambda: retiring.undelivered(store), done, self._failed)

    @property
    def may_go(self) -> bool:
        """Nothing is lost, but perhaps what the office did not take."""
        left = self.left
        return left is not None and not (left.revisions or left.disputed or left.drafts or left.prepared)

    @property
    def loses_rejected(self) -> int:
        """How many pieces that the office did not take would be lost."""
        return self.left.rejected if self.left else 0

    def retire(self) -> None:
        """Take the vault away. What is undelivered is looked at once more where it happens."""
        if self.busy or not self.may_go:
            return
        vault, without = self.vault(), self.loses_rejected > 0

        def done(_none: None) -> None:
            self.busy = False
            self.gone()

        self.busy, self.error = True, None
        self.changed()
        self.run(lambda: retiring.retire(vault, without_rejected=without), done, self._failed)

    def _failed(self, error: KrachtigError) -> None:
        self.busy, self.error = False, error
        self.changed()
