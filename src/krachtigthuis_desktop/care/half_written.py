"""What was left half-written: talks, worries, questions for help and forms of a family, each with the way back to it.

A form belongs to the screen that made it; here only what names it is read, and what cannot be read is listed too:
somebody typed it.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import msgspec

from ..domain.records import HomeFront, Person, Referral, Worry
from ..storage import Reader
from .old_talks import TALK, WORRY

REFERRAL, FAMILY = "referral:", "family:"


@dataclass(frozen=True, kw_only=True)
class HalfWritten:
    """`screen` and `what` lead back to it; `name` is whose it is, `called` what stands in it (both may be empty)."""

    screen: str
    what: str
    name: str
    called: str


class _Person(msgspec.Struct):
    first_name: str = ""
    surname: str = ""
    description: str = ""


class _Form(msgspec.Struct):
    """What names a form, whichever screen made it."""

    id: str = ""
    home: str = ""
    talk: str = ""
    title: str = ""
    own_words: str = ""
    person: _Person = msgspec.field(default_factory=_Person)


def half_written(tx: Reader) -> tuple[HalfWritten, ...]:
    """Talks first; a worry of a half-written talk is found in that talk."""
    forms = {key: _read(tx.draft(key) or "") for key in tx.drafts()}
    talks = {form.id for key, form in forms.items() if key.startswith(TALK)}
    lines = []
    for key, form in forms.items():
        kind, _colon, id_ = key.partition(":")
        if key.startswith(WORRY) and form.talk in talks:
            continue
        if key.startswith((TALK, WORRY)):
            called = form.title.strip() or form.own_words.strip()
            lines.append(HalfWritten(screen=kind, what=key, name=_name(tx, form), called=called))
        elif key.startswith((REFERRAL, FAMILY)):
            lines.append(HalfWritten(screen=kind, what=id_, name=_of_record(tx, id_), called=""))
    order = (TALK, WORRY, REFERRAL, FAMILY)
    return tuple(sorted(lines, key=lambda line: order.index(f"{line.screen}:")))


def _read(text: str) -> _Form:
    try:
        return msgspec.json.decode(text, type=_Form)
    except msgspec.DecodeError:
        return _Form()


def _name(tx: Reader, form: _Form) -> str:
    known = _detainee(tx, _id(form.home))
    person = form.person
    return known or (f"{person.first_name} {person.surname}".strip() or person.description).strip()


def _of_record(tx: Reader, id_: str) -> str:
    """The detainee of a home front, or of the family that a worry or referral belongs to."""
    wanted = _id(id_)
    if wanted is None:
        return ""
    worry, referral = tx.get(Worry, wanted), tx.get(Referral, wanted)
    home = worry.home if worry else referral.home if referral else wanted
    return _detainee(tx, home)


def _detainee(tx: Reader, home: UUID | None) -> str:
    front = tx.get(HomeFront, home) if home else None
    person = tx.get(Person, front.record.detainee) if front else None
    return person.record.full_name if person else ""


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
