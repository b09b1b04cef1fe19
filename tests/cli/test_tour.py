"""The whole walk by command, looked at with stock tools, and scanned for what may not lie about."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import subprocess
import sys
import tarfile
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from krachtigthuis_desktop.domain.records import HomeFront, Worry
from krachtigthuis_desktop.office.desk import open_desk
from krachtigthuis_desktop.vault import open_with_phrase
from tests.scan import leaks

MEMBERS = ["manifest.json.sig", "manifest.json", "payload.json", "pad.bin"]


def command(*arguments: str | Path, home: Path) -> subprocess.CompletedProcess[str]:
    """The real program in a process of its own, with settings and temporary files under `home`."""
    (home / "tmp").mkdir(exist_ok=True)
    return subprocess.run(
        [sys.executable, "-m", "krachtigthuis_desktop", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=250,
        check=False,
        env=os.environ | {"HOME": str(home), "XDG_CONFIG_HOME": str(home / "config"), "TMPDIR": str(home / "tmp")},
    )


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything that a person's account holds: the tour, settings, temporary files."""
    return tmp_path_factory.mktemp("machine")


@pytest.fixture(scope="module")
def walk(machine: Path) -> Path:
    done = command("tour", "--into", machine / "walk", "--worries", "25", home=machine)
    assert done.returncode == 0, done.stderr
    return machine / "walk"


