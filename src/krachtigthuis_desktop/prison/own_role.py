"""What the holder of this laptop is in this work, by the last registry that was taken in."""

from __future__ import annotations

from ..domain.roles import Role
from ..storage import Reader
from .enrolment import current_registry


def own_role(tx: Reader) -> Role:
    """A volunteer, until the office said otherwise."""
    registry = current_registry(tx)
    device = registry.device(tx.meta("device") or "") if registry else None
    return Role(device.role) if device is not None and device.role in set(Role) else Role.VOLUNTEER
