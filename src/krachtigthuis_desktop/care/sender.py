"""Who we are on paper, as this vault knows it: from the office card, or filled in on this laptop."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from ..errors import InputError, InputFault, LetterError, LetterFault
from ..letters import Layout, windows
from ..letters.matter import Sender, tells_who_we_are
from ..storage import Reader, Store

_FACT = "sender"
FARTHEST = 20.0
"""A window that lies further off (mm) is another window: the address would leave its place on the sheet."""


@dataclass(frozen=True, kw_only=True)
class SenderFacts:
    """`names` make the letterhead; the neutral sender has `neutral_name` there. `reply_to` is our address, no name."""

    names: tuple[str, ...] = ()
    neutral_name: str = ""
    """A name that lets nobody guess at detention ("Steunpunt Thuis"): of this place, the office card has none."""
    function: str = ""
    """What the contact person is: "maatschappelijk werker"."""
    number_neutral: bool | None = None
    """Whether the number is answered and findable without our name; None: nobody looked."""
    reply_to: tuple[str, ...] = ()
    place: str = ""
    contact: str = ""
    phone: str = ""
    hours: str = ""
    window: str = "left"
    """Which window the envelopes have: a code of `window_codes`."""
    shift_right: float = 0.0
    shift_down: float = 0.0
    """How far that window lies from the usual place, in millimetres, as measured with the test sheet."""

    def sender(self) -> Sender:
        return Sender(
            names=self.names,
            neutral_name=self.neutral_name,
            reply_to=self.reply_to,
            contact=self.contact,
            function=self.function,
            phone=self.phone,
            hours=self.hours,
        )

    def check_neutral(self) -> None:
        """Raise LetterError(SENDER_TELLS), with the field, when a line of the neutral sender says who we are."""
        for field in ("neutral_name", "function", "contact", "hours"):
            if tells_who_we_are(getattr(self, field), self.names):
                raise LetterError(LetterFault.SENDER_TELLS, field=field)

    def layout(self) -> Layout:
        """Where the address stands; a window that this version does not know is taken for the usual one."""
        known = self.window if self.window in windows() else Layout().window
        return Layout(window=known, shift_right=self.shift_right, shift_down=self.shift_down)


def window_codes() -> tuple[str, ...]:
    """The envelope windows that can be chosen."""
    return tuple(windows())


def sender_facts(tx: Reader) -> SenderFacts:
    """What is known; all empty before anything was filled in."""
    text = tx.meta(_FACT)
    if text is None:
        return SenderFacts()
    return msgspec.json.decode(text, type=SenderFacts)


def read_sender(store: Store) -> SenderFacts:
    with store.read() as tx:
        return sender_facts(tx)


def save_sender(store: Store, facts: SenderFacts) -> None:
    """From now on letters carry these; letters that went out stay as they were.

    Raises InputError(OUT_OF_RANGE) for an unknown window or a shift over FARTHEST.
    """
    if facts.window not in windows():
        raise InputError(InputFault.OUT_OF_RANGE, field="window")
    if not all(abs(shift) <= FARTHEST for shift in (facts.shift_right, facts.shift_down)):
        raise InputError(InputFault.OUT_OF_RANGE, field="shift", least=-int(FARTHEST), most=int(FARTHEST))
    with store.write() as tx:
        tx.set_meta(_FACT, msgspec.json.encode(facts).decode())
