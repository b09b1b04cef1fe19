"""The golden files of the second form of trust: what was written once is read for good, and written the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from krachtigthuis_desktop.bundle import card_words, read_card, read_registry, read_request, request_words
from tests.vectors import make_trust

FOLDER = Path(make_trust.__file__).parent / "trust_2"


def golden(name: str) -> tuple[bytes, dict[str, Any]]:
    expected: dict[str, Any] = json.loads((FOLDER / f"{name}.expected").read_text(encoding="utf-8"))
    return (FOLDER / f"{name}.signed").read_bytes(), expected


def test_the_card_takes_two_of_three() -> None:
    data, expected = golden("office-card")
    card = read_card(data)
    assert ([*card_words(card)], card.threshold) == (expected["words"], expected["threshold"])


def test_the_request_names_the_key_of_before() -> None:
    data, expected = golden("request")
    assert ([*request_words(data)], read_request(data).renews) == (expected["words"], expected["renews"])


def test_the_registry_keeps_the_keys_of_before() -> None:
    data, expected = golden("registry")
    known = read_registry(data, roots=(expected["root"],))
    assert (known.version, [*known.devices[0].signing_keys]) == (expected["version"], expected["signing_keys"])


def test_the_version_with_another_root_holds_for_who_believes_the_old_one() -> None:
    data, expected = golden("registry-next-root")
    known = read_registry(data, roots=(expected["root"],), after=7)
    assert (known.version, [*known.roots]) == (expected["version"], expected["roots"])
    assert known.v == 1


@pytest.mark.parametrize("name", ["office-card", "request", "registry", "registry-next-root"])
def test_made_again_they_are_the_same_bytes(name: str) -> None:
    assert make_trust.files()[name][0] == golden(name)[0]
