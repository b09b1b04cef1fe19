"""What an invented family agreed to, and the referral that came of it.

Most said yes to a referral, some not yet, some said no or took it back: a practice in which everything
is allowed would teach nothing.
"""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from ..domain.records import Consent, Referral, Worry
from ..domain.records.consent import Capacity, DataKind, Form, Purpose, Withdrawal, Withheld, WithholdWhy
from ..domain.records.referral import Line, Nature
from ..domain.records.relation import Known
from ..domain.records.worry import Safety, Urgency
from .data import Dice
from .directory import id_of
from .people import Household

_BY_GROUP = {
    "money": "debt_help",
    "housing": "housing_corporation",
    "child_school": "school",
    "health": "general_practitioner",
}
_HER_DATA = tuple(kind for kind in DataKind if kind is not DataKind.DETENTION)
_QUESTIONS = {
    "debt_help": (
        "Kan iemand met mij naar de schulden kijken?",
        ("Wilt u binnen twee weken kennismaken?", "Wilt u helpen met een overzicht van alle schulden?"),
        "Rust, en weten wat er per maand betaald moet worden.",
    ),
    "housing_corporation": (
        "Ik wil hier met de kinderen blijven wonen.",
        ("Wilt u een betalingsregeling met de familie bespreken?",),
        "De huur wordt weer op tijd betaald en het gezin kan blijven wonen.",
    ),
    "school": (
        "Ik wil graag dat er op school één iemand is die ervan weet.",
        ("Wie kan op school de vaste persoon zijn?", "Kan de bijdrage voor uitjes anders betaald worden?"),
        "Op school kan rustig geleerd worden.",
    ),
    "general_practitioner": (
        "Ik slaap slecht en weet niet bij wie ik moet zijn.",
        ("Is er binnenkort tijd voor een gesprek?",),
        "Weten welke hulp past.",
    ),
    "neighbourhood_team": (
        "Ik zou het fijn vinden als er iemand meekijkt.",
        ("Wilt u kennismaken met de familie?", "Welke hulp in de buurt past hierbij?"),
        "Een paar uur per week rust, en iemand om mee te overleggen.",
    ),
}
_FACTS = (
    "Sinds kort is er één inkomen minder in huis.",
    "De post van de laatste weken is nog niet open.",
    "Er is een brief gekomen waar snel een antwoord op moet.",
)


def helper_for(group: str, town: str) -> UUID:
    """Whom of the directory one would ask about a worry of this group."""
    return id_of(_BY_GROUP.get(group, "neighbourhood_team"), town)


def consents(dice: Dice, home: Household, helper: UUID, today: date) -> tuple[tuple[Consent, ...], bool]:
    """All words given in this family, and whether they open a referral of the partner to this helper."""
    detainee, partner = home.detainee[0], home.partner[0]
    given = [_yes(dice, detainee, today, purposes=(Purpose.KEEP_NOTES,))]
    if dice.happens(60):
        given.append(
            _yes(dice, detainee, today, to=(helper, partner), purposes=(Purpose.REFER, Purpose.CONTACT_FAMILY))
        )
    fate = dice.between(1, 100)
    if fate <= 65:  # noqa: PLR2004 of a hundred families
        given.append(_hers(dice, home, helper, today))
        given += _for_children(dice, home, helper, today)
        return tuple(given), True
    if fate <= 75:  # noqa: PLR2004
        given.append(_yes(dice, partner, today, to=(helper,), agreed=False))
    elif fate <= 82:  # noqa: PLR2004
        taken_back = Withdrawal(on=today - timedelta(days=1), how="gebeld", done_about_it="wijkteam gebeld")
        given.append(_yes(dice, partner, today, to=(helper,), withdrawal=taken_back))
    return tuple(given), False


