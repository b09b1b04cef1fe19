"""JSON from outside, in the signed page and in what it carries: one spelling, or refused with our own error.

Each case is signed by a registered laptop and its hashes fit, so that only the rule about JSON can refuse it.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable

import msgspec
import pytest

from krachtigthuis_desktop.bundle.payload import LONG, laptop_bytes
from krachtigthuis_desktop.bundle.spelling import MAX_ITEMS, _stands_alone, check_spelling
from krachtigthuis_desktop.domain.canonical import NotCanonical, from_bytes
from krachtigthuis_desktop.domain.records.letter import Issued, Way
from krachtigthuis_desktop.domain.revision import to_json
from krachtigthuis_desktop.domain.text import fault_in
from krachtigthuis_desktop.errors import BundleReason
from tests import builders
from tests.bundle import parcels

SAID = "Zij slaapt slecht"


def _payload() -> bytes:
    return parcels.as_json(parcels.payload_value([builders.a_revision(builders.a_worry(own_words=SAID), n=1)]))


def _instead(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def bend(data: bytes) -> bytes:
        assert data.count(old) >= 1, old
        return data.replace(old, new, 1)

    return bend


def _says(raw: bytes) -> Callable[[bytes], bytes]:
    """The worker's own words, as raw bytes between the quotes."""
    return _instead(SAID.encode(), raw)


N = b'"n":1,'

BENT: dict[str, Callable[[bytes], bytes]] = {
    "NaN": _instead(N, b'"n":NaN,'),
    "Infinity": _instead(N, b'"n":Infinity,'),
    "minus Infinity": _instead(N, b'"n":-Infinity,'),
    "1e999": _instead(N, b'"n":1e999,'),
    "1.0 for 1": _instead(N, b'"n":1.0,'),
    "1e0 for 1": _instead(N, b'"n":1e0,'),
    "01 for 1": _instead(N, b'"n":01,'),
    "plus one": _instead(N, b'"n":+1,'),
    "minus zero": _instead(N, b'"n":-0,'),
    "hexadecimal": _instead(N, b'"n":0x1,'),
    "a text for a number": _instead(N, b'"n":"1",'),
    "true for 1": _instead(N, b'"n":true,'),
    "null for 1": _instead(N, b'"n":null,'),
    "2^53": _instead(N, b'"n":9007199254740992,'),
    "2^64": _instead(N, b'"n":18446744073709551616,'),
    "5,000 digits": _instead(N, b'"n":' + b"1" * 5_000 + b","),
    "depth 100,000": _instead(b'"reason":null', b'"reason":' + b"[" * 100_000 + b"]" * 100_000),
    "depth 100,000 in a body": _instead(
        b'"body":{', b'"body":{"a":' + b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b","
    ),
    "depth without end": _instead(b'"reason":null', b'"reason":' + b"[" * 100_000),
    "a double key": _instead(N, N + N),
    "a double key in a body": _instead(b'"about":', b'"about":[],"about":'),
    "a double key at the top": _instead(b'{"attachments":[],', b'{"attachments":[],"attachments":[],'),
    "a key of no field": _instead(N, b'"m":1,' + N),
    "a key of no field in a body": _instead(b'"about":', b'"aaa":1,"about":'),
    "a field missing": _instead(N, b""),
    "a field missing in a body": _instead(b'"helps_already":"",', b""),
    "another order": _instead(b'"n":1,"reason":null,', b'"reason":null,"n":1,'),
    "a space": _instead(N, b'"n": 1,'),
    "a newline at the end": lambda data: data + b"\n",
    "something after the end": lambda data: data + b"{}",
    "a second value": lambda data: data + b"null",
    "a comment": _instead(N, b'/* */"n":1,'),
    "a last comma": _instead(b'"attachments":[],', b'"attachments":[,],'),
    "single quotes": _instead(b'"n"', b"'n'"),
    "a byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "UTF-16": lambda data: data.decode().encode("utf-16"),
    "UTF-16 without mark": lambda data: data.decode().encode("utf-16-le"),
    "UTF-32": lambda data: data.decode().encode("utf-32"),
    "Latin-1": _says(b"Zo\xeb"),
    "UTF-8 too long": _says(b"\xc0\xafx"),
    "UTF-8 cut off": _says(b"Zo\xc3"),
    "a surrogate in UTF-8": _says(b"\xed\xa0\x80"),
    "a lone surrogate": _says(b"\\ud800"),
    "two surrogates turned": _says(b"\\udc00\\ud800"),
    "an escaped letter": _says(b"\\u005aij"),
    "an escaped slash": _says(b"\\/"),
    "an escaped newline as number": _says(b"\\u000a"),
    "NUL": _says(b"\\u0000"),
    "a raw NUL": _says(b"\x00"),
    "a raw newline": _says(b"a\nb"),
    "a return": _says(b"\\r"),
    "a backspace": _says(b"\\b"),
    "a bell": _says(b"\\u0007"),
    "DEL": _says(b"\x7f"),
    "a C1 control": _says("\x85".encode()),
    "right to left override": _says("\u202e".encode()),
    "an isolate": _says("\u2066".encode()),
    "not composed": _says("Zoe\u0308".encode()),
    "not composed after an escape": _says("\\n e\u0308".encode()),
    "a text too long": _says(b"x" * 20_001),
    "not an object": lambda _data: b"[]",
    "null": lambda _data: b"null",
    "nothing": lambda _data: b"",
    "a text": lambda _data: b'"{}"',
    "binary": lambda _data: bytes(range(256)),
    "a uuid in capitals": lambda data: data.replace(b'"bases":[]', b'"bases":["0198A3E0-0000-7000-8000-000000000000"]'),
    "a uuid without hyphens": lambda data: data.replace(b'"bases":[]', b'"bases":["0198a3e0000070008000000000000000"]'),
}


