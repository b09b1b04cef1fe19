"""Whom a letter concerns: name, what identifies, language, children by age, and that somebody is away.

Each in a block of its own, so that each is asked, left out and listed by itself.
"""

from __future__ import annotations

from uuid import UUID

from ..domain.letter_content import Block, Part
from ..domain.may_go import Sentence, Tone
from ..domain.records.consent import DataKind
from ..domain.records.relation import Known
from ..explain.ages import age_words
from ..i18n import Words, mark
from . import names
from .matter import Matter, about_her
from .wordings import Wording, Wordings


def whom_blocks(matter: Matter, said: Words, texts: Wordings) -> list[Block]:
    """Name and what identifies, children by age, and that somebody is away: one paragraph, block by block."""
    person = matter.concerned
    name = said.tr("We ask for help for {name}.", name=names.full(person, said))
    first = about_her(matter, name, frozenset({DataKind.NAME}))
    blocks = [Block(part=Part.WHO, heading=said.tr("Whom it concerns"), sentences=(first,), required=True, flows=True)]
    more = []
    if person.birth.on:
        born = said.tr("Born on {date}.", date=names.long_date(person.birth.on, said))
        more.append(about_her(matter, born, frozenset({DataKind.BIRTH})))
    if home := _home(matter, said):
        more.append(about_her(matter, home, frozenset({DataKind.ADDRESS})))
    if more:
        blocks.append(Block(part=Part.WHO, sentences=tuple(more), flows=True))
    return [*blocks, *_children(matter, said), *_away(matter, texts)]


def language_block(matter: Matter, said: Words) -> list[Block]:
    """Beside the number: who rings without an interpreter fails at the first word."""
    speech = [said.tr("Speaks {language}.", language=matter.speaks)] if matter.speaks else []
    speech += [said.tr("An interpreter is needed.")] if matter.concerned.interpreter else []
    told = tuple(about_her(matter, text, frozenset({DataKind.REACH})) for text in speech)
    return [Block(part=Part.LANGUAGE, sentences=told, flows=True)] if told else []


def _home(matter: Matter, said: Words) -> str:
    """Where she lives, in running text: the town in capitals is for the window only."""
    person = matter.concerned
    town = names.town_line(person.address.postcode, person.address.city, capitals=False)
    where = ", ".join(" ".join(part.split(" ")) for part in (person.address.street.strip(), town) if part)
    if where:
        return said.tr("Lives at: {address}.", address=where)
    return said.tr("Lives in {town}.", town=person.municipality) if person.municipality else ""


def _children(matter: Matter, said: Words) -> list[Block]:
    """Number and ages of the children at home are hers to tell; of another child it is a sentence about that child."""
    home = [child for child in matter.referral.children if lives_with_her(matter, child)]
    blocks = []
    if home:
        text = said.tr(
            "{children} at home: {ages}.", children=_how_many(len(home), said), ages=_listed(matter, home, said)
        )
        sentence = about_her(matter, text, frozenset({DataKind.CHILDREN}))
        blocks.append(Block(part=Part.CHILDREN, sentences=(sentence,), mentions=frozenset(home), flows=True))
    for child in matter.referral.children:
        if child not in home:
            text = said.tr("One child lives elsewhere: {age}.", age=_listed(matter, [child], said))
            about = frozenset({matter.referral.concerns, child})
            sentence = Sentence(text=text, about=about, tone=Tone.FACT, data=frozenset({DataKind.CHILDREN}))
            blocks.append(Block(part=Part.CHILDREN, sentences=(sentence,), flows=True))
    return blocks


def lives_with_her(matter: Matter, child: UUID) -> bool:
    """As the people say it, or the latest tie between the two that says whether they share a home."""
    known, her = matter.case.person(child), matter.referral.concerns
    if (known is not None and her in known.lives_with) or child in matter.concerned.lives_with:
        return True
    ties = [
        tie
        for tie in matter.case.relations
        if {tie.from_person, tie.to_person} == {her, child}
        and tie.same_household is not Known.UNKNOWN
        and tie.measured_on <= matter.made_on
    ]
    last = max((tie.measured_on for tie in ties), default=None)
    # Two answers of one day that differ: then it is not known.
    return bool(ties) and {tie.same_household for tie in ties if tie.measured_on == last} == {Known.YES}


_COUNTS = (
    mark("One child"),
    mark("Two children"),
    mark("Three children"),
    mark("Four children"),
    mark("Five children"),
    mark("Six children"),
    mark("Seven children"),
    mark("Eight children"),
    mark("Nine children"),
    mark("Ten children"),
    mark("Eleven children"),
    mark("Twelve children"),
)


def _how_many(count: int, said: Words) -> str:
    """A number up to twelve in words."""
    return said.tr(_COUNTS[count - 1]) if count <= len(_COUNTS) else said.tr("{count} children", count=count)


def _listed(matter: Matter, children: list[UUID], said: Words) -> str:
    """`9 jaar, 7 jaar en een baby (jonger dan 1 jaar)`, the oldest first, an age that nobody knows last."""
    known = [
        person.birth.ages_at(matter.made_on) if (person := matter.case.person(child)) else None for child in children
    ]
    known.sort(key=lambda ages: ages or (-1, -1), reverse=True)
    ages = [
        said.tr("a baby ({age})", age=age_words(each, said)) if each == (0, 0) else age_words(each, said)
        for each in known
    ]
    *first, last = ages
    return said.tr("{ages} and {age}", ages=", ".join(first), age=last) if first else last


def _away(matter: Matter, texts: Wordings) -> list[Block]:
    """Detention only as far as needed: nothing, or that somebody is away for the time being, or the word."""
    if matter.detainee == matter.referral.concerns:
        return []
    if matter.referral.name_detention:
        about = frozenset({matter.referral.concerns, matter.detainee})
        sentence = Sentence(text=texts[Wording.IN_DETENTION], about=about, tone=Tone.FACT, detention=True)
    elif matter.say_away:
        sentence = about_her(matter, texts[Wording.AWAY])
    else:
        return []
    return [Block(part=Part.AWAY, sentences=(sentence,), mentions=frozenset({matter.detainee}), flows=True)]
