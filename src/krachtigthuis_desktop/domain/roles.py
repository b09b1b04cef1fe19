"""Who may say what: for each kind of record the steps that are not everybody's (DOMAIN 2 to 9).

One question, `may`, asked when somebody presses *save*, when a command writes, and when a bundle comes in. What
is not limited here is everybody's: who heard something writes it down, in whosever home front, in his own name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from .records import Consent, HomeFront, Letter, Organisation, Person, Record, Referral, Worry
from .records.consent import Purpose, Withdrawal
from .records.organisation import Status
from .records.person import NotInformed
from .records.referral import Step
from .records.worry import Safety, State


class Role(StrEnum):
    """What somebody is in this work. The values stand in the registry."""

    VOLUNTEER = "volunteer"
    PROFESSIONAL = "professional"
    ADMINISTRATOR = "administrator"
    """Keeps keys, laptops and assignments. What needs a professional's judgement is not his to decide."""


EVERYBODY = frozenset(Role)
OFFICE = frozenset({Role.PROFESSIONAL, Role.ADMINISTRATOR})
PROFESSIONAL = frozenset({Role.PROFESSIONAL})
NOBODY: frozenset[Role] = frozenset()

SIGNALS = frozenset({Safety.UNSURE, Safety.YES})
"""Answers that are for the contact person, today."""
_DONE = frozenset({State.SOLVED, State.PARTLY, State.NOT_SOLVED, State.WITHDRAWN})


@dataclass(frozen=True, kw_only=True)
class Change:
    """A record as it was (None: it is new), as it would be, and whose hand it is."""

    before: Any
    after: Any
    author: str


class Limit(StrEnum):
    """The steps that are not everybody's."""

    ASSIGN = "assign"
    PAUSE = "pause"
    OTHER_DETAINEE = "other_detainee"
    HOME_FRONT_OF_ANOTHER = "home_front_of_another"
    CLOSE_SIGNAL = "close_signal"
    OPEN_STRICT = "open_strict"
    NOT_INFORMED = "not_informed"
    STRIKE_OFF = "strike_off"
    CHANGE_HELPER = "change_helper"
    UNSAY_NO = "unsay_no"
    UNSAY_WITHDRAWAL = "unsay_withdrawal"
    READY = "ready"
    CHANGE_LOOKED_AT = "change_looked_at"
    UNSEND = "unsend"
    OTHER_LETTER = "other_letter"


@dataclass(frozen=True)
class Rule:
    """One limited step: whether a change takes it, and who may. `fresh`: a new record can take it too.

    `proposed`: whoever may not take it may write it down all the same. It is a proposal until the office lets it in.
    """

    limit: Limit
    taken: Callable[[Change], bool]
    by: frozenset[Role]
    fresh: bool = False
    proposed: bool = False


def may(role: Role, before: Record | None, after: Record, *, author: str, proposing: bool = False) -> Limit | None:
    """The step that this role may not take; None when nothing stands in the way.

    `before` is None for a new record. A change that settles two testimonies is asked about for each of them. When
    `before` is of another kind there is no such change, and the journal says so. `proposing` is true where it is
    written down, and false where it would count.
    """
    if before is not None and type(before) is not type(after):
        return None
    change = Change(before=before, after=after, author=author)
    for rule in RULES.get(after.KIND, ()):
        if role in rule.by or (before is None and not rule.fresh) or (proposing and rule.proposed):
            continue
        if rule.taken(change):
            return rule.limit
    return None


def closes_signal(change: Change) -> bool:
    """A safety signal is no longer one, or its worry is done with while it stands (DOMAIN 8)."""
    if change.before.safety not in SIGNALS:
        return False
    done = change.after.state in _DONE and change.before.state not in _DONE
    return change.after.safety not in SIGNALS or done


def _assigns(change: Change) -> bool:
    """Who is assigned changes. Who begins a home front may assign it to himself, or leave the row empty."""
    if change.before is None:
        return not set(change.after.volunteers) <= {change.author}
    return bool(change.before.volunteers != change.after.volunteers)


def _pauses(change: Change) -> bool:
    return bool(change.before.paused_why != change.after.paused_why)


def _becomes_another_s(change: Change) -> bool:
    return bool(change.before.detainee != change.after.detainee)


def _of_somebody_else(change: Change) -> bool:
    """Closing, opening again and whatever else is said of a home front: by those to whom it is assigned."""
    return bool(change.before.volunteers) and change.author not in change.before.volunteers


def _opens_strict(change: Change) -> bool:
    return bool(change.before.coordinator_only and not change.after.coordinator_only)


