"""The words of the work for the values of records: states, roles, ties, purposes. Plain, for every screen alike."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from ..domain.records.consent import DataKind, Purpose
from ..domain.records.conversation import Form
from ..domain.records.person import AddressAs, Role
from ..domain.records.referral import Step
from ..domain.records.relation import Known, Tie
from ..domain.records.worry import Safety, State, Urgency, Wish
from ..errors import KrachtigError
from ..explain import explain
from ..i18n import mark, tr
from .level import Level

Code = TypeVar("Code", bound=StrEnum)

STATES: dict[State, tuple[str, str, Level]] = {
    State.NOTED: ("pencil", mark("Noted"), Level.QUIET),
    State.DISCUSSED: ("messages-square", mark("Talked over with the coordinator"), Level.QUIET),
    State.INTRODUCTION_ASKED: ("handshake", mark("Introduction asked"), Level.INFO),
    State.FAMILY_SPOKEN: ("users", mark("Talked with the family"), Level.INFO),
    State.TAKEN_UP_OURSELVES: ("circle-arrow-right", mark("Taken up by us"), Level.INFO),
    State.TAKEN_UP_NETWORK: ("circle-arrow-right", mark("Taken up by their own people"), Level.INFO),
    State.REFERRED: ("circle-arrow-right", mark("Taken up: referred"), Level.INFO),
    State.SOLVED: ("check", mark("Solved"), Level.GOOD),
    State.PARTLY: ("check", mark("Partly solved"), Level.GOOD),
    State.NOT_SOLVED: ("minus", mark("Not solved"), Level.QUIET),
    State.WITHDRAWN: ("minus", mark("Withdrawn"), Level.QUIET),
}
"""Icon, words and level of a worry's state."""

STEPS: dict[Step, tuple[str, str, Level]] = {
    Step.CONCEPT: ("pencil", mark("Concept"), Level.QUIET),
    Step.READY: ("check", mark("Ready to go out"), Level.INFO),
    Step.SENT: ("send", mark("Sent"), Level.INFO),
    Step.RECEIVED: ("mail-open", mark("Received"), Level.INFO),
    Step.WAITING: ("clock", mark("On the waiting list"), Level.ATTENTION),
    Step.ACCEPTED: ("check", mark("Taken up"), Level.GOOD),
    Step.REFUSED: ("minus", mark("Not taken up"), Level.ATTENTION),
    Step.FIRST_CONTACT: ("phone", mark("First contact"), Level.GOOD),
    Step.RUNNING: ("heart-handshake", mark("Help runs"), Level.GOOD),
    Step.ENDED: ("check", mark("Ended"), Level.QUIET),
    Step.STOPPED: ("minus", mark("Stopped"), Level.QUIET),
    Step.NO_ANSWER: ("clock-alert", mark("No answer"), Level.ATTENTION),
}
"""Icon, words and level of a referral's step."""

ROLES: dict[Role, str] = {
    Role.DETAINEE: mark("Detainee"),
    Role.PARTNER: mark("Partner"),
    Role.EX_PARTNER: mark("Former partner"),
    Role.CHILD: mark("Child"),
    Role.PARENT: mark("Father or mother"),
    Role.SIBLING: mark("Brother or sister"),
    Role.GRANDPARENT: mark("Grandfather or grandmother"),
    Role.FRIEND: mark("Friend"),
    Role.PROFESSIONAL: mark("Helper"),
    Role.OTHER: mark("Somebody else"),
}

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

TIES: dict[Tie, str] = {
    Tie.BIOLOGICAL: mark("Biological"),
    Tie.STEP: mark("Step relation"),
    Tie.FOSTER: mark("Foster relation"),
    Tie.ADOPTED: mark("Adopted"),
    Tie.IN_LAW: mark("In-law"),
    Tie.CHOSEN: mark("Not related, but like family"),
    Tie.PARTNER: mark("Partners"),
    Tie.EX_PARTNER: mark("Former partners"),
}

KNOWN: dict[Known, str] = {
    Known.YES: mark("Yes"),
    Known.NO: mark("No"),
    Known.UNKNOWN: mark("Not known"),
}

PURPOSES: dict[Purpose, str] = {
    Purpose.KEEP_NOTES: mark("writing down"),
    Purpose.CONTACT_FAMILY: mark("talking to the family"),
    Purpose.REFER: mark("referring"),
    Purpose.TELL_BACK: mark("telling back"),
    Purpose.LEARN: mark("learning from it, without names"),
    Purpose.REPORT_BACK: mark("hearing back from the helper"),
}

DATA: dict[DataKind, str] = {
    DataKind.NAME: mark("name"),
    DataKind.REACH: mark("phone number"),
    DataKind.ADDRESS: mark("address"),
    DataKind.BIRTH: mark("date of birth"),
    DataKind.CHILDREN: mark("children"),
    DataKind.SITUATION: mark("what is going on"),
    DataKind.MONEY: mark("money"),
    DataKind.HEALTH: mark("health"),
    DataKind.SCHOOL: mark("school"),
    DataKind.HELPERS: mark("helpers"),
    DataKind.DETENTION: mark("detention"),
}


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
