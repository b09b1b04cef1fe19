"""The one worker: in order, never on the window's thread, and nobody is left without an answer."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from krachtigthuis_desktop.errors import InputError, InputFault, KrachtigError, ProgramFault
from krachtigthuis_desktop.gui.run import at_once
from krachtigthuis_desktop.gui.worker import Worker


@pytest.fixture
def unexpected() -> list[BaseException]:
    return []


@pytest.fixture
def worker(unexpected: list[BaseException]) -> Iterator[Worker]:
    result = Worker(unexpected.append)
    yield result
    assert result.close()


def refuse(_error: KrachtigError) -> None:
    raise AssertionError


def test_work_runs_elsewhere_and_its_result_comes_back_here(qtbot: QtBot, worker: Worker) -> None:
    threads: list[threading.Thread] = []
    worker.run(
        lambda: threads.append(threading.current_thread()),
        lambda _none: threads.append(threading.current_thread()),
        refuse,
    )

    qtbot.waitUntil(lambda: len(threads) == 2)

    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()


def test_work_is_done_in_the_order_asked(qtbot: QtBot, worker: Worker) -> None:
    done: list[int] = []
    for number in range(20):
        worker.run(lambda number=number: number, done.append, refuse)  # type: ignore[misc]

    qtbot.waitUntil(lambda: len(done) == 20)

    assert done == list(range(20))


def test_our_own_error_comes_to_who_asked(qtbot: QtBot, worker: Worker, unexpected: list[BaseException]) -> None:
    errors: list[KrachtigError] = []

    def work() -> None:
        raise InputError(InputFault.NOT_FOUND)

    worker.run(work, lambda _none: None, errors.append)
    qtbot.waitUntil(lambda: bool(errors))

    assert errors[0].code is InputFault.NOT_FOUND
    assert unexpected == []


def test_an_unknown_error_goes_to_the_hook_and_the_screen_can_go_on(
    qtbot: QtBot, worker: Worker, unexpected: list[BaseException]
) -> None:
    errors: list[KrachtigError] = []
    worker.run(lambda: 1 // 0, lambda _result: None, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    worker.run(lambda: 7, lambda seven: errors.append(InputError(InputFault.OUT_OF_RANGE, seven=seven)), refuse)
    qtbot.waitUntil(lambda: len(errors) == 2)

    assert errors[0].code is ProgramFault.UNEXPECTED
    assert isinstance(unexpected[0], ZeroDivisionError)


def test_run_returns_before_the_work_is_done(qtbot: QtBot, worker: Worker) -> None:
    may_go, done = threading.Event(), list[bool]()
    worker.run(lambda: may_go.wait(5), done.append, refuse)

    assert done == []
    may_go.set()
    qtbot.waitUntil(lambda: done == [True])


def test_closing_does_not_wait_for_ever() -> None:
    worker, may_go = Worker(lambda _error: None), threading.Event()
    worker.run(lambda: may_go.wait(20), lambda _done: None, refuse)
    before = time.monotonic()

    assert not worker.close(seconds=0.05)
    assert time.monotonic() - before < 5
    may_go.set()
    assert worker.close()


def test_the_run_of_tests_has_done_everything_when_it_returns() -> None:
    done: list[int] = []
    errors: list[KrachtigError] = []

    def work() -> int:
        raise InputError(InputFault.NOT_FOUND)

    at_once(lambda: 7, done.append, errors.append)
    at_once(work, done.append, errors.append)

    assert done == [7]
    assert len(errors) == 1
