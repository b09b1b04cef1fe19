"""Which messages of Windows lock a vault. They are laid in memory as Windows lays them."""

from __future__ import annotations

import ctypes
from ctypes import wintypes
from uuid import UUID

import pytest
from PySide6.QtCore import QByteArray

from krachtigthuis_desktop.gui.system_lock import Messages
from krachtigthuis_desktop.windows.session import LID, POWER, SESSION, Ear, Setting

SETTING_CHANGED = 0x8013
OTHER = UUID("02731015-4510-4526-99E6-E5A17EBD1AEA")


def lid(*states: int, guid: UUID = LID) -> list[bool]:
    ear = Ear()
    settings = [Setting((ctypes.c_ubyte * 16)(*guid.bytes_le), 4, state) for state in states]
    return [ear.locks_at(POWER, SETTING_CHANGED, ctypes.addressof(setting)) for setting in settings]


@pytest.mark.parametrize(
    ("message", "event"),
    [(SESSION, 7), (SESSION, 2), (SESSION, 4), (SESSION, 6), (POWER, 4)],
)
def test_a_session_that_is_left_locks(message: int, event: int) -> None:
    assert Ear().locks_at(message, event)


@pytest.mark.parametrize(
    ("message", "event"),
    [(SESSION, 8), (SESSION, 1), (SESSION, 5), (POWER, 7), (POWER, 18), (POWER, 10), (0x0200, 7), (0x0201, 4)],
)
def test_one_that_comes_back_does_not(message: int, event: int) -> None:
    assert not Ear().locks_at(message, event)


def test_the_end_of_a_session_does_not_begin_the_program_anew() -> None:
    """WM_QUERYENDSESSION: Qt closes the window; a lock would start a fresh process."""
    assert not Ear().locks_at(0x0011, 0)


def test_a_lid_that_closes_locks() -> None:
    assert lid(1, 0) == [False, True]


def test_a_lid_that_was_closed_from_the_beginning_does_not() -> None:
    """Beside a screen of its own a laptop may stand closed; it would lock for ever."""
    assert lid(0, 0) == [False, False]
    assert lid(0, 1, 0) == [False, False, True]


def test_another_setting_of_the_power_is_not_the_lid() -> None:
    assert lid(1, 0, guid=OTHER) == [False, False]


@pytest.mark.parametrize(
    ("kind", "locked"), [(b"windows_generic_MSG", 1), (b"xcb_generic_event_t", 0), (b"windows_dispatcher_MSG", 0)]
)
def test_the_window_locks_at_a_message_of_windows_and_at_no_other(kind: bytes, locked: int) -> None:
    told: list[str] = []
    message = wintypes.MSG(message=SESSION, wParam=7)
    assert Messages(lambda: told.append("lock")).nativeEventFilter(QByteArray(kind), ctypes.addressof(message)) == (
        False,
        0,
    )
    assert len(told) == locked