def _excuses(change: Change) -> bool:
    """*The coordinator decided* that somebody is not told that we hold data about her (AVG art. 14)."""
    decided = NotInformed.COORDINATOR
    return change.after.not_informed is decided and (change.before is None or change.before.not_informed is not decided)


def _strikes_off(change: Change) -> bool:
    """A helper disappears from everybody's directory, or comes back into it."""
    gone = Status.INACTIVE
    return bool((change.before.status is gone) != (change.after.status is gone))


def _changes_helper(change: Change) -> bool:
    """Where the letters of all families go: a correction counts when somebody of the office has looked at it."""
    return bool(change.before != change.after)


def _unsays_no(change: Change) -> bool:
    """A refusal is kept, so that nobody asks twice; a later yes is a consent of its own."""
    return bool(change.after.agreed and not change.before.agreed)


def _unsays_withdrawal(change: Change) -> bool:
    """A withdrawal is never deleted, and closes no less than it did."""
    return not _closed(change.before.withdrawal) <= _closed(change.after.withdrawal)


def _closed(withdrawal: Withdrawal | None) -> frozenset[Purpose]:
    if withdrawal is None:
        return frozenset()
    return frozenset(withdrawal.purposes) or frozenset(Purpose)


def _ready_without_a_look(change: Change) -> bool:
    """Past the concept only after a professional's look, by name and day; by phone is fine, when it is recorded."""
    referral = change.after
    if referral.step is Step.CONCEPT:
        return False
    was_ready = any(taken.step is Step.READY and taken.by.strip() for taken in referral.steps)
    looked = referral.looked_by.strip() and referral.looked_on is not None
    return not was_ready or (referral.step is Step.READY and not looked)


def _changes_what_was_looked_at(change: Change) -> bool:
    """The look of a professional stays on a text that is no longer the one that was looked at."""
    before, after = change.before, change.after
    look = (before.looked_by, before.looked_on, before.looked_how)
    if before.looked_on is None or look != (after.looked_by, after.looked_on, after.looked_how):
        return False
    return _text(before) != _text(after)


def _text(referral: Referral) -> Referral:
    """What the letter says: the referral without its steps, and without who looked at it and who heard it."""
    return replace(referral, steps=(), looked_by="", looked_on=None, looked_how="", read_or_heard_on=None)


def _unsends(change: Change) -> bool:
    """After *sent* no step is taken back: help that somebody waits for would be forgotten."""
    before = change.before.steps
    was_sent = any(taken.step is Step.SENT for taken in before)
    return bool(was_sent and change.after.steps[: len(before)] != before)


def _another_letter(change: Change) -> bool:
    """What was printed stays what it was: its words, its reader, under which consents."""
    before, after = change.before, change.after
    return bool(replace(before, issued=()) != replace(after, issued=()))


RULES: Mapping[str, tuple[Rule, ...]] = {
    HomeFront.KIND: (
        Rule(Limit.ASSIGN, _assigns, OFFICE, fresh=True),
        Rule(Limit.PAUSE, _pauses, OFFICE),
        Rule(Limit.OTHER_DETAINEE, _becomes_another_s, OFFICE),
        Rule(Limit.HOME_FRONT_OF_ANOTHER, _of_somebody_else, OFFICE),
    ),
    Worry.KIND: (
        Rule(Limit.CLOSE_SIGNAL, closes_signal, PROFESSIONAL),
        Rule(Limit.OPEN_STRICT, _opens_strict, PROFESSIONAL),
    ),
    Person.KIND: (Rule(Limit.NOT_INFORMED, _excuses, PROFESSIONAL, fresh=True),),
    Organisation.KIND: (
        Rule(Limit.STRIKE_OFF, _strikes_off, OFFICE),
        Rule(Limit.CHANGE_HELPER, _changes_helper, OFFICE, proposed=True),
    ),
    Consent.KIND: (
        Rule(Limit.UNSAY_NO, _unsays_no, PROFESSIONAL),
        Rule(Limit.UNSAY_WITHDRAWAL, _unsays_withdrawal, NOBODY),
    ),
    Referral.KIND: (
        Rule(Limit.READY, _ready_without_a_look, PROFESSIONAL, fresh=True),
        Rule(Limit.CHANGE_LOOKED_AT, _changes_what_was_looked_at, PROFESSIONAL),
        Rule(Limit.UNSEND, _unsends, PROFESSIONAL),
    ),
    Letter.KIND: (Rule(Limit.OTHER_LETTER, _another_letter, NOBODY),),
}
"""The table: per kind the limited steps and whose they are. Detention, relation and conversation have none."""
