"""The words of the work for the values of records: states, roles, ties, purposes. Plain, for every screen alike."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from ..care import terms as said
from ..domain.records.conversation import Form
from ..domain.records.person import AddressAs
from ..domain.records.referral import Step
from ..domain.records.worry import Safety, State, Urgency, Wish
from ..errors import KrachtigError
from ..explain import explain
from ..i18n import mark, tr
from .level import Level

Code = TypeVar("Code", bound=StrEnum)

_STATES: dict[State, tuple[str, Level]] = {
    State.NOTED: ("pencil", Level.QUIET),
    State.DISCUSSED: ("messages-square", Level.QUIET),
    State.INTRODUCTION_ASKED: ("handshake", Level.INFO),
    State.FAMILY_SPOKEN: ("users", Level.INFO),
    State.TAKEN_UP_OURSELVES: ("circle-arrow-right", Level.INFO),
    State.TAKEN_UP_NETWORK: ("circle-arrow-right", Level.INFO),
    State.REFERRED: ("circle-arrow-right", Level.INFO),
    State.SOLVED: ("check", Level.GOOD),
    State.PARTLY: ("check", Level.GOOD),
    State.NOT_SOLVED: ("minus", Level.QUIET),
    State.WITHDRAWN: ("minus", Level.QUIET),
}
STATES: dict[State, tuple[str, str, Level]] = {
    state: (icon, said.STATES[state], level) for state, (icon, level) in _STATES.items()
}
"""Icon, words and level of a worry's state."""

_STEPS: dict[Step, tuple[str, Level]] = {
    Step.CONCEPT: ("pencil", Level.QUIET),
    Step.READY: ("check", Level.INFO),
    Step.SENT: ("send", Level.INFO),
    Step.RECEIVED: ("mail-open", Level.INFO),
    Step.WAITING: ("clock", Level.ATTENTION),
    Step.ACCEPTED: ("check", Level.GOOD),
    Step.REFUSED: ("minus", Level.ATTENTION),
    Step.FIRST_CONTACT: ("phone", Level.GOOD),
    Step.RUNNING: ("heart-handshake", Level.GOOD),
    Step.ENDED: ("check", Level.QUIET),
    Step.STOPPED: ("minus", Level.QUIET),
    Step.NO_ANSWER: ("clock-alert", Level.ATTENTION),
}
STEPS: dict[Step, tuple[str, str, Level]] = {
    step: (icon, said.STEPS[step], level) for step, (icon, level) in _STEPS.items()
}
"""Icon, words and level of a referral's step."""

ROLES = said.ROLES
ADDRESSED: dict[AddressAs, str] = {
    AddressAs.UNKNOWN: mark("Not known yet"),
    AddressAs.MRS: mark("Mrs"),
    AddressAs.MR: mark("Mr"),
    AddressAs.NEUTRAL: mark("Neither"),
    AddressAs.FIRST_NAME: mark("By first name"),
}

FORMS: dict[Form, str] = {
    Form.IN_PERSON: mark("In person"),
    Form.GROUP: mark("In a group"),
    Form.LETTER: mark("By letter"),
    Form.PHONE: mark("By phone"),
}

URGENCIES: dict[Urgency, str] = {
    Urgency.NOW: mark("Now"),
    Urgency.THIS_WEEK: mark("This week"),
    Urgency.CAN_WAIT: mark("Can wait"),
}

WISHES: dict[Wish, str] = {
    Wish.LISTEN: mark("Only listen"),
    Wish.LOOK_ALONG: mark("Look along"),
    Wish.TALK_TO_FAMILY: mark("Talk to the family"),
    Wish.TELL_BACK: mark("Let them know how it goes"),
    Wish.REFER: mark("Refer"),
}

SAFETY: dict[Safety, str] = {
    Safety.NOT_ASKED: mark("Not asked"),
    Safety.NONE: mark("No"),
    Safety.UNSURE: mark("I am not sure"),
    Safety.YES: mark("Yes"),
}

TIES = said.TIES
KNOWN = said.KNOWN
PURPOSES = said.PURPOSES
DATA = said.DATA


def options(words: Mapping[Code, str], *, less: tuple[Code, ...] = ()) -> tuple[tuple[str, str], ...]:
    """(code, words) in the language in force, for chips, segments and list boxes."""
    return tuple((code.value, tr(said)) for code, said in words.items() if code not in less)


def states() -> tuple[tuple[str, str], ...]:
    """The states of a worry, for a list box."""
    return tuple((state.value, tr(words)) for state, (_icon, words, _level) in STATES.items())


def wrong(error: KrachtigError | None) -> str:
    """What stands under a field that is wrong: what it is, and what to do first. Empty for no error."""
    if error is None:
        return ""
    said = explain(error)
    return " ".join((said.meaning, *said.todo[:1]))
