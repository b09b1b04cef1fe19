"""The doors of vaults for the screens before one is open: each loads what it needs when it is called, on the worker."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from ..i18n import Language
from .door import Begun, Doors


def doors(module: Callable[[str], Any], language: Callable[[], Language]) -> Doors:
    """`module` gives a room by its name and loads it when it is first needed."""
    return Doors(
        open=lambda home, phrase: module("gui.rooms").open_home(home, phrase),
        recover=lambda home, key, phrase: module("gui.rooms").recover(home, key, phrase),
        begin_laptop=lambda home, label, name, phrase: _begun(
            module("gui.rooms").begin_laptop(home, label, name, phrase, _now())
        ),
        begin_office=lambda home, wishes, phrase, root: _begun(
            module("gui.rooms").begin_office(home, wishes, phrase, root, _now())
        ),
        new_phrase=lambda: str(module("vault").new_phrase()),
        bits=lambda phrase: int(module("vault").strength(phrase).bits),
        groups=lambda key: tuple(module("vault").paper_key_groups(key)),
        check_paper_key=lambda typed: str(module("vault").parse_paper_key(typed)),
        sheet=lambda key, label: bytes(
            module("vault.paper_sheet").paper_sheet(key, label=label, made_on=_now().date(), language=language())
        ),
        backups_in=lambda folder: module("gui.rooms").backups_in(folder),
        restore=lambda backup, home, secret: module("gui.rooms").restore(backup, home, secret, _now()),
    )


def _begun(made: Any) -> Begun:
    return Begun(
        opened=made.opened,
        paper_key=made.paper_key,
        root_paper_key=made.root_paper_key,
        card_words=tuple(made.card_words),
        digits=made.opened.holding.code,
    )


def _now() -> datetime:
    return datetime.now(UTC)
