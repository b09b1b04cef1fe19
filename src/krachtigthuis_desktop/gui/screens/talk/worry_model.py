"""The worries of a talk as plain values: what is recorded of them. Writing never waits for a choice.

Saving needs a yes to *Mag ik dit opschrijven?*; without it everything stays a draft (`worry_desk`).
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from ....care import conversations, drafts, families, talks
from ....care.old_talks import TALK, WORRY
from ....care.talks import Scene
from ....domain.identity import new_number
from ....domain.records import Worry
from ....errors import InputError, InputFault, KrachtigError
from ...panels.person_form import PersonForm
from ...panels.restored import to_json
from .worry_desk import Notice, WorryDesk
from .worry_form import WorryForm, changed_fields


@dataclass(frozen=True)
class Difference:
    """A field in which the saved worry and this form are not the same."""

    field: str
    theirs: object
    mine: object


@dataclass
class WorryModel(WorryDesk):
    """What a person does with the open form, beyond writing in it."""

    @property
    def is_stale(self) -> bool:
        """Somebody saved another version while this one was written."""
        stored = self.around.stored(self.form.id)
        return stored is not None and self.form.base != str(stored.head)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What the saved version has otherwise than this form, while it is stale."""
        theirs = self.saved
        if not self.is_stale or theirs is None:
            return ()
        try:
            mine = self.form.worry(theirs, self.today)
        except InputError:
            return ()
        return tuple(
            Difference(name, getattr(theirs, name), getattr(mine, name)) for name in changed_fields(mine, theirs)
        )

    def save(self) -> None:
        """Save the worry on this laptop. What is wrong stands in `faults`; the draft stays until it is saved."""
        self.faults, self.error, self.notice = self.form.faults(self.today), None, Notice.NONE
        if self.faults or self.busy or not self.around.has_yes or not self.form.id:
            self.changed()
            return
        form, store, written = self.form, self.opened.store, self.form.content()
        record, self.busy = self._recording(form), True

        def work() -> Scene:
            record()
            return talks.scene_of_worry(store, UUID(form.id))

        def done(seen: Scene) -> None:
            self.busy, self.notice = False, Notice.SAVED
            self._see(seen)
            stored = next(each for each in seen.worries if str(each.id) == form.id)
            form.base, form.number, form.kept = str(stored.head), stored.worry.number, ""
            if self.form is form:
                # What was typed while it was saved is not in what was saved.
                self._kept = written
            self.changed()

        self.run(work, done, self._not_saved)

    def keep_mine(self) -> None:
        """After a change by somebody else: save this version over it. The journal keeps both."""
        if stored := self.around.stored(self.form.id):
            self.form.base = str(stored.head)
            self.save()

    def added(self, person: PersonForm) -> None:
        """Somebody whom the worry is about and who was not named before: recorded after a yes, else a draft."""
        store, hand, around = self.opened.store, self.opened.hand(), self.around
        if around.talk:
            self._added(person)
            around.talk.add_person(person)
            key, text = f"{TALK}{around.talk.id}", to_json(around.talk)
            self.run(lambda: drafts.keep_draft(store, key, text), lambda _none: self.changed(), self._failed)
            return
        home, whole = UUID(around.home), person.person(hand.today)
        talk = UUID(around.conversation) if around.conversation else None

        def work() -> Scene:
            families.add_person(store, home, whole, hand=hand, id_=UUID(person.id))
            return talks.scene(store, home, talk)

        def done(seen: Scene) -> None:
            self._added(person)
            self._seen(seen)

        self.run(work, done, self._failed)

    def _added(self, person: PersonForm) -> None:
        self.adding = None
        self.form.about.append(person.id)
        self.touched()

    def tell_back(self, said: str) -> None:
        """*Verteld*: one press; `said` may stay empty."""
        store, id_, hand = self.opened.store, UUID(self.form.id), self.opened.hand()
        self._change(lambda: conversations.tell_back(store, id_, said.strip(), hand=hand), Notice.TOLD)

    def take_back(self) -> None:
        """Undo of *Verteld*."""
        store, id_, hand = self.opened.store, UUID(self.form.id), self.opened.hand()
        self._change(lambda: conversations.take_back(store, id_, hand=hand), Notice.NONE)

    def _recording(self, form: WorryForm) -> Callable[[], object]:
        """What writes this form down: a new worry, or a change to the saved one. Raises InputError."""
        hand, was = self.opened.hand(), self.saved
        hand.numbers.said.update(form.numbers)
        worry, draft = form.worry(was or self._blank(), hand.today), f"{WORRY}{form.id}"
        use = conversations.record_worry if was is None else conversations.change_worry
        where: dict[str, UUID] = {"id_": UUID(form.id)} if was is None else {"base": UUID(form.base)}
        first = UUID(self.around.home) if was is None else UUID(form.id)
        return partial(use, self.opened.store, first, worry, hand=hand, draft=draft, **where)

    def _change(self, change: Callable[[], None], notice: Notice) -> None:
        """Change the saved worry beside its form: the form goes on from the new revision."""
        store, form, fresh = self.opened.store, self.form, not self.is_stale

        def work() -> Scene:
            change()
            return talks.scene_of_worry(store, UUID(form.id))

        def done(seen: Scene) -> None:
            self.notice = notice
            if fresh:
                form.base = next(str(each.head) for each in seen.worries if str(each.id) == form.id)
            self._seen(seen)

        self.run(work, done, self._failed)

    def _not_saved(self, error: KrachtigError) -> None:
        """When somebody changed it meanwhile, read what stands now: both versions are shown."""
        self.busy, self.error = False, error
        if error.code is InputFault.STALE:
            store, id_ = self.opened.store, UUID(self.form.id)
            self.run(lambda: talks.scene_of_worry(store, id_), self._seen, self._failed)
        self.changed()

    def _blank(self) -> Worry:
        """A new worry before the form fills it. It has one sign, since an empty one does not exist."""
        inside, talk = self.around.inside, self.form.talk
        return Worry(
            number=new_number(secrets.token_bytes),
            conversation=UUID(talk) if talk else None,
            raised_by=UUID(inside.id if inside else self.around.home),
            title="-",
        )
