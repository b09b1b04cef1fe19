"""An organisation beside the form, new or corrected: saved into the directory, and chosen at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from ....care import directory
from ....care.opened import Opened
from ....domain.records import Organisation
from ....errors import InputError
from ...run import Failed, OneAtATime, Run
from .helper_form import HelperForm, helper_form_of


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
        self._before: Organisation | None = None

    def begin(self) -> None:
        self.form, self.faults, self._before = HelperForm(), {}, None
        self.changed()

    def correct(self, id_: UUID, base: UUID, known: Organisation) -> None:
        """Another address or contact of one that is known: a proposal, until the office says yes (DOMAIN 9)."""
        self.form, self.faults, self._before = helper_form_of(id_, base, known), {}, known
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
        record = form.organisation(self._before)
        known = {"id_": UUID(form.id), "base": UUID(form.base)} if form.base else {}

        def done(id_: UUID) -> None:
            self.form = None
            self.saved(id_)

        self._write(lambda: directory.save_organisation(store, record, hand=hand, **known), done, self.failed)
