"""The root vault: a vault of its own inside the office home, opened only to sign who is trusted.

After a change of root the keys of before lie in it too: a laptop that comes back after years believes the root that
it once pinned, and its office slot opens with the recovery identity of that day.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from .. import files
from ..crypto import agefile
from ..errors import TrustError, TrustFault, VaultError
from ..storage import Writer
from ..vault import OpenVault, is_vault, open_with_phrase
from .keys import Keys, keys_of

FOLDER = "root"
NEXT_FOLDER = "root-next"
_OLD_FOLDER = "root-old"
KIND = "root"
_EARLIER = "earlier_keys"
MOST_SIGNATURES = 4


@dataclass(frozen=True, kw_only=True, repr=False)
class RootKeys(Keys):
    """The root keys of now, and those of before, the newest first."""

    earlier: tuple[Keys, ...] = ()

    @property
    def seeds(self) -> tuple[bytes, ...]:
        """What a card is signed with: this root and the ones before, as many as a file may hold."""
        return (self.seed, *(keys.seed for keys in self.earlier))[:MOST_SIGNATURES]

    def believed_by(self, roots: tuple[str, ...]) -> Keys:
        """The keys whose public one (hex) is among these. Raises TrustError(OTHER_ROOT)."""
        for keys in (self, *self.earlier):
            if keys.public_key.hex() in roots:
                return keys
        raise TrustError(TrustFault.OTHER_ROOT)


def root_home(home: Path) -> Path:
    """Where the root vault of an office stands."""
    return home / FOLDER


def next_home(home: Path) -> Path:
    """Where the root vault stands that comes after it, until its first version stands."""
    return home / NEXT_FOLDER


@contextmanager
def root_keys(home: Path, phrase: str) -> Iterator[RootKeys]:
    """The root key and the recovery identity, as long as the block lasts.

    Raises TrustError(NO_ROOT) at a desk without it, and what opening a vault raises.
    """
    with open_root(home, phrase) as vault:
        yield keys_in(vault)


def open_root(home: Path, phrase: str) -> OpenVault:
    if not is_vault(root_home(home)):
        raise TrustError(TrustFault.NO_ROOT)
    try:
        return open_with_phrase(root_home(home), phrase)
    except VaultError as fault:
        # Two phrases are asked for, one after the other: the words say which one did not fit.
        raise type(fault)(fault.code, **fault.facts | {"which": "root"}) from None


def keys_in(vault: OpenVault) -> RootKeys:
    """The keys of an open root vault."""
    own = keys_of(vault.store)
    with vault.store.read() as tx:
        data = tx.secret(_EARLIER)
    pairs = msgspec.json.decode(data, type=tuple[tuple[bytes, str], ...]) if data else ()
    earlier = tuple(Keys(seed=seed, identity=identity) for seed, identity in pairs)
    return RootKeys(seed=own.seed, identity=own.identity, earlier=earlier)


def keep_earlier(tx: Writer, before: RootKeys) -> None:
    """In a new root vault: the keys that it comes after."""
    pairs = [(keys.seed, keys.identity) for keys in (before, *before.earlier)]
    tx.put_secret(_EARLIER, msgspec.json.encode(pairs))


def settle(home: Path, *, stands: bool) -> None:
    """The next root vault takes its place when its version stands, else it goes. May be done twice."""
    now, following, old = root_home(home), next_home(home), home / _OLD_FOLDER
    if following.exists() and not stands:
        files.remove_folder(following)
    elif following.exists():
        if now.exists() and not old.exists():
            files.rename(now, old)
        files.rename(following, now)
    if old.exists() and now.exists():
        files.remove_folder(old)


def check_recovery(recipients: tuple[str, ...]) -> None:
    """Raise TrustError for a recipient that nothing may be sealed for: BAD_KEY, LOW_ORDER_KEY."""
    for each in recipients:
        agefile.check_recipient(each)
