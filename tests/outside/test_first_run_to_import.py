"""Real windows on a real screen, without a mouse, in Dutch: from two new homes to a worry in the central store.

Every step goes through the accessibility tree and real keys; pictures of each page are kept when
KT_PICTURES names a folder. Afterwards: the texts are in the central store, nothing lies about, no network.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from krachtigthuis_desktop.domain.records import Worry
from krachtigthuis_desktop.office.desk import open_desk
from tests.scan import leaks

HERE = Path(__file__).parent
OWN_WORDS = "Mijn dochter slaapt niet meer sinds ik weg ben. Ze is bang dat ik niet terugkom."
SEEN = "Hij liet een tekening van thuis zien."
NAME, SURNAME, VOLUNTEER = "Dagobert", "Zwanenburgwal", "Annemarie Klaverweide"
TITLE = "Roosmarijn slaapt slecht"
Step = list[str]

SESSION = """
wm=0
for _ in $(seq 300); do
    [ $wm != 0 ] && kill -0 $wm 2> /dev/null || { openbox 2> /dev/null & wm=$!; }
    xprop -root _NET_SUPPORTING_WM_CHECK 2> /dev/null | grep -q '#' && break
    sleep 0.1
done
strace -f --seccomp-bpf -qq -e trace=socket -o "$OUT/$NAME.sockets" "$PYTHON" -m krachtigthuis_desktop $WHERE \
    > "$OUT/$NAME.log" 2>&1 &
