"""What may only change in the office vault once a registry version stands: keys, card, the folder of the root key.

The version stands in the central store, which can be another machine. So the new secrets lie ready first; when the
version stands they come into force, and when it never came to that they go. A cut in between changes nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import msgspec

from ..storage import Writer
from ..vault import OpenVault
from . import registry_row, root

_NAME = "pending"


class Pending(msgspec.Struct, frozen=True, kw_only=True):
    """`secrets` come into force with the version of this hash; `new_root`: the folder of the next root key too."""

    sha256: str
    secrets: dict[str, bytes]
    new_root: bool = False


def lay_ready(tx: Writer, file: bytes, secrets: Mapping[str, bytes], *, new_root: bool = False) -> None:
    """Before the version `file` is put into the central store."""
    waits = Pending(sha256=hashlib.sha256(file).hexdigest(), secrets={**secrets}, new_root=new_root)
    tx.put_secret(_NAME, msgspec.json.encode(waits))


def settle(vault: OpenVault) -> None:
    """After the rows have met: what waited for a version that stands comes into force, anything else goes."""
    with vault.store.read() as tx:
        data = tx.secret(_NAME)
        if data is None:
            return
        waits = msgspec.json.decode(data, type=Pending)
        stands = registry_row.holds(tx, waits.sha256)
    if waits.new_root:
        root.settle(vault.home, stands=stands)
    with vault.store.write() as tx:
        for name, value in waits.secrets.items() if stands else ():
            tx.put_secret(name, value)
        tx.delete_secret(_NAME)
