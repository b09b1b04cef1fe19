"""Safety signals: worries in which *Is iemand thuis onveilig?* has the answer *Ja* or *Ik twijfel*.

A volunteer cannot close one, so no state of the worry hides it; while two stories stand side by side the gravest
counts. Strict: what is read here stands on the volunteer's own screens and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from ..domain.records import HomeFront, Person, Worry
from ..domain.records.worry import Safety
from ..domain.roles import SIGNALS
from ..storage import Reader, Store, Stored
from ..storage.journal import record_of
from .half_written import half_written_worries
from .old_talks import WORRY
from .sender import SenderFacts, sender_facts


@dataclass(frozen=True, kw_only=True)
class Signal:
    """One worry with a signal, also one that is not saved yet: an answer that somebody gave is heard at once.

    `what` leads to it. `title` is empty for one that only the coordinator reads: it has its number.
    """

    what: str
    home: UUID | None
    number: str
    title: str
    detainee: str
    is_yes: bool
    """*Ja*; otherwise *Ik twijfel*."""
    recorded: str
    """Empty for one that is half-written."""
    at_office: bool


@dataclass(frozen=True, kw_only=True)
class Signals:
    """*Ja* first, then what the office does not have yet, then the newest; and whom to call about them."""

    lines: tuple[Signal, ...] = ()
    contact: SenderFacts = SenderFacts()

    @property
    def any_yes(self) -> bool:
        return any(line.is_yes for line in self.lines)

    @property
    def only_here(self) -> Signals:
        """Those that the office has not heard of."""
        return Signals(lines=tuple(line for line in self.lines if not line.at_office), contact=self.contact)


def signals(store: Store) -> Signals:
    """Every signal on this laptop."""
    with store.read() as tx:
        return read_signals(tx)


def read_signals(tx: Reader, home: UUID | None = None) -> Signals:
    """The signals of one home front, or of all, within a transaction."""
    found: dict[UUID, Stored[Worry]] = {}
    for narrowed in ({"safety": Safety.YES}, {"safety": Safety.UNSURE}, {"disputed": True}):
        found |= {stored.id: stored for stored in tx.all(Worry, home=home, **narrowed)}
    lines = [_line(tx, stored, gravest) for stored in found.values() if (gravest := _gravest(tx, stored)) in SIGNALS]
    lines += _half_written(tx, home, {line.what for line in lines})
    lines.sort(key=lambda line: line.recorded, reverse=True)
    lines.sort(key=lambda line: (not line.is_yes, line.at_office))
    return Signals(lines=tuple(lines), contact=sender_facts(tx))


def _half_written(tx: Reader, home: UUID | None, known: set[str]) -> list[Signal]:
    """Answers in worries that nobody saved yet; a change of one that is known already is not counted twice."""
    return [
        Signal(
            what=line.what,
            home=line.home,
            number="",
            title=line.called,
            detainee=line.name,
            is_yes=line.safety == Safety.YES,
            recorded="",
            at_office=False,
        )
        for line in half_written_worries(tx)
        if line.safety in SIGNALS and home in {None, line.home} and line.what.removeprefix(WORRY) not in known
    ]


def _gravest(tx: Reader, stored: Stored[Worry]) -> Safety:
    if not stored.disputed:
        return stored.record.safety
    told = (record_of(head) for head in tx.heads(stored.id))
    answers = {each.safety for each in told if isinstance(each, Worry)}
    return Safety.YES if Safety.YES in answers else Safety.UNSURE if Safety.UNSURE in answers else Safety.NONE


def _line(tx: Reader, stored: Stored[Worry], gravest: Safety) -> Signal:
    front = tx.get(HomeFront, stored.home) if stored.home else None
    person = tx.get(Person, front.record.detainee) if front else None
    worry = stored.record
    return Signal(
        what=str(stored.id),
        home=stored.home,
        number=worry.number,
        title="" if worry.strict else worry.called,
        detainee=person.record.full_name if person else "",
        is_yes=gravest is Safety.YES,
        recorded=stored.recorded,
        at_office=stored.receipted,
    )
