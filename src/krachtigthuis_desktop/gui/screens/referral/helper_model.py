"""A new organisation beside the form: filled in, saved into the directory, and chosen at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from ....care import directory
from ....care.opened import Opened
from ....errors import InputError
from ...run import Failed, OneAtATime, Run
from .helper_form import HelperForm


@dataclass
class HelperModel:
    """`saved` hears the id of the new organisation, `failed` what went wrong; `changed` after every step."""

    opened: Opened
    run: Run
    saved: Callable[[UUID], None]
    failed: Failed
    changed: Callable[[], None]
    form: HelperForm | None = None
    """None while nobody is adding one."""
    faults: dict[str, InputError] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._write = OneAtATime(lambda: self.run)

    def begin(self) -> None:
        self.form, self.faults = HelperForm(), {}
        self.changed()

    def stop(self) -> None:
        self.form, self.faults = None, {}
        self.changed()

    def save(self) -> None:
        """Into the directory. What is missing is in `faults`, by field."""
        form = self.form
        if form is None:
            return
        self.faults = form.faults()
        if self.faults:
            self.changed()
            return
        store, hand = self.opened.store, self.opened.hand()

        def done(id_: UUID) -> None:
            self.form = None
            self.saved(id_)

        self._write(lambda: directory.save_organisation(store, form.organisation(), hand=hand), done, self.failed)