def test_there_are_more_than_thirty_cases_and_the_straight_one_is_taken() -> None:
    assert len(BENT) > 30
    assert parcels.refusal(parcels.carrying(_payload(), 1)) is None


@pytest.mark.parametrize("case", sorted(BENT))
def test_a_payload_in_another_spelling_is_refused(case: str) -> None:
    bent = BENT[case](_payload())
    assert parcels.refusal(parcels.carrying(bent, 1)) is BundleReason.BAD_CONTENT


PAGE: dict[str, Callable[[bytes], bytes]] = {
    "NaN": _instead(b'"count":1,', b'"count":NaN,'),
    "1e999": _instead(b'"count":1,', b'"count":1e999,'),
    "1.0 for 1": _instead(b'"count":1,', b'"count":1.0,'),
    "true for 1": _instead(b'"count":1,', b'"count":true,'),
    "5,000 digits": _instead(b'"count":1,', b'"count":' + b"1" * 5_000 + b","),
    "depth 100,000": _instead(b'"prev":null', b'"prev":' + b"[" * 100_000 + b"]" * 100_000),
    "depth within the length": _instead(b'"prev":null', b'"prev":' + b"[" * 5_000 + b"]" * 5_000),
    "a double key": _instead(b'"count":1,', b'"count":1,"count":1,'),
    "two versions": lambda data: data[:-1] + b',"v":1}',
    "a field more": _instead(b'"count":1,', b'"count":1,"counts":1,'),
    "a field missing": _instead(b'"count":1,', b""),
    "a space": _instead(b'"count":1', b'"count": 1'),
    "a byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "UTF-16": lambda data: data.decode().encode("utf-16"),
    "a lone surrogate": _instead(b'"0.1.0"', b'"\\ud800"'),
    "right to left override": _instead(b'"0.1.0"', '"\u202e"'.encode()),
    "not composed": _instead(b'"0.1.0"', '"e\u0308"'.encode()),
    "an endless app": _instead(b'"0.1.0"', b'"' + b"x" * 100 + b'"'),
    "too long a page": _instead(b'"0.1.0"', b'"' + b"x" * 17_000 + b'"'),
    "a list": lambda data: b"[" + data + b"]",
    "not a page": lambda _data: b"null",
    "nothing": lambda _data: b"",
}


