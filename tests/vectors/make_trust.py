"""Writes the golden files of the second form of what says whom to trust: `python -m tests.vectors.make_trust FOLDER`.

A laptop with keys of before in the registry, its request for new ones, and a card that takes two of three.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from krachtigthuis_desktop.bundle import EarlierKeys, card_words, make_request, request_words, sign_card, sign_registry
from tests.bundle import parcels
from tests.bundle.test_trust import a_card, a_device, a_registry, a_request

OLD_SEED = parcels.a_seed("laptop, two years ago")
NEXT_ROOT = parcels.a_seed("next root")
EARLIER = EarlierKeys(
    signing=parcels.public(OLD_SEED).hex(),
    recipient=parcels.an_identity("laptop, two years ago").recipient,
    valid_from="2024-03-01T09:30:00Z",
    until="2026-03-01T09:30:00Z",
)


def files() -> dict[str, tuple[bytes, dict[str, Any]]]:
    """Each signed file with what must be found in it."""
    three = tuple(parcels.an_identity(f"recovery {n}").recipient for n in range(3))
    card = a_card(v=2, recovery=three, recovery_threshold=2)
    request = make_request(a_request(v=2, earlier=EARLIER.signing), seed=parcels.LAPTOP_SEED, earlier_seed=OLD_SEED)
    registry = a_registry(v=2, version=7, devices=(a_device(earlier=(EARLIER,)),))
    next_root = a_registry(version=8, roots=(parcels.public(NEXT_ROOT).hex(),))
    root = parcels.public(parcels.ROOT_SEED).hex()
    return {
        "office-card": (sign_card(card, seeds=(parcels.ROOT_SEED,)), {"words": [*card_words(card)], "threshold": 2}),
        "request": (request, {"words": [*request_words(request)], "renews": EARLIER.signing}),
        "registry": (
            sign_registry(registry, seeds=(parcels.ROOT_SEED,)),
            {"root": root, "version": 7, "signing_keys": [parcels.public(parcels.LAPTOP_SEED).hex(), EARLIER.signing]},
        ),
        "registry-next-root": (
            sign_registry(next_root, seeds=(parcels.ROOT_SEED, NEXT_ROOT)),
            {"root": root, "version": 8, "roots": [*next_root.roots]},
        ),
    }


def main(folder: Path) -> None:
    folder.mkdir(parents=True)
    for name, (data, facts) in files().items():
        (folder / f"{name}.signed").write_bytes(data)
        text = json.dumps(facts, indent=1, sort_keys=True, ensure_ascii=False)
        (folder / f"{name}.expected").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
