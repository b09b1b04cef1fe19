"""Canonical JSON: one value, one row of bytes; everything else is refused with one error (SECURITY T8)."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krachtigthuis_desktop.domain.canonical import (
    MAX_DEPTH,
    MAX_INTEGER,
    Json,
    NotCanonical,
    check,
    from_bytes,
    to_bytes,
)
from krachtigthuis_desktop.domain.text import MAX_TEXT, clean

texts = st.text(max_size=40).map(lambda text: clean(text).text)
keys = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=20)
leaves = st.none() | st.booleans() | st.integers(-MAX_INTEGER, MAX_INTEGER) | texts
values = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4), max_leaves=12
).filter(lambda value: _depth(value) <= MAX_DEPTH)


def _depth(value: Any) -> int:
    if isinstance(value, dict):
        return 1 + max(map(_depth, value.values()), default=0)
    if isinstance(value, list):
        return 1 + max(map(_depth, value), default=0)
    return 1


@given(values)
def test_a_value_comes_back_as_it_was(value: Json) -> None:
    assert from_bytes(to_bytes(value)) == value


@given(values)
def test_one_value_has_one_row_of_bytes(value: Json) -> None:
    again = json.loads(json.dumps(value))
    assert to_bytes(again) == to_bytes(value)


@given(values, st.data())
def test_the_bytes_with_one_byte_changed_are_refused_or_mean_something_else(value: Json, data: st.DataObject) -> None:
    good = bytearray(to_bytes(value))
    place = data.draw(st.integers(0, len(good) - 1))
    good[place] ^= data.draw(st.integers(1, 255))
    try:
        other = from_bytes(bytes(good))
    except NotCanonical:
        return
    assert to_bytes(other) != to_bytes(value)


@given(st.binary(max_size=60))
def test_no_bytes_bring_anything_but_a_value_or_our_own_refusal(data: bytes) -> None:
    try:
        value = from_bytes(data)
    except NotCanonical:
        return
    assert to_bytes(value) == data


REFUSED: dict[str, bytes] = {
    "nothing": b"",
    "only space": b" ",
    "cut": b'{"a":',
    "text after the value": b"{} {}",
    "NaN": b"[NaN]",
    "Infinity": b"[Infinity]",
    "-Infinity": b"[-Infinity]",
    "1e999": b"[1e999]",
    "a fraction": b"[0.5]",
    "1.0 for 1": b"[1.0]",
    "an exponent": b"[1e2]",
    "minus nought": b"[-0]",
    "a leading nought": b"[01]",
    "a plus": b"[+1]",
    "5,000 digits": b"[" + b"9" * 5000 + b"]",
    "2^53": b"[9007199254740992]",
    "-2^53": b"[-9007199254740992]",
    "depth 100,000": b"[" * 100_000 + b"]" * 100_000,
    "depth 100,000 of objects": b'{"a":' * 100_000,
    "depth 9": b"[" * 9 + b"]" * 9,
    "a lone surrogate, escaped": b'["\\ud800"]',
    "two surrogates the wrong way round": b'["\\udc00\\ud800"]',
    "a lone surrogate in raw bytes": b'["\xed\xa0\x80"]',
    "a surrogate pair, escaped": b'["\\ud83d\\ude00"]',
    "a byte order mark": b"\xef\xbb\xbf[]",
    "UTF-16": '["a"]'.encode("utf-16"),
    "UTF-16 without a mark": '["a"]'.encode("utf-16-le"),
    "UTF-32": '["a"]'.encode("utf-32"),
    "Latin-1": '["é"]'.encode("latin-1"),
    "an overlong encoding": b'["\xc0\xaf"]',
    "a duplicate key": b'{"a":1,"a":1}',
    "a duplicate key with another value": b'{"a":1,"a":2}',
    "keys out of order": b'{"b":1,"a":1}',
    "a space": b'{"a": 1}',
    "a newline at the end": b"[]\n",
    "an escape where none is needed": b'["\\u0061"]',
    "a slash escaped": b'["\\/"]',
    "a text that is not NFC": '["e\u0301"]'.encode(),
    "bidi: right-to-left override": '["\u202e"]'.encode(),
    "bidi: isolate": '["\u2066"]'.encode(),
    "a control, escaped": b'["\\u0000"]',
    "a control, raw": b'["\x01"]',
    "delete": b'["\x7f"]',
    "C1": '["\u0085"]'.encode(),
    "a key beyond ASCII": '{"é":1}'.encode(),
    "a key with a newline escaped": b'{"a\\u0001":1}',
    "a key of 201 characters": b'{"' + b"a" * 201 + b'":1}',
    "a text too long": b'["' + b"a" * (MAX_TEXT + 1) + b'"]',
    "single quotes": b"['a']",
    "a comment": b"[1/*a*/]",
    "a trailing comma": b"[1,]",
    "True": b"[True]",
}


@pytest.mark.parametrize("data", REFUSED.values(), ids=list(REFUSED))
def test_what_is_not_canonical_is_refused_with_one_error(data: bytes) -> None:
    with pytest.raises(NotCanonical):
        from_bytes(data)


def test_the_limits_themselves_are_taken() -> None:
    for data in (b"[" * 8 + b"]" * 8, b"[9007199254740991,-9007199254740991]", b'["' + b"a" * MAX_TEXT + b'"]'):
        assert to_bytes(from_bytes(data)) == data


def test_a_long_text_is_taken_under_the_key_that_is_named_for_it_and_no_other() -> None:
    long = "a" * (MAX_TEXT + 1)
    limits = {"data": MAX_TEXT + 1}
    for value in ({"data": long}, {"data": [long]}, {"inner": {"data": long}}):
        assert from_bytes(to_bytes(value), limits) == value  # type: ignore[arg-type]
    for value in ({"text": long}, {"data": long + "a"}, {"data": {"text": long}}):
        with pytest.raises(NotCanonical):
            from_bytes(to_bytes(value), limits)  # type: ignore[arg-type]


def test_a_refusal_never_quotes_the_content() -> None:
    for data in (b'["geheim\\ud800"]', b'{"geheim":1,"geheim":1}', '["geheim\u202e"]'.encode(), b'["geheim"'):
        with pytest.raises(NotCanonical) as refused:
            from_bytes(data)
        assert "geheim" not in str(refused.value)
        assert refused.value.__cause__ is None


@pytest.mark.parametrize("value", [1.5, float("nan"), {"a": {1: 2}}, {"a": object()}, ["\ud800"], 2**60, {"a": (1, 2)}])
def test_a_value_that_may_not_stand_in_canonical_json_is_told(value: Any) -> None:
    with pytest.raises(NotCanonical):
        check(value)


def test_names_are_written_as_they_are_not_as_escapes() -> None:
    assert to_bytes(["Nguyễn", "محمد"]) == '["Nguyễn","محمد"]'.encode()
    assert unicodedata.is_normalized("NFC", "Nguyễn")
