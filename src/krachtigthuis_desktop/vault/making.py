"""Making a vault: its data key, first slots, store and identity. All of it stands, or nothing does."""

from __future__ import annotations

import secrets
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from ..crypto import agefile, keyfile, signing, slots
from ..crypto.cost import DEFAULT, Cost
from ..crypto.keyfile import KeySlots
from ..domain.identity import Random
from ..storage import Store, iso, open_vault_file
from . import ballast, opened
from .folder import Folder, check_empty
from .new_home import new_home, put_slots
from .opened import OpenVault
from .process import leave_no_core

LAPTOP = "laptop"
OFFICE = "office"
SIGNING_SEED = "signing_seed"
AGE_IDENTITY = "age_identity"
_SLOT_OF = {LAPTOP: "owner", OFFICE: "staff"}


def create(
    home: Path,
    *,
    kind: str,
    phrase: str,
    now: datetime,
    label: str = "",
    name: str = "",
    cost: Cost = DEFAULT,
    random: Random = secrets.token_bytes,
) -> tuple[OpenVault, str]:
    """A new vault in an empty or new folder, open, and the secret of its paper key (shown once, kept nowhere).

    `label` is what its owner calls it and stands inside; `name` is the name of the first passphrase slot and can
    be read by whoever holds the disk: for a laptop it stays empty. The store knows `device`, `incarnation`,
    `vault_id`, `kind` and `label`, and keeps the secrets `signing_seed` and `age_identity` of this device.
    Raises VaultError: NOT_EMPTY, READ_ONLY, DISK_FULL, DISK_FAILED; InputError naming `phrase`.
    """
    leave_no_core()
    folder = Folder(home)
    check_empty(folder)  # before the derivation, which takes a second
    vault_id, data_key, paper = random(16).hex(), slots.new_data_key(random), agefile.new_identity()
    first = slots.wrap_with_phrase(
        data_key, phrase, vault=vault_id, id=_slot_id(kind, random), name=name, cost=cost, random=random
    )
    on_paper = slots.wrap_for_paper(data_key, paper.recipient, vault=vault_id, id=f"paper-{random(4).hex()}")
    keys = keyfile.seal_slots(vault_id, 1, (first, on_paper), data_key)
    with new_home(folder) as lock, ExitStack() as undo:
        store = open_vault_file(folder.store, data_key, create=True)
        undo.callback(store.close)
        _furnish(store, keys, kind=kind, label=label, paper=paper.recipient, now=now, random=random)
        ballast.lay(folder)
        put_slots(folder, keys)
        undo.pop_all()
    vault = OpenVault(
        home=home,
        vault_id=vault_id,
        kind=kind,
        label=label,
        slot=first.id,
        name=name,
        store=store,
        keys=keys,
        data_key=data_key,
        lock=lock,
    )
    return vault, paper.secret


def _slot_id(kind: str, random: Random) -> str:
    return f"{_SLOT_OF.get(kind, 'owner')}-{random(4).hex()}"


def _furnish(store: Store, keys: KeySlots, *, kind: str, label: str, paper: str, now: datetime, random: Random) -> None:
    """What every store knows about itself: who it is, and whom to seal for when slots are made again."""
    identity = agefile.new_identity()
    facts = {
        opened.VAULT_ID: keys.vault,
        opened.KIND: kind,
        opened.LABEL: label,
        opened.PAPER_RECIPIENT: paper,
        "device": random(16).hex(),
        "incarnation": random(16).hex(),
        "made": iso(now),
    }
    with store.write() as tx:
        for fact, value in facts.items():
            tx.set_meta(fact, value)
        opened.put_own_slots(tx, keys)
        tx.put_secret(SIGNING_SEED, signing.new_signing_key(random))
        tx.put_secret(AGE_IDENTITY, identity.secret.encode())
