"""The consent in a letter: who agreed, when, how, to what; what must not be told on, and to whom; was it read."""

from __future__ import annotations

from uuid import UUID

from ..domain.letter_content import Block, Part
from ..domain.may_go import Reader, Sentence, Tone, in_force, may_go
from ..domain.records.consent import Consent, DataKind, Form, Purpose, Withheld
from ..domain.records.person import Role
from ..domain.records.relation import Tie
from ..domain.standing import at_most, by_record
from ..i18n import Words, mark
from . import names
from .matter import Matter

_GIVEN = {
    Form.PAPER: mark("{name} agreed on {date}, on paper, that we share this with {organisation}."),
    Form.WITNESS: mark("{name} agreed on {date}, spoken before a witness, that we share this with {organisation}."),
    Form.SCREEN: mark("{name} agreed on {date}, signed on the screen, that we share this with {organisation}."),
}
DATA_KINDS = {
    DataKind.NAME: mark("name"),
    DataKind.REACH: mark("how to be reached"),
    DataKind.ADDRESS: mark("address"),
    DataKind.BIRTH: mark("date of birth"),
    DataKind.CHILDREN: mark("number and ages of the children"),
    DataKind.SITUATION: mark("the situation"),
    DataKind.MONEY: mark("money"),
    DataKind.HEALTH: mark("health"),
    DataKind.SCHOOL: mark("school"),
    DataKind.HELPERS: mark("who helps already"),
    DataKind.DETENTION: mark("the detention"),
}


def consent_blocks(matter: Matter, said: Words, used: frozenset[DataKind]) -> list[Block]:
    """What her consents in force for this reader say, of the kinds of data that this letter uses.

    None in force: no block, and `may_go` refuses the letter.
    """
    found = consents(matter)
    if not found:
        return []
    sentences = [sentence for consent in found for sentence in _given(matter, consent, used, said)]
    sentences.append(_answering(matter, said))
    blocks = [
        Block(part=Part.CONSENT, heading=said.tr("Consent"), sentences=tuple(sentences), required=True, flows=True)
    ]
    for consent in found:
        blocks += [_not_to_tell(matter, held, said) for held in consent.withheld if _may_be_said(matter, held)]
    if matter.referral.read_or_heard_on:
        day = names.long_date(matter.referral.read_or_heard_on, said)
        text = said.tr("{name} read this letter or heard it read on {date}.", name=_name(matter, said), date=day)
        blocks.append(Block(part=Part.READ, sentences=(_hers(matter, text),), flows=True))
    return blocks


def may_answer(matter: Matter) -> bool:
    """Whether she agreed that the reader tells us how it goes on (purpose 6)."""
    question = Sentence(text="", about=frozenset({matter.referral.concerns}), tone=Tone.FACT)
    reader = Reader(id=matter.referral.organisation, purpose=Purpose.REPORT_BACK)
    return may_go(question, reader, matter.case, matter.made_on).allowed


def _answering(matter: Matter, said: Words) -> Sentence:
    """What the reader may tell us. It stands here and not on the slip, which has no name."""
    if may_answer(matter):
        return _hers(
            matter,
            said.tr(
                "{name} agrees that you tell us: received, taken up, stopped. No more is needed.",
                name=_name(matter, said),
            ),
        )
    short = names.short(matter.concerned, said)
    return _hers(matter, said.tr("Before you answer us: please ask {name} whether that is all right.", name=short))


def consents(matter: Matter) -> list[Consent]:
    """Her consents that open a referral to this reader on the day of the letter, the latest first."""
    fitting = [
        at_most(stories)
        for stories in by_record(matter.case.consents).values()
        if all(_opens(matter, consent) for consent in stories)
    ]
    return sorted(fitting, key=lambda consent: consent.on, reverse=True)


def _opens(matter: Matter, consent: Consent) -> bool:
    her = matter.referral.concerns
    return (
        consent.about == consent.given_by == her
        and matter.referral.organisation in consent.recipients
        and in_force(consent, Purpose.REFER, matter.made_on) is None
    )


def _given(matter: Matter, consent: Consent, used: frozenset[DataKind], said: Words) -> list[Sentence]:
    given = said.tr(
        _GIVEN[consent.form],
        name=_name(matter, said),
        date=names.long_date(consent.on, said),
        organisation=matter.organisation.name,
    )
    kinds = [said.tr(DATA_KINDS[kind]) for kind in consent.data if kind in used]
    sentences = [_hers(matter, given)]
    if kinds:
        sentences.append(_hers(matter, said.tr("The consent covers: {kinds}.", kinds=", ".join(kinds))))
    if consent.valid_until:
        until = names.long_date(consent.valid_until, said)
        sentences.append(_hers(matter, said.tr("It holds until {date}.", date=until)))
    return sentences


def _may_be_said(matter: Matter, held: Withheld) -> bool:
    """A ban that would itself tell what must stay unsaid is not written down."""
    unsaid = held.data is DataKind.DETENTION and not matter.referral.name_detention
    return not unsaid and bool(held.to) and matter.referral.organisation not in held.to


def _not_to_tell(matter: Matter, held: Withheld, said: Words) -> Block:
    """Third persons by what they are to her: the reader does not know a first name, and has no business with it."""
    # Who is away is not pointed at, unless the letter names where: it would tell who that is.
    hidden = matter.detainee in held.to and not matter.referral.name_detention
    people = [] if hidden else [called for each in held.to if (called := _as_role(matter, each, said))]
    kind = said.tr(DATA_KINDS[held.data])
    text = (
        said.tr("Please do not tell {names} about: {kind}.", names=", ".join(dict.fromkeys(people)), kind=kind)
        if people
        else said.tr("Please do not tell others about: {kind}.", kind=kind)
    )
    return Block(part=Part.NOT_TO_TELL, sentences=(_hers(matter, text),), mentions=frozenset(held.to), flows=True)


_OF_HERS = {
    Tie.PARTNER: mark("the partner of {name}"),
    Tie.EX_PARTNER: mark("the ex-partner of {name}"),
}
_ROLES = {
    Role.PROFESSIONAL: mark("a helper who is involved"),
    Role.FRIEND: mark("a friend of the family"),
}


def _as_role(matter: Matter, who: UUID, said: Words) -> str:
    """What somebody is to her (een ouder van mevrouw Şahin), else in general; empty for who is not known here."""
    person, her, name = matter.case.person(who), matter.referral.concerns, names.short(matter.concerned, said)
    if person is None:
        return ""
    for tie in matter.case.relations:
        if (tie.from_person, tie.to_person) == (who, her) and tie.parent:
            return said.tr("a parent of {name}", name=name)
        if (tie.from_person, tie.to_person) == (her, who) and tie.parent:
            return said.tr("a child of {name}", name=name)
        if {tie.from_person, tie.to_person} == {who, her} and tie.tie in _OF_HERS:
            return said.tr(_OF_HERS[tie.tie], name=name)
    known = next((_ROLES[role] for role in person.roles if role in _ROLES), mark("a member of the family"))
    return said.tr(known)


def _hers(matter: Matter, text: str) -> Sentence:
    return Sentence(text=text, about=frozenset({matter.referral.concerns}), tone=Tone.FACT)


def _name(matter: Matter, said: Words) -> str:
    return names.at_start(names.short(matter.concerned, said))
