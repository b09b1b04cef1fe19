"""A printer for tests: real programs with the names of CUPS, that write down what they are given."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path

from krachtigthuis_desktop.gui.printing import Cups

_LP = """#!{python}
import json, os, sys
given = sys.stdin.buffer.read()
with open({folder!r} + "/jobs", "a") as jobs:
    jobs.write(json.dumps([sys.argv[1:], os.environ["CUPS_SERVER"], given.hex()]) + "\\n")
sys.exit(int(open({folder!r} + "/answer").read()))
"""
_LPSTAT = """#!{python}
import sys
print("Kopieerapparaat\\nHP-Wijkkantoor" if "-e" in sys.argv else "system default destination: {usual}")
"""


class FakeCups:
    """`cups` uses it; `answer` is what `lp` ends with; `jobs` gives (arguments, server, bytes) of each print."""

    def __init__(self, folder: Path, *, usual: str = "Kopieerapparaat") -> None:
        folder.mkdir()
        self._folder = folder
        self.answer(0)
        for name, text in (("lp", _LP), ("lpstat", _LPSTAT)):
            program = folder / name
            program.write_text(text.format(python=sys.executable, folder=str(folder), usual=usual))
            program.chmod(program.stat().st_mode | stat.S_IXUSR)
        self.cups = Cups(lp=str(folder / "lp"), lpstat=str(folder / "lpstat"))

    def answer(self, code: int) -> None:
        (self._folder / "answer").write_text(str(code))

    def jobs(self) -> list[tuple[list[str], str, bytes]]:
        file = self._folder / "jobs"
        lines = file.read_text().splitlines() if file.exists() else []
        return [(args, server, bytes.fromhex(given)) for args, server, given in map(json.loads, lines)]
