"""age files: what stock age makes we open, what we make stock age opens, and nothing else gets in."""

from __future__ import annotations

from pathlib import Path

import pyrage
import pytest

from krachtigthuis_desktop.crypto import agefile, bech32
from krachtigthuis_desktop.errors import BundleReason, BundleRefused, TrustError, TrustFault
from tests.crypto import stock
from tests.share import full

TEXT = b"synthetic text " * 40


@pytest.fixture(scope="module")
def office() -> agefile.Identity:
    return agefile.new_identity()


def reason_of(data: bytes, *identities: str) -> BundleReason:
    with pytest.raises(BundleRefused) as refused:
        agefile.unseal(data, identities)
    return refused.value.code


def test_stock_age_opens_what_we_seal(tmp_path: Path, office: agefile.Identity) -> None:
    (tmp_path / "identity").write_text(office.secret + "\n")
    done = stock.run("age", "-d", "-i", tmp_path / "identity", given=agefile.seal(TEXT, [office.recipient]))
    assert done.stdout == TEXT


def test_we_open_what_stock_age_seals(tmp_path: Path) -> None:
    made = stock.run("age-keygen", "-o", tmp_path / "identity")
    secret = (tmp_path / "identity").read_text().splitlines()[-1]
    recipient = agefile.recipient_of(secret)
    assert recipient.encode() in made.stderr
    sealed = stock.run("age", "-r", recipient, given=TEXT).stdout
    assert agefile.unseal(sealed, [secret]) == TEXT


def test_the_header_of_every_file_we_seal_is_ours(office: agefile.Identity) -> None:
    """The grease that the library adds is random in name, number and length."""
    others = [agefile.new_identity().recipient for _number in range(3)]
    for _time in range(full(500, 20_000)):
        assert agefile.check_header(agefile.seal(b"", [office.recipient, *others])).recipients == 4


def test_it_says_which_identity_fitted(office: agefile.Identity) -> None:
    other = agefile.new_identity()
    sealed = agefile.seal(TEXT, [office.recipient])
    assert agefile.unseal_with(sealed, [other.secret, office.secret]) == (TEXT, office.recipient)
    assert reason_of(sealed, other.secret) is BundleReason.WRONG_RECIPIENT
    assert reason_of(sealed) is BundleReason.WRONG_RECIPIENT


def test_a_file_cut_anywhere_or_changed_anywhere_is_refused_whole(office: agefile.Identity) -> None:
    sealed = agefile.seal(TEXT, [office.recipient])
    for place in range(len(sealed)):
        assert not reason_of(sealed[:place], office.secret).quarantines
        for bit in (1, 0x80):
            changed = sealed[:place] + bytes([sealed[place] ^ bit]) + sealed[place + 1 :]
            assert not reason_of(changed, office.secret).quarantines
    assert reason_of(sealed + b"\0", office.secret) is BundleReason.CORRUPT


def test_a_passphrase_file_is_refused_before_its_work_is_done(office: agefile.Identity) -> None:
    sealed = pyrage.passphrase.encrypt(TEXT, "een twee drie")
    assert reason_of(sealed, office.secret) is BundleReason.NOT_A_BUNDLE


def test_an_armored_file_is_refused(office: agefile.Identity) -> None:
    sealed = stock.run("age", "-a", "-r", office.recipient, given=TEXT).stdout
    assert sealed.startswith(b"-----BEGIN AGE")
    assert reason_of(sealed, office.secret) is BundleReason.NOT_A_BUNDLE


def test_a_recipient_of_another_kind_is_refused(tmp_path: Path, office: agefile.Identity) -> None:
    stock.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", tmp_path / "key")
    public = (tmp_path / "key.pub").read_text().strip()
    sealed = stock.run("age", "-r", public, "-r", office.recipient, given=TEXT).stdout
    assert b"ssh-ed25519" in sealed
    assert reason_of(sealed, office.secret) is BundleReason.NOT_A_BUNDLE


STANZA = b"-> X25519 " + b"A" * 43 + b"\n" + b"B" * 43 + b"\n"
END = b"--- " + b"C" * 43 + b"\n"
V1 = b"age-encryption.org/v1\n"


@pytest.mark.parametrize(
    "header",
    [
        b"",
        b"age-encryption.org/v2\n" + STANZA + END,
        V1 + END,
        V1 + STANZA,
        V1 + STANZA + b"-> scrypt AAAA 23\n" + b"B" * 43 + b"\n" + END,
        V1 + STANZA + b"-> g-grease a\nAAAA\n" * 2 + END,
        V1 + b"-> X25519 " + b"A" * 42 + b"\n" + b"B" * 43 + b"\n" + END,
        V1 + b"-> X25519 " + b"A" * 43 + b" A\n" + b"B" * 43 + b"\n" + END,
        V1 + b"-> X25519 " + b"A" * 43 + b"\n" + b"B" * 64 + b"\n" + b"B" * 43 + b"\n" + END,
        V1.replace(b"\n", b"\r\n") + STANZA + END,
        V1 + STANZA * 65 + END,
        V1 + STANZA * 100_000,
        b"SQLite format 3\0" * 10,
    ],
    ids=lambda header: f"{len(header)} bytes",
)
def test_a_header_that_age_would_not_write_for_us_is_refused(header: bytes) -> None:
    with pytest.raises(BundleRefused) as refused:
        agefile.check_header(header + b"x" * 40)
    assert refused.value.code is BundleReason.NOT_A_BUNDLE


def test_a_header_says_how_many_recipients_there_are() -> None:
    assert agefile.check_header(V1 + STANZA * 2 + END + b"rest") == agefile.Header(2, len(V1 + STANZA * 2 + END))


def test_a_recipient_that_anybody_could_open_for_is_refused() -> None:
    p = 2**255 - 19
    low = (0, 1, 325606250916557431795983626356110631294008115727848805560023387167927233504, p - 1, p, p + 1)
    for point in low:
        recipient = "age1" + bech32.encode("age", point.to_bytes(32, "little"))
        with pytest.raises(TrustError) as refused:
            agefile.seal(TEXT, [recipient])
        assert refused.value.code is TrustFault.LOW_ORDER_KEY


def test_a_recipient_with_a_typo_is_refused(office: agefile.Identity) -> None:
    other = "q" if office.recipient[20] != "q" else "p"
    typo = office.recipient[:20] + other + office.recipient[21:]
    for recipient in (typo, office.recipient.upper(), office.recipient[:-1], "age1", "", office.secret):
        with pytest.raises(TrustError) as refused:
            agefile.check_recipient(recipient)
        assert refused.value.code is TrustFault.BAD_KEY


def test_a_secret_does_not_show_in_a_traceback(office: agefile.Identity) -> None:
    assert office.secret not in repr(office)
    assert str(office.recipient) in repr(office)