@pytest.fixture(scope="module")
def told(walk: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((walk / "tour.json").read_text(encoding="utf-8"))
    return told


def office(walk: Path, machine: Path, *arguments: str | Path) -> str:
    home, phrase = walk / "office/home", walk / "office/passphrase.txt"
    done = command("office", *arguments, "--home", home, "--passphrase-file", phrase, home=machine)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_tour_json_names_everything_that_was_made(walk: Path, told: dict[str, Any]) -> None:
    assert len(told["worries"]) == 25
    assert len({worry["words"] for worry in told["worries"]}) == 25
    assert told["bundles"]
    assert told["waiting"]
    assert told["letters"]
    assert told["returns"]
    files = [*told["bundles"], *told["waiting"], *told["returns"], *told["letters"], told["office"]["passphrase_file"]]
    assert all((walk / file).is_file() for file in files)
    assert all((walk / told[side]["home"] / "vault.db").is_file() for side in ("office", "laptop"))


def test_the_centre_holds_the_same_texts_as_the_laptop(walk: Path, told: dict[str, Any]) -> None:
    words = {worry["id"]: worry["words"] for worry in told["worries"]}
    phrase = (walk / told["laptop"]["passphrase_file"]).read_text(encoding="utf-8").strip()
    with open_with_phrase(walk / told["laptop"]["home"], phrase) as laptop, laptop.store.read() as tx:
        assert {str(stored.id): stored.record.own_words for stored in tx.all(Worry)} == words
    office_phrase = (walk / told["office"]["passphrase_file"]).read_text(encoding="utf-8").strip()
    with open_desk(walk / told["office"]["home"], office_phrase) as desk, desk.store.read() as tx:
        assert {str(stored.id): stored.record.own_words for stored in tx.all(Worry)} == words


def laptop(walk: Path, machine: Path, *arguments: str | Path) -> str:
    home, phrase = walk / "laptop/home", walk / "laptop/passphrase.txt"
    done = command("vault", *arguments, "--home", home, "--passphrase-file", phrase, home=machine)
    assert done.returncode == 0, done.stderr
    return done.stdout


def checked(file: Path, identity: Path, signers: Path, namespace: str) -> dict[str, Any]:
    """One bundle opened and checked with stock tools only: its payload."""
    inner = subprocess.run(["age", "-d", "-i", identity, file], capture_output=True, check=True).stdout
    listed = subprocess.run(["tar", "t"], input=inner, capture_output=True, check=True).stdout.decode().split()
    assert listed == MEMBERS
    with tarfile.open(fileobj=BytesIO(inner)) as tar:
        signature, manifest, payload, _pad = (tar.extractfile(member).read() for member in MEMBERS)  # type: ignore[union-attr]
    facts = json.loads(manifest)
    assert facts["files"]["payload.json"]["sha256"] == hashlib.sha256(payload).hexdigest()
    assert file.name == f"KTH-{hashlib.sha256(manifest).hexdigest()[:16].upper()}.age"
    signed = identity.with_name("manifest.sig")
    signed.write_bytes(signature)
    said = subprocess.run(
        ["ssh-keygen", "-Y", "verify", "-f", signers, "-I", facts["device"], "-n", namespace, "-s", signed],
        input=manifest,
        capture_output=True,
        check=True,
    )
    assert said.stdout.startswith(b"Good ")
    content: dict[str, Any] = json.loads(payload)
    return content


def test_stock_tools_open_and_check_every_bundle_of_both_directions(
    walk: Path, told: dict[str, Any], machine: Path
) -> None:
    identity, own, signers = machine / "identity.txt", machine / "laptop-identity.txt", machine / "signers.txt"
    identity.write_text(office(walk, machine, "export-identity"), encoding="utf-8")
    own.write_text(laptop(walk, machine, "export-identity"), encoding="utf-8")
    signers.write_text(office(walk, machine, "allowed-signers"), encoding="utf-8")
    for name in [*told["bundles"], *told["waiting"]]:
        checked(walk / name, identity, signers, "krachtigthuis-bundle-v1")
    returns = [checked(walk / name, own, signers, "krachtigthuis-return-v1") for name in told["returns"]]
    assert all(content["receipts"] for content in returns[:1])
    assert sum(len(row["revisions"]) for row in returns[0]["receipts"]) > len(told["worries"])


def test_the_tour_goes_the_whole_way_round(walk: Path, told: dict[str, Any]) -> None:
    """A settled conflict stands on both sides, a forgotten family is back, and nothing but the last change waits."""
    assert len(told["returns"]) >= 4
    phrase = (walk / told["laptop"]["passphrase_file"]).read_text(encoding="utf-8").strip()
    with open_with_phrase(walk / told["laptop"]["home"], phrase) as vault, vault.store.read() as tx:
        fronts = {stored.id: stored.record for stored in tx.all(HomeFront)}
        settled = tx.need(Worry, UUID(told["worries"][-1]["id"]))
        assert tx.stubs() == []
        assert tx.waiting()[0] == 1
        here = {stored.id: stored.record for stored in tx.all(Worry)}
    assert sum(front.closed is not None for front in fronts.values()) == 1
    assert (settled.disputed, settled.record.who_knows) == (
        False,
        "Zijn moeder en de wijkverpleegkundige weten ervan.",
    )
    office_phrase = (walk / told["office"]["passphrase_file"]).read_text(encoding="utf-8").strip()
    with open_desk(walk / told["office"]["home"], office_phrase) as desk, desk.store.read() as tx:
        there = {stored.id: stored.record for stored in tx.all(Worry)}
    differing = [id_ for id_, record in here.items() if there[id_] != record]
    assert differing == [UUID(told["worries"][0]["id"])]


def test_importing_the_same_again_changes_nothing(walk: Path, told: dict[str, Any], machine: Path) -> None:
    files = [walk / name for name in told["bundles"]]
    answer = json.loads(office(walk, machine, "import", "--json", *files))
    assert [each["outcome"] for each in answer["bundles"]] == ["duplicate"] * len(files)
    assert answer["gaps"] == []


def test_nothing_that_was_told_lies_anywhere_in_plain_text(walk: Path, told: dict[str, Any], machine: Path) -> None:
    allowed = {walk / "tour.json", *(walk / name for name in told["letters"])}
    texts = [worry["words"] for worry in told["worries"]] + [person["name"] for person in told["persons"]]
    # A text is also found by a piece of it: a page may end in the middle of one.
    pieces = [text[start : start + 24] for text in texts for start in (0, len(text) // 2)]
    files = [file for file in machine.rglob("*") if file.is_file() and file not in allowed]
    assert len(files) > 15
    assert leaks(files, {*pieces}, root=machine) == []


def test_names_of_files_are_references(walk: Path, told: dict[str, Any]) -> None:
    names = " ".join(file.name for file in walk.rglob("*")).casefold()
    for person in told["persons"]:
        for part in person["name"].split():
            assert len(part) < 4 or part.casefold() not in names


@pytest.mark.parametrize("hide", ["plain", "hex", "base64", "deflated"])
def test_the_scan_finds_what_is_planted(tmp_path: Path, hide: str) -> None:
    secret = "Noor durft niet mee op schoolreis"
    plain = b"%% " + secret.encode() + b" %%"
    hidden = {
        "plain": plain,
        "hex": plain.hex().encode(),
        "base64": base64.b64encode(plain),
        "deflated": zlib.compress(plain),
    }
    (tmp_path / "file.bin").write_bytes(b"\0" * 100 + hidden[hide] + b"\0" * 100)
    assert leaks([tmp_path / "file.bin"], [secret], root=tmp_path) != []


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "into").mkdir()
    (tmp_path / "into" / "mijn brief.txt").write_text("van mij", encoding="utf-8")
    done = command("tour", "--into", tmp_path / "into", home=tmp_path)
    assert done.returncode == 1
    assert "folder_not_empty" in done.stderr
    assert [file.name for file in (tmp_path / "into").iterdir()] == ["mijn brief.txt"]