program=$!
/usr/bin/python3 "$DRIVE" "$OUT/$NAME.json" "$OUT"; done=$?
xdotool key alt+F4
for _ in $(seq 100); do kill -0 $program 2> /dev/null || break; sleep 0.1; done
exit $done
"""
"""A window manager (begun again when it met a screen that was not ready), the program, and who drives it; in the end
the window is closed by Alt+F4."""


class Side:
    """A laptop or an office: an account of its own, with its settings and temporary files. `home`: a vault there is."""

    def __init__(self, at: Path, name: str, home: Path | None = None) -> None:
        self.at, self.name, self.home, self.session = at / name, name, home, 0
        (self.at / "tmp").mkdir(parents=True)

    def drive(self, out: Path, steps: list[Step]) -> None:
        """One sitting at the window. Raises with what was done, and what showed, when a step fails."""
        self.session += 1
        name = f"{self.name}-{self.session}"
        (out / f"{name}.json").write_text(json.dumps(steps), encoding="utf-8")
        done = subprocess.run(
            ["dbus-run-session", "--", "xvfb-run", "-a", "-s", "-screen 0 1366x768x24", "bash", "-c", SESSION],
            capture_output=True,
            text=True,
            check=False,
            timeout=280,
            env={
                **{key: value for key, value in os.environ.items() if key in {"PATH", "LANG", "SSL_CERT_FILE"}},
                "HOME": str(self.at),
                "XDG_CONFIG_HOME": str(self.at / "config"),
                "TMPDIR": str(self.at / "tmp"),
                "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
                "QT_QPA_PLATFORM": "xcb",
                "OUT": str(out),
                "NAME": name,
                "WHERE": f"--home {self.home}" if self.home else "",
                "PYTHON": sys.executable,
                "DRIVE": str(HERE / "drive.py"),
            },
        )
        assert done.returncode == 0, done.stdout[-6000:] + (out / f"{name}.log").read_text(encoding="utf-8")[-2000:]


def opened(phrase: str) -> list[Step]:
    return [["see", "unlock.phrase"], ["type", "unlock.phrase", phrase], ["key", "Return"]]


def given(place: str) -> list[Step]:
    """A file or folder named in the dialog that asks for one."""
    return [["see", "ask.files"], ["key", "ctrl+a"], ["write", place], ["key", "Return"], ["gone", "ask.files"]]


def phrase(name: str, title: str) -> list[Step]:
    return [
        ["says", title],
        ["focus", "first.own"],
        ["read", "first.words", name],
        ["picture", f"first-{name}"],
        ["press", "first.next"],
        ["see", "first.again"],
        ["type", "first.again", f"${name}"],
        ["press", "first.next"],
    ]


PAPER = [
    ["see", "first.group3"],
    ["read", "first.paper3", "third"],
    ["read", "first.paper9", "ninth"],
    ["type", "first.group3", "$third"],
    ["type", "first.group9", "$ninth"],
]

OFFICE_BEGINS = [
    ["see", "first.side"],
    ["nameless"],
    ["key", "Down"],
    ["key", "Return"],
    ["type", "first.office_name", "Exodus Zuid-Holland"],
    ["type", "first.name", "Bo Beheer"],
    ["type", "first.place", "Den Haag"],
    ["type", "first.contact", "Fatma Yildiz"],
    ["type", "first.phone", "070 000 00 00"],
    ["picture", "office-who"],
    ["press", "first.next"],
    *phrase("everyday", "Uw wachtzin"),
    *phrase("root", "Wachtzin van de hoofdsleutel"),
    *PAPER,
    ["picture", "office-paper"],
    ["press", "first.next"],
    ["says", "De papieren sleutel van de hoofdsleutel"],
    ["read", "first.root_paper3", "third"],
    ["read", "first.root_paper9", "ninth"],
    ["type", "first.group3", "$third"],
    ["type", "first.group9", "$ninth"],
    ["press", "first.next"],
    ["says", "Uw zes cijfers"],
    ["press", "first.next"],
    ["see", "first.card_words"],
    ["read", "first.card_words", "card"],
    ["picture", "office-six-words"],
    ["press", "first.next"],
    ["press", "nav.office_card"],
    ["picture", "office-card"],
    ["press", "card.copy"],
    ["see", "ask.files"],
    ["picture", "office-which-folder"],
    *given("$stick"),
    ["picture", "office-card-copied"],
]

LAPTOP_BEGINS = [
    ["see", "first.side"],
    ["picture", "laptop-side"],
    ["key", "Return"],
    ["type", "first.name", VOLUNTEER],
    ["picture", "laptop-who"],
    ["press", "first.next"],
    *phrase("laptop", "Uw wachtzin"),
    *PAPER,
    ["picture", "laptop-paper"],
    ["press", "first.next"],
    ["says", "Uw zes cijfers"],
    ["press", "first.next"],
    ["see", "nav.today"],
    ["picture", "laptop-today-empty"],
    ["nameless"],
    ["press", "nav.handover"],
    ["press", "handover.card"],
    ["press", "link.choose_card"],
    *given("$stick/office-card.json"),
    ["type", "link.words", "$card"],
    ["says", "Op de kaart staat: Exodus Zuid-Holland."],
    ["picture", "laptop-compare"],
    ["press", "link.pin"],
    ["says", "Deze laptop hoort bij Exodus Zuid-Holland."],
    ["press", "link.ask"],
    *given("$stick"),
    ["see", "link.six"],
    ["picture", "laptop-request"],
    ["nameless"],
]

OFFICE_TRUSTS = [
    *opened("$everyday"),
    ["press", "nav.laptops"],
    ["press", "laptops.choose"],
    *given("$request"),
    ["press", "laptops.same", "space"],
    ["type", "laptops.name", VOLUNTEER],
    ["type", "laptops.root", "$root"],
    ["picture", "office-trust"],
    ["press", "laptops.enrol"],
    ["see", "laptops.good"],
    ["picture", "office-trusted"],
    ["nameless"],
]

LAPTOP_WRITES = [
    *opened("$laptop"),
    ["press", "nav.handover"],
    ["press", "handover.link"],
    ["press", "link.take_in"],
    *given("$answer"),
    ["says", "Het kantoor kent deze laptop."],
    ["picture", "laptop-enrolled"],
    ["press", "nav.today"],
    ["press", "today.first"],
    ["press", "talk.new_family"],
    ["type", "talk.first_name", NAME],
    ["type", "talk.prefix", "van der"],
    ["type", "talk.surname", SURNAME],
    ["focus", "talk.facility"],
    ["key", "Down"],
    ["press", "talk.may_write.yes", "space"],
    ["picture", "laptop-talk"],
    ["nameless"],
    ["press", "talk.on"],
    ["type", "worry.title", TITLE],
    ["type", "worry.own_words", OWN_WORDS],
    ["type", "worry.seen_heard", SEEN],
    ["focus", "worry.severity.0"],
    ["key", *["Right"] * 8],
    ["focus", "worry.safety.not_asked"],
    ["key", "Right"],
    ["press", "worry.urgency.now", "space"],
    ["picture", "laptop-worry"],
    ["nameless"],
    ["press", "worry.save"],
    ["see", "worry.saved"],
    ["picture", "laptop-worry-saved"],
    ["press", "nav.today"],
    ["see", "today.pressing"],
    ["picture", "laptop-today"],
    ["press", "nav.handover"],
    ["press", "handover.folder"],
    *given("$stick"),
    ["press", "handover.start"],
    ["see", "handover.done"],
    ["says", "U kunt de stick nu veilig verwijderen"],
    ["picture", "laptop-taken-along"],
    ["nameless"],
]

OFFICE_TAKES_IN = [
    *opened("$everyday"),
    ["press", "inbox.choose"],
    *given("$bundle"),
    ["see", "inbox.start"],
    ["picture", "office-inbox"],
    ["nameless"],
    ["press", "inbox.try"],
    ["see", "inbox.pressing"],
    ["says", "Alleen geprobeerd: er is niets ingelezen."],
    ["press", "inbox.start"],
    ["see", "inbox.delete"],
    ["says", TITLE],
    ["picture", "office-taken-in"],
    ["nameless"],
]


class Walk:
    def __init__(self, at: Path) -> None:
        self.at, self.out, self.stick = at, at / "out", at / "stick"
        for folder in (self.out, self.stick):
            folder.mkdir()
        self.office, self.laptop = Side(at, "office"), Side(at, "laptop")

    def know(self, **facts: Any) -> None:
        file = self.out / "known.json"
        file.write_text(json.dumps({**self.known, **{key: str(value) for key, value in facts.items()}}))

    @property
    def known(self) -> dict[str, str]:
        file = self.out / "known.json"
        known: dict[str, str] = json.loads(file.read_text()) if file.exists() else {}
        return known

    def newest(self, pattern: str) -> Path:
        return max(self.stick.glob(pattern), key=lambda file: file.stat().st_mtime_ns)


@pytest.fixture
def walk(tmp_path: Path) -> Walk:
    walk = Walk(tmp_path)
    walk.know(stick=walk.stick)
    try:
        walk.office.drive(walk.out, OFFICE_BEGINS)
        walk.laptop.drive(walk.out, LAPTOP_BEGINS)
        walk.know(request=walk.newest("KTH-*.json"))
        walk.office.drive(walk.out, OFFICE_TRUSTS)
        walk.know(answer=walk.newest("KTH-*.age"))
        walk.laptop.drive(walk.out, LAPTOP_WRITES)
        walk.know(bundle=walk.newest("KTH-*.age"))
        walk.office.drive(walk.out, OFFICE_TAKES_IN)
    finally:
        if pictures := os.environ.get("KT_PICTURES"):
            shutil.copytree(
                walk.out, pictures, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.json", "*.sockets")
            )
    return walk


@pytest.mark.timeout(900)
def test_a_worry_comes_from_a_new_home_into_the_central_store_without_the_mouse(walk: Walk) -> None:
    """One test, since the walk is long and would be walked again for each."""
    stands_in_the_central_store(walk)
    lies_nowhere_in_plain_text(walk)
    asked_for_no_network(walk)
    met_no_fault_of_its_own(walk)


def stands_in_the_central_store(walk: Walk) -> None:
    (store,) = (each for each in walk.office.at.rglob("vault.db") if each.parent.name != "root")
    with open_desk(store.parent, walk.known["everyday"]) as desk, desk.store.read() as tx:
        (worry,) = (stored.record for stored in tx.all(Worry))
    assert (worry.title, worry.own_words, worry.seen_heard, worry.impression) == (TITLE, OWN_WORDS, SEEN, "")
    assert (worry.severity_start, worry.safety.value, worry.urgency.value if worry.urgency else "") == (
        8,
        "none",
        "now",
    )


def lies_nowhere_in_plain_text(walk: Walk) -> None:
    files = [
        file
        for place in (walk.office.at, walk.laptop.at, walk.stick)
        for file in place.rglob("*")
        if file.is_file() and not file.is_symlink()
    ]
    assert len(files) > 10
    assert leaks(files, [OWN_WORDS[:24], SEEN[:24], NAME, SURNAME, VOLUNTEER, TITLE], root=walk.at) == []


def asked_for_no_network(walk: Walk) -> None:
    asked = [line for file in walk.out.glob("*.sockets") for line in file.read_text().splitlines() if "socket(" in line]
    assert asked != []
    assert [line for line in asked if "AF_INET" in line] == []


def met_no_fault_of_its_own(walk: Walk) -> None:
    said = [line for file in walk.out.glob("*.log") for line in file.read_text(encoding="utf-8").splitlines()]
    assert [line for line in said if not line.startswith("qt.accessibility.atspi")] == []
