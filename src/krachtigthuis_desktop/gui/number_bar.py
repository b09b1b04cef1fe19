"""*Het is een ander nummer*: one bar above every page, wherever a form was stopped at what may be a BSN (DOMAIN 3).

The rule stands in one place (`care.texts`), and so does the way past it: no form has one of its own.
"""

from __future__ import annotations

from collections.abc import Callable

from ..care.texts import OtherNumbers
from ..errors import InputFault, KrachtigError
from ..i18n import tr
from .parts.message import Message
from .run import Failed, Result, Run
from .theme import Level


class NumberBar(Message):
    """Hidden until a form was stopped. `again` saves what is shown once more; False when only a person can."""

    def __init__(self, numbers: OtherNumbers, again: Callable[[], bool]) -> None:
        super().__init__(
            Level.ATTENTION, "", identifier="window.number", action=(tr("It is another number"), self._press)
        )
        self._numbers, self._again = numbers, again
        self.hide()

    def watch(self, run: Run) -> Run:
        """The same `run`; what it was stopped at is asked about here, after the form itself heard of it."""

        def watched(work: Callable[[], Result], done: Callable[[Result], None], failed: Failed) -> None:
            def went(result: Result) -> None:
                done(result)
                if not self._numbers.asked:
                    self.hide()

            def stopped(error: KrachtigError) -> None:
                failed(error)
                if error.code is InputFault.LOOKS_LIKE_BSN:
                    self._ask()

            run(work, went, stopped)

        return watched

    def _ask(self) -> None:
        self.say(tr("Is it no BSN?"), tr("Say so if it is another number, such as a customer number."))
        self.show()

    def _press(self) -> None:
        self._numbers.say_asked()
        self.hide()
        if not self._again():
            self.say(tr("It may be kept now."), tr("Please save it once more."))
            self.show()
