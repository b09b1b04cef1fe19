"""The lists to choose from: worry groups, places, phases, phone numbers, how long things are kept.

They come with the program; the office may send newer ones, which lie in the vault. Of two the higher version holds.
"""

from __future__ import annotations

from functools import cache

from .. import paths
from ..domain.lists import ChoiceList, parse
from ..domain.policy import Policy, policy_of
from ..errors import InputError, InputFault
from ..storage import Reader, Store, Writer

NAMES = (
    "detention_words",
    "facilities",
    "languages",
    "phases",
    "phone_numbers",
    "policy",
    "services",
    "stop_reasons",
    "worry_groups",
)
_KEPT = "list:"

_newer: dict[str, ChoiceList] = {}
"""The office's lists in the vault that stands open; one process opens one vault."""


def choices(name: str) -> ChoiceList:
    """The list of that name ("worry_groups"). Raises InputError(FILE_UNREADABLE) when it is damaged."""
    return _newer.get(name) or _shipped(name)


def policy() -> Policy:
    """How long things are kept on this laptop, by the office's newest word."""
    return policy_of(choices("policy"))


def take_up(store: Store) -> None:
    """Use the lists that lie in this vault, from now on in this process."""
    with store.read() as tx:
        _newer.clear()
        for name in NAMES:
            if kept := _kept(tx, name):
                _newer[name] = kept


def keep(tx: Writer, name: str, data: bytes) -> bool:
    """Keep a list from the office. False when we have this version or a newer one.

    Raises InputError(FILE_UNREADABLE) for a list that this program does not know, or that is none.
    """
    if name not in NAMES:
        raise InputError(InputFault.FILE_UNREADABLE, field="list")
    come = parse(data)
    if name == "policy":
        policy_of(come)
    here = _kept(tx, name) or _shipped(name)
    if come.name != name or come.version <= here.version:
        return False
    tx.put_secret(_KEPT + name, data)
    return True


def _kept(tx: Reader, name: str) -> ChoiceList | None:
    data = tx.secret(_KEPT + name)
    return parse(data) if data else None


@cache
def _shipped(name: str) -> ChoiceList:
    return parse((paths.resources() / "lists" / f"{name}.json").read_bytes())
