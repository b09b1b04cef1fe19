"""The one gettext catalogue: extract, fill, check, compile.

python packaging/catalogue.py extract          sources -> resources/locale/nl/LC_MESSAGES/krachtigthuis.po
python packaging/catalogue.py fill WORDS.json  {"English": "Dutch", "one|||many": ["een", "veel"]} into it
python packaging/catalogue.py missing          English sentences without Dutch; exit 1 when there are any
python packaging/catalogue.py compile          .po -> .mo
"""

from __future__ import annotations

import fcntl
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "krachtigthuis_desktop"
PO = ROOT / "resources" / "locale" / "nl" / "LC_MESSAGES" / "krachtigthuis.po"
KEYWORDS = {"tr": None, "trn": (1, 2), "trc": ((1, "c"), 2), "mark": None}


@contextmanager
def locked() -> Iterator[None]:
    """One at a time; this very file is the lock, so that none lies about."""
    with Path(__file__).open(encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def read() -> Catalog:
    if not PO.exists():
        return Catalog(locale="nl", project="Krachtig Thuis", charset="utf-8", fuzzy=False)
    with PO.open("rb") as file:
        return read_po(file, locale="nl", charset="utf-8")


def write(catalogue: Catalog) -> None:
    stream = BytesIO()
    write_po(stream, catalogue, width=100, omit_header=False, sort_output=True, no_location=True, ignore_obsolete=True)
    lines = [
        line
        for line in stream.getvalue().splitlines(keepends=True)
        if b"-Date:" not in line and b"Generated-By" not in line
    ]
    text = b"".join(lines)
    if not PO.exists() or PO.read_bytes() != text:
        PO.write_bytes(text)


def said() -> Catalog:
    """Every sentence that the sources say, in English, nothing translated."""
    template = Catalog(charset="utf-8")
    found = extract_from_dir(str(SOURCE), [("**.py", "python")], keywords=KEYWORDS)
    for _filename, _line, message, _comments, context in found:
        template.add(message, context=context)
    return template


def extract() -> None:
    catalogue = read()
    catalogue.update(said(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    write(catalogue)


def untranslated(catalogue: Catalog) -> list[str]:
    """Sentences without Dutch, plurals as one|||many."""
    missing = []
    for message in catalogue:
        if not message.id:
            continue
        texts = message.string if isinstance(message.string, tuple | list) else [message.string]
        if not texts or not all(texts):
            missing.append("|||".join(message.id) if isinstance(message.id, tuple | list) else message.id)
    return missing


def fill(source: Path) -> None:
    wanted = json.loads(source.read_text(encoding="utf-8"))
    catalogue = read()
    for message in catalogue:
        key = "|||".join(message.id) if isinstance(message.id, tuple | list) else message.id
        key = f"{message.context}|:|{key}" if message.context else key
        if key and key in wanted:
            text = wanted[key]
            message.string = tuple(text) if isinstance(text, list) else text
    write(catalogue)


def compile_catalogue() -> None:
    """The same sentences give the same bytes, whenever they are compiled."""
    stream, catalogue = BytesIO(), read()
    catalogue.creation_date = datetime(2026, 1, 1, tzinfo=UTC)
    write_mo(stream, catalogue)
    PO.with_suffix(".mo").write_bytes(stream.getvalue())


def main(arguments: list[str]) -> int:
    with locked():
        match arguments:
            case ["extract"]:
                extract()
            case ["fill", name]:
                extract()
                fill(Path(name))
                compile_catalogue()
            case ["missing"]:
                extract()
                missing = untranslated(read())
                print("\n".join(missing))
                return 1 if missing else 0
            case ["compile"]:
                compile_catalogue()
            case _:
                print(__doc__)
                return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
