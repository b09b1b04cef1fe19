"""Valid defaults for every kind of record and for revisions. All people are invented.

Each builder takes keyword changes, so that a test shows only what matters: `a_worry(group="money")`.
Ids and numbers come from a counter: the same order of calls gives the same values in every run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import count
from typing import Any
from uuid import UUID

import msgspec

from krachtigthuis_desktop.domain.identity import new_number, uuid7
from krachtigthuis_desktop.domain.records import (
    Consent,
    Conversation,
    Detention,
    HomeFront,
    Letter,
    Organisation,
    Person,
    Record,
    Referral,
    Relation,
    Worry,
)
from krachtigthuis_desktop.domain.records.consent import DataKind, Purpose
from krachtigthuis_desktop.domain.records.consent import Form as ConsentForm
from krachtigthuis_desktop.domain.records.conversation import MayWrite
from krachtigthuis_desktop.domain.records.letter import Issued, Way
from krachtigthuis_desktop.domain.records.person import Address, AddressAs, Birth, Reach, Role
from krachtigthuis_desktop.domain.records.referral import Line, Nature
from krachtigthuis_desktop.domain.records.relation import Known, Quality, Tie
from krachtigthuis_desktop.domain.records.worry import Urgency, Wish
from krachtigthuis_desktop.domain.revision import Revision, seal

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
TODAY = date(2026, 3, 1)
DEVICE = "d0" * 16
INCARNATION = "1c" * 16

NAMES = (
    ("Şahin", "", "Yıldız"),
    ("Łukasz", "van der", "Aa"),
    ("Thị Mai", "", "Nguyễn"),
    ("Zoë", "de", "Bruïne"),
    ("Gürkan", "", "Öztürk"),
    ("Aimée", "van 't", "Hoff"),
    ("محمد", "", "الحسن"),
    ("Kim", "", "Verbeek"),
    ("René", "ter", "Horst"),
    ("Siobhán", "", "O’Dea"),
)
"""First name, prefix and surname, with the diacritics and scripts that letters must print."""

WORDS = (
    "De huur is al drie maanden niet betaald en er ligt een brief van de deurwaarder.",
    "Mijn dochter gaat niet mee op schoolreis, er is geen geld voor.",
    "Zij slaapt slecht sinds ik weg ben en niemand weet het op school.",
    "Mijn moeder zorgt voor alles en kan het niet meer alleen.",
    "De buren praten erover, zij durft de straat niet op.",
    "Ik weet niet wat ik mijn zoon moet vertellen als hij belt.",
    "De bus naar het bezoek kost te veel, daarom komen ze niet.",
)

_counter = count(1)


def random_bytes(length: int) -> bytes:
    """Not random at all: the next row of a fixed series, for ids, numbers and salts in tests."""
    return hashlib.shake_256(str(next(_counter)).encode()).digest(length)


def an_id(milliseconds: int = 1_772_357_400_000) -> UUID:
    return uuid7(milliseconds, random_bytes)


def a_number() -> str:
    return new_number(random_bytes)


def a_name() -> tuple[str, str, str]:
    return NAMES[next(_counter) % len(NAMES)]


def a_home_front(**changes: Any) -> HomeFront:
    defaults: dict[str, Any] = {
        "number": a_number(),
        "detainee": an_id(),
        "volunteers": (DEVICE,),
        "opened": TODAY,
    }
    return HomeFront(**defaults | changes)


def a_person(**changes: Any) -> Person:
    """An adult partner with a name, a phone and an address; `roles`, `first_name` and so on change it."""
    first, prefix, surname = a_name()
    defaults: dict[str, Any] = {
        "number": a_number(),
        "roles": (Role.PARTNER,),
        "first_name": first,
        "prefix": prefix,
        "surname": surname,
        "birth": Birth(on=date(1988, 5, 14)),
        "address_as": AddressAs.MRS,
        "reach": Reach(phone="06 12345678", safe_way="alleen appen", when_not="na vijven"),
        "municipality": "Leiden",
        "postcode4": "2316",
        "address": Address(street="Lange Mare 12", postcode="2316 AB", city="Leiden"),
    }
    return Person(**defaults | changes)


def a_detainee(**changes: Any) -> Person:
    return a_person(
        **{"roles": (Role.DETAINEE,), "address_as": AddressAs.MR, "reach": Reach(), "address": Address()} | changes
    )


def a_child(age: int = 8, **changes: Any) -> Person:
    defaults: dict[str, Any] = {
        "roles": (Role.CHILD,),
        "surname": "",
        "prefix": "",
        "birth": Birth(age=age, age_on=TODAY),
        "address_as": AddressAs.FIRST_NAME,
        "reach": Reach(),
        "address": Address(),
        "school": "De Regenboog",
    }
    return a_person(**defaults | changes)


def a_detention(**changes: Any) -> Detention:
    defaults: dict[str, Any] = {
        "number": a_number(),
        "person": an_id(),
        "phase": "gevangenis",
        "facility": "PI Verzonnen",
        "since": date(2025, 11, 3),
        "end_unknown_why": "de zaak loopt nog",
    }
    return Detention(**defaults | changes)


def a_relation(**changes: Any) -> Relation:
    """A parent and a child who live together; the parent has authority."""
    defaults: dict[str, Any] = {
        "number": a_number(),
        "from_person": an_id(),
        "to_person": an_id(),
        "tie": Tie.BIOLOGICAL,
        "parent": True,
        "same_household": Known.YES,
        "authority": Known.YES,
        "quality": Quality.SUPPORTING,
        "measured_on": TODAY,
    }
    return Relation(**defaults | changes)


def a_conversation(**changes: Any) -> Conversation:
    defaults: dict[str, Any] = {
        "number": a_number(),
        "on": TODAY,
        "place": "bezoekzaal",
        "with_whom": (an_id(),),
        "notes": "Rustig gesprek, hij begint over thuis.",
        "may_write": MayWrite.YES,
    }
    return Conversation(**defaults | changes)


def a_worry(**changes: Any) -> Worry:
    defaults: dict[str, Any] = {
        "number": a_number(),
        "conversation": an_id(),
        "raised_by": an_id(),
        "about": (an_id(),),
        "group": "money",
        "item": "debts",
        "title": "Huur niet betaald",
        "own_words": WORDS[next(_counter) % len(WORDS)],
        "seen_heard": "Hij had de brief bij zich.",
        "key_factor": "iemand die meegaat naar de gemeente",
        "wishes": (Wish.REFER, Wish.TELL_BACK),
        "severity_start": 7,
        "urgency": Urgency.THIS_WEEK,
    }
    return Worry(**defaults | changes)


def an_organisation(**changes: Any) -> Organisation:
    defaults: dict[str, Any] = {
        "number": a_number(),
        "name": "Wijkteam Verzonnen-Noord",
        "service": "neighbourhood_team",
        "team": "Jeugd en gezin",
        "contact": "K. Verbeek",
        "contact_title": "mrs",
        "address": Address(street="Raadhuisplein 1", postcode="2316 ZZ", city="Leiden"),
        "phone": "071 555 01 23",
        "municipality": "Leiden",
        "postcodes": ("2300-2334",),
        "checked_on": TODAY,
    }
    return Organisation(**defaults | changes)


def a_consent(**changes: Any) -> Consent:
    """An adult's own yes on paper to being referred and to all kinds of data; name the `recipients`."""
    person = an_id()
    defaults: dict[str, Any] = {
        "number": a_number(),
        "about": person,
        "given_by": changes.get("about", person),
        "purposes": (Purpose.KEEP_NOTES, Purpose.CONTACT_FAMILY, Purpose.REFER),
        "data": tuple(DataKind),
        "recipients": (an_id(),),
        "form": ConsentForm.PAPER,
        "told_refusing_changes_nothing": True,
        "on": TODAY,
        "place": "thuis",
        "asked_by": "A. de Vrijwilliger",
        "text_version": "2026-01",
    }
    return Consent(**defaults | changes)


