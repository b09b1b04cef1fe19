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
    """`screen` and `what` lead back to it; `name` is whose it is, `called` what stands in it (both may be empty).

    `home` is the home front that it will belong to, as far as that is known; `safety` the answer that stands in a
    worry.
    """

    screen: str
    what: str
    name: str
    called: str
    home: UUID | None = None
    safety: str = ""


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
    safety: str = ""
    person: _Person = msgspec.field(default_factory=_Person)


def half_written(tx: Reader) -> tuple[HalfWritten, ...]:
    """Talks first; a worry of a half-written talk is found in that talk."""
    lines = [line for line, inside in _all(tx) if not inside]
    order = (TALK, WORRY, REFERRAL, FAMILY)
    return tuple(sorted(lines, key=lambda line: order.index(f"{line.screen}:")))


def half_written_worries(tx: Reader) -> tuple[HalfWritten, ...]:
    """Every worry that was not saved yet, also those of a half-written talk."""
    return tuple(line for line, _inside in _all(tx) if f"{line.screen}:" == WORRY)


def _all(tx: Reader) -> list[tuple[HalfWritten, bool]]:
    """Each half-written form, and whether it is found inside another one."""
    forms = {key: _read(tx.draft(key) or "") for key in tx.drafts()}
    talks = {form.id: form for key, form in forms.items() if key.startswith(TALK)}
    lines = []
    for key, form in forms.items():
        kind, _colon, id_ = key.partition(":")
        if key.startswith((TALK, WORRY)):
            talk = talks.get(form.talk) if key.startswith(WORRY) else None
            called = form.title.strip() or form.own_words.strip()
            name = _name(tx, form) or (_name(tx, talk) if talk else "")
            home = _id(form.home) or (_id(talk.home) if talk else None)
            line = HalfWritten(screen=kind, what=key, name=name, called=called, home=home, safety=form.safety)
            lines.append((line, talk is not None))
        elif key.startswith((REFERRAL, FAMILY)):
            home = _home_of(tx, id_)
            line = HalfWritten(screen=kind, what=id_, name=_detainee(tx, home), called="", home=home)
            lines.append((line, False))
    return lines


def _read(text: str) -> _Form:
    try:
        return msgspec.json.decode(text, type=_Form)
    except msgspec.DecodeError:
        return _Form()


def _name(tx: Reader, form: _Form) -> str:
    known = _detainee(tx, _id(form.home))
    person = form.person
    return known or (f"{person.first_name} {person.surname}".strip() or person.description).strip()


def _home_of(tx: Reader, id_: str) -> UUID | None:
    """The home front itself, or the one that a worry or referral belongs to."""
    wanted = _id(id_)
    if wanted is None:
        return None
    worry, referral = tx.get(Worry, wanted), tx.get(Referral, wanted)
    return worry.home if worry else referral.home if referral else wanted


def _detainee(tx: Reader, home: UUID | None) -> str:
    front = tx.get(HomeFront, home) if home else None
    person = tx.get(Person, front.record.detainee) if front else None
    return person.record.full_name if person else ""


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
