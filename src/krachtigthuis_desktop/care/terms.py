"""The words for the values of a family's records, plain: the window and the commands say the same."""

from __future__ import annotations

from ..domain.records.consent import DataKind, Purpose
from ..domain.records.person import Role
from ..domain.records.referral import Step
from ..domain.records.relation import Known, Tie
from ..domain.records.worry import State
from ..i18n import mark

STATES: dict[State, str] = {
    State.NOTED: mark("Noted"),
    State.DISCUSSED: mark("Talked over with the coordinator"),
    State.INTRODUCTION_ASKED: mark("Introduction asked"),
    State.FAMILY_SPOKEN: mark("Talked with the family"),
    State.TAKEN_UP_OURSELVES: mark("Taken up by us"),
    State.TAKEN_UP_NETWORK: mark("Taken up by their own people"),
    State.REFERRED: mark("Taken up: referred"),
    State.SOLVED: mark("Solved"),
    State.PARTLY: mark("Partly solved"),
    State.NOT_SOLVED: mark("Not solved"),
    State.WITHDRAWN: mark("Withdrawn"),
}

STEPS: dict[Step, str] = {
    Step.CONCEPT: mark("Concept"),
    Step.READY: mark("Ready to go out"),
    Step.SENT: mark("Sent"),
    Step.RECEIVED: mark("Received"),
    Step.WAITING: mark("On the waiting list"),
    Step.ACCEPTED: mark("Taken up"),
    Step.REFUSED: mark("Not taken up"),
    Step.FIRST_CONTACT: mark("First contact"),
    Step.RUNNING: mark("Help runs"),
    Step.ENDED: mark("Ended"),
    Step.STOPPED: mark("Stopped"),
    Step.NO_ANSWER: mark("No answer"),
}

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
