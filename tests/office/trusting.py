"""What the tests of trust share: a real laptop of this office, and returns as the office makes them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.bundle import card_words, put_on_stick, read_card
from krachtigthuis_desktop.office import answer, card, enrolment, registry
from krachtigthuis_desktop.office.desk import Desk
from krachtigthuis_desktop.office.keys import Keys, keys_of
from krachtigthuis_desktop.prison import enrolment as asking
from krachtigthuis_desktop.prison import handover, office_card, receive
from krachtigthuis_desktop.prison.receive import Received
from krachtigthuis_desktop.vault import OpenVault
from tests.office.bureau import NOW, ROOT_PHRASE, Bureau

LAPTOP_PHRASE = "wandel regen tafel kaars brood fiets"
NEW_ROOT_PHRASE = "kruk vaas gordijn drempel haard tegel"


@dataclass
class Laptop:
    """A laptop's vault, on a stick's length of this office."""

    bureau: Bureau
    vault: OpenVault

    @property
    def device(self) -> str:
        with self.vault.store.read() as tx:
            return tx.meta("device") or ""

    @property
    def standing(self) -> asking.Standing:
        return asking.standing(self.vault.store)

    def pin(self) -> None:
        """The card in force, with the words on paper."""
        with self.bureau.desk.vault.store.read() as tx:
            data = card.card_file(tx)
        self.vault = office_card.pin_card(self.vault, data, words=" ".join(card_words(read_card(data))))

    def enrol(self, root_phrase: str = ROOT_PHRASE) -> enrolment.Enrolled:
        asked = asking.ask(self.vault.store, now=NOW)
        done = granted(self.bureau, asked.data, root_phrase)
        self.apply(done.answer)
        return done

    def apply(self, file: Path) -> Received:
        return receive.apply(self.vault.store, file, now=NOW)

    def bring(self) -> Path:
        """Its next bundle. There is always something: a revision of a home front."""
        return handover.take_along(self.vault.store, self.bureau.stick, now=NOW)[0].path


def a_laptop(bureau: Bureau, folder: Path) -> Laptop:
    """A new vault that knows this office; not enrolled yet."""
    made, _paper = vault.create(folder, kind=vault.LAPTOP, phrase=LAPTOP_PHRASE, now=NOW, cost=vault.FLOOR)
    laptop = Laptop(bureau, made)
    laptop.pin()
    return laptop


def granted(bureau: Bureau, data: bytes, root_phrase: str = ROOT_PHRASE) -> enrolment.Enrolled:
    """Say yes to a request, with the right words."""
    asked = enrolment.read(data)
    return enrolment.enrol(
        bureau.desk,
        asked,
        enrolment.Holder(name="Anna"),
        words=" ".join(asked.words),
        root_phrase=root_phrase,
        folder=bureau.stick,
        now=NOW,
    )


def a_return(desk: Desk, device: str, folder: Path, *, after: int, signer: Keys | None = None, **changes: Any) -> Path:
    """A return with the versions after one, and the card; signed by the everyday key unless said otherwise.

    `changes`: `files` are the versions to carry instead, `card` the card.
    """
    row = registry.versions(desk)
    known = row.last.device(device)
    assert known is not None
    with desk.vault.store.read() as tx:
        content = answer.payload(changes.get("files", row.carried(after)), changes.get("card", card.card_file(tx)))
    keys = signer or keys_of(desk.vault.store)
    with desk.store.write() as tx:
        written = answer.prepare(tx, known, registry=row.last, content=content, root=keys, now=NOW)
    return put_on_stick(folder, written.name, written.outer)
