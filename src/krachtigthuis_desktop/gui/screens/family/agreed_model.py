"""What was agreed: an answer written down, of anybody and for anything; and a yes that is taken back."""

from __future__ import annotations

from uuid import UUID

from ....care import consents
from ....care.front_page import LetterOut
from ....domain.records import Consent
from ....domain.records.consent import DataKind, Purpose, Withdrawal
from ....errors import InputError
from ...panels.consent_form import ConsentForm
from .model import FamilyModel

_USED = {
    Purpose.CONTACT_FAMILY: (DataKind.SITUATION,),
    Purpose.TELL_BACK: (DataKind.SITUATION,),
}
"""What something for this purpose always uses; all else is ticked only by whoever asked for it."""


class AgreedModel:
    def __init__(self, family: FamilyModel) -> None:
        self.family = family
        self.withdrawing = ""
        """The consent that is being taken back."""
        self.faults: dict[str, InputError] = {}

    @property
    def form(self) -> ConsentForm:
        return self.family.forms.consent

    @property
    def withdrawn(self) -> tuple[tuple[Consent, tuple[LetterOut, ...]], ...]:
        """What was taken back and not given anew since, the last first, with what had gone out under it."""
        page = self.family.page
        if page is None:
            return ()
        found = [each for each in page.family.consents if each.record.withdrawal and not self._given_anew(each.record)]
        return tuple((each.record, page.letters.get(each.id, ())) for each in reversed(found))

    def begin(self) -> None:
        """An answer to write down: of the first at home, when there is one."""
        self.faults = {}
        self.family.forms.agreeing = True
        if not self.form.about:
            home = [id_ for id_, _person in self.family.persons if id_ != self.family.inside]
            self.form.about = self.form.given_by = (home or [self.family.inside])[0]
        self.family.choose()

    def stop(self) -> None:
        self._close()
        self.family.choose()

    def type_text(self, name: str, text: str) -> None:
        self.form.type_text(name, text)
        self.faults.pop(name, None)
        self.family.touch()

    def choose(self, name: str, value: str | bool | list[str]) -> None:  # noqa: FBT001 a choice has a value
        if name == "purposes" and isinstance(value, list):
            self._use(value)
        if name == "about" and self.form.given_by == self.form.about:
            self.form.given_by = str(value)
        setattr(self.form, name, value)
        self.faults.pop(name, None)
        self.family.choose()

    def save(self) -> None:
        """Write the answer down; what is wrong is in `faults`."""
        hand, form, store = self.family.opened.hand(), self.form, self.family.opened.store
        self.faults = form.faults(hand.today) | form.purpose_faults()
        if self.faults:
            self.family.changed()
            return
        home, purposes = UUID(self.family.home), [Purpose(each) for each in form.purposes]
        consent = form.consent(hand.today, hand.name, purposes, [UUID(each) for each in form.recipients])

        def work() -> None:
            consents.give_consent(store, home, consent, hand=hand)

        def done() -> None:
            self._close()
            self.family.answered = True

        self.family.write(work, done)

    def take_back(self, consent: str) -> None:
        """Begin to take a consent back: how it was said is asked first."""
        self.withdrawing = consent
        self.family.changed()

    def stop_taking_back(self) -> None:
        self.withdrawing = ""
        self.family.changed()

    def withdraw(self, how: str) -> None:
        """Taken back from today on. What goes out from now on asks anew; what went out is named on top."""
        if not self.withdrawing:
            return
        store, hand, id_ = self.family.opened.store, self.family.opened.hand(), UUID(self.withdrawing)
        withdrawal = Withdrawal(on=hand.today, how=how.strip())

        def work() -> None:
            consents.withdraw_consent(store, id_, withdrawal, hand=hand)

        def done() -> None:
            self.withdrawing = ""

        self.family.write(work, done)

    def _use(self, purposes: list[str]) -> None:
        """What a purpose always uses is ticked with it, and telling back is to who is inside."""
        form = self.form
        for purpose in (Purpose(each) for each in purposes if each not in form.purposes):
            form.data += [kind.value for kind in _USED.get(purpose, ()) if kind.value not in form.data]
            if purpose is Purpose.TELL_BACK and self.family.inside not in form.recipients:
                form.recipients.append(self.family.inside)

    def _given_anew(self, old: Consent) -> bool:
        back = old.withdrawal
        page = self.family.page
        later = (each.record for each in (page.family.consents if page else ()))
        return any(
            each.agreed
            and each.withdrawal is None
            and (each.about, each.given_by) == (old.about, old.given_by)
            and set(old.purposes) <= set(each.purposes)
            and back is not None
            and each.on >= back.on
            for each in later
        )

    def _close(self) -> None:
        self.faults = {}
        self.family.forms.agreeing, self.family.forms.consent = False, ConsentForm()
