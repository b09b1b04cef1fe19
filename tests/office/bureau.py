"""An office with two enrolled laptops, made once and copied for each test; and hands that make any bundle.

`Hand` signs what it is told, honest or not: what a registered laptop could send, an import must bear.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.bundle import (
    BundleType,
    LogLine,
    Manifest,
    Previous,
    Request,
    Tip,
    Written,
    make_request,
)
from krachtigthuis_desktop.bundle.manifest import bundle_id, to_manifest_bytes
from krachtigthuis_desktop.bundle.payload import laptop_bytes
from krachtigthuis_desktop.bundle.writer import facts_of, inner
from krachtigthuis_desktop.crypto import agefile, signing
from krachtigthuis_desktop.domain.revision import Revision, seal
from krachtigthuis_desktop.office import enrolment, setting_up
from krachtigthuis_desktop.office.card import CardFacts
from krachtigthuis_desktop.office.desk import Desk, open_desk
from krachtigthuis_desktop.office.keys import keys_of
from krachtigthuis_desktop.office.pressing import Contact
from krachtigthuis_desktop.storage import AuditLine
from krachtigthuis_desktop.storage.audit import next_line
from tests.builders import revisions

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
PHRASE = "zolder fiets brood kaart lamp regen"
ROOT_PHRASE = "steen appel deur wolk boek vinger"
CONTACT = Contact(name="P. Professional", phone="070 000 00 12")


@dataclass
class Hand:
    """A laptop's keys and its row of bundles, to be used well or badly."""

    device: str
    seed: bytes = field(repr=False)
    identity: str = field(repr=False)
    office: str = ""
    recipient: str = ""
    incarnation: str = "1c" * 16
    sent: list[Written] = field(default_factory=list)
    log: list[AuditLine] = field(default_factory=list)
    written: int = 0

    def case(self, how_many: int) -> list[Revision]:
        """A whole case as this laptop writes it; its numbers go on where the last case stopped."""
        own = {"device": self.device, "author": self.device, "incarnation": self.incarnation}
        before, self.written = self.written, self.written + how_many
        return [_numbered(each, each.n + before) for each in revisions(how_many, **own)]

    def logs(self, how_many: int = 1) -> None:
        for _ in range(how_many):
            self.log.append(
                next_line(
                    self.log[-1] if self.log else None,
                    device=self.device,
                    incarnation=self.incarnation,
                    at="2026-03-01T09:30:00Z",
                    actor=self.device,
                    action="record_new",
                    record=None,
                    result="ok",
                )
            )

    def bundle(self, content: Sequence[Revision], *, seq: int | None = None, **changes: Any) -> Written:
        """The next bundle with these revisions and the whole log. `changes` are fields of the manifest."""
        self.logs()
        payload = laptop_bytes(content, [LogLine(**asdict(line)) for line in self.log], ())
        number = seq or len(self.sent) + 1
        facts: dict[str, Any] = {
            "v": 1,
            "type": BundleType.LAPTOP,
            "device": self.device,
            "incarnation": self.incarnation,
            "after": None,
            "seq": number,
            "prev": self.sent[number - 2].id if 1 < number <= len(self.sent) + 1 else None,
            "to": self.office,
            "to_recipients": (self.recipient,),
            "registry_version": 3,
            "returns": None,
            "audit_head": Tip(n=self.log[-1].n, sha256=self.log[-1].sha256),
            "schema": 1,
            "app": "0.1.0",
            "created": "2026-03-01T10:00:00Z",
            "count": len(content),
            "files": facts_of(payload),
        }
        written = sealed(Manifest(**facts | changes), payload, seed=self.seed)
        if number == len(self.sent) + 1:
            self.sent.append(written)
        return written

    def restored(self, incarnation: str = "2d" * 16) -> Hand:
        """The same laptop after a restore: a new incarnation that names the last bundle it knew."""
        return replace(self, incarnation=incarnation, sent=[], log=[], written=0)

    @property
    def tip(self) -> Previous:
        """The last bundle, as a later incarnation names it."""
        last = self.sent[-1]
        return Previous(
            incarnation=self.incarnation, seq=last.manifest.seq, id=last.id, audit_head=last.manifest.audit_head
        )