def a_referral(**changes: Any) -> Referral:
    person = an_id()
    defaults: dict[str, Any] = {
        "number": a_number(),
        "concerns": person,
        "worries": (an_id(),),
        "organisation": an_id(),
        "own_question": "Kan iemand met mij naar de schulden kijken?",
        "questions": ("Wilt u helpen met een overzicht van de schulden?",),
        "outcome": "Rust in de portemonnee.",
        "urgency": Urgency.THIS_WEEK,
        "situation": (
            Line(text="Er is drie maanden huurachterstand.", nature=Nature.FACT, about=(person,), data="money"),
            Line(text="Zij slaapt er slecht van.", nature=Nature.TOLD, about=(person,), data="health"),
        ),
        "contact": "P. Professional",
        "contact_phone": "070 555 01 23",
        "contact_hours": "ma-do 9-16 uur",
    }
    return Referral(**defaults | changes)


def a_letter(**changes: Any) -> Letter:
    defaults: dict[str, Any] = {
        "number": a_number(),
        "referral": an_id(),
        "variant": "referral",
        "to": an_id(),
        "made_on": TODAY,
        "sha256": "ab" * 32,
        "reveals": ("name", "money"),
        "persons": (an_id(),),
        "issued": (Issued(at="2026-03-01T09:30:00Z", way=Way.PRINTED, copy_number=1, by=DEVICE),),
    }
    return Letter(**defaults | changes)


