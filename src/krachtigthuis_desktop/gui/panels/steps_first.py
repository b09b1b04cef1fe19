"""Two columns with the narrow one first: the steps left of what they are about."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout

from ..parts.columns import Columns


class StepsFirst(Columns):
    """The steps stand left of the card; with little room they stand under it."""

    def _fit(self) -> None:
        super()._fit()
        if self._across.direction() is QBoxLayout.Direction.LeftToRight:
            self._across.setDirection(QBoxLayout.Direction.RightToLeft)
