"""Whom a letter concerns: name, what identifies, language, children by age, and that somebody is away.

Each in a block of its own, so that each is asked, left out and listed by itself.
"""

from __future__ import annotations

from uuid import UUID

from ..domain.letter_content import Block, Part
from ..domain.may_go import Sentence, Tone
from ..domain.records.consent import DataKind
from ..i18n import Words
from . import names
from .matter import Matter, about_her
from .wordings import Wording, Wordings


def whom_blocks(matter: Matter, said: Words, texts: Wordings) -> list[Block]:
    """Name and what identifies, language, children by age, and that somebody is away."""
    person = matter.concerned
    name = said.tr("We ask for help for {name}.", name=names.full(person, said))
    heading = said.tr("Whom it concerns")
    first = about_her(matter, name, frozenset({DataKind.NAME}))
    blocks = [Block(part=Part.WHO, heading=heading, sentences=(first,), required=True)]
    more = []
    if person.birth.on:
        born = said.tr("Born on {date}.", date=names.long_date(person.birth.on, said))
        more.append(about_her(matter, born, frozenset({DataKind.BIRTH})))
    where = ", ".join(
        p for p in (person.address.street, names.town_line(person.address.postcode, person.address.city)) if p
    )
    if where or person.municipality:
        home = (
            said.tr("Lives at: {address}.", address=where)
            if where
            else said.tr("Lives in {town}.", town=person.municipality)
        )
        more.append(about_her(matter, home, frozenset({DataKind.ADDRESS})))
    if more:
        blocks.append(Block(part=Part.WHO, sentences=tuple(more)))
    speech = [said.tr("Speaks {language}.", language=matter.speaks)] if matter.speaks else []
    speech += [said.tr("An interpreter is needed.")] if person.interpreter else []
    if speech:
        told = tuple(about_her(matter, text, frozenset({DataKind.REACH})) for text in speech)
        blocks.append(Block(part=Part.LANGUAGE, sentences=told))
    return [*blocks, *_children(matter, said), *_away(matter, texts)]


def _children(matter: Matter, said: Words) -> list[Block]:
    """Number and ages of the children at home are hers to tell; of another child it is a sentence about that child."""
    home = [child for child in matter.referral.children if _lives_with_her(matter, child)]
    blocks = []
    if home:
        ages = ", ".join(_age(matter, child, said) for child in home)
        text = said.trn("One child at home: {ages}.", "{count} children at home: {ages}.", len(home), ages=ages)
        sentence = about_her(matter, text, frozenset({DataKind.CHILDREN}))
        blocks.append(Block(part=Part.CHILDREN, sentences=(sentence,), mentions=frozenset(home)))
    for child in matter.referral.children:
        if child not in home:
            text = said.tr("One child lives elsewhere: {age}.", age=_age(matter, child, said))
            about = frozenset({matter.referral.concerns, child})
            sentence = Sentence(text=text, about=about, tone=Tone.FACT, data=frozenset({DataKind.CHILDREN}))
            blocks.append(Block(part=Part.CHILDREN, sentences=(sentence,)))
    return blocks


def _lives_with_her(matter: Matter, child: UUID) -> bool:
    known, her = matter.case.person(child), matter.referral.concerns
    return (known is not None and her in known.lives_with) or child in matter.concerned.lives_with


def _age(matter: Matter, child: UUID, said: Words) -> str:
    known = matter.case.person(child)
    age = known.birth.age_at(matter.made_on) if known else None
    return said.tr("age not known") if age is None else said.trn("{count} year", "{count} years", age)


def _away(matter: Matter, texts: Wordings) -> list[Block]:
    """Detention only as far as needed: the standard wording is that somebody is away for the time being."""
    if matter.detainee == matter.referral.concerns:
        return []
    if matter.referral.name_detention:
        about = frozenset({matter.referral.concerns, matter.detainee})
        sentence = Sentence(text=texts[Wording.IN_DETENTION], about=about, tone=Tone.FACT, detention=True)
    else:
        sentence = about_her(matter, texts[Wording.AWAY])
    return [Block(part=Part.AWAY, sentences=(sentence,), mentions=frozenset({matter.detainee}))]