def referral(dice: Dice, home: Household, worries: tuple[Worry, ...], helper: UUID, today: date) -> Referral:
    """A concept that a volunteer could have made from these worries, about the partner."""
    partner = home.partner[0]
    first = worries[0]
    own, questions, outcome = _QUESTIONS[_BY_GROUP.get(first.group, "neighbourhood_team")]
    lines = [
        Line(text=dice.one(list(_FACTS)), nature=Nature.FACT, about=(partner,)),
        Line(text="Alles komt nu op mij neer.", nature=Nature.TOLD, about=(partner,), told_by=partner),
        Line(
            text="Thuis durft niemand de telefoon op te nemen.",
            nature=Nature.TOLD,
            about=(partner,),
            told_by=home.detainee[0],
        ),
        Line(text="Mevrouw lijkt slecht te slapen.", nature=Nature.IMPRESSION, about=(partner,), data="health"),
    ]
    return Referral(
        number=dice.number(),
        concerns=partner,
        organisation=helper,
        own_question=own,
        questions=questions,
        outcome=outcome,
        urgency=first.urgency or Urgency.CAN_WAIT,
        deadline=first.deadline,
        deadline_what=first.deadline_what,
        situation=tuple(lines),
        helps_already="Een familielid past soms op.",
        involved="De huisarts kent het gezin.",
        tried="Er is een keer gebeld, maar er kwam geen antwoord.",
        children=tuple(id_ for id_, _child in home.children),
        safety=Safety.NOT_ASKED,
        answer_before=today + timedelta(days=14),
        contact="Annemarie de Wit, maatschappelijk werker",
        contact_phone="071 000 00 12",
        contact_hours="di en do, 10 tot 16 uur",
    )


def _hers(dice: Dice, home: Household, helper: UUID, today: date) -> Consent:
    """The partner's yes to this helper, and to telling the detainee; now and then something is to stay untold."""
    untold = Withheld(
        data=DataKind.HELPERS, to=(home.detainee[0],), why=WithholdWhy.SELF, words="dat vertel ik zelf wel"
    )
    return _yes(
        dice,
        home.partner[0],
        today,
        to=(helper, home.detainee[0]),
        withheld=(untold,) if dice.happens(35) else (),
        purposes=(Purpose.KEEP_NOTES, Purpose.CONTACT_FAMILY, Purpose.REFER, Purpose.TELL_BACK, Purpose.REPORT_BACK),
    )


def _for_children(dice: Dice, home: Household, helper: UUID, today: date) -> list[Consent]:
    """The yes of each parent who has authority over a child, given for that child."""
    return [
        _yes(dice, tie.to_person, today, by=tie.from_person, to=(helper,))
        for tie in home.relations
        if tie.parent and tie.authority is Known.YES and any(tie.to_person == id_ for id_, _child in home.children)
    ]


def _yes(  # each fact of a consent that differs, by its name
    dice: Dice,
    about: UUID,
    today: date,
    *,
    by: UUID | None = None,
    to: tuple[UUID, ...] = (),
    agreed: bool = True,
    purposes: tuple[Purpose, ...] = (Purpose.KEEP_NOTES, Purpose.REFER),
    withheld: tuple[Withheld, ...] = (),
    withdrawal: Withdrawal | None = None,
) -> Consent:
    giver = by or about
    return Consent(
        number=dice.number(),
        about=about,
        given_by=giver,
        capacity=Capacity.SELF if giver == about else Capacity.REPRESENTATIVE,
        agreed=agreed,
        purposes=purposes,
        data=_HER_DATA,
        recipients=to,
        withheld=withheld,
        form=dice.one([Form.PAPER, Form.PAPER, Form.WITNESS]),
        witness="Henk Brouwer",
        told_refusing_changes_nothing=True,
        on=today - timedelta(days=dice.between(2, 30)),
        place=dice.one(["thuis", "op kantoor", "in het wijkcentrum"]),
        asked_by="Annemarie de Wit",
        withdrawal=withdrawal,
        text_version="oefenen-1",
    )
