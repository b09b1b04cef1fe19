"""The program's folder as an installer (MSI) and as a zip that needs none.

    python packaging/windows/package.py msi|portable

Both go to dist, with the version in their name. The installer is made by wixl and works without a question
(`msiexec /i … /qn`): per machine, into Program Files, with an entry in the start menu. A newer one takes the place of
an older one, an older one refuses. Vaults and settings lie in the user's own folder: neither installing nor removing
touches them.
With SIGN_KEY and SIGN_CERT (files) in the environment the installer is signed by osslsigncode.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import uuid
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import quoteattr

import folder
from icon import write_ico

PROJECT = Path(__file__).parents[2]
DIST = PROJECT / "dist"
NAMES = uuid.UUID("6f0d4e0e-0d3c-5f4e-9f5a-0c1d2e3f4a5b")
"""Ours: every component has its id from its path under this, the same in each version."""
STAYS = "Uw kluizen en instellingen blijven staan, ook als u het programma weghaalt."
UPGRADE = uuid.uuid5(NAMES, "upgrade")
EPOCH = (1980, 1, 1, 0, 0, 0)
START = 'Target="[INSTALLDIR]pythonw.exe" Arguments="-m krachtigthuis_desktop" WorkingDirectory="INSTALLDIR"'


def portable(program: Path, out: Path) -> None:
    """A zip of the folder; the same folder gives the same bytes."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for file in sorted(each for each in program.rglob("*") if each.is_file()):
            entry = zipfile.ZipInfo(f"Krachtig Thuis/{file.relative_to(program).as_posix()}", EPOCH)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            made.writestr(entry, file.read_bytes())


def msi(program: Path, out: Path, *, as_version: str) -> None:
    """An installer of the folder under this version."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        write_ico(PROJECT / "resources" / "icons" / "krachtigthuis.svg", work / "krachtigthuis.ico")
        # wixl takes no absolute names.
        (work / "program").symlink_to(program.resolve())
        source = work / "krachtigthuis.wxs"
        source.write_text(wxs(program, as_version), encoding="utf-8")
        subprocess.run(["wixl", "--arch", "x64", "-o", "out.msi", source.name], check=True, cwd=work)
        keys = signing()
        if keys:
            sign(work / "out.msi", out, key=keys[0], certificate=keys[1])
        else:
            out.write_bytes((work / "out.msi").read_bytes())


def signing() -> tuple[Path, Path] | None:
    """The key and the certificate that were handed in, or None. SystemExit when only one of them was."""
    given = [os.environ.get(name, "") for name in ("SIGN_KEY", "SIGN_CERT")]
    if not any(given):
        return None
    if not all(given):
        raise SystemExit("SIGN_KEY and SIGN_CERT go together: nothing was made.")
    return Path(given[0]), Path(given[1])


def sign(unsigned: Path, out: Path, *, key: Path, certificate: Path) -> None:
    """By a key that is handed in; without a time stamp, since that would ask the network."""
    about = ("-n", "Krachtig Thuis", "-h", "sha256")
    keys = ("-certs", str(certificate), "-key", str(key))
    subprocess.run(
        ["osslsigncode", "sign", *keys, *about, "-in", str(unsigned), "-out", str(out)],
        check=True,
        stdout=subprocess.DEVNULL,
    )


def wxs(program: Path, as_version: str) -> str:
    """The source for wixl: one component per folder, each under an id that its path alone gives."""
    files = "\n".join(_folder(program, ""))
    components = "\n".join(f'   <ComponentRef Id="{_id("c", each)}"/>' for each in _with_files(program))
    return f"""<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
 <Product Id="{_guid("product " + as_version)}" Name="Krachtig Thuis" Language="1043" Version="{as_version}"
   Manufacturer="Exodus Zuid-Holland" UpgradeCode="{str(UPGRADE).upper()}">
  <Package Id="{_guid("package " + as_version)}" InstallerVersion="500" Compressed="yes" InstallScope="perMachine"
    Description="Krachtig Thuis" Comments="{STAYS}"/>
  <MajorUpgrade DowngradeErrorMessage="Er staat al een nieuwere versie van Krachtig Thuis. Haal die eerst weg."/>
  <Media Id="1" Cabinet="krachtigthuis.cab" EmbedCab="yes"/>
  <Icon Id="krachtigthuis.ico" SourceFile="krachtigthuis.ico"/>
  <Property Id="ARPPRODUCTICON" Value="krachtigthuis.ico"/>
  <Property Id="ARPCOMMENTS" Value="{STAYS}"/>
  <Directory Id="TARGETDIR" Name="SourceDir">
   <Directory Id="ProgramFiles64Folder">
    <Directory Id="INSTALLDIR" Name="Krachtig Thuis">
{files}
    </Directory>
   </Directory>
   <Directory Id="ProgramMenuFolder">
    <Component Id="menu" Guid="{_guid("menu")}" Win64="yes">
     <Shortcut Id="menushort" Name="Krachtig Thuis" {START} Icon="krachtigthuis.ico"/>
     <RegistryValue Root="HKLM" Key="Software\\Krachtig Thuis" Name="version" Type="string" Value="{as_version}"
       KeyPath="yes"/>
    </Component>
   </Directory>
  </Directory>
  <Feature Id="all" Level="1">
{components}
   <ComponentRef Id="menu"/>
  </Feature>
 </Product>
</Wix>
"""


def _folder(at: Path, path: str) -> Iterator[str]:
    files = sorted(each for each in at.iterdir() if each.is_file())
    if files:
        yield f'<Component Id="{_id("c", path)}" Guid="{_guid("c" + path)}" Win64="yes">'
        for number, file in enumerate(files):
            key = "" if number else ' KeyPath="yes"'
            name, source = quoteattr(file.name), quoteattr(f"program{path}/{file.name}")
            yield f'<File Id="{_id("f", f"{path}/{file.name}")}" Name={name} Source={source}{key}/>'
        yield "</Component>"
    for inner in sorted(each for each in at.iterdir() if each.is_dir()):
        deeper = f"{path}/{inner.name}"
        yield f'<Directory Id="{_id("d", deeper)}" Name={quoteattr(inner.name)}>'
        yield from _folder(inner, deeper)
        yield "</Directory>"


def _with_files(program: Path) -> list[str]:
    """The folders that hold files, as `_folder` names them."""
    found = {each.parent for each in program.rglob("*") if each.is_file()}
    return sorted("" if each == program else f"/{each.relative_to(program).as_posix()}" for each in found)


def _id(kind: str, path: str) -> str:
    return kind + uuid.uuid5(NAMES, kind + path).hex


def _guid(name: str) -> str:
    return str(uuid.uuid5(NAMES, name)).upper()


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0] not in {"msi", "portable"}:
        print(__doc__)
        return 2
    signing()
    DIST.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        program = Path(name) / "program"
        folder.build(program)
        if arguments[0] == "msi":
            out = DIST / f"krachtigthuis-{folder.version()}.msi"
            msi(program, out, as_version=folder.version())
        else:
            out = DIST / f"krachtigthuis-{folder.version()}-portable.zip"
            portable(program, out)
    print(f"{out.relative_to(PROJECT)}  {out.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
