"""Zoë asks the wijkteam for help with the rent: a family, a helper, consent, a referral with all it can have."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from krachtigthuis_desktop.care import referrals
from krachtigthuis_desktop.domain.records.consent import DataKind
from krachtigthuis_desktop.domain.records.person import Birth, Role
from krachtigthuis_desktop.domain.records.referral import Line, Nature
from krachtigthuis_desktop.domain.records.worry import Safety
from tests import builders
from tests.world import Laptop


class Story:
    """A laptop on 24 November 2026 with one referral, still a concept unless `ready` was called."""

    def __init__(self, folder: Path) -> None:
        self.laptop = laptop = Laptop(folder)
        laptop.now = datetime(2026, 11, 24, 9, 5, tzinfo=UTC)
        self.home = laptop.begin()
        laptop.talk(self.home)
        self.mick = laptop.detainee(self.home)
        self.zoe = laptop.add(
            self.home, builders.a_person(number="CCCCCCCC3", first_name="Zoë", prefix="", surname="Şahin")
        )
        self.noor = self._child("Noor", 8)
        self.team = laptop.helper(builders.an_organisation(name="Wijkteam Noord", team=""))
        self.worry = laptop.worry(
            self.home, title="Huur achter", about=(self.zoe,), own_words="De huur is twee maanden niet betaald."
        )

    def agree(self, **changes: object) -> UUID:
        return self.laptop.consent(self.home, self.zoe, self.team, **changes)

    def refer(self, **changes: object) -> UUID:
        zoe, mick = self.zoe, self.mick
        facts: dict[str, object] = {
            "number": "ACDEFGHJK",
            "worries": (self.worry,),
            "own_question": "Ik wil weten hoe ik de huur weer op tijd betaal en wie mij daarbij helpt.",
            "questions": ("Wilt u binnen twee weken kennismaken?", "Wilt u meekijken naar de huurschuld?"),
            "situation": (
                Line(
                    text="Er is een achterstand van twee maanden.",
                    nature=Nature.FACT,
                    about=(zoe,),
                    data=DataKind.MONEY.value,
                ),
                Line(
                    text="Het inkomen is in maart gehalveerd.",
                    nature=Nature.TOLD,
                    about=(zoe,),
                    told_by=zoe,
                    data=DataKind.MONEY.value,
                ),
                Line(text="Mick maakt zich zorgen over de huur.", nature=Nature.TOLD, about=(zoe,), told_by=mick),
                Line(text="De post blijft soms dicht.", nature=Nature.IMPRESSION, about=(zoe,)),
            ),
            "helps_already": "De buurvrouw past op.",
            "children": (self.noor,),
            "safety": Safety.NONE,
            "answer_before": date(2026, 12, 8),
        }
        return self.laptop.refer(self.home, zoe, self.team, **facts | changes)

    def ready(self, **changes: object) -> UUID:
        """With consent, looked at and read by her."""
        self.agree()
        referral = self.refer(**changes)
        hand, store = self.laptop.hand(), self.laptop.store
        referrals.looked_at(store, referral, by="P. Professional", on=hand.today, how="phone", hand=hand)
        referrals.read_or_heard(store, referral, on=hand.today, hand=self.laptop.hand())
        return referral

    def _child(self, name: str, age: int) -> UUID:
        birth = Birth(age=age, age_on=date(2026, 11, 1))
        child = builders.a_child(age, first_name=name, roles=(Role.CHILD,), birth=birth, lives_with=(self.zoe,))
        return self.laptop.add(self.home, child)
