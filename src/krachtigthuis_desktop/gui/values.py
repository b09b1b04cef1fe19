"""What stands in a field of a record, as a person reads it: for two versions beside each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

from .. import i18n
from ..care.lists import choices
from ..domain.dates import day_here
from ..domain.records import consent, conversation, person, referral, relation, worry
from ..domain.records.consent import Capacity, Form, WithholdWhy
from ..domain.records.conversation import MayWrite
from ..domain.records.letter import Way
from ..domain.records.organisation import Status
from ..domain.records.person import NotInformed
from ..domain.records.referral import Nature, Source
from ..domain.records.relation import Contact, Quality, Support
from ..explain import field_name
from ..i18n import mark, tr
from . import terms
from .parts.days import long_day

_LISTS = {"group": "worry_groups", "phase": "phases", "service": "services"}
"""Fields that hold a code of a list."""
_LETTERS = {"referral": mark("Letter to the helper"), "her_copy": mark("Copy for the person it is about")}

_CODES: Mapping[type[Enum], Mapping[Any, str]] = {
    person.Role: terms.ROLES,
    person.AddressAs: terms.ADDRESSED,
    conversation.Form: terms.FORMS,
    worry.Urgency: terms.URGENCIES,
    worry.Wish: terms.WISHES,
    worry.Safety: terms.SAFETY,
    worry.State: {state: said for state, (_icon, said, _level) in terms.STATES.items()},
    relation.Tie: terms.TIES,
    relation.Known: terms.KNOWN,
    consent.Purpose: terms.PURPOSES,
    consent.DataKind: terms.DATA,
    referral.Step: {step: said for step, (_icon, said, _level) in terms.STEPS.items()},
    MayWrite: {MayWrite.YES: mark("Yes"), MayWrite.NO: mark("No"), MayWrite.LATER: mark("Later")},
    Status: {
        Status.ACTIVE: mark("Active"),
        Status.INACTIVE: mark("No longer there"),
        Status.CLOSED_FOR_NOW: mark("Closed for now"),
    },
    NotInformed: {
        NotInformed.NOT_YET: mark("Not yet"),
        NotInformed.HARM: mark("It may do harm"),
        NotInformed.UNREACHABLE: mark("Not reached"),
        NotInformed.COORDINATOR: mark("The coordinator decided so"),
    },
    Capacity: {Capacity.SELF: mark("For themselves"), Capacity.REPRESENTATIVE: mark("As legal representative")},
    Form: {
        Form.PAPER: mark("On paper"),
        Form.WITNESS: mark("Spoken, with a witness"),
        Form.SCREEN: mark("Signature on the screen"),
    },
    WithholdWhy: {
        WithholdWhy.HARM: mark("Fear of harm"),
        WithholdWhy.SELF: mark("Wants to tell it in person"),
        WithholdWhy.OTHER: mark("Another reason"),
    },
    Source: {
        Source.REPLY_SLIP: mark("Reply slip"),
        Source.PHONE: mark("Phone"),
        Source.FAMILY: mark("Family"),
        Source.DETAINEE: mark("Detainee"),
        Source.OURSELVES: mark("We ourselves"),
    },
    Nature: {Nature.FACT: mark("Fact"), Nature.TOLD: mark("Told"), Nature.IMPRESSION: mark("Impression")},
    Contact: {
        Contact.VISIT: mark("Visit"),
        Contact.PHONE: mark("Phone"),
        Contact.POST: mark("Post"),
        Contact.VIDEO: mark("Video call"),
        Contact.NONE: mark("No contact now"),
    },
    Quality: {
        Quality.SUPPORTING: mark("Supporting"),
        Quality.MIXED: mark("Mixed"),
        Quality.BURDENING: mark("Burdening"),
        Quality.BROKEN: mark("Broken"),
        Quality.UNKNOWN: mark("Not known"),
    },
    Support: {
        Support.PRACTICAL: mark("Practical"),
        Support.COMPANY: mark("Company"),
        Support.ADVICE: mark("Advice"),
        Support.EMOTIONAL: mark("Comfort"),
    },
    Way: {Way.PRINTED: mark("Printed"), Way.SAVED: mark("Saved as a file")},
}


def label(field: str) -> str:
    """The name of a field as it stands above it."""
    return field_name(field) or field


def in_words(field: str, value: object, names: Mapping[str, str]) -> str:
    """A value for a person; `names` are those behind ids. Nothing filled in is said in words too."""
    if value is None or value in ("", ()):
        return tr("(empty)")
    match value:
        case bool():
            words = tr("Yes") if value else tr("No")
        case Enum():
            words = code_words(value)
        case UUID():
            words = names.get(str(value), tr("not known here"))
        case datetime():
            words = long_day(day_here(value.isoformat()))
        case date():
            words = long_day(value)
        case tuple():
            lines = any(is_dataclass(each) for each in value)
            words = ("\n" if lines else ", ").join(in_words(field, each, names) for each in value)
        case _ if is_dataclass(value):
            words = _parts(value, names)
        case _:
            words = _text(field, str(value), names)
    return words


def code_words(value: Enum) -> str:
    """The word for one of the fixed answers."""
    words = _CODES.get(type(value), {}).get(value)
    return tr(words) if words else str(value.value)


def _parts(value: object, names: Mapping[str, str]) -> str:
    """A value made of fields: those that are filled in, each with its name."""
    filled = [
        (each.name, inner)
        for each in fields(value)  # type: ignore[arg-type]
        if (inner := getattr(value, each.name)) not in ("", None, ())
    ]
    if not filled:
        return tr("(empty)")
    return "; ".join(
        tr("{what}: {value}", what=label(name), value=in_words(name, inner, names)) for name, inner in filled
    )


def _text(field: str, value: str, names: Mapping[str, str]) -> str:
    if field in _LISTS:
        return choices(_LISTS[field]).label(value, i18n.language().value)
    if field == "item":
        groups = choices("worry_groups")
        of = next((group for group, item in groups.codes() if item == value), "")
        return groups.label(of, i18n.language().value, value) if of else value
    if field == "variant" and value in _LETTERS:
        return tr(_LETTERS[value])
    return names.get(value, value)
