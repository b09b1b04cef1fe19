"""A no of somebody who stands in two home fronts reaches the laptop that has only the other one (DOMAIN 3, 5).

Where both are in one vault a no counts in both (`care.elsewhere`). A laptop that has one of them cannot know it, so the
office writes it down there as well: whose, when and what for, never in whose words or where. It goes along with the
next return as everything else. Each such copy bears a mark, so that it is not copied back, and follows its source.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import count
from random import Random
from uuid import UUID

from ..care.elsewhere import noes_of_elsewhere, same_persons
from ..domain.identity import new_number, uuid7
from ..domain.records import Consent, Organisation, Person, Relation
from ..domain.revision import Revision
from ..i18n import tr
from ..storage import Writer
from ..storage.journal import record_of

COPY = "elsewhere"
"""Stands where a consent names the version of its text: it was said in another home front."""


def copy_noes(tx: Writer, kept: Iterable[Revision], *, actor: str, now: datetime) -> None:
    """Let every refusal, withdrawal and secret of the persons in these revisions stand in their other home fronts."""
    about = _persons(kept)
    same = same_persons(tx, about) if about else frozenset()
    stored = [each for id_ in sorted(same) if (each := tx.get(Person, id_)) is not None]
    homes = {each.home for each in stored if each.home}
    for home in sorted(homes) if len(homes) > 1 else ():
        persons = [each for each in stored if each.home == home]
        found = noes_of_elsewhere(tx, persons, tx.all(Relation, home=home))
        noes = [(source, said) for source, said in found if said.text_version != COPY]
        _write(tx, home, noes, {each.id for each in tx.all(Person, home=home)}, actor=actor, now=now)


def _persons(kept: Iterable[Revision]) -> frozenset[UUID]:
    """Whose no may have changed, and who may have become the same as somebody."""
    found = set[UUID]()
    for each in kept:
        if each.kind == Person.KIND:
            found.add(each.record)
        elif each.kind in {Consent.KIND, Relation.KIND}:
            said = record_of(each)
            found |= {said.about} if isinstance(said, Consent) else set()
            found |= {said.to_person} if isinstance(said, Relation) else set()
    return frozenset(found)


def _write(
    tx: Writer, home: UUID, noes: Sequence[tuple[UUID, Consent]], here: set[UUID], *, actor: str, now: datetime
) -> None:
    places = Counter[tuple[UUID, UUID, UUID]]()
    for source, said in noes:
        key = (source, said.about, said.given_by)
        places[key] += 1
        id_, number, heads = _place(tx, "|".join(map(str, (*key, home, places[key]))))
        known = here | {each for each in _named(said) if tx.get(Organisation, each) is not None}
        copy = _without_words(said, known, number)
        if not heads and _is_no(copy):
            tx.record(copy, id=id_, home=home, author=actor, now=now, happened=said.on)
            tx.audit("no_copied", actor=actor, now=now, record=id_)
        elif len(heads) == 1 and record_of(heads[0]) != copy:
            tx.record(copy, id=id_, home=home, author=actor, now=now, base=heads[0].id)


def _place(tx: Writer, seed: str) -> tuple[UUID, str, Sequence[Revision]]:
    """Where this copy stands or may stand, by its id: the same each time. The number is for a new one.

    Whoever knows the ids of a no could write something of their own there first, and the no would reach nobody: a place
    where somebody else's word stands alone is passed over.
    """
    own = tx.meta("device")
    for attempt in count():
        chance = Random(f"{seed}|{attempt}").randbytes  # noqa: S311 the same copy each time, nothing secret
        id_, number = uuid7(0, chance), new_number(chance)
        heads = tx.heads(id_)
        if not heads or any(each.device == own for each in heads):
            return id_, number, heads
    raise AssertionError  # `count` has no end


def _is_no(said: Consent) -> bool:
    return not said.agreed or said.withdrawal is not None or bool(said.withheld)


def _named(said: Consent) -> set[UUID]:
    """To whom it goes or may not go."""
    return {*said.recipients, *(to for each in said.withheld for to in each.to)}


def _without_words(said: Consent, known: set[UUID], number: str) -> Consent:
    """What holds of it, and nothing of the other family: no text, and nobody who is not `known` in this one.

    Where that leaves nobody, it holds towards everybody.
    """
    gone = said.withdrawal
    return replace(
        said,
        number=number,
        recipients=tuple(each for each in said.recipients if each in known),
        withdrawal=replace(gone, how=tr("Said in another family."), done_about_it="") if gone else None,
        withheld=tuple(
            replace(each, words="", to=tuple(to for to in each.to if to in known)) for each in said.withheld
        ),
        witness="",
        place="",
        asked_by="",
        text_version=COPY,
        scan=None,
    )
