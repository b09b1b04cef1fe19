"""A known vault that is not there now. Its disk may be away: nobody is asked to begin anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from ....i18n import tr
from ....settings import KnownVault
from ... import fonts
from ...parts.button import Button, Kind, Size
from ...parts.front import Front
from ...parts.look_choice import LookChoice
from ...parts.words import Words


@dataclass(frozen=True, kw_only=True)
class Ways:
    """Where a person may go from here."""

    again: Callable[[], None]
    open: Callable[[KnownVault], None]
    restore: Callable[[], None]
    new: Callable[[], None]


class NotHereView(Front):
    """`missing` is the vault that was looked for, `others` those that are there."""

    def __init__(self, missing: KnownVault, others: tuple[KnownVault, ...], ways: Ways, choice: LookChoice) -> None:
        super().__init__()
        self.top.addWidget(choice)
        title = tr("The vault of {label} is not here now", label=missing.label)
        self.column.addWidget(
            Words(title if missing.label else tr("This vault is not here now"), size=fonts.TITLE, bold=True)
        )
        self.column.addWidget(Words(tr("Is the disk or the stick with the vault connected, and open?")))
        self.column.addWidget(Words(str(missing.folder), size=fonts.SECOND, tone="soft"))
        self._again = Button(
            tr("Look again"), kind=Kind.PRIMARY, size=Size.MAIN, icon="refresh-cw", identifier="gone.again",
            clicked=ways.again,
        )  # fmt: skip
        self.column.addWidget(self._again)
        for number, each in enumerate(others):
            name = each.label or str(each.folder)
            self.column.addWidget(
                Button(
                    tr("Open the vault of {label}", label=name),
                    icon="lock-open",
                    identifier=f"gone.open{number}",
                    clicked=partial(ways.open, each),
                )
            )
        self.column.addWidget(
            Button(tr("Restore a backup"), kind=Kind.LINK, identifier="gone.restore", clicked=ways.restore)
        )
        self.column.addWidget(Button(tr("Make a new vault"), kind=Kind.LINK, identifier="gone.new", clicked=ways.new))

    def first_focus(self) -> None:
        self._again.setFocus()