EVERY_KIND = (
    a_home_front,
    a_person,
    a_child,
    a_detention,
    a_relation,
    a_conversation,
    a_worry,
    an_organisation,
    a_consent,
    a_referral,
    a_letter,
)
"""A builder for each kind of record."""


def a_body(record: Record) -> dict[str, Any]:
    """The record as the body of a revision: plain JSON values."""
    body: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(record))
    return body


def a_revision(of: Record | None = None, /, **changes: Any) -> Revision:
    """A sealed revision of a record (a worry by default) on the default device; hashes fit the changes."""
    value = of or a_worry()
    defaults: dict[str, Any] = {
        "id": an_id(),
        "n": next(_counter),
        "home": an_id(),
        "record": an_id(),
        "kind": value.KIND,
        "bases": (),
        "author": changes.get("device", DEVICE),
        "device": DEVICE,
        "incarnation": INCARNATION,
        "happened": "2026-03-01",
        "recorded": "2026-03-01T09:30:00Z",
        "reason": None,
        "body": a_body(value),
        "salt": random_bytes(16),
    }
    return seal(**defaults | changes)


def revisions(how_many: int, **changes: Any) -> Iterator[Revision]:
    """A whole case from one device, numbered from 1: home front, detainee, conversation, then worries.

    Every record that they name is among them, from four on.
    """
    home, detainee, talk = an_id(), an_id(), an_id()
    first: tuple[tuple[UUID, Record], ...] = (
        (home, a_home_front(detainee=detainee, volunteers=(changes.get("author", DEVICE),))),
        (detainee, a_detainee()),
        (talk, a_conversation(with_whom=(detainee,))),
    )
    for n in range(1, how_many + 1):
        id_, record = first[n - 1] if n <= len(first) else (an_id(), a_worry_of(detainee, talk))
        yield a_revision(record, n=n, home=home, record=id_, **changes)


def a_worry_of(detainee: UUID, conversation: UUID | None = None, **changes: Any) -> Worry:
    """A worry that names only the detainee himself and, if given, the conversation."""
    return a_worry(**{"raised_by": detainee, "about": (detainee,), "conversation": conversation} | changes)
