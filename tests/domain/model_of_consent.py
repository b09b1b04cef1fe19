"""DOMAIN 5 written down a second time, from its text and not from the code, to be compared with it.

It is made the plain way: every combination of stories is a world of its own, and a sentence goes only when it
goes in each of them. In one world a giver's words are walked through day by day, as they were said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from uuid import UUID

from krachtigthuis_desktop.domain.may_go import Reader, Sentence, Tone
from krachtigthuis_desktop.domain.records import Consent, Person, Relation
from krachtigthuis_desktop.domain.records.consent import Capacity, DataKind, Purpose
from krachtigthuis_desktop.domain.records.person import Birth, Role
from krachtigthuis_desktop.domain.records.relation import Known


@dataclass(frozen=True)
class Told:
    """Everything that was written down: of each record all its stories."""

    persons: dict[UUID, tuple[Person, ...]]
    ties: tuple[tuple[Relation, ...], ...]
    consents: tuple[tuple[Consent, ...], ...]
    inside: frozenset[UUID]


@dataclass(frozen=True)
class Ask:
    """May this person's data of these kinds go to this reader on this day?"""

    person: UUID
    kinds: set[DataKind]
    reader: Reader
    on: date


@dataclass(frozen=True)
class World:
    """One story of each record. Two kinds of dispute are themselves something one knows."""

    persons: dict[UUID, Person]
    ties: tuple[Relation, ...]
    consents: tuple[Consent, ...]
    inside: frozenset[UUID]
    """Who is a detainee in any story: the word tells of each of them."""
    perhaps_dead: frozenset[UUID]
    all_ties: tuple[Relation, ...]


def goes(sentence: Sentence, reader: Reader, told: Told, on: date) -> bool:
    """Disputed means: all stories count and the strictest wins."""
    return all(_goes(sentence, reader, world, on) for world in _worlds(told, on))


def _worlds(told: Told, on: date) -> Iterator[World]:
    ties = [_marked(stories) for stories in told.ties]
    dead = frozenset(
        id_ for id_, stories in told.persons.items() if len({bool(s.died and s.died <= on) for s in stories}) > 1
    )
    inside = told.inside | {
        id_ for id_, stories in told.persons.items() if any(Role.DETAINEE in story.roles for story in stories)
    }
    for people in product(*told.persons.values()):
        for chosen in product(*ties):
            for said in product(*told.consents):
                yield World(
                    dict(zip(told.persons, people, strict=True)),
                    chosen,
                    said,
                    frozenset(inside),
                    dead,
                    tuple(tie for stories in ties for tie in stories),
                )


def _marked(stories: tuple[Relation, ...]) -> tuple[Relation, ...]:
    """Two stories about who has a say over whom, or since when: that is authority in dispute."""
    told = [(s.from_person, s.to_person, s.parent, s.authority, s.measured_on) for s in stories]
    return stories if told.count(told[0]) == len(told) else tuple(replace(s, authority_disputed=True) for s in stories)


def _goes(sentence: Sentence, reader: Reader, world: World, on: date) -> bool:
    in_a_letter = reader.purpose in {Purpose.REFER, Purpose.CONTACT_FAMILY}
    if sentence.tone in {Tone.IMPRESSION, Tone.SAFETY} and not in_a_letter:
        return False
    if sentence.tone in {Tone.TOLD, Tone.OWN_WORDS} and not sentence.told_by:
        return False
    kinds, whose = set(sentence.data), set(sentence.about)
    if sentence.detention:
        kinds.add(DataKind.DETENTION)
    if DataKind.DETENTION in kinds:
        if not world.inside:
            return False
        whose |= world.inside
    if not whose and not sentence.told_by:
        return sentence.tone is Tone.FRAME and not kinds
    return all(
        _may_be_said(
            Ask(
                person,
                (kinds if person in whose else set()) | ({DataKind.SITUATION} if person == sentence.told_by else set()),
                reader,
                on,
            ),
            kinds | ({DataKind.SITUATION} if person == sentence.told_by else set()),
            world,
        )
        for person in whose | ({sentence.told_by} if sentence.told_by else set())
    )


def _may_be_said(ask: Ask, tells: set[DataKind], world: World) -> bool:
    for consent in world.consents:
        for held in consent.withheld if consent.about == ask.person else ():
            for_him = ask.reader.id in held.to if held.to else ask.reader.id != ask.person
            if held.data in tells and for_him:
                return False
    if ask.reader.id == ask.person:
        return True
    givers = _givers(ask.person, world, ask.on)
    return bool(givers) and all(_said_yes(giver, ask, world) for giver in givers)


