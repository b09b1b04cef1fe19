"""The laptop that a return is for: what it told, which versions go along, and whose signature it believes."""

from __future__ import annotations

from dataclasses import dataclass

from ..bundle import Device, Registry
from ..storage import Reader
from .card import card_file
from .desk import Desk
from .directory import volunteers
from .keys import Keys
from .lacking import Heard, Lacking, heard_from, lacking
from .registry_row import Row
from .signing import Everyday, RootNeeded, key_for


@dataclass(frozen=True, kw_only=True)
class Addressed:
    """A laptop as its return needs it. `registry` are the signed versions that go along."""

    device: Device
    heard: Heard
    last: Registry
    registry: tuple[bytes, ...]
    signer: Everyday | RootNeeded
    card: bytes

    def lacks(self, tx: Reader) -> Lacking:
        proposing = volunteers(self.last)
        return lacking(tx, self.device, self.heard, registry=self.registry, card=self.card, proposing=proposing)


def addressed(tx: Reader, row: Row, device: Device, *, card: bytes, everyday: Keys) -> Addressed:
    """The laptop as it stands in the newest version of the registry. `everyday` are the office's keys of now."""
    heard = heard_from(tx, device.id)
    carried = row.after(heard.registry_version)
    return Addressed(
        device=device,
        heard=heard,
        last=row.last,
        registry=tuple(row.files[number - 1] for number in carried),
        signer=key_for(
            row.values,
            heard.registry_version,
            [row.values[number - 1] for number in carried],
            everyday=everyday.public_key.hex(),
        ),
        card=card,
    )


def card_of(desk: Desk) -> bytes:
    """The signed card in force, which goes along when it is new to the laptop."""
    with desk.vault.store.read() as tx:
        return card_file(tx)
