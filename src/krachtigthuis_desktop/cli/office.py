"""`office …`: begin an office, show who it is, trust laptops or no longer, take in bundles, staff and keys."""

from __future__ import annotations

import argparse

from ..i18n import tr
from . import (
    office_assign,
    office_begin,
    office_conflicts,
    office_contact,
    office_devices,
    office_directory,
    office_enrol,
    office_erase,
    office_import,
    office_join,
    office_keys,
    office_log,
    office_quarantine,
    office_registry,
    office_restored,
    office_return,
    office_revoke,
    office_staff,
    office_tell,
    office_urgent,
    office_waiting,
)
from .office_desk import opening, root


def add(groups: argparse._SubParsersAction[argparse.ArgumentParser], shared: argparse.ArgumentParser) -> None:
    """Declare the group and its commands."""
    group = groups.add_parser("office", parents=[shared], help=tr("everything the office does"))
    commands = group.add_subparsers(dest="command", required=True, metavar=tr("command"))
    opened, signing = [shared, opening()], [shared, opening(), root()]
    office_begin.add(commands, signing)
    office_join.add(commands, opened)
    office_enrol.add(commands, signing)
    office_revoke.add(commands, signing)
    office_devices.add(commands, opened)
    office_directory.add(commands, opened)
    office_import.add(commands, opened)
    office_registry.add(commands, opened, signing)
    office_keys.add(commands, opened, signing)
    office_staff.add(commands, opened)
    office_restored.add(commands, opened)
    office_log.add(commands, opened)
    office_return.add(commands, signing)
    office_urgent.add(commands, opened)
    office_contact.add(commands, opened)
    office_conflicts.add(commands, opened)
    office_quarantine.add(commands, opened)
    office_assign.add(commands, opened)
    office_erase.add(commands, opened)
    office_tell.add(commands, opened)
    office_waiting.add(commands, opened)
