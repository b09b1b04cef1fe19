"""The doors of real vaults with the cheapest cost, for the screens before a vault is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.gui import rooms
from krachtigthuis_desktop.gui.door import Begun, Doors, OfficeWishes, PutBack, WayIn
from krachtigthuis_desktop.gui.parts.look_choice import LookChoice
from krachtigthuis_desktop.i18n import Language
from krachtigthuis_desktop.office import setting_up
from krachtigthuis_desktop.office.card import CardFacts
from krachtigthuis_desktop.office.pressing import Contact
from krachtigthuis_desktop.prison import restoring
from krachtigthuis_desktop.vault import OpenVault
from krachtigthuis_desktop.vault.paper_sheet import paper_sheet

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
WORDS = "wandel regen tafel kaars brood fiets"
OTHER_WORDS = "appel steen vogel lamp deur wolk"


@dataclass
class House:
    """Opens and makes vaults; remembers them, so that a test can close them."""

    open_ones: list[OpenVault] = field(default_factory=list)
    entered: list[object] = field(default_factory=list)
    words: list[str] = field(default_factory=lambda: [WORDS, OTHER_WORDS])

    def doors(self) -> Doors:
        return Doors(
            open=lambda home, phrase: self._kept(vault.open_with_phrase(home, phrase)),
            recover=self._recover,
            begin_laptop=self._begin_laptop,
            begin_office=self._begin_office,
            new_phrase=self._next_words,
            bits=lambda phrase: int(vault.strength(phrase).bits),
            groups=lambda key: tuple(vault.paper_key_groups(key)),
            check_paper_key=vault.parse_paper_key,
            sheet=lambda key, label: paper_sheet(key, label=label, made_on=NOW.date(), language=Language.DUTCH),
            backups_in=rooms.backups_in,
            restore=self._restore,
        )

    def close(self) -> None:
        for each in self.open_ones:
            each.close()
        self.open_ones.clear()

    def _restore(self, backup: Path, home: Path, way: WayIn) -> PutBack:
        unlock = vault.by_paper(way.paper_key) if way.paper_key else vault.by_phrase(way.phrase)
        back = restoring.restore(backup, home, unlock, now=NOW, new_phrase=way.new_phrase or None, cost=vault.FLOOR)
        return PutBack(opened=self._kept(back), is_laptop=back.kind == vault.LAPTOP)

    def _kept(self, opened: OpenVault) -> OpenVault:
        self.open_ones.append(opened)
        return opened

    def _next_words(self) -> str:
        self.words.append(self.words.pop(0))
        return self.words[-1]

    def _recover(self, home: Path, key: str, phrase: str) -> OpenVault:
        return self._kept(vault.change_phrase(vault.open_with_paper(home, key), phrase, cost=vault.FLOOR))

    def _begin_laptop(self, home: Path, label: str, _name: str, phrase: str) -> Begun:
        made, paper = vault.create(home, kind=vault.LAPTOP, label=label, phrase=phrase, now=NOW, cost=vault.FLOOR)
        return Begun(opened=self._kept(made), paper_key=paper)

    def _begin_office(self, home: Path, wishes: OfficeWishes, phrase: str, root_phrase: str) -> Begun:
        begun = setting_up.init(
            home,
            setting_up.Wishes(
                office_name=wishes.name,
                administrator=wishes.administrator,
                facts=CardFacts(place=wishes.place),
                contact=(Contact(name=wishes.contact, phone=wishes.phone),) if wishes.contact else (),
                cost=vault.FLOOR,
            ),
            phrase=phrase,
            root_phrase=root_phrase,
            now=NOW,
        )
        self._kept(begun.desk.vault)
        return Begun(
            opened=begun.desk,
            paper_key=begun.paper_key,
            root_paper_key=begun.root_paper_key,
            card_words=tuple(begun.words),
        )


def look_choice(spoke: Callable[[Language], None] = lambda _to: None) -> LookChoice:
    return LookChoice(speak=spoke, grow=lambda _size: None)
