"""What changes how the program looks and speaks, within reach before anything is open: language and text size."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...i18n import Language, language, tr
from .. import look
from .button import Button, Size
from .choices import Segment

STEP = 25
"""Per cent."""


class LookChoice(QWidget):
    """`speak` hears another language, `grow` another text size in per cent."""

    def __init__(self, *, speak: Callable[[Language], None], grow: Callable[[int], None]) -> None:
        super().__init__()
        self._grow = grow
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(look.space(8))
        self._languages = Segment(
            tr("Language"),
            ((Language.DUTCH.value, "Nederlands"), (Language.ENGLISH.value, "English")),
            identifier="look.language",
            changed=lambda key: speak(Language(key)) if key else None,
        )
        self._languages.show_key(language().value)
        across.addWidget(self._languages)
        smaller = Button(
            icon="a-arrow-down",
            size=Size.SMALL,
            identifier="look.smaller",
            name=tr("Smaller text"),
            clicked=lambda: self._by(-STEP),
        )
        larger = Button(
            icon="a-arrow-up",
            size=Size.SMALL,
            identifier="look.larger",
            name=tr("Larger text"),
            clicked=lambda: self._by(STEP),
        )
        for button in (smaller, larger):
            across.addWidget(button)

    def _by(self, step: int) -> None:
        self._grow(min(200, max(100, look.current().text_size + step)))
