"""A letter as a file: never over another one, never half, and a full or missing stick is said."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Self

import pytest

from krachtigthuis_desktop.care.leaving import write_new
from krachtigthuis_desktop.errors import StickError, StickFault


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    places = [write_new(tmp_path, "ACD-EFG-HJK.pdf", data) for data in (b"one", b"two", b"three")]
    assert [place.name for place in places] == ["ACD-EFG-HJK.pdf", "ACD-EFG-HJK-2.pdf", "ACD-EFG-HJK-3.pdf"]
    assert [place.read_bytes() for place in places] == [b"one", b"two", b"three"]


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(StickError) as refused:
        write_new(tmp_path / "gone", "x.pdf", b"letter")
    assert refused.value.code is StickFault.GONE


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.ENOSPC, StickFault.FULL),
        (errno.EROFS, StickFault.READ_ONLY),
        (errno.ENODEV, StickFault.GONE),
        (errno.EIO, StickFault.UNREADABLE),
    ],
)
def test_each_fault_of_the_stick_has_its_own_word_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, fault: StickFault
) -> None:
    class Broken:
        """A file on a stick that fails while it is written."""

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_what: object) -> None: ...

        def write(self, _data: bytes) -> int:
            raise OSError(number, "stick")

    real = Path.open

    def opened(self: Path, *modes: str) -> Broken:
        real(self, *modes).close()  # type: ignore[call-overload]
        return Broken()

    monkeypatch.setattr(Path, "open", opened)
    with pytest.raises(StickError) as refused:
        write_new(tmp_path, "x.pdf", b"letter")
    monkeypatch.undo()
    assert refused.value.code is fault
    assert list(tmp_path.iterdir()) == []
