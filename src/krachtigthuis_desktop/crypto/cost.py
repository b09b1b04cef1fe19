"""What one guess of a phrase costs: the parameters of Argon2id (RFC 9106) and the derivation itself.

A `Cost` outside the floor and the ceiling cannot exist, so a hostile slot file is refused before a byte is
allocated for it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from ..errors import VaultError, VaultFault

KEY_BYTES = 32
SALT_BYTES = 16
MIB = 1024


@dataclass(frozen=True)
class Cost:
    """Memory in KiB, passes over it, lanes. Raises VaultError(SLOT_HOSTILE) outside floor and ceiling."""

    memory: int
    passes: int
    lanes: int

    def __post_init__(self) -> None:
        given = (self.memory, self.passes, self.lanes)
        if not all(low <= value <= high for low, value, high in zip(_FLOOR, given, _CEILING, strict=True)):
            raise VaultError(VaultFault.SLOT_HOSTILE)

    def derive(self, secret: bytes, salt: bytes) -> bytes:
        """The 32-byte key of a secret. Takes the memory and the time that this cost says."""
        kdf = Argon2id(salt=salt, length=KEY_BYTES, iterations=self.passes, lanes=self.lanes, memory_cost=self.memory)
        return kdf.derive(secret)


_FLOOR = (64 * MIB, 3, 4)
_CEILING = (1024 * MIB, 32, 8)
FLOOR = Cost(*_FLOOR)
DEFAULT = Cost(256 * MIB, 4, 4)


def calibrate(seconds: float = 0.8, *, clock: Callable[[], float] = time.perf_counter) -> Cost:
    """The cost for this machine: the default, with more passes until one guess takes `seconds` here.

    A machine that cannot give 256 MiB gets half the memory, down to the floor. Takes about `seconds` twice.
    """
    cost = DEFAULT
    while True:
        try:
            took = _seconds_of(cost, clock)
        except MemoryError:
            if cost.memory // 2 < FLOOR.memory:
                raise
            cost = Cost(cost.memory // 2, cost.passes, cost.lanes)
            continue
        if took >= seconds or cost.passes == _CEILING[1]:
            return cost
        wanted = -int(-cost.passes * seconds // max(took, 0.001))
        cost = Cost(cost.memory, min(max(wanted, cost.passes + 1), _CEILING[1]), cost.lanes)


def _seconds_of(cost: Cost, clock: Callable[[], float]) -> float:
    start = clock()
    cost.derive(b"measure", bytes(SALT_BYTES))
    return clock() - start
