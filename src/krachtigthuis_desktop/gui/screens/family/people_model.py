"""People and ties of a family: add, correct, complete, strike off, say how two are tied. Each can be taken back."""

from __future__ import annotations

from uuid import UUID

from ....care import correcting, families, talks
from ....domain.records import Detention, Person, Relation
from ....domain.text import fold
from ....errors import InputError, InputFault
from ...panels.person_form import PersonForm, form_of
from ...panels.tie_form import TieForm
from .model import Did, FamilyModel, Undo


class PeopleModel:
    def __init__(self, family: FamilyModel) -> None:
        self.family = family

    @property
    def form(self) -> PersonForm:
        return self.family.forms.person

    @property
    def correcting(self) -> bool:
        """Somebody who is known is open, and nobody is added."""
        return self.family.forms.adding and bool(self.form.base)

    def add_somebody(self) -> None:
        """A new person, under an id that is made before the first key."""
        forms = self.family.forms
        if not forms.adding or forms.person.base:
            forms.person = PersonForm(id=str(talks.new_id(self.family.opened.hand().now)))
        forms.adding = True
        self.family.choose()

    def correct(self, id_: str) -> None:
        """Everything about somebody, to be corrected or completed."""
        found = self._known(id_)
        if found is None:
            return
        person, head = found
        forms = self.family.forms
        forms.person = form_of(UUID(id_), person, head, self._place(id_))
        forms.adding = True
        self.family.choose()

    def stop(self) -> None:
        forms = self.family.forms
        forms.adding, forms.person = False, PersonForm()
        self.family.choose()

    def save(self, form: PersonForm) -> None:
        """Write it down. The form is whole."""
        if form.base:
            self._correct(form)
        else:
            self._add(form)

    def may_strike(self) -> bool:
        """Not who is inside: the whole page is about that person."""
        return self.correcting and self.form.id != self.family.inside

    def strike(self) -> None:
        """Written down by mistake; refused when anything speaks of this person."""
        store, hand, id_, name = (
            self.family.opened.store,
            self.family.opened.hand(),
            UUID(self.form.id),
            self.form.called,
        )

        def work() -> Undo:
            before = correcting.strike_person(store, id_, hand=hand)
            return Undo(did=Did.STRUCK, name=name, work=lambda back: correcting.put_back(store, id_, before, hand=back))

        self.family.write(work, self._close_person)

    def alike(self, form: PersonForm) -> str:
        """The name of somebody here who may be the same: one word of the name is, or begins, the other."""
        typed = fold(f"{form.first_name} {form.surname} {form.description}").split()
        for id_, person in self.family.persons:
            known = fold(person.full_name).split()
            if id_ != form.id and typed and any(word in known for word in typed if len(word) > 1):
                return person.full_name
        return ""

    def say_tie(self) -> None:
        self.family.forms.tying = True
        self.family.choose()

    def correct_tie(self, tie: Relation) -> None:
        """How two people stand to each other now, beginning with what was said of them last."""
        form = TieForm(from_person=str(tie.from_person), to_person=str(tie.to_person))
        form.show_known(tie)
        self.family.forms.tie = form
        self.say_tie()

    def stop_tying(self) -> None:
        forms = self.family.forms
        forms.tying, forms.tie = False, TieForm()
        self.family.choose()

    def tie_before(self, form: TieForm) -> Relation | None:
        """How these two stood to each other at the last measurement."""
        pair = (form.from_person, form.to_person)
        found = [tie for tie in self.family.ties if (str(tie.from_person), str(tie.to_person)) == pair]
        return found[0] if found else None

    def tied(self, form: TieForm) -> None:
        """Write a tie down, as measured today. What stands and was not asked here stays as it was."""
        store, hand, home = self.family.opened.store, self.family.opened.hand(), UUID(self.family.home)
        relation = form.relation(hand.today, self.tie_before(form))

        def work() -> Undo:
            id_ = families.tie(store, home, relation, hand=hand)
            return Undo(did=Did.TIED, name="", work=lambda back: correcting.strike_tie(store, id_, hand=back))

        def close() -> None:
            self.family.forms.tying, self.family.forms.tie = False, TieForm()

        self.family.write(work, close)

    def _add(self, form: PersonForm) -> None:
        store, hand, home = self.family.opened.store, self.family.opened.hand(), UUID(self.family.home)
        person = form.person(hand.today)

        def work() -> Undo:
            id_ = families.add_person(store, home, person, hand=hand, id_=UUID(form.id))
            return Undo(
                did=Did.ADDED,
                name=person.called,
                work=lambda back: correcting.strike_person(store, id_, hand=back),
            )

        self.family.write(work, self._close_person)

    def _correct(self, form: PersonForm) -> None:
        store, hand, found = self.family.opened.store, self.family.opened.hand(), self._known(form.id)
        if found is None:
            self.family.failed(InputError(InputFault.NOT_FOUND, field=Person.KIND))
            return
        id_, before, was = UUID(form.id), found[0], self._place(form.id)
        person, place = form.person(hand.today, before), form.place(hand.today, was)

        def work() -> Undo:
            correcting.correct_person(
                store,
                id_,
                person,
                base=UUID(form.base),
                hand=hand,
                place=place,
            )
            return Undo(
                did=Did.CORRECTED,
                name=person.called,
                work=lambda back: correcting.put_back(store, id_, before, hand=back, place=was if place else None),
            )

        self.family.write(work, self._close_person)

    def _close_person(self) -> None:
        forms = self.family.forms
        forms.adding, forms.person = False, PersonForm()

    def _known(self, id_: str) -> tuple[Person, UUID] | None:
        """Somebody as he stands, with the revision that is shown."""
        page = self.family.page
        found = (each for each in (page.family.persons if page else ()) if str(each.id) == id_)
        return next(((each.record, each.head) for each in found), None)

    def _place(self, id_: str) -> Detention | None:
        """Where a detainee is; None for anybody else."""
        page = self.family.page
        if page is None or id_ != self.family.inside:
            return None
        here = page.family.detention
        return here.record if here else Detention(number="", person=UUID(id_), phase="")
