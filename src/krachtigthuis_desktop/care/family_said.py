"""A family in sentences: ties, consents and ages as people say them, nobody *he* or *she*."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from ..domain.records import Consent, Person, Relation
from ..domain.records.consent import Capacity, Purpose
from ..domain.records.relation import Known, Tie
from ..i18n import language, tr, words
from . import terms
from .people import age_said

Name = Callable[[UUID], str]
Day = Callable[[date], str]
"""How a day is written where the sentence stands."""


def person_line(person: Person, today: date, day: Day) -> str:
    """Role and age: `Kind, 8 jaar`."""
    roles = ", ".join(tr(terms.ROLES[role]) for role in person.roles)
    age = age_said(person.birth, today, words(language()))
    if person.died:
        return tr("{roles} · died on {day}", roles=roles, day=day(person.died))
    return tr("{roles} · {age}", roles=roles, age=age) if age else roles


def tie_sentence(tie: Relation, name: Name) -> str:
    """How two people are tied; for a parent also what is known of authority."""
    who, whom = name(tie.from_person), name(tie.to_person)
    if not tie.parent:
        said = tr("{who} and {whom}: {tie}.", who=who, whom=whom, tie=tr(terms.TIES[tie.tie]).lower())
    elif tie.authority_disputed:
        said = tr("{who} is a parent of {whom}. They disagree about the authority.", who=who, whom=whom)
    elif tie.authority is Known.YES:
        said = tr("{who} is a parent of {whom} and has authority.", who=who, whom=whom)
    elif tie.authority is Known.NO:
        said = tr("{who} is a parent of {whom}, without authority.", who=who, whom=whom)
    else:
        said = tr("{who} is a parent of {whom}. Whether there is authority is not known.", who=who, whom=whom)
    more = []
    if tie.parent and tie.tie is not Tie.BIOLOGICAL:
        more.append(tr("It is this kind of tie: {tie}.", tie=tr(terms.TIES[tie.tie]).lower()))
    if tie.same_household is Known.YES:
        lives = tr("{whom} lives with {who}.", who=who, whom=whom) if tie.parent else tr("They live together.")
        more.append(lives)
    return " ".join((said, *more))


def consent_title(consent: Consent, name: Name) -> str:
    """Who said yes or no, and for whom."""
    giver, about = name(consent.given_by), name(consent.about)
    if consent.withdrawal:
        return tr("{giver} withdrew the yes", giver=giver)
    if consent.capacity is Capacity.REPRESENTATIVE and consent.given_by != consent.about:
        form = tr("{giver} said yes for {about}") if consent.agreed else tr("{giver} said no for {about}")
        return form.format(giver=giver, about=about)
    return tr("{giver} said yes", giver=giver) if consent.agreed else tr("{giver} said no", giver=giver)


def consent_lines(consent: Consent, name: Name, day: Day) -> tuple[str, ...]:
    """What for, to whom, which information, until when; and what was taken back."""
    lines = [tr("On {day}, for {purposes}.", day=day(consent.on), purposes=_purposes(consent.purposes))]
    recipients = [name(each) for each in consent.recipients if name(each)]
    if recipients:
        lines.append(tr("Only for {recipients}.", recipients=", ".join(recipients)))
    if consent.data:
        kinds = ", ".join(tr(terms.DATA[each]) for each in consent.data)
        lines.append(tr("Which information: {kinds}.", kinds=kinds))
    for held in consent.withheld:
        to = ", ".join(name(each) for each in held.to if name(each))
        data = tr(terms.DATA[held.data])
        lines.append(
            tr("Do not tell {to}: {data}.", to=to, data=data) if to else tr("Do not tell anybody: {data}.", data=data)
        )
    if consent.withdrawal:
        back = consent.withdrawal
        when, purposes = day(back.on), _purposes(back.purposes or consent.purposes)
        lines.append(tr("Withdrawn on {day}, for {purposes}.", day=when, purposes=purposes))
    elif consent.valid_until:
        lines.append(tr("Valid until {day}.", day=day(consent.valid_until)))
    return tuple(lines)


def _purposes(purposes: tuple[Purpose, ...]) -> str:
    return ", ".join(tr(terms.PURPOSES[purpose]) for purpose in purposes)
