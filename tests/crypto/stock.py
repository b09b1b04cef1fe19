"""The stock tools that a person without this program has: ssh-keygen, age, age-keygen."""

from __future__ import annotations

import base64
import subprocess
from pathlib import Path


def run(*command: str | Path, given: bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([str(part) for part in command], input=given, capture_output=True, cwd=cwd, check=False)


def openssh_private_key(seed: bytes, public: bytes) -> bytes:
    """An unencrypted OpenSSH private key file (PROTOCOL.key), so that ssh-keygen signs with our seed."""

    def string(value: bytes) -> bytes:
        return len(value).to_bytes(4, "big") + value

    shown = string(b"ssh-ed25519") + string(public)
    hidden = b"\x00\x00\x00\x07" * 2 + shown + string(seed + public) + string(b"")
    hidden += bytes(range(1, 9))[: -len(hidden) % 8]
    blob = b"openssh-key-v1\x00" + string(b"none") * 2 + string(b"") + b"\x00\x00\x00\x01" + string(shown)
    text = base64.encodebytes(blob + string(hidden))
    return b"-----BEGIN OPENSSH PRIVATE KEY-----\n" + text + b"-----END OPENSSH PRIVATE KEY-----\n"


def ssh_sign(folder: Path, seed: bytes, public: bytes, message: bytes, namespace: str, *options: str) -> bytes:
    """What `ssh-keygen -Y sign` writes."""
    key = folder / "key"
    key.write_bytes(openssh_private_key(seed, public))
    key.chmod(0o600)
    done = run("ssh-keygen", "-q", "-Y", "sign", *options, "-f", key, "-n", namespace, given=message)
    assert done.returncode == 0, done.stderr
    return done.stdout


def ssh_says_good(folder: Path, line: str, *, principal: str, namespace: str, message: bytes, signature: bytes) -> bool:
    """Whether `ssh-keygen -Y verify` says Good with this one line of allowed signers."""
    allowed, signed = folder / "allowed_signers", folder / "message.sig"
    allowed.write_text(line + "\n")
    signed.write_bytes(signature)
    done = run(
        "ssh-keygen", "-Y", "verify", "-f", allowed, "-I", principal, "-n", namespace, "-s", signed, given=message
    )
    return done.returncode == 0 and b"Good" in done.stdout
