"""What the holder of a passphrase slot is in this work: a professional, or who keeps keys and assignments."""

from __future__ import annotations

from ..domain.roles import Role
from ..storage import Reader
from .identity import is_administrator


def staff_role(tx: Reader, slot: str) -> Role:
    """The role of a slot of the office vault. `tx` reads that vault."""
    return Role.ADMINISTRATOR if is_administrator(tx, slot) else Role.PROFESSIONAL
