"""Drives the real program from outside: finds controls in the accessibility tree, types with real keys.

Runs under the system's own Python, which has pyatspi; knows nothing of the program but what a screen reader
knows. `python3 drive.py SCRIPT.json OUT` reads steps and prints one line for each; the first that fails ends it.
What it reads from the screen stands in OUT/known.json, and is known to the next script too.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyatspi

PROGRAM = "Krachtig Thuis"
LISTS = {"list", "table", "tree"}
LIMIT = 40.0
"""Seconds that a step may wait for what it needs."""


def application() -> Any:
    """The program in the tree, once it stands there."""
    desktop = pyatspi.Registry.getDesktop(0)
    return next((each for each in desktop if each and each.name == PROGRAM), None)


def walk(node: Any) -> Iterator[Any]:
    """Every object under a node."""
    if node is None:
        return
    yield node
    try:
        children = list(node)
    except Exception:  # noqa: BLE001 a window that closes while it is walked
        return
    for child in children:
        yield from walk(child)


def identifier(node: Any) -> str:
    try:
        return str(node.accessibleId or "").removeprefix("QApplication.")
    except Exception:  # noqa: BLE001
        return ""


def showing(node: Any) -> bool:
    states = node.getState()
    return bool(states.contains(pyatspi.STATE_SHOWING) and states.contains(pyatspi.STATE_SENSITIVE))


def has_focus(node: Any) -> bool:
    return bool(node.getState().contains(pyatspi.STATE_FOCUSED))


def find(wanted: str) -> Any:
    """The showing control with this handle, or whose name is or begins with this text."""
    for node in walk(application()):
        try:
            if (identifier(node) == wanted or node.name == wanted) and showing(node):
                return node
        except Exception:  # noqa: BLE001,S112 an object that went away
            continue
    return None


def wait_for(what: Callable[[], Any], said: str) -> Any:
    until = time.monotonic() + LIMIT
    while time.monotonic() < until:
        found = what()
        if found:
            return found
        time.sleep(0.1)
    raise TimeoutError(said)


def text_of(node: Any) -> str:
    try:
        return str(node.queryText().getText(0, -1))
    except Exception:  # noqa: BLE001
        return str(node.name or "")


def keys(*names: str) -> None:
    subprocess.run(["xdotool", "key", "--clearmodifiers", *names], check=True)
    time.sleep(0.05)


def type_text(text: str) -> None:
    """Real keys, slow enough for a machine that is busy with other things."""
    subprocess.run(["xdotool", "type", "--delay", "12", "--", text], check=True)
    time.sleep(0.2)


class Steps:
    """What a script may say. A value that begins with $ was read before by `read`."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.file = out / "known.json"
        self.known: dict[str, str] = json.loads(self.file.read_text(encoding="utf-8")) if self.file.exists() else {}

    def value(self, text: str) -> str:
        for name, known in self.known.items():
            text = text.replace(f"${name}", known)
        return text

    def see(self, wanted: str) -> None:
        wait_for(lambda: find(wanted), f"{wanted} does not show")

    def gone(self, wanted: str) -> None:
        wait_for(lambda: not find(wanted), f"{wanted} still shows")

    def focus(self, wanted: str) -> None:
        """Walk there with Tab, as a person without a mouse does."""
        self.see(wanted)
        node = find(wanted)
        for _turn in range(90):
            if not node or not showing(node):
                node = find(wanted)
            # The chosen row of a list says that it has the focus, also while the list has not.
            inside = () if node and node.getRoleName() in LISTS else node
            if node and any(has_focus(each) for each in (node, *inside)):
                return
            keys("Tab")
        raise TimeoutError(f"Tab does not reach {wanted}")

    def type(self, wanted: str, text: str) -> None:
        self.focus(wanted)
        keys("ctrl+a")
        type_text(self.value(text))

    def write(self, text: str) -> None:
        """Type where the focus is."""
        type_text(self.value(text))

    def press(self, wanted: str, key: str = "Return") -> None:
        self.focus(wanted)
        keys(key)

    def key(self, *names: str) -> None:
        keys(*names)

    def read(self, wanted: str, name: str) -> None:
        self.see(wanted)
        # What is on its way says "Een ogenblik…".
        wait_for(lambda: not text_of(find(wanted)).strip().endswith("…"), f"{wanted} is not there yet")
        # "Groep 3: 6XUR": a name in front of what is shown is left away.
        self.known[name] = text_of(find(wanted)).strip().rpartition(": ")[2]

    def picture(self, name: str) -> None:
        time.sleep(0.5)
        subprocess.run(["import", "-window", "root", str(self.out / f"{name}.png")], check=True)

    def says(self, text: str) -> None:
        """Somewhere on the screen stands this text."""
        wanted = self.value(text)
        wait_for(
            lambda: any(wanted in (node.name or "") and showing(node) for node in walk(application())),
            f"nothing says {wanted!r}",
        )

    def nameless(self) -> None:
        """Every control that can have the focus and shows has a name."""
        bad = [
            f"{node.getRoleName()} {identifier(node)}"
            for node in walk(application())
            if node.getState().contains(pyatspi.STATE_FOCUSABLE)
            and showing(node)
            and not node.name
            and not any(
                relation.getRelationType() == pyatspi.RELATION_LABELLED_BY for relation in node.getRelationSet()
            )
            and node.getRoleName() not in {"filler", "panel", "frame", "scroll pane", "viewport"}
        ]
        if bad:
            raise AssertionError(f"without a name: {bad}")

    def tree(self) -> None:
        """For whoever writes a script: what shows now."""
        for node in walk(application()):
            if showing(node) and (identifier(node) or node.name):
                print("   ", node.getRoleName(), identifier(node), repr(node.name)[:90])


def main() -> int:
    script, out = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), Path(sys.argv[2])
    steps = Steps(out)
    wait_for(application, "the program does not show")
    for step in script:
        name, *arguments = step
        try:
            getattr(steps, name)(*arguments)
        except Exception as fault:  # noqa: BLE001 one way to fail: which step, and what showed then
            print(f"FAILED {step}: {fault}", flush=True)
            steps.picture("failed")
            steps.tree()
            return 1
        print(f"done {step}", flush=True)
    steps.file.write_text(json.dumps(steps.known), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
