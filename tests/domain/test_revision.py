"""A revision is kept for good: any change is noticed, an erased body leaves the chain whole."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krachtigthuis_desktop.domain.canonical import from_bytes, to_bytes
from krachtigthuis_desktop.domain.revision import Revision, body_hash, hashes_fit, to_json
from tests.builders import a_revision, a_worry, an_id

OTHER: dict[str, Any] = {
    "id": an_id(),
    "n": 999_999,
    "home": an_id(),
    "record": an_id(),
    "kind": "person",
    "bases": (an_id(),),
    "author": "f0" * 16,
    "device": "f1" * 16,
    "incarnation": "f2" * 16,
    "happened": "2026-03-02",
    "recorded": "2026-03-02T00:00:00Z",
    "reason": "typefout",
    "schema": 2,
    "body": {"number": "ACDEFGHJK"},
    "salt": "00" * 16,
    "body_sha256": "0" * 64,
    "sha256": "0" * 64,
}
"""Another value for every field of a revision."""


def test_there_is_another_value_for_every_field() -> None:
    assert set(OTHER) == {field.name for field in fields(Revision)}


def test_a_sealed_revision_fits() -> None:
    assert hashes_fit(a_revision())


@pytest.mark.parametrize("name", OTHER)
def test_a_change_of_any_field_is_noticed(name: str) -> None:
    assert not hashes_fit(replace(a_revision(), **{name: OTHER[name]}))


@pytest.mark.parametrize("name", ["home", "reason"])
def test_a_field_made_empty_is_noticed(name: str) -> None:
    emptied: dict[str, Any] = {name: None}
    assert not hashes_fit(replace(a_revision(reason="verhuisd"), **emptied))


def test_a_revision_without_body_and_salt_still_verifies() -> None:
    assert hashes_fit(replace(a_revision(), body=None, salt=None))


@pytest.mark.parametrize("gone", ["body", "salt"])
def test_body_and_salt_go_together_or_not_at_all(gone: str) -> None:
    emptied: dict[str, Any] = {gone: None}
    assert not hashes_fit(replace(a_revision(), **emptied))


def test_an_erased_body_cannot_be_put_back_with_another_text() -> None:
    erased = replace(a_revision(), body=None, salt=None)
    assert not hashes_fit(replace(erased, body={"own_words": "iets anders"}, salt="00" * 16))


def test_the_same_short_body_has_another_hash_under_another_salt() -> None:
    assert body_hash(b"\0" * 16, {"a": 1}) != body_hash(b"\1" * 16, {"a": 1})


@given(st.data())
def test_any_character_changed_anywhere_in_a_body_is_noticed(data: st.DataObject) -> None:
    revision = a_revision(a_worry(own_words="De huur is niet betaald."))
    assert revision.body is not None
    text = to_bytes(revision.body).decode()
    place = data.draw(st.integers(0, len(text) - 1))
    character = data.draw(st.characters(categories=("L", "N")).filter(lambda c: c != text[place]))
    try:
        body = json.loads(text[:place] + character + text[place + 1 :])
    except ValueError:
        return
    assert not isinstance(body, dict) or not hashes_fit(replace(revision, body=body))


def test_a_revision_stands_in_a_payload_as_canonical_json() -> None:
    row = to_json(a_revision(bases=(an_id(), an_id()), home=None))
    assert from_bytes(to_bytes(row)) == row
    assert row["home"] is None
    assert set(row) == {field.name for field in fields(Revision)}


def test_the_order_of_the_keys_in_a_body_means_nothing() -> None:
    revision = a_revision()
    assert revision.body is not None
    turned = dict(reversed(list(revision.body.items())))
    assert hashes_fit(replace(revision, body=turned))
