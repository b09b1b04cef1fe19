"""Who we are on paper, as it is typed in the settings: lines of text, and how far the envelope's window lies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ....care.opened import Opened
from ....care.sender import FARTHEST, SenderFacts, read_sender, save_sender
from ....care.sheets import print_test_sheet, save_test_sheet
from ....domain.text import check, clean
from ....errors import InputError, InputFault, KrachtigError, LetterError, LetterFault
from ....i18n import language
from ...printing import Printer
from ...run import Run

LONGEST = 60
"""Characters in a line: what fits beside the address."""
LINES = 4


@dataclass(frozen=True, kw_only=True)
class Typed:
    """The fields as they stand: lines under each other, millimetres with a comma or a point."""

    names: str = ""
    neutral_name: str = ""
    function: str = ""
    number_neutral: str = ""
    """"yes", "no", or empty: nobody looked."""
    reply_to: str = ""
    place: str = ""
    contact: str = ""
    phone: str = ""
    hours: str = ""
    window: str = "left"
    shift_right: str = "0"
    shift_down: str = "0"


@dataclass
class SenderModel:
    """`typed` is what the fields begin with, once it was read."""

    opened: Opened
    run: Run
    printer: Printer | None = None
    changed: Callable[[], None] = lambda: None
    typed: Typed | None = None
    saved: bool = False
    printed: str = ""
    """Where the test sheet went: a printer or a file."""
    error: KrachtigError | None = None

    def load(self) -> None:
        """Read what letters carry now; what was typed since and not kept stays."""
        if self.typed is None:
            self.run(lambda: read_sender(self.opened.store), self._read, self._failed)

    def save(self, typed: Typed) -> None:
        """From now on letters carry this. What does not fit is said; nothing that was typed is lost."""
        self.typed, self.saved = typed, False
        try:
            facts = _facts(typed)
        except KrachtigError as error:
            self._failed(error)
            return
        self.run(lambda: save_sender(self.opened.store, facts), self._kept, self._failed)

    def print_test_sheet(self, window: str, shift_right: str, shift_down: str) -> None:
        """The sheet for the window that stands in the fields, on the usual printer."""
        printer, opened = self.printer, self.opened

        def work() -> str:
            tried = _tried(window, shift_right, shift_down)
            queues = printer.queues() if printer else ()
            if printer is None or not queues:
                raise LetterError(LetterFault.NO_PRINTER)
            print_test_sheet(
                opened.store,
                tried=tried,
                language=language(),
                send=lambda pdf, job: printer.send(pdf, job, queue=queues[0]),
                hand=opened.hand(),
            )
            return queues[0]

        self.printed = ""
        self.run(work, self._went, self._failed)

    def save_test_sheet(self, folder: Path, window: str, shift_right: str, shift_down: str) -> None:
        """The same sheet as a file in that folder."""
        opened = self.opened

        def work() -> str:
            tried = _tried(window, shift_right, shift_down)
            return save_test_sheet(opened.store, folder, tried=tried, language=language(), hand=opened.hand()).name

        self.printed = ""
        self.run(work, self._went, self._failed)

    def _went(self, where: str) -> None:
        self.printed, self.saved, self.error = where, False, None
        self.changed()

    def _read(self, facts: SenderFacts) -> None:
        self.typed = Typed(
            names="\n".join(facts.names),
            neutral_name=facts.neutral_name,
            function=facts.function,
            number_neutral={True: "yes", False: "no", None: ""}[facts.number_neutral],
            reply_to="\n".join(facts.reply_to),
            place=facts.place,
            contact=facts.contact,
            phone=facts.phone,
            hours=facts.hours,
            window=facts.layout().window,
            shift_right=_told(facts.shift_right),
            shift_down=_told(facts.shift_down),
        )
        self.changed()

    def _kept(self, _done: None) -> None:
        self.saved, self.printed, self.error = True, "", None
        self.changed()

    def _failed(self, error: KrachtigError) -> None:
        self.saved, self.error = False, error
        self.changed()


def _facts(typed: Typed) -> SenderFacts:
    """Raises InputError or LetterError(SENDER_TELLS) naming the field."""
    facts = SenderFacts(
        names=_lines(typed.names, "names"),
        neutral_name=_line(typed.neutral_name, "neutral_name"),
        function=_line(typed.function, "function"),
        number_neutral={"yes": True, "no": False}.get(typed.number_neutral),
        reply_to=_lines(typed.reply_to, "reply_to"),
        place=_line(typed.place, "place"),
        contact=_line(typed.contact, "contact"),
        phone=_line(typed.phone, "phone"),
        hours=_line(typed.hours, "hours"),
        window=typed.window,
        shift_right=_millimetres(typed.shift_right),
        shift_down=_millimetres(typed.shift_down),
    )
    facts.check_neutral()
    return facts


def _tried(window: str, shift_right: str, shift_down: str) -> SenderFacts:
    """The window that stands in the fields, and nothing else."""
    return SenderFacts(window=window, shift_right=_millimetres(shift_right), shift_down=_millimetres(shift_down))


def _lines(text: str, field: str) -> tuple[str, ...]:
    lines = tuple(_line(each, field) for each in text.splitlines() if each.strip())
    if len(lines) > LINES:
        raise InputError(InputFault.OUT_OF_RANGE, field=field, least=0, most=LINES)
    return lines


def _line(text: str, field: str) -> str:
    line = clean(text).text.strip()
    check(line, field, LONGEST)
    return line


def _millimetres(text: str) -> float:
    try:
        shift = float(text.strip().replace(",", ".") or "0")
    except ValueError:
        shift = float("nan")
    # Not a number is in no range: one comparison refuses both.
    if not abs(shift) <= FARTHEST:
        raise InputError(InputFault.OUT_OF_RANGE, field="shift", least=-int(FARTHEST), most=int(FARTHEST))
    return shift


def _told(shift: float) -> str:
    return f"{shift:g}".replace(".", ",")
