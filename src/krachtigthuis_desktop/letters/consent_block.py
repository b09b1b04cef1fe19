"""The consent in a letter: who agreed, when, how, to what; what must not be told on, and to whom; was it read."""

from __future__ import annotations

from ..domain.letter_content import Block, Part
from ..domain.may_go import Sentence, Tone, in_force
from ..domain.records.consent import Consent, DataKind, Form, Purpose, Withheld
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


def consent_blocks(matter: Matter, said: Words) -> list[Block]:
    """What her consents in force for this reader say. None in force: no block, and `may_go` refuses the letter."""
    found = consents(matter)
    if not found:
        return []
    sentences = [sentence for consent in found for sentence in _given(matter, consent, said)]
    blocks = [Block(part=Part.CONSENT, heading=said.tr("Consent"), sentences=tuple(sentences), required=True)]
    for consent in found:
        blocks += [_not_to_tell(matter, held, said) for held in consent.withheld if _may_be_said(matter, held)]
    if matter.referral.read_or_heard_on:
        day = names.long_date(matter.referral.read_or_heard_on, said)
        text = said.tr("{name} read this letter or heard it read on {date}.", name=_name(matter, said), date=day)
        blocks.append(Block(part=Part.READ, sentences=(_hers(matter, text),)))
    return blocks


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


def _given(matter: Matter, consent: Consent, said: Words) -> list[Sentence]:
    given = said.tr(
        _GIVEN[consent.form],
        name=_name(matter, said),
        date=names.long_date(consent.on, said),
        organisation=matter.organisation.name,
    )
    named = matter.referral.name_detention
    kinds = [said.tr(DATA_KINDS[kind]) for kind in consent.data if named or kind is not DataKind.DETENTION]
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
    kind = said.tr(DATA_KINDS[held.data])
    # Who is away is not named, unless the letter names where: a first name here would tell who it is.
    unnamed = set() if matter.referral.name_detention else {matter.detainee}
    called = (
        [person.called for person in map(matter.case.person, held.to) if person] if not unnamed & {*held.to} else []
    )
    text = (
        said.tr("Please do not tell {names} about: {kind}.", names=", ".join(called), kind=kind)
        if called
        else said.tr("Please do not tell others about: {kind}.", kind=kind)
    )
    return Block(part=Part.NOT_TO_TELL, sentences=(_hers(matter, text),), mentions=frozenset(held.to))


def _hers(matter: Matter, text: str) -> Sentence:
    return Sentence(text=text, about=frozenset({matter.referral.concerns}), tone=Tone.FACT)


def _name(matter: Matter, said: Words) -> str:
    return names.at_start(names.short(matter.concerned, said))
