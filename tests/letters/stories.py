"""One invented family for letters: Zoë Şahin, her two children at home, Mick who is away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from krachtigthuis_desktop.domain.letter_content import LetterContent
from krachtigthuis_desktop.domain.may_go import Case, Reader, may_go
from krachtigthuis_desktop.domain.records import Consent, Organisation, Person, Referral
from krachtigthuis_desktop.domain.records.consent import DataKind, Form, Purpose, Withheld
from krachtigthuis_desktop.domain.records.person import Address, AddressAs, Birth, Reach, Role
from krachtigthuis_desktop.domain.records.referral import Line, Nature
from krachtigthuis_desktop.domain.records.worry import Urgency
from krachtigthuis_desktop.letters import Matter, Sender, compose_referral

ZOE, MICK, NOOR, SEM, TRUUS, TEAM = (UUID(int=0x70000000000000008000000000000000 + n) for n in range(1, 7))
TODAY = date(2026, 11, 24)
NUMBER = "ACDEFGHJ2"

PERSONS = {
    ZOE: Person(
        number=NUMBER,
        roles=(Role.PARTNER,),
        first_name="Zoë",
        surname="Şahin",
        birth=Birth(on=date(1991, 3, 1)),
        address_as=AddressAs.MRS,
        reach=Reach(phone="06 00 00 00 12", best_way="overdag bellen, vóór 15.00 uur", safe_way="spreek niets in"),
        municipality="Leiden",
        address=Address(street="Verzonnen Laan 4", postcode="2300XX", city="Leiden"),
        lives_with=(NOOR, SEM),
    ),
    MICK: Person(number=NUMBER, roles=(Role.DETAINEE,), first_name="Mick", surname="Brandsma"),
    NOOR: Person(number=NUMBER, roles=(Role.CHILD,), first_name="Noor", birth=Birth(age=8, age_on=TODAY)),
    SEM: Person(number=NUMBER, roles=(Role.CHILD,), first_name="Sem", birth=Birth(age=3, age_on=TODAY)),
    TRUUS: Person(number=NUMBER, roles=(Role.PARENT,), first_name="Truus", surname="Böhm"),
}

HER_DATA = (DataKind.NAME, DataKind.REACH, DataKind.CHILDREN, DataKind.SITUATION, DataKind.HELPERS)


def her_consent(**changes: Any) -> Consent:
    defaults: dict[str, Any] = {
        "number": NUMBER,
        "about": ZOE,
        "given_by": ZOE,
        "purposes": (Purpose.KEEP_NOTES, Purpose.REFER, Purpose.REPORT_BACK),
        "data": HER_DATA,
        "recipients": (TEAM,),
        "withheld": (Withheld(data=DataKind.SITUATION, to=(TRUUS,)),),
        "form": Form.PAPER,
        "on": date(2026, 11, 17),
    }
    return Consent(**defaults | changes)


def a_referral(**changes: Any) -> Referral:
    about_her = (ZOE,)
    defaults: dict[str, Any] = {
        "number": NUMBER,
        "concerns": ZOE,
        "organisation": TEAM,
        "own_question": "Ik wil weten hoe ik de huur weer op tijd betaal en wie mij daarbij helpt.",
        "questions": (
            "Wilt u binnen twee weken kennismaken met mevrouw Şahin?",
            "Wilt u samen naar de huurschuld kijken?",
        ),
        "outcome": "De huur wordt weer op tijd betaald en het gezin kan in de woning blijven.",
        "urgency": Urgency.THIS_WEEK,
        "deadline": date(2026, 12, 18),
        "deadline_what": "de verhuurder stapt dan naar de rechter",
        "situation": (
            Line(text="Er is een achterstand van twee maanden huur.", nature=Nature.FACT, about=about_her),
            Line(text="De verhuurder schreef op 4 november een brief.", nature=Nature.FACT, about=about_her),
            Line(text="Mijn inkomen is in maart gehalveerd.", nature=Nature.TOLD, about=about_her, told_by=ZOE),
            Line(
                text="De post blijft dicht liggen, uit angst voor rekeningen.",
                nature=Nature.IMPRESSION,
                about=about_her,
            ),
        ),
        "helps_already": "De buurvrouw past op de kinderen.",
        "involved": "De huisarts kent het gezin.",
        "tried": "In september is een betalingsregeling gevraagd. Daar kwam geen antwoord op.",
        "children": (NOOR, SEM),
        "answer_before": date(2026, 12, 8),
        "contact": "Annemarie de Wit",
        "contact_phone": "071 000 00 12",
        "contact_hours": "di en do, 10 tot 16 uur",
    }
    return Referral(**defaults | changes)


def a_team(**changes: Any) -> Organisation:
    defaults: dict[str, Any] = {
        "number": NUMBER,
        "name": "Wijkteam Noord",
        "contact": "K. Verbeek",
        "contact_title": "mrs",
        "address": Address(street="Postbus 1234", postcode="2300XX", city="Leiden"),
    }
    return Organisation(**defaults | changes)


SENDER = Sender(
    names=("Stichting Verzonnen", "Krachtig Thuis"),
    neutral_name="Steunpunt Buiten",
    function="maatschappelijk werker",
    reply_to=("Postbus 000", "2300 YY  LEIDEN"),
    contact="Annemarie de Wit",
    phone="071 000 00 12",
)


def a_matter(
    *,
    referral: Referral | None = None,
    consent: Consent | None = None,
    zoe: Person | None = None,
    organisation: Organisation | None = None,
    **changes: Any,
) -> Matter:
    persons = PERSONS | ({ZOE: zoe} if zoe else {})
    case = Case(
        persons=tuple(persons.values()), ids=tuple(persons), consents=((UUID(int=9), consent or her_consent()),)
    )
    defaults: dict[str, Any] = {
        "referral": referral or a_referral(),
        "case": case,
        "organisation": organisation or a_team(),
        "detainee": MICK,
        "sender": SENDER,
        "place": "Leiden",
        "made_on": TODAY,
    }
    return Matter(**defaults | changes)


def zoe(**changes: Any) -> Person:
    return replace(PERSONS[ZOE], **changes)


def a_letter(matter: Matter | None = None, **changes: Any) -> LetterContent:
    """The letter as it goes: what may not go to the team is out."""
    matter = matter or a_matter(**changes)
    reader = Reader(id=TEAM, purpose=Purpose.REFER)
    return compose_referral(matter).only(lambda sentence: may_go(sentence, reader, matter.case, matter.made_on).allowed)