def _givers(person: UUID, world: World, on: date) -> set[UUID]:
    """Whose yes is needed; nobody: we do not know."""
    if person not in world.persons:
        return set()
    known = world.persons[person]
    ages = _ages(known.birth, on)
    grown = {Role.DETAINEE, Role.PARTNER, Role.EX_PARTNER, Role.PARENT, Role.GRANDPARENT, Role.PROFESSIONAL}
    has_parent = any(tie.parent and tie.to_person == person for tie in world.all_ties)
    if ages is None:
        if Role.CHILD not in known.roles and (grown & set(known.roles) or not has_parent):
            return {person}
        return _representatives(person, world, on, {person})
    if ages[0] >= 16:
        return {person}
    return _representatives(person, world, on, {person} if ages[1] >= 12 else set())


def _representatives(child: UUID, world: World, on: date, more: set[UUID]) -> set[UUID]:
    """Everybody with authority; nobody at all while it is unknown or in dispute for one of them."""
    holders = set()
    for adult in {tie.from_person for tie in world.ties if tie.to_person == child}:
        record = world.persons.get(adult)
        if record and record.died and record.died <= on and adult not in world.perhaps_dead:
            continue
        state = _authority(adult, child, world, on)
        if state is not None and adult in world.perhaps_dead:
            return set()
        if state == "unsure":
            return set()
        if state == "yes":
            holders.add(adult)
    return holders | more if holders else set()


def _authority(adult: UUID, child: UUID, world: World, on: date) -> str | None:
    """What the days brought, one after another; a day on which nobody spoke of it changes nothing."""
    state: str | None = None
    ties = [tie for tie in world.ties if (tie.from_person, tie.to_person) == (adult, child) and tie.measured_on <= on]
    for day in sorted({tie.measured_on for tie in ties}):
        said = set()
        for tie in ties:
            if tie.measured_on != day:
                continue
            if tie.authority_disputed:
                said.add("unsure")
            elif tie.authority is Known.YES:
                said.add("yes")
            elif tie.authority is Known.NO:
                said.add("no")
            elif tie.parent:
                said.add("unsure")
        if said:
            state = said.pop() if len(said) == 1 else "unsure"
    return state


def _said_yes(giver: UUID, ask: Ask, world: World) -> bool:
    """Day by day: a yes opens, a no closes all that was opened before it or on that day."""
    theirs = [consent for consent in world.consents if (consent.about, consent.given_by) == (ask.person, giver)]
    days = [(consent.on, "yes" if consent.agreed else "no", consent) for consent in theirs]
    days += [(consent.withdrawal.on, "back", consent) for consent in theirs if consent.withdrawal]
    open_: list[Consent] = []
    taken_back: list[Consent] = []
    for _day, what, consent in sorted(
        (each for each in days if each[0] <= ask.on), key=lambda each: (each[0], each[1] != "yes")
    ):
        if what == "yes":
            open_.append(consent)
        elif what == "no" and _refuses(consent, ask):
            open_.clear()
        elif what == "back" and _takes_back(consent, ask):
            open_.clear()
            taken_back.append(consent)
    return any(_fits(consent, giver, ask, world) for consent in open_ if consent not in taken_back)


def _takes_back(consent: Consent, ask: Ask) -> bool:
    """It names purposes, no readers; no to keeping notes is no to all, and so is one that names nothing."""
    taken = consent.withdrawal.purposes if consent.withdrawal else ()
    return not taken or Purpose.KEEP_NOTES in taken or ask.reader.purpose in taken


def _refuses(consent: Consent, ask: Ask) -> bool:
    if not consent.purposes or Purpose.KEEP_NOTES in consent.purposes:
        return True
    return (
        ask.reader.purpose in consent.purposes
        and (not consent.recipients or ask.reader.id in consent.recipients)
        and (not consent.data or any(kind in consent.data for kind in ask.kinds))
    )


def _fits(consent: Consent, giver: UUID, ask: Ask, world: World) -> bool:
    himself = giver == ask.person
    return (
        (consent.capacity is Capacity.SELF) == himself
        and ask.reader.purpose in consent.purposes
        and ask.reader.id in consent.recipients
        and ask.kinds <= set(consent.data)
        and not (consent.valid_until and consent.valid_until < ask.on)
        and (not himself or _old_enough(world.persons[giver].birth, consent.on, ask.on))
    )


def _old_enough(birth: Birth, then: date, on: date) -> bool:
    """A yes of a child does not grow along: over 12, and over 16, it is asked anew."""
    before, now = _ages(birth, then), _ages(birth, on)
    if before is None or now is None:
        return True
    if now[0] >= 16:
        return before[0] >= 16
    return now[1] < 12 or before[1] >= 12


def _ages(birth: Birth, on: date) -> tuple[int, int] | None:
    """Youngest and oldest in whole years."""
    if birth.on:
        years = on.year - birth.on.year - (1 if (on.month, on.day) < (birth.on.month, birth.on.day) else 0)
        return max(years, 0), max(years, 0)
    if birth.year is not None:
        return max(on.year - birth.year - 1, 0), max(on.year - birth.year - 1, 0) + 1
    if birth.age is not None and birth.age_on:
        then = birth.age_on
        years = birth.age + on.year - then.year - (1 if (on.month, on.day) < (then.month, then.day) else 0)
        return max(years, 0), max(years, 0) + 1
    return None
