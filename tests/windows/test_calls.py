"""The calls of Windows themselves; `make windows-check` runs them, anywhere else they are passed over."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

if sys.platform != "win32":
    pytest.skip("there is no Windows here", allow_module_level=True)
else:
    import ctypes

    from PySide6.QtGui import QGuiApplication

    from krachtigthuis_desktop import files, paths
    from krachtigthuis_desktop.bundle.stick import put_on_stick
    from krachtigthuis_desktop.errors import VaultError, VaultFault
    from krachtigthuis_desktop.gui.clipboard import ClipboardGuard
    from krachtigthuis_desktop.gui.system_lock import SystemLock
    from krachtigthuis_desktop.storage import sqlcipher
    from krachtigthuis_desktop.vault import disk, lock
    from krachtigthuis_desktop.windows import api, drives, places, process, rights, session, shell

    STICK = Path("E:\\")

    def test_a_file_takes_the_place_of_another(tmp_path: Path) -> None:
        old, new = tmp_path / "a", tmp_path / "b"
        old.write_bytes(b"old")
        new.write_bytes(b"new")
        files.replace(new, old)
        assert (old.read_bytes(), new.exists()) == (b"new", False)

    def test_a_folder_gets_its_name_and_nothing_gives_way_to_it(tmp_path: Path) -> None:
        (tmp_path / "half").mkdir()
        assert files.rename(tmp_path / "half", tmp_path / "whole").is_dir()
        (tmp_path / "a").write_bytes(b"a")
        (tmp_path / "b").write_bytes(b"b")
        with pytest.raises(OSError, match=r".") as refused:
            files.rename(tmp_path / "a", tmp_path / "b")
        assert refused.value.winerror in {80, 183}

    def test_a_name_that_is_not_there_is_missing(tmp_path: Path) -> None:
        with pytest.raises(VaultError) as refused:
            disk.rename(tmp_path / "no", tmp_path / "b")
        assert refused.value.code is VaultFault.MISSING

    def test_a_file_that_another_has_open_is_held(tmp_path: Path) -> None:
        path = tmp_path / "a"
        path.write_bytes(b"a")
        with path.open("rb"), pytest.raises(OSError, match=r".") as refused:
            files.remove(path)
        assert files.trouble(refused.value) in {files.Trouble.HELD, files.Trouble.READ_ONLY}

    @pytest.mark.parametrize("size", [0, 1, 4096, 1024 * 1024, 1024 * 1024 + 5])
    def test_a_file_is_read_past_the_cache(size: int, tmp_path: Path) -> None:
        data = os.urandom(size)
        paths.write_private(tmp_path / "a", data)
        assert b"".join(paths.read_past_cache(tmp_path / "a")) == data

    @pytest.mark.parametrize(
        "read", [lambda path: paths.read_plain(path, 9), lambda path: [*paths.read_past_cache(path)]]
    )
    @pytest.mark.parametrize("name", ["NUL", "NUL.age", ".", "no such file"])
    def test_what_is_no_plain_file_is_not_opened(name: str, read: object, tmp_path: Path) -> None:
        with pytest.raises(OSError, match=r"."):
            read(tmp_path / name)  # type: ignore[operator]

    def test_a_bundle_stands_on_the_stick(tmp_path: Path) -> None:
        folder = STICK if STICK.exists() else tmp_path
        assert put_on_stick(folder, "KTH-0123.age", b"x" * 300_000).read_bytes() == b"x" * 300_000

    def test_the_number_of_the_last_call_is_told_once() -> None:
        with pytest.raises(OSError, match=r"."):
            os.open("Z:\\no such folder\\x", os.O_RDONLY)
        assert api.number_of_last_call() in {2, 3}
        assert api.number_of_last_call() == 0

    def test_the_stick_is_found_and_the_disk_is_none() -> None:
        found = drives.sticks()
        assert "C:\\" not in found
        assert not STICK.exists() or "E:\\" in found
        assert drives.label("C:\\").endswith("C:)") or drives.label("C:\\") == "C:"

    def test_a_disk_of_this_computer_is_not_elsewhere(tmp_path: Path) -> None:
        assert not places.is_elsewhere(tmp_path)
        assert places.is_elsewhere(Path(r"\\server\share\Kluis"))

    def test_a_lock_is_held_once(tmp_path: Path) -> None:
        held = lock.Lock(tmp_path / "lock")
        assert lock.is_held(tmp_path / "lock")
        held.away()
        assert not (tmp_path / "lock").exists()

    def test_this_account_has_a_number_and_a_folder_of_its_own(tmp_path: Path) -> None:
        assert rights.own_account().startswith("S-1-5-")
        rights.make_private(str(tmp_path))
        assert not rights.is_open_to_others(str(tmp_path))

    def test_no_report_is_asked_for() -> None:
        process.report_no_crash()
        assert process.reports_no_crash()

    def test_a_function_that_this_windows_lacks_fails_and_ends_nothing() -> None:
        for library, name in (("kernel32", "NoSuchCall"), ("no_such_library", "Call")):
            assert not api.function(library, name, ctypes.c_int, ())()
            assert api.failed().winerror == 127

    def test_the_session_is_listened_to(qapp: QGuiApplication) -> None:
        told: list[str] = []
        watch = SystemLock(lambda: told.append("lock"))
        assert watch.session
        post = ctypes.WinDLL("user32").PostMessageW
        post.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_size_t, ctypes.c_ssize_t]
        for event, heard in ((8, 0), (7, 1)):
            post(int(watch._hidden.winId()), session.SESSION, event, 0)
            for _turn in range(20):
                qapp.processEvents()
            assert bool(told) == bool(heard)
        assert set(told) == {"lock"}  # one that is posted comes by twice: the window locks once

    def test_histories_are_told_to_pass_over_what_was_copied(qapp: QGuiApplication) -> None:
        guard = ClipboardGuard(milliseconds=60_000)
        guard.copy("Ruigrok")
        user = ctypes.WinDLL("user32")
        names = (
            "ExcludeClipboardContentFromMonitorProcessing",
            "CanIncludeInClipboardHistory",
            "CanUploadToCloudClipboard",
        )
        assert [bool(user.IsClipboardFormatAvailable(user.RegisterClipboardFormatW(name))) for name in names] == [
            True
        ] * 3
        guard.clear()

    def test_a_window_may_be_asked_to_stay_out_of_pictures() -> None:
        assert shell.keep_out_of_pictures(0) is False  # no such window: the call itself is well formed

    def test_a_commit_is_kept_by_a_journal_that_is_emptied(tmp_path: Path) -> None:
        sqlcipher.create(tmp_path / "vault.db", bytes(32))
        connection = sqlcipher.connect(tmp_path / "vault.db", bytes(32))
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("truncate",)
        connection.close()
