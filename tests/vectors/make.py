"""Writes the golden bundles of format 1: `python -m tests.vectors.make FOLDER`. Say it once per released format.

Every key here is for tests and public. A new run gives other outer bytes (age is random) and, when the builders of
the tests changed, another content; so what was released is kept, never made again.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from krachtigthuis_desktop.bundle import card_words, make_request, request_words, sign_card, sign_registry
from tests.bundle import parcels
from tests.bundle.test_trust import a_card, a_registry, a_request
from tests.vectors.bundles import vectors


def trust() -> dict[str, tuple[bytes, dict[str, Any]]]:
    """The signed files beside the bundles, with what must be found in them."""
    card, request = sign_card(a_card(), seeds=(parcels.ROOT_SEED,)), make_request(a_request(), seed=parcels.LAPTOP_SEED)
    registry = sign_registry(a_registry(version=1), seeds=(parcels.ROOT_SEED,))
    return {
        "office-card": (card, {"words": list(card_words(a_card()))}),
        "request": (request, {"words": list(request_words(request)), "device": parcels.LAPTOP}),
        "registry": (registry, {"version": 1, "devices": [parcels.LAPTOP]}),
    }


def keys() -> dict[str, Any]:
    """Everything needed to open and check them, also without this program. For tests only."""
    return {
        "note": "keys for tests; nothing real was ever sealed or signed with them",
        "office": parcels.OFFICE,
        "office_identity": parcels.OFFICE_IDENTITY.secret,
        "laptop": parcels.LAPTOP,
        "laptop_identity": parcels.LAPTOP_IDENTITY.secret,
        "laptop_seed": parcels.LAPTOP_SEED.hex(),
        "office_seed": parcels.OFFICE_SEED.hex(),
        "root": parcels.public(parcels.ROOT_SEED).hex(),
        "signers": {
            parcels.public(parcels.LAPTOP_SEED).hex(): parcels.LAPTOP,
            parcels.public(parcels.OTHER_SEED).hex(): parcels.OTHER_LAPTOP,
        },
        "office_signers": {parcels.public(parcels.OFFICE_SEED).hex(): parcels.OFFICE},
    }


def main(folder: Path) -> None:
    folder.mkdir(parents=True)
    _write(folder / "keys.json", keys())
    for vector in vectors():
        (folder / f"{vector.name}.age").write_bytes(vector.outer)
        _write(folder / f"{vector.name}.json", vector.facts())
    for name, (data, facts) in trust().items():
        (folder / f"{name}.signed").write_bytes(data)
        _write(folder / f"{name}.expected", facts)


def _write(path: Path, value: dict[str, Any]) -> None:
    path.write_text(json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
