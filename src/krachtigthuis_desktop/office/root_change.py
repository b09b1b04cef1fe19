"""Another root: a new root vault with a key and a phrase of its own, named by a version that old and new one sign.

Laptops follow through the row of versions. The keys of before lie in the new root vault: who was away for years
believes the root of that day, and its office slot opens with the recovery identity of that day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from .. import files
from ..bundle import card_words, put_on_stick
from ..vault import DEFAULT, Cost, create
from . import card, pending
from .desk import Desk
from .registry import next_version, publish, published, versions
from .root import KIND, RootKeys, keep_earlier, keys_in, next_home, root_keys


@dataclass(frozen=True, kw_only=True, repr=False)
class Changed:
    """The version that names the new root, its card with new words, and its paper key (shown once, kept nowhere)."""

    registry_version: int
    card: Path
    words: tuple[str, ...]
    paper_key: str


def change_root(
    desk: Desk,
    *,
    root_phrase: str,
    new_root_phrase: str,
    now: datetime,
    folder: Path | None = None,
    cost: Cost = DEFAULT,
) -> Changed:
    """Put another root key in place of this one, and write its card to `folder` (default: the home).

    Raises what opening and making a root vault raise, TrustError(REGISTRY_FULL, OTHER_ROOT); then the old root is
    in force. StickError: the new one is by then, and the card is written by `office card`.
    """
    row = versions(desk)
    with root_keys(desk.home, root_phrase) as before:
        new, paper = _new_vault(desk, before, new_root_phrase, now, cost)
        roots = (new.public_key.hex(),)
        try:
            registry, file = next_version(
                row, before, now, lambda last: msgspec.structs.replace(last, roots=roots), also=(new.seed,)
            )
            with desk.vault.store.read() as tx:
                facts, recovery = card.facts_of(tx), card.recovery_of(tx)
            made, card_file = card.make(registry, new, facts, now, recovery=recovery)
        except BaseException:
            files.remove_folder(next_home(desk.home))
            raise
    with desk.vault.store.write() as tx:
        pending.lay_ready(tx, file, {card.CARD: card_file}, new_root=True)
    with desk.store.write() as tx:
        publish(tx, registry, file)
        card.announce(tx)
        tx.audit("root_changed", actor=desk.actor, now=now)
    published(desk, now=now)
    pending.settle(desk.vault)
    path = put_on_stick(folder or desk.home, card.FILE_NAME, card_file)
    return Changed(registry_version=registry.version, card=path, words=card_words(made), paper_key=paper)


def _new_vault(desk: Desk, before: RootKeys, phrase: str, now: datetime, cost: Cost) -> tuple[RootKeys, str]:
    """The root vault that comes next, with the keys of before in it. What an earlier try left goes first."""
    home = next_home(desk.home)
    files.remove_folder(home)
    vault, paper = create(home, kind=KIND, phrase=phrase, now=now, label=desk.vault.label, cost=cost)
    with vault:
        with vault.store.write() as tx:
            keep_earlier(tx, before)
        return keys_in(vault), paper