def _numbered(revision: Revision, n: int) -> Revision:
    """The same revision under another number, its hashes made again."""
    facts = {name: value for name, value in asdict(revision).items() if name not in {"n", "body_sha256", "sha256"}}
    return seal(**facts | {"n": n, "salt": bytes.fromhex(revision.salt or "")})


def sealed(manifest: Manifest, payload: bytes, *, seed: bytes) -> Written:
    """A bundle as our writer makes it, but unchecked: it may lie."""
    page = to_manifest_bytes(manifest)
    tar = inner(page, payload, seed=seed, namespace=manifest.type.namespace)
    return Written(
        id=bundle_id(page),
        manifest=manifest,
        manifest_bytes=page,
        inner=tar,
        outer=agefile.seal(tar, manifest.to_recipients),
    )


def a_hand(device: str) -> Hand:
    """Fresh keys under a device id."""
    return Hand(device=device, seed=signing.new_signing_key(), identity=agefile.new_identity().secret)


def a_request(hand: Hand, **changes: Any) -> bytes:
    """The request that this laptop makes."""
    facts = {
        "device": hand.device,
        "signing": signing.public_key(hand.seed).hex(),
        "recipient": agefile.recipient_of(hand.identity),
        "created": "2026-03-01T09:00:00Z",
    }
    return make_request(Request(**facts | changes), seed=hand.seed)


@dataclass(frozen=True)
class Bureau:
    """An opened office, its folder for sticks, and the two laptops it knows."""

    desk: Desk
    stick: Path
    anna: Hand
    bram: Hand

    def put(self, written: Written, name: str | None = None) -> Path:
        """The bundle as a file on the stick."""
        path = self.stick / (name or written.name)
        path.write_bytes(written.outer)
        return path


@dataclass(frozen=True)
class Template:
    home: Path
    anna: Hand
    bram: Hand


def a_wish(**changes: Any) -> setting_up.Wishes:
    facts: dict[str, Any] = {
        "office_name": "Kantoor Verzonnen",
        "administrator": "beheerder",
        "facts": CardFacts(names=("Kantoor Verzonnen",), place="Leiden", phone="071 000 00 12"),
        "contact": (CONTACT,),
        "cost": vault.FLOOR,
    }
    return setting_up.Wishes(**facts | changes)


def enrol(desk: Desk, hand: Hand, folder: Path, **holder: str) -> enrolment.Enrolled:
    """Trust this laptop, with the right words."""
    asked = enrolment.read(a_request(hand))
    done = enrolment.enrol(
        desk,
        asked,
        enrolment.Holder(**holder),
        words=" ".join(asked.words),
        root_phrase=ROOT_PHRASE,
        folder=folder,
        now=NOW,
    )
    hand.office, hand.recipient = desk.office, keys_of(desk.vault.store).recipient
    return done


def a_template(folder: Path, **changes: Any) -> Template:
    """A closed office with two enrolled laptops."""
    home, stick = folder / "office", folder / "answers"
    stick.mkdir(parents=True)
    anna, bram = a_hand("a0" * 16), a_hand("b0" * 16)
    begun = setting_up.init(home, a_wish(**changes), phrase=PHRASE, root_phrase=ROOT_PHRASE, now=NOW)
    with begun.desk as desk:
        enrol(desk, anna, stick, name="Anna de Vrijwilliger")
        enrol(desk, bram, stick, name="Bram de Professional", role="professional")
    return Template(home, anna, bram)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    return a_template(tmp_path_factory.mktemp("template"))


def copied(template: Template, home: Path) -> None:
    """A copy of the office. The ballast, which holds nothing, is only named a second time."""

    def copy(source: str, target: str) -> None:
        if Path(source).name == "ballast":
            os.link(source, target)
        else:
            shutil.copy2(source, target)

    shutil.copytree(template.home, home, copy_function=copy)


@pytest.fixture
def bureau(template: Template, tmp_path: Path) -> Iterator[Bureau]:
    """A fresh copy of the office, open, with an empty stick."""
    copied(template, tmp_path / "office")
    (tmp_path / "stick").mkdir()
    with open_desk(tmp_path / "office", PHRASE) as desk:
        yield Bureau(desk, tmp_path / "stick", _fresh(template.anna), _fresh(template.bram))


def _fresh(hand: Hand) -> Hand:
    return replace(hand, sent=[], log=[], written=0)
