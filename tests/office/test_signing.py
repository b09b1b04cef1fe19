"""Which key signs a return: a table of what the laptop holds and what goes along (DESIGN 6)."""

from __future__ import annotations

from typing import Any

import pytest

from krachtigthuis_desktop.bundle import OfficeKey, Registry, check_signer
from krachtigthuis_desktop.office.signing import Everyday, RootNeeded, key_for
from tests.bundle import parcels
from tests.bundle.test_trust import NOW, a_registry

K1, K2 = parcels.public(parcels.OFFICE_SEED).hex(), parcels.public(parcels.a_seed("second everyday")).hex()
R1, R2 = parcels.public(parcels.ROOT_SEED).hex(), parcels.public(parcels.a_seed("second root")).hex()


def version(number: int, *keys: tuple[str, bool], root: str = R1) -> Registry:
    listed = tuple(OfficeKey(key=key, valid_from=NOW, retired=NOW if gone else None) for key, gone in keys)
    facts: dict[str, Any] = {"version": number, "keys": listed, "roots": (root,)}
    return a_registry(**facts)


ROWS = (
    version(1, (K1, False)),
    version(2, (K1, False)),
    version(3, (K1, True), (K2, False)),
    version(4, (K1, True), (K2, False), root=R2),
    version(5, (K1, True), (K2, False), root=R2),
)


@pytest.mark.parametrize(
    ("rows", "reported", "everyday", "expected"),
    [
        (2, 1, K1, Everyday(key=K1)),
        (2, 2, K1, Everyday(key=K1)),
        (2, 0, K1, RootNeeded(roots=(R1,))),
        (3, 2, K2, RootNeeded(roots=(R1,))),
        (3, 2, K1, RootNeeded(roots=(R1,))),
        (3, 3, K2, Everyday(key=K2)),
        (5, 3, K2, Everyday(key=K2)),
        (5, 2, K2, RootNeeded(roots=(R1,))),
        (5, 4, K2, Everyday(key=K2)),
        (5, 0, K2, RootNeeded(roots=(R2,))),
        (5, 5, K1, RootNeeded(roots=(R2,))),
        (2, 9, K1, RootNeeded(roots=(R1,))),
    ],
)
def test_the_key_that_signs(rows: int, reported: int, everyday: str, expected: object) -> None:
    known = ROWS[:rows]
    assert key_for(known, reported, known[reported:], everyday=everyday) == expected


@pytest.mark.parametrize("reported", range(1, 6))
@pytest.mark.parametrize("everyday", [K1, K2])
def test_what_the_office_chooses_the_laptop_takes(reported: int, everyday: str) -> None:
    """The two halves of the rule, held together: no return is made that its laptop would refuse."""
    held, carried = ROWS[reported - 1], ROWS[reported:]
    chosen = key_for(ROWS, reported, carried, everyday=everyday)
    signers = (chosen.key,) if isinstance(chosen, Everyday) else chosen.roots
    for signer in signers:
        check_signer(bytes.fromhex(signer), held, carried, held.roots)
