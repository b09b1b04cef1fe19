"""The door of a vault: its folder, its slots, its lock; whoever holds an open vault may enter.

Both sides come in here. What people need of the keys (a phrase, a paper key, the cost of a guess) is named here
too, since the window and the commands do not know `crypto`.
"""

from __future__ import annotations

from ..crypto.cost import DEFAULT, FLOOR, Cost, calibrate
from ..crypto.paperkey import groups as paper_key_groups
from ..crypto.paperkey import parse_typed as parse_paper_key
from ..crypto.phrase import Strength, check_strong, new_phrase, strength
from .backing_up import BackedUp, back_up
from .backup_form import Backup, check_backup
from .ballast import free as free_ballast
from .ballast import spend as spend_ballast
from .changing import add_slot, change_phrase, check_phrase, remove_slot, whose_phrase
from .checking import Report, Seen, SlotSeen, check, is_vault, look, look_inside
from .drill import Drill, try_backup
from .folder import Folder, check_outside
from .making import AGE_IDENTITY, LAPTOP, OFFICE, SIGNING_SEED, create
from .opened import OpenVault
from .opening import open_with_office, open_with_paper, open_with_phrase
from .process import leave_no_core, leaves_no_core
from .recipients import add_office_slot, confirm_slots, keep_paper_key, new_paper_key
from .restoring import restore
from .taking_away import take_away, take_back
from .ways import Unlock, by_office, by_paper, by_phrase

__all__ = [
    "AGE_IDENTITY",
    "DEFAULT",
    "FLOOR",
    "LAPTOP",
    "OFFICE",
    "SIGNING_SEED",
    "BackedUp",
    "Backup",
    "Cost",
    "Drill",
    "Folder",
    "OpenVault",
    "Report",
    "Seen",
    "SlotSeen",
    "Strength",
    "Unlock",
    "add_office_slot",
    "add_slot",
    "back_up",
    "by_office",
    "by_paper",
    "by_phrase",
    "calibrate",
    "change_phrase",
    "check",
    "check_backup",
    "check_outside",
    "check_phrase",
    "check_strong",
    "confirm_slots",
    "create",
    "free_ballast",
    "is_vault",
    "keep_paper_key",
    "leave_no_core",
    "leaves_no_core",
    "look",
    "look_inside",
    "new_paper_key",
    "new_phrase",
    "open_with_office",
    "open_with_paper",
    "open_with_phrase",
    "paper_key_groups",
    "parse_paper_key",
    "remove_slot",
    "restore",
    "spend_ballast",
    "strength",
    "take_away",
    "take_back",
    "try_backup",
    "whose_phrase",
]
