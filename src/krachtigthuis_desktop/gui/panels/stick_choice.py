"""Where it goes: the sticks that stand open now, or a folder; and the button that begins, beside the other two."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...i18n import tr
from ...paths import Drive
from .. import look
from ..parts.ask_files import ask_folder
from ..parts.button import Button
from ..parts.flow import Flow
from ..parts.row import Row, Shape
from ..parts.rows import Rows
from ..parts.sizes import size
from ..parts.words import Words


class StickChoice(QWidget):
    """`chosen` hears the folder; `asking` is the title of the window that asks for one; `start` begins."""

    def __init__(
        self,
        start: Button,
        *,
        identifier: str,
        asking: str,
        chosen: Callable[[Path], None],
        look_again: Callable[[], None],
    ) -> None:
        super().__init__()
        self._tell, self._asking = chosen, asking
        self._drives: Sequence[Drive] = ()
        self._folder: Path | None = None
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(14))
        self._rows = Rows(
            tr("Sticks"), identifier=f"{identifier}.sticks", opened=self._choose_key, current=self._choose_key
        )
        down.addWidget(self._rows)
        self._none = Words(tr("There is no stick in this laptop. Put one in, or choose a folder."))
        down.addWidget(self._none)
        self._place = Words(bold=True)
        down.addWidget(self._place)
        again = Button(tr("Look again"), icon="refresh-cw", identifier=f"{identifier}.look", clicked=look_again)
        folder = Button(tr("Choose a folder"), icon="folder-open", identifier=f"{identifier}.folder", clicked=self._ask)
        down.addWidget(Flow(start, folder, again, gap=12))

    def show_sticks(self, drives: Sequence[Drive], folder: Path | None) -> None:
        """These sticks; `folder` is what is chosen, a stick or another place."""
        self._drives, self._folder = drives, folder
        self._rows.show_rows([_drive_row(each) for each in drives])
        self._rows.choose(folder.as_posix() if folder else "")
        self._rows.setVisible(bool(drives))
        self._none.setVisible(not drives and folder is None)
        elsewhere = folder is not None and folder not in {each.path for each in drives}
        self._place.say(tr("Chosen: {place}", place=str(folder)) if elsewhere else "")
        self._place.setVisible(elsewhere)

    def _choose_key(self, key: str) -> None:
        found = next((each.path for each in self._drives if each.path.as_posix() == key), None)
        if found is not None and found != self._folder:
            self._tell(found)

    def _ask(self) -> None:
        ask_folder(self, self._asking, self._tell)


def _drive_row(drive: Drive) -> Row:
    free = tr("{free} free", free=size(drive.free))
    return Row(drive.path.as_posix(), drive.label, free, "usb", Shape.SERVICE)
