"""What can happen between one moment and the next. Each step says in one line what it did."""

from __future__ import annotations

from collections.abc import Callable

from . import copies, desk, hostile, office_copies, road, visits, writing
from .forget import forget
from .world import World

Step = Callable[[World], None]

STEPS: dict[Step, int] = {
    writing.write: 24,
    road.take_along: 10,
    road.import_files: 10,
    road.make_return: 5,
    road.apply_return: 9,
    road.lose_stick: 2,
    road.copy_stick: 2,
    road.lose_return: 2,
    desk.settle: 6,
    desk.office_edits: 3,
    desk.assign: 3,
    desk.send_back: 2,
    desk.erase: 2,
    copies.days: 2,
    copies.clock: 2,
    copies.snapshot: 4,
    copies.roll_back: 3,
    copies.restore: 3,
    copies.clone: 2,
    office_copies.back_up: 4,
    office_copies.put_back: 3,
    desk.revoke: 1,
    desk.rotate: 1,
    desk.decide: 3,
    forget: 2,
    hostile.forge: 5,
    visits.visit: 22,
    visits.both_change: 5,
    visits.let_go: 4,
}
"""Each with its weight."""