@pytest.mark.parametrize("case", sorted(PAGE))
def test_a_manifest_in_another_spelling_is_refused(case: str) -> None:
    payload = _payload()
    page = PAGE[case](parcels.as_json(parcels.manifest_value(payload, 1)))
    assert parcels.refusal(parcels.signed(page, payload)) is BundleReason.BAD_CONTENT


def test_the_quick_writer_gives_the_canonical_form_of_the_domain() -> None:
    revisions = [builders.a_revision(make()) for make in builders.EVERY_KIND]
    odd = ["", "\"'\\/", "tab\tnew\nline", "é ß € 😀 محمد", "\u2028\u2029\u00ad\ufeff", "\\u0041"]
    revisions += [builders.a_revision(builders.a_worry(own_words=f"x{text}")) for text in odd]
    from_domain = from_bytes(laptop_bytes(revisions, (), ()))
    assert isinstance(from_domain, dict)
    assert from_domain["revisions"] == [to_json(revision) for revision in revisions]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        "Zoë",
        "tab\tnew\nline",
        'a "quote" and a \\ and \\n and \\\\t',
        "\n\u0303 a mark after a newline",
        '"\u0338 a mark after a quote',
        "\\\u0301",
        "محمد 😀",
        "e\u0308",
        "\x7f",
        "\x00",
        "\r",
        "\u202e",
        "\\",
        "\\u0000",
        "tel:1234567890123456789",
        "x" * 20_000,
        "x" * 20_001,
    ],
)
def test_the_quick_look_agrees_with_the_rule_of_the_domain_on_texts(text: str) -> None:
    """But for length, which is the business of the types."""
    data = msgspec.json.encode({"reason": text})
    assert _objects(lambda: check_spelling(data, LONG)) == (
        _objects(lambda: from_bytes(data, LONG)) and len(text) <= 20_000
    )


@pytest.mark.parametrize(("number", "reason"), [(2**53 - 1, None), (2**53, BundleReason.BAD_CONTENT)])
def test_no_number_in_a_body_is_larger_than_every_reader_can_hold(number: int, reason: BundleReason | None) -> None:
    issued = Issued(at="2026-03-01T09:30:00Z", way=Way.PRINTED, copy_number=number, by="A")
    revision = builders.a_revision(builders.a_letter(issued=(issued,)))
    assert parcels.refusal(parcels.carrying(laptop_bytes([revision], (), ()), 1)) is reason


def test_what_the_quick_look_takes_alone_joins_with_nothing_before_it() -> None:
    """Over all of Unicode as this Python knows it: no character that it takes is the second half of a composed one."""
    joined = set()
    for code in range(sys.maxunicode + 1):
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            joined.add(chr(int(parts[1], 16)))
    joined |= {chr(code) for code in (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))}  # Hangul joins by a rule
    alone = {chr(code) for code in range(0x80, sys.maxunicode + 1) if _stands_alone(chr(code))}
    assert len(joined) > 60
    assert joined & alone == set()
    assert {*"éßğŁ€“’…محمدЖ中😀"} <= alone
    assert all(fault_in(character) is None for character in alone)


def test_a_payload_of_nothing_but_brackets_is_refused_before_it_fills_the_memory() -> None:
    data = b'{"n":"\\u0041","x":[' + b"[]," * MAX_ITEMS + b"[]]}"
    with pytest.raises(NotCanonical, match="too many"):
        check_spelling(data, LONG)


def test_commas_that_a_person_typed_are_not_too_many_values() -> None:
    text = b'{"reason":"' + b"," * 19_000 + "\\n\u0303".encode() + b'"}'
    many = b'{"data":"' + b"[{," * MAX_ITEMS + "\\n\u0303".encode() + b'"}'
    check_spelling(text, LONG)
    check_spelling(many, LONG)


def _objects(look: Callable[[], object]) -> bool:
    try:
        look()
    except NotCanonical:
        return True
    return False
