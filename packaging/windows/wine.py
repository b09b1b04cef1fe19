"""A fresh Windows by Wine, for one run: a prefix of its own, a removable drive E:, and what Wine 8 lacks.

Wine 8 has no `bcryptprimitives.dll` (one function, for Rust's random numbers), no `icuuc.dll` (twenty converters of Qt)
and half a `mscms.dll` (colour profiles of a screen, asked for by Qt); every Windows 10 since 1703 has all three. The
stand-ins are built here, by mingw. What Wine cannot show stands in the
README under "not verified": printing, ACLs, a real stick, sleep, Win+L, BitLocker.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

GCC = "x86_64-w64-mingw32-gcc"
SERVER = "/usr/lib/wine/wineserver64"
_RANDOM = """
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE p, SIZE_T n) {
  while (n) { ULONG k = n > 65536 ? 65536 : (ULONG)n; if (!SystemFunction036(p, k)) return FALSE; p += k; n -= k; }
  return TRUE; }
"""
_CALLS = (
    *("close", "reset", "getMaxCharSize", "getName", "getToUCallBack", "getFromUCallBack", "setToUCallBack"),
    *("setFromUCallBack", "cbToUWriteUChars", "toUnicode", "cbFromUWriteUChars", "toUCountPending"),
    *("fromUCountPending", "getStandardName", "getAvailableName", "countAvailable", "fromUnicode"),
)
_CONVERTERS = (
    *(f"ucnv_{name}" for name in _CALLS),
    "UCNV_FROM_U_CALLBACK_SUBSTITUTE",
    "UCNV_TO_U_CALLBACK_SUBSTITUTE",
)
_ICU = "\n".join(
    [
        "#include <windows.h>",
        "__declspec(dllexport) void *ucnv_open(const char *n, int *e) { if (e) *e = 4; return 0; }",
        *(f"__declspec(dllexport) long long {name}(void) {{ return 0; }}" for name in _CONVERTERS),
    ]
)
_COLOURS = "\n".join(
    [
        "#include <windows.h>",
        *(
            f"__declspec(dllexport) void *{name}(void) {{ return 0; }}"
            for name in ("OpenColorProfileW", "CloseColorProfile", "GetColorProfileFromHandle", "WcsCreateIccProfile")
        ),
    ]
)
STAND_INS = (("bcryptprimitives", _RANDOM, ("-ladvapi32",)), ("icuuc", _ICU, ()), ("mscms", _COLOURS, ()))


@dataclass
class Windows:
    """`folder` holds all of it: the prefix, its home, the stick. Use it as a context; then nothing of it runs on."""

    folder: Path
    display: str | None = None
    """Of an X server, for a window."""
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def stick(self) -> Path:
        """What Windows sees as E:."""
        return self.folder / "stick"

    @property
    def drive_c(self) -> Path:
        return self.folder / "prefix" / "drive_c"

    def __enter__(self) -> Self:
        for name in ("home", "tmp", "stick", "work"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        unwanted = {"DISPLAY", "WAYLAND_DISPLAY", "PYTHONPATH", "VIRTUAL_ENV"}
        self.environment = {name: value for name, value in os.environ.items() if name not in unwanted} | {
            "HOME": str(self.folder / "home"),
            "TMPDIR": str(self.folder / "tmp"),
            "WINEPREFIX": str(self.folder / "prefix"),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=;mscms=n",
        }
        self._begin()
        return self

    def __exit__(self, *_how: object) -> None:
        subprocess.run([SERVER, "-k"], env=self.environment, check=False, timeout=60)

    def run(
        self,
        command: Sequence[str | Path],
        *,
        given: str = "",
        timeout: float = 600,
        environment: Mapping[str, str] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """A Windows program with these arguments (a Path is named as Windows names it). Output as text."""
        return subprocess.run(
            ["wine", *(self.named(each) if isinstance(each, Path) else each for each in command)],
            env=self._with(environment),
            input=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=timeout,
            check=False,
        )

    def start(self, command: Sequence[str | Path]) -> subprocess.Popen[bytes]:
        """The same, going on beside us: a window."""
        return subprocess.Popen(
            ["wine", *(self.named(each) if isinstance(each, Path) else each for each in command)],
            env=self._with(None),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def named(self, path: Path) -> str:
        """As Windows names it: under C: and E: by their letters, all else under Z:."""
        for letter, root in (("E", self.stick), ("C", self.drive_c)):
            if path.is_relative_to(root):
                return f"{letter}:\\" + str(path.relative_to(root)).replace("/", "\\").removeprefix(".")
        return "Z:" + str(path).replace("/", "\\")

    def _with(self, more: Mapping[str, str] | None) -> dict[str, str]:
        return self.environment | ({"DISPLAY": self.display} if self.display else {}) | dict(more or {})

    def _begin(self) -> None:
        # Without a pipe of ours, or whoever reads it waits for the server to end.
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(["wine", "wineboot", "-i"], env=self.environment, check=True, timeout=300, **quiet)
        system = self.drive_c / "windows" / "system32"
        for name, source, libraries in STAND_INS:
            code = self.folder / f"{name}.c"
            code.write_text(source, encoding="utf-8")
            subprocess.run(
                [GCC, "-shared", "-O1", "-o", str(system / f"{name}.dll"), str(code), *libraries], check=True
            )
        letter = self.folder / "prefix" / "dosdevices" / "e:"
        if not letter.is_symlink():
            letter.symlink_to(self.stick)
        # Wine knows a removable drive as a floppy.
        key = "HKLM\\Software\\Wine\\Drives"
        subprocess.run(
            ["wine", "reg", "add", key, "/v", "e:", "/t", "REG_SZ", "/d", "floppy", "/f"],
            env=self.environment, check=True, timeout=120, **quiet,
        )  # fmt: skip
        subprocess.run([SERVER, "-k"], env=self.environment, check=False, timeout=60)
        time.sleep(1)
        # A server that stays, and the services begun under it: else the first program begins them and holds our pipe.
        subprocess.run([SERVER, "-p"], env=self.environment, check=False, timeout=60, **quiet)
        subprocess.run(["wine", "wineboot"], env=self.environment, check=False, timeout=120, **quiet)


def is_here() -> bool:
    """Whether this machine has what the check needs."""
    return all(shutil.which(each) for each in ("wine", "osslsigncode", GCC)) and Path(SERVER).exists()
