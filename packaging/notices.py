"""What is carried with the program: THIRD-PARTY.txt with every licence, and an SBOM (CycloneDX 1.6, JSON).

    python packaging/notices.py WHEELS_FOLDER OUT_FOLDER

Read from the very wheels that are carried, so that it can name nothing else. The same wheels give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path

OWN = "krachtigthuis-desktop"
TEXTS = Path(__file__).parent / "licences"
BY_HAND = {
    "pyrage": ("MIT", ()),
    "python-bidi": ("LGPL-3.0-or-later", ("LGPL-3.0", "GPL-3.0")),
    "reportlab": ("BSD-3-Clause", ()),
    "segno": ("BSD-3-Clause", ()),
    "sqlcipher3": ("Zlib", ("SQLCipher", "Apache-2.0")),
    "pyside6": ("LGPL-3.0-only", ("LGPL-3.0", "GPL-3.0")),
    "pyside6-addons": ("LGPL-3.0-only", ("LGPL-3.0", "GPL-3.0")),
    "pyside6-essentials": ("LGPL-3.0-only", ("LGPL-3.0", "GPL-3.0")),
    "pyside6-pdf": ("LGPL-3.0-only", ("LGPL-3.0", "GPL-3.0")),
    "shiboken6": ("LGPL-3.0-only", ("LGPL-3.0", "GPL-3.0")),
}
"""Licence and texts of packages whose wheel does not say it, or offers a choice (of Qt we take the LGPL)."""

HEAD = """Krachtig Thuis itself: EUPL-1.2 (LICENSE). Fonts: Noto Sans, OFL 1.1. Icons: Lucide, ISC. It carries the
packages below, each file as its maker built it; of Qt only the parts that it uses.

What the LGPL asks. Qt and PySide6 (with shiboken6), python-bidi and psycopg are under the LGPL 3. They are separate
files that the program loads when it starts, and you may exchange each for another build of the same library: put the
changed package in the place of the old one (below lib/krachtigthuis on Linux, Lib\\site-packages on Windows); nothing
checks or forbids it, and the program's own parts are plain Python. The source of these versions:
https://download.qt.io/official_releases/QtForPython/, https://github.com/MeirKriheli/python-bidi,
https://github.com/psycopg/psycopg. Whoever hands this program on must be able to give that source as well.
Compiled into a package: SQLCipher and OpenSSL in sqlcipher3, OpenSSL in cryptography, libpq and OpenSSL in
psycopg-binary, image libraries in pillow, Chromium's PDFium in QtPdf (its notices: https://doc.qt.io/qt-6/qtpdf-licensing.html).
"""


@dataclass(frozen=True)
class Carried:
    """One wheel: what it calls itself, its licence, the texts that lie in it, its hash."""

    name: str
    version: str
    licence: str
    texts: tuple[tuple[str, str], ...]
    file: str
    sha256: str


def carried(wheels: Path) -> list[Carried]:
    """Every wheel of the folder but our own, by name."""
    found = (_read(wheel) for wheel in wheels.glob("*.whl"))
    return sorted((each for each in found if each.name != OWN), key=lambda each: (each.name, each.file))


def _read(wheel: Path) -> Carried:
    with zipfile.ZipFile(wheel) as inside:
        (metadata,) = (name for name in inside.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", name))
        facts = HeaderParser().parsestr(inside.read(metadata).decode("utf-8"))
        name = re.sub(r"[-_.]+", "-", facts["Name"]).lower()
        licence, more = BY_HAND.get(name, (facts["License-Expression"] or facts["License"] or "", ()))
        texts = [
            (each.split("/", 1)[1], inside.read(each).decode("utf-8", "replace"))
            for each in sorted(inside.namelist())
            if re.search(r"\.dist-info/.*(licen|copying|notice|authors)", each, re.IGNORECASE) and each[-1] != "/"
        ]
    texts += [(f"{each}.txt", (TEXTS / f"{each}.txt").read_text(encoding="utf-8")) for each in more]
    if not licence or not texts:
        sys.exit(f"{wheel.name} does not say its licence: add it to BY_HAND in {Path(__file__).name}.")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    return Carried(name, facts["Version"], licence, tuple(texts), wheel.name, digest)


def notices(packages: list[Carried]) -> str:
    """The packages with their licences, then each text once, with whose it is."""
    return "\n".join(_lines(packages))


def _lines(packages: list[Carried]) -> Iterator[str]:
    yield HEAD
    by_text: dict[str, list[str]] = {}
    for each in {package.name: package for package in packages}.values():
        yield f"{each.name} {each.version}: {each.licence}"
        for name, text in each.texts:
            by_text.setdefault(text.strip(), []).append(f"{each.name} ({name})")
    for text, whose in by_text.items():
        yield f"\n{'=' * 120}\n{', '.join(dict.fromkeys(whose))}\n{'=' * 120}\n{text}"
    yield ""


def sbom(packages: list[Carried], version: str) -> str:
    """CycloneDX: each package with the hash of every wheel of it that is carried. No date and no serial number:
    both would differ between two builds of the same thing.
    """
    own = {"type": "application", "bom-ref": OWN, "name": OWN, "version": version}
    own["licenses"] = [{"license": {"id": "EUPL-1.2"}}]  # type: ignore[assignment]
    components = [_component(name, packages) for name in dict.fromkeys(each.name for each in packages)]
    told = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": own},
        "components": components,
        "dependencies": [{"ref": OWN, "dependsOn": [each["bom-ref"] for each in components]}],
    }
    return json.dumps(told, indent=1, sort_keys=True) + "\n"


def _component(name: str, packages: list[Carried]) -> dict[str, object]:
    of_it = [each for each in packages if each.name == name]
    one = of_it[0]
    plain = re.fullmatch(r"[A-Za-z0-9.-]+", one.licence)
    licence = {"license": {"id" if plain and one.licence != "MIT-CMU" else "name": one.licence}}
    return {
        "type": "library",
        "bom-ref": f"pkg:pypi/{name}@{one.version}",
        "purl": f"pkg:pypi/{name}@{one.version}",
        "name": name,
        "version": one.version,
        "licenses": [licence if plain else {"expression": one.licence} if " OR " in one.licence else licence],
        "externalReferences": [
            {
                "type": "distribution",
                "url": f"https://pypi.org/project/{name}/{one.version}/#files",
                "comment": each.file,
                "hashes": [{"alg": "SHA-256", "content": each.sha256}],
            }
            for each in of_it
        ],
    }


def write(wheels: Path, into: Path, version: str) -> None:
    """THIRD-PARTY.txt and sbom.cdx.json."""
    packages = carried(wheels)
    into.mkdir(parents=True, exist_ok=True)
    (into / "THIRD-PARTY.txt").write_text(notices(packages), encoding="utf-8")
    (into / "sbom.cdx.json").write_text(sbom(packages, version), encoding="utf-8")


if __name__ == "__main__":
    own_version = re.search(
        r'__version__ = "(.+)"',
        (Path(__file__).parent.parent / "src/krachtigthuis_desktop/__init__.py").read_text(encoding="utf-8"),
    )
    write(Path(sys.argv[1]), Path(sys.argv[2]), own_version[1] if own_version else "")
