"""What lies in the pages of a vault, decrypted as they lie on the disk, free pages too (SECURITY T24)."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVED, SALT = 4096, 80, 16
"""SQLCipher 4: AES-256-CBC, each page with its own start and a seal over it in its last bytes."""


def plain(path: Path, key: bytes) -> bytes:
    """Every page of the vault, one after the other."""
    data, found = path.read_bytes(), bytearray()
    for start in range(0, len(data), PAGE):
        page = data[start : start + PAGE]
        body, tail = page[SALT if start == 0 else 0 : PAGE - RESERVED], page[PAGE - RESERVED :]
        decryptor = Cipher(algorithms.AES256(key), modes.CBC(tail[:16])).decryptor()
        found += decryptor.update(body) + decryptor.finalize()
    return bytes(found)


def folder(home: Path, key: bytes) -> bytes:
    """All pages of every vault file in a folder: copies that lie about count too."""
    return b"".join(plain(file, key) for file in sorted(home.glob("vault.db*")) if file.stat().st_size % PAGE == 0)
